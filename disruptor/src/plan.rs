//! What the macro decided about the edges of a stage or producer, as types: nothing of it is left to decide at run time.

/// A stage's place in the graph.
pub trait Position {
    /// Its index in the order of declaration.
    const INDEX: usize;
    /// Whether it gates the producer, since no other stage follows it.
    const LEAF: bool;
    /// Whether every other stage is upstream of it: when it is done with an event, nobody else is at work on it.
    const LAST: bool;
}

/// The stage with this index, which other stages follow.
pub struct Inner<const INDEX: usize>;

impl<const I: usize> Position for Inner<I> {
    const INDEX: usize = I;
    const LEAF: bool = false;
    const LAST: bool = false;
}

/// The stage with this index, one of several that only the producer waits for.
pub struct Leaf<const INDEX: usize>;

impl<const I: usize> Position for Leaf<I> {
    const INDEX: usize = I;
    const LEAF: bool = true;
    const LAST: bool = false;
}

/// The stage with this index, the only one that only the producer waits for.
pub struct Last<const INDEX: usize>;

impl<const I: usize> Position for Last<I> {
    const INDEX: usize = I;
    const LEAF: bool = true;
    const LAST: bool = true;
}

/// Whether somebody who waits for this writer can be asleep.
pub trait Wakes {
    /// If not, the writer never looks.
    const ANYBODY: bool;
}

/// Spelt out by the macro: whether any strategy on the other side of the writer's edges blocks. Always so for a poller, on which `join`
/// sleeps.
pub struct WakesIf<const ANYBODY: bool>;

impl<const A: bool> Wakes for WakesIf<A> {
    const ANYBODY: bool = A;
}

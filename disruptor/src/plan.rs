//! What the macro decided about the edges of a stage or a producer. Types carry it, so nothing is left to decide at run time.

/// A stage's place in the graph.
pub trait Position {
    /// Its index in the order of declaration.
    const INDEX: usize;
    /// Whether no other stage follows it, so that it gates the producer.
    const LEAF: bool;
    /// Whether every other stage is upstream of it. When it is done with an event, nobody else works on that event.
    const LAST: bool;
}

/// The stage with this index, if other stages follow it.
pub struct Inner<const INDEX: usize>;

impl<const I: usize> Position for Inner<I> {
    const INDEX: usize = I;
    const LEAF: bool = false;
    const LAST: bool = false;
}

/// The stage with this index, if it is one of several leaves.
pub struct Leaf<const INDEX: usize>;

impl<const I: usize> Position for Leaf<I> {
    const INDEX: usize = I;
    const LEAF: bool = true;
    const LAST: bool = false;
}

/// The stage with this index, if it is the only leaf.
pub struct Last<const INDEX: usize>;

impl<const I: usize> Position for Last<I> {
    const INDEX: usize = I;
    const LEAF: bool = true;
    const LAST: bool = true;
}

/// Whether somebody who waits for this writer may sleep.
pub trait Wakes {
    /// If not, the writer never looks for sleepers.
    const ANYBODY: bool;
}

/// The macro states whether any wait strategy on the other side of the writer's edges blocks. For a poller this is always true, because
/// `join` sleeps on it.
pub struct WakesIf<const ANYBODY: bool>;

impl<const A: bool> Wakes for WakesIf<A> {
    const ANYBODY: bool = A;
}

//! What the macro decided about the edges of a stage or a producer. Types carry it, so nothing is left to decide at run time.

use std::marker::PhantomData;

/// A stage's place in the graph.
pub trait Position {
    /// Its index in the order of declaration.
    const INDEX: usize;
    /// Whether no other stage follows it, so that it gates the producer.
    const LEAF: bool;
    /// Whether every other stage is upstream of it. When it is done with an event, nobody else works on that event.
    const LAST: bool;
    /// The most events of a batch, at least 1; `None` for the default.
    const MAX_BATCH: Option<u64>;
}

/// The stage with this index, if other stages follow it.
pub struct Inner<const INDEX: usize>;

impl<const I: usize> Position for Inner<I> {
    const INDEX: usize = I;
    const LEAF: bool = false;
    const LAST: bool = false;
    const MAX_BATCH: Option<u64> = None;
}

/// The stage with this index, if it is one of several leaves.
pub struct Leaf<const INDEX: usize>;

impl<const I: usize> Position for Leaf<I> {
    const INDEX: usize = I;
    const LEAF: bool = true;
    const LAST: bool = false;
    const MAX_BATCH: Option<u64> = None;
}

/// The stage with this index, if it is the only leaf.
pub struct Last<const INDEX: usize>;

impl<const I: usize> Position for Last<I> {
    const INDEX: usize = I;
    const LEAF: bool = true;
    const LAST: bool = true;
    const MAX_BATCH: Option<u64> = None;
}

/// The stage at `P`, with batches of at most `MOST` events.
pub struct Bounded<P, const MOST: usize>(PhantomData<P>);

impl<P: Position, const MOST: usize> Position for Bounded<P, MOST> {
    const INDEX: usize = P::INDEX;
    const LEAF: bool = P::LEAF;
    const LAST: bool = P::LAST;
    const MAX_BATCH: Option<u64> = Some(MOST as u64);
}

/// The stage at `P`, run by a poller: by default, a batch may be as large as the ring.
pub(crate) struct Polled<P>(PhantomData<P>);

impl<P: Position> Position for Polled<P> {
    const INDEX: usize = P::INDEX;
    const LEAF: bool = P::LEAF;
    const LAST: bool = P::LAST;
    const MAX_BATCH: Option<u64> = match P::MAX_BATCH {
        None => Some(u64::MAX),
        bounded => bounded,
    };
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

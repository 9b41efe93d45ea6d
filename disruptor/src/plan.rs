//! What the macro decided about the edges of a stage or a producer. Types carry it, so nothing is left to decide at run time.

mod condition;
mod decision;

pub(crate) use condition::Condition;
pub use condition::{Always, If, Never};
use decision::{Deciding, Failing, Noting};
pub(crate) use decision::{Decision, Failure, Rule, Undecided};

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
    /// Which events reach it.
    type Condition: Condition;
    /// What it does with what its handler returns.
    type Decision: Rule;
}

/// The stage with this index, if other stages follow it.
pub struct Inner<const INDEX: usize>;

impl<const I: usize> Position for Inner<I> {
    const INDEX: usize = I;
    const LEAF: bool = false;
    const LAST: bool = false;
    const MAX_BATCH: Option<u64> = None;
    type Condition = Always;
    type Decision = Undecided;
}

/// The stage with this index, if it is one of several leaves.
pub struct Leaf<const INDEX: usize>;

impl<const I: usize> Position for Leaf<I> {
    const INDEX: usize = I;
    const LEAF: bool = true;
    const LAST: bool = false;
    const MAX_BATCH: Option<u64> = None;
    type Condition = Always;
    type Decision = Undecided;
}

/// The stage with this index, if it is the only leaf.
pub struct Last<const INDEX: usize>;

impl<const I: usize> Position for Last<I> {
    const INDEX: usize = I;
    const LEAF: bool = true;
    const LAST: bool = true;
    const MAX_BATCH: Option<u64> = None;
    type Condition = Always;
    type Decision = Undecided;
}

/// The stage at `P`, with batches of at most `MOST` events.
pub struct Bounded<P, const MOST: usize>(PhantomData<P>);

impl<P: Position, const MOST: usize> Position for Bounded<P, MOST> {
    const INDEX: usize = P::INDEX;
    const LEAF: bool = P::LEAF;
    const LAST: bool = P::LAST;
    const MAX_BATCH: Option<u64> = Some(MOST as u64);
    type Condition = P::Condition;
    type Decision = P::Decision;
}

/// The stage at `P`, which only the events reach that meet `C`.
pub struct Below<P, C>(PhantomData<(P, C)>);

impl<P: Position, C: Condition> Position for Below<P, C> {
    const INDEX: usize = P::INDEX;
    const LEAF: bool = P::LEAF;
    const LAST: bool = P::LAST;
    const MAX_BATCH: Option<u64> = P::MAX_BATCH;
    type Condition = C;
    type Decision = P::Decision;
}

/// The stage at `P`, which decides: the mark `MARK` keeps each answer.
pub struct Decides<P, const MARK: usize>(PhantomData<P>);

impl<P: Position, const MARK: usize> Position for Decides<P, MARK> {
    const INDEX: usize = P::INDEX;
    const LEAF: bool = P::LEAF;
    const LAST: bool = P::LAST;
    const MAX_BATCH: Option<u64> = P::MAX_BATCH;
    type Condition = P::Condition;
    type Decision = Deciding<MARK>;
}

/// The stage at `P`, which decides, while no other stage depends on it: the events that it turns away are counted.
pub struct Notes<P>(PhantomData<P>);

impl<P: Position> Position for Notes<P> {
    const INDEX: usize = P::INDEX;
    const LEAF: bool = P::LEAF;
    const LAST: bool = P::LAST;
    const MAX_BATCH: Option<u64> = P::MAX_BATCH;
    type Condition = P::Condition;
    type Decision = Noting;
}

/// The stage at `P`, whose errors halt the pipeline.
pub struct Fails<P>(PhantomData<P>);

impl<P: Position> Position for Fails<P> {
    const INDEX: usize = P::INDEX;
    const LEAF: bool = P::LEAF;
    const LAST: bool = P::LAST;
    const MAX_BATCH: Option<u64> = P::MAX_BATCH;
    type Condition = P::Condition;
    type Decision = Failing;
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
    type Condition = P::Condition;
    /// Its handler is the closure of a call, which returns nothing.
    type Decision = Undecided;
}

/// Whether somebody who waits for this writer may sleep.
pub trait Wakes {
    /// If not, the writer never looks for sleepers, unless it is a leaf: whoever waits until an event is done sleeps on that.
    const ANYBODY: bool;
}

/// The macro states whether any wait strategy on the other side of the writer's edges blocks. For a poller this is always true, because
/// `join` sleeps on it.
pub struct WakesIf<const ANYBODY: bool>;

impl<const A: bool> Wakes for WakesIf<A> {
    const ANYBODY: bool = A;
}

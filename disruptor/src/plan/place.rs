//! A stage's place in the graph.

use super::{Always, Condition, Rule, Share, Undecided, Whole};
use std::marker::PhantomData;

/// A stage's place in the graph, or that of one of its shards.
pub trait Position: Copy + Send + Sync {
    /// Whether no other stage follows it, so that it gates the producer.
    const LEAF: bool;
    /// Whether every other stage is upstream of it, and it has no shards beside it. When it is done with an event, nobody else works on
    /// that event.
    const LAST: bool;
    /// The most events of a batch, at least 1; `None` for the default.
    const MAX_BATCH: Option<u64>;
    /// Which events reach it.
    type Condition: Condition;
    /// What it does with what its handler returns.
    type Decision: Rule;
    /// Which of these events it handles.
    type Share: Share;

    /// The place of this shard. A stage without shards has only shard 0.
    fn of(shard: usize) -> Self;

    /// Its number among all that have a cursor.
    fn lane(self) -> usize;

    /// Which of the stage's shards it is.
    fn share(self) -> Self::Share;
}

/// The place of the stage whose lane, or whose first shard's, is `LANE`.
///
/// `L` is where in the graph, `B` how large its batches are, `C` which events reach it, `D` what it decides, `S` how its events are
/// divided.
pub struct Place<const LANE: usize, L, B = Quarter, C = Always, D = Undecided, S = Whole> {
    share: S,
    _plan: Plan<L, B, C, D>,
}

/// What is said by types alone.
type Plan<L, B, C, D> = PhantomData<fn() -> (L, B, C, D)>;

impl<const LANE: usize, L, B, C, D, S: Copy> Clone for Place<LANE, L, B, C, D, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<const LANE: usize, L, B, C, D, S: Copy> Copy for Place<LANE, L, B, C, D, S> {}

#[allow(private_bounds, reason = "named by generated code only, called by this crate only")]
impl<const LANE: usize, L, B, C, D, S> Position for Place<LANE, L, B, C, D, S>
where
    L: Layer,
    B: Batch,
    C: Condition,
    D: Rule,
    S: Share,
{
    const LEAF: bool = L::LEAF;
    const LAST: bool = L::LAST;
    const MAX_BATCH: Option<u64> = B::MOST;
    type Condition = C;
    type Decision = D;
    type Share = S;

    fn of(shard: usize) -> Self {
        Self { share: S::of(shard), _plan: PhantomData }
    }

    #[inline(always)]
    fn lane(self) -> usize {
        LANE + self.share.number()
    }

    #[inline(always)]
    fn share(self) -> S {
        self.share
    }
}

/// Where in the graph a stage is.
pub(crate) trait Layer {
    const LEAF: bool;
    const LAST: bool;
}

/// Other stages follow it.
pub struct Inner;

impl Layer for Inner {
    const LEAF: bool = false;
    const LAST: bool = false;
}

/// It is one of several leaves, or has several shards.
pub struct Leaf;

impl Layer for Leaf {
    const LEAF: bool = true;
    const LAST: bool = false;
}

/// It is the only leaf.
pub struct Last;

impl Layer for Last {
    const LEAF: bool = true;
    const LAST: bool = true;
}

/// How large a batch may be.
pub(crate) trait Batch {
    const MOST: Option<u64>;
}

/// A quarter of the ring: the default.
pub struct Quarter;

impl Batch for Quarter {
    const MOST: Option<u64> = None;
}

/// At most `MOST` events.
pub struct UpTo<const MOST: usize>;

impl<const MOST: usize> Batch for UpTo<MOST> {
    const MOST: Option<u64> = Some(MOST as u64);
}

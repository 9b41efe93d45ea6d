//! How large a batch may be, and when a stage hands on what it has handled.

use crate::plan::Position;
use crate::ring::Ring;
use std::marker::PhantomData;

/// The rule for the stage at `P`. Nothing else decides this, except that a stage hands on everything before it waits.
///
/// A stage hands a batch on when the batch has ended, and never before: what its handler does at the end of a batch is done before
/// anybody else has one of the events.
pub(super) struct HandOn<E, R, P>(PhantomData<(E, R, P)>);

impl<E, R: Ring<E>, P: Position> HandOn<E, R, P> {
    /// A quarter of the ring that there is at the start. With a batch in each of them, the producer and three stages that follow one
    /// another have work at the same time.
    ///
    /// NB: not of the ring that it has become. A growing ring has stalled, so its stages had better hand on soon.
    const QUARTER: u64 = if R::CAPACITY < 4 { 1 } else { R::CAPACITY / 4 };

    /// The most events of a batch.
    pub(super) const BATCH: u64 = match P::MAX_BATCH {
        None => Self::QUARTER,
        // There are never more in the ring.
        Some(most) if most > R::BOUND => R::BOUND,
        Some(most) => most,
    };

    /// Whether the producer wants to know about progress within a batch: a ring grows when no stage makes any.
    pub(super) const TELLS_PROGRESS: bool = R::BOUND > R::CAPACITY;

    /// Whether to hand on at the end of a batch, with so many events handled and not handed on.
    ///
    /// Others may wait for the last of these events, and the stage itself may not wait for long: the next batch may be there already,
    /// and so may the one after it. A leaf only frees slots, so it may take its time, unless the ring grows without them.
    #[inline(always)]
    pub(super) fn is_due(waiting: u64) -> bool {
        !P::LEAF || Self::TELLS_PROGRESS || waiting >= Self::QUARTER
    }
}

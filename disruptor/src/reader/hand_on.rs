//! When a stage hands on what it has handled.

use super::HALT_INTERVAL;
use crate::plan::Position;
use crate::ring::Ring;
use std::marker::PhantomData;

/// The rule for the stage at `P`. Nothing else decides this, except that a stage hands on everything before it waits.
///
/// A stage that others follow hands on early, so that they work at the same time. A leaf only frees slots, so it may take its time.
/// In a ring that can grow, every event counts at once, because the ring grows when nobody makes progress.
pub(super) struct HandOn<E, R, P>(PhantomData<(E, R, P)>);

impl<E, R: Ring<E>, P: Position> HandOn<E, R, P> {
    /// The most events that a stage has handled and not handed on.
    pub(super) const INTERVAL: u64 = {
        let quarter = R::CAPACITY / 4;
        if R::BOUND > R::CAPACITY || quarter == 0 {
            1
        } else if P::LEAF || quarter < HALT_INTERVAL {
            quarter
        } else {
            HALT_INTERVAL
        }
    };

    /// Whether it is time, with so many events handled and not handed on. The end of a batch is one of the times: the next batch may be
    /// there already, and so may the one after it, so the stage might not wait for long.
    #[inline(always)]
    pub(super) fn is_due(waiting: u64, end_of_batch: bool) -> bool {
        waiting >= Self::INTERVAL || (end_of_batch && !P::LEAF)
    }
}

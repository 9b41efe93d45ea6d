//! How a reader passes slots that no stage sees, because a producer claimed them in vain: see `ring/shared.rs`.
//!
//! A look never covers such a slot: it ends before the next one, and begins behind those that come first. So whoever goes through the events
//! of a look need not know of them.

use super::{Look, Reader};
use crate::Sequence;
use crate::barrier::Barrier;
use crate::control::Control;
use crate::core::Core;
use crate::plan::{Position, Wakes};
use crate::ring::{Events, LOOK_AHEAD, Ring};

impl<A, P: Position, K: Wakes, const D: usize> Reader<A, P, K, D> {
    /// Of what was just found, what covers events alone. If that is nothing, only such slots were available.
    #[inline(always)]
    pub(super) fn pass_over<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>, ring: &R, found: Look) -> Look {
        // A barrier that has seen stages come so far does not look at them again before the reader has.
        self.may_miss_some = D > 0 && found.end() == self.cut_from;
        if ring.passed_over() == self.passed_over { found } else { self.search(core, ring, found) }
    }

    /// There are slots that were passed over, and that this reader has not passed: in what it has found, or later.
    #[cold]
    #[inline(never)]
    fn search<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>, ring: &R, found: Look) -> Look {
        let (mut first, mut end) = (found.from(), found.end());
        while first < end && ring.is_passed_over(first) {
            first += 1;
            self.passed_over += 1;
            if first == end {
                end = self.barrier.available(core.control(), ring, first);
            }
        }
        // The look may have ended where one ends at most, and now begins later, so that this does not show any more.
        self.may_miss_some |= first > found.from();
        if let Some(cut) = (first..end).find(|&sequence| ring.is_passed_over(sequence)) {
            self.may_miss_some = true;
            self.cut_from = end;
            end = cut;
        }
        Look::new(first, end)
    }

    /// Whether the reader looks on, in the same batch, behind `look`, which was the last one. It is out of date if made before `position`.
    ///
    /// Where pauses pay, not without a distance, unless it takes all. Otherwise as far as there are events: what a stage does for a whole batch
    /// may take long.
    #[inline(always)]
    pub(super) fn looks_on<E, R: Ring<E>>(&self, control: &Control, ring: &R, look: Look, position: Sequence) -> bool {
        look.from() != position
            || look.end() - position >= LOOK_AHEAD
                && (self.takes_all
                    || !self.pace.pays()
                    || Barrier::<D>::has_distance(control, ring, position, look.end()))
            || (R::PASSES_OVER && self.may_miss_some)
    }

    /// After a panic at the last event before slots that were passed over: the reader goes on behind them.
    pub(super) fn resume_behind_passed_over(&mut self) {
        self.position = self.position.max(self.look.from());
    }
}

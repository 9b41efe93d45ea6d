//! How a stage goes through the events that gets runs of them, as slices.

use super::ahead::ask_for_slice;
use super::{HandOn, Look, Reader, Walk, claim, claim_next};
use crate::Sequence;
use crate::access::Access;
use crate::core::Core;
use crate::plan::{Decision, Position, Wakes};
use crate::ring::{Events, Ring, Slot};
use std::mem;

/// Events that follow one another without a gap.
struct Run {
    end: Sequence,
    /// What was found behind them: nothing, or events behind slots that were passed over.
    next: Look,
    /// How many such slots there were until then.
    passed_over: u64,
}

impl<A, P: Position, K: Wakes, const D: usize> Reader<A, P, K, D> {
    /// [`batch`](Reader::batch) in slices: as long as can be, and as few as the ends of the ring's memory and slots that were passed over
    /// allow.
    #[inline(always)]
    pub(super) fn batch_of_slices<E: 'static, R, M, H, O>(
        &mut self,
        most: u64,
        core: &Core<E, R, M>,
        handler: &mut H,
    ) -> bool
    where
        R: Ring<E>,
        M: Events,
        A: Access<E>,
        P::Decision: Decision<O>,
        H: for<'a> FnMut(A::Item<'a>, Sequence, bool) -> O,
    {
        let ring = core.local_ring();
        let full = self.position + HandOn::<E, R, P>::BATCH.min(most);
        let mut walk = Walk::new(self);
        loop {
            let Run { end, next, passed_over } = walk.reader.gather(core, &*ring, walk.position, full);
            let stop = end.min(full);
            let goes_on = stop < full && next.from() < next.end() && next.from() < full;
            for piece in ring.pieces(walk.position, stop) {
                let behind = walk.position + piece.len() as u64;
                if behind == end {
                    // Not earlier: after a panic of its handler the reader goes on where the look begins, and after one before that it
                    // looks for these slots once more.
                    walk.reader.look = next;
                    if R::PASSES_OVER {
                        walk.reader.passed_over = passed_over;
                    }
                }
                let end_of_batch = behind == stop && !goes_on;
                ask_for_slice::<E, R>(piece);
                walk.handle_slice(core, piece, handler, end_of_batch);
                walk.position = if behind == end { next.from() } else { behind };
                walk.reader.tell_progress(core, walk.position);
                if walk.reader.claiming.claims_now::<E, R, P>() {
                    claim::<E, R, P>(piece);
                }
                if end_of_batch && let Some(last) = piece.last() {
                    claim_next::<E, R, P, D>(core.control(), last, &walk.reader.barrier);
                } else if core.control().is_halted() {
                    return false;
                }
            }
            if !goes_on {
                walk.end(core);
                return true;
            }
        }
    }

    /// Looks for what follows the events of the last look, until the run ends or reaches `full`.
    #[inline(always)]
    fn gather<E, R: Ring<E>, M: Events>(
        &mut self,
        core: &Core<E, R, M>,
        ring: &R,
        position: Sequence,
        full: Sequence,
    ) -> Run {
        let mut more = self.looks_on::<E, R>(core.control(), ring, self.look, position);
        loop {
            let end = self.look.end();
            if end >= full || !more {
                return Run { end, next: Look::new(end, end), passed_over: self.passed_over };
            }
            let before = self.passed_over;
            let next = self.look_from(core, ring, end);
            if next.from() != end || next.end() == end {
                let passed_over = mem::replace(&mut self.passed_over, before);
                return Run { end, next, passed_over };
            }
            more = self.looks_on::<E, R>(core.control(), ring, next, end);
            self.look = Look::new(position, next.end());
        }
    }
}

impl<A, P: Position, K: Wakes, const D: usize> Walk<'_, A, P, K, D> {
    /// Lets the handler have the events in these slots, the first of which is at the position.
    #[inline(always)]
    fn handle_slice<E: 'static, R, M, H, O>(
        &mut self,
        core: &Core<E, R, M>,
        slots: &[Slot<E, R::Beside>],
        handler: &mut H,
        end_of_batch: bool,
    ) where
        R: Ring<E>,
        M: Events,
        A: Access<E>,
        P::Decision: Decision<O>,
        H: for<'a> FnMut(A::Item<'a>, Sequence, bool) -> O,
    {
        const {
            let alone = size_of::<Slot<E, R::Beside>>() == size_of::<E>();
            assert!(!A::SLICES || alone, "nothing may lie between the events of a slice");
        }
        self.reader.in_hand = slots.len() as u64;
        // SAFETY: the slots are nothing but events, side by side. The barrier was past all of them, so they are published and every stage
        // upstream is done with them. No stage that may run at the same time touches what this one may write, or writes what it may
        // read: the macro checked the graph for it. The producer writes the slots again only after every leaf has released them.
        let item = unsafe { A::access_run(slots.as_ptr().cast::<E>().cast_mut(), slots.len()) };
        let outcome = handler(item, self.position, end_of_batch);
        // There is nothing to decide about a slice: the macro lets such a stage return nothing.
        _ = P::Decision::conclude(outcome, core.ring().marks(&slots[0], self.position));
    }
}

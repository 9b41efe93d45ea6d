//! Batches of a few events: the shortest way from their arrival to the end of their batch.

use super::{HandOn, Reader, Walk, claim};
use crate::Sequence;
use crate::access::Access;
use crate::core::Core;
use crate::plan::{Decision, Divides, Position, Wakes};
use crate::ring::{Events, ROW, Ring, Slot};
use crate::sync::fault::is_injected;
use std::slice;

impl<A, P: Position, K: Wakes, const D: usize> Reader<A, P, K, D> {
    /// Whether the last look found so few events that they make a batch, which may have `most`, and tells that no more are there.
    #[inline(always)]
    pub(super) fn has_few<E, R: Ring<E>>(&self, most: u64) -> bool {
        let found = self.look.end() - self.position;
        !R::PASSES_OVER
            && self.look.from() == self.position
            && found <= HandOn::<E, R, P>::BATCH.min(ROW as u64).min(most)
    }

    /// Handles them: [`batch_up_to`](Reader::batch_up_to) for a stage that keeps up with its events.
    ///
    /// NB: one loop over all of them. How many they are changes from batch to batch, and each branch that depends on it is guessed wrong again
    /// and again. A stage that was just waiting has nothing else to do, so that is what its latency consists of.
    #[inline(always)]
    pub(super) fn batch_of_few<'c, E: 'static, R, M, H, O>(
        &mut self,
        core: &'c Core<E, R, M>,
        mut slot: &'c Slot<E, R::Beside>,
        handler: &mut H,
    ) -> bool
    where
        R: Ring<E>,
        M: Events,
        A: Access<E>,
        P::Decision: Decision<O>,
        P::Share: Divides<E>,
        H: for<'a> FnMut(A::Item<'a>, Sequence, bool) -> O,
    {
        let claims = self.claiming.claims_now::<E, R, P>();
        let end = self.look.end();
        let mut walk = Walk::new(self);
        loop {
            let is_last = walk.position + 1 == end;
            if is_last && is_injected("hand_on_early") {
                walk.reader.release_before(core, walk.position);
            }
            if !walk.handle(core, slot, handler, is_last) {
                return false;
            }
            walk.position += 1;
            walk.reader.tell_progress(core, walk.position);
            if is_last {
                walk.end_behind(core, slot);
                return true;
            }
            if claims {
                claim::<E, R, P>(slice::from_ref(slot));
            }
            if core.control().is_halted() {
                return false;
            }
            slot = core.ring().slot(walk.position);
        }
    }
}

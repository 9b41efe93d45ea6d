//! How a reader handles one event alone.

use super::walk::{claim, claim_next, handle};
use super::{Reader, Walk};
use crate::Sequence;
use crate::access::Access;
use crate::core::Core;
use crate::plan::{Decision, Divides, Position, Wakes};
use crate::ring::{Events, Ring};
use crate::sync::fault::is_injected;
use std::slice;

impl<A, P: Position, K: Wakes, const D: usize> Reader<A, P, K, D> {
    /// Handles a batch of the only event that the last look found. For a stage that has waited for it: this is the shortest way from the event's
    /// arrival to the end of its batch.
    #[inline(always)]
    pub(super) fn batch_of_one<E: 'static, R, M, H, O>(&mut self, core: &Core<E, R, M>, handler: &mut H) -> bool
    where
        R: Ring<E>,
        M: Events,
        A: Access<E>,
        P::Decision: Decision<O>,
        P::Share: Divides<E>,
        H: for<'a> FnMut(A::Item<'a>, Sequence, bool) -> O,
    {
        let mut walk = Walk::new(self);
        if is_injected("hand_on_early") {
            walk.reader.release_before(core, walk.position);
        }
        let slot = core.ring().slot(walk.position);
        if !walk.handle(core, slot, handler, true) {
            return false;
        }
        walk.position += 1;
        walk.reader.tell_progress(core, walk.position);
        walk.end_behind(core, slot);
        true
    }

    /// Handles the next event alone, which is available. Its handler does not panic. Passes over those that do not reach the stage, and
    /// if too many of them come first, handles none.
    #[inline(always)]
    pub(crate) fn one<E: 'static, R, M, H>(&mut self, core: &Core<E, R, M>, handler: &mut H)
    where
        R: Ring<E>,
        M: Events,
        A: Access<E>,
        P::Share: Divides<E>,
        H: for<'a> FnMut(A::Item<'a>, Sequence, bool),
    {
        if !Self::SEES_ALL && !self.advance(core) {
            return;
        }
        let slot = core.ring().slot(self.position);
        handle::<E, A, R, M, H, ()>(core, slot, self.position, handler, false);
        if self.position + 1 == self.look.end() {
            claim_next::<E, R, P, D>(core.control(), slot, &self.barrier);
        } else {
            claim::<E, R, P>(slice::from_ref(slot));
        }
        self.skip(1);
    }
}

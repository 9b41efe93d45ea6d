//! How a shard that takes turns goes through the events: it does not even look at those of the others.

use super::below::{Held, reaches};
use super::{HALT_INTERVAL, Reader, Walk};
use crate::Sequence;
use crate::access::Access;
use crate::core::Core;
use crate::plan::{Decision, Divides, Position, Share, Wakes};
use crate::ring::{Events, Ring};
use std::ops::Range;

impl<A, P: Position, K: Wakes, const D: usize> Reader<A, P, K, D> {
    /// How many events it goes through between two looks for a halt. It handles `HALT_INTERVAL` of them at most.
    pub(super) const LOOKS: u64 =
        if P::Share::TAKES_TURNS { HALT_INTERVAL * P::Share::SHARDS as u64 } else { HALT_INTERVAL };
}

impl<A, P: Position, K: Wakes, const D: usize> Walk<'_, A, P, K, D> {
    /// Handles the shard's own events of this range, all but the last, which it holds back, see [`Held`]. False if the stage has failed.
    #[inline(always)]
    pub(super) fn handle_own<'r, E: 'static, R, M, H, O>(
        &mut self,
        core: &Core<E, R, M>,
        ring: &'r R,
        range: Range<Sequence>,
        held: &mut Option<Held<'r, E, R::Beside>>,
        handler: &mut H,
    ) -> bool
    where
        R: Ring<E>,
        M: Events,
        A: Access<E>,
        P::Decision: Decision<O>,
        P::Share: Divides<E>,
        H: for<'e> FnMut(A::Item<'e>, Sequence, bool) -> O,
    {
        let (shards, shard) = (P::Share::SHARDS as u64, self.reader.place.share().number() as u64);
        let mut own = range.start + (shards + shard - range.start % shards) % shards;
        while own < range.end {
            let slot = ring.slot(own);
            if reaches(self.reader.place, ring, slot, own)
                && let Some(event) = held.replace(Held { sequence: own, slot })
                && !self.handle_held(core, &event, handler, false)
            {
                return false;
            }
            own += shards;
            self.reader.tell_progress(core, own.min(range.end));
        }
        true
    }
}

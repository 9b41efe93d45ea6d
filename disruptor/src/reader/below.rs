//! How a stage in a branch, or a shard, goes through the events: it handles those that reach it and are its share.

use super::{HALT_INTERVAL, HandOn, Reader, Walk, claim};
use crate::Sequence;
use crate::access::Access;
use crate::core::Core;
use crate::plan::{Condition, Decision, Divides, Position, Share, Wakes};
use crate::ring::{Events, LINE, Ring, Slot};
use crate::sync::fault::is_injected;
use std::slice;

/// An event that reaches the stage, held back until it is known whether it is the last one of its batch.
pub(super) struct Held<'r, E, V> {
    pub(super) sequence: Sequence,
    pub(super) slot: &'r Slot<E, V>,
}

impl<A, P: Position, K: Wakes, const D: usize> Reader<A, P, K, D> {
    /// [`batch`](Reader::batch) for a stage that not every event reaches. The batch is as long as it would be with all of them; the last one
    /// that reaches the stage is marked. If none does, the handler is not called. It is also full with `most` events that reach the stage.
    #[inline(always)]
    pub(super) fn batch_below<E: 'static, R, M, H, O>(
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
        P::Share: Divides<E>,
        H: for<'a> FnMut(A::Item<'a>, Sequence, bool) -> O,
    {
        let ring = core.local_ring();
        let mut next = self.position;
        let mut full = next + HandOn::<E, R, P>::BATCH;
        let mut end = self.look.end();
        let mut more = self.looks_on::<E, R>(core.control(), &*ring, self.look, next);
        let mut held: Option<Held<'_, E, R::Beside>> = None;
        let mut left = most;
        let mut walk = Walk::new(self);
        loop {
            let stop = end.min(full).min(next + Self::LOOKS);
            if P::Share::TAKES_TURNS {
                if !walk.handle_own(core, &*ring, next..stop, &mut held, handler) {
                    return false;
                }
                next = stop;
            }
            'looking: for piece in ring.pieces(next, stop) {
                for (index, slot) in piece.iter().enumerate() {
                    if P::Share::SHARDS > 1 {
                        // The hash of a key may panic, at this event.
                        walk.position = next;
                    }
                    if reaches(walk.reader.place, &*ring, slot, next) {
                        if left == 0 {
                            full = next;
                            claim_seen::<E, R, P>(&piece[..index]);
                            break 'looking;
                        }
                        left -= 1;
                        if let Some(event) = held.replace(Held { sequence: next, slot })
                            && !walk.handle_held(core, &event, handler, false)
                        {
                            return false;
                        }
                    }
                    next += 1;
                    walk.reader.tell_progress(core, next);
                }
                claim_seen::<E, R, P>(piece);
            }
            if next == end && next < full && more {
                let look = walk.reader.look_from(core, &*ring, next);
                walk.reader.look = look;
                (next, end) = (look.from(), look.end());
                more = walk.reader.looks_on::<E, R>(core.control(), &*ring, look, next);
            }
            // Slots that were passed over may lie before the next event.
            if next == end || next >= full {
                if let Some(event) = held
                    && !walk.handle_held(core, &event, handler, true)
                {
                    return false;
                }
                walk.position = next;
                walk.end(core);
                return true;
            }
            if core.control().is_halted() {
                // What is held back has not been handled.
                walk.position = held.map_or(next, |event| event.sequence);
                return false;
            }
        }
    }

    /// Goes on to the next event that reaches the stage, over at most so many that may be handled between two looks for a halt.
    /// Some event is available. Returns whether it came to such an event.
    #[inline(always)]
    pub(super) fn advance<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>) -> bool
    where
        P::Share: Divides<E>,
    {
        let stop = self.look.end().min(self.position + HALT_INTERVAL);
        while self.position < stop {
            let slot = core.ring().slot(self.position);
            if reaches(self.place, core.ring(), slot, self.position) {
                return true;
            }
            claim_seen::<E, R, P>(slice::from_ref(slot));
            self.position += 1;
            self.tell_progress(core, self.position);
        }
        false
    }
}

impl<A, P: Position, K: Wakes, const D: usize> Walk<'_, A, P, K, D> {
    /// Lets the handler have an event that was held back: false if the stage has failed.
    #[inline(always)]
    pub(super) fn handle_held<E: 'static, R, M, H, O>(
        &mut self,
        core: &Core<E, R, M>,
        event: &Held<'_, E, R::Beside>,
        handler: &mut H,
        end_of_batch: bool,
    ) -> bool
    where
        R: Ring<E>,
        M: Events,
        A: Access<E>,
        P::Decision: Decision<O>,
        P::Share: Divides<E>,
        H: for<'a> FnMut(A::Item<'a>, Sequence, bool) -> O,
    {
        self.position = event.sequence;
        if end_of_batch && is_injected("hand_on_early") {
            self.reader.release_before(core, self.position);
        }
        let goes_on = self.handle(core, event.slot, handler, end_of_batch);
        if !is_small::<E, R>() {
            claim::<E, R, P>(slice::from_ref(event.slot));
        }
        goes_on
    }
}

/// Whether the event in this slot reaches the stage, and is this shard's.
///
/// The barrier is past it, so every stage on whose decision this depends has stored its mark: see `ring/marks.rs`.
#[inline(always)]
pub(super) fn reaches<E, R: Ring<E>, P: Position>(
    place: P,
    ring: &R,
    slot: &Slot<E, R::Beside>,
    sequence: Sequence,
) -> bool
where
    P::Share: Divides<E>,
{
    let marks = ring.marks(slot, sequence);
    if !P::Condition::is_met(marks) && !is_injected("condition_look") {
        return false;
    }
    // SAFETY: the event is published, and every stage upstream is done with it. Of the other shards, one may have it: the macro lets no
    // stage write the key by which its shards are told apart.
    P::Share::SHARDS == 1
        || slot.with(|event| unsafe { place.share().is_mine(event.cast_mut().cast(), sequence, marks) })
}

/// Whether who looks at the marks of a slot has read all of its lines, or nearly so.
const fn is_small<E, R: Ring<E>>() -> bool {
    size_of::<Slot<E, R::Beside>>() <= LINE
}

/// Prepares slots at which the stage has looked. What it has not read of large events, it leaves alone.
#[inline(always)]
fn claim_seen<E, R: Ring<E>, P: Position>(slots: &[Slot<E, R::Beside>]) {
    if is_small::<E, R>() || cfg!(loom) {
        claim::<E, R, P>(slots);
    }
}

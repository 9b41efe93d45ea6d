//! A reader's way through one batch, and what happens to each event there.

use super::{HandOn, Reader};
use crate::Sequence;
use crate::access::Access;
use crate::barrier::Barrier;
use crate::control::{Control, Turnout};
use crate::core::Core;
use crate::plan::{Decision, Failure, Position, Rule, Wakes};
use crate::ring::{Events, Ring, Slot, claim_last, claim_lines};
use crate::sync::fault::is_injected;

/// Where a reader is in a batch. Puts the position back into the reader when the batch ends, also if a handler panics.
///
/// NB: the position is not in the reader meanwhile, because handlers might write to the reader for all that the compiler knows. It would
/// load and store the position for each event.
pub(super) struct Walk<'a, A, P: Position, K: Wakes, const D: usize> {
    pub(super) position: Sequence,
    turnout: Turnout,
    pub(super) reader: &'a mut Reader<A, P, K, D>,
}

impl<'a, A, P: Position, K: Wakes, const D: usize> Walk<'a, A, P, K, D> {
    #[inline(always)]
    pub(super) fn new(reader: &'a mut Reader<A, P, K, D>) -> Self {
        Self { position: reader.position, turnout: reader.turnout, reader }
    }

    /// Lets the handler have the event at the position, which is in this slot, and draws the conclusion: false if the stage has failed.
    #[inline(always)]
    pub(super) fn handle<E: 'static, R, M, H, O>(
        &mut self,
        core: &Core<E, R, M>,
        slot: &Slot<E, R::Beside>,
        handler: &mut H,
        end_of_batch: bool,
    ) -> bool
    where
        R: Ring<E>,
        M: Events,
        A: Access<E>,
        P::Decision: Decision<O>,
        H: for<'e> FnMut(A::Item<'e>, Sequence, bool) -> O,
    {
        let outcome = handle::<E, A, R, M, H, O>(core, slot, self.position, handler, end_of_batch);
        match P::Decision::conclude(outcome, core.ring().marks(slot, self.position)) {
            Ok(yes) => {
                self.turnout.handled += u64::from(!Reader::<A, P, K, D>::SEES_ALL);
                self.turnout.turned_away += u64::from(!yes);
            }
            Err(failure) if !is_injected("stage_failure") => {
                failed(core.control(), self.reader.place.lane(), self.position, failure);
                return false;
            }
            Err(_) => {}
        }
        true
    }

    /// The same for an event that does not end the batch. Goes to the next one.
    #[inline(always)]
    pub(super) fn go_on<E: 'static, R, M, H, O>(
        &mut self,
        core: &Core<E, R, M>,
        slot: &Slot<E, R::Beside>,
        handler: &mut H,
    ) -> bool
    where
        R: Ring<E>,
        M: Events,
        A: Access<E>,
        P::Decision: Decision<O>,
        H: for<'e> FnMut(A::Item<'e>, Sequence, bool) -> O,
    {
        let goes_on = self.handle(core, slot, handler, false);
        if goes_on {
            self.position += 1;
            self.reader.tell_progress(core, self.position);
        }
        goes_on
    }

    /// Puts what was counted back into the reader, where anything is.
    #[inline(always)]
    fn keep_turnout(&mut self) {
        if !Reader::<A, P, K, D>::SEES_ALL || <P::Decision as Rule>::DECIDES {
            self.reader.turnout = self.turnout;
        }
    }

    /// The batch has ended behind the event in this slot: claims what it is done with, and hands it on, if that is due.
    #[inline(always)]
    pub(super) fn end_behind<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>, last: &Slot<E, R::Beside>) {
        step!(claim_next::<E, R, P, D>(core.control(), last, &self.reader.barrier), unless "claim_late");
        self.end(core);
        if is_injected("claim_late") {
            claim_next::<E, R, P, D>(core.control(), last, &self.reader.barrier);
        }
    }

    /// The batch has ended at the position: hands it on, if that is due.
    #[inline(always)]
    pub(super) fn end<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>) {
        if R::PASSES_OVER {
            self.reader.may_miss_some = true;
        }
        self.reader.claiming.batch_ends::<E, R, P>(self.position);
        if HandOn::<E, R, P>::is_due(self.position - self.reader.released) {
            self.keep_turnout();
            self.reader.release_before(core, self.position);
        }
    }
}

impl<A, P: Position, K: Wakes, const D: usize> Drop for Walk<'_, A, P, K, D> {
    #[inline(always)]
    fn drop(&mut self) {
        self.reader.position = self.position;
        self.keep_turnout();
    }
}

/// Prepares slots whose events were just handled, and are not released yet, for whoever has them next.
#[inline(always)]
pub(super) fn claim<E, R: Ring<E>, P: Position>(slots: &[Slot<E, R::Beside>]) {
    if P::LAST || is_injected("claim_shared") {
        // SAFETY: every other stage is upstream of this one, so all of them are done with these events, and the producer writes the
        // slots again only after this stage has released them.
        unsafe { claim_lines(slots) };
    }
}

/// The same for the last slot of a batch, with the line in which the next event comes, and what tells of it.
#[inline(always)]
pub(super) fn claim_next<E, R: Ring<E>, P: Position, const D: usize>(
    control: &Control,
    last: &Slot<E, R::Beside>,
    barrier: &Barrier<D>,
) {
    if P::LAST || is_injected("claim_shared") {
        // SAFETY: as above.
        unsafe { claim_last(last) };
        // Every stage that follows one of those that this one follows would be upstream of it, and these edges redundant. So nobody
        // else waits for these.
        barrier.claim::<E, R>(control);
    }
}

#[cold]
#[inline(never)]
fn failed(control: &Control, index: usize, sequence: Sequence, failure: Failure) {
    control.stage_failed(index, sequence, failure);
}

/// Lets the handler have an event that is available.
#[inline(always)]
pub(super) fn handle<E: 'static, A, R, M, H, O>(
    core: &Core<E, R, M>,
    slot: &Slot<E, R::Beside>,
    sequence: Sequence,
    handler: &mut H,
    end_of_batch: bool,
) -> O
where
    A: Access<E>,
    R: Ring<E>,
    M: Events,
    H: for<'a> FnMut(A::Item<'a>, Sequence, bool) -> O,
{
    if A::TAKES {
        // Before the handler has the event: from here on it is the handler's to drop, even if the handler panics.
        step!(M::taken(core.control(), sequence, core.ring().marks(slot, sequence)), unless "take_record");
    }
    let mut handle = |event: *mut E| {
        // SAFETY: the barrier was past this event, so it is published and every stage upstream is done with it. No stage that may run at
        // the same time touches what this one may write, or writes what this one may read: the macro checked the graph for it. The
        // producer writes the slot again only after every leaf has released it: this stage, or one that waits for this one.
        let item = unsafe { A::access(event) };
        handler(item, sequence, end_of_batch)
    };
    if A::EXCLUSIVE {
        slot.with_mut(|slot| handle(slot.cast()))
    } else {
        slot.with(|slot| handle(slot.cast_mut().cast()))
    }
}

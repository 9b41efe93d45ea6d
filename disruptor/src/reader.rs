//! How a stage goes through the events, whether a thread of the pipeline or a poller runs it.

use crate::Sequence;
use crate::access::Access;
use crate::barrier::Barrier;
use crate::control::Control;
use crate::core::Core;
use crate::pace::Pace;
use crate::plan::{Position, Wakes};
use crate::ring::{Events, LOOK_AHEAD, Ring, Slot, claim_lines};
use crate::sync::fault::is_injected;
use crate::sync::spin_loop;
use crate::wait::WaitStrategy;
use std::marker::PhantomData;
use std::slice;
use std::time::Instant;

/// A stage never handles more events than this between two looks at whether the pipeline is halted.
const HALT_INTERVAL: u64 = 64;

/// A stage's state: `A` is its access, `P` its place, `K` whether it wakes its readers, `D` the number of stages it waits for.
pub(crate) struct Reader<A, P, K, const D: usize> {
    barrier: Barrier<D>,
    /// The event in hand, or the next one.
    position: Sequence,
    /// How far events are known to be available. Not to be looked up anew before the position is there: a run that was
    /// published at once has a stamp on its first event alone.
    end: Sequence,
    /// Where the look began that found it.
    looked_at: Sequence,
    /// What the readers of this stage have been told.
    released: Sequence,
    pace: Pace,
    _plan: PhantomData<(A, P, K)>,
}

impl<A, P: Position, K: Wakes, const D: usize> Reader<A, P, K, D> {
    pub(crate) fn new(upstream: [usize; D]) -> Self {
        Self {
            barrier: Barrier::new(upstream),
            position: 0,
            end: 0,
            looked_at: 0,
            released: 0,
            pace: Pace::new(),
            _plan: PhantomData,
        }
    }

    /// The event in hand while a handler runs, the next one otherwise.
    pub(crate) fn position(&self) -> Sequence {
        self.position
    }

    /// Counts the event in hand as handled, after its handler panicked.
    pub(crate) fn skip(&mut self) {
        self.position += 1;
    }

    /// Whether an event is available now.
    #[inline(always)]
    pub(crate) fn look<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>) -> bool {
        if self.end == self.position {
            self.end = self.barrier.available(core.control(), core.ring(), self.position);
            self.looked_at = self.position;
        }
        self.end > self.position
    }

    /// Waits for the next event, if none is known; false when there will be none.
    ///
    /// NB: once for each batch, and never inlined: what goes on here takes registers that the loop over a batch needs, which then
    /// handles 8-byte events a fifth slower.
    #[inline(never)]
    pub(crate) fn next<E, R: Ring<E>, M: Events, W: WaitStrategy>(
        &mut self,
        core: &Core<E, R, M>,
        strategy: &mut W,
    ) -> bool {
        if self.end == self.position {
            self.let_gather(core);
        }
        self.look(core) || self.wait(core, strategy)
    }

    /// Lets events gather if that makes things faster, see [`Pace`]. Everything handled is released before.
    #[inline(always)]
    fn let_gather<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>) {
        let hints = self.pace.hints(self.position, R::CAPACITY, size_of::<E>(), Instant::now);
        if hints > 0 {
            self.release(core);
            (0..hints).for_each(|_| spin_loop());
        }
    }

    /// Waits for the next event; false when there will be none. Everything handled is released before.
    #[cold]
    pub(crate) fn wait<E, R: Ring<E>, M: Events, W: WaitStrategy>(
        &mut self,
        core: &Core<E, R, M>,
        strategy: &mut W,
    ) -> bool {
        self.release(core);
        match self.barrier.wait(core.control(), core.ring(), self.position, strategy) {
            Some(end) => {
                (self.looked_at, self.end) = (self.position, end);
                true
            }
            None => false,
        }
    }

    /// Hands everything handled so far to the stages that follow, or back to the producer.
    #[inline(always)]
    pub(crate) fn release<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>) {
        if self.released != self.position {
            release::<E, R, M, P, K>(core, self.position);
            self.released = self.position;
        }
    }

    /// Handles the events that are available, at least one, and on until nothing further is: a batch, of at most as many
    /// events as the ring may have slots.
    ///
    /// It ends early, without the mark on the last event, when the pipeline is halted.
    #[inline(always)]
    pub(crate) fn batch<E: 'static, R, M, H>(&mut self, core: &Core<E, R, M>, handler: &mut H)
    where
        R: Ring<E>,
        M: Events,
        A: Access<E>,
        H: for<'a> FnMut(A::Item<'a>, Sequence, bool),
    {
        // A stage hands on early, so that the next one can work beside it; a leaf only frees room, so it may be slow to.
        let interval = match R::CAPACITY / 4 {
            // Whether an elastic ring is to grow depends on whether there is progress, so that is shown at once.
            _ if R::BOUND > R::CAPACITY => 1,
            quarter if P::LEAF => quarter,
            quarter => quarter.min(HALT_INTERVAL),
        };
        // How many events are handled between two looks at all this.
        let stretch = interval.clamp(1, HALT_INTERVAL);
        let ring = core.ring();
        let mut end = self.end;
        let last = self.position + R::BOUND;
        // Whether there may be more than that look found: one that found as many as it looks for, or that was made before.
        let mut more = self.looked_at != self.position || end - self.position >= LOOK_AHEAD;
        let mut hand = InHand { sequence: self.position, position: &mut self.position };
        loop {
            let stop = end.min(last).min(hand.sequence + stretch);
            // All but the last one, of which more is to be known first.
            for piece in ring.pieces(hand.sequence, stop - 1) {
                for slot in piece {
                    handle::<E, A, H>(core.control(), slot, hand.sequence, handler, false);
                    hand.sequence += 1;
                }
                handled::<E, P>(piece);
            }
            if stop == end && more {
                // Only the last one of all ends the batch.
                end = self.barrier.available(core.control(), ring, stop);
                more = end - stop >= LOOK_AHEAD;
                (self.looked_at, self.end) = (stop, end);
            }
            let end_of_batch = stop == end || stop == last;
            let slot = ring.slot(hand.sequence);
            handle::<E, A, H>(core.control(), slot, hand.sequence, handler, end_of_batch);
            hand.sequence += 1;
            handled::<E, P>(slice::from_ref(slot));
            // Also at the end of a batch: the next one may be there already, and so on without a wait.
            if hand.sequence - self.released >= interval || (end_of_batch && !P::LEAF) {
                release::<E, R, M, P, K>(core, hand.sequence);
                self.released = hand.sequence;
            }
            if end_of_batch || core.control().is_halted() {
                return;
            }
        }
    }

    /// Handles the next event alone, which is available.
    #[inline(always)]
    pub(crate) fn one<E: 'static, R, M, H>(&mut self, core: &Core<E, R, M>, handler: &mut H)
    where
        R: Ring<E>,
        M: Events,
        A: Access<E>,
        H: for<'a> FnMut(A::Item<'a>, Sequence, bool),
    {
        let slot = core.ring().slot(self.position);
        handle::<E, A, H>(core.control(), slot, self.position, handler, false);
        handled::<E, P>(slice::from_ref(slot));
        self.position += 1;
    }
}

/// Where a reader is while handlers run. Kept apart from the reader, which handlers might write to for all that the compiler
/// knows: it would be loaded and stored for each event. Put back also if a handler panics.
struct InHand<'a> {
    sequence: Sequence,
    position: &'a mut Sequence,
}

impl Drop for InHand<'_> {
    #[inline(always)]
    fn drop(&mut self) {
        *self.position = self.sequence;
    }
}

/// Hands everything before `position` to those that wait for the stage.
#[inline(always)]
fn release<E, R: Ring<E>, M: Events, P: Position, K: Wakes>(core: &Core<E, R, M>, position: Sequence) {
    let cursor = core.control().stage(P::INDEX);
    cursor.release(position);
    if K::ANYBODY {
        step!(cursor.sleepers().wake(), unless "stage_wake");
    }
}

/// These events were handled, and are not released yet.
#[inline(always)]
fn handled<E, P: Position>(slots: &[Slot<E>]) {
    if P::LAST || is_injected("claim_shared") {
        // SAFETY: every other stage is upstream and done with these events, and the producer waits for this one.
        unsafe { claim_lines(slots) };
    }
}

/// Handles an event that is available.
#[inline(always)]
fn handle<E: 'static, A, H>(control: &Control, slot: &Slot<E>, sequence: Sequence, handler: &mut H, end_of_batch: bool)
where
    A: Access<E>,
    H: for<'a> FnMut(A::Item<'a>, Sequence, bool),
{
    if A::TAKES {
        // Before the handler has it: from here on the event is the handler's to drop, even if it panics.
        step!(control.take_up_to(sequence + 1), unless "take_record");
    }
    let mut handle = |event: *mut E| {
        // SAFETY: the barrier was past this event, so it is published and every stage upstream is done with it. No stage runs
        // beside this one that touches what it may write, or writes what it may read: the graph was checked for it. The
        // producer comes back to the slot only after the leaves have released it, this stage or one downstream.
        let item = unsafe { A::access(event) };
        handler(item, sequence, end_of_batch);
    };
    if A::EXCLUSIVE {
        slot.with_mut(|slot| handle(slot.cast()));
    } else {
        slot.with(|slot| handle(slot.cast_mut().cast()));
    }
}

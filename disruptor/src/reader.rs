//! How a stage goes through the events, whether a thread of the pipeline or a poller runs it.

use crate::Sequence;
use crate::access::{Access, EventPtr};
use crate::barrier::Barrier;
use crate::control::Control;
use crate::core::Core;
use crate::plan::{Position, Wakes};
use crate::ring::{Events, Ring};
use crate::wait::WaitStrategy;
use std::marker::PhantomData;

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
    /// What the readers of this stage have been told.
    released: Sequence,
    _plan: PhantomData<(A, P, K)>,
}

impl<A, P: Position, K: Wakes, const D: usize> Reader<A, P, K, D> {
    pub(crate) fn new(upstream: [usize; D]) -> Self {
        Self { barrier: Barrier::new(upstream), position: 0, end: 0, released: 0, _plan: PhantomData }
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
        }
        self.end > self.position
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
                self.end = end;
                true
            }
            None => false,
        }
    }

    /// Hands everything handled so far to the stages that follow, or back to the producer.
    #[inline(always)]
    pub(crate) fn release<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>) {
        if self.released != self.position {
            let cursor = core.control().stage(P::INDEX);
            cursor.release(self.position);
            if K::ANYBODY {
                step!(cursor.sleepers().wake(), unless "stage_wake");
            }
            self.released = self.position;
        }
    }

    /// Handles the events that are available, at least one, and on until nothing further is: a batch, of at most as many
    /// events as the ring has slots.
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
        let interval = if P::LEAF { R::CAPACITY / 4 } else { (R::CAPACITY / 4).min(HALT_INTERVAL) };
        let ring = core.ring();
        // NB: in locals, and stored before each event for the case of a panic. Read back from `self`, which handlers might write
        // for all that the compiler knows, they would cost loads and stores at every step.
        let (mut position, mut end) = (self.position, self.end);
        let last = position + R::CAPACITY;
        loop {
            let stop = end.min(last).min(position + HALT_INTERVAL);
            while position + 1 < stop {
                self.handle(core.control(), ring, position, handler, false);
                position += 1;
            }
            if stop == end {
                // Look ahead: only the last event of what is available now ends the batch.
                end = self.barrier.available(core.control(), ring, stop);
                self.end = end;
            }
            let end_of_batch = stop == end || stop == last;
            self.handle(core.control(), ring, position, handler, end_of_batch);
            position += 1;
            self.position = position;
            // Also at the end of a batch: the next one may be there already, and so on without a wait.
            if position - self.released >= interval || (end_of_batch && !P::LEAF) {
                self.release(core);
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
        let sequence = self.position;
        self.handle(core.control(), core.ring(), sequence, handler, false);
        self.position = sequence + 1;
    }

    /// Handles an event that is available. Should the handler panic, it is the one in hand.
    #[inline(always)]
    fn handle<E: 'static, R, H>(
        &mut self,
        control: &Control,
        ring: &R,
        sequence: Sequence,
        handler: &mut H,
        end_of_batch: bool,
    ) where
        R: Ring<E>,
        A: Access<E>,
        H: for<'a> FnMut(A::Item<'a>, Sequence, bool),
    {
        self.position = sequence;
        if A::TAKES {
            // Before the handler has it: from here on the event is the handler's to drop, even if it panics.
            step!(control.take_up_to(sequence + 1), unless "take_record");
        }
        let slot = ring.slot(sequence);
        let mut handle = |event: *mut E| {
            // SAFETY: the barrier was past this event, so it is published and every stage upstream is done with it. No stage runs
            // beside this one that touches what it may write, or writes what it may read: the graph was checked for it. The
            // producer comes back to the slot only after the leaves have released it, this stage or one downstream.
            let item = unsafe { A::access(EventPtr::new(event)) };
            handler(item, sequence, end_of_batch);
        };
        if A::EXCLUSIVE {
            slot.with_mut(|slot| handle(slot.cast()));
        } else {
            slot.with(|slot| handle(slot.cast_mut().cast()));
        }
    }
}

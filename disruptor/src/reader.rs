//! How a stage goes through the events, whether a thread of the pipeline or a poller runs it.

mod ahead;
mod below;
mod claiming;
mod few;
mod hand_on;
mod look;
mod passing;
mod rows;
mod slices;
mod turns;
mod walk;

use crate::Sequence;
use crate::access::Access;
use crate::barrier::Barrier;
use crate::control::{Control, Turnout};
use crate::core::Core;
use crate::pace::{Pace, Writer};
use crate::plan::{Condition, Decision, Divides, Position, Rule, Share, Wakes};
use crate::ring::{Events, Ring, Slot};
use crate::sequence::Cursor;
use crate::sync::fault::is_injected;
use crate::sync::spin_loop;
use crate::wait::{Deadline, Never, WaitStrategy, Waiter};
use ahead::{ask_for_first, ask_for_row, ask_for_stretch};
use claiming::Claiming;
use hand_on::HandOn;
use look::Look;
use rows::stretch;
use std::marker::PhantomData;
use std::slice;
use std::task::Waker;
use std::time::{Duration, Instant};
use walk::{Walk, claim, claim_next, handle};

/// A stage checks for a halt at least once every so many events.
const HALT_INTERVAL: u64 = 64;

/// What the macro decided about a stage, as types.
type Plan<A, K> = PhantomData<fn() -> (A, K)>;

/// A stage's state: `A` is its access, `P` its place, `K` whether it wakes its readers, `D` the number of stages that it waits for.
pub(crate) struct Reader<A, P, K, const D: usize> {
    place: P,
    barrier: Barrier<D>,
    /// The next event to handle; while a handler runs, the event that it has.
    position: Sequence,
    /// What is known to be available: it never ends before `position`.
    look: Look,
    /// Everything before this is handed on: it never exceeds `position`, and is where some batch ended.
    released: Sequence,
    /// Only what [`tell`](Reader::tell) tells is counted.
    turnout: Turnout,
    /// How many slots it has passed that held no event. Only in rings where a producer may pass slots over, as the next one.
    passed_over: u64,
    /// Whether more may be available than the last look says: such slots have cut it short, or an earlier batch has left it.
    may_miss_some: bool,
    /// Where the last look that was cut short would have ended.
    cut_from: Sequence,
    /// How many events the handler has while it runs.
    in_hand: u64,
    pace: Pace,
    /// Whether a batch goes on to the last event that is available, also where it pays to keep away from the writer.
    takes_all: bool,
    claiming: Claiming,
    /// A function's result, so that these types do not decide whether a poller is `Send` and `Sync`: the reader holds no value of them.
    /// (The access to fields is a struct of references, which is not `Send` where a field is not `Sync`, although nobody shares it.)
    ///
    /// That is sound. What a reader holds is numbers. The events are in [`Core`], which may be shared because generated code asserts `Send`
    /// of the event and of every field that a stage lists, and `Sync` of what several stages read at the same time. Wait strategies
    /// are `Send` by their trait. Whoever shares a poller can only format it, which reads a number.
    _plan: Plan<A, K>,
}

impl<A, P: Position, K: Wakes, const D: usize> Reader<A, P, K, D> {
    /// Whether the handler gets every event.
    pub(crate) const SEES_ALL: bool = <P::Condition as Condition>::ALWAYS && P::Share::SHARDS == 1;

    pub(crate) fn new(place: P, upstream: [usize; D]) -> Self {
        Self {
            place,
            barrier: Barrier::new(upstream),
            position: 0,
            look: Look::NONE,
            released: 0,
            turnout: Turnout::default(),
            passed_over: 0,
            may_miss_some: false,
            cut_from: 0,
            in_hand: 1,
            pace: Pace::new(),
            takes_all: false,
            claiming: Claiming::new(),
            _plan: PhantomData,
        }
    }

    /// The number of its cursor.
    pub(crate) fn lane(&self) -> usize {
        self.place.lane()
    }

    /// The next event to handle; after a panic of a handler, the event that it had.
    pub(crate) fn position(&self) -> Sequence {
        self.position
    }

    /// Whether an event is available now.
    #[inline(always)]
    pub(crate) fn look<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>) -> bool {
        if self.look.end() == self.position {
            self.look = self.look_from(core, core.ring(), self.position);
            if R::PASSES_OVER {
                self.position = self.look.from();
            }
        }
        self.look.end() > self.position
    }

    /// Looks for events from `position` on. They begin there, unless slots were passed over.
    #[inline(always)]
    fn look_from<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>, ring: &R, position: Sequence) -> Look {
        let look = Look::new(position, self.barrier.available(core.control(), ring, position));
        if R::PASSES_OVER { self.pass_over(core, ring, look) } else { look }
    }

    /// Waits for the next event, if none is known, and finds its slot; `None` when there will be none.
    ///
    /// NB: called once for each batch, and never inlined. Inlined, it takes registers that the loop over a batch needs, which then takes
    /// a fifth longer for events of 8 bytes.
    #[inline(never)]
    pub(crate) fn next<'c, E, R: Ring<E>, M: Events, W: WaitStrategy>(
        &mut self,
        core: &'c Core<E, R, M>,
        strategy: &mut W,
    ) -> Option<&'c Slot<E, R::Beside>> {
        if W::GATHERS {
            self.let_gather(core);
        }
        if self.look.end() > self.position { Some(self.slot(core)) } else { self.wait(core, strategy, Never) }
    }

    /// From now on, a batch goes on to the last event that is available, or not, if it pays to keep away from the writer.
    #[inline(always)]
    pub(crate) fn take_all(&mut self, takes_all: bool) {
        self.takes_all = takes_all;
    }

    /// The slot of the next event.
    #[inline(always)]
    pub(crate) fn slot<'c, E, R: Ring<E>, M: Events>(&self, core: &'c Core<E, R, M>) -> &'c Slot<E, R::Beside> {
        core.ring().slot(self.position)
    }

    /// Pauses if it has come to the end of what it has found, and if that makes the pipeline faster, see [`Pace`]. Releases everything handled before
    /// it does.
    #[inline(always)]
    pub(crate) fn let_gather<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>) {
        if self.look.end() != self.position {
            return;
        }
        let writer = const { if R::PASSES_OVER { Writer::CLAIMS } else { Writer::FREE } };
        let time = self.pace.pause(self.position, R::CAPACITY, size_of::<E>(), writer, Instant::now);
        if !time.is_zero() {
            self.pause(core, time);
        }
    }

    /// NB: never inlined, because the call that may wake somebody would cost `next` registers, and so four instructions for each batch.
    #[inline(never)]
    fn pause<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>, time: Duration) {
        self.release(core);
        let start = Instant::now();
        while start.elapsed() < time {
            spin_loop();
        }
        let has_come = |events: u64| self.barrier.is_past(core.control(), core.ring(), self.position + events);
        self.pace.fit(R::CAPACITY, has_come);
    }

    /// Looks for the next event, where none is known. If there is none, releases everything handled and waits. Finds the event's slot; `None`
    /// when there will be no event, or none has come by the deadline.
    #[inline(always)]
    pub(crate) fn wait<'c, E, R: Ring<E>, M: Events, W: WaitStrategy, T: Deadline>(
        &mut self,
        core: &'c Core<E, R, M>,
        strategy: &mut W,
        deadline: T,
    ) -> Option<&'c Slot<E, R::Beside>> {
        loop {
            if self.look(core) {
                return Some(self.slot(core));
            }
            self.release(core);
            let position = self.position;
            // NB: before the wait, where there is time for it. What lies between the arrival of an event and its handler is latency.
            let slot = (R::CAPACITY == R::BOUND).then(|| core.ring().slot(position));
            let end = self.barrier.wait(core.control(), core.ring(), position, strategy, deadline)?;
            if !R::PASSES_OVER && end > position {
                self.look = Look::new(position, end);
                // A ring that has grown meanwhile has the event elsewhere.
                return Some(slot.unwrap_or_else(|| self.slot(core)));
            }
        }
    }

    /// A task waits for the next event, which was not there. Returns whether it is now, or never will be; the task does not wait then.
    #[cold]
    pub(crate) fn suspend_unless_available<E, R: Ring<E>, M: Events>(
        &self,
        core: &Core<E, R, M>,
        waker: &Waker,
    ) -> bool {
        let task = (Waiter::Poller(self.lane()), waker);
        self.barrier.suspend_unless_available(core.control(), core.ring(), self.position, task)
    }

    /// The task waits no more.
    #[cold]
    pub(crate) fn resume_waiter<E, R: Ring<E>, M: Events>(&self, core: &Core<E, R, M>) {
        self.barrier.resume(core.control(), self.position, Waiter::Poller(self.lane()));
    }

    /// Hands everything handled so far, which ends with a batch, to the stages that follow, or back to the producer.
    #[inline(always)]
    pub(crate) fn release<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>) {
        if self.released != self.position {
            self.release_before(core, self.position);
        }
    }

    /// Whether it has gone past something that it has not handed on.
    pub(crate) fn holds_some(&self) -> bool {
        self.released != self.position
    }

    /// The lane whose progress it waits for, while nothing is available; `None`: the producer.
    pub(crate) fn laggard(&self) -> Option<usize> {
        self.barrier.laggard(self.position)
    }

    /// All whose progress it may come to wait for.
    pub(crate) fn writers<'a>(&self, control: &'a Control) -> impl Iterator<Item = &'a Cursor> {
        self.barrier.writers(control)
    }

    /// How many events the handler has got.
    #[inline(always)]
    pub(crate) fn handled<E, R: Ring<E>>(&self) -> u64 {
        match (Self::SEES_ALL, R::PASSES_OVER) {
            (true, false) => self.position,
            (true, true) => self.position - self.passed_over,
            (false, _) => self.turnout.handled,
        }
    }

    /// After a panic of a handler: its event counts as handled, and the next batch looks for what comes meanwhile.
    pub(crate) fn resume<E, R: Ring<E>>(&mut self) {
        self.skip(self.in_hand);
        if R::PASSES_OVER {
            self.resume_behind_passed_over();
        }
        // The look may have been made here, by the batch that the panic has cut short.
        self.look = Look::new(self.position - 1, self.look.end());
    }

    /// Counts the events at which the reader stayed as handled.
    fn skip(&mut self, events: u64) {
        self.position += events;
        self.turnout.handled += if Self::SEES_ALL { 0 } else { events };
    }

    /// Tells what it counts, for statistics.
    #[inline(always)]
    fn tell<E, R: Ring<E>>(&self, control: &Control) {
        if R::PASSES_OVER && self.passed_over > 0 {
            control.tally(self.place.lane()).tell_passed_over(self.passed_over);
        }
        if !Self::SEES_ALL {
            control.tally(self.place.lane()).tell_handled(self.turnout.handled);
        }
        if <P::Decision as Rule>::DECIDES {
            control.tally(self.place.lane()).tell_turned_away(self.turnout.turned_away);
        }
    }

    /// Tells the producer that everything before `position` is handled, if it wants to know that before the batch has ended.
    #[inline(always)]
    fn tell_progress<E, R: Ring<E>, M: Events>(&self, core: &Core<E, R, M>, position: Sequence) {
        if HandOn::<E, R, P>::TELLS_PROGRESS {
            core.control().tell_progress(self.place.lane(), position);
        }
    }

    /// Hands on everything before `position`, which is handled.
    #[inline(always)]
    fn release_before<E, R: Ring<E>, M: Events>(&mut self, core: &Core<E, R, M>, position: Sequence) {
        self.tell::<E, R>(core.control());
        let cursor = core.control().lane(self.place.lane());
        cursor.release(position);
        // Of a leaf, always: whoever waits until an event is done sleeps on it, see `control::done`.
        if K::ANYBODY || P::LEAF {
            step!(cursor.sleepers().wake(), unless "stage_wake");
        }
        self.released = position;
    }

    /// Handles a batch: the events that are available, at least one, the first of which is in `slot`, and on until no more are or the batch
    /// is full. (Or until it is too close behind its writer, see [`looks_on`](Reader::looks_on).) Marks the last one, and hands them on
    /// when its handler has returned. Returns whether it came to that: a halt or a failure cuts the batch short, and none of its events is
    /// handed on.
    ///
    /// If a handler panics or fails, the reader stays at its event, see [`skip`](Reader::skip), and hands nothing on.
    #[inline(always)]
    pub(crate) fn batch<'c, E: 'static, R, M, H, O>(
        &mut self,
        core: &'c Core<E, R, M>,
        slot: &'c Slot<E, R::Beside>,
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
        self.batch_up_to(u64::MAX, core, slot, handler)
    }

    /// The same for a batch that is full with `most` events, at least one, or as many as the stage may have in a batch.
    #[inline(always)]
    pub(crate) fn batch_up_to<'c, E: 'static, R, M, H, O>(
        &mut self,
        most: u64,
        core: &'c Core<E, R, M>,
        slot: &'c Slot<E, R::Beside>,
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
        if A::SLICES {
            return self.batch_of_slices(most, core, handler);
        }
        if !Self::SEES_ALL {
            return self.batch_below(most, core, handler);
        }
        if self.has_few::<E, R>(most) {
            return self.batch_of_few(core, slot, handler);
        }
        let ring = core.local_ring();
        let first = self.position;
        let full = first + HandOn::<E, R, P>::BATCH.min(most);
        let mut end = self.look.end();
        let mut more = self.looks_on::<E, R>(core.control(), &*ring, self.look, first);
        let claims = self.claiming.claims_now::<E, R, P>();
        let mut walk = Walk::new(self);
        loop {
            let stop = end.min(full);
            ask_for_first(&*ring, walk.position, end);
            // All but the last one: whether that ends the batch is still to be seen.
            while walk.position < stop - 1 {
                let begin = walk.position;
                ask_for_stretch(&*ring, begin, end);
                let (rest, rows) = ring.rows(begin, (stop - 1).min(begin + const { stretch::<E, R>() }));
                for slot in rest {
                    if !walk.go_on(core, slot, handler) {
                        return false;
                    }
                }
                for row in rows {
                    ask_for_row(&*ring, walk.position, end);
                    for slot in row.as_ref() {
                        if !walk.go_on(core, slot, handler) {
                            return false;
                        }
                    }
                    if R::CONTIGUOUS && core.control().is_halted() {
                        return false;
                    }
                }
                if claims && R::CONTIGUOUS {
                    // NB: all lines in one go.
                    for piece in ring.pieces(begin, walk.position) {
                        claim::<E, R, P>(piece);
                    }
                } else if claims {
                    claim::<E, R, P>(rest);
                    for row in rows {
                        claim::<E, R, P>(row.as_ref());
                    }
                }
                // Also before an event that may end the batch.
                if core.control().is_halted() {
                    return false;
                }
            }
            // Where the walk goes on: behind slots that were passed over, if there are any.
            let mut next = stop;
            // Not at the end of a full batch: what is found would be out of date in the next one.
            if stop == end && stop != full && more {
                let look = walk.reader.look_from(core, &*ring, stop);
                walk.reader.look = look;
                (next, end) = (look.from(), look.end());
                more = walk.reader.looks_on::<E, R>(core.control(), &*ring, look, next);
            }
            // Slots that were passed over may reach beyond a full batch.
            let end_of_batch = next == end || next >= full;
            if end_of_batch && is_injected("hand_on_early") {
                walk.reader.release_before(core, walk.position);
            }
            let slot = ring.slot(walk.position);
            if !walk.handle(core, slot, handler, end_of_batch) {
                return false;
            }
            walk.position += 1;
            if R::PASSES_OVER {
                walk.position = next;
            }
            walk.reader.tell_progress(core, walk.position);
            if end_of_batch {
                walk.end_behind(core, slot);
                return true;
            }
            if claims {
                claim::<E, R, P>(slice::from_ref(slot));
            }
            // Slots that were passed over may lie behind each event, and then no look finds more than one.
            if core.control().is_halted() {
                return false;
            }
        }
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

//! What one stage of a run sees, does and decides.

use super::event::{Event, Failure, Refused, STAGES, mark};
use super::plan::{How, Plan};
use crate::common::{Counted, ON_PURPOSE};
use disruptor::{Polled, ShardStats, StageStats};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::Ordering;
use std::thread::{ThreadId, current};
use std::time::Duration;

/// A stage, or one of its shards, and everything it has seen so far.
pub(crate) struct Stage<'c> {
    index: usize,
    shard: usize,
    name: &'static str,
    plan: &'c Plan<'c>,
    random: fastrand::Rng,
    /// Where it runs, once that is known.
    thread: Option<ThreadId>,
    /// The event behind the last one that it got.
    next: u64,
    handled: u64,
    turned_away: u64,
    /// The first event of the batch, and the number of events since then.
    batch: Option<(u64, u64)>,
    kept: Option<Event>,
    /// Whether a poll ended in the middle of a batch.
    cut_short: bool,
}

impl<'c> Stage<'c> {
    pub(super) fn new(plan: &'c Plan<'c>, index: usize, shard: usize, name: &'static str) -> Self {
        let random = fastrand::Rng::with_seed(plan.seed ^ (index as u64) << 32 ^ (shard as u64) << 48);
        Self {
            index,
            shard,
            name,
            plan,
            random,
            thread: None,
            next: 0,
            handled: 0,
            turned_away: 0,
            batch: None,
            kept: None,
            cut_short: false,
        }
    }

    /// How many events it got.
    pub(crate) fn handled(&self) -> u64 {
        self.handled
    }

    /// The event that it must get next.
    pub(crate) fn expected(&self) -> Option<u64> {
        self.plan.next(self.index, self.shard, self.next)
    }

    pub(crate) fn random(&mut self) -> &mut fastrand::Rng {
        &mut self.random
    }

    /// Makes its state.
    pub(super) fn begin(&mut self) {
        let before = self.thread.replace(current().id());
        assert_eq!((before, self.handled), (None, 0), "{} makes its state late, or twice", self.name);
    }

    /// Handles the events of a slice.
    #[track_caller]
    pub(crate) fn each<E>(
        &mut self,
        events: impl ExactSizeIterator<Item = E>,
        first: u64,
        end: bool,
        mut handle: impl FnMut(&mut Self, E, u64, bool),
    ) {
        let left = events.len() as u64;
        assert!(left > 0, "{} got an empty slice at {first}", self.name);
        for (event, sequence) in events.zip(first..) {
            handle(self, event, sequence, end && sequence + 1 == first + left);
        }
    }

    #[track_caller]
    pub(crate) fn enter(&mut self, sequence: u64, end: bool) {
        let Self { name, shard, .. } = *self;
        assert_eq!(Some(sequence), self.expected(), "shard {shard} of {name} is out of order");
        let thread = current().id();
        assert_eq!(*self.thread.get_or_insert(thread), thread, "shard {shard} of {name} has changed its thread");
        self.next = sequence + 1;
        self.handled += 1;
        let before = self.plan.contract.upstream(self.index).iter();
        for before in before.filter(|before| self.plan.reaches(**before, sequence)) {
            let done = self.plan.done(*before, sequence);
            assert!(done > sequence, "{} is at {sequence}, s{before} still at {done}", self.name);
        }
        self.count(sequence, end);
        pause(&mut self.random, self.plan.pauses);
        // A poller's event counts as handled even if it panics, and others wait for what the poller writes. So a poller
        // panics only at the end.
        if !self.is_polled() && self.breaks(sequence) == Some(How::PanicFirst) {
            self.plan.broke.store(true, Ordering::Relaxed);
            panic!("{ON_PURPOSE}: {} at {sequence}", self.name);
        }
    }

    /// Checks that batches end in time.
    #[track_caller]
    fn count(&mut self, sequence: u64, end: bool) {
        let (first, before) = self.batch.unwrap_or((sequence, 0));
        let most = self.plan.graph.stages[self.index].most;
        assert!(before < most, "{} is at {sequence}: a batch since {first}, of more than {most}", self.name);
        // Nobody releases an event before its batch ends.
        let within = sequence - first < self.plan.graph.bound;
        assert!(within, "{} is at {sequence}: a batch since {first}, larger than the ring", self.name);
        self.batch = (!end).then_some((first, before + 1));
    }

    #[track_caller]
    pub(crate) fn sees(&self, sequence: u64, input: u64, marks: &[(usize, u64)]) {
        assert_eq!(input, mark(STAGES, sequence), "{} at {sequence}: what the producer wrote", self.name);
        for (of, seen) in marks {
            let wrote = *seen == mark(*of, sequence);
            // In the field of a stage that the event did not reach lies what another event left.
            assert_eq!(wrote, self.plan.reaches(*of, sequence), "{} at {sequence}: what s{of} wrote", self.name);
        }
    }

    pub(crate) fn mark(&self, sequence: u64) -> u64 {
        mark(self.index, sequence)
    }

    /// Sometimes replaces the value in the event.
    pub(crate) fn replace(&mut self, counted: &mut Counted) {
        if self.random.u32(..4) == 0 {
            *counted = self.plan.ledger.counted(self.next);
        }
    }

    /// Drops the event now or with the next one.
    pub(crate) fn take(&mut self, event: Event) {
        self.kept = self.random.bool().then_some(event);
    }

    #[track_caller]
    pub(crate) fn leave(&mut self, sequence: u64) {
        let panics = matches!(self.breaks(sequence), Some(How::PanicFirst | How::PanicLast));
        // Nobody else gets an event before its batch has ended, except after a panic in a poller.
        if self.batch.is_none() || panics {
            self.plan.finish(self.index, sequence);
        }
        if panics {
            self.plan.broke.fetch_or(!self.is_polled(), Ordering::Relaxed);
            // A poller goes on with the next batch.
            self.batch = None;
            panic!("{ON_PURPOSE}: {} after {sequence}", self.name);
        }
    }

    /// The verdict of a stage that returns a `bool`.
    pub(crate) fn passes(&mut self, sequence: u64) -> bool {
        let passes = self.plan.passes(self.index, sequence);
        self.turned_away += u64::from(!passes);
        passes
    }

    /// The verdict of a stage whose errors another stage takes up.
    pub(crate) fn refuses(&mut self, sequence: u64) -> Result<(), Refused> {
        if self.passes(sequence) { Ok(()) } else { Err(Refused { _counted: self.plan.ledger.counted(sequence) }) }
    }

    /// The verdict of a stage whose errors halt the pipeline.
    pub(crate) fn fails(&mut self, sequence: u64) -> Result<(), Failure> {
        if self.breaks(sequence) != Some(How::Failure) {
            return Ok(());
        }
        self.plan.broke.store(true, Ordering::Relaxed);
        Err(Failure { stage: self.index, sequence, _counted: self.plan.ledger.counted(sequence) })
    }

    /// Checks what a poll returned that began behind so many events: nothing if it panicked. False when there will be no
    /// more.
    #[track_caller]
    pub(crate) fn polled(&mut self, before: u64, waits: bool, polled: Option<Polled>) -> bool {
        match polled {
            Some(Polled::Ended) => return false,
            Some(Polled::Empty) => {
                assert!(!waits, "{} waits, but not until there is something", self.name);
                std::thread::yield_now();
            }
            Some(Polled::Events(n)) => assert!(n > 0 && before + n as u64 == self.handled, "{} got {n}", self.name),
            None => assert!(self.handled > before),
        }
        assert!(!self.cut_short, "{} goes on after a batch without an end", self.name);
        // Only a halt does that.
        self.cut_short = self.batch.is_some();
        true
    }

    /// How it breaks at this event, if it does.
    fn breaks(&self, sequence: u64) -> Option<How> {
        let mut breaks = self.plan.breaks.iter();
        Some(breaks.find(|fault| (fault.stage, fault.sequence) == (self.index, sequence))?.how)
    }

    fn is_polled(&self) -> bool {
        self.plan.graph.stages[self.index].polled
    }

    /// Checks how far the stage came.
    pub(super) fn settle(&self, ended_well: bool) {
        let Self { index, shard, name, plan, next, .. } = self;
        if ended_well {
            assert_eq!(self.expected(), None, "{name} has not seen everything: {plan:?}");
            assert_eq!(self.batch, None, "{name} has not seen the end of its last batch: {plan:?}");
        }
        for fault in plan.stopping() {
            if fault.stage == *index && plan.is_for(*index, *shard, fault.sequence) {
                let alone = plan.breaks.len() == 1 && plan.halt.is_none();
                assert!(*next == fault.sequence + 1 || !alone && *next <= fault.sequence, "{name}: {plan:?}");
            } else if plan.contract.upstream(*index).contains(&fault.stage) {
                assert!(*next <= fault.sequence, "{name}: {plan:?}");
            }
        }
    }

    /// Checks that each has a thread of its own, unless the two share one.
    pub(super) fn check_thread(&self, other: &Self) {
        let (Some(mine), Some(others)) = (self.thread, other.thread) else { return };
        let share = self.plan.shared_thread(self.index).is_some()
            && self.plan.shared_thread(self.index) == self.plan.shared_thread(other.index);
        assert_eq!(mine == others, share, "the threads of {} and {}: {:?}", self.name, other.name, self.plan);
    }

    /// Compares the pipeline's own statistics with what the stage has seen, which has these shards.
    pub(super) fn compare(&self, stats: &StageStats, shards: &[Self], ended_well: bool) {
        assert_eq!(stats.stage, self.name);
        let seen = (shards.iter().map(|shard| shard.handled).sum(), shards.iter().map(|shard| shard.turned_away).sum());
        self.compare_told((stats.sequence, stats.backlog), (stats.handled, stats.turned_away), seen, ended_well);
    }

    /// Compares what the pipeline tells of the shard.
    pub(super) fn compare_shard(&self, stats: &ShardStats, ended_well: bool) {
        let seen = (self.handled, self.turned_away);
        self.compare_told((stats.sequence, stats.backlog), (stats.handled, stats.turned_away), seen, ended_well);
    }

    fn compare_told(&self, progress: (u64, u64), told: (u64, u64), seen: (u64, u64), ended_well: bool) {
        let Self { name, shard, plan, .. } = self;
        if ended_well {
            assert_eq!((progress, told), ((plan.events, 0), seen), "{name}, {shard}: {plan:?}");
        } else {
            // Whoever was stopped may not have told everything.
            assert!(told.0 <= seen.0 && told.1 <= seen.1, "{name}, {shard}, {told:?} of {seen:?}: {plan:?}");
        }
    }
}

pub(super) fn pause(random: &mut fastrand::Rng, of_1024: u32) {
    if random.u32(..1024) < of_1024 {
        match random.u32(..4) {
            0 => std::thread::sleep(Duration::from_micros(random.u64(..300))),
            1 => (0..random.u32(..2_000)).for_each(|_| std::hint::spin_loop()),
            _ => std::thread::yield_now(),
        }
    }
}

/// Calls something that may panic on purpose; `None` if it did.
pub(crate) fn forgiving<T>(action: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(action)) {
        Ok(value) => Some(value),
        Err(payload) => {
            let text = payload.downcast_ref::<String>().map_or("", String::as_str);
            if !text.starts_with(ON_PURPOSE) {
                resume_unwind(payload);
            }
            None
        }
    }
}

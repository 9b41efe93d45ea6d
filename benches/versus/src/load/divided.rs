//! Events that each take some work, for several threads to divide among them.

use super::effort::Effort;
use super::patience::Patience;
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The threads that do the work.
pub(crate) const SHARDS: usize = 4;

/// Five laps.
const WARM_UP: u64 = 41_000;

/// How many keys there are.
const ACCOUNTS: u64 = 4096;

/// What is to be worked on.
#[derive(Clone, Copy, Default)]
pub(crate) struct Task {
    pub(crate) account: u64,
    first: u64,
    second: u64,
}

impl Task {
    #[inline(always)]
    fn new(value: u64) -> Self {
        Self { account: value % ACCOUNTS, first: value, second: !value }
    }

    /// Reads the whole event.
    #[inline(always)]
    fn input(&self) -> u64 {
        self.account.wrapping_add(self.first.wrapping_mul(3)).wrapping_add(self.second)
    }
}

/// Who gets the events first.
pub(crate) trait Feed {
    /// Passes the event on, or keeps it for a while.
    fn publish(&mut self, task: Task);

    /// Passes on whatever it has kept.
    fn flush(&mut self) {}
}

impl<F: FnMut(Task)> Feed for F {
    #[inline(always)]
    fn publish(&mut self, task: Task) {
        self(task);
    }
}

/// As many events as will go through.
pub(crate) struct Divided {
    effort: Effort,
    events: u64,
    tallies: [Arc<Tally>; SHARDS],
}

/// What one thread has done.
#[derive(Default)]
#[repr(align(128))]
struct Tally {
    handled: AtomicU64,
    sum: AtomicU64,
}

impl Divided {
    pub(crate) fn new(effort: Effort, events: u64) -> Self {
        Self { effort, events, tallies: Default::default() }
    }

    /// The work of one thread.
    pub(crate) fn worker(&self, shard: usize) -> Worker {
        let tally = Arc::clone(&self.tallies[shard]);
        Worker { effort: self.effort, nothing: black_box(0), last: 0, handled: 0, sum: 0, tally }
    }

    /// Publishes all events. Returns how long it took until all were handled, without the warm-up.
    #[inline(always)]
    pub(crate) fn drive(&self, mut feed: impl Feed) -> Duration {
        let end = WARM_UP + self.events;
        (0..WARM_UP).for_each(|value| feed.publish(Task::new(value)));
        feed.flush();
        self.wait(WARM_UP);
        let start = Instant::now();
        (WARM_UP..end).for_each(|value| feed.publish(Task::new(value)));
        feed.flush();
        let sum = self.wait(end);
        let elapsed = start.elapsed();
        let inputs = (0..end).fold(0_u64, |sum, value| sum.wrapping_add(Task::new(value).input()));
        assert_eq!(sum, self.effort.sum_of_results(end, inputs), "events were lost or changed");
        elapsed
    }

    /// Waits until so many events are handled. Returns the sum of the results.
    fn wait(&self, events: u64) -> u64 {
        insist(|| {
            let handled: u64 = self.tallies.iter().map(|tally| tally.handled.load(Ordering::Acquire)).sum();
            assert!(handled <= events, "more events came than were sent");
            (handled == events).then_some(())
        });
        self.tallies.iter().fold(0, |sum, tally| sum.wrapping_add(tally.sum.load(Ordering::Relaxed)))
    }
}

/// Does something that cannot be done at any time.
#[inline(always)]
pub(crate) fn insist<T>(mut attempt: impl FnMut() -> Option<T>) -> T {
    let mut patience = Patience::new(true);
    loop {
        match attempt() {
            Some(result) => return result,
            None => patience.wait(),
        }
    }
}

/// Works on events.
pub(crate) struct Worker {
    effort: Effort,
    /// Zero, which the compiler does not know.
    nothing: u64,
    last: u64,
    handled: u64,
    sum: u64,
    tally: Arc<Tally>,
}

impl Worker {
    #[inline(always)]
    pub(crate) fn handle(&mut self, task: &Task) {
        // It needs the result of the event before. Otherwise the processor works on several short events at once.
        self.last = self.effort.apply(task.input().wrapping_add(self.last & self.nothing));
        self.sum = self.sum.wrapping_add(self.last);
        self.handled += 1;
        self.tally.sum.store(self.sum, Ordering::Relaxed);
        self.tally.handled.store(self.handled, Ordering::Release);
    }
}

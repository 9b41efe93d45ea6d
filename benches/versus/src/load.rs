//! What is sent through every contender, and the proof that it arrived.

pub(crate) mod chain;
pub(crate) mod crowd;
pub(crate) mod divided;
pub(crate) mod effort;
pub(crate) mod lap;
pub(crate) mod laps;
mod patience;
pub(crate) mod runs;

use crate::machine::places;
use hdrhistogram::Histogram;
use patience::Patience;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// The slots of every ring, and the bound of every channel.
pub(crate) const CAPACITY: usize = 8192;

/// Events sent before the clock starts, five laps: no page of the ring is touched for the first time later.
const WARM_UP: u64 = 41_000;

/// And at a fixed rate, before latencies count.
const PACED_WARM_UP: u64 = 2_000;

/// An event of `WORDS` times eight bytes.
#[derive(Clone, Copy)]
pub(crate) struct Event<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Event<WORDS> {
    #[inline(always)]
    pub(crate) const fn new(value: u64) -> Self {
        Self([value; WORDS])
    }

    /// Writes the whole event.
    #[inline(always)]
    pub(crate) fn write(&mut self, value: u64) {
        *self = Self::new(value);
    }

    #[inline(always)]
    pub(crate) fn value(&self) -> u64 {
        self.0[0]
    }

    /// Reads the whole event.
    #[inline(always)]
    fn sum(&self) -> u64 {
        self.0.iter().fold(0, |sum, word| sum.wrapping_add(*word))
    }
}

impl<const WORDS: usize> Default for Event<WORDS> {
    fn default() -> Self {
        Self::new(0)
    }
}

/// Where events end.
pub(crate) trait Receive: Send + 'static {
    fn receive<const WORDS: usize>(&mut self, event: &Event<WORDS>);
}

/// One slice of work, to be sent through any contender.
pub(crate) trait Load {
    type Sink: Receive;

    /// For every stage one.
    fn sink(&self) -> Self::Sink;

    /// Calls `publish` with the value of the next event, or of the first of the next `STEP` events that have consecutive values, until the
    /// slice is over and all sinks have everything. Returns how long that took.
    fn drive<const STEP: usize>(&self, publish: impl FnMut(u64)) -> Duration;
}

/// As many events as will go through.
pub(crate) struct Steady {
    events: u64,
    words: usize,
    sinks: u64,
    pinned: bool,
    progress: Arc<Progress>,
}

/// Which sinks have come how far. Written twice by each: after the warm-up, and at the end.
#[derive(Default)]
#[repr(align(128))]
struct Progress {
    reached: AtomicU64,
    sum: AtomicU64,
}

impl Steady {
    /// From one pinned thread to another.
    pub(crate) fn pinned(events: u64, words: usize) -> Self {
        Self { events, words, sinks: 1, pinned: true, progress: Arc::default() }
    }

    /// To so many stages, all threads anywhere on the two cores.
    pub(crate) fn loose(events: u64, words: usize, sinks: u64) -> Self {
        Self { events, words, sinks, pinned: false, progress: Arc::default() }
    }

    /// The sum of what all sinks saw.
    fn wait(&self, phase: u64) -> u64 {
        self.progress.wait(phase * self.sinks, Patience::new(!self.pinned))
    }
}

impl Progress {
    /// Waits for so many reports. Returns the sum of what all sinks saw.
    fn wait(&self, reports: u64, mut patience: Patience) -> u64 {
        while self.reached.load(Ordering::Acquire) < reports {
            patience.wait();
        }
        self.sum.load(Ordering::Relaxed)
    }
}

/// Adds everything up.
pub(crate) struct Sum {
    so_far: u64,
    left: u64,
    then: u64,
    progress: Arc<Progress>,
}

impl Sum {
    /// Reports after `warm_up` events, and after `events` more.
    fn new(warm_up: u64, events: u64, progress: &Arc<Progress>) -> Self {
        Self { so_far: 0, left: warm_up, then: events, progress: Arc::clone(progress) }
    }

    /// Whether every event has come.
    #[inline(always)]
    fn is_complete(&self) -> bool {
        // After the last event, it counts down from the very end.
        let complete = self.left > u64::MAX / 2;
        assert!(!complete || self.left == u64::MAX, "more events came than were sent");
        complete
    }
}

/// The sum that all sinks together see, if each sees the values below `end` in events of so many words.
#[allow(clippy::cast_possible_truncation, reason = "sums wrap")]
fn expected_sum(end: u64, words: usize, sinks: u64) -> u64 {
    ((u128::from(end) * u128::from(end - 1) / 2) * words as u128 * u128::from(sinks)) as u64
}

impl Receive for Sum {
    #[inline(always)]
    fn receive<const WORDS: usize>(&mut self, event: &Event<WORDS>) {
        self.so_far = self.so_far.wrapping_add(event.sum());
        self.left -= 1;
        if self.left == 0 {
            self.left = self.then;
            self.then = u64::MAX;
            report(&self.progress, self.so_far);
            self.so_far = 0;
        }
    }
}

#[cold]
#[inline(never)]
fn report(progress: &Progress, sum: u64) {
    progress.sum.fetch_add(sum, Ordering::Relaxed);
    progress.reached.fetch_add(1, Ordering::Release);
}

impl Load for Steady {
    type Sink = Sum;

    fn sink(&self) -> Sum {
        Sum::new(WARM_UP, self.events, &self.progress)
    }

    #[inline(always)]
    fn drive<const STEP: usize>(&self, mut publish: impl FnMut(u64)) -> Duration {
        if self.pinned {
            places().pin_producer();
        }
        let end = WARM_UP + self.events;
        assert!(WARM_UP.is_multiple_of(STEP as u64) && self.events.is_multiple_of(STEP as u64), "only whole batches");
        let mut next = 0;
        while next < WARM_UP {
            publish(next);
            next += STEP as u64;
        }
        self.wait(1);
        let start = Instant::now();
        while next < end {
            publish(next);
            next += STEP as u64;
        }
        let sum = self.wait(2);
        let elapsed = start.elapsed();
        assert_eq!(sum, expected_sum(end, self.words, self.sinks), "events were lost or changed");
        elapsed
    }
}

/// Events at a fixed rate, whatever becomes of the earlier ones; each carries the time at which it *should* have been sent.
pub(crate) struct OpenLoop {
    events: u64,
    period: Duration,
    epoch: Instant,
    results: (mpsc::Sender<Histogram<u64>>, mpsc::Receiver<Histogram<u64>>),
}

/// Latencies between a nanosecond and ten seconds.
pub(crate) fn histogram() -> Histogram<u64> {
    Histogram::new_with_bounds(1, 10_000_000_000, 3).expect("the bounds are in order")
}

impl OpenLoop {
    pub(crate) fn new(events: u64, period: Duration) -> Self {
        Self { events, period, epoch: Instant::now(), results: mpsc::channel() }
    }

    /// The latencies of the slice, after it.
    pub(crate) fn latencies(&self) -> Histogram<u64> {
        self.results.1.try_recv().expect("the slice is over")
    }
}

#[allow(clippy::cast_possible_truncation, reason = "584 years")]
fn nanoseconds(duration: Duration) -> u64 {
    duration.as_nanos() as u64
}

/// Records how late every event is.
pub(crate) struct Recorder {
    left: u64,
    warm_up: u64,
    epoch: Instant,
    histogram: Option<Histogram<u64>>,
    result: mpsc::Sender<Histogram<u64>>,
}

impl Receive for Recorder {
    #[inline(always)]
    fn receive<const WORDS: usize>(&mut self, event: &Event<WORDS>) {
        if let Some(histogram) = &mut self.histogram {
            let latency = nanoseconds(self.epoch.elapsed()).saturating_sub(event.value());
            if self.warm_up == 0 {
                histogram.saturating_record(latency.max(1));
            } else {
                self.warm_up -= 1;
            }
            self.left -= 1;
            if self.left == 0 {
                // If it fails, the one that waits for it has said why.
                let _ = self.histogram.take().map(|histogram| self.result.send(histogram));
            }
        }
    }
}

impl Load for OpenLoop {
    type Sink = Recorder;

    fn sink(&self) -> Recorder {
        Recorder {
            left: WARM_UP + PACED_WARM_UP + self.events,
            warm_up: WARM_UP + PACED_WARM_UP,
            epoch: self.epoch,
            histogram: Some(histogram()),
            result: self.results.0.clone(),
        }
    }

    #[inline(always)]
    fn drive<const STEP: usize>(&self, mut publish: impl FnMut(u64)) -> Duration {
        places().pin_producer();
        for _ in 0..WARM_UP {
            publish(nanoseconds(self.epoch.elapsed()));
        }
        let period = nanoseconds(self.period);
        let start = nanoseconds(self.epoch.elapsed());
        for event in 1..=PACED_WARM_UP + self.events {
            let intended = start + event * period;
            while nanoseconds(self.epoch.elapsed()) < intended {
                std::hint::spin_loop();
            }
            publish(intended);
        }
        let histogram = self.results.1.recv().expect("the consumer is there");
        let _ = self.results.0.send(histogram);
        Duration::from_nanos(nanoseconds(self.epoch.elapsed()) - start)
    }
}

/// How round trips are measured.
pub(crate) trait Course {
    /// Calls `trip`, which sends its value and returns when it is back.
    fn run(&mut self, trip: impl FnMut(u64));
}

const WARM_UP_TRIPS: u64 = 2 * CAPACITY as u64;

/// All round trips together.
pub(crate) struct Timed {
    pub(crate) trips: u64,
    pub(crate) elapsed: Duration,
}

impl Course for Timed {
    #[inline(always)]
    fn run(&mut self, mut trip: impl FnMut(u64)) {
        for value in 1..=WARM_UP_TRIPS {
            trip(value);
        }
        let start = Instant::now();
        for value in WARM_UP_TRIPS + 1..=WARM_UP_TRIPS + self.trips {
            trip(value);
        }
        self.elapsed = start.elapsed();
    }
}

/// Each round trip by itself.
pub(crate) struct Recorded<'h> {
    pub(crate) trips: u64,
    pub(crate) histogram: &'h mut Histogram<u64>,
}

impl Course for Recorded<'_> {
    #[inline(always)]
    fn run(&mut self, mut trip: impl FnMut(u64)) {
        for value in 1..=WARM_UP_TRIPS {
            trip(value);
        }
        let mut before = Instant::now();
        for value in WARM_UP_TRIPS + 1..=WARM_UP_TRIPS + self.trips {
            trip(value);
            let now = Instant::now();
            self.histogram.saturating_record(nanoseconds(now - before).max(1));
            before = now;
        }
    }
}

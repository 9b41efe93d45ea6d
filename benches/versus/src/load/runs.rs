//! Events in runs: large batches of small events, which a handler gets one by one or as slices.

use super::Event;
use super::patience::Patience;
use crate::machine::places;
use std::fmt::Debug;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The events of a batch. Warm-ups and slices are multiples of it.
pub(crate) const BATCH: usize = 1000;

const WARM_UP: u64 = 41_000;

/// The batches between two looks at the clock, where a poller drains what was published on the same thread: nearly a lap.
const ROUND: usize = 8;

/// What becomes of the events.
pub(crate) trait Digest: Default + PartialEq + Debug + Send + 'static {
    type Event: Copy + Default + Send + Sync + 'static;

    /// All events of a batch are the same.
    fn event(batch: u64) -> Self::Event;

    fn one(&mut self, event: &Self::Event, sequence: u64);

    fn run(&mut self, events: &[Self::Event], first: u64);

    /// Checks that all came of so many events.
    fn check(&self, events: u64) {
        let mut expected = Self::default();
        for first in (0..events).step_by(BATCH) {
            expected.run(&[Self::event(first / BATCH as u64); BATCH], first);
        }
        assert_eq!(*self, expected, "events were lost or changed");
    }
}

/// The length of the vector that [`Saxpy`] adds to, a power of two.
const LANES: usize = 1024;

/// Adds a multiple of the events to a vector, over and over.
#[derive(Debug, PartialEq)]
pub(crate) struct Saxpy([f32; LANES]);

impl Default for Saxpy {
    fn default() -> Self {
        Self([0.0; LANES])
    }
}

/// With sums below 2^24, all of it is exact.
const FACTOR: f32 = 2.0;

#[allow(clippy::cast_possible_truncation, reason = "below the number of lanes")]
const fn lane(sequence: u64) -> usize {
    (sequence % LANES as u64) as usize
}

impl Digest for Saxpy {
    type Event = f32;

    #[inline(always)]
    #[allow(clippy::cast_precision_loss, reason = "below 8")]
    fn event(batch: u64) -> f32 {
        (batch % 8) as f32
    }

    #[inline(always)]
    fn one(&mut self, event: &f32, sequence: u64) {
        self.0[lane(sequence)] += FACTOR * event;
    }

    #[inline(always)]
    fn run(&mut self, mut events: &[f32], mut first: u64) {
        while !events.is_empty() {
            let lanes = &mut self.0[lane(first)..];
            let (now, later) = events.split_at(events.len().min(lanes.len()));
            for (sum, event) in lanes.iter_mut().zip(now) {
                *sum += FACTOR * event;
            }
            first += now.len() as u64;
            events = later;
        }
    }
}

/// Adds up all words of the events.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Total(u64);

impl Digest for Total {
    type Event = Event<3>;

    #[inline(always)]
    fn event(batch: u64) -> Event<3> {
        Event::new(batch)
    }

    #[inline(always)]
    fn one(&mut self, event: &Event<3>, _: u64) {
        self.0 = self.0.wrapping_add(event.sum());
    }

    #[inline(always)]
    fn run(&mut self, events: &[Event<3>], _: u64) {
        self.0 = events.iter().fold(self.0, |sum, event| sum.wrapping_add(event.sum()));
    }
}

/// As many events as will go through.
pub(crate) struct Runs {
    pub(crate) events: u64,
}

impl Runs {
    /// All that is published.
    pub(crate) fn total(&self) -> u64 {
        WARM_UP + self.events
    }

    /// Has all batches published by their numbers. `flush` waits until all is handled. Returns how long it took, without the warm-up.
    #[inline(always)]
    pub(crate) fn drive<P>(
        &self,
        producer: &mut P,
        mut publish: impl FnMut(&mut P, u64),
        mut flush: impl FnMut(&mut P, u64),
    ) -> Duration {
        places().pin_producer();
        let batch = BATCH as u64;
        assert!(self.events.is_multiple_of(batch), "only whole batches");
        (0..WARM_UP / batch).for_each(|number| publish(producer, number));
        flush(producer, WARM_UP);
        let start = Instant::now();
        (WARM_UP / batch..self.total() / batch).for_each(|number| publish(producer, number));
        flush(producer, self.total());
        start.elapsed()
    }

    /// Has batches published, and then handled on the same thread, in turn. Returns how long handling took, without the warm-up.
    #[inline(always)]
    pub(crate) fn drain<P>(
        &self,
        ends: &mut P,
        mut publish: impl FnMut(&mut P, u64),
        mut handle: impl FnMut(&mut P),
    ) -> Duration {
        places().pin_producer();
        let mut rounds = |batches: Range<u64>| {
            let mut elapsed = Duration::ZERO;
            for first in batches.clone().step_by(ROUND) {
                (first..batches.end.min(first + ROUND as u64)).for_each(|number| publish(ends, number));
                let start = Instant::now();
                handle(ends);
                elapsed += start.elapsed();
            }
            elapsed
        };
        let (warm_up, batches) = (WARM_UP / BATCH as u64, self.total() / BATCH as u64);
        rounds(0..warm_up);
        rounds(warm_up..batches)
    }
}

/// How far a hand-written consumer has come.
#[derive(Default)]
#[repr(align(128))]
pub(crate) struct Handled(AtomicU64);

impl Handled {
    pub(crate) fn tell(&self, events: u64) {
        self.0.store(events, Ordering::Release);
    }

    pub(crate) fn wait(&self, events: u64) {
        let mut patience = Patience::new(false);
        while self.0.load(Ordering::Acquire) < events {
            patience.wait();
        }
    }
}

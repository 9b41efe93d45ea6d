//! As many events as will go through.

use super::patience::Patience;
use super::sum::{Progress, Sum, expected_sum};
use super::{CAPACITY, Load, WARM_UP};
use crate::machine::places;
use std::sync::Arc;
use std::time::{Duration, Instant};

pub(crate) struct Steady {
    events: u64,
    words: usize,
    capacity: usize,
    sinks: u64,
    pinned: bool,
    progress: Arc<Progress>,
}

impl Steady {
    /// From one pinned thread to another.
    pub(crate) fn pinned(events: u64, words: usize, capacity: usize) -> Self {
        Self { events, words, capacity, sinks: 1, pinned: true, progress: Arc::default() }
    }

    /// To so many stages, all threads anywhere on the two cores.
    pub(crate) fn loose(events: u64, words: usize, sinks: u64) -> Self {
        Self { events, words, capacity: CAPACITY, sinks, pinned: false, progress: Arc::default() }
    }

    /// The sum of what all sinks saw.
    fn wait(&self, phase: u64) -> u64 {
        self.progress.wait(phase * self.sinks, Patience::new(!self.pinned))
    }
}

impl Load for Steady {
    type Sink = Sum;

    fn capacity(&self) -> usize {
        self.capacity
    }

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

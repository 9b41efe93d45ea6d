//! Round trips: one value there and back at a time.

use super::CAPACITY;
use std::time::{Duration, Instant};

/// How round trips are measured.
pub(crate) trait Course {
    /// Calls `trip`, which sends its value and returns when it is back.
    fn run(&mut self, trip: impl FnMut(u64));
}

const WARM_UP: u64 = 2 * CAPACITY as u64;

/// All round trips together.
pub(crate) struct Timed {
    pub(crate) trips: u64,
    pub(crate) elapsed: Duration,
}

impl Course for Timed {
    #[inline(always)]
    fn run(&mut self, mut trip: impl FnMut(u64)) {
        (1..=WARM_UP).for_each(&mut trip);
        let start = Instant::now();
        (WARM_UP + 1..=WARM_UP + self.trips).for_each(&mut trip);
        self.elapsed = start.elapsed();
    }
}

/// Round trips for a short time, in blocks. What counts is the median block, which a thread that was held up for a while does not change.
#[derive(Default)]
pub(crate) struct Glimpse {
    /// Nanoseconds a trip.
    pub(crate) round_trip: f64,
}

impl Glimpse {
    const TIME: Duration = Duration::from_micros(300);
    const WARM_UP: u64 = 100;
    const BLOCK: u32 = 50;
}

impl Course for Glimpse {
    #[inline(always)]
    fn run(&mut self, mut trip: impl FnMut(u64)) {
        (1..=Self::WARM_UP).for_each(&mut trip);
        let mut next = Self::WARM_UP + 1;
        let mut blocks = Vec::with_capacity(256);
        let start = Instant::now();
        let mut before = start;
        while before - start < Self::TIME {
            let end = next + u64::from(Self::BLOCK);
            (next..end).for_each(&mut trip);
            next = end;
            let now = Instant::now();
            blocks.push((now - before).as_secs_f64() * 1e9 / f64::from(Self::BLOCK));
            before = now;
        }
        blocks.sort_by(f64::total_cmp);
        self.round_trip = blocks[blocks.len() / 2];
    }
}

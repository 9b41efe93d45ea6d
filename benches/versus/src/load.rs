//! What is sent through every contender, and the proof that it arrived.

pub(crate) mod chain;
pub(crate) mod crowd;
pub(crate) mod divided;
pub(crate) mod effort;
pub(crate) mod lap;
pub(crate) mod laps;
pub(crate) mod open_loop;
mod patience;
pub(crate) mod runs;
mod steady;
mod sum;
pub(crate) mod trips;

pub(crate) use open_loop::OpenLoop;
use std::time::Duration;
pub(crate) use steady::Steady;
use sum::{Progress, Sum, expected_sum};

/// The slots of every ring and the bound of every channel, where a work does not say otherwise.
pub(crate) const CAPACITY: usize = 8192;

/// Events sent before the clock starts, five laps and more: no page of the ring is touched for the first time later.
const WARM_UP: u64 = 41_000;

/// An event of `WORDS` times eight bytes.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub(crate) struct Event<const WORDS: usize>([u64; WORDS]);

// SAFETY: an array of integers: every bit pattern is a value, and there is no padding.
unsafe impl<const WORDS: usize> photon_ring::Pod for Event<WORDS> {}

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

    /// The slots of the ring, for contenders that learn that when they run.
    fn capacity(&self) -> usize {
        CAPACITY
    }

    /// For every stage one.
    fn sink(&self) -> Self::Sink;

    /// Calls `publish` with the value of the next event, or of the first of the next `STEP` events that have consecutive values, until the
    /// slice is over and all sinks have everything. Returns how long that took.
    fn drive<const STEP: usize>(&self, publish: impl FnMut(u64)) -> Duration;
}

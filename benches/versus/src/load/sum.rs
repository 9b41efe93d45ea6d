//! The proof that every event arrived: sinks add up what they see.

use super::patience::Patience;
use super::{Event, Receive};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Which sinks have come how far. Written twice by each: after the warm-up, and at the end.
#[derive(Default)]
#[repr(align(128))]
pub(super) struct Progress {
    reached: AtomicU64,
    sum: AtomicU64,
}

impl Progress {
    /// Waits for so many reports. Returns the sum of what all sinks saw.
    pub(super) fn wait(&self, reports: u64, mut patience: Patience) -> u64 {
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
    pub(super) fn new(warm_up: u64, events: u64, progress: &Arc<Progress>) -> Self {
        Self { so_far: 0, left: warm_up, then: events, progress: Arc::clone(progress) }
    }

    /// Whether every event has come.
    #[inline(always)]
    pub(super) fn is_complete(&self) -> bool {
        // After the last event, it counts down from the very end.
        let complete = self.left > u64::MAX / 2;
        assert!(!complete || self.left == u64::MAX, "more events came than were sent");
        complete
    }
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

/// The sum that all sinks together see, if each sees the values below `end` in events of so many words.
#[allow(clippy::cast_possible_truncation, reason = "sums wrap")]
pub(super) fn expected_sum(end: u64, words: usize, sinks: u64) -> u64 {
    ((u128::from(end) * u128::from(end - 1) / 2) * words as u128 * u128::from(sinks)) as u64
}

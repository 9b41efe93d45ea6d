//! What happened so far, counted by whoever it happens to.

use crate::round::Round;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The counts of one pipeline. Relaxed throughout: they are shown, and nothing else depends on them.
#[derive(Default)]
pub(crate) struct Tally {
    events: AtomicU64,
    rounds: AtomicU64,
    restarts: AtomicU64,
    longest_stall: AtomicU64,
}

impl Tally {
    /// Events published so far.
    pub(crate) fn events(&self) -> u64 {
        self.events.load(Ordering::Relaxed)
    }

    /// Counts published events, and the time that the call took.
    pub(crate) fn published(&self, events: u64, took: Duration) {
        self.events.fetch_add(events, Ordering::Relaxed);
        let took = u64::try_from(took.as_nanos()).unwrap_or(u64::MAX);
        self.longest_stall.fetch_max(took, Ordering::Relaxed);
    }

    /// Counts a round, and whether the next one is a restart after a panic.
    pub(crate) fn finish_round(&self, round: &Round) {
        self.rounds.fetch_add(1, Ordering::Relaxed);
        if round.fault().is_some() {
            self.restarts.fetch_add(1, Ordering::Relaxed);
        }
    }

    pub(crate) fn summary(&self) -> String {
        let stall = Duration::from_nanos(self.longest_stall.load(Ordering::Relaxed));
        format!(
            "{:>12} events in {:>6} rounds, {:>5} restarts after a panic, longest stall of a publication {stall:.1?}",
            self.events(),
            self.rounds.load(Ordering::Relaxed),
            self.restarts.load(Ordering::Relaxed),
        )
    }
}

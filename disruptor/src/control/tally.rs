//! What a stage counts of what it did, for statistics.

use crate::Sequence;
use crate::sync::{AtomicU64, Ordering};

/// What stands in the place of a count for a stage that handles every event: its position tells.
const EVERY_EVENT: u64 = u64::MAX;

/// The counts of one stage, as far as it has told. Relaxed, all of it: these are statistics.
pub(crate) struct Tally {
    handled: AtomicU64,
    turned_away: AtomicU64,
    passed_over: AtomicU64,
}

/// What became of the events that a stage looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Turnout {
    /// How many the handler got.
    pub(crate) handled: u64,
    /// How many of these the stage decided against.
    pub(crate) turned_away: u64,
}

impl Tally {
    pub(super) fn new() -> Self {
        Self { handled: AtomicU64::new(EVERY_EVENT), turned_away: AtomicU64::new(0), passed_over: AtomicU64::new(0) }
    }

    /// Before the stage starts: not every event reaches it, so it counts.
    pub(crate) fn count_handled(&self) {
        self.handled.store(0, Ordering::Relaxed);
    }

    /// Stage: for one that not every event reaches.
    #[inline(always)]
    pub(crate) fn tell_handled(&self, handled: u64) {
        self.handled.store(handled, Ordering::Relaxed);
    }

    /// Stage: for one that decides.
    #[inline(always)]
    pub(crate) fn tell_turned_away(&self, turned_away: u64) {
        self.turned_away.store(turned_away, Ordering::Relaxed);
    }

    /// Stage: for one that has met slots that were passed over.
    pub(crate) fn tell_passed_over(&self, passed_over: u64) {
        self.passed_over.store(passed_over, Ordering::Relaxed);
    }

    /// How many slots held no event, because a producer had passed them over.
    pub(crate) fn passed_over(&self) -> u64 {
        self.passed_over.load(Ordering::Relaxed)
    }

    /// The counts of a stage that has handed on everything before `position`.
    pub(crate) fn turnout(&self, position: Sequence) -> Turnout {
        let handled = match self.handled.load(Ordering::Relaxed) {
            // The stage tells its position after this count, so neither need fit the other.
            EVERY_EVENT => position.saturating_sub(self.passed_over()),
            handled => handled,
        };
        Turnout { handled, turned_away: self.turned_away.load(Ordering::Relaxed) }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{Tally, Turnout};

    #[test]
    fn a_stage_that_counts_nothing_has_handled_everything() {
        let tally = Tally::new();
        assert_eq!(tally.turnout(7), Turnout { handled: 7, turned_away: 0 });
        tally.tell_turned_away(3);
        assert_eq!(tally.turnout(8), Turnout { handled: 8, turned_away: 3 });
    }

    #[test]
    fn slots_without_an_event_are_not_handled() {
        let tally = Tally::new();
        tally.tell_passed_over(2);
        assert_eq!(tally.turnout(7), Turnout { handled: 5, turned_away: 0 });
        assert_eq!(tally.turnout(1).handled, 0);
    }

    #[test]
    fn a_stage_that_counts_has_handled_what_it_says() {
        let tally = Tally::new();
        tally.count_handled();
        assert_eq!(tally.turnout(7), Turnout::default());
        tally.tell_handled(2);
        assert_eq!(tally.turnout(8), Turnout { handled: 2, turned_away: 0 });
    }
}

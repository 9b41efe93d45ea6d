//! When a reader that has caught up lets some events gather before it looks again.
//!
//! A reader on the heels of its writer costs both dearly: it reads the very lines that the writer is about to write, its processor
//! even fetches some of those to come, and the writer has to win each of them back. Some distance is all it takes. So a reader that
//! keeps catching up pauses for a moment, as long as that is worth while.
//!
//! Whether it is cannot be told beforehand: a writer that is slow because of its reader looks like one that is slow by itself. So it is
//! tried, and less and less often where it has been in vain: an answer that waits for the next question must not wait for anything else.
//! Events that come less often than every 10 ns or so are never made to gather, but for the trials.

use crate::Sequence;

/// A pause to see what comes of it, in hints to the processor that the thread spins: about a microsecond.
const TRIAL: u32 = 32;
/// A pause that is worth while with a writer that runs freely: a few microseconds.
const FULL: u32 = 128;
/// A pause that is too short to make a difference.
const TOO_SHORT: u32 = 8;
/// How many events come during a hint, at least, for a pause to be worth while.
const WORTH_WHILE: u64 = 2;
/// How often the reader catches up between two trials, at least and at most.
const PATIENCE: (u32, u32) = (32, 1 << 14);
/// For every so many bytes, a large event counts as one.
const WEIGHT: usize = 32;

/// How a reader has been doing.
pub(crate) struct Pace {
    /// Where it was when it last had caught up.
    caught_up_at: Sequence,
    /// What it did then.
    pause: Pause,
    /// How often it catches up until the next trial.
    countdown: u32,
    patience: u32,
}

#[derive(Clone, Copy)]
enum Pause {
    None,
    Trial,
    Full,
}

impl Pace {
    pub(crate) const fn new() -> Self {
        Self { caught_up_at: 0, pause: Pause::None, countdown: PATIENCE.0, patience: PATIENCE.0 }
    }

    /// The reader has caught up, at `position`. Returns for how many hints it is to pause before it looks again.
    ///
    /// `capacity` is that of the ring; `size`, that of an event, in bytes.
    #[inline]
    pub(crate) fn hints(&mut self, position: Sequence, capacity: u64, size: usize) -> u32 {
        // The ring must not run full meanwhile.
        let full = u32::try_from(capacity / 8).map_or(FULL, |most| most.min(FULL));
        if full < TOO_SHORT {
            return 0;
        }
        let handled = position - self.caught_up_at;
        self.caught_up_at = position;
        // With that many, the distance is there already.
        let distant = handled > capacity / 2;
        self.pause = if distant { Pause::None } else { self.next(handled * (size / WEIGHT).max(1) as u64, full) };
        match self.pause {
            Pause::None => 0,
            Pause::Trial => TRIAL.min(full),
            Pause::Full => full,
        }
    }

    /// What to do after so many events since the last time.
    fn next(&mut self, handled: u64, full: u32) -> Pause {
        let many = handled >= WORTH_WHILE * u64::from(full);
        match self.pause {
            Pause::None if many => Pause::None,
            Pause::None => {
                self.countdown -= 1;
                if self.countdown > 0 {
                    return Pause::None;
                }
                self.countdown = self.patience;
                Pause::Trial
            }
            // Less is asked of a trial, at whose beginning the writer still wins its lines back.
            Pause::Trial if handled >= u64::from(TRIAL.min(full)) => Pause::Full,
            Pause::Full if many => {
                self.patience = PATIENCE.0;
                Pause::Full
            }
            Pause::Trial | Pause::Full => {
                self.patience = (2 * self.patience).min(PATIENCE.1);
                self.countdown = self.patience;
                Pause::None
            }
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{FULL, PATIENCE, Pace, TRIAL};

    const CAPACITY: u64 = 8192;

    /// A reader of small events, with a writer.
    struct Reader {
        pace: Pace,
        position: u64,
    }

    impl Reader {
        fn new() -> Self {
            Self { pace: Pace::new(), position: 0 }
        }

        /// For how long it pauses after so many events.
        fn after(&mut self, events: u64) -> u32 {
            self.position += events;
            self.pace.hints(self.position, CAPACITY, 8)
        }

        /// How often it catches up, after one event each, before it pauses.
        fn rounds(&mut self) -> u32 {
            let mut rounds = 1;
            while self.after(1) == 0 {
                rounds += 1;
            }
            rounds
        }
    }

    #[test]
    fn a_free_writer_is_given_a_distance() {
        let mut reader = Reader::new();
        assert_eq!(reader.rounds(), PATIENCE.0);
        assert_eq!(reader.after(100), FULL);
        for _ in 0..100 {
            assert_eq!(reader.after(1_000), FULL);
        }
    }

    #[test]
    fn a_slow_writer_is_disturbed_ever_less() {
        let mut reader = Reader::new();
        for doublings in 0..30 {
            let patience = (PATIENCE.0 << doublings.min(20)).min(PATIENCE.1);
            assert_eq!(reader.rounds(), patience, "after {doublings} trials");
            assert_eq!(reader.after(1), 0);
        }
    }

    #[test]
    fn a_writer_that_slows_down_is_left_alone() {
        let mut reader = Reader::new();
        reader.rounds();
        assert_eq!(reader.after(100), FULL);
        assert_eq!(reader.after(1_000), FULL);
        assert_eq!(reader.after(200), 0);
        assert_eq!(reader.rounds(), 2 * PATIENCE.0);
    }

    #[test]
    fn a_distance_that_is_there_needs_no_pause() {
        let mut reader = Reader::new();
        for _ in 0..1_000 {
            assert_eq!(reader.after(300), 0);
        }
        reader.rounds();
        assert_eq!(reader.after(100), FULL);
        assert_eq!(reader.after(CAPACITY), 0);
        assert_eq!(reader.rounds(), PATIENCE.0);
    }

    #[test]
    fn small_rings_do_not_run_full_meanwhile() {
        let hints = |capacity| {
            let mut pace = Pace::new();
            (1..=u64::from(PATIENCE.0)).map(|position| pace.hints(position, capacity, 8)).last()
        };
        assert_eq!((hints(32), hints(64), hints(128), hints(1024)), (Some(0), Some(8), Some(16), Some(TRIAL)));
    }

    #[test]
    fn large_events_count_for_several() {
        let mut pace = Pace::new();
        let mut position = 0;
        while pace.hints(position, CAPACITY, 256) == 0 {
            position += 1;
        }
        assert_eq!(pace.hints(position + 4, CAPACITY, 256), FULL);
        assert_eq!(pace.hints(position + 4 + 32, CAPACITY, 256), FULL);
        assert_eq!(pace.hints(position + 4 + 32 + 31, CAPACITY, 256), 0);
    }
}

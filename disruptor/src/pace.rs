//! When a reader that has caught up lets some events gather before it looks again.
//!
//! A reader on the heels of its writer costs both dearly: it reads the very lines that the writer is about to write, its processor
//! even fetches some of those to come, and the writer has to win each of them back. Some distance is all it takes. So a reader that
//! keeps catching up pauses for a moment, as long as that is worth while.
//!
//! Whether it is cannot be told beforehand: a writer that is slow because of its reader looks like one that is slow by itself, or like one
//! that waits for an answer to many events at once. So it is tried, and goes on only if more events come in the same time than without;
//! and it is tried less and less often where it has been in vain. An answer that waits for the next question must not wait for anything else.

use crate::Sequence;
use std::time::Instant;

/// A pause to see what comes of it, in hints to the processor that the thread spins: about a microsecond.
const TRIAL: u32 = 32;
/// A pause that is worth while with a writer that runs freely: a few microseconds.
const FULL: u32 = 128;
/// A pause that is too short to make a difference.
const TOO_SHORT: u32 = 8;
/// How many events come during a hint, at least, for a pause to be worth while.
const WORTH_WHILE: u64 = 2;
/// How often the reader pauses until it is seen whether it is faster like this: if it was not the last time, and if it was.
const FULLS: (u32, u32) = (16, 1024);
/// How often the reader catches up between two trials, at least and at most.
const PATIENCE: (u32, u32) = (32, 1 << 14);
/// Over so many of these, the last ones, it is seen how fast it goes without a pause. What a pause has left behind is gone by then.
const WITHOUT: u32 = 16;
/// For every so many bytes, a large event counts as one.
const WEIGHT: usize = 32;

/// How a reader has been doing.
pub(crate) struct Pace {
    /// Where it was when it last had caught up.
    caught_up_at: Sequence,
    /// What it did then.
    pause: Pause,
    /// How often it goes on like this.
    left: u32,
    /// How often it catches up until the next trial.
    patience: u32,
    /// When and where it began to be seen how fast it goes.
    since: Option<(Instant, Sequence)>,
    /// How fast it went without a pause, in events per nanosecond.
    without: f64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pause {
    None,
    Trial,
    Full,
}

impl Pace {
    pub(crate) const fn new() -> Self {
        Self {
            caught_up_at: 0,
            pause: Pause::None,
            left: PATIENCE.0,
            // As if it had been tried in vain.
            patience: 2 * PATIENCE.0,
            since: None,
            without: 0.0,
        }
    }

    /// The reader has caught up, at `position`. Returns for how many hints it is to pause before it looks again.
    ///
    /// `capacity` is that of the ring; `size`, that of an event, in bytes; `now` tells the time, and is seldom asked.
    #[inline]
    pub(crate) fn hints(&mut self, position: Sequence, capacity: u64, size: usize, now: impl Fn() -> Instant) -> u32 {
        // The ring must not run full meanwhile.
        let full = u32::try_from(capacity / 8).map_or(FULL, |most| most.min(FULL));
        if full < TOO_SHORT {
            return 0;
        }
        let handled = position - self.caught_up_at;
        self.caught_up_at = position;
        let weight = handled * (size / WEIGHT).max(1) as u64;
        let many = weight >= WORTH_WHILE * u64::from(full);
        let enough = match self.pause {
            // With that many the distance is there, and it is not the moment to begin.
            Pause::None if many => {
                self.left = self.left.max(WITHOUT);
                return 0;
            }
            Pause::None => true,
            // Less is asked of a trial, at whose beginning the writer still wins its lines back.
            Pause::Trial => weight >= u64::from(TRIAL.min(full)),
            Pause::Full => many,
        };
        if handled > capacity / 2 {
            // That is all the distance there can be.
            self.left = 1;
        }
        self.pause = if enough { self.next(position, now) } else { self.give_up() };
        match self.pause {
            Pause::None => 0,
            Pause::Trial => TRIAL.min(full),
            Pause::Full => full,
        }
    }

    /// Goes on like this, or tries what comes next. It may go on with a pause for as long as that makes it faster.
    fn next(&mut self, position: Sequence, now: impl Fn() -> Instant) -> Pause {
        if self.pause == Pause::None && self.left == WITHOUT {
            self.since = Some((now(), position));
        }
        self.left -= 1;
        if self.left > 0 {
            return self.pause;
        }
        let rate = self.rate(position, now());
        match self.pause {
            Pause::None => {
                self.without = rate;
                self.left = 1;
                Pause::Trial
            }
            Pause::Trial => {
                // Where it was in vain the last time, it is seen soon whether it is this time.
                self.left = if self.patience == PATIENCE.0 { FULLS.1 } else { FULLS.0 };
                Pause::Full
            }
            Pause::Full if rate > self.without => {
                self.patience = PATIENCE.0;
                self.rest()
            }
            Pause::Full => self.give_up(),
        }
    }

    /// How fast it went since this was last asked or the look began, in events per nanosecond.
    #[allow(clippy::cast_precision_loss, reason = "an estimate")]
    fn rate(&mut self, position: Sequence, now: Instant) -> f64 {
        let since = self.since.replace((now, position));
        since.map_or(0.0, |(start, first)| (position - first) as f64 / (now - start).as_nanos().max(1) as f64)
    }

    /// No pauses until the next trial.
    fn rest(&mut self) -> Pause {
        self.left = self.patience;
        Pause::None
    }

    /// It was in vain.
    fn give_up(&mut self) -> Pause {
        self.patience = (2 * self.patience).min(PATIENCE.1);
        self.rest()
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{FULL, FULLS, PATIENCE, Pace, TRIAL, WITHOUT};
    use std::time::{Duration, Instant};

    const CAPACITY: u64 = 8192;

    /// A reader of small events, with a writer, and a clock that goes only when it is told to.
    struct Reader {
        pace: Pace,
        position: u64,
        start: Instant,
        now: Duration,
    }

    impl Reader {
        fn new() -> Self {
            let start = Instant::now();
            Self { pace: Pace::new(), position: 0, start, now: Duration::ZERO }
        }

        /// For how long it pauses after so many events, which took so long.
        fn after(&mut self, events: u64, nanoseconds: u64) -> u32 {
            self.position += events;
            self.now += Duration::from_nanos(nanoseconds);
            self.pace.hints(self.position, CAPACITY, 8, || self.start + self.now)
        }

        /// How often it catches up, after one event in 20 ns each, before it pauses.
        fn rounds(&mut self) -> u32 {
            let mut rounds = 1;
            while self.after(1, 20) == 0 {
                rounds += 1;
            }
            rounds
        }

        /// It tries a pause, and then so many whole ones, with a thousand events that take so long each time.
        fn pauses(&mut self, count: u32, nanoseconds: u64) {
            assert_eq!(self.after(100, 1_000), FULL);
            for _ in 1..count {
                assert_eq!(self.after(1_000, nanoseconds), FULL);
            }
            assert_eq!(self.after(1_000, nanoseconds), 0);
        }
    }

    #[test]
    fn a_free_writer_is_given_a_distance_and_now_and_then_it_is_seen_whether_it_still_pays() {
        let mut reader = Reader::new();
        assert_eq!(reader.rounds(), PATIENCE.0);
        reader.pauses(FULLS.0, 3_000);
        for _ in 0..3 {
            assert_eq!(reader.rounds(), PATIENCE.0);
            reader.pauses(FULLS.1, 3_000);
        }
    }

    #[test]
    fn a_slow_writer_is_disturbed_ever_less() {
        let mut reader = Reader::new();
        assert_eq!(reader.rounds(), PATIENCE.0);
        assert_eq!(reader.after(1, 20), 0);
        for doublings in 2..30 {
            let patience = (PATIENCE.0 << doublings.min(20)).min(PATIENCE.1);
            assert_eq!(reader.rounds(), patience, "after {doublings} trials");
            assert_eq!(reader.after(1, 20), 0);
        }
    }

    /// A writer that waits for an answer to each thousand events: a pause only makes it wait longer.
    #[test]
    fn a_writer_that_becomes_slower_by_it_is_left_alone() {
        let mut reader = Reader::new();
        assert_eq!(reader.rounds(), PATIENCE.0);
        reader.pauses(FULLS.0, 20_001);
        assert_eq!(reader.rounds(), 4 * PATIENCE.0);
        reader.pauses(FULLS.0, 20_001);
        assert_eq!(reader.rounds(), 8 * PATIENCE.0);
        // When it runs freely, that is found out, and when it no longer does.
        reader.pauses(FULLS.0, 3_000);
        assert_eq!(reader.rounds(), PATIENCE.0);
        reader.pauses(FULLS.1, 20_001);
        assert_eq!(reader.rounds(), 2 * PATIENCE.0);
        reader.pauses(FULLS.0, 20_001);
    }

    #[test]
    fn a_writer_that_slows_down_is_left_alone() {
        let mut reader = Reader::new();
        reader.rounds();
        assert_eq!(reader.after(100, 1_000), FULL);
        assert_eq!(reader.after(1_000, 3_000), FULL);
        assert_eq!(reader.after(200, 3_000), 0);
        assert_eq!(reader.rounds(), 4 * PATIENCE.0);
    }

    #[test]
    fn a_distance_that_is_there_needs_no_pause() {
        let mut reader = Reader::new();
        for _ in 0..1_000 {
            assert_eq!(reader.after(300, 300), 0);
        }
        reader.rounds();
        assert_eq!(reader.after(100, 1_000), FULL);
        assert_eq!(reader.after(CAPACITY, 3_000), 0);
        assert_eq!(reader.rounds(), PATIENCE.0);
        // Nor when it takes longer than without.
        assert_eq!(reader.after(100, 1_000), FULL);
        assert_eq!(reader.after(CAPACITY, 20 * CAPACITY + 1), 0);
        assert_eq!(reader.rounds(), 2 * PATIENCE.0);
    }

    /// What is handled from a distance, fast, says nothing of how fast it goes on the writer's heels.
    #[test]
    fn it_is_seen_how_it_goes_without_on_the_heels_alone() {
        let mut reader = Reader::new();
        for _ in 0..PATIENCE.0 - WITHOUT / 2 {
            assert_eq!(reader.after(1, 20), 0);
        }
        assert_eq!(reader.after(4_000, 10), 0);
        assert_eq!(reader.rounds(), WITHOUT);
        reader.pauses(FULLS.0, 3_000);
        assert_eq!(reader.rounds(), PATIENCE.0);
    }

    #[test]
    fn small_rings_do_not_run_full_meanwhile() {
        let hints = |capacity| {
            let now = Instant::now();
            let mut pace = Pace::new();
            (1..=u64::from(PATIENCE.0)).map(|position| pace.hints(position, capacity, 8, || now)).last()
        };
        assert_eq!((hints(32), hints(64), hints(128), hints(1024)), (Some(0), Some(8), Some(16), Some(TRIAL)));
    }

    #[test]
    fn large_events_count_for_several() {
        let now = Instant::now();
        let mut pace = Pace::new();
        let mut position = 0;
        while pace.hints(position, CAPACITY, 256, || now) == 0 {
            position += 1;
        }
        assert_eq!(pace.hints(position + 4, CAPACITY, 256, || now), FULL);
        assert_eq!(pace.hints(position + 4 + 32, CAPACITY, 256, || now), FULL);
        assert_eq!(pace.hints(position + 4 + 32 + 31, CAPACITY, 256, || now), 0);
    }
}

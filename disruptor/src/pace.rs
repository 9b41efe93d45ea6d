//! When a reader that has caught up pauses before it looks again, so that events gather.
//!
//! A reader that keeps catching up with its writer slows both down. It reads the cache lines that the writer is about to write, and its
//! processor prefetches those after them, so the writer has to get each line back before it can store. A small distance avoids that. So
//! such a reader pauses for a moment, as long as that pays.
//!
//! Whether it pays cannot be told beforehand. A writer that its reader slows down looks like a writer that is slow by itself, or like one
//! that waits for an answer after many events. So the reader tries a pause, and goes on pausing only while clearly more events come in the same
//! time than without. Where a trial fails, the next one comes later. A writer that waits for each answer must not wait longer.
//!
//! Wait strategies decide whether a reader does this at all: [`GATHERS`](crate::WaitStrategy::GATHERS).

use crate::Sequence;
use std::time::{Duration, Instant};

/// The pause that pays with a writer that runs freely, in a ring of at least `LARGE` slots. In a smaller ring it is shorter in proportion.
///
/// NB: in time, not in spin-loop hints. A hint takes from 5 to 70 ns, depending on the processor.
const FULL: Duration = Duration::from_micros(4);
const LARGE: u32 = 1024;
/// A pause during which more than so many eighths of the ring fill up is too long, for then the writer may have to wait. So the next one is half as
/// long.
const FILLED: u64 = 6;
/// It is halved so many times at most.
const HALVED: u32 = 3;
/// In a ring of fewer slots, a pause is too short to make a difference.
const TOO_SMALL: u32 = 64;
/// The pause of a trial is so many times shorter.
const TRIAL: u32 = 4;
/// A reader that finds so many events at once has its distance without a pause. A few hundred are none: one that is on its writer's heels may find as many
/// again and again, while each look takes as long as a line from another core.
const GATHERED: u32 = 2048;
/// Where fewer events come during a full pause, their writer is slow by itself, or waits for an answer. No more is asked, because between cores that are
/// far apart a writer that its reader slows down may take 60 ns for each.
const LEAST: u32 = 32;
/// A full pause pays only if so many times as many events come per nanosecond: an eighth more, lest chance decides where pauses make no difference.
const FASTER: f64 = 1.125;
/// After so many full pauses the reader compares its rate with and without: after a comparison that failed, and at most. Each success makes it so many
/// times as many, lest a single measurement that something disturbed decides for long.
const FULLS: (u32, u32) = (4, 1024);
const MORE: u32 = 4;
/// How often the reader catches up between two trials: at least, and at most. At most, so that trials cost a writer that never pays less than a
/// hundredth of its events some latency, and that one which begins to pay is noticed within milliseconds.
const PATIENCE: (u32, u32) = (32, 1 << 17);
/// So many times as long until the next trial, after one that has failed.
const LATER: u32 = 4;
/// The reader measures its rate without pauses over the last so many of these: by then nothing is left of the distance that an earlier
/// pause made.
const WITHOUT: u32 = 16;
/// A large event counts as one small event for every so many bytes; as no more than so many where it is a question of the least.
const WEIGHT: usize = 32;
const MOST: u64 = 4;

/// How a writer gets the lines that its reader has read.
#[derive(Clone, Copy)]
pub(crate) struct Writer {
    /// How many times as long a pause has to be.
    longer: u32,
    /// As how many small events an event counts at least.
    weight: u64,
}

impl Writer {
    /// Its stores wait for their lines while it goes on: several at a time.
    pub(crate) const FREE: Self = Self { longer: 1, weight: 1 };

    /// One of several producers: each claim is a locked instruction, which waits until all stores before it are done. So it gets the lines one
    /// after the other, and needs a longer pause for the same distance; but every line that it need not get back pays more.
    pub(crate) const CLAIMS: Self = Self { longer: 4, weight: 2 };
}

/// What a reader has learnt about its writer.
pub(crate) struct Pace {
    /// The position at which the reader last caught up.
    caught_up_at: Sequence,
    /// What it did then.
    pause: Pause,
    /// How often a full pause is halved.
    halved: u32,
    /// How many more times it does the same.
    left: u32,
    /// After how many full pauses it compares the next time.
    fulls: u32,
    /// How often it catches up until the next trial.
    patience: u32,
    /// The time and the position at which the current measurement began.
    since: Option<(Instant, Sequence)>,
    /// The rate without pauses, in events per nanosecond.
    without: f64,
}

/// A reader has caught up.
struct CaughtUp {
    at: Sequence,
    /// How many events it has handled since it did so before, and as how many small ones each counts.
    handled: u64,
    weight: u64,
    /// So many small events make a distance, and so many are the least for a full pause.
    gathered: u64,
    least: u64,
}

impl CaughtUp {
    #[inline(always)]
    fn many(&self) -> bool {
        self.handled * self.weight >= self.gathered
    }

    /// Whether at least as many came as must come during a pause so many times shorter than a full one.
    fn enough(&self, shorter: u32) -> bool {
        self.many() || self.handled * self.weight.min(MOST) >= self.least / u64::from(shorter)
    }
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
            halved: 0,
            left: PATIENCE.0,
            fulls: FULLS.0,
            // As after a trial that failed.
            patience: LATER * PATIENCE.0,
            since: None,
            without: 0.0,
        }
    }

    /// The reader has caught up, at `position`. Returns for how long it should pause before it looks again.
    ///
    /// `capacity` is the ring's, `size` an event's in bytes. `now` tells the time and is rarely called.
    ///
    /// NB: a reader that handles events one by one comes by here each time. So what is nearly always all there is to do takes few instructions.
    #[inline(always)]
    pub(crate) fn pause(
        &mut self,
        position: Sequence,
        capacity: u64,
        size: usize,
        writer: Writer,
        now: impl Fn() -> Instant,
    ) -> Duration {
        let slots = u32::try_from(capacity).map_or(LARGE, |slots| slots.min(LARGE));
        if slots < TOO_SMALL {
            return Duration::ZERO;
        }
        let caught_up = CaughtUp {
            at: position,
            handled: position - self.caught_up_at,
            weight: ((size / WEIGHT) as u64).max(writer.weight),
            gathered: u64::from(GATHERED * slots / LARGE),
            least: u64::from(writer.longer * LEAST * slots / LARGE),
        };
        self.caught_up_at = position;
        if self.pause == Pause::None && self.left > WITHOUT && !caught_up.many() {
            self.left -= 1;
            return Duration::ZERO;
        }
        self.decide(&caught_up, now);
        let full = FULL * writer.longer * slots / LARGE;
        match self.pause {
            Pause::None => Duration::ZERO,
            Pause::Trial => full / TRIAL,
            Pause::Full => full / (1 << self.halved),
        }
    }

    /// Whether the reader pauses, or has lately and found that it pays.
    #[inline(always)]
    pub(crate) fn pays(&self) -> bool {
        self.pause == Pause::Full || self.patience == PATIENCE.0
    }

    /// After a pause: makes the next one shorter, lest the writer waits for room, or longer again. `has_come` tells whether more than so many events
    /// came meanwhile.
    pub(crate) fn fit(&mut self, capacity: u64, has_come: impl Fn(u64) -> bool) {
        if self.pause != Pause::Full {
            return;
        }
        let filled = capacity * FILLED / 8;
        if self.halved < HALVED && has_come(filled) {
            self.halved += 1;
        } else if self.halved > 0 && !has_come(filled / 2) {
            self.halved -= 1;
        }
    }

    #[cold]
    #[inline(never)]
    fn decide(&mut self, caught_up: &CaughtUp, now: impl Fn() -> Instant) {
        let enough = match self.pause {
            // So many events came that the distance is there. Measure the rate without pauses some other time.
            Pause::None if caught_up.many() => {
                self.left = self.left.max(WITHOUT);
                return;
            }
            Pause::None => true,
            // A trial needs fewer, because at its beginning the writer still has to get its lines back.
            Pause::Trial => caught_up.enough(2 * TRIAL),
            Pause::Full => caught_up.enough(1 << self.halved),
        };
        self.pause = if enough { self.next(caught_up.at, now) } else { self.give_up() };
    }

    /// Does the same again, or moves on: from no pause to a trial, to full pauses, and on with those while they make it faster.
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
                self.left = self.fulls;
                Pause::Full
            }
            Pause::Full if rate > FASTER * self.without => {
                self.patience = PATIENCE.0;
                self.fulls = (MORE * self.fulls).min(FULLS.1);
                self.rest()
            }
            Pause::Full => self.give_up(),
        }
    }

    /// Events per nanosecond since the last call, or since the measurement began.
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

    /// The trial, or the pauses, did not pay: wait longer until the next trial.
    fn give_up(&mut self) -> Pause {
        self.patience = (LATER * self.patience).min(PATIENCE.1);
        // Compare early.
        self.fulls = FULLS.0;
        self.rest()
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{
        FILLED, FULL, FULLS, GATHERED, HALVED, LARGE, LATER, LEAST, MORE, PATIENCE, Pace, TOO_SMALL, TRIAL, WITHOUT,
        Writer,
    };
    use std::time::{Duration, Instant};

    const CAPACITY: u64 = 8192;
    const NONE: Duration = Duration::ZERO;

    /// A reader of small events whose clock moves only when a test says so.
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

        /// How long the reader pauses after it has handled this many events in this time.
        fn after(&mut self, events: u64, nanoseconds: u64) -> Duration {
            self.position += events;
            self.now += Duration::from_nanos(nanoseconds);
            self.pace.pause(self.position, CAPACITY, 8, Writer::FREE, || self.start + self.now)
        }

        /// How often the reader catches up before it pauses, with one event every 20 ns.
        fn rounds(&mut self) -> u32 {
            let mut rounds = 1;
            while self.after(1, 20).is_zero() {
                rounds += 1;
            }
            rounds
        }

        /// The reader tries a pause, and then makes this many full ones. During each come a thousand events, which take this long.
        fn pauses(&mut self, count: u32, nanoseconds: u64) {
            assert_eq!(self.after(100, 1_000), FULL);
            for _ in 1..count {
                assert_eq!(self.after(1_000, nanoseconds), FULL);
            }
            assert_eq!(self.after(1_000, nanoseconds), NONE);
        }
    }

    #[test]
    fn pauses_go_on_while_they_make_a_free_writer_faster_and_are_checked_again_and_again() {
        let mut reader = Reader::new();
        assert_eq!(reader.rounds(), PATIENCE.0);
        for successes in 0..8 {
            reader.pauses((FULLS.0 * MORE.pow(successes)).min(FULLS.1), 3_000);
            assert_eq!(reader.rounds(), PATIENCE.0);
        }
    }

    #[test]
    fn trials_become_rarer_with_a_slow_writer() {
        let mut reader = Reader::new();
        assert_eq!(reader.rounds(), PATIENCE.0);
        assert_eq!(reader.after(1, 20), NONE);
        for failures in 2..12 {
            let patience = PATIENCE.0.saturating_mul(LATER.saturating_pow(failures)).min(PATIENCE.1);
            assert_eq!(reader.rounds(), patience, "after {failures} trials");
            assert_eq!(reader.after(1, 20), NONE);
        }
    }

    /// A writer that waits for an answer after each thousand events: a pause only makes it wait longer.
    #[test]
    fn pauses_stop_when_they_make_the_writer_slower() {
        let mut reader = Reader::new();
        assert_eq!(reader.rounds(), PATIENCE.0);
        reader.pauses(FULLS.0, 20_001);
        assert_eq!(reader.rounds(), LATER.pow(2) * PATIENCE.0);
        reader.pauses(FULLS.0, 20_001);
        assert_eq!(reader.rounds(), LATER.pow(3) * PATIENCE.0);
        // The reader notices when the writer begins to run freely, and when it no longer does.
        reader.pauses(FULLS.0, 3_000);
        assert_eq!(reader.rounds(), PATIENCE.0);
        reader.pauses(MORE * FULLS.0, 20_001);
        assert_eq!(reader.rounds(), LATER * PATIENCE.0);
        reader.pauses(FULLS.0, 20_001);
    }

    /// A writer with a rate of its own. Its reader would pause for nothing, and handle events later.
    #[test]
    fn pauses_stop_when_they_make_hardly_a_difference() {
        let mut reader = Reader::new();
        assert_eq!(reader.rounds(), PATIENCE.0);
        // Without pauses, there was an event every 20 ns.
        reader.pauses(FULLS.0, 18_500);
        assert_eq!(reader.rounds(), LATER.pow(2) * PATIENCE.0);
        reader.pauses(FULLS.0, 17_000);
        assert_eq!(reader.rounds(), PATIENCE.0);
    }

    #[test]
    fn pauses_stop_when_few_events_come_during_them() {
        let mut reader = Reader::new();
        reader.rounds();
        assert_eq!(reader.after(100, 1_000), FULL);
        assert_eq!(reader.after(u64::from(LEAST), 3_000), FULL);
        assert_eq!(reader.after(u64::from(LEAST) - 1, 3_000), NONE);
        assert_eq!(reader.rounds(), LATER.pow(2) * PATIENCE.0);
    }

    /// Fewer come during a shorter one.
    #[test]
    fn half_a_pause_needs_half_as_many_events() {
        let mut reader = Reader::new();
        reader.rounds();
        assert_eq!(reader.after(100, 1_000), FULL);
        reader.pace.fit(CAPACITY, |_| true);
        assert_eq!(reader.after(u64::from(LEAST) / 2, 1_500), FULL / 2);
        assert_eq!(reader.after(u64::from(LEAST) / 2 - 1, 1_500), NONE);
    }

    /// As one between cores that are far apart, which the reader slows down so much.
    #[test]
    fn a_slow_writer_is_given_a_trial() {
        let mut reader = Reader::new();
        while reader.after(1, 60).is_zero() {}
        assert_eq!(reader.after(15, 1_000), FULL);
        for _ in 1..FULLS.0 {
            assert_eq!(reader.after(66, 4_000), FULL);
        }
        // But its rate was its own.
        assert_eq!(reader.after(66, 4_000), NONE);
        assert_eq!(reader.pace.patience, LATER.pow(2) * PATIENCE.0);
    }

    #[test]
    fn a_reader_that_is_far_behind_does_not_pause() {
        let mut reader = Reader::new();
        for _ in 0..1_000 {
            assert_eq!(reader.after(u64::from(GATHERED), 300), NONE);
        }
    }

    /// So many events come during each pause, of a ring of 8192.
    #[test]
    fn pauses_become_shorter_while_the_ring_fills_up_and_longer_again() {
        let mut reader = Reader::new();
        reader.rounds();
        let mut next = |events: u64| {
            reader.pace.fit(CAPACITY, |most| events > most);
            reader.after(1_000, 3_000)
        };
        // What comes during a trial says nothing.
        assert_eq!(next(CAPACITY), FULL);
        let filled = CAPACITY * FILLED / 8;
        assert_eq!((next(filled), next(filled + 1)), (FULL, FULL / 2));
        assert_eq!((next(filled / 2 + 1), next(filled / 2 + 1)), (FULL / 2, NONE));
        // It is remembered until the next pauses.
        reader.rounds();
        assert_eq!(reader.after(100, 1_000), FULL / 2);
        reader.pace.fit(CAPACITY, |most| filled / 2 > most);
        assert_eq!(reader.after(1_000, 3_000), FULL);
    }

    #[test]
    fn there_is_a_shortest_pause() {
        let mut pace = Pace { pause: super::Pause::Full, ..Pace::new() };
        (0..10).for_each(|_| pace.fit(CAPACITY, |_| true));
        assert_eq!(pace.halved, HALVED);
        (0..10).for_each(|_| pace.fit(CAPACITY, |_| false));
        assert_eq!(pace.halved, 0);
    }

    /// What a reader handles fast, from a distance, says nothing about its rate close behind the writer.
    #[test]
    fn rate_without_pauses_is_measured_only_after_catching_up() {
        let mut reader = Reader::new();
        for _ in 0..PATIENCE.0 - WITHOUT / 2 {
            assert_eq!(reader.after(1, 20), NONE);
        }
        assert_eq!(reader.after(4_000, 10), NONE);
        assert_eq!(reader.rounds(), WITHOUT);
        reader.pauses(FULLS.0, 3_000);
        assert_eq!(reader.rounds(), PATIENCE.0);
    }

    #[test]
    fn pauses_are_too_short_to_fill_a_small_ring() {
        let trial = |capacity: u32| {
            let now = Instant::now();
            let mut pace = Pace::new();
            let rounds = 1..=u64::from(PATIENCE.0);
            rounds.map(|position| pace.pause(position, capacity.into(), 8, Writer::FREE, || now)).last()
        };
        assert_eq!(trial(TOO_SMALL / 2), Some(NONE));
        assert_eq!(trial(LARGE / 4), Some(FULL / 4 / TRIAL));
        assert_eq!((trial(LARGE), trial(8 * LARGE)), (Some(FULL / TRIAL), Some(FULL / TRIAL)));
    }

    #[test]
    fn a_large_event_counts_as_several_small_ones() {
        let now = Instant::now();
        let mut pace = Pace::new();
        let mut position = 0;
        while pace.pause(position, CAPACITY, 256, Writer::FREE, || now).is_zero() {
            position += 1;
        }
        let mut after = |events| {
            position += events;
            pace.pause(position, CAPACITY, 256, Writer::FREE, || now)
        };
        assert_eq!((after(1), after(8), after(7)), (FULL, FULL, NONE));
    }

    /// Its claims wait for each line that the reader has taken, so it is slower, and a pause has to be longer.
    #[test]
    fn a_writer_that_claims_gets_longer_pauses_and_needs_fewer_events() {
        let (mut pace, now) = (Pace::new(), Instant::now());
        let mut position = 1;
        let mut after = |events: u64| {
            position += events;
            pace.pause(position, CAPACITY, 8, Writer::CLAIMS, || now)
        };
        while after(1).is_zero() {}
        assert_eq!(after(u64::from(LEAST / TRIAL)), 4 * FULL);
        assert_eq!(after(u64::from(2 * LEAST)), 4 * FULL);
        assert_eq!(after(u64::from(2 * LEAST) - 1), NONE);
    }
}

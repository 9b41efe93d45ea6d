//! Whether it pays to own the lines that were read, in a ring that no cache of a core holds: tried out as the program runs.
//!
//! Where such a ring is concerned, machines differ. On some, the producer finds a line faster in memory, or in the cache that all cores share, than
//! in the cache of the core that owns it. On others, and between cores that are far from each other, not to own the lines makes
//! the producer several times slower. So the last stage of a large ring compares: a few laps with, a few laps without. It keeps what
//! was faster for many laps, and owns the lines where there is hardly a difference.

use crate::Sequence;
use crate::plan::{Condition, Position};
use crate::ring::{Ring, Slot};
use std::time::Instant;

/// The size of a ring, in bytes, up to which it always pays: a core's own cache holds it.
const ALWAYS: u128 = 1 << 20;

/// How many quarters of a lap are measured each way, and how many before them are not: at first, the producer still gets lines as they were left
/// by the lap before.
const MEASURED: u64 = 8;
const SETTLING: u64 = 4;
/// For how many laps the result counts. Without, it is looked at earlier: where the host moves the cores apart, it costs most.
const WITH: u64 = 1024;
const WITHOUT: u64 = 128;
/// How many laps come before the first comparison.
const FIRST: u64 = 32;
/// How many times as fast the ring must be without, and how many times as slow it may be before the trial ends early.
const FASTER: f64 = 1.05;
const TOO_SLOW: f64 = 1.5;

/// What the last stage of a large ring does, and has learnt.
pub(super) struct Claiming {
    claims: bool,
    phase: Phase,
    /// Where the next look at the clock is due, and how many more of them there are in this phase.
    next: Sequence,
    more: u64,
    /// When and where the phase began.
    since: Option<(Instant, Sequence)>,
    /// Events per nanosecond with claims.
    with: f64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Does what was found to be faster.
    Decided,
    SettlesWith,
    MeasuresWith,
    SettlesWithout,
    MeasuresWithout,
}

impl Claiming {
    /// Before the first event.
    pub(super) const fn new() -> Self {
        Self { claims: true, phase: Phase::Decided, next: 0, more: FIRST, since: None, with: 0.0 }
    }

    /// Whether the stage at `P` has to try it out. Below a branch it claims what it has seen, and tries nothing.
    const fn is_uncertain<E, R: Ring<E>, P: Position>() -> bool {
        P::LAST
            && <P::Condition as Condition>::ALWAYS
            && R::CAPACITY as u128 * size_of::<Slot<E, R::Beside>>() as u128 > ALWAYS
    }

    /// Whether the stage at `P` claims lines now, if it is one that may.
    #[inline(always)]
    pub(super) fn claims_now<E, R: Ring<E>, P: Position>(&self) -> bool {
        !const { Self::is_uncertain::<E, R, P>() } || self.claims
    }

    /// A batch of the stage at `P` has ended at `position`.
    #[inline(always)]
    pub(super) fn batch_ends<E, R: Ring<E>, P: Position>(&mut self, position: Sequence) {
        if const { Self::is_uncertain::<E, R, P>() } {
            self.reach(position, R::CAPACITY, Instant::now);
        }
    }

    /// Comes to `position`, in a ring of so many slots. `now` tells the time and is rarely called.
    #[inline(always)]
    fn reach(&mut self, position: Sequence, capacity: u64, now: impl Fn() -> Instant) {
        if position >= self.next {
            self.look(position, capacity, now());
        }
    }

    #[cold]
    #[inline(never)]
    fn look(&mut self, position: Sequence, capacity: u64, now: Instant) {
        let rate = self.rate(position, now);
        let is_trial = matches!(self.phase, Phase::SettlesWithout | Phase::MeasuresWithout);
        if is_trial && rate * TOO_SLOW < self.with {
            self.decide(true);
            self.since = Some((now, position));
        } else if self.more > 0 {
            self.more -= 1;
        } else {
            self.go_on(rate);
            self.since = Some((now, position));
        }
        self.next = position + if self.phase == Phase::Decided { capacity } else { capacity / 4 };
    }

    fn go_on(&mut self, rate: f64) {
        match self.phase {
            Phase::Decided => self.begin(Phase::SettlesWith, true, SETTLING),
            Phase::SettlesWith => self.begin(Phase::MeasuresWith, true, MEASURED),
            Phase::MeasuresWith => {
                self.with = rate;
                self.begin(Phase::SettlesWithout, false, SETTLING);
            }
            Phase::SettlesWithout => self.begin(Phase::MeasuresWithout, false, MEASURED),
            Phase::MeasuresWithout => self.decide(rate < FASTER * self.with),
        }
    }

    fn decide(&mut self, claims: bool) {
        self.begin(Phase::Decided, claims, if claims { WITH } else { WITHOUT });
    }

    fn begin(&mut self, phase: Phase, claims: bool, looks: u64) {
        (self.phase, self.claims, self.more) = (phase, claims, looks - 1);
    }

    /// Events per nanosecond since the phase began.
    #[allow(clippy::cast_precision_loss, reason = "an estimate")]
    fn rate(&self, position: Sequence, now: Instant) -> f64 {
        self.since.map_or(0.0, |(start, first)| (position - first) as f64 / (now - start).as_nanos().max(1) as f64)
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{Claiming, FIRST, MEASURED, SETTLING, WITH, WITHOUT};
    use std::time::{Duration, Instant};

    const CAPACITY: u64 = 1000;

    /// The last stage of a ring in which a quarter of a lap takes so many microseconds with claims and without.
    struct Stage {
        claiming: Claiming,
        position: u64,
        now: Instant,
    }

    impl Stage {
        fn new() -> Self {
            let mut stage = Self { claiming: Claiming::new(), position: 0, now: Instant::now() };
            assert_eq!(stage.laps_with(4 * FIRST, (10, 10)), 4 * FIRST);
            stage
        }

        /// How many of the next quarters of a lap are with claims.
        fn laps_with(&mut self, quarters: u64, micros: (u64, u64)) -> u64 {
            let mut with = 0;
            for _ in 0..quarters {
                self.claiming.reach(self.position, CAPACITY, || self.now);
                with += u64::from(self.claiming.claims);
                self.now += Duration::from_micros(if self.claiming.claims { micros.0 } else { micros.1 });
                self.position += CAPACITY / 4;
            }
            with
        }
    }

    const EACH_WAY: u64 = SETTLING + MEASURED;

    #[test]
    fn lines_are_claimed_where_that_makes_hardly_a_difference() {
        for micros in [(10, 10), (100, 98), (100, 130)] {
            let quarters = 10 * (2 * EACH_WAY + 4 * WITH);
            assert_eq!(Stage::new().laps_with(quarters, micros), quarters - 10 * EACH_WAY, "{micros:?}");
        }
    }

    #[test]
    fn a_trial_that_costs_much_ends_early() {
        let quarters = 2 * EACH_WAY + 4 * WITH;
        assert_eq!(Stage::new().laps_with(quarters, (10, 50)), quarters - 1);
    }

    #[test]
    fn lines_are_left_alone_where_claims_make_it_slower() {
        let with = Stage::new().laps_with(10 * (2 * EACH_WAY + 4 * WITHOUT), (120, 100));
        assert_eq!(with, 10 * EACH_WAY);
    }

    #[test]
    fn the_cores_may_be_moved() {
        let mut stage = Stage::new();
        stage.laps_with(2 * EACH_WAY, (120, 100));
        assert_eq!(stage.laps_with(4 * WITHOUT, (100, 500)), 0);
        assert_eq!(stage.laps_with(EACH_WAY + 1 + 4 * WITH, (100, 500)), EACH_WAY + 4 * WITH);
        assert_eq!(stage.laps_with(2 * EACH_WAY + 4 * WITHOUT, (120, 100)), EACH_WAY);
    }
}

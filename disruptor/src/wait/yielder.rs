//! Yielding that gives up early where yielding does not help.

use crate::sync::yield_now;
use std::time::{Duration, Instant};

/// How long a strategy yields before it sleeps: about as long as a sleep and the wake-up from it take.
///
/// Not at all in a model: no yield finds anything that the last look would not, and a model must not depend on the clock.
pub(super) const YIELD_TIME: Duration = if cfg!(loom) { Duration::ZERO } else { Duration::from_micros(50) };

/// After yielding in vain, so many waits do not yield. Then one tries again.
const SKIPS: u32 = 63;

/// Lets other threads run between looks, for a limited time.
///
/// It learns whether that pays. Where stages wait for rare events and yield to each other, each yield is a context switch. So after it has
/// yielded in vain, it does not yield in the next waits. It begins again when a sleep turns out so short that yielding would have
/// cost less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Yielder {
    most: Duration,
    skips: u32,
}

impl Yielder {
    pub(super) const fn new(most: Duration) -> Self {
        Self { most, skips: 0 }
    }

    /// Whether `ready` returned true within the time. `now` tells the time.
    pub(super) fn yield_until(&mut self, mut ready: impl FnMut() -> bool, now: impl Fn() -> Instant) -> bool {
        if self.most.is_zero() {
            return false;
        }
        if self.skips > 0 {
            self.skips -= 1;
            return false;
        }
        let start = now();
        loop {
            if ready() {
                return true;
            }
            if now() - start >= self.most {
                self.skips = SKIPS;
                return false;
            }
            yield_now();
        }
    }

    /// The thread has slept for this long, since yielding did not help or was not tried.
    ///
    /// Half the time, because a sleep that takes nearly all of it costs less than yielding so long.
    pub(super) fn has_slept(&mut self, time: Duration) {
        if time < self.most / 2 {
            self.skips = 0;
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{SKIPS, Yielder};
    use std::cell::Cell;
    use std::time::{Duration, Instant};

    const MOST: Duration = Duration::from_micros(10);

    /// How often it looks, with a clock that moves by a microsecond each time, if the look after `ready_after` others finds something.
    fn looks(yielder: &mut Yielder, ready_after: u32) -> u32 {
        let (start, passed) = (Instant::now(), Cell::new(Duration::ZERO));
        let now = || {
            passed.set(passed.get() + Duration::from_micros(1));
            start + passed.get()
        };
        let mut looks = 0;
        let is_ready = || {
            looks += 1;
            looks > ready_after
        };
        let found = yielder.yield_until(is_ready, now);
        assert_eq!(found, looks > ready_after);
        looks
    }

    #[test]
    fn yields_no_longer_than_it_was_told() {
        assert_eq!(looks(&mut Yielder::new(MOST), u32::MAX), 10);
        assert_eq!(looks(&mut Yielder::new(Duration::ZERO), u32::MAX), 0);
    }

    #[test]
    fn stays_patient_while_that_pays() {
        let mut yielder = Yielder::new(MOST);
        for _ in 0..10 {
            assert_eq!(looks(&mut yielder, 8), 9);
        }
    }

    #[test]
    fn after_yielding_in_vain_it_skips_some_waits_and_tries_again() {
        let mut yielder = Yielder::new(MOST);
        for _ in 0..3 {
            assert_eq!(looks(&mut yielder, u32::MAX), 10);
            for _ in 0..SKIPS {
                assert_eq!(looks(&mut yielder, u32::MAX), 0);
                yielder.has_slept(MOST);
            }
        }
        assert_eq!(looks(&mut yielder, 8), 9);
        assert_eq!(looks(&mut yielder, 8), 9);
    }

    #[test]
    fn a_short_sleep_brings_its_patience_back() {
        let mut yielder = Yielder::new(MOST);
        assert_eq!(looks(&mut yielder, u32::MAX), 10);
        assert_eq!(looks(&mut yielder, u32::MAX), 0);
        yielder.has_slept(MOST / 2);
        assert_eq!(looks(&mut yielder, 8), 0);
        yielder.has_slept(MOST / 3);
        assert_eq!(looks(&mut yielder, 8), 9);
    }
}

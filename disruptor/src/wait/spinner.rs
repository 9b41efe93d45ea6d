//! Spinning that gives up early where spinning does not help.

use crate::sync::spin_loop;

/// The most looks before a strategy that never sleeps first gives up the processor.
///
/// None in a model: each look would be a branch of the search, and none finds anything that the last look would not.
pub(super) const SPIN_TRIES: u32 = if cfg!(loom) { 0 } else { 2_500 };

/// The number of looks after a spin that found nothing: they take about as long as giving up the processor.
const LEAST_TRIES: u32 = 32;

/// After this many spins that found nothing, one has its full length again.
const CUT_SHORT: u32 = 64;

/// Looks a number of times.
///
/// It learns that number. With a core for every thread, spinning through a short gap is the fastest way to wait. With fewer cores, the
/// thread that it waits for may be waiting for this very core, so every look delays it. A spin that finds nothing counts as a sign
/// of too few cores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spinner {
    most: u32,
    now: u32,
    in_vain: u32,
}

impl Spinner {
    pub(super) const fn new(most: u32) -> Self {
        Self { most, now: most, in_vain: 0 }
    }

    /// Whether `ready` returned true within the number of looks.
    #[inline]
    pub(super) fn spin_until(&mut self, mut ready: impl FnMut() -> bool) -> bool {
        for _ in 0..self.now {
            if ready() {
                self.now = self.now.saturating_mul(2).min(self.most);
                return true;
            }
            spin_loop();
        }
        self.in_vain = (self.in_vain + 1) % CUT_SHORT;
        self.now = if self.in_vain == 0 { self.most } else { self.most.min(LEAST_TRIES) };
        false
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{CUT_SHORT, LEAST_TRIES, Spinner};

    /// How often it looks, if the look after `ready_after` others finds something.
    fn looks(spinner: &mut Spinner, ready_after: u32) -> u32 {
        let mut looks = 0;
        spinner.spin_until(|| {
            looks += 1;
            looks > ready_after
        });
        looks
    }

    #[test]
    fn stays_patient_while_that_pays() {
        let mut spinner = Spinner::new(1_000);
        for _ in 0..10 {
            assert_eq!(looks(&mut spinner, 900), 901);
        }
    }

    #[test]
    fn gives_up_early_after_a_spin_that_found_nothing_but_tries_again() {
        let mut spinner = Spinner::new(1_000);
        assert_eq!(looks(&mut spinner, u32::MAX), 1_000);
        for _ in 1..CUT_SHORT {
            assert_eq!(looks(&mut spinner, u32::MAX), LEAST_TRIES);
        }
        assert_eq!(looks(&mut spinner, 900), 901);
        assert_eq!(looks(&mut spinner, 900), 901);
    }

    #[test]
    fn each_success_doubles_its_patience() {
        let mut spinner = Spinner::new(1_000);
        assert_eq!(looks(&mut spinner, u32::MAX), 1_000);
        assert_eq!(looks(&mut spinner, 0), 1);
        assert_eq!(looks(&mut spinner, u32::MAX), 2 * LEAST_TRIES);
    }

    #[test]
    fn never_looks_more_often_than_it_was_told() {
        let mut spinner = Spinner::new(3);
        for _ in 0..2 * CUT_SHORT {
            assert_eq!(looks(&mut spinner, u32::MAX), 3);
        }
        let mut spinner = Spinner::new(0);
        for _ in 0..2 * CUT_SHORT {
            assert_eq!(looks(&mut spinner, u32::MAX), 0);
        }
    }
}

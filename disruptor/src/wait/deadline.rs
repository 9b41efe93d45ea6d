//! Until when a call waits.

use std::time::{Duration, Instant};

/// The time at which a call gives up. A type, so that calls without a limit carry nothing of it.
pub(crate) trait Deadline: Copy {
    /// `None`: it never gives up.
    fn instant(self) -> Option<Instant>;

    #[inline(always)]
    fn is_over(self) -> bool {
        self.instant().is_some_and(|instant| Instant::now() >= instant)
    }

    /// The earlier of this and another time.
    #[inline(always)]
    fn or(self, other: Option<Instant>) -> Option<Instant> {
        match self.instant() {
            None => other,
            Some(instant) => Some(other.map_or(instant, |other| other.min(instant))),
        }
    }
}

/// The call waits as long as it takes.
#[derive(Clone, Copy)]
pub(crate) struct Never;

impl Deadline for Never {
    #[inline(always)]
    fn instant(self) -> Option<Instant> {
        None
    }
}

/// The call waits for a limited time.
#[derive(Clone, Copy)]
pub(crate) struct Until(Option<Instant>);

impl Until {
    /// The time begins now. If the clock cannot tell when it ends, it does not end.
    pub(crate) fn after(time: Duration) -> Self {
        Self(Instant::now().checked_add(time))
    }
}

impl Deadline for Until {
    #[inline(always)]
    fn instant(self) -> Option<Instant> {
        self.0
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{Deadline, Never, Until};
    use std::time::{Duration, Instant};

    #[test]
    fn no_time_is_over_at_once_and_the_longest_time_never() {
        assert!(Until::after(Duration::ZERO).is_over());
        assert!(!Until::after(Duration::MAX).is_over());
        assert_eq!(Until::after(Duration::MAX).instant(), None);
        assert!(!Never.is_over());
    }

    #[test]
    fn of_two_times_the_earlier_one_counts() {
        let now = Instant::now();
        let later = now + Duration::from_secs(1);
        for (first, second, earlier) in [
            (Some(now), Some(later), Some(now)),
            (Some(later), Some(now), Some(now)),
            (Some(later), None, Some(later)),
            (None, Some(later), Some(later)),
            (None, None, None),
        ] {
            assert_eq!(Until(first).or(second), earlier);
        }
        assert_eq!(Never.or(Some(later)), Some(later));
    }
}

//! Arithmetic that takes a certain time, and that nobody can skip.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// From one number of a sequence to the next: Knuth's MMIX.
const FACTOR: u64 = 6_364_136_223_846_793_005;
const SUMMAND: u64 = 1_442_695_040_888_963_407;

/// So many rounds of a multiplication and an addition, each of which needs the result of the round before.
#[derive(Clone, Copy)]
pub(crate) struct Effort {
    rounds: u64,
}

impl Effort {
    pub(crate) const NONE: Self = Self { rounds: 0 };

    /// What takes so long on this machine.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some hundred rounds")]
    pub(crate) fn lasting(time: Duration) -> Self {
        Self { rounds: (time.as_secs_f64() / seconds_per_round()).round() as u64 }
    }

    #[inline(always)]
    pub(crate) fn apply(self, mut value: u64) -> u64 {
        for _ in 0..self.rounds {
            value = value.wrapping_mul(FACTOR).wrapping_add(SUMMAND);
        }
        value
    }

    /// The sum of the results for so many values that have this sum.
    pub(crate) fn sum_of_results(self, count: u64, sum: u64) -> u64 {
        // All rounds together are a multiplication and an addition as well.
        let (mut factor, mut summand) = (1_u64, 0_u64);
        for _ in 0..self.rounds {
            factor = factor.wrapping_mul(FACTOR);
            summand = summand.wrapping_mul(FACTOR).wrapping_add(SUMMAND);
        }
        factor.wrapping_mul(sum).wrapping_add(count.wrapping_mul(summand))
    }
}

/// The best of several tries, measured once.
fn seconds_per_round() -> f64 {
    const ROUNDS: u32 = 1_000_000;
    static SECONDS: OnceLock<f64> = OnceLock::new();
    *SECONDS.get_or_init(|| {
        let effort = Effort { rounds: u64::from(ROUNDS) };
        let tries = (0..10).map(|value| {
            let start = Instant::now();
            std::hint::black_box(effort.apply(std::hint::black_box(value)));
            start.elapsed()
        });
        tries.min().unwrap_or_default().as_secs_f64() / f64::from(ROUNDS)
    })
}

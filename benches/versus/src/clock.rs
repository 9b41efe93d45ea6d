//! The clock of everything that is timed event by event: the processor's time stamp counter where it runs at one rate, else the system's.

use std::fs;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Time in ticks since some moment.
#[derive(Clone, Copy)]
pub(crate) struct Clock {
    source: Source,
    ticks_per_nanosecond: f64,
}

#[derive(Clone, Copy)]
enum Source {
    Counter,
    System { epoch: Instant },
}

/// The clock, which the first caller sets up.
pub(crate) fn clock() -> Clock {
    static CLOCK: OnceLock<Clock> = OnceLock::new();
    *CLOCK.get_or_init(Clock::new)
}

impl Clock {
    fn new() -> Self {
        if !counter_is_steady() {
            return Self { source: Source::System { epoch: Instant::now() }, ticks_per_nanosecond: 1.0 };
        }
        let (start, first) = (Instant::now(), counter());
        while start.elapsed() < Duration::from_millis(50) {}
        let (elapsed, last) = (start.elapsed(), counter());
        #[allow(clippy::cast_precision_loss, reason = "some millions")]
        let ticks = (last - first) as f64;
        Self { source: Source::Counter, ticks_per_nanosecond: ticks / (elapsed.as_secs_f64() * 1e9) }
    }

    /// Reads it when everything before is done. Otherwise a handler's look at the clock could overtake its load of the event.
    #[inline(always)]
    pub(crate) fn now(&self) -> u64 {
        match self.source {
            Source::Counter => counter_behind_loads(),
            Source::System { epoch } => nanoseconds(epoch.elapsed()),
        }
    }

    /// Reads it perhaps a little early. That is enough for a thread that waits until it may write, and shorter.
    #[inline(always)]
    pub(crate) fn glance(&self) -> u64 {
        match self.source {
            Source::Counter => counter(),
            Source::System { epoch } => nanoseconds(epoch.elapsed()),
        }
    }

    pub(crate) fn ticks(&self, time: Duration) -> f64 {
        time.as_secs_f64() * 1e9 * self.ticks_per_nanosecond
    }

    #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
    pub(crate) fn nanoseconds(&self, ticks: u64) -> f64 {
        ticks as f64 / self.ticks_per_nanosecond
    }

    /// What it is, and how long a look takes at each end.
    pub(crate) fn describe(&self) -> String {
        let (glance, now) = (time(|| self.glance()), time(|| self.now()));
        let name = match self.source {
            Source::Counter => "time stamp counter",
            Source::System { .. } => "the system's",
        };
        let ticks = self.ticks_per_nanosecond;
        format!("{name}, {ticks:.3} ticks a ns; a look takes {glance:.1} ns (producer) and {now:.1} ns (consumer)")
    }
}

/// The nanoseconds that it takes.
fn time(look: impl Fn() -> u64) -> f64 {
    const LOOKS: u32 = 100_000;
    let start = Instant::now();
    for _ in 0..LOOKS {
        std::hint::black_box(look());
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(LOOKS)
}

#[allow(clippy::cast_possible_truncation, reason = "584 years")]
fn nanoseconds(duration: Duration) -> u64 {
    duration.as_nanos() as u64
}

/// Whether the counter runs at one rate, in idle cores too.
fn counter_is_steady() -> bool {
    let cpuinfo = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let flags = cpuinfo.lines().find(|line| line.starts_with("flags")).unwrap_or_default();
    let has = |flag| flags.split_whitespace().any(|word| word == flag);
    cfg!(target_arch = "x86_64") && has("constant_tsc") && has("nonstop_tsc")
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn counter() -> u64 {
    // SAFETY: every x86-64 processor has the instruction, which touches no memory.
    unsafe { std::arch::x86_64::_rdtsc() }
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn counter_behind_loads() -> u64 {
    // SAFETY: as above.
    unsafe { std::arch::x86_64::_mm_lfence() };
    counter()
}

#[cfg(not(target_arch = "x86_64"))]
fn counter() -> u64 {
    unreachable!("it is asked on x86-64 only")
}

#[cfg(not(target_arch = "x86_64"))]
fn counter_behind_loads() -> u64 {
    counter()
}

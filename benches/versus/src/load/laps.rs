//! A full ring at a time for a chain of four handlers: they begin when everything is published, so nobody writes what they read.

use super::chain::ChainLoad;
use super::effort::Effort;
use super::patience::Patience;
use super::{Event, Load, Receive, expected_sum};
use crate::machine::places;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const HANDLERS: u64 = 4;

/// The events of a lap: nearly all of the ring, and whole batches.
const LAP: u64 = 8_000;

/// Laps that do not count.
const WARM_UP: u64 = 5;

pub(crate) struct Laps {
    effort: Effort,
    events: u64,
    shared: Arc<Shared>,
}

/// What the handlers and the producer tell each other, once for each lap.
#[repr(align(128))]
struct Shared {
    epoch: Instant,
    /// The laps that are published.
    published: AtomicU64,
    /// How often a handler has finished a lap.
    handled: AtomicU64,
    sum: AtomicU64,
    /// When the first handler began, and how long the laps have taken, in nanoseconds.
    began: AtomicU64,
    elapsed: AtomicU64,
}

impl Shared {
    #[allow(clippy::cast_possible_truncation, reason = "584 years")]
    fn now(&self) -> u64 {
        self.epoch.elapsed().as_nanos() as u64
    }

    fn wait(counter: &AtomicU64, count: u64) {
        let mut patience = Patience::new(true);
        while counter.load(Ordering::Acquire) < count {
            patience.wait();
        }
    }
}

impl Laps {
    /// Each handler takes that trouble over each event.
    pub(crate) fn new(effort: Effort, events: u64) -> Self {
        let shared = Shared {
            epoch: Instant::now(),
            published: AtomicU64::new(0),
            handled: AtomicU64::new(0),
            sum: AtomicU64::new(0),
            began: AtomicU64::new(0),
            elapsed: AtomicU64::new(0),
        };
        Self { effort, events, shared: Arc::new(shared) }
    }

    fn step(&self) -> Step {
        Step { effort: self.effort, sum: 0, left: LAP, shared: Arc::clone(&self.shared) }
    }
}

/// Works on the value of each event, and adds up the results.
pub(crate) struct Step {
    effort: Effort,
    sum: u64,
    left: u64,
    shared: Arc<Shared>,
}

impl Step {
    #[cold]
    #[inline(never)]
    fn end_lap(&mut self) {
        self.left = LAP;
        self.shared.sum.fetch_add(self.sum, Ordering::Relaxed);
        self.sum = 0;
        // The last handler finds that the others are done.
        if self.shared.handled.load(Ordering::Acquire) % HANDLERS == HANDLERS - 1 {
            let took = self.shared.now() - self.shared.began.load(Ordering::Relaxed);
            self.shared.elapsed.fetch_add(took, Ordering::Relaxed);
        }
        self.shared.handled.fetch_add(1, Ordering::Release);
    }
}

impl Receive for Step {
    #[inline(always)]
    fn receive<const WORDS: usize>(&mut self, event: &Event<WORDS>) {
        self.sum = self.sum.wrapping_add(self.effort.apply(event.value()));
        self.left -= 1;
        if self.left == 0 {
            self.end_lap();
        }
    }
}

/// Holds up the first event of a lap until all are published.
pub(crate) struct Gate {
    left: u64,
    laps: u64,
    step: Step,
}

impl Gate {
    #[cold]
    #[inline(never)]
    fn wait(&mut self) {
        self.left = LAP;
        self.laps += 1;
        Shared::wait(&self.step.shared.published, self.laps);
        self.step.shared.began.store(self.step.shared.now(), Ordering::Relaxed);
    }
}

impl Receive for Gate {
    #[inline(always)]
    fn receive<const WORDS: usize>(&mut self, event: &Event<WORDS>) {
        if self.left == 0 {
            self.wait();
        }
        self.left -= 1;
        self.step.receive(event);
    }
}

impl Load for Laps {
    type Sink = Step;

    fn sink(&self) -> Step {
        self.step()
    }

    /// Returns how long the handlers took, scaled to the events that were asked for.
    #[inline(always)]
    #[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    fn drive<const STEP: usize>(&self, mut publish: impl FnMut(u64)) -> Duration {
        assert!(LAP.is_multiple_of(STEP as u64), "only whole batches");
        places().pin_producer();
        let counted = self.events.div_ceil(LAP);
        let laps = WARM_UP + counted;
        for lap in 0..laps {
            (lap * LAP..(lap + 1) * LAP).step_by(STEP).for_each(&mut publish);
            self.shared.published.store(lap + 1, Ordering::Release);
            Shared::wait(&self.shared.handled, (lap + 1) * HANDLERS);
            if lap + 1 == WARM_UP {
                self.shared.elapsed.store(0, Ordering::Relaxed);
            }
        }
        let events = laps * LAP;
        let expected = self.effort.sum_of_results(events, expected_sum(events, 1, 1)).wrapping_mul(HANDLERS);
        assert_eq!(self.shared.sum.load(Ordering::Relaxed), expected, "events were lost or changed");
        let elapsed = Duration::from_nanos(self.shared.elapsed.load(Ordering::Relaxed));
        elapsed.mul_f64(self.events as f64 / (counted * LAP) as f64)
    }
}

impl ChainLoad for Laps {
    type First = Gate;
    type Relay = Step;

    fn first(&self) -> Gate {
        Gate { left: 0, laps: 0, step: self.step() }
    }

    fn relay(&self) -> Step {
        self.step()
    }
}

//! What goes through a chain of four handlers: as much as will go through, or an event now and then.

use super::effort::Effort;
use super::{Event, Load, OpenLoop, Progress, Receive, Sum, WARM_UP, expected_sum};
use crate::load::patience::Patience;
use crate::machine::{places, processor_time, processor_time_of_thread};
use std::hint::black_box;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// The handlers, of which the last is the sink.
const HANDLERS: u64 = 4;

/// For handlers in a row.
pub(crate) trait ChainLoad: Load {
    type First: Receive;
    type Relay: Receive;

    /// The first handler.
    fn first(&self) -> Self::First;

    /// A handler between the first and the last.
    fn relay(&self) -> Self::Relay;
}

/// As many events as will go through.
pub(crate) struct Chain {
    effort: Effort,
    events: u64,
    progress: Arc<Progress>,
}

impl Chain {
    /// Each handler takes that trouble over each event.
    pub(crate) fn new(effort: Effort, events: u64) -> Self {
        Self { effort, events, progress: Arc::default() }
    }
}

/// Works on the value of each event, and adds up the results.
pub(crate) struct Step {
    effort: Effort,
    sum: Sum,
}

impl Receive for Step {
    #[inline(always)]
    fn receive<const WORDS: usize>(&mut self, event: &Event<WORDS>) {
        self.sum.receive(&Event::<1>::new(self.effort.apply(event.value())));
    }
}

impl Load for Chain {
    type Sink = Step;

    fn sink(&self) -> Step {
        Step { effort: self.effort, sum: Sum::new(WARM_UP, self.events, &self.progress) }
    }

    #[inline(always)]
    fn drive<const STEP: usize>(&self, mut publish: impl FnMut(u64)) -> Duration {
        let end = WARM_UP + self.events;
        assert!(WARM_UP.is_multiple_of(STEP as u64) && self.events.is_multiple_of(STEP as u64), "only whole batches");
        (0..WARM_UP).step_by(STEP).for_each(&mut publish);
        self.progress.wait(HANDLERS, Patience::new(true));
        let start = Instant::now();
        (WARM_UP..end).step_by(STEP).for_each(&mut publish);
        let sum = self.progress.wait(2 * HANDLERS, Patience::new(true));
        let elapsed = start.elapsed();
        let expected = self.effort.sum_of_results(end, expected_sum(end, 1, 1)).wrapping_mul(HANDLERS);
        assert_eq!(sum, expected, "events were lost or changed");
        elapsed
    }
}

impl ChainLoad for Chain {
    type First = Step;
    type Relay = Step;

    fn first(&self) -> Step {
        self.sink()
    }

    fn relay(&self) -> Step {
        self.sink()
    }
}

/// Looks at each event.
pub(crate) struct Look;

impl Receive for Look {
    #[inline(always)]
    fn receive<const WORDS: usize>(&mut self, event: &Event<WORDS>) {
        black_box(event.value());
    }
}

impl ChainLoad for OpenLoop {
    type First = Look;
    type Relay = Look;

    fn first(&self) -> Look {
        Look
    }

    fn relay(&self) -> Look {
        Look
    }
}

/// An event now and then. What counts is the processor time of the stages.
pub(crate) struct Rare {
    period: Duration,
    events: u64,
    progress: Arc<Progress>,
}

impl Rare {
    pub(crate) fn new(period: Duration, events: u64) -> Self {
        Self { period, events, progress: Arc::default() }
    }

    /// Before it counts.
    fn warm_up(&self) -> u64 {
        self.events / 5 + 1
    }

    /// Waits until an event is due. The system wakes a sleeper too late for short periods.
    fn wait_until(&self, due: Instant) {
        if self.period >= Duration::from_micros(500) {
            thread::sleep(due.saturating_duration_since(Instant::now()));
        } else {
            while Instant::now() < due {
                std::hint::spin_loop();
            }
        }
    }
}

impl Load for Rare {
    type Sink = Sum;

    fn sink(&self) -> Sum {
        Sum::new(self.warm_up(), self.events, &self.progress)
    }

    /// Returns the processor time of all threads but the calling one.
    #[inline(always)]
    fn drive<const STEP: usize>(&self, mut publish: impl FnMut(u64)) -> Duration {
        assert_eq!(STEP, 1, "there are no batches");
        places().pin_producer();
        let end = self.warm_up() + self.events;
        let mut due = Instant::now();
        let mut publish_all = |values| {
            for value in values {
                due += self.period;
                self.wait_until(due);
                publish(value);
            }
        };
        publish_all(0..self.warm_up());
        self.progress.wait(1, Patience::new(true));
        let others = || processor_time().saturating_sub(processor_time_of_thread());
        let before = others();
        publish_all(self.warm_up()..end);
        let sum = self.progress.wait(2, Patience::new(true));
        let used = others().saturating_sub(before);
        assert_eq!(sum, expected_sum(end, 1, 1), "events were lost or changed");
        used
    }
}

impl ChainLoad for Rare {
    type First = Look;
    type Relay = Look;

    fn first(&self) -> Look {
        Look
    }

    fn relay(&self) -> Look {
        Look
    }
}

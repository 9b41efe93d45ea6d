//! One run of a pipeline: how much is published, how, and what goes wrong.

use crate::tally::Tally;
use disruptor::PipelineError;
use std::fmt;
use std::thread;
use std::time::{Duration, Instant};

/// A stage, by its index, that panics at an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    pub(crate) stage: usize,
    pub(crate) sequence: u64,
}

impl Fault {
    /// Called by a stage for each event. Unwinds without a message: this panic is meant.
    pub(crate) fn strike(fault: Option<Self>, stage: usize, sequence: u64) {
        if fault.is_some_and(|fault| fault.stage == stage && fault.sequence == sequence) {
            std::panic::resume_unwind(Box::new("meant to happen"));
        }
    }
}

/// The plan of one run, and its random numbers.
pub(crate) struct Round<'a> {
    events: u64,
    fault: Option<Fault>,
    random: &'a mut fastrand::Rng,
    tally: &'a Tally,
    end: Instant,
}

impl fmt::Debug for Round<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Round").field("events", &self.events).field("fault", &self.fault).finish_non_exhaustive()
    }
}

impl<'a> Round<'a> {
    pub(crate) fn new(random: &'a mut fastrand::Rng, tally: &'a Tally, end: Instant) -> Self {
        // Short rounds meet starts and ends, long ones meet everything else.
        let events = if random.bool() { random.u64(0..20) } else { random.u64(0..200_000) };
        let strikes = events > 0 && random.u8(0..3) == 0;
        let fault = strikes.then(|| Fault { stage: random.usize(0..3), sequence: random.u64(0..events) });
        Self { events, fault, random, tally, end }
    }

    pub(crate) fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// Publishes the events in bursts with pauses: `publish` is given the first and the number of a burst, and says how
    /// many of them were accepted. Ends early when the time is over. Returns the number of events that were accepted.
    pub(crate) fn feed(&mut self, mut publish: impl FnMut(u64, u64) -> u64) -> u64 {
        let mut next = 0;
        while next < self.events && Instant::now() < self.end {
            let burst = self.random.u64(1..=16).min(self.events - next);
            let start = Instant::now();
            let accepted = publish(next, burst);
            self.tally.published(accepted, start.elapsed());
            next += accepted;
            if accepted < burst {
                break;
            }
            if self.random.u16(0..2_000) == 0 {
                thread::sleep(Duration::from_micros(self.random.u64(0..2_000)));
            }
        }
        next
    }

    /// Compares how a run ended with its plan, `published` with what the sink saw.
    pub(crate) fn check(
        &self,
        stages: [&str; 3],
        result: Result<u64, PipelineError>,
        sink: &Checksum,
    ) -> Result<(), String> {
        let (seen, sum) = (sink.events, sink.sum);
        if sum != Checksum::of(seen) {
            return Err(format!("the checksum of {seen} events is {sum}, not {}", Checksum::of(seen)));
        }
        match (self.fault, result) {
            (Some(fault), Err(PipelineError::StagePanicked { stage, sequence, .. }))
                if stage == stages[fault.stage] && sequence == fault.sequence =>
            {
                if seen <= fault.sequence {
                    Ok(())
                } else {
                    Err(format!("the sink went on to {seen}"))
                }
            }
            // The time was over before the event with the fault was published.
            (fault, Ok(published)) if fault.is_none_or(|fault| fault.sequence >= published) => {
                if seen == published {
                    Ok(())
                } else {
                    Err(format!("the sink saw {seen} of {published} events"))
                }
            }
            (_, result) => Err(format!("the run ended with {result:?}")),
        }
    }
}

/// What a sink saw: in order, or the sum is wrong.
#[derive(Default)]
pub(crate) struct Checksum {
    events: u64,
    sum: u64,
}

impl Checksum {
    pub(crate) fn add(&mut self, value: u64) {
        self.events += 1;
        self.sum = Self::mix(self.sum, value);
    }

    /// The checksum of that many events.
    fn of(events: u64) -> u64 {
        (0..events).fold(0, Self::mix)
    }

    /// Depends on the order of the values.
    fn mix(sum: u64, value: u64) -> u64 {
        (sum ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(17)
    }
}

//! Events at a fixed rate, whatever becomes of the earlier ones. Each carries the time at which it *should* have been sent.

use super::{Event, Load, Receive, WARM_UP};
use crate::clock::{Clock, clock};
use crate::machine::places;
use hdrhistogram::Histogram;
use std::sync::mpsc;
use std::time::Duration;

/// Latencies between a tick and some seconds.
pub(crate) fn histogram() -> Histogram<u64> {
    let mut histogram = Histogram::new_with_bounds(1, 20_000_000_000, 3).expect("the bounds are in order");
    // Writes to every page of it, so that none is touched for the first time while the clock runs.
    histogram.reset();
    histogram
}

pub(crate) struct OpenLoop {
    /// How many of the events count.
    events: u64,
    /// At the rate, but before latencies count.
    paced_warm_up: u64,
    /// The gap between two events, in ticks with [`FRACTION`] binary digits.
    gap: u64,
    /// So many events go by until the sink looks at the clock again.
    every: u64,
    clock: Clock,
    results: (mpsc::Sender<Recorded>, mpsc::Receiver<Recorded>),
}

/// What the sink found out.
struct Recorded {
    latencies: Histogram<u64>,
    sum: u64,
}

const FRACTION: u32 = 16;

/// Where events come faster than a handler can look at the clock and record, it does so for some of them, as little would be left of the
/// rate otherwise. The numbers share no factor with the number of events in a cache line, so all places in the line get their turn.
fn every(gap: Duration) -> u64 {
    match gap.as_nanos() {
        0..25 => 11,
        25..75 => 5,
        _ => 1,
    }
}

impl OpenLoop {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some billions of ticks")]
    pub(crate) fn new(events: u64, gap: Duration) -> Self {
        let clock = clock();
        let ticks = clock.ticks(gap) * f64::from(1 << FRACTION);
        let paced_warm_up = (Duration::from_millis(3).as_nanos() / gap.as_nanos()).clamp(100, 2_000) as u64;
        let results = mpsc::channel();
        Self { events, paced_warm_up, gap: ticks.round() as u64, every: every(gap), clock, results }
    }

    /// The latencies of the slice in ticks, after it.
    pub(crate) fn latencies(&self) -> Histogram<u64> {
        self.results.1.try_recv().expect("the slice is over").latencies
    }
}

/// Records how late events are.
pub(crate) struct Recorder {
    left: u64,
    /// Those that count are the last ones.
    counted: u64,
    every: u64,
    until_look: u64,
    sum: u64,
    clock: Clock,
    histogram: Option<Histogram<u64>>,
    result: mpsc::Sender<Recorded>,
}

impl Recorder {
    #[inline(always)]
    fn look(&mut self, due: u64) {
        self.until_look = self.every;
        let latency = self.clock.now().saturating_sub(due).max(1);
        if self.left <= self.counted
            && let Some(histogram) = &mut self.histogram
        {
            histogram.saturating_record(latency);
        }
    }

    #[cold]
    #[inline(never)]
    fn finish(&mut self) {
        let latencies = self.histogram.take().expect("no more events come than were sent");
        // If it fails, the one that waits for it has said why.
        let _ = self.result.send(Recorded { latencies, sum: self.sum });
    }
}

impl Receive for Recorder {
    #[inline(always)]
    fn receive<const WORDS: usize>(&mut self, event: &Event<WORDS>) {
        self.sum = self.sum.wrapping_add(event.sum());
        self.until_look -= 1;
        if self.until_look == 0 {
            self.look(event.value());
        }
        self.left -= 1;
        if self.left == 0 {
            self.finish();
        }
    }
}

impl Load for OpenLoop {
    type Sink = Recorder;

    fn sink(&self) -> Recorder {
        Recorder {
            left: WARM_UP + self.paced_warm_up + self.events,
            counted: self.events,
            every: self.every,
            until_look: self.every,
            sum: 0,
            clock: self.clock,
            histogram: Some(histogram()),
            result: self.results.0.clone(),
        }
    }

    #[inline(always)]
    fn drive<const STEP: usize>(&self, mut publish: impl FnMut(u64)) -> Duration {
        assert_eq!(STEP, 1, "there are no batches");
        places().pin_producer();
        let mut sum = 0_u64;
        let mut send = |value| {
            sum = sum.wrapping_add(value);
            publish(value);
        };
        for _ in 0..WARM_UP {
            send(self.clock.glance());
        }
        let start = self.clock.glance();
        let mut now = start;
        for event in 1..=self.paced_warm_up + self.events {
            let due = start + ((event * self.gap) >> FRACTION);
            // An event that is due already goes out without another look at the clock.
            while now < due {
                now = self.clock.glance();
            }
            send(due);
        }
        let recorded = self.results.1.recv().expect("the consumer is there");
        assert_eq!(recorded.sum, sum, "events were lost or changed");
        let elapsed = self.clock.nanoseconds(self.clock.now() - start);
        let _ = self.results.0.send(recorded);
        Duration::from_secs_f64(elapsed / 1e9)
    }
}

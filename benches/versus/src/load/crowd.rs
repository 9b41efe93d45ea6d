//! As many events as will go through, from several producers at once.

use super::patience::Patience;
use super::{Event, Progress, Receive, Sum, expected_sum};
use crate::machine::places;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Five laps, and whole batches of ten for one, two or three producers.
const WARM_UP: u64 = 42_000;

/// The same number of events from each producer, all of which go to every stage.
pub(crate) struct Crowd {
    producers: u64,
    events: u64,
    stages: u64,
    progress: Arc<Progress>,
}

impl Crowd {
    pub(crate) fn new(producers: u64, stages: u64, events: u64) -> Self {
        Self { producers, events, stages, progress: Arc::default() }
    }

    /// For every stage one.
    pub(crate) fn sink(&self) -> Sum {
        Sum::new(WARM_UP, self.events, &self.progress)
    }

    /// Prepares the calling thread to start the stages' threads, which run where the thread runs that starts them.
    pub(crate) fn place_stages(&self) {
        if self.is_oversubscribed() {
            places().loosen();
        } else {
            places().pin_consumer();
        }
    }

    /// Whether there are more busy threads than the two cores.
    fn is_oversubscribed(&self) -> bool {
        self.producers + self.stages > 2
    }

    fn patience(&self) -> Patience {
        Patience::new(self.is_oversubscribed())
    }

    /// Does something that cannot be done at any time.
    #[inline(always)]
    pub(crate) fn insist(&self, mut attempt: impl FnMut() -> bool) {
        let mut patience = self.patience();
        while !attempt() {
            patience.wait();
        }
    }

    /// The loop of a stage that takes its events out of a queue, one by one, and may pass them on.
    #[inline(always)]
    pub(crate) fn consume(
        &self,
        mut sink: Sum,
        mut receive: impl FnMut() -> Option<Event<1>>,
        mut pass_on: impl FnMut(Event<1>),
    ) {
        while !sink.is_complete() {
            let mut patience = self.patience();
            let event = loop {
                match receive() {
                    Some(event) => break event,
                    None => patience.wait(),
                }
            };
            sink.receive(&event);
            pass_on(event);
        }
    }

    /// Has every producer publish its share by a function of its own, which `publisher` makes. The function gets the value of the next event, or of
    /// the first of the next `STEP` events, and returns whether there was room. Returns how long it took until all stages had everything.
    #[inline(always)]
    pub(crate) fn drive<const STEP: usize, P>(&self, mut publisher: impl FnMut() -> P) -> Duration
    where
        P: FnMut(u64) -> bool + Send,
    {
        let end = WARM_UP + self.events;
        let started = AtomicBool::new(false);
        thread::scope(|scope| {
            let started = &started;
            for producer in 1..self.producers {
                let mut publish = publisher();
                scope.spawn(move || {
                    self.publish::<STEP>(self.share(0..WARM_UP, producer), &mut publish);
                    self.insist(|| started.load(Ordering::Acquire));
                    self.publish::<STEP>(self.share(WARM_UP..end, producer), &mut publish);
                });
            }
            let mut publish = publisher();
            if !self.is_oversubscribed() {
                places().pin_producer();
            }
            self.publish::<STEP>(self.share(0..WARM_UP, 0), &mut publish);
            self.progress.wait(self.stages, self.patience());
            let start = Instant::now();
            started.store(true, Ordering::Release);
            self.publish::<STEP>(self.share(WARM_UP..end, 0), &mut publish);
            let sum = self.progress.wait(2 * self.stages, self.patience());
            let elapsed = start.elapsed();
            assert_eq!(sum, expected_sum(end, 1, self.stages), "events were lost or changed");
            elapsed
        })
    }

    /// The values that a producer publishes.
    fn share(&self, all: Range<u64>, producer: u64) -> Range<u64> {
        let each = (all.end - all.start) / self.producers;
        assert_eq!(each * self.producers, all.end - all.start, "the same for each");
        let first = all.start + producer * each;
        first..first + each
    }

    #[inline(always)]
    fn publish<const STEP: usize>(&self, values: Range<u64>, publish: &mut impl FnMut(u64) -> bool) {
        assert!((values.end - values.start).is_multiple_of(STEP as u64), "only whole batches");
        let mut next = values.start;
        while next < values.end {
            self.insist(|| publish(next));
            next += STEP as u64;
        }
    }
}

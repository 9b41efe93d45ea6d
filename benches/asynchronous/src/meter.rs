//! What a slice took: time, processor time, and how often tasks were polled.

use crate::machine::processor_time;
use crossbeam_utils::CachePadded;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What a slice took.
pub(crate) struct Measured {
    pub(crate) elapsed: Duration,
    /// Of all threads of the process.
    pub(crate) processor: Duration,
    /// How often the executor polled the tasks. Every poll but a task's first one ends a suspension.
    pub(crate) polls: u64,
    /// How long every single request took, in nanoseconds, where the work asks for that.
    pub(crate) latencies: Vec<u64>,
}

/// Counts polls, for each task on a cache line of its own.
pub(crate) struct Meter {
    polls: Box<[CachePadded<AtomicU64>]>,
}

impl Meter {
    pub(crate) fn new(tasks: usize) -> Arc<Self> {
        Arc::new(Self { polls: (0..tasks).map(|_| CachePadded::default()).collect() })
    }

    /// The future, with its polls counted.
    pub(crate) fn count<F: Future>(
        self: &Arc<Self>,
        task: usize,
        future: F,
    ) -> impl Future<Output = F::Output> + use<F> {
        let meter = Arc::clone(self);
        async move {
            let mut future = pin!(future);
            poll_fn(|context| {
                let polls = &meter.polls[task];
                // Nobody else writes it, so no read-modify-write is needed.
                polls.store(polls.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
                future.as_mut().poll(context)
            })
            .await
        }
    }

    fn polls(&self) -> u64 {
        self.polls.iter().map(|polls| polls.load(Ordering::Relaxed)).sum()
    }

    pub(crate) fn start(self: &Arc<Self>) -> Clock {
        // The time last, so that reading the others is no part of it.
        let (polls, processor) = (self.polls(), processor_time());
        Clock { meter: Arc::clone(self), polls, processor, start: Instant::now() }
    }
}

/// Runs.
pub(crate) struct Clock {
    meter: Arc<Meter>,
    polls: u64,
    processor: Duration,
    start: Instant,
}

impl Clock {
    pub(crate) fn stop(&self) -> Measured {
        let elapsed = self.start.elapsed();
        let processor = processor_time().saturating_sub(self.processor);
        Measured { elapsed, processor, polls: self.meter.polls() - self.polls, latencies: Vec::new() }
    }
}

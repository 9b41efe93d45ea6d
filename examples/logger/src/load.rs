//! Threads that log, and what they log.

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

#[derive(Clone, Copy)]
pub(crate) struct Load {
    pub(crate) threads: usize,
    /// How many records each thread logs.
    pub(crate) records: usize,
    /// How many bytes the message of each record has.
    pub(crate) size: usize,
    pub(crate) pace: Pace,
}

#[derive(Clone, Copy)]
pub(crate) enum Pace {
    /// One record after the other.
    Flood,
    /// Some records at once, then a pause.
    Bursts { records: usize, pause: Duration },
}

/// What it took.
pub(crate) struct Taken {
    pub(crate) start: Instant,
    /// The nanoseconds of each call, of all threads, sorted.
    pub(crate) calls: Vec<u32>,
}

/// The message of a record.
pub(crate) struct Message<'a> {
    pub(crate) thread: usize,
    pub(crate) number: usize,
    pub(crate) padding: &'a str,
}

impl Load {
    /// Starts the threads, lets each log its records, and waits for them to end. Each runs inside of `enter`.
    pub(crate) fn run(&self, enter: impl Fn(&mut dyn FnMut()) + Sync, log: impl Fn(&Message<'_>) + Sync) -> Taken {
        let padding = "x".repeat(self.size);
        let ready = Barrier::new(self.threads + 1);
        let mut calls = Vec::with_capacity(self.threads * self.records);
        let start = thread::scope(|scope| {
            let (enter, log, ready, padding) = (&enter, &log, &ready, &padding);
            let threads: Vec<_> = (0..self.threads)
                .map(|thread| {
                    scope.spawn(move || {
                        let mut calls = Vec::with_capacity(self.records);
                        enter(&mut || {
                            ready.wait();
                            self.log(thread, padding, log, &mut calls);
                        });
                        calls
                    })
                })
                .collect();
            ready.wait();
            let start = Instant::now();
            for thread in threads {
                // A join, and not the end of the scope alone: it waits until the thread has let go of what is local to it.
                calls.append(&mut thread.join().expect("a thread that logs does not panic"));
            }
            start
        });
        calls.sort_unstable();
        Taken { start, calls }
    }

    fn log(&self, thread: usize, padding: &str, log: impl Fn(&Message<'_>), calls: &mut Vec<u32>) {
        for number in 0..self.records {
            if let Pace::Bursts { records, pause } = self.pace
                && number.is_multiple_of(records)
            {
                thread::sleep(pause);
            }
            let head = format!("t{thread} n{number} ").len();
            let padding = &padding[..self.size.saturating_sub(head)];
            let start = Instant::now();
            log(&Message { thread, number, padding });
            calls.push(u32::try_from(start.elapsed().as_nanos()).unwrap_or(u32::MAX));
        }
    }
}

impl Taken {
    /// The time, in nanoseconds, that this share of the calls does not exceed.
    pub(crate) fn quantile(&self, thousandths: usize) -> u32 {
        let rank = (self.calls.len() * thousandths).div_ceil(1000);
        self.calls[rank.max(1) - 1]
    }
}

/// Logs a message by a macro that takes a format.
macro_rules! log_message {
    ($info:path, $message:expr $(, logger: $logger:expr)?) => {{
        let crate::load::Message { thread, number, padding } = $message;
        $info!($(logger: $logger,)? "t{thread} n{number} {padding}");
    }};
}
pub(crate) use log_message;

#[cfg(test)]
mod tests {
    use super::Taken;
    use std::time::Instant;

    #[test]
    fn a_quantile_is_one_of_the_calls() {
        let taken = Taken { start: Instant::now(), calls: (1..=1000).collect() };
        assert_eq!([0, 1, 500, 990, 999, 1000].map(|share| taken.quantile(share)), [1, 1, 500, 990, 999, 1000]);
        let one = Taken { start: Instant::now(), calls: vec![7] };
        assert_eq!([1, 500, 999].map(|share| one.quantile(share)), [7, 7, 7]);
    }
}

//! Publishes events and polls them, in one thread: for counting instructions. Run by `check.sh` beside this file.
//!
//! `instructions RING WORK EVENTS`, where the ring is `stamped`, `dense` or `slices` (dense, and polled in slices), and the work is
//! `publish-BATCH` or `publish-and-poll-BATCH`: events are published one by one (`single`) or a hundred at a time (`batch`), and polled a
//! hundred at a time, or each by itself (`alone`).

use disruptor::{SpinWaitStrategy, disruptor};
use std::hint::black_box;
use std::process::ExitCode;

/// Nothing wraps, so that publishing can be counted without anybody who polls.
const CAPACITY: usize = 1 << 17;

/// The events of a batch, and of a poll.
const RUN: usize = 100;

disruptor! {
    pipeline Stamped {
        event: u64;
        capacity: CAPACITY;
        wait: SpinWaitStrategy;
        slots: stamped;
        poll sink: &u64;
    }
}

disruptor! {
    pipeline Dense {
        event: u64;
        capacity: CAPACITY;
        wait: SpinWaitStrategy;
        slots: dense;
        poll sink: &u64;
    }
}

disruptor! {
    pipeline Slices {
        event: u64;
        capacity: CAPACITY;
        wait: SpinWaitStrategy;
        slots: dense;
        poll sink: &[u64];
    }
}

#[inline]
#[expect(clippy::trivially_copy_pass_by_ref, reason = "it is what a handler gets")]
fn one(sum: &mut u64, event: &u64) {
    *sum = sum.wrapping_add(black_box(*event));
}

#[inline]
fn all(sum: &mut u64, events: &[u64]) {
    for event in events {
        one(sum, event);
    }
}

/// The works over one ring, each a function of its own: what the compiler keeps in registers for one does not depend on the others.
macro_rules! works {
    ($ring:ident, $pipeline:ident, $handle:ident) => {
        mod $ring {
            use super::{$handle, $pipeline, RUN, black_box};

            macro_rules! work {
                ($work:ident: $producer:ident, $pollers:ident, $next:ident, $sum:ident => $round:expr) => {
                    #[inline(never)]
                    fn $work(events: u64) -> u64 {
                        #[allow(unused_mut, unused_variables, reason = "not every work polls")]
                        let (mut $producer, mut $pollers, _running) = $pipeline {}.spawn().expect("it starts");
                        #[allow(unused_mut, reason = "as above")]
                        let mut $sum = 0_u64;
                        let mut $next = 0;
                        while $next < events {
                            $round;
                        }
                        $sum
                    }
                };
            }

            macro_rules! publish_one {
                ($producer:ident, $next:ident) => {{
                    $producer.publish(|slot| *slot = black_box($next)).expect("nobody halts");
                    $next += 1;
                }};
            }

            macro_rules! publish_batch {
                ($producer:ident, $next:ident) => {{
                    let published = $producer.publish_batch(RUN, |slots| {
                        for slot in slots {
                            *slot = black_box($next);
                            $next += 1;
                        }
                    });
                    published.expect("nobody halts");
                }};
            }

            macro_rules! poll {
                ($pollers:ident, $sum:ident) => {
                    let _ = black_box($pollers.sink.poll(|events, _, _| $handle(&mut $sum, events)));
                };
            }

            work!(publish_single: producer, pollers, next, sum => publish_one!(producer, next));
            work!(publish_batches: producer, pollers, next, sum => publish_batch!(producer, next));
            work!(poll_single: producer, pollers, next, sum => {
                for _ in 0..RUN {
                    publish_one!(producer, next);
                }
                poll!(pollers, sum);
            });
            work!(poll_batches: producer, pollers, next, sum => {
                publish_batch!(producer, next);
                poll!(pollers, sum);
            });
            work!(poll_alone: producer, pollers, next, sum => {
                publish_one!(producer, next);
                poll!(pollers, sum);
            });

            /// Does the work; `None` if there is no such work.
            pub(super) fn run(work: &str, events: u64) -> Option<u64> {
                Some(match work {
                    "publish-single" => publish_single(events),
                    "publish-batch" => publish_batches(events),
                    "publish-and-poll-single" => poll_single(events),
                    "publish-and-poll-batch" => poll_batches(events),
                    "publish-and-poll-alone" => poll_alone(events),
                    _ => return None,
                })
            }
        }
    };
}

works!(stamped, Stamped, one);
works!(dense, Dense, one);
works!(slices, Slices, all);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let sum = match arguments.as_slice() {
        [ring, work, events] => match (ring.as_str(), events.parse()) {
            (_, Ok(events)) if events > CAPACITY as u64 => None,
            ("stamped", Ok(events)) => stamped::run(work, events),
            ("dense", Ok(events)) => dense::run(work, events),
            ("slices", Ok(events)) => slices::run(work, events),
            _ => None,
        },
        _ => None,
    };
    if sum.is_none() {
        eprintln!("usage: instructions stamped|dense|slices WORK EVENTS; see benches/instructions/check.sh");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

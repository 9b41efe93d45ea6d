//! Publishes events and polls them, in one thread: for counting instructions. Run by `check.sh` beside this file.
//!
//! `instructions RING WORK EVENTS`, where the ring is `stamped` or `dense`, and the work is `publish-BATCH` or
//! `publish-and-poll-BATCH`: events are published one by one (`single`) or a hundred at a time (`batch`), and polled a hundred
//! at a time, or each by itself (`alone`).

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

/// Does the work; `None` if there is no such work.
macro_rules! work {
    ($producer:ident, $pollers:ident, $work:expr, $events:expr) => {{
        let (work, events): (&str, u64) = ($work, $events);
        let mut sum = 0_u64;
        let mut next = 0;
        macro_rules! publish_one {
            () => {{
                $producer.publish(|slot| *slot = black_box(next)).expect("nobody halts");
                next += 1;
            }};
        }
        macro_rules! publish_batch {
            () => {{
                let published = $producer.publish_batch(RUN, |slots| {
                    for slot in slots {
                        *slot = black_box(next);
                        next += 1;
                    }
                });
                published.expect("nobody halts");
            }};
        }
        macro_rules! poll {
            () => {
                let _ = black_box($pollers.sink.poll(|event, _, _| sum = sum.wrapping_add(black_box(*event))));
            };
        }
        match work {
            "publish-single" => {
                while next < events {
                    publish_one!();
                }
            }
            "publish-batch" => {
                while next < events {
                    publish_batch!();
                }
            }
            "publish-and-poll-single" => {
                while next < events {
                    for _ in 0..RUN {
                        publish_one!();
                    }
                    poll!();
                }
            }
            "publish-and-poll-batch" => {
                while next < events {
                    publish_batch!();
                    poll!();
                }
            }
            "publish-and-poll-alone" => {
                while next < events {
                    publish_one!();
                    poll!();
                }
            }
            _ => return None,
        }
        Some(sum)
    }};
}

#[inline(never)]
fn stamped(work: &str, events: u64) -> Option<u64> {
    let (mut producer, mut pollers, _running) = Stamped {}.spawn().expect("it starts");
    work!(producer, pollers, work, events)
}

#[inline(never)]
fn dense(work: &str, events: u64) -> Option<u64> {
    let (mut producer, mut pollers, _running) = Dense {}.spawn().expect("it starts");
    work!(producer, pollers, work, events)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let sum = match arguments.as_slice() {
        [ring, work, events] => match (ring.as_str(), events.parse()) {
            (_, Ok(events)) if events > CAPACITY as u64 => None,
            ("stamped", Ok(events)) => stamped(work, events),
            ("dense", Ok(events)) => dense(work, events),
            _ => None,
        },
        _ => None,
    };
    if sum.is_none() {
        eprintln!("usage: instructions stamped|dense WORK EVENTS; see benches/instructions/check.sh");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

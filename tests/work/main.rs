//! Work divided: shards, states, threads that stages share, and slices.

#![cfg_attr(not(feature = "every-case"), allow(unused_imports, reason = "fewer rings have fewer wait strategies"))]
#![allow(clippy::cast_possible_truncation, reason = "no number here is larger than a few thousand")]

#[path = "../common/mod.rs"]
mod common;
mod shards_seen;

/// Gives the macro `$tests` every ring that it makes its tests for: its name, how many events a test takes, its capacity, and the rest of
/// its declaration. Threads that yield take time from the threads that they wait for, so there are fewer events.
macro_rules! rings {
    ($tests:ident) => {
        $tests! {
            elastic_stamped_1: 600, 1, { wait: Block; slots: stamped; grow: after 0ms, up to 32; };
            many_dense_4: 300, 4, { wait: YieldWaitStrategy; slots: dense; producer: multi; };
        }
        #[cfg(feature = "every-case")]
        $tests! {
            dense_2: 600, 2, { wait: Block = at_once(); slots: dense; };
            stamped_1: 600, 1, { wait: Block = at_once(); slots: stamped; };
            stamped_4: 600, 4, { wait: Block; slots: stamped; };
            dense_64: 300, 64, { wait: YieldWaitStrategy; slots: dense; };
            spinning_64: 100, 64, { wait: SpinWaitStrategy; slots: stamped; };
            elastic_dense_2: 600, 2, { wait: Block = at_once(); slots: dense; grow: after 1ms, up to 64; };
            many_stamped_2: 600, 2, { wait: Block = at_once(); slots: stamped; producer: multi; };
            many_dense_64: 600, 64, { wait: Block; slots: dense; producer: multi; };
        }
    };
}

type Block = disruptor::BlockingWaitStrategy;

/// Sleeps without looking often or yielding before.
const fn at_once() -> Block {
    Block::new(0).yield_for(std::time::Duration::ZERO)
}

/// What a stage leaves in an event, and whoever follows it finds.
fn mark(stage: u64, sequence: u64) -> u64 {
    (sequence + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ stage
}

/// Publishes events in several ways, and lets `$write` fill them: `|slot, sequence| …`.
macro_rules! publish {
    ($producer:expr, $events:expr, $most:expr, $write:expr) => {{
        let (events, producer) = ($events, &mut $producer);
        let mut random = fastrand::Rng::with_seed(events);
        let (mut next, write) = (0, $write);
        while next < events {
            match random.u32(..4) {
                0 => {
                    let n = random.u64(1..=$most).min(events - next);
                    producer.publish_batch(n as usize, |batch| {
                        for (slot, sequence) in batch.zip(next..) {
                            write(slot, sequence);
                        }
                    })?;
                    next += n;
                }
                1 => match producer.try_publish(|slot| write(slot, next)) {
                    Ok(sequence) => {
                        assert_eq!(sequence, next);
                        next += 1;
                    }
                    Err(disruptor::TryPublishError::Full) => std::thread::yield_now(),
                    Err(halted) => return Err(halted.into()),
                },
                _ => {
                    assert_eq!(producer.publish(|slot| write(slot, next))?, next);
                    next += 1;
                }
            }
        }
    }};
}

mod halts;
mod keys;
mod shards;
mod slices;
mod states;
mod takers;
mod threads;

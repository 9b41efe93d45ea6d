//! One order for all stages, in which each producer's events keep theirs.

use crate::common::{PATIENCE, deadline, lock};
use crate::events;
use disruptor::{
    BlockingWaitStrategy, PublishBatchError, Sequence, SpinWaitStrategy, TryPublishError, YieldWaitStrategy, disruptor,
};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};
use std::thread;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tick {
    feed: usize,
    number: u64,
    /// By the first stage.
    check: u64,
}

impl Tick {
    fn check(self) -> u64 {
        self.number ^ 0xABCD
    }
}

type Ticks = Vec<(Sequence, Tick)>;

#[derive(Clone, Default)]
struct Record(Arc<Mutex<Ticks>>);

impl Record {
    fn stage(&self) -> impl FnMut(&Tick, Sequence, bool) + Send + use<> {
        let Self(record) = self.clone();
        move |tick, sequence, _| lock(&record).push((sequence, *tick))
    }

    /// Asserts that the stage has seen just this.
    #[track_caller]
    fn check(&self, published: &Ticks) {
        let seen = lock(&self.0);
        if let Some(at) = (0..published.len()).find(|at| seen.get(*at) != Some(&published[*at])) {
            panic!("published {:?}, seen {:?}", published[at], seen.get(at));
        }
        assert_eq!(seen.len(), published.len());
    }
}

/// Puts together what the producers say where they have published what, and asserts that it is one stream.
#[track_caller]
fn stream(feeds: Vec<Ticks>) -> Ticks {
    for feed in &feeds {
        let numbers = feed.iter().map(|(_, tick)| tick.number);
        assert!(numbers.eq(0..feed.len() as u64));
        assert!(feed.is_sorted_by_key(|(sequence, _)| *sequence), "a producer's events keep their order");
    }
    let mut all: Ticks = feeds.into_iter().flatten().collect();
    all.sort_by_key(|(sequence, _)| *sequence);
    assert!(all.iter().map(|(sequence, _)| *sequence).eq(0..all.len() as u64), "nothing is passed over");
    all
}

macro_rules! orders {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Feeds {
                    event: Tick;
                    capacity: $capacity;
                    producer: multi;
                    wait: $wait;
                    slots: $slots;
                    stage first: &mut Tick;
                    stage left: &Tick after first;
                    stage right: &Tick after first { max_batch: 3 };
                }
            }

            /// Publishes in one of several ways. Returns what was published where.
            fn publish(mut feeds: FeedsProducer<'_>, feed: usize) -> Ticks {
                let mut random = fastrand::Rng::with_seed(feed as u64);
                let mut ticks = Vec::new();
                let each = events::<$wait>(400);
                while (ticks.len() as u64) < each {
                    let number = ticks.len() as u64;
                    let mut tick = Tick { feed, number, check: 0 };
                    let write = |slot: &mut Tick| *slot = tick;
                    let sequence = match feed {
                        0 => feeds.publish(write).expect("nobody halts"),
                        1 => match feeds.try_publish(write) {
                            Ok(sequence) => sequence,
                            Err(TryPublishError::Full) => {
                                thread::yield_now();
                                continue;
                            }
                            Err(error) => panic!("{error}"),
                        },
                        2 => {
                            let n = random.u64(..=$capacity).min(each - number);
                            let sequences = feeds
                                .publish_batch(n as usize, |batch| {
                                    assert_eq!(batch.len() as u64, n);
                                    for (slot, number) in batch.zip(number..) {
                                        *slot = Tick { number, ..tick };
                                    }
                                })
                                .expect("nobody halts");
                            assert_eq!(sequences.end - sequences.start, n);
                            for sequence in sequences {
                                tick.check = tick.check();
                                ticks.push((sequence, tick));
                                tick.number += 1;
                            }
                            continue;
                        }
                        _ if random.bool() => feeds.publish_timeout(PATIENCE, write).expect("there is room in time"),
                        _ => {
                            let publish = |slot: &mut Tick| {
                                write(slot);
                                ControlFlow::<()>::Continue(())
                            };
                            feeds.publish_with(publish).expect("nobody halts").continue_value().expect("it continues")
                        }
                    };
                    tick.check = tick.check();
                    ticks.push((sequence, tick));
                }
                ticks
            }

            /// Publishes from four threads. Returns the stream.
            fn publish_all(feeds: FeedsProducer<'_>) -> Ticks {
                let ticks = thread::scope(|scope| {
                    let threads: Vec<_> = (0..4)
                        .map(|feed| {
                            let feeds = feeds.clone();
                            scope.spawn(move || publish(feeds, feed))
                        })
                        .collect();
                    threads.into_iter().map(|thread| thread.join().expect("no assertion fails")).collect()
                });
                stream(ticks)
            }

            #[test]
            fn is_the_same_for_all_under_run() {
                deadline(|| {
                    let (left, right) = (Record::default(), Record::default());
                    let published = Feeds {
                        first: |tick, _, _| tick.check = tick.check(),
                        left: left.stage(),
                        right: right.stage(),
                    }
                    .run(|feeds| Ok(publish_all(feeds)))
                    .expect("no stage fails");
                    left.check(&published);
                    right.check(&published);
                });
            }

            #[test]
            fn is_the_same_for_all_under_spawn() {
                deadline(|| {
                    let (left, right) = (Record::default(), Record::default());
                    let (feeds, running) = Feeds {
                        first: |tick: &mut Tick, _, _| tick.check = tick.check(),
                        left: left.stage(),
                        right: right.stage(),
                    }
                    .spawn()
                    .expect("three threads");
                    let published = publish_all(feeds);
                    running.join().expect("no stage fails");
                    left.check(&published);
                    right.check(&published);
                });
            }

            #[test]
            fn is_kept_by_batches_of_all_sizes() {
                deadline(|| {
                    let seen = Record::default();
                    let result = Feeds { first: |_, _, _| (), left: |_, _, _| (), right: seen.stage() }.run(|mut feeds| {
                        let (mut other, mut next) = (feeds.clone(), 0);
                        for n in (0..=$capacity).chain([$capacity; 3]) {
                            let sequences = feeds.publish_batch(n as usize, |batch| {
                                batch.zip(next..).for_each(|(slot, number)| slot.number = number);
                            })?;
                            assert_eq!(sequences, next..next + n);
                            next += n;
                            assert_eq!(other.publish(|slot| slot.number = next), Ok(next));
                            next += 1;
                        }
                        for n in [$capacity + 1, 10 * $capacity, usize::MAX] {
                            let refused = feeds.publish_batch(n, |_| unreachable!());
                            assert_eq!(refused, Err(PublishBatchError::TooLarge { n, capacity: $capacity }));
                        }
                        assert_eq!((feeds.next_sequence(), other.next_sequence()), (next, next));
                        Ok(())
                    });
                    result.expect("no stage fails");
                    assert!(lock(&seen.0).iter().all(|(sequence, tick)| *sequence == tick.number));
                });
            }
        }
    )*};
}

rings!(orders);

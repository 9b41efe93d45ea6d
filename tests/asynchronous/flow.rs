//! Nothing is lost, nothing comes twice, and each task's events keep their order, however many tasks and threads there are.

use crate::common::{deadline, lock};
use crate::executor::{Task, give_way, run, task};
use disruptor::{
    BlockingWaitStrategy, Polled, PublishBatchError, Sequence, SpinWaitStrategy, TryPublishError, YieldWaitStrategy,
    disruptor,
};
use std::sync::Mutex;

/// What tasks publish, and what stages write into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tick {
    task: usize,
    number: u64,
    /// By the first stage.
    check: u64,
}

impl Tick {
    fn check(self) -> u64 {
        self.number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ self.task as u64
    }

    fn checked(self) -> Self {
        Self { check: self.check(), ..self }
    }
}

/// Events with their sequences, in the order in which somebody had them.
#[derive(Default)]
struct Record(Mutex<Vec<(Sequence, Tick)>>);

impl Record {
    fn push(&self, sequence: Sequence, tick: Tick) {
        lock(&self.0).push((sequence, tick));
    }

    fn take(&self) -> Vec<(Sequence, Tick)> {
        std::mem::take(&mut lock(&self.0))
    }

    /// What the tasks published, in the order of the stream.
    #[track_caller]
    fn stream(&self, tasks: usize, each: u64) -> Vec<(Sequence, Tick)> {
        let mut all = self.take();
        for task in 0..tasks {
            let own: Vec<_> = all.iter().filter(|(_, tick)| tick.task == task).collect();
            assert!(own.iter().map(|(_, tick)| tick.number).eq(0..each));
            assert!(own.is_sorted_by_key(|(sequence, _)| *sequence), "a task's events keep their order");
        }
        all.sort_by_key(|(sequence, _)| *sequence);
        assert!(all.iter().map(|(sequence, _)| *sequence).eq(0..tasks as u64 * each), "nothing is passed over");
        all
    }
}

/// Publishes in one of several ways, and records what it published where.
macro_rules! publish {
    ($producer:expr, $index:expr, $each:expr, $capacity:expr, $record:expr) => {{
        let (index, each, record): (usize, u64, &Record) = ($index, $each, $record);
        let mut random = fastrand::Rng::with_seed(index as u64);
        let mut next = 0;
        while next < each {
            let mut tick = Tick { task: index, number: next, check: 0 };
            let write = |slot: &mut Tick| *slot = tick;
            let sequence = match random.u32(..if index == 0 { 1 } else { 6 }) {
                0 => $producer.publish_async(write).await.expect("nobody halts"),
                1 => match $producer.try_publish(write) {
                    Ok(sequence) => sequence,
                    Err(TryPublishError::Full) => {
                        give_way().await;
                        continue;
                    }
                    Err(error) => panic!("{error}"),
                },
                2 => {
                    let none = $producer.publish_batch_async(0, |_| unreachable!()).await.expect("nothing to do");
                    assert!(none.is_empty());
                    let n = $capacity + random.usize(1..9);
                    let refused = $producer.publish_batch_async(n, |_| unreachable!()).await;
                    assert_eq!(refused, Err(PublishBatchError::TooLarge { n, capacity: $capacity }));
                    give_way().await;
                    continue;
                }
                _ => {
                    let n = match random.u32(..4) {
                        0 => $capacity,
                        _ => random.u64(1..=$capacity),
                    }
                    .min(each - next);
                    let sequences = $producer
                        .publish_batch_async(n as usize, |batch| {
                            assert_eq!(batch.len() as u64, n);
                            batch.zip(next..).for_each(|(slot, number)| *slot = Tick { number, ..tick });
                        })
                        .await
                        .expect("nobody halts");
                    assert_eq!(sequences.end - sequences.start, n);
                    for sequence in sequences {
                        record.push(sequence, tick.checked());
                        tick.number += 1;
                    }
                    next += n;
                    continue;
                }
            };
            record.push(sequence, tick.checked());
            next += 1;
        }
    }};
}

/// Polls in one of several ways until the end, and records what it saw.
macro_rules! poll {
    ($poller:expr, $record:expr, $seed:expr) => {{
        let record: &Record = $record;
        let mut random = fastrand::Rng::with_seed($seed);
        loop {
            let (mut seen, mut marked) = (0, false);
            let handler = |tick: &Tick, sequence, end| {
                assert!(!marked, "the last one is marked");
                record.push(sequence, *tick);
                (seen, marked) = (seen + 1, end);
            };
            let polled = match random.u32(..8) {
                0 => $poller.poll(handler),
                1 => $poller.poll_up_to(1, handler),
                _ => $poller.poll_async(handler).await,
            };
            match polled {
                Polled::Events(n) => assert!(n == seen && n > 0 && marked),
                Polled::Empty => give_way().await,
                Polled::Ended => break assert_eq!(seen, 0),
            }
            if random.u32(..4) == 0 {
                give_way().await;
            }
        }
        for _ in 0..3 {
            assert_eq!($poller.poll_async(|_, _, _| unreachable!()).await, Polled::Ended);
        }
    }};
}

macro_rules! flows {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Direct {
                    event: Tick;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    producer: multi, async;
                    poll one: &Tick { async };
                    poll other: &Tick { async, max_batch: 2 };
                }
            }

            disruptor! {
                pipeline Alone {
                    event: Tick;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    producer: single, async;
                    stage first: &mut Tick;
                    poll sink: &Tick after first { async };
                }
            }

            disruptor! {
                pipeline Chain {
                    event: Tick;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    producer: multi, async;
                    stage first: &mut Tick;
                    poll middle: &Tick after first { async };
                    stage beside: &Tick after first;
                    stage last: &Tick after middle;
                    poll sink: &Tick after last, beside { async, max_batch: 3 };
                }
            }

            disruptor! {
                pipeline Branches {
                    event: Tick;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    producer: multi, async;
                    poll all: &Tick { async };
                    stage even: &Tick -> bool after all;
                    poll evens: &Tick after even { async };
                    poll odds: &Tick else even { async };
                }
            }

            disruptor! {
                pipeline Shards {
                    event: Tick;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    producer: single, async;
                    stage work: &mut Tick { shards: 3 };
                    poll sink: &Tick after work { async };
                    stage left: &Tick after work;
                    stage right: &Tick after work;
                    thread both: left, right;
                    poll late: &Tick after left, right { async };
                }
            }

            #[test]
            fn of_many_tasks_straight_to_pollers() {
                deadline(|| {
                    for threads in [1, 3] {
                        let (tasks, each) = (7, crate::events::<$wait>(60));
                        let published = Record::default();
                        let (one, other) = (Record::default(), Record::default());
                        let (producer, mut pollers, running) = Direct {}.spawn().expect("no threads");
                        let mut all: Vec<Task<'_>> = Vec::new();
                        for index in 0..tasks {
                            let (mut producer, published) = (producer.clone(), &published);
                            all.push(task(async move { publish!(producer, index, each, $capacity, published) }));
                        }
                        drop(producer);
                        all.push(task(async { poll!(pollers.one, &one, 1) }));
                        all.push(task(async { poll!(pollers.other, &other, 2) }));
                        run(threads, all);
                        running.join().expect("all is seen");
                        let mut stream = published.stream(tasks, each);
                        for (_, tick) in &mut stream {
                            tick.check = 0;
                        }
                        assert!(one.take() == stream && other.take() == stream);
                    }
                });
            }

            #[test]
            fn of_one_task_through_a_stage() {
                deadline(|| {
                    let each = crate::events::<$wait>(300);
                    let (published, seen) = (Record::default(), Record::default());
                    let (mut producer, mut pollers, running) =
                        Alone { first: |tick: &mut Tick, _, _| *tick = tick.checked() }.spawn().expect("a thread");
                    let publishing = async {
                        publish!(producer, 1, each, $capacity, &published);
                        drop(producer);
                    };
                    run(1, vec![task(publishing), task(async { poll!(pollers.sink, &seen, 1) })]);
                    running.join().expect("all is seen");
                    let mut all = published.take();
                    for (_, tick) in &mut all {
                        tick.task = 1;
                    }
                    assert!(all.iter().map(|(sequence, tick)| (*sequence, tick.number)).eq((0..each).map(|n| (n, n))));
                    assert_eq!(seen.take(), all);
                });
            }

            /// The poller in the middle hands on to threads, which hand on to the last poller.
            #[test]
            fn of_many_tasks_through_pollers_and_stages() {
                deadline(|| {
                    for threads in [1, 2] {
                        let (tasks, each) = (5, crate::events::<$wait>(60));
                        let published = Record::default();
                        let (middle, beside, last, sink) = <(Record, Record, Record, Record)>::default();
                        Chain {
                            first: |tick, _, _| *tick = tick.checked(),
                            beside: |tick, sequence, _| beside.push(sequence, *tick),
                            last: |tick, sequence, _| last.push(sequence, *tick),
                        }
                        .run(|producer, mut pollers| {
                            let mut all: Vec<Task<'_>> = Vec::new();
                            for index in 0..tasks {
                                let (mut producer, published) = (producer.clone(), &published);
                                all.push(task(async move { publish!(producer, index, each, $capacity, published) }));
                            }
                            drop(producer);
                            all.push(task(async { poll!(pollers.middle, &middle, 1) }));
                            all.push(task(async { poll!(pollers.sink, &sink, 2) }));
                            run(threads, all);
                            Ok(())
                        })
                        .expect("no stage fails");
                        let stream = published.stream(tasks, each);
                        for seen in [middle, beside, last, sink] {
                            assert!(seen.take() == stream);
                        }
                    }
                });
            }

            #[test]
            fn of_many_tasks_into_branches() {
                deadline(|| {
                    let (tasks, each) = (4, crate::events::<$wait>(60));
                    let published = Record::default();
                    let (all_seen, evens, odds) = <(Record, Record, Record)>::default();
                    Branches { even: |tick, _, _| tick.number % 2 == 0 }
                        .run(|producer, mut pollers| {
                            let mut all: Vec<Task<'_>> = Vec::new();
                            for index in 0..tasks {
                                let (mut producer, published) = (producer.clone(), &published);
                                all.push(task(async move { publish!(producer, index, each, $capacity, published) }));
                            }
                            drop(producer);
                            all.push(task(async { poll!(pollers.all, &all_seen, 1) }));
                            all.push(task(async { poll!(pollers.evens, &evens, 2) }));
                            all.push(task(async { poll!(pollers.odds, &odds, 3) }));
                            run(2, all);
                            Ok(())
                        })
                        .expect("no stage fails");
                    let mut stream = published.stream(tasks, each);
                    for (_, tick) in &mut stream {
                        tick.check = 0;
                    }
                    let (even, odd): (Vec<_>, Vec<_>) = stream.iter().partition(|(_, tick)| tick.number % 2 == 0);
                    assert!(all_seen.take() == stream);
                    assert!(evens.take() == even && odds.take() == odd);
                });
            }

            /// The task waits for whichever shard is behind. Two stages of one thread hand on to another.
            #[test]
            fn of_one_task_through_shards_and_a_shared_thread() {
                deadline(|| {
                    let each = crate::events::<$wait>(200);
                    let (published, sink, late) = <(Record, Record, Record)>::default();
                    Shards {
                        work: |_| |tick: &mut Tick, _, _| *tick = tick.checked(),
                        left: |_, _, _| (),
                        right: |_, _, _| (),
                    }
                    .run(|mut producer, mut pollers| {
                        let publishing = async {
                            publish!(producer, 0, each, $capacity, &published);
                            drop(producer);
                        };
                        let polls = [task(async { poll!(pollers.sink, &sink, 1) }), task(async { poll!(pollers.late, &late, 2) })];
                        run(1, [task(publishing)].into_iter().chain(polls).collect());
                        Ok(())
                    })
                    .expect("no stage fails");
                    let stream = published.stream(1, each);
                    assert!(sink.take() == stream && late.take() == stream);
                });
            }
        }
    )*};
}

rings!(flows);

//! Tasks and threads at the same ends, and rings that grow.

use crate::common::{Counted, Ledger, PATIENCE, deadline};
use crate::executor::{Task, block_on, give_way, run, task};
use disruptor::{BlockingWaitStrategy, Polled, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::thread;
use std::time::Duration;

macro_rules! mixed {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Graph {
                    event: u64;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    producer: multi, async;
                    stage double: &mut u64;
                    poll left: &u64 after double { async };
                    poll right: &u64 after double { async };
                    stage last: &u64 after left;
                }
            }

            disruptor! {
                pipeline Growing {
                    event: Counted;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    grow: after 1ms, up to 256;
                    stage look: &Counted;
                    poll taken: Counted after look { async };
                }
            }

            disruptor! {
                pipeline GrowingDirect {
                    event: u64;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    grow: after 0ms, up to 64;
                    poll sink: &u64 { async };
                    stage last: &u64 after sink;
                }
            }

            /// Each end is now a task's, now a thread's.
            #[test]
            fn threads_and_tasks_take_turns() {
                deadline(|| {
                    let each = crate::events::<$wait>(100);
                    let (threads, tasks) = (2, 4);
                    let (mut sum, all) = (0, (threads + tasks) * each);
                    Graph { double: |number, _, _| *number *= 2, last: |number, _, _| sum += number }
                        .run(|producer, mut pollers| {
                            thread::scope(|scope| {
                                for index in 0..threads {
                                    let mut producer = producer.clone();
                                    scope.spawn(move || {
                                        let mut random = fastrand::Rng::with_seed(index);
                                        for number in 0..each {
                                            let write = |slot: &mut u64| *slot = number;
                                            match random.u32(..4) {
                                                0 => _ = block_on(producer.publish_async(write)).expect("nobody halts"),
                                                1 => _ = producer.publish_timeout(PATIENCE, write).expect("room in time"),
                                                2 => {
                                                    let n = block_on(producer.publish_batch_async(1, |batch| batch.for_each(write)));
                                                    assert_eq!(n.expect("nobody halts").count(), 1);
                                                }
                                                _ => _ = producer.publish(write).expect("nobody halts"),
                                            }
                                        }
                                    });
                                }
                                let publishing: Vec<Task<'_>> = (0..tasks)
                                    .map(|_| {
                                        let mut producer = producer.clone();
                                        task(async move {
                                            for number in 0..each {
                                                producer.publish_async(|slot| *slot = number).await.expect("nobody halts");
                                            }
                                        })
                                    })
                                    .collect();
                                scope.spawn(move || run(1, publishing));
                                drop(producer);
                                let right = scope.spawn(|| {
                                    let (mut seen, mut random) = (0, fastrand::Rng::with_seed(3));
                                    loop {
                                        let polled = match random.u32(..4) {
                                            0 => pollers.right.poll_wait(|_, _, _| ()),
                                            1 => pollers.right.poll_timeout(Duration::from_micros(50), |_, _, _| ()),
                                            _ => block_on(pollers.right.poll_async(|_, _, _| ())),
                                        };
                                        match polled {
                                            Polled::Events(n) => seen += n as u64,
                                            Polled::Empty => (),
                                            Polled::Ended => return seen,
                                        }
                                    }
                                });
                                let mut left = 0;
                                while let Polled::Events(n) = block_on(pollers.left.poll_async(|_, _, _| ())) {
                                    left += n as u64;
                                }
                                assert_eq!((left, right.join().expect("it did not panic")), (all, all));
                            });
                            Ok(())
                        })
                        .expect("no stage fails");
                    assert_eq!(sum, (threads + tasks) * each * (each - 1));
                });
            }

            /// The producer is a thread's, since it needs a timer; the poller is a task's.
            #[test]
            fn a_ring_grows_under_a_task() {
                deadline(|| {
                    let ledger = Ledger::new();
                    let events = crate::events::<$wait>(400);
                    let (mut producer, mut pollers, running) = Growing { look: |_: &Counted, _, _| () }.spawn().expect("a thread");
                    let capacity = running.handle();
                    let counts = ledger.clone();
                    let sending = thread::spawn(move || {
                        for number in 0..events {
                            producer.send(counts.counted(number)).expect("nobody halts");
                        }
                    });
                    while capacity.stats().capacity < 64.min(events as usize / 4) {
                        thread::yield_now();
                    }
                    let mut next = 0;
                    run(1, vec![task(async {
                        while let Some(event) = pollers.taken.recv_async().await {
                            assert_eq!(event.value, next);
                            next += 1;
                            if next % 16 == 0 {
                                give_way().await;
                            }
                        }
                    })]);
                    assert_eq!(next, events);
                    sending.join().expect("it did not panic");
                    drop(pollers);
                    block_on(running.join_async()).expect("all is taken");
                    ledger.check_soon();
                });
            }

            #[test]
            fn a_ring_grows_while_a_task_waits_for_each_event() {
                deadline(|| {
                    let events = crate::events::<$wait>(400);
                    let (mut sum, mut next) = (0, 0);
                    GrowingDirect { last: |number, _, _| sum += number }
                        .run(|mut producer, mut pollers| {
                            thread::scope(|scope| {
                                scope.spawn(move || {
                                    for number in 0..events {
                                        producer.publish(|slot| *slot = number).expect("nobody halts");
                                        if number % 7 == 0 {
                                            thread::yield_now();
                                        }
                                    }
                                });
                                let mut handler = |number: &u64, sequence: u64, _: bool| {
                                    assert_eq!((*number, sequence), (next, next));
                                    next += 1;
                                };
                                while block_on(pollers.sink.poll_async(&mut handler)) != Polled::Ended {}
                            });
                            Ok(())
                        })
                        .expect("no stage fails");
                    assert_eq!((next, sum), (events, events * (events - 1) / 2));
                });
            }
        }
    )*};
}

rings!(mixed);

//! Events that move through the ring, from tasks to tasks.

use crate::common::{Counted, Ledger, deadline, lock};
use crate::executor::{Task, give_way, run, task};
use disruptor::{
    BlockingWaitStrategy, Polled, SpinWaitStrategy, TryRecvError, TrySendError, YieldWaitStrategy, disruptor,
};
use futures::stream::StreamExt;
use std::sync::Mutex;

/// The task that sent it, and its number there.
const fn value(task: u64, number: u64) -> u64 {
    task << 32 | number
}

/// Asserts that each task's events came once and in order.
#[track_caller]
fn check(seen: &[u64], tasks: u64, each: u64) {
    for task in 0..tasks {
        let numbers = seen.iter().filter(|value| **value >> 32 == task).map(|value| value & 0xFFFF_FFFF);
        assert!(numbers.eq(0..each), "task {task}");
    }
    assert_eq!(seen.len() as u64, tasks * each);
}

macro_rules! by_value {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Direct {
                    event: Counted;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    producer: multi, async;
                    poll taken: Counted { async };
                }
            }

            disruptor! {
                pipeline Behind {
                    event: Counted;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    producer: single, async;
                    stage look: &mut Counted;
                    poll taken: Counted after look { async };
                }
            }

            disruptor! {
                pipeline Branches {
                    event: Counted;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    producer: multi, async;
                    stage even: { value: &u64 } -> bool;
                    poll evens: Counted after even { async };
                    poll odds: Counted else even { async };
                }
            }

            macro_rules! send {
                ($producer:ident, $index:expr, $each:expr, $ledger:expr) => {{
                    let mut random = fastrand::Rng::with_seed($index);
                    let mut event = None;
                    let mut next = 0;
                    while next < $each {
                        let sent = event.take().unwrap_or_else(|| $ledger.counted(value($index, next)));
                        match random.u32(..4) {
                            0 => match $producer.try_send(sent) {
                                Ok(_) => (),
                                Err(TrySendError::Full(back)) => {
                                    event = Some(back);
                                    give_way().await;
                                    continue;
                                }
                                Err(halted) => panic!("{halted}"),
                            },
                            _ => assert!($producer.send_async(sent).await.is_ok()),
                        }
                        next += 1;
                    }
                }};
            }

            /// Receives in one of several ways until the end.
            macro_rules! receive {
                ($poller:expr, $seen:expr, $seed:expr) => {{
                    let mut random = fastrand::Rng::with_seed($seed);
                    loop {
                        let taken = match random.u32(..8) {
                            0 => match $poller.try_recv() {
                                Ok(event) => Some(event),
                                Err(TryRecvError::Empty) => {
                                    give_way().await;
                                    continue;
                                }
                                Err(TryRecvError::Ended) => None,
                            },
                            1 => match $poller.poll_async(|event: Counted, _, _| lock($seen).push(event.value)).await {
                                Polled::Events(_) => continue,
                                _ => None,
                            },
                            2..5 => $poller.next().await,
                            _ => $poller.recv_async().await,
                        };
                        let Some(event) = taken else { break };
                        lock($seen).push(event.value);
                        if random.u32(..4) == 0 {
                            give_way().await;
                        }
                    }
                    assert!($poller.recv_async().await.is_none() && $poller.next().await.is_none());
                }};
            }

            #[test]
            fn many_tasks_send_and_one_receives() {
                deadline(|| {
                    for threads in [1, 3] {
                        let (tasks, each) = (6, crate::events::<$wait>(60));
                        let (ledger, seen) = (Ledger::new(), Mutex::<Vec<u64>>::default());
                        let (producer, mut pollers, running) = Direct {}.spawn().expect("no threads");
                        let mut all: Vec<Task<'_>> = Vec::new();
                        for index in 0..tasks {
                            let (mut producer, ledger) = (producer.clone(), &ledger);
                            all.push(task(async move { send!(producer, index, each, ledger) }));
                        }
                        drop(producer);
                        all.push(task(async { receive!(pollers.taken, &seen, 1) }));
                        run(threads, all);
                        running.join().expect("all is taken");
                        check(&lock(&seen), tasks, each);
                        drop(pollers);
                        ledger.check();
                    }
                });
            }

            #[test]
            fn one_task_sends_through_a_stage() {
                deadline(|| {
                    let each = crate::events::<$wait>(200);
                    let (ledger, seen) = (Ledger::new(), Mutex::<Vec<u64>>::default());
                    let (mut producer, mut pollers, running) =
                        Behind { look: |event: &mut Counted, _, _| event.value += 5 << 32 }.spawn().expect("a thread");
                    let sending = async {
                        send!(producer, 0, each, &ledger);
                        drop(producer);
                    };
                    run(1, vec![task(sending), task(async { receive!(pollers.taken, &seen, 1) })]);
                    running.join().expect("all is taken");
                    assert!(lock(&seen).iter().copied().eq((0..each).map(|number| value(5, number))));
                    drop(pollers);
                    ledger.check_soon();
                });
            }

            #[test]
            fn many_tasks_send_into_branches() {
                deadline(|| {
                    let (tasks, each) = (4, crate::events::<$wait>(60));
                    let (ledger, evens, odds) = (Ledger::new(), Mutex::<Vec<u64>>::default(), Mutex::<Vec<u64>>::default());
                    let result = Branches { even: |event, _, _| event.value % 2 == 0 }.run(|producer, mut pollers| {
                        let mut all: Vec<Task<'_>> = Vec::new();
                        for index in 0..tasks {
                            let (mut producer, ledger) = (producer.clone(), &ledger);
                            all.push(task(async move { send!(producer, index, each, ledger) }));
                        }
                        drop(producer);
                        all.push(task(async { receive!(pollers.evens, &evens, 1) }));
                        all.push(task(async { receive!(pollers.odds, &odds, 2) }));
                        run(2, all);
                        Ok(())
                    });
                    result.expect("no stage fails");
                    for (seen, rest) in [(evens, 0), (odds, 1)] {
                        let seen = lock(&seen);
                        for task in 0..tasks {
                            let own = seen.iter().filter(|value| **value >> 32 == task).map(|value| value & 0xFFFF_FFFF);
                            assert!(own.eq((rest..each).step_by(2)), "task {task}");
                        }
                    }
                    ledger.check();
                });
            }
        }
    )*};
}

rings!(by_value);

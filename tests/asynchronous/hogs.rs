//! Tasks that share a thread: a poller gives way to others while only events come that do not reach it.

use crate::common::deadline;
use crate::executor::{ByHand, block_on};
use disruptor::{BlockingWaitStrategy, Polled, disruptor};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::task::Poll;
use std::thread;

/// Sleeps without looking often before.
const fn at_once() -> BlockingWaitStrategy {
    BlockingWaitStrategy::new(0)
}

macro_rules! hogs {
    ($($name:ident: $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Never {
                    event: u64;
                    capacity: $capacity;
                    wait: BlockingWaitStrategy = at_once();
                    slots: $slots;
                    producer: single, async;
                    stage choose: &u64 -> bool;
                    poll none: &u64 after choose { async };
                }
            }

            disruptor! {
                pipeline Taken {
                    event: Box<u64>;
                    capacity: $capacity;
                    wait: BlockingWaitStrategy = at_once();
                    slots: $slots;
                    producer: single, async;
                    stage choose: &Box<u64> -> bool;
                    poll none: Box<u64> after choose { async };
                    stage all: Box<u64> else choose;
                }
            }

            /// Each poll passes at most a ring of events, and asks to be polled again. When nothing is there, it waits.
            #[test]
            fn a_poller_gives_way_after_a_ring_of_events_that_do_not_reach_it() {
                deadline(|| {
                    let (mut producer, mut pollers, running) =
                        Never { choose: |number: &u64, _, _| *number == 7 }.spawn().expect("a thread");
                    let handle = running.handle();
                    let mut next = 0;
                    let mut waiting = ByHand::new(pollers.none.poll_async(|number, _, _| assert_eq!(*number, 7)));
                    for round in 0..20 {
                        for _ in 0..$capacity {
                            assert_eq!(producer.publish(|slot| *slot = 0), Ok(next));
                            next += 1;
                        }
                        // Until the stage before it has handed on all of them.
                        while handle.stats().stages[0].handled < next || handle.stats().stages[0].backlog > 0 {
                            thread::yield_now();
                        }
                        let before = waiting.woken();
                        assert_eq!(waiting.poll(), Poll::Pending, "round {round}");
                        assert!(waiting.woken() > before, "it has passed a ring of events, and does not look for more");
                        waiting.waits();
                        assert_eq!(producer.remaining_capacity(), $capacity, "it has passed all of them");
                    }
                    let before = waiting.woken();
                    (0..10).for_each(|_| waiting.waits());
                    assert!(waiting.woken() <= before + 1, "nothing is there, but the stage may not have looked for it yet");
                    let before = waiting.woken();
                    assert_eq!(producer.publish(|slot| *slot = 7), Ok(next));
                    waiting.woken_after(before);
                    assert_eq!(waiting.ready_in_time(), Polled::Events(1));
                    drop((waiting, producer));
                    assert_eq!(block_on(pollers.none.poll_async(|_, _, _| unreachable!())), Polled::Ended);
                    running.join().expect("all is seen");
                });
            }

            /// A thread publishes without end. So a poll that did not give way would never return.
            #[test]
            fn a_poller_gives_way_while_events_go_past_without_end() {
                deadline(|| {
                    let stop = AtomicBool::new(false);
                    let result = Taken { choose: |_, _, _| false, all: |_, _, _| () }.run(|mut producer, mut pollers| {
                        thread::scope(|scope| {
                            let stop = &stop;
                            scope.spawn(move || {
                                while !stop.load(Relaxed) {
                                    producer.send(Box::new(0)).expect("nobody halts");
                                }
                            });
                            for _ in 0..200 {
                                assert_eq!(ByHand::new(pollers.none.recv_async()).poll(), Poll::Pending);
                            }
                            let mut waiting = ByHand::new(pollers.none.recv_async());
                            for _ in 0..200 {
                                waiting.waits();
                                waiting.woken_after(0);
                            }
                            stop.store(true, Relaxed);
                            assert_eq!(waiting.ready_in_time(), None);
                        });
                        Ok(())
                    });
                    result.expect("no stage fails");
                });
            }
        }
    )*};
}

slots!(hogs);

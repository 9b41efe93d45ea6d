//! Futures that are given up: they did nothing, keep nothing, and hold nobody up.

use crate::common::{Counted, Ledger};
use crate::executor::{ByHand, Wakes};
use disruptor::{Polled, disruptor};
use std::sync::Arc;

/// Called by nobody. A closure that would drops what it owns when it is dropped itself.
fn unused(counted: Counted) -> ! {
    let value = counted.value;
    drop(counted);
    panic!("the closure with {value} runs")
}

/// Publishes a number, and drops it.
fn write(slot: &mut u64, counted: Counted) {
    *slot = counted.value;
    drop(counted);
}

macro_rules! given_up {
    ($($name:ident: $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Single {
                    event: u64;
                    capacity: $capacity;
                    slots: $slots;
                    producer: single, async;
                    poll sink: &u64 { async };
                }
            }

            disruptor! {
                pipeline Multi {
                    event: u64;
                    capacity: $capacity;
                    slots: $slots;
                    producer: multi, async;
                    poll sink: &u64 { async };
                }
            }

            disruptor! {
                pipeline Values {
                    event: Counted;
                    capacity: $capacity;
                    slots: $slots;
                    producer: multi, async;
                    poll taken: Counted { async };
                }
            }

            macro_rules! of_one_producer {
                ($pipeline:ident, $module:ident) => {
                    mod $module {
                        use super::*;

                        #[test]
                        fn a_future_that_is_never_polled_does_nothing() {
                            let ledger = Ledger::new();
                            let (mut producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads");
                            drop(producer.publish_async({ let counted = ledger.counted(0); move |_| unused(counted) }));
                            let counted = ledger.counted(1);
                            drop(producer.publish_batch_async($capacity, move |_| unused(counted)));
                            ledger.check();
                            assert_eq!(producer.next_sequence(), 0);
                            assert_eq!(pollers.sink.poll(|_, _, _| unreachable!()), Polled::Empty);
                            drop(pollers.sink.poll_async(|_, _, _| unreachable!()));
                            assert_eq!(producer.publish(|slot| *slot = 7), Ok(0));
                            drop(pollers.sink.poll_async(|_, _, _| unreachable!()));
                            assert_eq!(pollers.sink.poll(|event, _, _| assert_eq!(*event, 7)), Polled::Events(1));
                            drop((producer, pollers));
                            running.join().expect("all is seen");
                        }

                        #[test]
                        fn a_future_that_waits_for_room_publishes_nothing() {
                            let ledger = Ledger::new();
                            let (mut producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads");
                            for round in 0..3 {
                                let first = round * $capacity;
                                for sequence in first..first + $capacity {
                                    let mut room = ByHand::new(producer.publish_async(|slot| *slot = sequence));
                                    assert_eq!(room.ready(), Ok(sequence));
                                }
                                let mut one = ByHand::new(producer.publish_async({ let counted = ledger.counted(0); move |_| unused(counted) }));
                                one.waits();
                                let wakes = one.give_up();
                                assert!(!wakes.is_kept(), "a waker is left behind");
                                let counted = ledger.counted(1);
                                let mut batch =
                                    ByHand::new(producer.publish_batch_async($capacity, move |_| unused(counted)));
                                batch.waits();
                                let others = batch.give_up();
                                assert!(!others.is_kept(), "a waker is left behind");
                                ledger.check();
                                assert_eq!(producer.next_sequence(), first + $capacity);
                                let polled = pollers.sink.poll(|event, sequence, _| assert_eq!(*event, sequence));
                                assert_eq!(polled, Polled::Events($capacity));
                                assert_eq!((wakes.count(), others.count()), (0, 0));
                                assert_eq!(producer.remaining_capacity(), $capacity);
                            }
                            drop((producer, pollers));
                            running.join().expect("all is seen");
                        }

                        #[test]
                        fn a_future_that_was_woken_publishes_nothing() {
                            let ledger = Ledger::new();
                            let (mut producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads");
                            producer.publish_batch($capacity, |_| ()).expect("room");
                            let mut late = ByHand::new(producer.publish_async({ let counted = ledger.counted(0); move |_| unused(counted) }));
                            late.waits();
                            assert_eq!(pollers.sink.poll_up_to(1, |_, _, _| ()), Polled::Events(1));
                            assert_eq!(late.woken(), 1);
                            assert!(!late.give_up().is_kept());
                            ledger.check();
                            assert_eq!(producer.try_publish(|_| ()), Ok($capacity));
                            while pollers.sink.poll(|_, _, _| ()) != Polled::Empty {}
                            drop((producer, pollers));
                            running.join().expect("all is seen");
                        }

                        #[test]
                        fn a_future_that_waits_for_an_event_loses_none() {
                            let (mut producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads");
                            for sequence in 0..3 * $capacity {
                                let mut waiting = ByHand::new(pollers.sink.poll_async(|_, _, _| unreachable!()));
                                waiting.waits();
                                let given_up = waiting.give_up();
                                assert!(!given_up.is_kept(), "a waker is left behind");
                                let mut waiting = ByHand::new(pollers.sink.poll_async(|_, _, _| unreachable!()));
                                waiting.waits();
                                assert_eq!(producer.publish(|slot| *slot = sequence), Ok(sequence));
                                assert_eq!((given_up.count(), waiting.woken()), (0, 1));
                                assert!(!waiting.give_up().is_kept(), "a waker is left behind");
                                let mut found = None;
                                let mut waiting = ByHand::new(pollers.sink.poll_async(|event, at, end| found = Some((*event, at, end))));
                                assert_eq!(waiting.ready(), Polled::Events(1));
                                drop(waiting);
                                assert_eq!(found, Some((sequence, sequence, true)));
                            }
                            drop((producer, pollers));
                            running.join().expect("all is seen");
                        }
                    }
                };
            }

            of_one_producer!(Single, single);
            of_one_producer!(Multi, multi);

            /// Fills the ring, and lets so many tasks wait for room.
            macro_rules! waiting {
                ($producer:ident, $clones:ident, $ledger:ident) => {
                    $clones
                        .iter_mut()
                        .zip(0..)
                        .map(|(clone, number)| {
                            let counted = $ledger.counted(100 + number);
                            let mut waiting = ByHand::new(clone.publish_async(move |slot| write(slot, counted)));
                            waiting.waits();
                            Some(waiting)
                        })
                        .collect::<Vec<_>>()
                };
            }

            /// Whoever of those that wait goes: the others publish, in their order, and one is woken at a time.
            #[test]
            fn a_task_that_leaves_the_queue_holds_nobody_up() {
                for woken_before in [false, true] {
                    for gone in [vec![0], vec![1], vec![2], vec![3], vec![0, 1], vec![1, 0], vec![1, 2], vec![0, 3], vec![3, 2, 1], vec![0, 1, 2, 3]] {
                        let ledger = Ledger::new();
                        let (mut producer, mut pollers, running) = Multi {}.spawn().expect("no threads");
                        producer.publish_batch($capacity, |_| ()).expect("room");
                        let mut clones = [(); 4].map(|()| producer.clone());
                        let mut waiting = waiting!(producer, clones, ledger);
                        let mut taken = 0;
                        if woken_before {
                            assert_eq!(pollers.sink.poll_up_to(1, |_, _, _| ()), Polled::Events(1));
                            taken = 1;
                            assert_eq!(waiting[0].as_ref().map(ByHand::woken), Some(1));
                        }
                        for &at in &gone {
                            let leaves = waiting[at].take().expect("it is there");
                            assert!(!leaves.give_up().is_kept(), "a waker is left behind");
                        }
                        assert_eq!(ledger.dropped() as usize, gone.len(), "each closure with its future");
                        let (mut expected, mut seen) = (Vec::new(), Vec::new());
                        let mut take = || pollers.sink.poll_up_to(1, |event, sequence, _| if sequence >= $capacity { seen.push(*event) });
                        let mut left = waiting.into_iter().zip(0_u64..).filter_map(|(task, number)| Some((task?, number))).peekable();
                        if let Some((first, number)) = left.peek() {
                            assert_eq!(first.woken() > 0, woken_before || *number > 0, "it is the first now");
                        }
                        while let Some((mut task, number)) = left.next() {
                            if taken == 0 {
                                task.waits();
                                let woken = task.woken();
                                assert_eq!(take(), Polled::Events(1));
                                assert_eq!(task.woken(), woken + 1, "the first is woken when there is room");
                            } else {
                                taken -= 1;
                            }
                            if let Some((next, _)) = left.peek() {
                                assert_eq!(next.woken(), 0, "its turn has not come");
                            }
                            let sequence = task.ready().expect("nobody halts");
                            assert_eq!(sequence, $capacity + expected.len() as u64);
                            expected.push(100 + number);
                            if let Some((next, _)) = left.peek() {
                                assert_eq!(next.woken(), 1, "its turn has come");
                            }
                            assert!(!task.give_up().is_kept(), "a waker is left behind");
                        }
                        drop(left);
                        ledger.check();
                        while take() != Polled::Empty {}
                        assert_eq!(seen, expected);
                        assert_eq!(producer.remaining_capacity(), $capacity, "the queue is empty");
                        assert_eq!(ByHand::new(producer.publish_async(|_| ())).ready(), Ok($capacity + expected.len() as u64));
                        assert_ne!(pollers.sink.poll(|_, _, _| ()), Polled::Empty);
                        drop((producer, clones, pollers));
                        running.join().expect("all is seen");
                    }
                }
            }

            #[test]
            fn an_event_that_waits_is_dropped_once() {
                let ledger = Ledger::new();
                let (mut producer, mut pollers, running) = Values {}.spawn().expect("no threads");
                drop(producer.send_async(ledger.counted(0)));
                ledger.check();
                for number in 1..=$capacity {
                    assert!(ByHand::new(producer.send_async(ledger.counted(number))).ready().is_ok());
                }
                let mut other = producer.clone();
                let mut late = ByHand::new(producer.send_async(ledger.counted(90)));
                let mut later = ByHand::new(other.send_async(ledger.counted(91)));
                late.waits();
                later.waits();
                assert_eq!(ledger.dropped(), 1);
                assert!(!late.give_up().is_kept());
                assert_eq!(later.woken(), 1);
                assert_eq!(ledger.dropped(), 2, "the event of the future that was given up");
                later.waits();
                assert!(!later.give_up().is_kept());
                assert_eq!(ledger.dropped(), 3);
                for number in 1..=$capacity {
                    drop(pollers.taken.recv_async());
                    let event = ByHand::new(pollers.taken.recv_async()).ready().expect("it is there");
                    assert_eq!(event.value, number);
                }
                let mut waiting = ByHand::new(pollers.taken.recv_async());
                waiting.waits();
                let wakes = waiting.wakes();
                drop(waiting);
                assert!(!wakes.is_kept(), "a waker is left behind");
                producer.send(ledger.counted(95)).expect("nobody halts");
                assert_eq!(wakes.count(), 0);
                let mut waiting = ByHand::new(pollers.taken.recv_async());
                assert_eq!(waiting.ready().map(|event| event.value), Some(95));
                drop(waiting);
                drop((producer, other, pollers));
                running.join().expect("all is seen");
                ledger.check();
            }
        }
    )*};
}

slots!(given_up);

/// It waits at one stage, is woken, and waits at another.
#[test]
fn a_poller_that_waits_for_several_stages_leaves_no_waker() {
    disruptor! {
        pipeline Joined {
            event: u64;
            capacity: 4;
            poll left: &u64;
            poll right: &u64;
            poll both: &u64 after left, right { async };
        }
    }
    let (mut producer, mut pollers, running) = Joined {}.spawn().expect("no threads");
    let check = |wakes: Arc<Wakes>| assert!(!wakes.is_kept(), "a waker is left behind");
    for sequence in 0..10 {
        assert_eq!(producer.publish(|_| ()), Ok(sequence));
        let mut waiting = ByHand::new(pollers.both.poll_async(|_, _, _| ()));
        waiting.waits();
        check(waiting.give_up());
        let mut waiting = ByHand::new(pollers.both.poll_async(|_, _, _| ()));
        waiting.waits();
        let first: &mut dyn FnMut() = &mut || assert_eq!(pollers.left.poll(|_, _, _| ()), Polled::Events(1));
        let second: &mut dyn FnMut() = &mut || assert_eq!(pollers.right.poll(|_, _, _| ()), Polled::Events(1));
        let (first, second) = if sequence % 2 == 0 { (first, second) } else { (second, first) };
        first();
        waiting.waits();
        if sequence % 3 == 0 {
            check(waiting.give_up());
            second();
            assert_eq!(ByHand::new(pollers.both.poll_async(|_, _, _| ())).ready(), Polled::Events(1));
            continue;
        }
        let woken = waiting.woken();
        second();
        assert_eq!(waiting.woken(), woken + 1);
        assert_eq!(waiting.ready(), Polled::Events(1));
        check(waiting.give_up());
    }
    drop((producer, pollers));
    running.join().expect("all is seen");
}

//! Who is woken, when, and how often.

use crate::common::{Gate, OpenAtEnd, deadline};
use crate::executor::{ByHand, Task, Wakes, give_way, run, task};
use disruptor::{BlockingWaitStrategy, Halted, Polled, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::sync::Arc;
use std::task::Waker;

macro_rules! wakes {
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
                    event: Box<u64>;
                    capacity: $capacity;
                    slots: $slots;
                    producer: multi, async;
                    poll taken: Box<u64> { async };
                }
            }

            macro_rules! of_one_producer {
                ($pipeline:ident, $module:ident) => {
                    mod $module {
                        use super::*;

                        /// However often it is polled in between, and however much becomes free.
                        #[test]
                        fn a_task_that_waits_for_room_is_woken_once() {
                            let (mut producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads");
                            for round in 0..3 {
                                producer.publish_batch($capacity, |_| ()).expect("room");
                                let mut waiting = ByHand::new(producer.publish_async(|_| ()));
                                (0..=round).for_each(|_| waiting.waits());
                                assert_eq!(waiting.woken(), 0);
                                for _ in 0..$capacity {
                                    assert_eq!(pollers.sink.poll_up_to(1, |_, _, _| ()), Polled::Events(1));
                                    assert_eq!(waiting.woken(), 1);
                                }
                                assert_eq!(waiting.ready(), Ok(round * ($capacity + 1) + $capacity));
                                assert_eq!(pollers.sink.poll(|_, _, _| ()), Polled::Events(1));
                                assert_eq!(waiting.woken(), 1);
                                assert!(!waiting.give_up().is_kept(), "a waker is left behind");
                            }
                            drop((producer, pollers));
                            running.join().expect("all is seen");
                        }

                        #[test]
                        fn a_task_that_waits_for_an_event_is_woken_once() {
                            let (mut producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads");
                            for round in 0..3 {
                                let mut waiting = ByHand::new(pollers.sink.poll_async(|_, _, _| ()));
                                (0..=round).for_each(|_| waiting.waits());
                                assert_eq!(waiting.woken(), 0);
                                for _ in 0..$capacity {
                                    producer.publish(|_| ()).expect("room");
                                    assert_eq!(waiting.woken(), 1);
                                }
                                assert_eq!(waiting.ready(), Polled::Events($capacity), "one wake-up for all that is there");
                                producer.publish(|_| ()).expect("room");
                                assert_eq!(waiting.woken(), 1);
                                assert!(!waiting.give_up().is_kept(), "a waker is left behind");
                                assert_eq!(pollers.sink.poll(|_, _, _| ()), Polled::Events(1));
                            }
                            drop((producer, pollers));
                            running.join().expect("all is seen");
                        }

                        #[test]
                        fn a_task_that_moves_is_woken_where_it_was_polled_last() {
                            let (mut producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads");
                            let (old, new) = (Wakes::new(), Wakes::new());
                            let wakers = [&old, &new].map(|wakes| Waker::from(Arc::clone(wakes)));
                            let mut waiting = ByHand::new(pollers.sink.poll_async(|_, _, _| ()));
                            for waker in &wakers {
                                assert!(waiting.poll_with(waker).is_pending());
                            }
                            drop(wakers);
                            assert!(!old.is_kept() && new.is_kept());
                            producer.publish_batch($capacity, |_| ()).expect("room");
                            assert_eq!((old.count(), new.count()), (0, 1));
                            assert!(!new.is_kept());
                            let mut room = ByHand::new(producer.publish_async(|_| ()));
                            let wakers = [&old, &new].map(|wakes| Waker::from(Arc::clone(wakes)));
                            for waker in &wakers {
                                assert!(room.poll_with(waker).is_pending());
                            }
                            drop(wakers);
                            assert!(!old.is_kept() && new.is_kept());
                            assert_eq!(waiting.ready(), Polled::Events($capacity));
                            assert_eq!((old.count(), new.count()), (0, 2));
                            assert!(!new.is_kept());
                            assert_eq!(room.ready(), Ok($capacity));
                            drop((waiting, room));
                            assert_eq!(pollers.sink.poll(|_, _, _| ()), Polled::Events(1));
                            drop((producer, pollers));
                            running.join().expect("all is seen");
                        }
                    }
                };
            }

            of_one_producer!(Single, single);
            of_one_producer!(Multi, multi);

            /// A slot that becomes free wakes one of those who wait, and they get their slots in the order in which they came.
            #[test]
            fn tasks_get_room_one_by_one_in_their_order() {
                const TASKS: usize = 10;
                let (mut producer, mut pollers, running) = Multi {}.spawn().expect("no threads");
                producer.publish_batch($capacity, |_| ()).expect("room");
                let mut clones = [(); TASKS].map(|()| producer.clone());
                let mut waiting: Vec<_> =
                    clones.iter_mut().zip(0..).map(|(clone, number)| ByHand::new(clone.publish_async(move |slot| *slot = number))).collect();
                for round in 0..3 {
                    for waiting in &mut waiting {
                        waiting.waits();
                    }
                    assert!(waiting.iter().all(|task| task.woken() == 0), "round {round}");
                }
                let woken = |waiting: &[ByHand<_>]| waiting.iter().map(|task| task.woken()).collect::<Vec<_>>();
                for at in 0..TASKS {
                    let before = woken(&waiting);
                    assert_eq!(pollers.sink.poll_up_to(1, |_, _, _| ()), Polled::Events(1));
                    let mut expected = before.clone();
                    expected[at] += 1;
                    assert_eq!(woken(&waiting), expected, "one slot, one task");
                    // Whoever is polled out of turn gets nothing.
                    for later in &mut waiting[at + 1..] {
                        later.waits();
                    }
                    assert_eq!(waiting[at].ready(), Ok($capacity + at as u64));
                    if at + 1 < TASKS {
                        expected[at + 1] += 1;
                        assert_eq!(woken(&waiting), expected, "the next one has its turn");
                        waiting[at + 1].waits();
                    }
                }
                drop(waiting);
                let mut seen = Vec::new();
                while pollers.sink.poll(|number, sequence, _| seen.push((sequence, *number))) != Polled::Empty {}
                let first = TASKS as u64 - $capacity;
                for (sequence, number) in seen {
                    assert!(sequence >= $capacity && sequence - $capacity == number && number >= first);
                }
                drop((producer, clones, pollers));
                running.join().expect("all is seen");
            }

            /// There is room, and the first one was woken for it, but has not been polled yet.
            #[test]
            fn a_task_that_comes_later_does_not_overtake() {
                let (mut producer, mut pollers, running) = Multi {}.spawn().expect("no threads");
                producer.publish_batch($capacity, |_| ()).expect("room");
                let (mut one, mut other) = (producer.clone(), producer.clone());
                let mut early = ByHand::new(one.publish_async(|slot| *slot = 1));
                early.waits();
                assert_eq!(pollers.sink.poll(|_, _, _| ()), Polled::Events($capacity));
                assert_eq!(early.woken(), 1);
                let mut late = ByHand::new(other.publish_async(|slot| *slot = 2));
                late.waits();
                assert_eq!(early.ready(), Ok($capacity));
                assert_eq!(late.woken(), 1);
                if $capacity == 1 {
                    late.waits();
                    assert_ne!(pollers.sink.poll(|_, _, _| ()), Polled::Empty);
                }
                assert_eq!(late.ready(), Ok($capacity + 1));
                drop((early, late));
                while pollers.sink.poll(|_, _, _| ()) != Polled::Empty {}
                drop((producer, one, other, pollers));
                running.join().expect("all is seen");
            }

            /// Only the first one waits for the poller, and it goes on doing so.
            #[test]
            fn a_task_that_leaves_the_queue_takes_no_wake_up_with_it() {
                let (mut producer, mut pollers, running) = Multi {}.spawn().expect("no threads");
                producer.publish_batch($capacity, |_| ()).expect("room");
                let mut clones = [(); 3].map(|()| producer.clone());
                let [mut first, mut second, mut third] = clones.each_mut().map(|clone| ByHand::new(clone.publish_async(|_| ())));
                first.waits();
                second.waits();
                third.waits();
                drop(third);
                drop(second);
                assert_eq!(first.woken(), 0);
                assert_eq!(pollers.sink.poll_up_to(1, |_, _, _| ()), Polled::Events(1));
                assert_eq!(first.woken(), 1);
                assert_eq!(first.ready(), Ok($capacity));
                drop(first);
                while pollers.sink.poll(|_, _, _| ()) != Polled::Empty {}
                drop((producer, clones, pollers));
                running.join().expect("all is seen");
            }

            /// Batches of all sizes too: the first one waits until all of its slots are free, and nobody takes them away.
            #[test]
            fn a_large_batch_is_not_overtaken_by_tasks() {
                let (mut producer, mut pollers, running) = Multi {}.spawn().expect("no threads");
                let (mut large, mut small) = (producer.clone(), producer.clone());
                for _ in 0..3 {
                    let first = producer.publish_batch($capacity, |_| ()).expect("room").end;
                    let mut batch = ByHand::new(large.publish_batch_async($capacity, |batch| batch.for_each(|slot| *slot = 1)));
                    batch.waits();
                    let mut one = ByHand::new(small.publish_async(|slot| *slot = 2));
                    one.waits();
                    for free in 1..=$capacity {
                        assert_eq!(pollers.sink.poll_up_to(1, |_, _, _| ()), Polled::Events(1));
                        assert_eq!((batch.woken(), one.woken()), (free, 0));
                        one.waits();
                        if free < $capacity {
                            batch.waits();
                        }
                    }
                    assert_eq!(batch.ready(), Ok(first..first + $capacity));
                    assert_eq!(one.woken(), 1);
                    one.waits();
                    assert_eq!(pollers.sink.poll(|event, _, _| assert_eq!(*event, 1)), Polled::Events($capacity));
                    assert_eq!(one.ready(), Ok(first + $capacity));
                    assert_eq!(pollers.sink.poll(|event, _, _| assert_eq!(*event, 2)), Polled::Events(1));
                }
                drop((producer, large, small, pollers));
                running.join().expect("all is seen");
            }

            #[test]
            fn those_in_the_queue_are_woken_where_they_were_polled_last() {
                let (mut producer, mut pollers, running) = Values {}.spawn().expect("no threads");
                for n in 0..$capacity {
                    producer.send(Box::new(n)).expect("room");
                }
                let mut clones = [(); 3].map(|()| producer.clone());
                let mut waiting = clones.each_mut().map(|clone| ByHand::new(clone.send_async(Box::new(7))));
                let all = [(); 3].map(|()| [Wakes::new(), Wakes::new(), Wakes::new()]);
                for time in 0..3 {
                    for (waiting, wakes) in waiting.iter_mut().zip(&all) {
                        assert!(waiting.poll_with(&Waker::from(Arc::clone(&wakes[time]))).is_pending());
                    }
                }
                let kept = || all.each_ref().map(|wakes| wakes.each_ref().map(Wakes::is_kept));
                let counts = || all.each_ref().map(|wakes| wakes.each_ref().map(|wakes| wakes.count()));
                assert_eq!(kept(), [[false, false, true]; 3], "only the last waker is kept");
                let mut expected = [[0; 3]; 3];
                for at in 0..3 {
                    assert!(pollers.taken.try_recv().is_ok());
                    expected[at][2] += 1;
                    assert_eq!(counts(), expected);
                    assert!(waiting[at].ready().is_ok());
                    if at < 2 {
                        expected[at + 1][2] += 1;
                        assert_eq!(counts(), expected);
                        assert!(waiting[at + 1].poll_with(&Waker::from(Arc::clone(&all[at + 1][2]))).is_pending());
                    }
                }
                assert_eq!(kept(), [[false; 3]; 3]);
                drop(waiting);
                drop((producer, clones));
                while pollers.taken.try_recv().is_ok() {}
                running.join().expect("all is seen");
            }

            #[test]
            fn a_task_that_is_ready_at_once_leaves_no_waker() {
                let (mut producer, mut pollers, running) = Values {}.spawn().expect("no threads");
                for n in 0..100 {
                    let mut sending = ByHand::new(producer.send_async(Box::new(n)));
                    assert_eq!(sending.ready().ok(), Some(n));
                    let mut receiving = ByHand::new(pollers.taken.recv_async());
                    assert_eq!(receiving.ready(), Some(Box::new(n)));
                    assert_eq!((sending.woken(), receiving.woken()), (0, 0));
                    assert!(!sending.give_up().is_kept() && !receiving.give_up().is_kept());
                }
                drop((producer, pollers));
                running.join().expect("all is seen");
            }
        }
    )*};
}

slots!(wakes);

macro_rules! herds {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Crowd {
                    event: u64;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    producer: multi, async;
                    stage left: &u64;
                    stage right: &u64;
                    poll sink: &u64 after left { async };
                }
            }

            /// Three leaves, of which two are threads: each of them may be the last one to free the slot, and may be waited for.
            #[test]
            fn many_tasks_are_not_woken_for_one_slot() {
                deadline(|| {
                    for threads in [1, 2] {
                        let (tasks, each) = (50, crate::events::<$wait>(20));
                        let (producer, pollers, running) =
                            Crowd { left: |_: &u64, _, _| (), right: |_: &u64, _, _| () }.spawn().expect("threads");
                        let mut publishing: Vec<Task<'_>> = Vec::new();
                        for number in 0..tasks {
                            let mut producer = producer.clone();
                            publishing.push(task(async move {
                                for _ in 0..each {
                                    producer.publish_async(|slot| *slot = number).await.expect("nobody halts");
                                }
                            }));
                        }
                        drop(producer);
                        let mut sink = pollers.sink;
                        publishing.push(task(async move {
                            let mut seen = 0;
                            while let Polled::Events(n) = sink.poll_async(|_, _, _| ()).await {
                                seen += n as u64;
                                give_way().await;
                            }
                            assert_eq!(seen, tasks * each);
                        }));
                        let wakes = run(threads, publishing);
                        running.join().expect("a stream that came to its end");
                        // For each event: its task has its turn, waits for one leaf after the other, and the task of the sink is woken.
                        // With all woken for each slot, it would be some fifty times.
                        let most = (tasks * each) as usize * 8 + 100;
                        assert!(wakes <= most, "{} events, {wakes} wake-ups", tasks * each);
                    }
                });
            }
        }
    )*};
}

rings!(herds);

/// Also behind stages that hand on one event at a time.
#[test]
fn a_stage_wakes_the_task_behind_it_for_each_event() {
    disruptor! {
        pipeline Gated {
            event: u64;
            capacity: 8;
            stage pass: &u64;
            poll sink: &u64 after pass { async };
        }
    }
    deadline(|| {
        let gate = Gate::new();
        let _open = OpenAtEnd(&gate);
        let waits = gate.clone();
        let (mut producer, mut pollers, running) =
            Gated { pass: move |_: &u64, _, _| waits.pass() }.spawn().expect("a thread");
        let mut waiting = ByHand::new(pollers.sink.poll_async(|_, _, _| ()));
        waiting.waits();
        producer.publish(|_| ()).expect("room");
        assert_eq!(waiting.woken(), 0, "the stage has it still");
        waiting.waits();
        gate.open();
        waiting.woken_after(0);
        assert_eq!(waiting.ready(), Polled::Events(1));
        drop(waiting);
        for _ in 0..200 {
            let mut waiting = ByHand::new(pollers.sink.poll_async(|_, _, _| ()));
            waiting.waits();
            producer.publish(|_| ()).expect("room");
            assert_eq!(waiting.ready_in_time(), Polled::Events(1));
            // Of the event before, the stage may not have looked for it until now.
            assert!(waiting.woken() <= 2, "{}", waiting.woken());
        }
        drop((producer, pollers));
        running.join().expect("all is seen");
    });
}

/// A halt is news for all of them. Whoever was woken by it is refused.
#[test]
fn a_halt_wakes_all_at_once() {
    disruptor! {
        pipeline Full {
            event: u64;
            capacity: 2;
            producer: multi, async;
            poll sink: &u64 { async };
        }
    }
    let (mut producer, _pollers, running) = Full {}.spawn().expect("no threads");
    producer.publish_batch(2, |_| ()).expect("room");
    let mut clones: Vec<_> = (0..20).map(|_| producer.clone()).collect();
    let mut waiting: Vec<_> =
        clones.iter_mut().map(|clone| ByHand::new(clone.publish_async(|_| unreachable!()))).collect();
    for waiting in &mut waiting {
        waiting.waits();
    }
    running.halt();
    // The last one first: nobody waits for anybody.
    for waiting in waiting.iter_mut().rev() {
        assert_eq!(waiting.woken(), 1);
        assert_eq!(waiting.ready(), Err(Halted));
    }
    for waiting in waiting {
        assert!(!waiting.give_up().is_kept());
    }
    assert_eq!(ByHand::new(producer.publish_async(|_| unreachable!())).ready(), Err(Halted));
}

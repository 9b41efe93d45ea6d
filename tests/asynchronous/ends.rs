//! How waiting ends: the end of the stream, halts, failures, and ends that are dropped.

use crate::common::{Counted, Gate, Ledger, ON_PURPOSE, OpenAtEnd, deadline, panics, silence};
use crate::executor::{ByHand, block_on, run, task};
use disruptor::{
    BlockingWaitStrategy, Halted, PipelineError, Polled, PublishBatchError, SpinWaitStrategy, YieldWaitStrategy,
    disruptor,
};
use futures::stream::StreamExt;
use std::mem;
use std::sync::Arc;
use std::thread;

/// Called by nobody. A closure that would drops what it owns when it is dropped itself.
fn unused(counted: Counted) -> ! {
    let value = counted.value;
    drop(counted);
    panic!("the closure with {value} runs")
}

macro_rules! ends {
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
                    poll other: &u64 { async };
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

            #[test]
            fn a_waiting_poller_learns_that_the_stream_has_ended() {
                for publish in [false, true] {
                    let (mut producer, mut pollers, running) = Single {}.spawn().expect("no threads");
                    if publish {
                        producer.publish(|_| ()).expect("room");
                        assert_eq!(ByHand::new(pollers.sink.poll_async(|_, _, _| ())).ready(), Polled::Events(1));
                    }
                    let mut waiting = ByHand::new(pollers.sink.poll_async(|_, _, _| unreachable!()));
                    waiting.waits();
                    drop(producer);
                    assert_eq!(waiting.woken(), 1);
                    assert_eq!(waiting.ready(), Polled::Ended);
                    assert!(!waiting.give_up().is_kept());
                    for _ in 0..3 {
                        assert_eq!(ByHand::new(pollers.sink.poll_async(|_, _, _| unreachable!())).ready(), Polled::Ended);
                        assert_eq!(pollers.sink.poll(|_, _, _| unreachable!()), Polled::Ended);
                    }
                    running.join().expect("all is seen");
                }
            }

            #[test]
            fn what_was_published_comes_before_the_end() {
                let ledger = Ledger::new();
                let (mut producer, mut pollers, running) = Values {}.spawn().expect("no threads");
                let other = producer.clone();
                let mut waiting = ByHand::new(pollers.taken.recv_async());
                waiting.waits();
                for number in 0..$capacity {
                    producer.send(ledger.counted(number)).expect("room");
                }
                drop(producer);
                assert_eq!(waiting.ready().expect("it is there").value, 0);
                drop(waiting);
                for number in 1..$capacity {
                    assert_eq!(ByHand::new(pollers.taken.recv_async()).ready().expect("it is there").value, number);
                }
                let mut waiting = ByHand::new(pollers.taken.recv_async());
                waiting.waits();
                drop(other);
                assert_eq!(waiting.woken(), 1, "the last producer is gone");
                assert!(waiting.ready().is_none());
                drop(waiting);
                for _ in 0..3 {
                    assert!(ByHand::new(pollers.taken.recv_async()).ready().is_none());
                    assert!(ByHand::new(pollers.taken.next()).ready().is_none());
                }
                running.join().expect("all is seen");
                ledger.check();
            }

            /// All ways to wait, at once. The first one in the queue is kept, and is never polled again.
            #[test]
            fn a_halt_reaches_everybody_behind_a_task_that_is_not_polled() {
                let ledger = Ledger::new();
                let (mut producer, mut pollers, running) = Multi {}.spawn().expect("no threads");
                producer.publish_batch($capacity, |_| ()).expect("room");
                assert_ne!(pollers.other.poll(|_, _, _| ()), Polled::Empty);
                let handle = running.handle();
                let mut clones = [(); 3].map(|()| producer.clone());
                let [first, second, third] = clones.each_mut();
                let counted = [0, 1, 2].map(|number| ledger.counted(number));
                let [a, b, c] = counted;
                let mut first = ByHand::new(first.publish_async(move |_| unused(a)));
                let mut second = ByHand::new(second.publish_async(move |_| unused(b)));
                let mut third = ByHand::new(third.publish_batch_async($capacity, move |_| unused(c)));
                first.waits();
                second.waits();
                third.waits();
                let mut event = ByHand::new(pollers.other.poll_async(|_, _, _| unreachable!()));
                event.waits();
                let mut joining = ByHand::new(running.join_async());
                joining.waits();
                handle.halt();
                let woken = [second.woken(), third.woken(), event.woken(), joining.woken()];
                assert_eq!(woken, [1; 4]);
                assert!(matches!(joining.ready(), Err(PipelineError::Halted)));
                assert_eq!(event.ready(), Polled::Ended);
                assert_eq!(third.ready(), Err(PublishBatchError::Halted));
                assert_eq!(second.ready(), Err(Halted));
                assert_eq!(first.woken(), 1);
                drop((second, third));
                assert_eq!(ledger.dropped(), 2, "their closures");
                drop(first);
                ledger.check();
                drop(event);
                for _ in 0..2 {
                    assert_eq!(ByHand::new(pollers.sink.poll_async(|_, _, _| unreachable!())).ready(), Polled::Ended);
                    assert_eq!(ByHand::new(producer.publish_async(|_| unreachable!())).ready(), Err(Halted));
                }
            }

            #[test]
            fn events_that_wait_come_back_after_a_halt() {
                let ledger = Ledger::new();
                let (mut producer, mut pollers, running) = Values {}.spawn().expect("no threads");
                for number in 0..$capacity {
                    producer.send(ledger.counted(number)).expect("room");
                }
                let mut other = producer.clone();
                let mut sending = [ByHand::new(producer.send_async(ledger.counted(70))), ByHand::new(other.send_async(ledger.counted(71)))];
                for sending in &mut sending {
                    sending.waits();
                }
                running.halt();
                for (sending, number) in sending.iter_mut().zip(70..) {
                    let refused = sending.ready().expect_err("it is halted");
                    assert_eq!(refused.into_inner().value, number);
                }
                drop(sending);
                assert_ne!(ledger.dropped() as usize, ledger.made());
                assert!(ByHand::new(pollers.taken.recv_async()).ready().is_none());
                // Nobody will read what is left in the ring, and the poller knows it.
                ledger.check();
                assert!(matches!(running.join(), Err(PipelineError::Halted)));
                drop((producer, other, pollers));
                ledger.check();
            }

            /// Nobody would ever free a slot.
            #[test]
            fn tasks_that_wait_for_room_learn_that_the_poller_is_gone() {
                let (mut producer, pollers, running) = Values {}.spawn().expect("no threads");
                let ledger = Ledger::new();
                for number in 0..$capacity {
                    producer.send(ledger.counted(number)).expect("room");
                }
                let mut other = producer.clone();
                let mut sending = [ByHand::new(producer.send_async(ledger.counted(70))), ByHand::new(other.send_async(ledger.counted(71)))];
                for sending in &mut sending {
                    sending.waits();
                }
                drop(pollers);
                for sending in &mut sending {
                    assert!(sending.woken() > 0);
                    assert!(sending.ready().is_err());
                }
                drop(sending);
                drop((producer, other));
                assert!(matches!(running.join(), Err(PipelineError::PollerDropped { stage: "taken" })));
                ledger.check();
            }

            /// It has seen everything. So nobody halts before there is more that it would miss.
            #[test]
            fn a_poller_may_go_while_tasks_wait_for_another() {
                let (mut producer, pollers, running) = Multi {}.spawn().expect("no threads");
                let MultiPollers { mut sink, mut other, .. } = pollers;
                producer.publish_batch($capacity, |_| ()).expect("room");
                assert_ne!(other.poll(|_, _, _| ()), Polled::Empty);
                let mut clone = producer.clone();
                let mut waiting = [&mut producer, &mut clone].map(|producer| ByHand::new(producer.publish_async(|_| ())));
                for waiting in &mut waiting {
                    waiting.waits();
                }
                drop(other);
                assert!(!running.handle().is_halted(), "all that is published was seen");
                for waiting in &mut waiting {
                    assert!(waiting.woken() > 0, "it may have been the reason to halt");
                    waiting.waits();
                }
                assert_eq!(sink.poll(|_, _, _| ()), Polled::Events($capacity));
                let mut published = waiting.iter_mut().map_while(|waiting| waiting.ready().ok()).count();
                drop(waiting);
                while ByHand::new(producer.publish_async(|_| ())).ready() != Err(Halted) {
                    published += 1;
                }
                assert_eq!(published, $capacity, "in a full ring it is noticed that they are not seen");
                assert_eq!(ByHand::new(sink.poll_async(|_, _, _| unreachable!())).ready(), Polled::Ended);
                assert!(matches!(running.join(), Err(PipelineError::PollerDropped { stage: "other" })));
            }

            /// An executor that is shut down drops its tasks, and the ends with them.
            #[test]
            fn a_task_that_is_dropped_with_its_producer_ends_the_stream() {
                let (producer, mut pollers, running) = Multi {}.spawn().expect("no threads");
                let publishing = |number: u64| {
                    let mut producer = producer.clone();
                    ByHand::new(async move {
                        loop {
                            producer.publish_async(|slot| *slot = number).await.expect("nobody halts");
                        }
                    })
                };
                let mut tasks: Vec<_> = (0..3).map(publishing).collect();
                drop(producer);
                for task in &mut tasks {
                    assert!(matches!(task.poll(), std::task::Poll::Pending));
                }
                let wakes: Vec<_> = tasks.into_iter().map(ByHand::give_up).collect();
                assert!(wakes.iter().all(|wakes| !wakes.is_kept()));
                let mut seen = 0;
                while let Polled::Events(n) = block_on(pollers.sink.poll_async(|number, _, _| assert_eq!(*number, 0))) {
                    seen += n;
                }
                assert_eq!(seen, $capacity);
                while block_on(pollers.other.poll_async(|_, _, _| ())) != Polled::Ended {}
                running.join().expect("all is seen");
            }

            #[test]
            fn a_task_goes_on_behind_a_panic_of_its_own_handler() {
                silence();
                let (mut producer, mut pollers, running) = Single {}.spawn().expect("no threads");
                producer.publish_batch($capacity, |batch| batch.zip(0..).for_each(|(slot, n)| *slot = n)).expect("room");
                for panicking in 0..$capacity {
                    assert!(panics(|| {
                        ByHand::new(pollers.sink.poll_async(|number, _, _| {
                            assert_eq!(*number, panicking);
                            panic!("{ON_PURPOSE}")
                        }))
                        .poll()
                    }));
                }
                let mut waiting = ByHand::new(pollers.sink.poll_async(|number, _, _| assert_eq!(*number, 77)));
                waiting.waits();
                assert_eq!(ByHand::new(producer.publish_async(|slot| *slot = 77)).ready(), Ok($capacity));
                assert_eq!(waiting.ready(), Polled::Events(1));
                drop(waiting);
                drop((producer, pollers));
                running.join().expect("the user caught the panics");
            }

            #[test]
            fn a_closure_that_panics_publishes_nothing() {
                silence();
                let (mut producer, mut pollers, running) = Single {}.spawn().expect("no threads");
                assert!(panics(|| ByHand::new(producer.publish_async(|_| panic!("{ON_PURPOSE}"))).poll()));
                assert!(panics(|| ByHand::new(producer.publish_batch_async(1, |_| panic!("{ON_PURPOSE}"))).poll()));
                assert_eq!(pollers.sink.poll(|_, _, _| unreachable!()), Polled::Empty);
                assert_eq!(ByHand::new(producer.publish_async(|_| ())).ready(), Ok(0));
                assert_eq!(pollers.sink.poll(|_, _, _| ()), Polled::Events(1));
                drop((producer, pollers));
                running.join().expect("all is seen");
            }

            /// Its slot is passed over, and whoever waits next gets the one behind it.
            #[test]
            fn a_closure_that_panics_in_its_turn_holds_nobody_up() {
                silence();
                let (mut producer, mut pollers, running) = Multi {}.spawn().expect("no threads");
                producer.publish_batch($capacity, |_| ()).expect("room");
                let mut clones = [producer.clone(), producer.clone()];
                let [first, second] = clones.each_mut();
                let mut first = ByHand::new(first.publish_async(|_| panic!("{ON_PURPOSE}")));
                let mut second = ByHand::new(second.publish_async(|slot| *slot = 5));
                first.waits();
                second.waits();
                assert_ne!(pollers.other.poll(|_, _, _| ()), Polled::Empty);
                let mut taking = |expected| assert_eq!(pollers.sink.poll_up_to(1, |_, _, _| ()), expected);
                taking(Polled::Events(1));
                assert!(panics(|| first.poll()));
                assert_eq!(second.woken(), 1, "its turn has come");
                drop(first);
                // The readers go on behind the slot that was passed over.
                let mut sequence = None;
                while sequence.is_none() {
                    if let std::task::Poll::Ready(published) = second.poll() {
                        sequence = Some(published);
                        break;
                    }
                    _ = pollers.sink.poll_up_to(1, |_, _, _| ());
                    _ = pollers.other.poll_up_to(1, |_, _, _| ());
                }
                assert_eq!(sequence, Some(Ok($capacity + 1)));
                drop(second);
                drop((producer, clones));
                let mut last = 0;
                while pollers.sink.poll(|number, sequence, _| last = *number + sequence) != Polled::Ended {}
                assert_eq!(last, 5 + $capacity + 1);
                while pollers.other.poll(|_, _, _| ()) != Polled::Ended {}
                running.join().expect("the user caught the panic");
            }

            #[test]
            fn a_handler_that_halts_sees_no_more() {
                let (mut producer, mut pollers, running) = Single {}.spawn().expect("no threads");
                producer.publish_batch($capacity, |_| ()).expect("room");
                let mut seen = 0;
                let mut polling = ByHand::new(pollers.sink.poll_async(|_, _, _| {
                    seen += 1;
                    running.halt();
                }));
                let polled = polling.ready();
                drop(polling);
                assert_eq!(polled, Polled::Events(seen));
                assert_eq!(ByHand::new(pollers.sink.poll_async(|_, _, _| unreachable!())).ready(), Polled::Ended);
                assert!(matches!(running.join(), Err(PipelineError::Halted)));
            }

            /// Leaked under `run`, where everything must have ended when it returns.
            #[test]
            fn leaked_futures_do_not_keep_the_pipeline() {
                deadline(|| {
                    let (ledger, leaked) = (Ledger::new(), Ledger::new());
                    let mut wakes = Vec::new();
                    let result = Values {}.run(|mut producer, mut pollers| {
                        let mut event = ByHand::new(pollers.taken.recv_async());
                        event.waits();
                        wakes.push(event.wakes());
                        mem::forget(event);
                        for number in 0..$capacity {
                            producer.send(ledger.counted(number))?;
                        }
                        for _ in 0..2 {
                            // Leaked together with its producer.
                            let mut other = producer.clone();
                            let counted = leaked.counted(70);
                            let mut room = ByHand::new(async move { other.send_async(counted).await.is_ok() });
                            room.waits();
                            wakes.push(room.wakes());
                            mem::forget(room);
                        }
                        mem::forget(pollers);
                        Ok(())
                    });
                    assert!(matches!(result, Err(PipelineError::PollerDropped { stage: "taken" })));
                    ledger.check();
                    // Here, and in the future that was leaked.
                    assert!(wakes.iter().all(|wakes| Arc::strong_count(wakes) == 2), "a waker is left behind");
                });
            }

            #[test]
            fn a_leaked_poller_of_an_empty_ring_ends_under_run() {
                deadline(|| {
                    let result = Single {}.run(|producer, mut pollers| {
                        let mut event = ByHand::new(pollers.sink.poll_async(|_, _, _| unreachable!()));
                        event.waits();
                        mem::forget(event);
                        mem::forget(producer);
                        Ok(0)
                    });
                    assert_eq!(result.expect("nothing was missed"), 0);
                });
            }
        }
    )*};
}

slots!(ends);

/// Those that follow a poller wait for it, and it waits for more.
#[test]
fn a_poller_hands_on_after_a_panic_before_it_waits() {
    disruptor! {
        pipeline Chain {
            event: u64;
            capacity: 4;
            producer: single, async;
            poll head: &u64 { async };
            poll tail: &u64 after head { async };
        }
    }
    silence();
    let (mut producer, mut pollers, running) = Chain {}.spawn().expect("no threads");
    producer.publish_batch(2, |_| ()).expect("room");
    let mut tail = ByHand::new(pollers.tail.poll_async(|_, _, _| ()));
    tail.waits();
    let fails = |_: &u64, sequence, _| assert_eq!(sequence, 0, "{ON_PURPOSE}");
    assert!(panics(|| ByHand::new(pollers.head.poll_async(fails)).poll()));
    tail.waits();
    assert_eq!(tail.woken(), 0, "the caller may finish the batch");
    let mut head = ByHand::new(pollers.head.poll_async(|_, _, _| unreachable!()));
    head.waits();
    assert_eq!(tail.woken(), 1);
    assert_eq!(tail.ready(), Polled::Events(2));
    drop((head, tail));
    drop((producer, pollers));
    running.join().expect("all is seen");
}

/// Ends of pipelines with threads.
macro_rules! threads {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Staged {
                    event: u64;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    producer: multi, async;
                    stage work: &mut u64 -> Result<(), String>;
                    poll sink: &u64 after work { async };
                    stage last: &u64 after sink;
                }
            }

            #[test]
            fn failures_reach_all_tasks() {
                silence();
                deadline(|| {
                    for fails in [false, true] {
                        let gate = Gate::new();
                        let _open = OpenAtEnd(&gate);
                        let waits = gate.clone();
                        let work = move |_: &mut u64, _, _| {
                            waits.pass();
                            assert!(fails, "{ON_PURPOSE}");
                            Err("no ink".to_owned())
                        };
                        let (mut producer, mut pollers, running) =
                            Staged { work, last: |_: &u64, _, _| () }.spawn().expect("two threads");
                        for _ in 0..$capacity {
                            assert!(ByHand::new(producer.publish_async(|_| ())).ready().is_ok());
                        }
                        let mut clones = [(); 3].map(|()| producer.clone());
                        let mut rooms = clones.each_mut().map(|clone| ByHand::new(clone.publish_async(|_| unreachable!())));
                        for room in &mut rooms {
                            room.waits();
                        }
                        let mut event = ByHand::new(pollers.sink.poll_async(|_, _, _| unreachable!()));
                        event.waits();
                        let mut joining = ByHand::new(running.join_async());
                        joining.waits();
                        gate.open();
                        for room in rooms.iter_mut().rev() {
                            room.woken_after(0);
                            assert_eq!(room.ready(), Err(Halted));
                        }
                        event.woken_after(0);
                        assert_eq!(event.ready(), Polled::Ended);
                        let error = joining.ready_in_time().expect_err("it fails");
                        match error {
                            PipelineError::StagePanicked { stage: "work", sequence: 0, .. } => assert!(!fails),
                            PipelineError::StageFailed { stage: "work", sequence: 0, .. } => assert!(fails),
                            error => panic!("{error}"),
                        }
                        drop(event);
                        assert_eq!(ByHand::new(pollers.sink.poll_async(|_, _, _| unreachable!())).ready(), Polled::Ended);
                        assert_eq!(ByHand::new(producer.publish_async(|_| unreachable!())).ready(), Err(Halted));
                    }
                });
            }

            /// At any moment, and whoever causes it.
            #[test]
            fn a_halt_at_any_moment_ends_all_tasks() {
                deadline(|| {
                    for round in 0..crate::events::<$wait>(100) {
                        let (producer, pollers, running) =
                            Staged { work: |_: &mut u64, _, _| Ok(()), last: |_: &u64, _, _| () }.spawn().expect("two threads");
                        let handle = running.handle();
                        let halting = thread::spawn(move || {
                            for _ in 0..round % 20 {
                                thread::yield_now();
                            }
                            handle.halt();
                        });
                        let mut tasks = Vec::new();
                        for _ in 0..4 {
                            let mut producer = producer.clone();
                            tasks.push(task(async move {
                                while producer.publish_async(|_| ()).await.is_ok() {}
                            }));
                        }
                        drop(producer);
                        let mut sink = pollers.sink;
                        tasks.push(task(async move {
                            while sink.poll_async(|_, _, _| ()).await != Polled::Ended {}
                        }));
                        tasks.push(task(async move {
                            assert!(matches!(running.join_async().await, Err(PipelineError::Halted)));
                        }));
                        run(1 + round as usize % 2, tasks);
                        halting.join().expect("it did not panic");
                    }
                });
            }

            /// The last producer goes on another thread, while the task of the poller is about to wait.
            #[test]
            fn the_end_of_the_stream_at_any_moment_reaches_the_poller() {
                deadline(|| {
                    for round in 0..crate::events::<$wait>(200) {
                        let (mut producer, mut pollers, running) =
                            Staged { work: |_: &mut u64, _, _| Ok(()), last: |_: &u64, _, _| () }.spawn().expect("two threads");
                        let publishing = thread::spawn(move || {
                            for _ in 0..round % 5 {
                                block_on(producer.publish_async(|_| ())).expect("nobody halts");
                            }
                        });
                        let mut seen = 0;
                        while let Polled::Events(n) = block_on(pollers.sink.poll_async(|_, _, _| ())) {
                            seen += n as u64;
                        }
                        assert_eq!(seen, round % 5);
                        publishing.join().expect("it did not panic");
                        block_on(running.join_async()).expect("a stream that came to its end");
                    }
                });
            }

            #[test]
            fn tasks_run_inside_the_body() {
                deadline(|| {
                    let (mut worked, mut last) = (0, 0);
                    let seen = Staged {
                        work: |number, _, _| {
                            *number *= 2;
                            worked += 1;
                            Ok(())
                        },
                        last: |number, _, _| last += number,
                    }
                    .run(|producer, mut pollers| {
                        let mut seen = 0;
                        let tasks = (0..5).map(|_| {
                            let mut producer = producer.clone();
                            task(async move {
                                for number in 0..10 {
                                    producer.publish_async(|slot| *slot = number).await.expect("nobody halts");
                                }
                            })
                        });
                        let mut tasks: Vec<_> = tasks.collect();
                        drop(producer);
                        tasks.push(task(async {
                            while pollers.sink.poll_async(|number, _, _| seen += number).await != Polled::Ended {}
                        }));
                        run(1, tasks);
                        Ok(seen)
                    });
                    assert_eq!((seen.expect("no stage fails"), worked, last), (450, 50, 450));
                });
            }

            #[test]
            fn an_error_of_a_task_is_the_bodys() {
                deadline(|| {
                    let result = Staged { work: |_, _, _| Err("no ink".to_owned()), last: |_, _, _| () }.run(|mut producer, mut pollers| {
                        block_on(async {
                            loop {
                                producer.publish_batch_async($capacity, |_| ()).await?;
                                if pollers.sink.poll_async(|_, _, _| unreachable!()).await == Polled::Ended {
                                    return Ok::<(), PipelineError>(());
                                }
                            }
                        })
                    });
                    assert!(matches!(result, Err(PipelineError::StageFailed { stage: "work", sequence: 0, .. })), "{result:?}");
                });
            }
        }
    )*};
}

rings!(threads);

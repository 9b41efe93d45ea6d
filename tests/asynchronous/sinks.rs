//! Producers as sinks, and pollers as streams.

use crate::common::{Counted, Ledger, deadline, panics, silence};
use crate::executor::{ByHand, Wakes, block_on, run, task};
use disruptor::{BlockingWaitStrategy, PipelineError, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use futures::future::join;
use futures::sink::{Sink, SinkExt};
use futures::stream::{self, StreamExt};
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

macro_rules! sinks {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Behind {
                    event: Counted;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    producer: multi, async;
                    stage look: &Counted;
                    poll taken: Counted after look { async };
                }
            }

            #[test]
            fn streams_go_through_the_ring() {
                deadline(|| {
                    let each = crate::events::<$wait>(150);
                    for sinks in 1..4 {
                        let ledger = Ledger::new();
                        let (producer, mut pollers, running) = Behind { look: |_: &Counted, _, _| () }.spawn().expect("a thread");
                        let mut seen = Vec::new();
                        let mut tasks = Vec::new();
                        for index in 0..sinks {
                            let (sink, ledger) = (producer.clone().into_sink(), &ledger);
                            let events = stream::iter(0..each).map(move |number| Ok(ledger.counted(index << 32 | number)));
                            tasks.push(task(async move { events.forward(sink).await.expect("nobody halts") }));
                        }
                        drop(producer);
                        tasks.push(task(async { pollers.taken.by_ref().for_each(|event| { seen.push(event.value); async {} }).await }));
                        run(1 + sinks as usize % 2, tasks);
                        for index in 0..sinks {
                            let own = seen.iter().filter(|value| **value >> 32 == index).map(|value| value & 0xFFFF_FFFF);
                            assert!(own.eq(0..each));
                        }
                        running.join().expect("all is taken");
                        ledger.check_soon();
                    }
                });
            }

            #[test]
            fn sinks_and_producers_take_turns() {
                deadline(|| {
                    let each = crate::events::<$wait>(100);
                    let ledger = Ledger::new();
                    let (mut producer, pollers, running) = Behind { look: |_: &Counted, _, _| () }.spawn().expect("a thread");
                    let mut sink = producer.clone().into_sink();
                    let sending = async {
                        for number in 0..each {
                            match number % 4 {
                                0 => sink.send(ledger.counted(number)).await.expect("nobody halts"),
                                1 => _ = producer.send_async(ledger.counted(number)).await.ok().expect("nobody halts"),
                                _ => {
                                    sink.feed(ledger.counted(number)).await.expect("nobody halts");
                                    sink.flush().await.expect("nobody halts");
                                }
                            }
                        }
                        sink.close().await.expect("nobody halts");
                        drop(producer);
                    };
                    let ((), seen) = block_on(join(sending, pollers.taken.map(|event| event.value).collect::<Vec<_>>()));
                    assert!(seen.into_iter().eq(0..each));
                    running.join().expect("all is taken");
                    ledger.check_soon();
                });
            }
        }
    )*};
}

rings!(sinks);

macro_rules! steps {
    ($($name:ident: $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Values {
                    event: Counted;
                    capacity: $capacity;
                    slots: $slots;
                    producer: multi, async;
                    poll taken: Counted { async };
                }
            }

            disruptor! {
                pipeline Single {
                    event: Counted;
                    capacity: $capacity;
                    slots: $slots;
                    producer: single, async;
                    poll taken: Counted { async };
                }
            }

            /// Calls a method of the sink with a waker that counts.
            macro_rules! call {
                ($sink:expr, $method:ident, $wakes:expr) => {
                    Pin::new(&mut $sink).$method(&mut Context::from_waker(&Waker::from(Arc::clone($wakes))))
                };
            }

            macro_rules! of_one_producer {
                ($pipeline:ident, $module:ident) => {
                    mod $module {
                        use super::*;

                        #[test]
                        fn a_sink_keeps_one_event_while_the_ring_is_full() {
                            let (ledger, wakes) = (Ledger::new(), Wakes::new());
                            let (producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads");
                            let mut sink = producer.into_sink();
                            let mut next = 0;
                            for round in 0..4 {
                                // The last one does not fit.
                                while call!(sink, poll_ready, &wakes).is_ready() {
                                    Pin::new(&mut sink).start_send(ledger.counted(next)).expect("nobody halts");
                                    next += 1;
                                }
                                assert_eq!(next, (round + 1) * ($capacity + 1));
                                assert!(call!(sink, poll_flush, &wakes).is_pending());
                                assert!(wakes.is_kept());
                                for number in round * ($capacity + 1)..next {
                                    assert_eq!(pollers.taken.try_recv().expect("it is there").value, number);
                                    if number + 1 < next {
                                        assert_eq!(wakes.count() as u64, round + 1, "it waits no more");
                                        assert_eq!(call!(sink, poll_flush, &wakes), Poll::Ready(Ok(())));
                                    }
                                }
                                assert!(!wakes.is_kept());
                            }
                            assert_eq!(call!(sink, poll_close, &wakes), Poll::Ready(Ok(())));
                            drop(pollers);
                            running.join().expect("all is taken");
                            ledger.check();
                        }

                        #[test]
                        fn a_sink_that_closes_sends_what_it_holds_and_ends_the_stream() {
                            let (ledger, wakes) = (Ledger::new(), Wakes::new());
                            let (producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads");
                            let mut sink = producer.into_sink();
                            for number in 0..=$capacity {
                                assert_eq!(call!(sink, poll_ready, &wakes), Poll::Ready(Ok(())));
                                Pin::new(&mut sink).start_send(ledger.counted(number)).expect("nobody halts");
                            }
                            assert!(call!(sink, poll_close, &wakes).is_pending());
                            for number in 0..$capacity {
                                assert_eq!(pollers.taken.try_recv().expect("it is there").value, number);
                            }
                            let mut waiting = ByHand::new(pollers.taken.next());
                            waiting.waits();
                            assert_eq!(wakes.count(), 1);
                            assert_eq!(call!(sink, poll_close, &wakes), Poll::Ready(Ok(())));
                            assert_eq!(waiting.ready().expect("what it held").value, $capacity);
                            drop(waiting);
                            assert!(ByHand::new(pollers.taken.next()).ready().is_none(), "the stream has ended");
                            // And again, to no effect.
                            assert_eq!(call!(sink, poll_close, &wakes), Poll::Ready(Ok(())));
                            assert!(Pin::new(&mut sink).start_send(ledger.counted(0)).is_err(), "it is closed");
                            assert_eq!(call!(sink, poll_flush, &wakes), Poll::Ready(Ok(())));
                            running.join().expect("all is taken");
                            ledger.check();
                        }

                        #[test]
                        fn a_sink_drops_what_it_holds_and_leaves_no_waker() {
                            for flushes in [false, true] {
                                let (ledger, wakes) = (Ledger::new(), Wakes::new());
                                let (producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads");
                                let mut sink = producer.into_sink();
                                for number in 0..=$capacity {
                                    Pin::new(&mut sink).start_send(ledger.counted(number)).expect("nobody halts");
                                }
                                if flushes {
                                    assert!(call!(sink, poll_flush, &wakes).is_pending());
                                }
                                drop(sink);
                                assert!(!wakes.is_kept(), "a waker is left behind");
                                assert_eq!(ledger.dropped(), 1);
                                for number in 0..$capacity {
                                    assert_eq!(pollers.taken.try_recv().expect("it is there").value, number);
                                }
                                assert!(ByHand::new(pollers.taken.next()).ready().is_none(), "the stream has ended");
                                running.join().expect("all is taken");
                                ledger.check();
                            }
                        }

                        #[test]
                        fn a_halt_ends_a_sink() {
                            let (ledger, wakes) = (Ledger::new(), Wakes::new());
                            let (producer, pollers, running) = $pipeline {}.spawn().expect("no threads");
                            let mut sink = producer.into_sink();
                            for number in 0..=$capacity {
                                Pin::new(&mut sink).start_send(ledger.counted(number)).expect("nobody halts");
                            }
                            assert!(call!(sink, poll_flush, &wakes).is_pending());
                            running.halt();
                            assert_eq!(wakes.count(), 1);
                            assert!(matches!(call!(sink, poll_flush, &wakes), Poll::Ready(Err(_))));
                            assert!(Pin::new(&mut sink).start_send(ledger.counted(0)).is_err());
                            assert!(matches!(running.join(), Err(PipelineError::Halted)));
                            drop((sink, pollers));
                            ledger.check();
                        }

                        #[test]
                        fn a_second_event_without_a_look_is_refused() {
                            silence();
                            let ledger = Ledger::new();
                            let (producer, pollers, running) = $pipeline {}.spawn().expect("no threads");
                            let mut sink = producer.into_sink();
                            for number in 0..=$capacity {
                                Pin::new(&mut sink).start_send(ledger.counted(number)).expect("nobody halts");
                            }
                            let event = ledger.counted(9);
                            assert!(panics(|| Pin::new(&mut sink).start_send(event)), "it would have to keep two");
                            running.halt();
                            drop((sink, pollers, running));
                            ledger.check();
                        }
                    }
                };
            }

            of_one_producer!(Single, single);
            of_one_producer!(Values, multi);

            #[test]
            fn a_sink_that_is_dropped_in_the_queue_holds_nobody_up() {
                let ledger = Ledger::new();
                let (mut producer, mut pollers, running) = Values {}.spawn().expect("no threads");
                for number in 0..$capacity {
                    producer.send(ledger.counted(number)).expect("room");
                }
                let mut sink = producer.clone().into_sink();
                Pin::new(&mut sink).start_send(ledger.counted(70)).expect("nobody halts");
                let wakes = Wakes::new();
                assert!(call!(sink, poll_flush, &wakes).is_pending());
                let mut behind = ByHand::new(producer.send_async(ledger.counted(71)));
                behind.waits();
                drop(sink);
                assert!(!wakes.is_kept(), "a waker is left behind");
                assert_eq!((wakes.count(), behind.woken(), ledger.dropped()), (0, 1, 1));
                behind.waits();
                assert_eq!(pollers.taken.try_recv().expect("it is there").value, 0);
                assert_eq!(behind.woken(), 2);
                assert!(behind.ready().is_ok());
                drop(behind);
                drop(producer);
                let left: Vec<_> = std::iter::from_fn(|| pollers.taken.try_recv().ok().map(|event| event.value)).collect();
                assert!(left.into_iter().eq((1..$capacity).chain([71])));
                running.join().expect("all is taken");
                ledger.check();
            }

            /// In the order in which they came, tasks and sinks.
            #[test]
            fn sinks_wait_in_the_queue_of_all_tasks() {
                let ledger = Ledger::new();
                let (mut producer, mut pollers, running) = Values {}.spawn().expect("no threads");
                for number in 0..$capacity {
                    producer.send(ledger.counted(number)).expect("room");
                }
                let mut sinks = [(); 3].map(|()| producer.clone().into_sink());
                let mut late = producer.clone().into_sink();
                let mut first = ByHand::new(producer.send_async(ledger.counted(100)));
                first.waits();
                let mut number = 101;
                let mut flushes = sinks.each_mut().map(|sink| {
                    Pin::new(&mut *sink).start_send(ledger.counted(number)).expect("nobody halts");
                    number += 1;
                    ByHand::new(poll_fn(|context| Pin::new(&mut *sink).poll_flush(context)))
                });
                for flush in &mut flushes {
                    flush.waits();
                }
                // Room, but not for who comes last.
                assert_eq!(pollers.taken.try_recv().expect("it is there").value, 0);
                Pin::new(&mut late).start_send(ledger.counted(104)).expect("nobody halts");
                assert_eq!(flushes.each_ref().map(ByHand::woken), [0; 3]);
                assert!(first.ready().is_ok());
                assert_eq!(flushes.each_ref().map(ByHand::woken), [1, 0, 0]);
                drop((first, flushes));
                // What the sinks hold is theirs still.
                let mut seen = Vec::new();
                let mut take = || while let Ok(event) = pollers.taken.try_recv() { seen.push(event.value) };
                take();
                for sink in &mut sinks {
                    let wakes = Wakes::new();
                    while call!(*sink, poll_flush, &wakes).is_pending() {
                        take();
                    }
                }
                drop(sinks);
                take();
                assert_eq!(block_on(late.close()), Ok(()));
                drop(producer);
                take();
                assert!(seen.into_iter().eq((1..$capacity).chain(100..105)));
                running.join().expect("all is taken");
                ledger.check();
            }
        }
    )*};
}

slots!(steps);

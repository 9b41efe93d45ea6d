//! Every event is dropped exactly once, whatever happens to it: handled, taken, left over, never published, or caught
//! in a panic or a halt.

mod common;

use common::{Counted, Ledger, ON_PURPOSE, deadline, panics, rounds, silence};
use disruptor::{Polled, disruptor};

mod rings {
    use crate::common::Counted;
    use disruptor::disruptor;

    disruptor! {
        pub(super) pipeline InPlace {
            event: Counted;
            capacity: 8;
            stage change: &mut Counted;
            stage look: { value: &u64 } after change;
        }
    }
    disruptor! {
        pub(super) pipeline Stamped {
            event: Counted;
            capacity: 8;
            slots: stamped;
            stage look: &Counted;
            stage take: Counted after look;
        }
    }
    disruptor! {
        pub(super) pipeline Dense {
            event: Counted;
            capacity: 8;
            slots: dense;
            stage look: &Counted;
            stage take: Counted after look;
        }
    }
    disruptor! {
        pub(super) pipeline Polls {
            event: Counted;
            capacity: 8;
            stage look: &Counted;
            poll take: Counted after look;
        }
    }
}

/// In place, the ring also drops the first values: each slot has one, published or not.
#[test]
fn in_place_every_written_value_is_dropped_once() {
    deadline(|| {
        for events in [0, 1, 7, 8, 9, 100] {
            let ledger = Ledger::current();
            rings::InPlace { change: |event, _, _| event.value = 7, look: |event, _, _| assert_eq!(*event.value, 7) }
                .run(|mut producer| {
                    for i in 0..events {
                        producer.publish(|slot| *slot = ledger.counted(i))?;
                    }
                    Ok(())
                })
                .expect("no stage fails");
            assert_eq!(ledger.made() as u64, 8 + events);
            ledger.check();
        }
    });
}

/// A handler with write access may also swap events for others.
#[test]
fn in_place_swapped_events_are_dropped_once() {
    deadline(|| {
        let ledger = Ledger::current();
        let mut kept = ledger.counted(0);
        let spare = ledger.clone();
        rings::InPlace {
            change: |event, sequence, _| {
                std::mem::swap(event, &mut kept);
                if sequence % 3 == 0 {
                    *event = spare.counted(sequence);
                }
            },
            look: |_, _, _| (),
        }
        .run(|mut producer| {
            for i in 0..100 {
                producer.publish(|slot| slot.value = i)?;
            }
            Ok(())
        })
        .expect("no stage fails");
        drop(kept);
        ledger.check();
    });
}

macro_rules! by_value {
    ($($name:ident: $pipeline:ident;)*) => {$(
        mod $name {
            use super::*;
            use super::rings::$pipeline;

            #[test]
            fn taken_events_are_dropped_once_wherever_they_go() {
                deadline(|| {
                    let ledger = Ledger::new();
                    let mut kept = Vec::new();
                    $pipeline {
                        look: |event, sequence, _| assert_eq!(event.value, sequence),
                        take: |event, sequence, _| {
                            if sequence % 2 == 0 {
                                kept.push(event);
                            }
                        },
                    }
                    .run(|mut producer| Ok(producer.send_all((0..1_000).map(|i| ledger.counted(i))).map(drop)?))
                    .expect("no stage fails");
                    assert_eq!(kept.iter().map(|event| event.value).sum::<u64>(), (0..1_000).step_by(2).sum());
                    drop(kept);
                    ledger.check();
                });
            }

            /// A panic of either stage, at any sequence over three laps.
            #[test]
            fn a_panic_at_any_sequence_drops_every_event_once() {
                silence();
                deadline(|| {
                    for at in 0..24 {
                        for taker in [true, false] {
                            let ledger = Ledger::new();
                            let result = $pipeline {
                                look: |_, sequence, _| assert!(taker || sequence != at, "{ON_PURPOSE}"),
                                take: |event, sequence, _| {
                                    let _event = event;
                                    assert!(!taker || sequence != at, "{ON_PURPOSE}");
                                },
                            }
                            .run(|mut producer| Ok(producer.send_all((0..).map(|i| ledger.counted(i))).map(drop)?));
                            assert!(result.is_err());
                            ledger.check();
                        }
                    }
                });
            }

            #[test]
            fn a_halt_at_any_moment_drops_every_event_once() {
                deadline(|| {
                    for round in 0..rounds(300) {
                        let ledger = Ledger::new();
                        let (mut producer, running) =
                            $pipeline { look: |_: &_, _, _| (), take: |_, _, _| () }.spawn().expect("two threads");
                        let events = ledger.clone();
                        let publishing = std::thread::spawn(move || {
                            let mut i = 0;
                            while producer.send(events.counted(i)).is_ok() {
                                i += 1;
                            }
                        });
                        for _ in 0..round % 50 {
                            std::hint::spin_loop();
                        }
                        if round % 5 == 0 {
                            std::thread::yield_now();
                        }
                        running.halt();
                        publishing.join().expect("no panic");
                        assert!(running.join().is_err());
                        ledger.check_soon();
                    }
                });
            }
        }
    )*};
}

by_value! {
    stamped: Stamped;
    dense: Dense;
}

/// A poller takes events one by one, in a call that panics, or not at all.
#[test]
fn polled_events_are_dropped_once() {
    silence();
    deadline(|| {
        for round in 0..rounds(100) {
            let ledger = Ledger::new();
            let (mut producer, mut pollers, running) =
                rings::Polls { look: |_: &_, _, _| () }.spawn().expect("a thread");
            producer.send_all((0..8).map(|i| ledger.counted(i))).expect("room for eight");
            for _ in 0..round % 4 {
                assert!(pollers.take.recv().is_some());
            }
            if round % 3 == 0 {
                assert!(panics(|| pollers.take.poll_wait(|_, _, _| panic!("{ON_PURPOSE}"))));
            }
            if round % 5 == 0 {
                assert!(matches!(pollers.take.poll_wait(|event, _, _| drop(event)), Polled::Events(_)));
            }
            match round % 7 {
                1 => running.halt(),
                2 => drop(pollers.take.try_recv()),
                _ => (),
            }
            drop(running);
            if round % 2 == 0 {
                drop(pollers);
                drop(producer);
            } else {
                drop(producer);
                drop(pollers);
            }
            ledger.check_soon();
        }
    });
}

/// The ring outlives the pipeline's threads while anybody still holds an end of it.
#[test]
fn the_ring_lives_as_long_as_one_of_its_ends() {
    deadline(|| {
        let ledger = Ledger::new();
        let (mut producer, pollers, running) = rings::Polls { look: |_: &_, _, _| () }.spawn().expect("a thread");
        producer.send_all((0..5).map(|i| ledger.counted(i))).expect("room for five");
        running.halt();
        assert!(running.join().is_err());
        let _ = producer.try_send(ledger.counted(5));
        drop(producer);
        drop(pollers);
        ledger.check_soon();
    });
}

/// For sanitizers and leak checkers: boxes that are freed, not counted.
#[test]
fn no_box_leaks_and_none_is_freed_twice() {
    disruptor! {
        pipeline Boxes {
            event: Vec<Box<Counted>>;
            capacity: 2;
            stage add: &mut Vec<Box<Counted>>;
            stage split: Vec<Box<Counted>> after add;
        }
    }
    deadline(|| {
        let ledger = Ledger::new();
        let more = ledger.clone();
        let mut odd = Vec::new();
        Boxes {
            add: |boxes, sequence, _| boxes.push(Box::new(more.counted(sequence))),
            split: |mut boxes, sequence, _| {
                if sequence % 2 == 1 {
                    odd.extend(boxes.pop());
                }
            },
        }
        .run(|mut producer| {
            for i in 0..500 {
                producer.send(vec![Box::new(ledger.counted(i)), Box::new(ledger.counted(i))])?;
            }
            Ok(())
        })
        .expect("no stage fails");
        assert_eq!(odd.len(), 250);
        drop(odd);
        assert_eq!(ledger.made(), 1_500);
        ledger.check();
    });
}

/// What is left in the ring is dropped as soon as the pipeline is halted and nobody reads any more, though the producer lives.
mod left_behind {
    use super::common::{Counted, Gate, Ledger, ON_PURPOSE, PATIENCE, deadline, panics, rounds, silence};
    use disruptor::{
        BlockingWaitStrategy, PipelineError, SpinWaitStrategy, TrySendError, YieldWaitStrategy, disruptor,
    };
    use std::sync::mpsc::{RecvTimeoutError, Sender, channel};

    /// A request with the sending end of its reply.
    struct Request(#[allow(dead_code)] Sender<()>);

    macro_rules! requests {
        ($($name:ident: $wait:ty, $slots:ident, $capacity:literal;)*) => {$(
            #[test]
            fn $name() {
                disruptor! {
                    pipeline Requests {
                        event: Request;
                        capacity: $capacity;
                        wait: $wait;
                        slots: $slots;
                        stage look: &Request;
                        stage answer: Request after look;
                    }
                }
                silence();
                deadline(|| {
                    for at in [0, 7, 255] {
                        let (mut requests, running) = Requests {
                            look: |_: &Request, _, _| (),
                            answer: move |_, sequence, _| assert!(sequence != at, "{ON_PURPOSE}"),
                        }
                        .spawn()
                        .expect("two threads");
                        let replies: Vec<_> = (0..500)
                            .map(|_| {
                                let (reply, replied) = channel();
                                // From the panic on, the request comes back, and is dropped.
                                let _ = requests.send(Request(reply));
                                replied
                            })
                            .collect();
                        for replied in replies {
                            assert_eq!(replied.recv_timeout(PATIENCE / 4), Err(RecvTimeoutError::Disconnected));
                        }
                        let result = running.join();
                        assert!(matches!(result, Err(PipelineError::StagePanicked { .. })), "{result:?}");
                        assert!(matches!(requests.try_send(Request(channel().0)), Err(TrySendError::Halted(_))));
                    }
                });
            }
        )*};
    }

    requests! {
        spinning_1: SpinWaitStrategy, stamped, 1;
        spinning_1024: SpinWaitStrategy, dense, 1024;
        yielding_2: YieldWaitStrategy, stamped, 2;
        yielding_1024: YieldWaitStrategy, stamped, 1024;
        blocking_1: BlockingWaitStrategy, dense, 1;
        blocking_2: BlockingWaitStrategy, stamped, 2;
        blocking_1024: BlockingWaitStrategy, stamped, 1024;
        blocking_1024_dense: BlockingWaitStrategy, dense, 1024;
    }

    disruptor! {
        pipeline Polls {
            event: Counted;
            capacity: 8;
            poll take: Counted;
        }
    }

    disruptor! {
        pipeline Grows {
            event: Counted;
            capacity: 2;
            grow: after 1ms, up to 16;
            poll take: Counted;
        }
    }

    #[test]
    fn goes_when_a_poller_learns_of_a_halt() {
        deadline(|| {
            let ledger = Ledger::new();
            let (mut producer, mut pollers, running) = Polls {}.spawn().expect("no thread");
            producer.send_all((0..5).map(|i| ledger.counted(i))).expect("room for five");
            drop(pollers.take.recv());
            running.halt();
            assert_eq!(ledger.dropped(), 1, "the poller might be about to take one");
            assert!(pollers.take.recv().is_none());
            ledger.check();
            assert!(producer.try_send(ledger.counted(5)).is_err());
        });
    }

    #[test]
    fn goes_when_a_poller_stops_polling_after_a_halt() {
        deadline(|| {
            let ledger = Ledger::new();
            let (mut producer, pollers, running) = Polls {}.spawn().expect("no thread");
            producer.send_all((0..5).map(|i| ledger.counted(i))).expect("room for five");
            running.halt();
            drop(pollers);
            ledger.check();
            drop(producer);
        });
    }

    #[test]
    fn goes_with_the_halt_if_nobody_reads() {
        deadline(|| {
            let ledger = Ledger::new();
            let (mut producer, pollers, running) = Polls {}.spawn().expect("no thread");
            drop(pollers);
            // The ring is not full, so the producer does not look for the poller.
            producer.send_all((0..5).map(|i| ledger.counted(i))).expect("room for five");
            assert_eq!(ledger.dropped(), 0);
            running.halt();
            ledger.check();
            drop(producer);
        });
    }

    #[test]
    fn goes_from_all_segments_of_a_ring_that_has_grown() {
        deadline(|| {
            let ledger = Ledger::new();
            let (mut producer, pollers, running) = Grows {}.spawn().expect("no thread");
            producer.send_all((0..13).map(|i| ledger.counted(i))).expect("it grows");
            assert!(running.stats().growths > 0);
            running.halt();
            drop(pollers);
            ledger.check();
            drop(producer);
        });
    }

    #[test]
    fn goes_behind_a_leaked_poller_when_the_body_returns() {
        deadline(|| {
            let ledger = Ledger::new();
            let result = Polls {}.run(|mut producer, pollers| {
                std::mem::forget(pollers);
                producer.send_all((0..5).map(|i| ledger.counted(i)))?;
                producer.halt();
                std::mem::forget(producer);
                Ok(())
            });
            assert!(matches!(result, Err(PipelineError::Halted)));
            ledger.check();
        });
    }

    /// The panic goes to whoever drops the ring, as it would for an event that is dropped then.
    #[test]
    fn may_panic_as_it_is_dropped() {
        struct Bomb(#[allow(dead_code)] Counted);
        impl Drop for Bomb {
            fn drop(&mut self) {
                panic!("{ON_PURPOSE}: a drop");
            }
        }
        disruptor! {
            pipeline Bombs {
                event: Bomb;
                capacity: 8;
                stage wait: &Bomb;
                stage take: Bomb after wait;
            }
        }
        silence();
        deadline(|| {
            let ledger = Ledger::new();
            let sent = Gate::new();
            let open = sent.clone();
            let stage = Bombs {
                wait: |_: &Bomb, _, _| {
                    sent.pass();
                    panic!("{ON_PURPOSE}: a stage");
                },
                take: |bomb, _, _| std::mem::forget(bomb),
            };
            assert!(panics(|| stage.run(|mut producer| {
                producer.send_all((0..5).map(|i| Bomb(ledger.counted(i))))?;
                open.open();
                Ok(())
            })));
            ledger.check();
        });
    }

    /// A send that found room before the halt publishes into a dead ring.
    #[test]
    fn is_nothing_though_a_send_races_with_the_end() {
        macro_rules! races {
            ($wait:ty, $slots:ident) => {{
                disruptor! {
                    pipeline Races {
                        event: Counted;
                        capacity: 4;
                        wait: $wait;
                        slots: $slots;
                        poll take: Counted;
                    }
                }
                for round in 0..rounds(500) {
                    let ledger = Ledger::new();
                    let (mut producer, pollers, running) = Races {}.spawn().expect("no thread");
                    std::thread::scope(|scope| {
                        scope.spawn(|| {
                            drop(pollers);
                            (0..round % 100).for_each(|_| std::hint::spin_loop());
                            running.halt();
                        });
                        while producer.send(ledger.counted(0)).is_ok() {}
                    });
                    // The producer lives.
                    ledger.check();
                }
            }};
        }
        deadline(|| {
            races!(SpinWaitStrategy, stamped);
            races!(BlockingWaitStrategy, stamped);
            races!(BlockingWaitStrategy, dense);
        });
    }

    /// No lock is held while an event is dropped.
    #[test]
    fn may_call_the_pipeline_as_it_is_dropped() {
        use disruptor::Running;
        struct Asks(Option<Running>);
        impl Drop for Asks {
            fn drop(&mut self) {
                if let Some(running) = self.0.take() {
                    running.halt();
                    let _ = running.stats();
                    let _ = running.is_finished();
                    assert!(matches!(running.join(), Err(PipelineError::Halted)));
                }
            }
        }
        disruptor! {
            pipeline Asking {
                event: Asks;
                capacity: 2;
                poll take: Asks;
            }
        }
        deadline(|| {
            let (mut producer, pollers, running) = Asking {}.spawn().expect("no thread");
            producer.send(Asks(Some(running))).expect("room");
            producer.halt();
            drop(pollers);
            assert!(producer.send(Asks(None)).is_err());
        });
    }
}

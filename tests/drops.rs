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

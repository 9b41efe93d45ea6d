//! Whatever goes wrong, the pipeline ends, reports what happened, and hangs nobody.

mod common;

use common::{Bomb, Counted, Gate, Ledger, ON_PURPOSE, OpenAtEnd, deadline, panics, rounds, silence};
use disruptor::{
    BlockingWaitStrategy, Halted, PipelineError, Polled, Running, SpinWaitStrategy, YieldWaitStrategy, disruptor,
};
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Asserts that a pipeline ended with the panic of this stage at this event.
#[track_caller]
fn assert_panicked<T: std::fmt::Debug>(result: Result<T, PipelineError>, at: (&str, u64)) {
    match result {
        Err(PipelineError::StagePanicked { stage, sequence, message, .. }) => {
            assert_eq!((stage, sequence), at);
            assert!(message.starts_with(ON_PURPOSE), "{message}");
        }
        other => panic!("expected a panic at {at:?}, got {other:?}"),
    }
}

/// A panic in each stage of a graph with every kind of position, at the sequences where behaviour may change.
macro_rules! panics_everywhere {
    ($($name:ident: $wait:ty, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Places {
                    event: Counted;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    stage root: &mut Counted;
                    stage left: { value: &u64 } after root;
                    stage right: { value: &u64 } after root;
                    stage join: &Counted after left, right;
                    stage side: { value: &u64 } after left;
                }
            }

            disruptor! {
                pipeline Moves {
                    event: Counted;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    stage look: &Counted;
                    stage change: &mut Counted after look;
                    stage take: Counted after change;
                }
            }

            const STAGES: [&str; 5] = ["root", "left", "right", "join", "side"];
            const MOVES: [&str; 3] = ["look", "change", "take"];
            const SEQUENCES: [u64; 5] = [0, 1, $capacity - 1, $capacity, 5 * $capacity + 3];

            /// With a full ring, or with a publisher that stops right after the fatal event.
            #[test]
            fn in_place() {
                silence();
                deadline(|| {
                    for (broken, at, full) in STAGES.iter().flat_map(|stage| {
                        SEQUENCES.iter().flat_map(move |at| [(*stage, *at, true), (*stage, *at, false)])
                    }) {
                        let ledger = Ledger::current();
                        let fail = |stage, sequence| {
                            assert!((stage, sequence) != (broken, at), "{ON_PURPOSE}: {stage}");
                        };
                        let mut seen = 0;
                        let result = Places {
                            root: |event, sequence, _| { fail("root", sequence); event.value += 1; },
                            left: |_, sequence, _| fail("left", sequence),
                            right: |_, sequence, _| fail("right", sequence),
                            join: |event, sequence, _| {
                                fail("join", sequence);
                                assert_eq!(event.value, sequence + 1);
                                seen += 1;
                            },
                            side: |_, sequence, _| fail("side", sequence),
                        }
                        .run(|mut producer| {
                            let mut next = 0;
                            while full || next <= at {
                                producer.publish(|event| event.value = next)?;
                                next += 1;
                            }
                            Ok(next)
                        });
                        assert_panicked(result, (broken, at));
                        assert!(broken == "side" || seen <= at);
                        ledger.check();
                    }
                });
            }

            #[test]
            fn by_value() {
                silence();
                deadline(|| {
                    for (broken, at) in MOVES.iter().flat_map(|stage| SEQUENCES.map(|at| (*stage, at))) {
                        let ledger = Ledger::new();
                        let fail = |stage, sequence| {
                            assert!((stage, sequence) != (broken, at), "{ON_PURPOSE}: {stage}");
                        };
                        let result = Moves {
                            look: |_, sequence, _| fail("look", sequence),
                            change: |event, sequence, _| { fail("change", sequence); event.value += 1; },
                            take: |event, sequence, _| {
                                fail("take", sequence);
                                assert_eq!(event.value, sequence + 1);
                            },
                        }
                        .run(|mut producer| -> Result<(), _> {
                            for i in 0.. {
                                producer.send(ledger.counted(i))?;
                            }
                            unreachable!("the pipeline must halt")
                        });
                        assert_panicked(result, (broken, at));
                        ledger.check();
                    }
                });
            }
        }
    )*};
}

panics_everywhere! {
    spin_dense_4: SpinWaitStrategy, dense, 4;
    yield_stamped_4: YieldWaitStrategy, stamped, 4;
    block_stamped_1: BlockingWaitStrategy, stamped, 1;
    block_dense_2: BlockingWaitStrategy, dense, 2;
}

#[cfg(feature = "every-case")]
panics_everywhere! {
    spin_stamped_1: SpinWaitStrategy, stamped, 1;
    yield_dense_2: YieldWaitStrategy, dense, 2;
    block_stamped_4: BlockingWaitStrategy, stamped, 4;
    block_stamped_256: BlockingWaitStrategy, stamped, 256;
}

disruptor! {
    /// A pipeline for faults outside its stages.
    pipeline Plain {
        event: Counted;
        capacity: 4;
        stage first: &mut Counted;
        stage second: &Counted after first;
    }
}

disruptor! {
    pipeline Moved {
        event: Counted;
        capacity: 4;
        stage first: &Counted;
        stage take: Counted after first;
    }
}

disruptor! {
    pipeline Watched {
        event: u64;
        capacity: 4;
        stage first: &u64;
        poll inner: &u64 after first;
        stage last: &u64 after inner;
        poll leaf: &u64 after first;
    }
}

disruptor! {
    pipeline Polls {
        event: Counted;
        capacity: 4;
        stage first: &Counted;
        poll taken: Counted after first;
    }
}

/// A pipeline of `Counted` whose stages do nothing.
#[allow(clippy::type_complexity, reason = "nothing that a name would make clearer")]
fn plain() -> Plain<impl FnMut(&mut Counted, u64, bool) + Send, impl FnMut(&Counted, u64, bool) + Send> {
    Plain { first: |_: &mut Counted, _, _| (), second: |_: &Counted, _, _| () }
}

/// A running pipeline that the test only halts.
fn watched() -> (WatchedProducer<'static>, WatchedPollers<'static>, Running) {
    Watched { first: |_: &u64, _, _| (), last: |_: &u64, _, _| () }.spawn().expect("two threads")
}

#[test]
fn a_panic_while_publishing_reaches_only_the_publisher() {
    silence();
    deadline(|| {
        let ledger = Ledger::current();
        let (mut sum, mut count) = (0, 0);
        let result =
            Plain { first: |event, _, _| sum += event.value, second: |_, _, _| count += 1 }.run(|mut producer| {
                for i in 0..100 {
                    assert!(panics(|| producer.publish(|event| {
                        event.value = 1_000_000;
                        panic!("{ON_PURPOSE}")
                    })));
                    assert!(panics(|| producer.publish_batch(3, |batch| {
                        for (event, n) in batch.zip(0..) {
                            event.value = 1_000_000;
                            assert!(n < 2, "{ON_PURPOSE}");
                        }
                    })));
                    assert_eq!(producer.publish(|event| event.value = i)?, i);
                }
                Ok(())
            });
        result.expect("no stage fails");
        assert_eq!((sum, count), (99 * 100 / 2, 100));
        ledger.check();
    });
}

#[test]
fn a_panic_while_making_first_values_drops_those_already_made() {
    thread_local!(static LEFT: Cell<u64> = const { Cell::new(0) });
    fn fussy() -> Counted {
        LEFT.set(LEFT.get() - 1);
        assert!(LEFT.get() > 0, "{ON_PURPOSE}: the value of a slot");
        Counted::default()
    }
    disruptor! {
        pipeline Filled {
            event: Counted = fussy();
            capacity: 8;
            stage only: &Counted;
        }
    }
    silence();
    deadline(|| {
        for left in 1..=8 {
            for run in [true, false] {
                let ledger = Ledger::current();
                LEFT.set(left);
                let captured = Arc::new(());
                let held = captured.clone();
                let filled = Filled { only: move |_: &Counted, _, _| drop(held.clone()) };
                assert!(panics(|| if run { filled.run(|_| Ok(())) } else { filled.spawn().map(drop) }));
                assert_eq!(ledger.made() + 1, usize::try_from(left).expect("small"));
                assert_eq!(Arc::strong_count(&captured), 1);
                ledger.check();
            }
        }
    });
}

/// The publish closure overwrites a value whose drop panics.
#[test]
fn a_panic_in_the_drop_of_an_overwritten_event_reaches_the_publisher() {
    silence();
    deadline(|| {
        let ledger = Ledger::current();
        plain()
            .run(|mut producer| {
                for i in 0..20 {
                    let mut event = ledger.counted(i);
                    event.drop_panics = i % 3 == 0 && i < 12;
                    let before = producer.next_sequence();
                    // If the old value panicked, the event is not published. The old value is gone anyway, and `event`
                    // is in the slot.
                    if panics(|| producer.publish(|slot| *slot = event)) {
                        assert_eq!(producer.next_sequence(), before);
                    }
                }
                Ok(())
            })
            .expect("no stage fails");
        ledger.check();
    });
}

#[test]
fn a_panic_in_the_drop_of_a_taken_event_counts_as_the_stage_s() {
    silence();
    deadline(|| {
        for at in [0, 1, 3, 4, 50] {
            let ledger = Ledger::new();
            let result = Moved { first: |_, _, _| (), take: |event, _, _| drop(event) }.run(|mut producer| {
                for i in 0..=at {
                    let mut event = ledger.counted(i);
                    event.drop_panics = i == at;
                    producer.send(event)?;
                }
                Ok(())
            });
            assert_panicked(result, ("take", at));
            ledger.check();
        }
    });
}

/// The last owner of the ring drops all leftovers, even if each of them panics.
#[test]
fn a_panic_in_the_drop_of_a_leftover_does_not_stop_the_other_drops() {
    silence();
    deadline(|| {
        // In place, under `run`: the caller gets the panic.
        let ledger = Ledger::current();
        assert!(panics(|| plain().run(|mut producer| {
            Ok(producer.publish_batch(4, |batch| batch.for_each(|event| event.drop_panics = true)).map(drop)?)
        })));
        ledger.check();

        // While a panic of the body already unwinds.
        let ledger = Ledger::current();
        assert!(panics(|| plain().run(|mut producer| -> Result<(), _> {
            producer.publish_batch(4, |batch| batch.for_each(|event| event.drop_panics = true))?;
            panic!("{ON_PURPOSE}: the body")
        })));
        ledger.check();

        // By value and never taken; the last owner may be a thread of the pipeline.
        for _ in 0..rounds(20) {
            let ledger = Ledger::new();
            let (mut producer, running) =
                Moved { first: |_: &_, _, _| panic!("{ON_PURPOSE}"), take: |_, _, _| () }.spawn().expect("two threads");
            for i in 0..4 {
                let mut event = ledger.counted(i);
                event.drop_panics = true;
                if let Err(refused) = producer.send(event) {
                    refused.into_inner().drop_panics = false;
                }
            }
            let dropped = panics(|| drop(producer));
            assert_panicked(running.join(), ("first", 0));
            let _ = dropped;
            ledger.check_soon();
        }
    });
}

#[test]
fn a_panic_in_the_drop_of_a_handler_hides_no_earlier_panic() {
    silence();
    deadline(|| {
        // At the end of the stream.
        let ledger = Ledger::current();
        let bomb = Bomb::armed();
        let result = Plain {
            first: move |_: &mut Counted, _, _| {
                let _ = &bomb;
            },
            second: |_: &Counted, _, _| (),
        }
        .run(|mut producer| Ok(producer.publish(|_| ())?));
        assert_panicked(result, ("first", 1));
        ledger.check();

        // When the handler itself panics: the second panic neither hides the first one nor aborts.
        let bomb = Bomb::armed();
        let fuse = bomb.0.clone();
        let (mut producer, running) = Plain {
            first: move |_: &mut Counted, _, _| {
                let _ = &bomb;
                panic!("{ON_PURPOSE}: the handler");
            },
            second: |_: &Counted, _, _| (),
        }
        .spawn()
        .expect("two threads");
        producer.publish(|_| ()).expect("running");
        while producer.publish(|_| ()).is_ok() {}
        match running.join() {
            Err(PipelineError::StagePanicked { stage: "first", sequence: 0, message, .. }) => {
                assert_eq!(message, format!("{ON_PURPOSE}: the handler"));
            }
            other => panic!("expected the handler's panic, got {other:?}"),
        }
        assert!(!fuse.load(Ordering::Relaxed));

        // When the pipeline never starts.
        let (bomb, other) = (Bomb::armed(), Bomb::armed());
        disruptor! {
            pipeline Unborn {
                event: u64;
                capacity: 4;
                stage first: &u64;
                stage second: &u64 { name: "\0" };
            }
        }
        let unborn = Unborn {
            first: move |_: &u64, _, _| {
                let _ = &bomb;
            },
            second: move |_: &u64, _, _| {
                let _ = &other;
            },
        };
        assert!(panics(|| unborn.run(|_| Ok(()))));
    });
}

#[test]
fn a_panic_payload_may_panic_in_its_drop() {
    silence();
    deadline(|| {
        let result = Plain { first: |_, _, _| std::panic::panic_any(Bomb::armed()), second: |_, _, _| () };
        let ledger = Ledger::current();
        match result.run(|mut producer| {
            loop {
                producer.publish(|_| ())?;
            }
        }) {
            Err::<(), _>(PipelineError::StagePanicked { stage: "first", sequence: 0, message, .. }) => {
                assert_eq!(message, "a panic without a text");
            }
            other => panic!("expected the panic, got {other:?}"),
        }
        ledger.check();
    });
}

/// A handler that never returns delays only its own thread and `join`.
#[test]
fn a_handler_that_never_returns_does_not_delay_the_halt() {
    disruptor! {
        pipeline Stuck {
            event: u64;
            capacity: 4;
            stage stuck: &u64;
            stage broken: &u64;
            stage idle: &u64 after stuck { name: "idle-by-stuck" };
            poll seen: &u64 after broken;
        }
    }
    silence();
    deadline(|| {
        let gate = Gate::new();
        let _open = OpenAtEnd(&gate);
        let (entered, held) = (Gate::new(), gate.clone());
        let enter = entered.clone();
        let (mut producer, mut pollers, running) = Stuck {
            stuck: move |_: &u64, _, _| {
                enter.open();
                held.pass();
            },
            broken: |_: &u64, sequence, _| assert!(sequence < 2, "{ON_PURPOSE}"),
            idle: |_: &u64, _, _| unreachable!(),
        }
        .spawn()
        .expect("three threads");
        producer.publish(|_| ()).expect("running");
        // It must start before the panic, which would keep it from its first event.
        entered.pass();
        while producer.publish(|_| ()).is_ok() {
            let _ = pollers.seen.poll(|_, _, _| ());
        }
        assert_eq!(producer.publish(|_| unreachable!()), Err(Halted));
        while pollers.seen.poll_wait(|_, _, _| ()) != Polled::Ended {}
        #[cfg(target_os = "linux")]
        common::assert_no_thread_named("idle-by-stuck");
        drop((producer, pollers));
        let joining = std::thread::spawn(|| running.join());
        std::thread::sleep(std::time::Duration::from_millis(20));
        assert!(!joining.is_finished(), "the handler still runs");
        gate.open();
        assert_panicked(joining.join().expect("no panic"), ("broken", 2));
    });
}

mod pollers {
    use super::*;

    #[track_caller]
    fn assert_dropped(result: &Result<(), PipelineError>, poller: &str) {
        assert!(matches!(result, Err(PipelineError::PollerDropped { stage, .. }) if *stage == poller), "{result:?}");
    }

    #[test]
    fn dropped_before_the_events_come_halt_the_pipeline() {
        deadline(|| {
            for inner in [true, false] {
                let (mut producer, mut pollers, running) = watched();
                let name = if inner {
                    drop(pollers.inner);
                    let leaf =
                        std::thread::spawn(move || while pollers.leaf.poll_wait(|_, _, _| ()) != Polled::Ended {});
                    while producer.publish(|_| ()).is_ok() {}
                    leaf.join().expect("no panic");
                    "inner"
                } else {
                    drop(pollers.leaf);
                    while producer.publish(|_| ()).is_ok() {}
                    while pollers.inner.poll_wait(|_, _, _| ()) != Polled::Ended {}
                    "leaf"
                };
                assert_dropped(&running.join(), name);
            }
        });
    }

    /// Even if the ring never fills up: then at the end of the stream.
    #[test]
    fn dropped_before_the_last_event_halt_the_pipeline() {
        deadline(|| {
            let (mut producer, mut pollers, running) = watched();
            drop(pollers.inner);
            producer.publish(|_| ()).expect("room");
            drop(producer);
            while pollers.leaf.poll_wait(|_, _, _| ()) != Polled::Ended {}
            assert_dropped(&running.join(), "inner");

            let (mut producer, pollers, running) = watched();
            producer.publish(|_| ()).expect("room");
            drop(producer);
            drop(pollers.leaf);
            assert_dropped(&running.join(), "leaf");
        });
    }

    /// The producer sleeps on a full ring when the poller is dropped.
    #[test]
    fn dropped_while_the_producer_waits_wake_and_halt_it() {
        deadline(|| {
            for round in 0..rounds(50) {
                let (mut producer, pollers, running) = watched();
                let WatchedPollers { mut inner, leaf } = pollers;
                let publishing = std::thread::spawn(move || while producer.publish(|_| ()).is_ok() {});
                let polling = std::thread::spawn(move || while inner.poll_wait(|_, _, _| ()) != Polled::Ended {});
                if round % 2 == 0 {
                    std::thread::sleep(std::time::Duration::from_millis(1));
                }
                drop(leaf);
                publishing.join().expect("no panic");
                polling.join().expect("no panic");
                assert_dropped(&running.join(), "leaf");
            }
        });
    }

    #[test]
    fn dropped_after_the_last_event_do_no_harm() {
        deadline(|| {
            for _ in 0..rounds(50) {
                let (mut producer, mut pollers, running) = watched();
                for _ in 0..3 {
                    producer.publish(|_| ()).expect("room");
                }
                // After the last event, before the end of the stream.
                let mut seen = 0;
                while seen < 3 {
                    let _ = pollers.leaf.poll_wait(|_, _, _| seen += 1);
                }
                drop(pollers.leaf);
                drop(producer);
                // After the end of the stream.
                while pollers.inner.poll_wait(|_, _, _| ()) != Polled::Ended {}
                drop(pollers.inner);
                running.join().expect("nobody missed anything");
            }
            let (producer, pollers, running) = watched();
            drop((pollers, producer));
            running.join().expect("nobody missed anything");
        });
    }

    #[test]
    fn leaked_keep_nobody_waiting_after_a_halt() {
        deadline(|| {
            // Under `run`, a leaked poller counts as dropped.
            let watched = || Watched { first: |_: &u64, _, _| (), last: |_: &u64, _, _| () };
            let result = watched().run(|mut producer, pollers| {
                producer.publish(|_| ())?;
                std::mem::forget(pollers);
                Ok(())
            });
            assert!(matches!(result, Err(PipelineError::PollerDropped { .. })), "{result:?}");
            let result = watched().run(|_, pollers| {
                std::mem::forget(pollers);
                Ok(())
            });
            result.expect("there was nothing to see");

            // Under `spawn`, the pipeline waits for it until a halt.
            let (mut producer, pollers, running) = super::watched();
            std::mem::forget(pollers);
            producer.publish(|_| ()).expect("room");
            running.halt();
            assert!(matches!(running.join(), Err(PipelineError::Halted)));
        });
    }

    /// A poller has no thread to join, but `join` still waits until it has seen every event.
    #[test]
    fn are_waited_for_by_join() {
        deadline(|| {
            for polled in [true, false] {
                let (mut producer, mut pollers, running) = watched();
                producer.publish(|_| ()).expect("room");
                drop(producer);
                while pollers.inner.poll_wait(|_, _, _| ()) != Polled::Ended {}
                let joining = std::thread::spawn(|| running.join());
                std::thread::sleep(std::time::Duration::from_millis(20));
                assert!(!joining.is_finished(), "the last poller has not seen the event");
                if polled {
                    while pollers.leaf.poll_wait(|_, _, _| ()) != Polled::Ended {}
                }
                drop(pollers.leaf);
                let result = joining.join().expect("no panic");
                if polled {
                    result.expect("nobody missed anything");
                } else {
                    assert_dropped(&result, "leaf");
                }
            }
        });
    }

    #[test]
    fn that_panic_have_handled_the_event() {
        silence();
        deadline(|| {
            let ledger = Ledger::new();
            let (mut producer, mut pollers, running) = Polls { first: |_: &_, _, _| () }.spawn().expect("a thread");
            let mut seen = Vec::new();
            for round in 0..20 {
                for i in 0..4 {
                    producer.send(ledger.counted(4 * round + i)).expect("room");
                }
                while seen.len() < usize::try_from(4 * round + 4).expect("small") {
                    let _ = panics(|| {
                        pollers.taken.poll_wait(|event, sequence, _| {
                            assert_eq!(event.value, sequence);
                            seen.push(sequence);
                            assert!(sequence % 3 != 0, "{ON_PURPOSE}");
                        })
                    });
                }
            }
            assert_eq!(seen, (0..80).collect::<Vec<_>>());
            drop((producer, pollers));
            running.join().expect("no stage fails");
            ledger.check_soon();
        });
    }

    #[test]
    fn see_the_end_when_a_stage_panics_or_someone_halts() {
        silence();
        deadline(|| {
            for _ in 0..rounds(50) {
                let (mut producer, mut pollers, running) =
                    Polls { first: |_: &_, _, _| panic!("{ON_PURPOSE}") }.spawn().expect("a thread");
                let ledger = Ledger::new();
                let waiting = std::thread::spawn(move || pollers.taken.recv().is_none());
                producer.send(ledger.counted(0)).expect("room");
                assert!(waiting.join().expect("no panic"));
                drop(producer);
                assert_panicked(running.join(), ("first", 0));
                ledger.check_soon();

                let (producer, mut pollers, running) = watched();
                let waiting = std::thread::spawn(move || pollers.inner.poll_wait(|_, _, _| ()));
                running.halt();
                assert_eq!(waiting.join().expect("no panic"), Polled::Ended);
                drop(producer);
                assert!(matches!(running.join(), Err(PipelineError::Halted)));
            }
        });
    }
}

#[test]
fn a_leaked_producer_hangs_nobody() {
    deadline(|| {
        // Under `run` the stream ends with the body.
        let ledger = Ledger::new();
        let mut taken = 0;
        Moved { first: |_, _, _| (), take: |_, _, _| taken += 1 }
            .run(|mut producer| {
                for i in 0..10 {
                    producer.send(ledger.counted(i))?;
                }
                std::mem::forget(producer);
                Ok(())
            })
            .expect("no stage fails");
        assert_eq!(taken, 10);
        ledger.check();
        // The ring of in-place events is freed as well.
        let ledger = Ledger::current();
        plain()
            .run(|producer| {
                std::mem::forget(producer);
                Ok(())
            })
            .expect("no stage fails");
        ledger.check();

        // Under `spawn`, it keeps the stream open and the ring alive until a halt.
        let (producer, running) = Moved { first: |_: &_, _, _| (), take: |_, _, _| () }.spawn().expect("two threads");
        std::mem::forget(producer);
        let (halting, halt) = std::sync::mpsc::channel();
        let halter = std::thread::spawn(move || {
            halt.recv().expect("the word");
            running.halt();
            running.join()
        });
        assert!(!halter.is_finished());
        halting.send(()).expect("the thread listens");
        assert!(matches!(halter.join().expect("no panic"), Err(PipelineError::Halted)));
    });
}

#[test]
fn a_dropped_hold_detaches() {
    deadline(|| {
        let seen = Arc::new(AtomicU64::new(0));
        let count = seen.clone();
        let (mut producer, running) =
            Moved { first: |_: &_, _, _| (), take: move |_, sequence, _| count.store(sequence + 1, Ordering::Release) }
                .spawn()
                .expect("two threads");
        drop(running);
        let ledger = Ledger::new();
        for i in 0..100 {
            producer.send(ledger.counted(i)).expect("running");
        }
        drop(producer);
        while seen.load(Ordering::Acquire) < 100 {
            std::thread::yield_now();
        }
        ledger.check_soon();
    });
}

#[test]
fn a_handler_may_run_a_pipeline_of_its_own() {
    disruptor! {
        pipeline Outer {
            event: u64;
            capacity: 2;
            stage nest: &mut u64;
            stage sum: &u64 after nest;
        }
    }
    disruptor! {
        pipeline Inner {
            event: u64;
            capacity: 2;
            stage square: &mut u64;
            stage sum: &u64 after square;
        }
    }
    silence();
    deadline(|| {
        let mut total = 0;
        let result = Outer {
            nest: |value, sequence, _| {
                let n = *value;
                *value = 0;
                let inner = Inner {
                    square: |value, _, _| {
                        assert!(sequence < 20, "{ON_PURPOSE}: inside");
                        *value *= *value;
                    },
                    sum: |square, _, _| *value += square,
                };
                let result = inner.run(|mut producer| {
                    for i in 0..=n {
                        producer.publish(|value| *value = i)?;
                    }
                    Ok(())
                });
                if let Err(error) = result {
                    panic!("{ON_PURPOSE}: {error}");
                }
            },
            sum: |value, _, _| total += value,
        }
        .run(|mut producer| {
            for i in 0..30 {
                producer.publish(|value| *value = i)?;
            }
            Ok(())
        });
        assert_panicked(result, ("nest", 20));
        assert!(total <= (0..20).map(|n| n * (n + 1) * (2 * n + 1) / 6).sum::<u64>());
    });
}

/// If the body panics, `run` processes everything published before the caller gets the panic.
#[test]
fn a_panic_of_the_body_surfaces_after_the_stream_is_processed() {
    silence();
    deadline(|| {
        let (gate, handled) = (Gate::new(), AtomicU64::new(0));
        let ledger = Ledger::current();
        let payload = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            Plain {
                first: |_, _, _| gate.pass(),
                second: |_, _, _| {
                    handled.fetch_add(1, Ordering::Relaxed);
                },
            }
            .run(|mut producer| -> Result<(), _> {
                let _open = OpenAtEnd(&gate);
                producer.publish_batch(4, |_| ())?;
                std::panic::panic_any(42_u8)
            })
        }))
        .expect_err("the body panicked");
        assert_eq!(payload.downcast_ref(), Some(&42_u8));
        assert_eq!(handled.load(Ordering::Relaxed), 4);
        ledger.check();
    });
}

#[test]
fn the_first_fault_decides_the_result() {
    /// The faults of one run.
    #[allow(clippy::struct_excessive_bools, reason = "each of them may go wrong by itself")]
    #[derive(Clone, Copy, Debug)]
    struct Wrong {
        body_panics: bool,
        stage_panics: bool,
        halted: bool,
        body_fails: bool,
    }
    silence();
    deadline(|| {
        for bits in 0..16 {
            for halt_first in [true, false] {
                let wrong = Wrong {
                    body_panics: bits & 1 != 0,
                    stage_panics: bits & 2 != 0,
                    halted: bits & 4 != 0,
                    body_fails: bits & 8 != 0,
                };
                let ledger = Ledger::current();
                let (entered, go) = (Gate::new(), Gate::new());
                let panicked = AtomicBool::new(false);
                let plain = Plain {
                    first: |_, _, _| {
                        entered.open();
                        go.pass();
                        panicked.store(true, Ordering::Release);
                        assert!(!wrong.stage_panics, "{ON_PURPOSE}");
                    },
                    second: |_, _, _| (),
                };
                let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                    plain.run(|mut producer| {
                        let _open = OpenAtEnd(&go);
                        producer.publish(|_| ())?;
                        // From here on the stage panics, even after a halt.
                        entered.pass();
                        if wrong.halted && halt_first {
                            producer.halt();
                        }
                        go.open();
                        if wrong.stage_panics && !halt_first {
                            while producer.publish(|_| ()).is_ok() {}
                        }
                        if wrong.halted && !halt_first {
                            producer.halt();
                        }
                        assert!(!wrong.body_panics, "{ON_PURPOSE}: the body");
                        if wrong.body_fails { Err(PipelineError::other("the body")) } else { Ok(7) }
                    })
                }));
                ledger.check();
                match result {
                    Err(_) => assert!(wrong.body_panics, "{wrong:?}"),
                    Ok(result) => {
                        assert!(!wrong.body_panics, "{wrong:?}");
                        match result {
                            Err(PipelineError::StagePanicked { stage: "first", sequence: 0, .. }) => {
                                assert!(wrong.stage_panics, "{wrong:?}");
                            }
                            Err(PipelineError::Halted) => assert!(wrong.halted && !wrong.stage_panics, "{wrong:?}"),
                            Err(PipelineError::Other(_)) => {
                                assert!(wrong.body_fails && !wrong.halted && !wrong.stage_panics, "{wrong:?}");
                            }
                            Ok(7) => assert_eq!(bits, 0),
                            other => panic!("{wrong:?}: {other:?}"),
                        }
                    }
                }
            }
        }
    });
}

/// A halt from each end, at any moment. Pollers that are dropped after it are not to blame.
#[test]
fn a_halt_at_any_moment_ends_the_pipeline() {
    deadline(|| {
        for round in 0..rounds(100) {
            let (mut producer, mut pollers, running) = watched();
            let polling = std::thread::spawn(move || {
                while pollers.inner.poll(|_, _, _| ()) != Polled::Ended
                    && pollers.leaf.poll(|_, _, _| ()) != Polled::Ended
                {
                    std::thread::yield_now();
                }
            });
            let publishing = std::thread::spawn(move || {
                let mut published = 0;
                while producer.publish(|_| ()).is_ok() {
                    published += 1;
                    if round % 2 == 0 && published > round {
                        producer.halt();
                    }
                }
            });
            if round % 2 == 1 {
                if round % 4 == 1 {
                    std::thread::sleep(std::time::Duration::from_micros(round * 10));
                }
                running.halt();
            }
            publishing.join().expect("no panic");
            polling.join().expect("no panic");
            let result = running.join();
            assert!(matches!(result, Err(PipelineError::Halted)), "{result:?}");
        }
        let result = Watched { first: |_, _, _| (), last: |_, _, _| () }.run(|mut producer, mut pollers| {
            producer.publish(|_| ())?;
            producer.halt();
            assert_eq!(pollers.leaf.poll(|_, _, _| unreachable!()), Polled::Ended);
            Ok(())
        });
        assert!(matches!(result, Err(PipelineError::Halted)), "{result:?}");
    });
}

/// A stage checks for a halt at least every 64 events, even in a ring full of events.
#[test]
fn a_halt_is_noticed_within_64_events() {
    disruptor! {
        pipeline Long {
            event: u64;
            capacity: 4096;
            stage only: &u64;
        }
    }
    deadline(|| {
        let (gate, mut handled) = (Gate::new(), 0);
        let result = Long {
            only: |_, _, _| {
                gate.pass();
                handled += 1;
            },
        }
        .run(|mut producer| {
            let _open = OpenAtEnd(&gate);
            producer.publish_batch(4096, |_| ())?;
            producer.halt();
            Ok(())
        });
        assert!(matches!(result, Err(PipelineError::Halted)));
        assert!(handled <= 64, "{handled}");
    });
}

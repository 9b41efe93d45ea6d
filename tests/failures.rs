//! A handler that returns an error which no other stage takes up: the pipeline ends with that error, and nothing hangs.

mod common;

use common::{Gate, Ledger, ON_PURPOSE, OpenAtEnd, deadline, silence};
use disruptor::{
    BlockingWaitStrategy, Halted, PipelineError, Polled, SpinWaitStrategy, TryPublishError, WaitStrategy,
    YieldWaitStrategy, disruptor,
};
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::thread;

/// An error with a source, which counts how often it is dropped.
#[derive(Debug)]
struct DiskFull {
    cause: fmt::Error,
    drops: Arc<AtomicU64>,
}

impl DiskFull {
    fn new(drops: &Arc<AtomicU64>) -> Self {
        Self { cause: fmt::Error, drops: Arc::clone(drops) }
    }
}

impl fmt::Display for DiskFull {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the disk is full")
    }
}

impl Error for DiskFull {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}

impl Drop for DiskFull {
    fn drop(&mut self) {
        self.drops.fetch_add(1, Relaxed);
    }
}

/// The pipeline's error is the handler's, from this stage and event.
#[track_caller]
fn check(result: Result<(), PipelineError>, expected: &'static str, at: u64) {
    let error = result.expect_err("a stage fails");
    assert_eq!(error.to_string(), format!("stage `{expected}` failed at sequence {at}: the disk is full"));
    let source = Error::source(&error).expect("the handler's error");
    let own: &DiskFull = source.downcast_ref().expect("not only its text");
    assert!(own.source().is_some_and(<dyn Error>::is::<fmt::Error>));
    let drops = Arc::clone(&own.drops);
    let PipelineError::StageFailed { stage, sequence, source, .. } = error else { panic!("another error: {error}") };
    assert_eq!((stage, sequence), (expected, at));
    assert!(source.downcast::<DiskFull>().is_ok());
    assert_eq!(drops.load(Relaxed), 1);
}

/// Each stage of a chain fails in turn, at the first event, in the first lap, and later. The producer goes on until it is refused, so the
/// ring is full if the failure does not come first.
macro_rules! chains {
    ($name:ident, $wait:ident, $slots:ident, $capacity:literal $(, $grow:literal)?) => {
        #[test]
        fn $name() {
            disruptor! {
                pipeline Chain {
                    event: u64;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    $(grow: after 0ms, up to $grow;)?
                    stage first: &mut u64 -> Result<(), DiskFull>;
                    stage even: &u64 -> bool after first;
                    stage second: &mut u64 -> Result<(), DiskFull> after even;
                    stage other: &mut u64 else even;
                    stage third: &u64 -> Result<(), DiskFull> after second, other { max_batch: 3 };
                    poll last: &u64 after third;
                }
            }
            deadline(|| {
                for failing in ["first", "second", "third"] {
                    for at in [0, 2, if <$wait as WaitStrategy>::BLOCKS { 62 } else { 14 }] {
                        let drops = Arc::new(AtomicU64::new(0));
                        let fail = |stage: &str, sequence: u64| {
                            // A handler gets nothing more once it has failed.
                            assert!(stage != failing || sequence <= at);
                            if stage == failing && sequence == at { Err(DiskFull::new(&drops)) } else { Ok(()) }
                        };
                        let mut published = 0;
                        let result = Chain {
                            first: |value, sequence, _| {
                                *value = sequence;
                                fail("first", sequence)
                            },
                            even: |value, _, _| value % 2 == 0,
                            second: |value, sequence, _| {
                                *value += 1000;
                                fail("second", sequence)
                            },
                            other: |value, _, _| *value += 2000,
                            third: |value, sequence, _| {
                                assert_eq!(*value, sequence + if sequence % 2 == 0 { 1000 } else { 2000 });
                                fail("third", sequence)
                            },
                        }
                        .run(|mut producer, mut pollers| {
                            let poller = scope_poller(move || pollers.last.poll_wait(|_, sequence, _| assert!(sequence < at)));
                            thread::scope(|scope| {
                                let poller = scope.spawn(poller);
                                while producer.publish(|slot| *slot = 0).is_ok() {
                                    published += 1;
                                }
                                poller.join().expect("it is told of the end");
                            });
                            assert_eq!(producer.try_publish(|_| unreachable!()), Err(TryPublishError::Halted));
                            assert!(producer.publish_batch(1, |_| unreachable!()).is_err());
                            assert_eq!(producer.flush(), Err(Halted));
                            Ok(())
                        });
                        check(result, failing, at);
                        assert!(published > at);
                    }
                }
            });
        }
    };
}

/// Polls to the end.
fn scope_poller(mut poll: impl FnMut() -> Polled) -> impl FnOnce() {
    move || while poll() != Polled::Ended {}
}

macro_rules! rings {
    ($name:ident, $wait:ident) => {
        mod $name {
            use super::*;
            chains!(stamped_1, $wait, stamped, 1);
            chains!(dense_2, $wait, dense, 2);
            chains!(dense_64, $wait, dense, 64);
            chains!(elastic_4, $wait, stamped, 4, 64);

            #[cfg(feature = "every-case")]
            mod more {
                use super::*;
                chains!(stamped_2, $wait, stamped, 2);
                chains!(stamped_4, $wait, stamped, 4);
                chains!(stamped_64, $wait, stamped, 64);
                chains!(dense_1, $wait, dense, 1);
                chains!(dense_4, $wait, dense, 4);
                chains!(elastic_1, $wait, stamped, 1, 16);
                chains!(elastic_2, $wait, dense, 2, 2);
                chains!(elastic_64, $wait, dense, 64, 256);
            }
        }
    };
}

rings!(spin, SpinWaitStrategy);
rings!(yields, YieldWaitStrategy);
rings!(block, BlockingWaitStrategy);

disruptor! {
    pipeline Store {
        event: u64;
        capacity: 64;
        stage store: &u64 -> Result<(), String> { max_batch: 64 };
        stage reply: &u64 after store;
    }
}

#[test]
fn text_is_an_error_too() {
    deadline(|| {
        let (mut producer, running) =
            Store { store: |_: &u64, _, _| Err("no paper".to_owned()), reply: |_: &u64, _, _| () }
                .spawn()
                .expect("it starts");
        while producer.publish(|_| ()).is_ok() {}
        let error = running.join().expect_err("the stage fails");
        assert_eq!(error.to_string(), "stage `store` failed at sequence 0: no paper");
        assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("no paper"));
    });
}

/// The result is the failure, although the body has an error of its own.
#[test]
fn a_failure_comes_before_the_error_of_the_body() {
    deadline(|| {
        let store = |_: &u64, sequence, _| if sequence == 3 { Err("no ink".to_owned()) } else { Ok(()) };
        let result = Store { store, reply: |_, _, _| () }.run(|mut producer| {
            loop {
                producer.publish(|_| ())?;
            }
            #[expect(unreachable_code, reason = "the type of the result")]
            Ok(())
        });
        assert!(matches!(result, Err(PipelineError::StageFailed { stage: "store", sequence: 3, .. })), "{result:?}");
    });
}

#[test]
fn a_failure_hands_nothing_on_of_its_batch() {
    deadline(|| {
        for fails_at in [0, 1, 31, 62, 63] {
            let store =
                move |_: &u64, sequence, _| if sequence == fails_at { Err("no ink".to_owned()) } else { Ok(()) };
            let (mut producer, running) = Store { store, reply: |_: &u64, _, _| unreachable!("the batch did not end") }
                .spawn()
                .expect("it starts");
            let handle = running.handle();
            producer.publish_batch(64, |_| ()).expect("there is room");
            drop(producer);
            let result = running.join();
            assert!(matches!(result, Err(PipelineError::StageFailed { sequence, .. }) if sequence == fails_at));
            assert_eq!(handle.stats().stages[0].sequence, 0);
        }
    });
}

/// The others are told while they work on a batch: they stop within 64 events, and hand on nothing of it.
#[test]
fn a_failure_cuts_the_batches_of_others_short() {
    disruptor! {
        pipeline Beside {
            event: u64;
            capacity: 256;
            stage store: &u64 -> Result<(), String> { max_batch: 256 };
            stage look: &u64 { max_batch: 256 };
            stage odd: &u64 -> bool { max_batch: 256 };
            stage odds: &u64 after odd { max_batch: 256 };
            stage last: &u64 after look;
        }
    }
    deadline(|| {
        let (look_waits, odds_wait, store_waits) = (Gate::new(), Gate::new(), Gate::new());
        let (looks, odds) = (AtomicU64::new(0), AtomicU64::new(0));
        let result = Beside {
            store: |_, _, _| {
                store_waits.pass();
                Err("no ink".to_owned())
            },
            look: |_, sequence, _| {
                looks.store(sequence + 1, Relaxed);
                if sequence == 10 {
                    look_waits.pass();
                }
            },
            odd: |value, _, _| value % 2 == 1,
            odds: |_, sequence, _| {
                odds.store(sequence + 1, Relaxed);
                if sequence == 11 {
                    odds_wait.pass();
                }
            },
            last: |_, _, _| unreachable!("the batch before did not end"),
        }
        .run(|mut producer| {
            let _open = [OpenAtEnd(&look_waits), OpenAtEnd(&odds_wait), OpenAtEnd(&store_waits)];
            let mut numbers = 0..;
            producer.publish_batch(256, |batch| batch.for_each(|slot| *slot = numbers.next().unwrap_or(0)))?;
            while looks.load(Relaxed) < 11 || odds.load(Relaxed) < 12 {
                thread::yield_now();
            }
            store_waits.open();
            while !producer.handle().is_halted() {
                thread::yield_now();
            }
            Ok(())
        });
        assert!(matches!(result, Err(PipelineError::StageFailed { stage: "store", sequence: 0, .. })), "{result:?}");
        assert!(looks.into_inner() <= 11 + 64);
        assert!(odds.into_inner() <= 12 + 128, "64 events are looked at, and one is held back");
    });
}

mod first_of_two {
    use super::*;

    disruptor! {
        pipeline Two {
            event: u64;
            capacity: 1;
            stage fails: &u64 -> Result<(), String>;
            stage panics: &u64;
        }
    }

    /// Both go wrong at the same event: the second when the pipeline is halted already.
    fn result(failure_first: bool) -> PipelineError {
        silence();
        deadline(move || {
            let gate = Gate::new();
            let (for_failure, for_panic) = (gate.clone(), gate.clone());
            let (mut producer, running) = Two {
                fails: move |_: &u64, _, _| {
                    if !failure_first {
                        for_failure.pass();
                    }
                    Err("no ink".to_owned())
                },
                panics: move |_: &u64, _, _| {
                    if failure_first {
                        for_panic.pass();
                    }
                    panic!("{ON_PURPOSE}");
                },
            }
            .spawn()
            .expect("it starts");
            let _open = OpenAtEnd(&gate);
            while producer.publish(|_| ()).is_ok() {}
            assert!(running.handle().is_halted());
            gate.open();
            running.join().expect_err("two stages go wrong")
        })
    }

    #[test]
    fn a_failure() {
        let error = result(true);
        assert!(matches!(error, PipelineError::StageFailed { stage: "fails", sequence: 0, .. }), "{error}");
    }

    #[test]
    fn a_panic() {
        let error = result(false);
        assert!(matches!(error, PipelineError::StagePanicked { stage: "panics", sequence: 0, .. }), "{error}");
    }
}

/// A failure outweighs a halt that came before it, as a panic does.
#[test]
fn a_failure_after_a_halt_is_the_result() {
    deadline(|| {
        let gate = Gate::new();
        let waits = gate.clone();
        let store = move |_: &u64, _, _| {
            waits.pass();
            Err("no ink".to_owned())
        };
        let begun = Arc::new(AtomicBool::new(false));
        let begins = Arc::clone(&begun);
        let store = move |value: &u64, sequence, end| {
            begins.store(true, Relaxed);
            store(value, sequence, end)
        };
        let (mut producer, running) = Store { store, reply: |_: &u64, _, _| () }.spawn().expect("it starts");
        let _open = OpenAtEnd(&gate);
        producer.publish(|_| ()).expect("there is room");
        while !begun.load(Relaxed) {
            thread::yield_now();
        }
        running.halt();
        gate.open();
        assert!(matches!(running.join(), Err(PipelineError::StageFailed { stage: "store", sequence: 0, .. })));
    });
}

/// What the error itself does counts as the handler's doing.
mod errors_that_panic {
    use super::*;

    struct NoError;

    impl From<NoError> for Box<dyn Error + Send + Sync> {
        fn from(_: NoError) -> Self {
            panic!("{ON_PURPOSE}: no error");
        }
    }

    #[test]
    fn as_they_are_converted() {
        disruptor! {
            pipeline Converts {
                event: u64;
                capacity: 2;
                stage first: &u64 -> Result<(), NoError>;
                stage second: &u64 after first;
            }
        }
        silence();
        deadline(|| {
            let first = |_: &u64, sequence, _| if sequence == 5 { Err(NoError) } else { Ok(()) };
            let result = Converts { first, second: |_, sequence, _| assert!(sequence < 5) }.run(|mut producer| {
                while producer.publish(|_| ()).is_ok() {}
                Ok(())
            });
            let expected = matches!(&result, Err(PipelineError::StagePanicked { stage: "first", sequence: 5, message, .. })
                if message.ends_with("no error"));
            assert!(expected, "{result:?}");
        });
    }

    struct PanicsInDrop;

    impl Drop for PanicsInDrop {
        fn drop(&mut self) {
            panic!("{ON_PURPOSE}: in its drop");
        }
    }

    #[test]
    fn as_they_are_dropped() {
        disruptor! {
            pipeline Drops {
                event: u64;
                capacity: 2;
                stage first: &u64 -> Result<(), PanicsInDrop>;
                stage second: &u64 else first;
                stage third: &u64 after second else first;
            }
        }
        silence();
        deadline(|| {
            let first = |_: &u64, sequence, _| if sequence == 5 { Err(PanicsInDrop) } else { Ok(()) };
            let result = Drops {
                first,
                second: |_, _, _| unreachable!("nothing of that batch is handed on"),
                third: |_, _, _| unreachable!("no event was turned away"),
            }
            .run(|mut producer| {
                while producer.publish(|_| ()).is_ok() {}
                Ok(())
            });
            let expected = matches!(&result, Err(PipelineError::StagePanicked { stage: "first", sequence: 5, message, .. })
                if message.ends_with("in its drop"));
            assert!(expected, "{result:?}");
        });
    }
}

/// Below a failing stage, a poller is told that there will be no more, and a taker leaves the rest to the pipeline.
#[test]
fn every_event_is_dropped_once_when_a_stage_fails() {
    use common::Counted;
    macro_rules! fails {
        ($capacity:literal, $slots:ident) => {{
            disruptor! {
                pipeline Takes {
                    event: Counted;
                    capacity: $capacity;
                    slots: $slots;
                    stage check: &Counted -> Result<(), String>;
                    stage good: &mut Counted -> bool after check;
                    stage bad: &mut Counted -> Result<(), String> else good;
                    poll take: Counted after good, bad;
                }
            }
            for (failing, at) in [("check", 0), ("check", 1), ("check", 40), ("bad", 1), ("bad", 41)] {
                let ledger = Ledger::new();
                let fail = move |stage, sequence| {
                    if (stage, sequence) == (failing, at) { Err("no ink".to_owned()) } else { Ok(()) }
                };
                let (mut producer, mut pollers, running) = Takes {
                    check: move |_: &Counted, sequence, _| fail("check", sequence),
                    good: |event: &mut Counted, _, _| event.value % 2 == 0,
                    bad: move |_: &mut Counted, sequence, _| fail("bad", sequence),
                }
                .spawn()
                .expect("it starts");
                let taker = thread::spawn(move || pollers.take.by_ref().map(|event| assert!(event.value < at)).count());
                let mut sent = 0;
                while producer.send(ledger.counted(sent)).is_ok() {
                    sent += 1;
                }
                assert!(taker.join().expect("it is told of the end") as u64 <= at);
                let result = running.join();
                assert!(matches!(&result, Err(PipelineError::StageFailed { stage, sequence, .. })
                    if (*stage, *sequence) == (failing, at)), "{result:?}");
                // Though the producer is still there.
                ledger.check_soon();
                drop(producer);
                ledger.check();
            }
        }};
    }
    deadline(|| {
        fails!(1, stamped);
        fails!(2, dense);
        fails!(4, dense);
        fails!(64, stamped);
    });
}

//! Panics, failures and halts of shards and of members of a shared thread: everything ends, whatever the others wait for.

use crate::common::{Ledger, ON_PURPOSE, assert_no_thread_named, deadline, silence};
use crate::{Block, at_once};
use disruptor::{PipelineError, Polled, SpinWaitStrategy, TryPublishError, YieldWaitStrategy, disruptor};
use std::thread;

/// How a pipeline ends: at this event of this stage.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Panic(&'static str, u64),
    Failure(&'static str, u64),
    Halt(u64),
}

impl End {
    /// What a handler of that stage does at that event.
    fn handle(self, stage: &'static str, sequence: u64) -> Result<(), String> {
        assert!(self != Self::Panic(stage, sequence), "{ON_PURPOSE}: in `{stage}` at {sequence}");
        if self == Self::Failure(stage, sequence) { Err(format!("{stage} fails")) } else { Ok(()) }
    }

    #[track_caller]
    fn check(self, result: Result<(), PipelineError>) {
        match (self, result) {
            (Self::Panic(expected, at), Err(PipelineError::StagePanicked { stage, sequence, message, .. })) => {
                assert_eq!((stage, sequence), (expected, at));
                assert!(message.starts_with(ON_PURPOSE), "{message}");
            }
            (Self::Failure(expected, at), Err(PipelineError::StageFailed { stage, sequence, source, .. })) => {
                assert_eq!((stage, sequence), (expected, at));
                assert_eq!(source.to_string(), format!("{expected} fails"));
            }
            (Self::Halt(_), Err(PipelineError::Halted)) => (),
            wrong => panic!("{wrong:?}"),
        }
    }
}

macro_rules! halts {
    ($($name:ident: $events:literal, $capacity:literal, { $($ring:tt)* };)*) => {$(
        mod $name {
            #[allow(unused_imports, reason = "each ring has one wait strategy")]
            use super::*;

            disruptor! {
                pipeline Shards {
                    event: u64;
                    capacity: $capacity;
                    $($ring)*
                    stage first: &mut u64 -> Result<(), String> { shards: 3, name: concat!("hs-", stringify!($name)) };
                    stage second: &u64 -> Result<(), String> after first { shards: 2, max_batch: 7 };
                    stage other: &u64 after first;
                    poll last: &u64 after second;
                }
            }

            /// Each shard of each stage panics or fails in turn, with the producer going on until it is refused.
            #[test]
            fn of_any_shard_end_everything() {
                silence();
                deadline(|| {
                    let ats = [0, 1, 2, 3, 8, if $events > 500 { 64 } else { 31 }];
                    let ends = ["first", "second"].into_iter().flat_map(|stage| {
                        ats.into_iter().flat_map(move |at| [End::Panic(stage, at), End::Failure(stage, at)])
                    });
                    for end in ends.chain([End::Halt(0), End::Halt(1), End::Halt(40)]) {
                        let mut published = 0;
                        let result = Shards {
                            first: |_| move |_, sequence, _| end.handle("first", sequence),
                            second: |shard| {
                                let mut after = None;
                                move |_, sequence, _| {
                                    assert_eq!(sequence % 2, shard as u64);
                                    assert!(after < Some(sequence));
                                    after = Some(sequence);
                                    end.handle("second", sequence)
                                }
                            },
                            other: |_, sequence, _| assert!(!matches!(end, End::Panic("first", at) | End::Failure("first", at) if at <= sequence)),
                        }
                        .run(|mut producer, mut pollers| {
                            thread::scope(|scope| {
                                scope.spawn(move || {
                                    let mut poll = || pollers.last.poll_wait(|_, sequence, _| match end {
                                        End::Panic(_, at) | End::Failure(_, at) => assert!(sequence < at),
                                        End::Halt(_) => (),
                                    });
                                    while poll() != Polled::Ended {}
                                });
                                loop {
                                    if end == End::Halt(published) {
                                        producer.halt();
                                    }
                                    if producer.publish(|slot| *slot = published).is_err() {
                                        break;
                                    }
                                    published += 1;
                                }
                                assert_eq!(producer.try_publish(|_| unreachable!()), Err(TryPublishError::Halted));
                            });
                            Ok(())
                        });
                        end.check(result);
                        if let End::Panic(_, at) | End::Failure(_, at) = end {
                            assert!(published > at);
                        }
                    }
                    assert_no_thread_named(concat!("hs-", stringify!($name)));
                });
            }

            disruptor! {
                pipeline Group {
                    event: u64;
                    capacity: $capacity;
                    $($ring)*
                    stage a: &mut u64 -> Result<(), String>;
                    stage apart: &u64 after a;
                    stage b: &u64 -> Result<(), String> after a { max_batch: 3 };
                    stage c: &u64 -> Result<(), String> after apart;
                    stage sharded: &u64 -> Result<(), String> after b { shards: 2 };
                    stage last: &u64 after sharded, c;
                    thread shared: a, b, c, last;
                }
            }

            #[test]
            fn of_any_member_end_everything() {
                silence();
                deadline(|| {
                    let ats = [0, 1, if $events > 500 { 64 } else { 31 }];
                    let ends = ["a", "b", "c", "sharded", "last"].into_iter().flat_map(|stage| {
                        ats.into_iter().flat_map(move |at| [End::Panic(stage, at), End::Failure(stage, at)])
                    });
                    for end in ends.chain([End::Halt(0), End::Halt(1), End::Halt(40)]) {
                        if matches!(end, End::Failure("last", _)) {
                            continue;
                        }
                        let mut published = 0;
                        let result = Group {
                            a: |_, sequence, _| end.handle("a", sequence),
                            apart: |_, sequence, _| assert!(!matches!(end, End::Panic("a", at) | End::Failure("a", at) if at <= sequence)),
                            b: |_, sequence, _| end.handle("b", sequence),
                            c: |_, sequence, _| end.handle("c", sequence),
                            sharded: |_| move |_, sequence, _| end.handle("sharded", sequence),
                            last: |_, sequence, _| {
                                let earlier = ["c", "sharded", "a", "b"];
                                assert!(!matches!(end, End::Panic(stage, at) | End::Failure(stage, at)
                                    if at <= sequence && earlier.contains(&stage)));
                                end.handle("last", sequence).expect("it does not fail");
                            },
                        }
                        .run(|mut producer| {
                            loop {
                                if end == End::Halt(published) {
                                    producer.halt();
                                }
                                if producer.publish(|slot| *slot = published).is_err() {
                                    break;
                                }
                                published += 1;
                            }
                            assert_eq!(producer.try_publish(|_| unreachable!()), Err(TryPublishError::Halted));
                            Ok(())
                        });
                        end.check(result);
                    }
                });
            }

            disruptor! {
                pipeline Selfish {
                    event: u64;
                    capacity: $capacity;
                    $($ring)*
                    stage sharded: &u64 { shards: 3 };
                    stage a: &u64 after sharded;
                    stage b: &u64 after sharded;
                    thread shared: a, b;
                }
            }

            /// A shard has to get past every event, and a member of a shared thread has to let the others go on.
            #[test]
            fn come_of_waiting_for_oneself() {
                silence();
                deadline(|| {
                    for (stage, at, waits_for) in [("sharded", 0, 0), ("sharded", 1, 1), ("sharded", 0, 2), ("a", 1, 1), ("b", 0, 0), ("a", 0, 5)] {
                        let handle = std::sync::OnceLock::<disruptor::Handle>::new();
                        let wait = |here: &str, sequence| if here == stage && sequence == at {
                            handle.wait().wait_for(waits_for).expect("it panics");
                        };
                        let result = Selfish {
                            sharded: |_| |_, sequence, _| wait("sharded", sequence),
                            a: |_, sequence, _| wait("a", sequence),
                            b: |_, sequence, _| wait("b", sequence),
                        }
                        .run(|mut producer| {
                            handle.set(producer.handle()).expect("once");
                            while producer.publish(|_| ()).is_ok() {}
                            Ok(())
                        });
                        let expected = matches!(&result, Err(PipelineError::StagePanicked { stage: found, sequence, message, .. })
                            if *found == stage && *sequence == at && message.contains("waits for an event"));
                        assert!(expected, "{stage}: {result:?}");
                    }
                });
            }
        }
    )*};
}

rings!(halts);

/// Of several that panic, the first one counts; nothing hangs, and all events are dropped.
#[test]
fn all_shards_may_panic_at_once() {
    disruptor! {
        pipeline All {
            event: crate::common::Counted;
            capacity: 8;
            stage work: &crate::common::Counted { shards: 4, name: "all-panic" };
        }
    }
    silence();
    deadline(|| {
        for _ in 0..20 {
            let ledger = Ledger::current();
            let (mut producer, running) = All {
                work: |shard| {
                    move |_: &crate::common::Counted, sequence: u64, _: bool| {
                        panic!("{ON_PURPOSE}: {shard} at {sequence}")
                    }
                },
            }
            .spawn()
            .expect("four threads");
            while producer.publish(|slot| *slot = ledger.counted(1)).is_ok() {}
            drop(producer);
            match running.join() {
                Err(PipelineError::StagePanicked { stage: "work", sequence, message, .. }) => {
                    assert!(sequence < 4);
                    assert_eq!(message, format!("{ON_PURPOSE}: {sequence} at {sequence}"));
                }
                other => panic!("{other:?}"),
            }
            ledger.check_soon();
        }
        assert_no_thread_named("all-panic");
    });
}

/// The closure that makes the handlers of shards runs on the caller's thread, so its panic is the caller's.
#[test]
fn a_panic_while_handlers_are_made_leaves_nothing_behind() {
    disruptor! {
        pipeline Unmade {
            event: crate::common::Counted;
            capacity: 8;
            stage before: &crate::common::Counted { name: "unmade" };
            stage work: &crate::common::Counted { shards: 4, name: "unmade" };
        }
    }
    silence();
    deadline(|| {
        for panics_at in 0..4 {
            let ledger = Ledger::current();
            let make = |shard: usize| {
                assert!(shard != panics_at, "{ON_PURPOSE}");
                let kept = ledger.counted(0);
                move |_: &crate::common::Counted, _: u64, _: bool| _ = &kept
            };
            let unmade = Unmade { before: |_: &crate::common::Counted, _: u64, _: bool| (), work: make };
            assert!(crate::common::panics(|| unmade.run(|_| -> Result<(), _> { unreachable!("it does not start") })));
            assert_eq!(ledger.made(), 8 + panics_at);
            ledger.check_soon();
        }
        assert_no_thread_named("unmade");
    });
}

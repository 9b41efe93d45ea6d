//! Shards and members of a shared thread that take events by value: each event goes once.

use crate::common::{Counted, Ledger, ON_PURPOSE, deadline, silence};
use crate::shards_seen::Seen;
use crate::{Block, at_once, mark};
use disruptor::{PipelineError, SpinWaitStrategy, YieldWaitStrategy, disruptor};

fn is_kept(sequence: u64) -> bool {
    mark(4, sequence) >> 63 == 0
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Stream,
    Halt(u64),
    /// At the first event from here on that reaches the stage.
    Panic(&'static str, u64),
}

const ENDS: [End; 11] = [
    End::Stream,
    End::Halt(0),
    End::Halt(37),
    End::Panic("look", 0),
    End::Panic("look", 41),
    End::Panic("kept", 0),
    End::Panic("kept", 43),
    End::Panic("others", 0),
    End::Panic("others", 42),
    End::Panic("all", 3),
    End::Panic("all", 64),
];

impl End {
    fn handle(self, stage: &str, sequence: u64) {
        assert!(!matches!(self, Self::Panic(panics, at) if panics == stage && at <= sequence), "{ON_PURPOSE}");
    }

    /// Whether the pipeline has come to the end of its stream.
    #[track_caller]
    fn check(self, result: Result<(), PipelineError>) -> bool {
        match (self, result) {
            (Self::Stream, Ok(())) => return true,
            (Self::Halt(_), Err(PipelineError::Halted)) => (),
            (Self::Panic(panics, at), Err(PipelineError::StagePanicked { stage, sequence, .. })) => {
                assert!(stage == panics && sequence >= at);
            }
            other => panic!("{other:?}"),
        }
        false
    }
}

/// Sends events to the end.
macro_rules! send {
    ($producer:ident, $ledger:ident, $end:ident) => {{
        for number in 0..120 {
            if $end == End::Halt(number) {
                $producer.halt();
            }
            $producer.send($ledger.counted(number))?;
        }
        Ok(())
    }};
}

macro_rules! takers {
    ($($name:ident: $events:literal, $capacity:literal, { $($ring:tt)* };)*) => {$(
        mod $name {
            #[allow(unused_imports, reason = "each ring has one wait strategy")]
            use super::*;

            disruptor! {
                pipeline Branches {
                    event: Counted;
                    capacity: $capacity;
                    $($ring)*
                    stage look: &Counted -> bool { shards: 2 };
                    stage kept: Counted after look { shards: 3 };
                    stage others: Counted else look { shards: 2, max_batch: 3 };
                }
            }

            disruptor! {
                pipeline All {
                    event: Counted;
                    capacity: $capacity;
                    $($ring)*
                    stage look: &mut Counted;
                    stage all: Counted after look { shards: 4 };
                }
            }

            disruptor! {
                pipeline Shared {
                    event: Counted;
                    capacity: $capacity;
                    $($ring)*
                    stage look: &Counted -> bool;
                    stage kept: Counted after look;
                    stage others: Counted else look;
                    thread shared: look, kept, others;
                }
            }

            #[test]
            fn have_each_event_once() {
                silence();
                deadline(|| {
                    for end in ENDS {
                        let ledger = Ledger::new();
                        let (kept, others) = (Seen::by(3), Seen::by(2));
                        let (kept_by, others_by) = (&kept, &others);
                        if matches!(end, End::Panic("all", _)) {
                            continue;
                        }
                        let result = Branches {
                            look: |_| move |event, sequence, _| {
                                assert_eq!(event.value, sequence);
                                end.handle("look", sequence);
                                is_kept(sequence)
                            },
                            kept: |shard| move |event, sequence, last| {
                                assert_eq!(event.value, sequence);
                                end.handle("kept", sequence);
                                kept_by.see(shard, sequence, last);
                            },
                            others: |shard| move |event, sequence, last| {
                                assert_eq!(event.value, sequence);
                                end.handle("others", sequence);
                                others_by.see(shard, sequence, last);
                            },
                        }
                        .run(|mut producer| send!(producer, ledger, end));
                        ledger.check();
                        if end.check(result) {
                            kept.check_turns((0..120).filter(|event| is_kept(*event)));
                            others.check_turns((0..120).filter(|event| !is_kept(*event)));
                        }

                        let ledger = Ledger::new();
                        let (mut kept, mut others) = (Vec::new(), Vec::new());
                        let result = Shared {
                            look: |event, sequence, _| {
                                assert_eq!(event.value, sequence);
                                end.handle("look", sequence);
                                is_kept(sequence)
                            },
                            kept: |event, sequence, _| {
                                end.handle("kept", sequence);
                                kept.push(event.value);
                            },
                            others: |event, sequence, _| {
                                end.handle("others", sequence);
                                others.push(event.value);
                            },
                        }
                        .run(|mut producer| send!(producer, ledger, end));
                        ledger.check();
                        let whole = end.check(result);
                        let are_first = |taken: &[u64], is_here: fn(u64) -> bool| {
                            let mut all = (0..120).filter(|event| is_here(*event));
                            taken.iter().all(|event| all.next() == Some(*event)) && (!whole || all.next().is_none())
                        };
                        assert!(are_first(&kept, is_kept) && are_first(&others, |event| !is_kept(event)));
                    }
                });
            }

            /// Each of several shards takes its own out of the same ring, without a decision between them.
            #[test]
            fn have_each_event_once_by_turns_alone() {
                silence();
                deadline(|| {
                    for end in ENDS {
                        if matches!(end, End::Panic("kept" | "others", _)) {
                            continue;
                        }
                        let (ledger, all) = (Ledger::new(), Seen::by(4));
                        let all_by = &all;
                        let result = All {
                            look: |event, sequence, _| {
                                assert_eq!(event.value, sequence);
                                end.handle("look", sequence);
                            },
                            all: |shard| move |event, sequence, last| {
                                assert_eq!(event.value, sequence);
                                end.handle("all", sequence);
                                all_by.see(shard, sequence, last);
                            },
                        }
                        .run(|mut producer| send!(producer, ledger, end));
                        ledger.check();
                        if end.check(result) {
                            all.check_turns(0..120);
                        }
                    }
                });
            }
        }
    )*};
}

rings!(takers);

//! Written by `generate.rs`. Do not edit.
#![allow(clippy::pedantic, clippy::all, unused_imports, reason = "written by a program")]

use crate::contract::Outcome::{Bool, Nothing, Result as Fallible};
use crate::harness::{Case, Event, Failure, Graph, Refused, State, check, poll, poll_by_value, produce, produce_by_value, stage};
use disruptor::{BlockingWaitStrategy, PipelineError, SpinWaitStrategy, YieldWaitStrategy, disruptor};

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_00 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: stamped;
            poll s0: Event;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let result = Pipeline {
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s0, &mut c0);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, true, 4),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_01 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 2;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            slots: stamped;
            stage s0: &Event { wait: YieldWaitStrategy, shards: 7 by key, state: State };
            stage s1: Event after s0;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let result = Pipeline {
            s0: (|shard| c0.make(shard), |state, event, sequence, end| {
                let mut c0 = c0.with(state);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            }),
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.take(event);
                c1.leave(sequence);
            },
        }
        .run(|mut producer| produce_by_value!(case, producer));
        case.settle(&[c0.into_stages(), vec![c1]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 2).by_key(7).with_state(),
            stage(&[0], &[], Nothing, false, 2),
        ];
        check(Graph { capacity: 2, bound: 2, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_02 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: dense;
            stage s0: &Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s1: &Event after s0;
            poll s2: &Event after s0;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 32),
            stage(&[0], &[], Nothing, false, 32),
            stage(&[0], &[], Nothing, true, 32),
        ];
        check(Graph { capacity: 32, bound: 32, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_03 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            slots: dense;
            stage s0: &Event { wait: YieldWaitStrategy, state: State };
            stage s1: { input: &u64, f0: &u64, f1: &mut u64 } after s0 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s2: { input: &u64, key: &u64 } { wait: YieldWaitStrategy, shards: 4 by key };
            poll s3: &[Event] after s1, s2 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let c2 = case.shards(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let result = Pipeline {
            s0: (|| c0.make(0), |state, event, sequence, end| {
                let mut c0 = c0.with(state);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            }),
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
            },
            s2: |shard| { let c2 = &c2; move |event, sequence, end| {
                let mut c2 = c2.of(shard);
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                c2.leave(sequence);
            } },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |events: &[Event], first, end| {
                check.each(events.iter(), first, end, |check, event, sequence, end| {
                    check.enter(sequence, end);
                    check.sees(sequence, event.input, &[(1, event.f1)]);
                    check.leave(sequence);
                });
            }));
            produce!(case, producer)
        }));
        case.settle(&[c0.into_stages(), vec![c1], c2.into_stages(), vec![c3]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 16).with_state(),
            stage(&[0], &[], Nothing, false, 16),
            stage(&[], &[], Nothing, false, 16).by_key(4),
            stage(&[1, 2], &[], Nothing, true, 16).in_slices(),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_04 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            producer: multi;
            stage s0: &mut Event;
            stage s1: &Event after s0;
            poll s2: { input: &u64, f0: &u64, f1: &u64, f2: &mut u64 } after s0, s1;
            stage s3: { input: &u64, key: &u64, f0: &u64, f2: &u64, f3: &mut u64 } after s0, s1, s2 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), shards: 6 by key };
            stage s4: &mut Event after s0, s1, s2, s3;
            thread t0: s0, s4, s1 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let c3 = case.shards(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                c1.leave(sequence);
            },
            s3: |shard| { let c3 = &c3; move |event, sequence, end| {
                let mut c3 = c3.of(shard);
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(0, *event.f0), (2, *event.f2)]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
            } },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0), (2, event.f2), (3, event.f3)]);
                event.f4 = c4.mark(sequence);
                c4.replace(&mut event.counted);
                c4.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: PipelineS2<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(0, *event.f0)]);
                *event.f2 = check.mark(sequence);
                check.leave(sequence);
            }));
            produce!(case, several producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], c3.into_stages(), vec![c4]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 32),
            stage(&[0], &[], Nothing, false, 32),
            stage(&[0, 1], &[], Nothing, true, 32),
            stage(&[0, 1, 2], &[], Nothing, false, 32).by_key(6),
            stage(&[0, 1, 2, 3], &[], Nothing, false, 32),
        ];
        check(Graph { capacity: 32, bound: 32, by_value: false, stages, threads: &[&[0, 4, 1]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_05 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: YieldWaitStrategy;
            slots: dense;
            stage s0: &Event { shards: 2 };
            stage s1: &mut Event after s0;
            stage s2: &mut Event after s0, s1;
            stage s3: &mut [Event] after s0, s1, s2;
            stage s4: { input: &u64, f1: &u64, f2: &u64, f3: &u64 } after s0, s1, s2, s3 { state: State };
            stage s5: &mut Event after s0, s1, s3, s4 { shards: 5 };
            thread t0: s3, s4, s1 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let c4 = case.shards(4, "s4");
        let c5 = case.shards(5, "s5");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            } },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(1, event.f1)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
            },
            s3: |events, first, end| {
                c3.each(events.iter_mut(), first, end, |c3, event, sequence, end| {
                    c3.enter(sequence, end);
                    c3.sees(sequence, event.input, &[(1, event.f1), (2, event.f2)]);
                    event.f3 = c3.mark(sequence);
                    c3.replace(&mut event.counted);
                    c3.leave(sequence);
                });
            },
            s4: (|| c4.make(0), |state, event, sequence, end| {
                let mut c4 = c4.with(state);
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[(1, *event.f1), (2, *event.f2), (3, *event.f3)]);
                c4.leave(sequence);
            }),
            s5: |shard| { let c5 = &c5; move |event, sequence, end| {
                let mut c5 = c5.of(shard);
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(1, event.f1), (2, event.f2), (3, event.f3)]);
                event.f5 = c5.mark(sequence);
                c5.replace(&mut event.counted);
                c5.leave(sequence);
            } },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[c0.into_stages(), vec![c1], vec![c2], vec![c3], c4.into_stages(), c5.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64).by_turn(2),
            stage(&[0], &[], Nothing, false, 64),
            stage(&[0, 1], &[], Nothing, false, 64),
            stage(&[0, 1, 2], &[], Nothing, false, 64).in_slices(),
            stage(&[0, 1, 2, 3], &[], Nothing, false, 64).with_state(),
            stage(&[0, 1, 3, 4], &[], Nothing, false, 64).by_turn(5),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: false, stages, threads: &[&[3, 4, 1]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_06 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            producer: multi;
            stage s0: &Event { shards: 2 by key };
            stage s1: &Event { wait: SpinWaitStrategy };
            stage s2: &Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20), shards: 4 };
            stage s3: { input: &u64 };
            stage s4: &Event;
            poll s5: &Event;
            stage s6: &Event { state: State };
            thread t0: s4, s6, s3 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let c2 = case.shards(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let c6 = case.shards(6, "s6");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            } },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
            },
            s2: |shard| { let c2 = &c2; move |event, sequence, end| {
                let mut c2 = c2.of(shard);
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[]);
                c2.leave(sequence);
            } },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[]);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[]);
                c4.leave(sequence);
            },
            s6: (|| c6.make(0), |state, event, sequence, end| {
                let mut c6 = c6.with(state);
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[]);
                c6.leave(sequence);
            }),
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s5, &mut c5);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, several producer)
        }));
        case.settle(&[c0.into_stages(), vec![c1], c2.into_stages(), vec![c3], vec![c4], vec![c5], c6.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64).by_key(2),
            stage(&[], &[], Nothing, false, 64),
            stage(&[], &[], Nothing, false, 64).by_turn(4),
            stage(&[], &[], Nothing, false, 64),
            stage(&[], &[], Nothing, false, 64),
            stage(&[], &[], Nothing, true, 64),
            stage(&[], &[], Nothing, false, 64).with_state(),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: false, stages, threads: &[&[4, 6, 3]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_07 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: stamped;
            poll s0: &mut Event;
            stage s1: { input: &u64, f0: &u64, f1: &mut u64 } after s0 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            poll s2: { input: &u64, f1: &u64, f2: &mut u64 } after s0, s1;
            stage s3: &mut Event after s0, s1, s2;
            stage s4: &Event after s0, s1, s2, s3;
            stage s5: &mut Event after s0, s1, s2, s3, s4;
            stage s6: &Event after s0, s1, s2, s3, s4, s5;
            poll s7: Event after s0, s1, s2, s3, s4, s5, s6 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let mut c7 = case.stage(7, "s7");
        let result = Pipeline {
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[(0, *event.f0)]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                event.f3 = c3.mark(sequence);
                c3.replace(&mut event.counted);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3)]);
                c4.leave(sequence);
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3)]);
                event.f5 = c5.mark(sequence);
                c5.replace(&mut event.counted);
                c5.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3), (5, event.f5)]);
                c6.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s0, &mut c0);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                event.f0 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: PipelineS2<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(1, *event.f1)]);
                *event.f2 = check.mark(sequence);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s7, &mut c7);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3), (5, event.f5)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6], vec![c7]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, true, 16),
            stage(&[0], &[], Nothing, false, 16),
            stage(&[0, 1], &[], Nothing, true, 16),
            stage(&[0, 1, 2], &[], Nothing, false, 16),
            stage(&[0, 1, 2, 3], &[], Nothing, false, 16),
            stage(&[0, 1, 2, 3, 4], &[], Nothing, false, 16),
            stage(&[0, 1, 2, 3, 4, 5], &[], Nothing, false, 16),
            stage(&[0, 1, 2, 3, 4, 5, 6], &[], Nothing, true, 16),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: true, stages, threads: &[], run });
    }
}

mod graph_08 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            producer: multi;
            stage s0: &mut Event;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            },
        }
        .run(|mut producer| produce!(case, several producer));
        case.settle(&[vec![c0]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: false, stages, threads: &[], run });
    }
}

mod graph_09 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: BlockingWaitStrategy;
            slots: dense;
            stage s0: { input: &u64 };
            stage s1: Event after s0;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.take(event);
                c1.leave(sequence);
            },
        }
        .run(|mut producer| produce_by_value!(case, producer));
        case.settle(&[vec![c0], vec![c1]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 1),
            stage(&[0], &[], Nothing, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: true, stages, threads: &[], run });
    }
}

mod graph_10 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: dense;
            poll s0: &[Event] { max_batch: 3 };
            stage s1: { input: &u64 };
            stage s2: &[Event] after s1 { state: State };
            thread t0: s2, s1 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let c2 = case.shards(2, "s2");
        let result = Pipeline {
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                c1.leave(sequence);
            },
            s2: (|| c2.make(0), |state, events, first, end| {
                let mut c2 = c2.with(state);
                c2.each(events.iter(), first, end, |c2, event, sequence, end| {
                    c2.enter(sequence, end);
                    c2.sees(sequence, event.input, &[]);
                    c2.leave(sequence);
                });
            }),
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s0, &mut c0);
            scope.spawn(move || poll!(poller, check, |events: &[Event], first, end| {
                check.each(events.iter(), first, end, |check, event, sequence, end| {
                    check.enter(sequence, end);
                    check.sees(sequence, event.input, &[]);
                    check.leave(sequence);
                });
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], c2.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, true, 3).in_slices(),
            stage(&[], &[], Nothing, false, 16),
            stage(&[1], &[], Nothing, false, 16).with_state().in_slices(),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: false, stages, threads: &[&[2, 1]], run });
    }
}

mod graph_11 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 8;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: dense;
            stage s0: &Event;
            stage s1: &mut [Event] after s0 { max_batch: 2 };
            stage s2: &[Event] after s1;
            stage s3: &[Event] after s0, s1;
            thread t0: s1, s0;
            thread t1: s2, s3;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s1: |events, first, end| {
                c1.each(events.iter_mut(), first, end, |c1, event, sequence, end| {
                    c1.enter(sequence, end);
                    c1.sees(sequence, event.input, &[]);
                    event.f1 = c1.mark(sequence);
                    c1.replace(&mut event.counted);
                    c1.leave(sequence);
                });
            },
            s2: |events, first, end| {
                c2.each(events.iter(), first, end, |c2, event, sequence, end| {
                    c2.enter(sequence, end);
                    c2.sees(sequence, event.input, &[(1, event.f1)]);
                    c2.leave(sequence);
                });
            },
            s3: |events, first, end| {
                c3.each(events.iter(), first, end, |c3, event, sequence, end| {
                    c3.enter(sequence, end);
                    c3.sees(sequence, event.input, &[(1, event.f1)]);
                    c3.leave(sequence);
                });
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 8),
            stage(&[0], &[], Nothing, false, 2).in_slices(),
            stage(&[1], &[], Nothing, false, 8).in_slices(),
            stage(&[0, 1], &[], Nothing, false, 8).in_slices(),
        ];
        check(Graph { capacity: 8, bound: 8, by_value: false, stages, threads: &[&[1, 0], &[2, 3]], run });
    }
}

mod graph_12 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: dense;
            stage s0: { input: &u64, f0: &mut u64 };
            stage s1: &Event after s0 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            poll s2: { input: &u64 };
            stage s3: { input: &u64, f2: &u64 } after s2 { wait: BlockingWaitStrategy };
            stage s4: Event after s1, s3;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                c1.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[]);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0)]);
                c4.take(event);
                c4.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: PipelineS2<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 4),
            stage(&[0], &[], Nothing, false, 4),
            stage(&[], &[], Nothing, true, 4),
            stage(&[2], &[], Nothing, false, 4),
            stage(&[1, 3], &[], Nothing, false, 4),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: true, stages, threads: &[], run });
    }
}

mod graph_13 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            wait: BlockingWaitStrategy;
            slots: dense;
            stage s0: { input: &u64, f0: &mut u64 };
            stage s1: &Event after s0;
            stage s2: { input: &u64, f1: &u64 } after s0, s1 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s3: &mut Event after s0, s1, s2 { wait: BlockingWaitStrategy };
            stage s4: { input: &u64, f1: &u64, f2: &u64, f4: &mut u64 } after s0, s1, s2, s3 { wait: YieldWaitStrategy };
            poll s5: Event after s0, s1, s2, s3, s4;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0)]);
                event.f3 = c3.mark(sequence);
                c3.replace(&mut event.counted);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[]);
                *event.f4 = c4.mark(sequence);
                c4.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s5, &mut c5);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (3, event.f3), (4, event.f4)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 4),
            stage(&[0], &[], Nothing, false, 4),
            stage(&[0, 1], &[], Nothing, false, 4),
            stage(&[0, 1, 2], &[], Nothing, false, 4),
            stage(&[0, 1, 2, 3], &[], Nothing, false, 4),
            stage(&[0, 1, 2, 3, 4], &[], Nothing, true, 4),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: true, stages, threads: &[], run });
    }
}

mod graph_14 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 8;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: dense;
            stage s0: { input: &u64, f0: &mut u64 };
            stage s1: { input: &u64, f1: &mut u64 } { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s2: { input: &u64, f0: &u64 } after s0 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s3: { input: &u64, f0: &u64, f3: &mut u64 } after s0 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            poll s4: { input: &u64, f1: &u64, f4: &mut u64 } after s1;
            poll s5: { input: &u64, f0: &u64, f2: &u64, f5: &mut u64 } after s0, s2 { wait: SpinWaitStrategy };
            stage s6: Event after s5, s3, s4;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[(0, *event.f0)]);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(0, *event.f0)]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (3, event.f3), (4, event.f4), (5, event.f5)]);
                c6.take(event);
                c6.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll!(poller, check, |event: PipelineS4<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(1, *event.f1)]);
                *event.f4 = check.mark(sequence);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s5, &mut c5);
            scope.spawn(move || poll!(poller, check, |event: PipelineS5<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(0, *event.f0)]);
                *event.f5 = check.mark(sequence);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 8),
            stage(&[], &[], Nothing, false, 8),
            stage(&[0], &[], Nothing, false, 8),
            stage(&[0], &[], Nothing, false, 8),
            stage(&[1], &[], Nothing, true, 8),
            stage(&[0, 2], &[], Nothing, true, 8),
            stage(&[5, 3, 4], &[], Nothing, false, 8),
        ];
        check(Graph { capacity: 8, bound: 8, by_value: true, stages, threads: &[], run });
    }
}

mod graph_15 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: stamped;
            stage s0: { input: &u64 };
            stage s1: &Event after s0 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s2: &Event;
            stage s3: { input: &u64, f0: &u64, f1: &u64, f2: &u64, f3: &mut u64 } after s1, s2;
            stage s4: { input: &u64, f2: &u64, f3: &u64, f4: &mut u64 } after s0, s1, s2, s3;
            stage s5: &Event after s0, s1, s4 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            poll s6: { input: &u64, f1: &u64, f2: &u64, f3: &u64, f4: &u64 } after s0, s1, s3, s4;
            stage s7: &mut Event after s2, s4, s5, s6;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let mut c7 = case.stage(7, "s7");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[]);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[(3, *event.f3)]);
                *event.f4 = c4.mark(sequence);
                c4.leave(sequence);
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(3, event.f3), (4, event.f4)]);
                c5.leave(sequence);
            },
            s7: |event, sequence, end| {
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(3, event.f3), (4, event.f4)]);
                event.f7 = c7.mark(sequence);
                c7.replace(&mut event.counted);
                c7.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s6, &mut c6);
            scope.spawn(move || poll!(poller, check, |event: PipelineS6<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(3, *event.f3), (4, *event.f4)]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6], vec![c7]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 4),
            stage(&[0], &[], Nothing, false, 4),
            stage(&[], &[], Nothing, false, 4),
            stage(&[1, 2], &[], Nothing, false, 4),
            stage(&[0, 1, 2, 3], &[], Nothing, false, 4),
            stage(&[0, 1, 4], &[], Nothing, false, 4),
            stage(&[0, 1, 3, 4], &[], Nothing, true, 4),
            stage(&[2, 4, 5, 6], &[], Nothing, false, 4),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_16 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: SpinWaitStrategy;
            slots: dense;
            stage s0: &mut Event;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_17 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            producer: multi;
            stage s0: &mut Event { wait: YieldWaitStrategy, shards: 7 };
            poll s1: Event after s0;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            } },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, several producer)
        }));
        case.settle(&[c0.into_stages(), vec![c1]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 32).by_turn(7),
            stage(&[0], &[], Nothing, true, 32),
        ];
        check(Graph { capacity: 32, bound: 32, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_18 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: dense;
            stage s0: { input: &u64 } { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s1: &Event after s0;
            stage s2: &Event { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[]);
                c2.leave(sequence);
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0], vec![c1], vec![c2]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 1),
            stage(&[0], &[], Nothing, false, 1),
            stage(&[], &[], Nothing, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_19 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            slots: stamped;
            stage s0: { input: &u64, f0: &mut u64 } { wait: YieldWaitStrategy };
            poll s1: { input: &u64, f1: &mut u64 };
            stage s2: { input: &u64, f2: &mut u64 };
            stage s3: Event after s2, s0, s1 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                *event.f2 = c2.mark(sequence);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                c3.take(event);
                c3.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll!(poller, check, |event: PipelineS1<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                *event.f1 = check.mark(sequence);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64),
            stage(&[], &[], Nothing, true, 64),
            stage(&[], &[], Nothing, false, 64),
            stage(&[2, 0, 1], &[], Nothing, false, 64),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_20 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            wait: BlockingWaitStrategy;
            slots: stamped;
            stage s0: { input: &u64 } { wait: YieldWaitStrategy, shards: 5 };
            stage s1: &Event { shards: 4 by key, state: State };
            poll s2: { input: &u64, f0: &u64 } after s0 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            poll s3: &Event;
            stage s4: Event after s3, s1, s2;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                c0.leave(sequence);
            } },
            s1: (|shard| c1.make(shard), |state, event, sequence, end| {
                let mut c1 = c1.with(state);
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
            }),
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[]);
                c4.take(event);
                c4.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: PipelineS2<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[c0.into_stages(), c1.into_stages(), vec![c2], vec![c3], vec![c4]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 16).by_turn(5),
            stage(&[], &[], Nothing, false, 16).by_key(4).with_state(),
            stage(&[0], &[], Nothing, true, 16),
            stage(&[], &[], Nothing, true, 16),
            stage(&[3, 1, 2], &[], Nothing, false, 16),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_21 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            producer: multi;
            stage s0: &Event;
            stage s1: &Event { wait: YieldWaitStrategy, shards: 4 };
            stage s2: { input: &u64, key: &u64 } { shards: 5 by key };
            stage s3: &Event { state: State };
            stage s4: { input: &u64 };
            stage s5: { input: &u64, key: &u64 } after s2 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), shards: 2 by key };
            thread t0: s3, s0, s4 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let c2 = case.shards(2, "s2");
        let c3 = case.shards(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let c5 = case.shards(5, "s5");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s1: |shard| { let c1 = &c1; move |event, sequence, end| {
                let mut c1 = c1.of(shard);
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
            } },
            s2: |shard| { let c2 = &c2; move |event, sequence, end| {
                let mut c2 = c2.of(shard);
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                c2.leave(sequence);
            } },
            s3: (|| c3.make(0), |state, event, sequence, end| {
                let mut c3 = c3.with(state);
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[]);
                c3.leave(sequence);
            }),
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[]);
                c4.leave(sequence);
            },
            s5: |shard| { let c5 = &c5; move |event, sequence, end| {
                let mut c5 = c5.of(shard);
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[]);
                c5.leave(sequence);
            } },
        }
        .run(|mut producer| produce!(case, several producer));
        case.settle(&[vec![c0], c1.into_stages(), c2.into_stages(), c3.into_stages(), vec![c4], c5.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 32),
            stage(&[], &[], Nothing, false, 32).by_turn(4),
            stage(&[], &[], Nothing, false, 32).by_key(5),
            stage(&[], &[], Nothing, false, 32).with_state(),
            stage(&[], &[], Nothing, false, 32),
            stage(&[2], &[], Nothing, false, 32).by_key(2),
        ];
        check(Graph { capacity: 32, bound: 32, by_value: false, stages, threads: &[&[3, 0, 4]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_22 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            slots: dense;
            stage s0: &Event;
            stage s1: { input: &u64, key: &u64 } { shards: 2 by key, state: State };
            poll s2: &[Event] after s0;
            stage s3: { input: &u64, f0: &u64, f1: &u64, f2: &u64 } after s0, s1, s2;
            stage s4: &Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), shards: 6 by key, state: State };
            stage s5: &Event after s0, s2, s4 { shards: 3 by key };
            stage s6: Event after s2, s3, s4, s5;
            thread t0: s3, s6, s0 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let c4 = case.shards(4, "s4");
        let c5 = case.shards(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s1: (|shard| c1.make(shard), |state, event, sequence, end| {
                let mut c1 = c1.with(state);
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                c1.leave(sequence);
            }),
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[]);
                c3.leave(sequence);
            },
            s4: (|shard| c4.make(shard), |state, event, sequence, end| {
                let mut c4 = c4.with(state);
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[]);
                c4.leave(sequence);
            }),
            s5: |shard| { let c5 = &c5; move |event, sequence, end| {
                let mut c5 = c5.of(shard);
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[]);
                c5.leave(sequence);
            } },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[]);
                c6.take(event);
                c6.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |events: &[Event], first, end| {
                check.each(events.iter(), first, end, |check, event, sequence, end| {
                    check.enter(sequence, end);
                    check.sees(sequence, event.input, &[]);
                    check.leave(sequence);
                });
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], c1.into_stages(), vec![c2], vec![c3], c4.into_stages(), c5.into_stages(), vec![c6]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 32),
            stage(&[], &[], Nothing, false, 32).by_key(2).with_state(),
            stage(&[0], &[], Nothing, true, 32).in_slices(),
            stage(&[0, 1, 2], &[], Nothing, false, 32),
            stage(&[], &[], Nothing, false, 32).by_key(6).with_state(),
            stage(&[0, 2, 4], &[], Nothing, false, 32).by_key(3),
            stage(&[2, 3, 4, 5], &[], Nothing, false, 32),
        ];
        check(Graph { capacity: 32, bound: 32, by_value: true, stages, threads: &[&[3, 6, 0]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_23 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 2;
            wait: YieldWaitStrategy;
            slots: dense;
            stage s0: &Event;
            poll s1: &Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            poll s2: &Event after s0, s1 { wait: YieldWaitStrategy };
            stage s3: &Event after s1;
            stage s4: &Event after s0, s1, s2 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s5: { input: &u64, f0: &u64, f1: &u64, f3: &u64 } after s0, s3 { wait: BlockingWaitStrategy };
            stage s6: { input: &u64, f1: &u64, f2: &u64 } after s1, s4 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            stage s7: { input: &u64, f0: &u64, f2: &u64, f3: &u64, f5: &u64 } after s2, s5 { wait: SpinWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let mut c7 = case.stage(7, "s7");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[]);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[]);
                c4.leave(sequence);
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[]);
                c5.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[]);
                c6.leave(sequence);
            },
            s7: |event, sequence, end| {
                c7.enter(sequence, end);
                c7.sees(sequence, *event.input, &[]);
                c7.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6], vec![c7]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 2),
            stage(&[], &[], Nothing, true, 2),
            stage(&[0, 1], &[], Nothing, true, 2),
            stage(&[1], &[], Nothing, false, 2),
            stage(&[0, 1, 2], &[], Nothing, false, 2),
            stage(&[0, 3], &[], Nothing, false, 2),
            stage(&[1, 4], &[], Nothing, false, 2),
            stage(&[2, 5], &[], Nothing, false, 2),
        ];
        check(Graph { capacity: 2, bound: 2, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_24 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            slots: stamped;
            stage s0: Event;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.take(event);
                c0.leave(sequence);
            },
        }
        .run(|mut producer| produce_by_value!(case, producer));
        case.settle(&[vec![c0]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_25 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 2;
            wait: BlockingWaitStrategy;
            slots: stamped;
            stage s0: &Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s1: { input: &u64 };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                c1.leave(sequence);
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0], vec![c1]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 2),
            stage(&[], &[], Nothing, false, 2),
        ];
        check(Graph { capacity: 2, bound: 2, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_26 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 2;
            producer: multi;
            stage s0: &mut Event;
            stage s1: &Event after s0;
            stage s2: Event after s0, s1 { state: State };
            thread t0: s2, s1;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let c2 = case.shards(2, "s2");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                c1.leave(sequence);
            },
            s2: (|| c2.make(0), |state, event, sequence, end| {
                let mut c2 = c2.with(state);
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0)]);
                c2.take(event);
                c2.leave(sequence);
            }),
        }
        .run(|mut producer| produce_by_value!(case, several producer));
        case.settle(&[vec![c0], vec![c1], c2.into_stages()], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 2),
            stage(&[0], &[], Nothing, false, 2),
            stage(&[0, 1], &[], Nothing, false, 2).with_state(),
        ];
        check(Graph { capacity: 2, bound: 2, by_value: true, stages, threads: &[&[2, 1]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_27 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            slots: dense;
            stage s0: &Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            stage s1: &Event;
            poll s2: &Event after s1;
            stage s3: &Event after s0;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[]);
                c3.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 1),
            stage(&[], &[], Nothing, false, 1),
            stage(&[1], &[], Nothing, true, 1),
            stage(&[0], &[], Nothing, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_28 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: stamped;
            poll s0: { input: &u64, f0: &mut u64 };
            stage s1: { input: &u64, f1: &mut u64 } { wait: BlockingWaitStrategy };
            stage s2: { input: &u64, f2: &mut u64 };
            stage s3: { input: &u64 } { wait: YieldWaitStrategy };
            stage s4: Event after s0, s1, s2, s3;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let result = Pipeline {
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                *event.f2 = c2.mark(sequence);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[]);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                c4.take(event);
                c4.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s0, &mut c0);
            scope.spawn(move || poll!(poller, check, |event: PipelineS0<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                *event.f0 = check.mark(sequence);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, true, 32),
            stage(&[], &[], Nothing, false, 32),
            stage(&[], &[], Nothing, false, 32),
            stage(&[], &[], Nothing, false, 32),
            stage(&[0, 1, 2, 3], &[], Nothing, false, 32),
        ];
        check(Graph { capacity: 32, bound: 32, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_29 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 8;
            wait: YieldWaitStrategy;
            slots: dense;
            stage s0: { input: &u64, f0: &mut u64 };
            stage s1: &mut Event after s0 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s2: { input: &u64, f1: &u64, f2: &mut u64 } after s0, s1;
            stage s3: &mut Event after s0, s1, s2 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            stage s4: &mut Event after s0, s3;
            stage s5: { input: &u64, f1: &u64, f2: &u64, f3: &u64, f5: &mut u64 } after s0, s1, s2, s3, s4;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[(1, *event.f1)]);
                *event.f2 = c2.mark(sequence);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                event.f3 = c3.mark(sequence);
                c3.replace(&mut event.counted);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3)]);
                event.f4 = c4.mark(sequence);
                c4.replace(&mut event.counted);
                c4.leave(sequence);
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[(1, *event.f1), (2, *event.f2), (3, *event.f3)]);
                *event.f5 = c5.mark(sequence);
                c5.leave(sequence);
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 8),
            stage(&[0], &[], Nothing, false, 8),
            stage(&[0, 1], &[], Nothing, false, 8),
            stage(&[0, 1, 2], &[], Nothing, false, 8),
            stage(&[0, 3], &[], Nothing, false, 8),
            stage(&[0, 1, 2, 3, 4], &[], Nothing, false, 8),
        ];
        check(Graph { capacity: 8, bound: 8, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_30 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: stamped;
            stage s0: &Event;
            stage s1: { input: &u64 } { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            poll s2: { input: &u64 } { wait: SpinWaitStrategy };
            stage s3: { input: &u64, f0: &u64, f2: &u64, f3: &mut u64 } after s0, s2;
            stage s4: { input: &u64 };
            stage s5: { input: &u64 } { wait: YieldWaitStrategy };
            stage s6: { input: &u64 } after s4;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                c1.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[]);
                c4.leave(sequence);
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[]);
                c5.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[]);
                c6.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: PipelineS2<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 1),
            stage(&[], &[], Nothing, false, 1),
            stage(&[], &[], Nothing, true, 1),
            stage(&[0, 2], &[], Nothing, false, 1),
            stage(&[], &[], Nothing, false, 1),
            stage(&[], &[], Nothing, false, 1),
            stage(&[4], &[], Nothing, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_31 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            producer: multi;
            stage s0: { input: &u64, key: &u64, f0: &mut u64 } { wait: YieldWaitStrategy, shards: 2 by key };
            stage s1: &Event after s0;
            stage s2: &mut Event after s0, s1;
            stage s3: { input: &u64, key: &u64, f0: &u64, f1: &u64, f2: &u64, f3: &mut u64 } after s0, s1, s2 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20), shards: 6 by key, state: State };
            stage s4: { input: &u64, f0: &u64, f4: &mut u64 } after s0, s1, s2, s3;
            stage s5: &Event after s0, s1, s2, s3, s4;
            stage s6: &Event after s0, s1, s2, s3, s4;
            stage s7: &Event after s0, s1, s2, s3, s4, s5, s6 { shards: 3 by key, state: State };
            thread t0: s2, s4;
            thread t1: s1, s6 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let c3 = case.shards(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let c7 = case.shards(7, "s7");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
            } },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
            },
            s3: (|shard| c3.make(shard), |state, event, sequence, end| {
                let mut c3 = c3.with(state);
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(0, *event.f0), (2, *event.f2)]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
            }),
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[(0, *event.f0)]);
                *event.f4 = c4.mark(sequence);
                c4.leave(sequence);
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(0, event.f0), (2, event.f2), (3, event.f3), (4, event.f4)]);
                c5.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[(0, event.f0), (2, event.f2), (3, event.f3), (4, event.f4)]);
                c6.leave(sequence);
            },
            s7: (|shard| c7.make(shard), |state, event, sequence, end| {
                let mut c7 = c7.with(state);
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(0, event.f0), (2, event.f2), (3, event.f3), (4, event.f4)]);
                c7.leave(sequence);
            }),
        }
        .run(|mut producer| produce!(case, several producer));
        case.settle(&[c0.into_stages(), vec![c1], vec![c2], c3.into_stages(), vec![c4], vec![c5], vec![c6], c7.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64).by_key(2),
            stage(&[0], &[], Nothing, false, 64),
            stage(&[0, 1], &[], Nothing, false, 64),
            stage(&[0, 1, 2], &[], Nothing, false, 64).by_key(6).with_state(),
            stage(&[0, 1, 2, 3], &[], Nothing, false, 64),
            stage(&[0, 1, 2, 3, 4], &[], Nothing, false, 64),
            stage(&[0, 1, 2, 3, 4], &[], Nothing, false, 64),
            stage(&[0, 1, 2, 3, 4, 5, 6], &[], Nothing, false, 64).by_key(3).with_state(),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: false, stages, threads: &[&[2, 4], &[1, 6]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_32 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: SpinWaitStrategy;
            slots: stamped;
            stage s0: &mut Event { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_33 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 2;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: dense;
            stage s0: &Event;
            poll s1: &Event { wait: BlockingWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 2),
            stage(&[], &[], Nothing, true, 2),
        ];
        check(Graph { capacity: 2, bound: 2, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_34 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 2;
            slots: dense;
            producer: multi;
            stage s0: &[Event];
            stage s1: &Event after s0;
            stage s2: { input: &u64, key: &u64 } { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20), shards: 7 by key, state: State };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let c2 = case.shards(2, "s2");
        let result = Pipeline {
            s0: |events, first, end| {
                c0.each(events.iter(), first, end, |c0, event, sequence, end| {
                    c0.enter(sequence, end);
                    c0.sees(sequence, event.input, &[]);
                    c0.leave(sequence);
                });
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
            },
            s2: (|shard| c2.make(shard), |state, event, sequence, end| {
                let mut c2 = c2.with(state);
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                c2.leave(sequence);
            }),
        }
        .run(|mut producer| produce!(case, several producer));
        case.settle(&[vec![c0], vec![c1], c2.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 2).in_slices(),
            stage(&[0], &[], Nothing, false, 2),
            stage(&[], &[], Nothing, false, 2).by_key(7).with_state(),
        ];
        check(Graph { capacity: 2, bound: 2, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_35 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: dense;
            poll s0: { input: &u64, f0: &mut u64 };
            stage s1: { input: &u64, f1: &mut u64 } { wait: SpinWaitStrategy };
            stage s2: { input: &u64, key: &u64, f2: &mut u64 } { shards: 5 by key };
            stage s3: Event after s0, s1, s2 { shards: 4 };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let c2 = case.shards(2, "s2");
        let c3 = case.shards(3, "s3");
        let result = Pipeline {
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
            },
            s2: |shard| { let c2 = &c2; move |event, sequence, end| {
                let mut c2 = c2.of(shard);
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                *event.f2 = c2.mark(sequence);
                c2.leave(sequence);
            } },
            s3: |shard| { let c3 = &c3; move |event, sequence, end| {
                let mut c3 = c3.of(shard);
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                c3.take(event);
                c3.leave(sequence);
            } },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s0, &mut c0);
            scope.spawn(move || poll!(poller, check, |event: PipelineS0<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                *event.f0 = check.mark(sequence);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], c2.into_stages(), c3.into_stages()], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, true, 16),
            stage(&[], &[], Nothing, false, 16),
            stage(&[], &[], Nothing, false, 16).by_key(5),
            stage(&[0, 1, 2], &[], Nothing, false, 16).by_turn(4),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_36 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            wait: YieldWaitStrategy;
            slots: stamped;
            stage s0: &Event;
            stage s1: &Event;
            stage s2: { input: &u64 };
            poll s3: { input: &u64 } after s2;
            stage s4: Event after s0, s1, s3 { state: State };
            thread t0: s0, s2, s1, s4;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let c4 = case.shards(4, "s4");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                c2.leave(sequence);
            },
            s4: (|| c4.make(0), |state, event, sequence, end| {
                let mut c4 = c4.with(state);
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[]);
                c4.take(event);
                c4.leave(sequence);
            }),
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: PipelineS3<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], c4.into_stages()], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 16),
            stage(&[], &[], Nothing, false, 16),
            stage(&[], &[], Nothing, false, 16),
            stage(&[2], &[], Nothing, true, 16),
            stage(&[0, 1, 3], &[], Nothing, false, 16).with_state(),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: true, stages, threads: &[&[0, 2, 1, 4]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_37 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: BlockingWaitStrategy;
            slots: stamped;
            stage s0: &Event;
            stage s1: { input: &u64 };
            stage s2: { input: &u64 } { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            poll s3: { input: &u64, f1: &u64 } after s1 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s4: { input: &u64 };
            poll s5: &Event after s1;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                c2.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[]);
                c4.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: PipelineS3<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s5, &mut c5);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64),
            stage(&[], &[], Nothing, false, 64),
            stage(&[], &[], Nothing, false, 64),
            stage(&[1], &[], Nothing, true, 64),
            stage(&[], &[], Nothing, false, 64),
            stage(&[1], &[], Nothing, true, 64),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_38 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 2;
            wait: BlockingWaitStrategy;
            slots: dense;
            stage s0: { input: &u64 };
            stage s1: &[Event] { state: State };
            stage s2: &Event;
            stage s3: &Event after s2;
            stage s4: &Event;
            stage s5: &[Event] { max_batch: 2 };
            poll s6: Event after s0, s1, s3, s4, s5 { wait: YieldWaitStrategy };
            thread t0: s5, s4 { wait: BlockingWaitStrategy };
            thread t1: s2, s3, s1, s0 { wait: BlockingWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                c0.leave(sequence);
            },
            s1: (|| c1.make(0), |state, events, first, end| {
                let mut c1 = c1.with(state);
                c1.each(events.iter(), first, end, |c1, event, sequence, end| {
                    c1.enter(sequence, end);
                    c1.sees(sequence, event.input, &[]);
                    c1.leave(sequence);
                });
            }),
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[]);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[]);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[]);
                c4.leave(sequence);
            },
            s5: |events, first, end| {
                c5.each(events.iter(), first, end, |c5, event, sequence, end| {
                    c5.enter(sequence, end);
                    c5.sees(sequence, event.input, &[]);
                    c5.leave(sequence);
                });
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s6, &mut c6);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], c1.into_stages(), vec![c2], vec![c3], vec![c4], vec![c5], vec![c6]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 2),
            stage(&[], &[], Nothing, false, 2).with_state().in_slices(),
            stage(&[], &[], Nothing, false, 2),
            stage(&[2], &[], Nothing, false, 2),
            stage(&[], &[], Nothing, false, 2),
            stage(&[], &[], Nothing, false, 2).in_slices(),
            stage(&[0, 1, 3, 4, 5], &[], Nothing, true, 2),
        ];
        check(Graph { capacity: 2, bound: 2, by_value: true, stages, threads: &[&[5, 4], &[2, 3, 1, 0]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_39 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            slots: dense;
            stage s0: &Event;
            poll s1: { input: &u64 };
            stage s2: { input: &u64 };
            stage s3: &Event;
            stage s4: { input: &u64 } after s0;
            poll s5: { input: &u64 };
            poll s6: { input: &u64, f4: &u64 } after s4 { wait: YieldWaitStrategy };
            stage s7: &Event { wait: SpinWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let mut c7 = case.stage(7, "s7");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[]);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[]);
                c4.leave(sequence);
            },
            s7: |event, sequence, end| {
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[]);
                c7.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll!(poller, check, |event: PipelineS1<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s5, &mut c5);
            scope.spawn(move || poll!(poller, check, |event: PipelineS5<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s6, &mut c6);
            scope.spawn(move || poll!(poller, check, |event: PipelineS6<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6], vec![c7]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 16),
            stage(&[], &[], Nothing, true, 16),
            stage(&[], &[], Nothing, false, 16),
            stage(&[], &[], Nothing, false, 16),
            stage(&[0], &[], Nothing, false, 16),
            stage(&[], &[], Nothing, true, 16),
            stage(&[4], &[], Nothing, true, 16),
            stage(&[], &[], Nothing, false, 16),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: false, stages, threads: &[], run });
    }
}

mod graph_40 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: BlockingWaitStrategy;
            slots: stamped;
            stage s0: Event;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.take(event);
                c0.leave(sequence);
            },
        }
        .run(|mut producer| produce_by_value!(case, producer));
        case.settle(&[vec![c0]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: true, stages, threads: &[], run });
    }
}

mod graph_41 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 8;
            wait: YieldWaitStrategy;
            slots: dense;
            stage s0: { input: &u64 } { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            poll s1: &[Event] { wait: SpinWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                c0.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll!(poller, check, |events: &[Event], first, end| {
                check.each(events.iter(), first, end, |check, event, sequence, end| {
                    check.enter(sequence, end);
                    check.sees(sequence, event.input, &[]);
                    check.leave(sequence);
                });
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 8),
            stage(&[], &[], Nothing, true, 8).in_slices(),
        ];
        check(Graph { capacity: 8, bound: 8, by_value: false, stages, threads: &[], run });
    }
}

mod graph_42 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: stamped;
            stage s0: &mut Event { wait: YieldWaitStrategy };
            stage s1: { input: &u64, f0: &u64, f1: &mut u64 } after s0 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s2: Event after s1;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[(0, *event.f0)]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                c2.take(event);
                c2.leave(sequence);
            },
        }
        .run(|mut producer| produce_by_value!(case, producer));
        case.settle(&[vec![c0], vec![c1], vec![c2]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 4),
            stage(&[0], &[], Nothing, false, 4),
            stage(&[1], &[], Nothing, false, 4),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: true, stages, threads: &[], run });
    }
}

mod graph_43 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            slots: dense;
            stage s0: { input: &u64 } { wait: YieldWaitStrategy };
            stage s1: { input: &u64, f0: &u64, f1: &mut u64 } after s0;
            poll s2: &mut Event after s0, s1;
            poll s3: &Event after s0, s1, s2;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(1, event.f1)]);
                event.f2 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(1, event.f1), (2, event.f2)]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 16),
            stage(&[0], &[], Nothing, false, 16),
            stage(&[0, 1], &[], Nothing, true, 16),
            stage(&[0, 1, 2], &[], Nothing, true, 16),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: false, stages, threads: &[], run });
    }
}

mod graph_44 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: dense;
            stage s0: &[Event];
            stage s1: { input: &u64 } { state: State };
            stage s2: &[Event] after s0;
            stage s3: &Event after s2;
            stage s4: Event after s1, s3 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), shards: 2 };
            thread t0: s0, s2, s3 { wait: BlockingWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let c4 = case.shards(4, "s4");
        let result = Pipeline {
            s0: |events, first, end| {
                c0.each(events.iter(), first, end, |c0, event, sequence, end| {
                    c0.enter(sequence, end);
                    c0.sees(sequence, event.input, &[]);
                    c0.leave(sequence);
                });
            },
            s1: (|| c1.make(0), |state, event, sequence, end| {
                let mut c1 = c1.with(state);
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                c1.leave(sequence);
            }),
            s2: |events, first, end| {
                c2.each(events.iter(), first, end, |c2, event, sequence, end| {
                    c2.enter(sequence, end);
                    c2.sees(sequence, event.input, &[]);
                    c2.leave(sequence);
                });
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[]);
                c3.leave(sequence);
            },
            s4: |shard| { let c4 = &c4; move |event, sequence, end| {
                let mut c4 = c4.of(shard);
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[]);
                c4.take(event);
                c4.leave(sequence);
            } },
        }
        .run(|mut producer| produce_by_value!(case, producer));
        case.settle(&[vec![c0], c1.into_stages(), vec![c2], vec![c3], c4.into_stages()], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64).in_slices(),
            stage(&[], &[], Nothing, false, 64).with_state(),
            stage(&[0], &[], Nothing, false, 64).in_slices(),
            stage(&[2], &[], Nothing, false, 64),
            stage(&[1, 3], &[], Nothing, false, 64).by_turn(2),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: true, stages, threads: &[&[0, 2, 3]], run });
    }
}

mod graph_45 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: dense;
            stage s0: &Event;
            stage s1: &[Event] { state: State };
            stage s2: &[Event] after s0, s1;
            stage s3: &[Event] after s2 { state: State };
            poll s4: &Event after s2;
            stage s5: { input: &u64, f1: &u64, f2: &u64, f3: &u64 } after s3 { state: State };
            thread t0: s3, s0, s5, s1 { wait: BlockingWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let c3 = case.shards(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let c5 = case.shards(5, "s5");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s1: (|| c1.make(0), |state, events, first, end| {
                let mut c1 = c1.with(state);
                c1.each(events.iter(), first, end, |c1, event, sequence, end| {
                    c1.enter(sequence, end);
                    c1.sees(sequence, event.input, &[]);
                    c1.leave(sequence);
                });
            }),
            s2: |events, first, end| {
                c2.each(events.iter(), first, end, |c2, event, sequence, end| {
                    c2.enter(sequence, end);
                    c2.sees(sequence, event.input, &[]);
                    c2.leave(sequence);
                });
            },
            s3: (|| c3.make(0), |state, events, first, end| {
                let mut c3 = c3.with(state);
                c3.each(events.iter(), first, end, |c3, event, sequence, end| {
                    c3.enter(sequence, end);
                    c3.sees(sequence, event.input, &[]);
                    c3.leave(sequence);
                });
            }),
            s5: (|| c5.make(0), |state, event, sequence, end| {
                let mut c5 = c5.with(state);
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[]);
                c5.leave(sequence);
            }),
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], c1.into_stages(), vec![c2], c3.into_stages(), vec![c4], c5.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 16),
            stage(&[], &[], Nothing, false, 16).with_state().in_slices(),
            stage(&[0, 1], &[], Nothing, false, 16).in_slices(),
            stage(&[2], &[], Nothing, false, 16).with_state().in_slices(),
            stage(&[2], &[], Nothing, true, 16),
            stage(&[3], &[], Nothing, false, 16).with_state(),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: false, stages, threads: &[&[3, 0, 5, 1]], run });
    }
}

mod graph_46 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            slots: stamped;
            poll s0: { input: &u64, f0: &mut u64 };
            poll s1: &Event after s0 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s2: &Event after s1;
            poll s3: { input: &u64, f0: &u64 } after s0, s1 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            stage s4: { input: &u64, f1: &u64, f2: &u64, f4: &mut u64 } after s0, s2, s3 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            poll s5: &mut Event after s0, s2, s4 { wait: BlockingWaitStrategy };
            stage s6: { input: &u64, f0: &u64, f1: &u64, f2: &u64, f3: &u64, f4: &u64, f6: &mut u64 } after s0, s2, s3, s4, s5;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let result = Pipeline {
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0)]);
                c2.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[]);
                *event.f4 = c4.mark(sequence);
                c4.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[(0, *event.f0), (4, *event.f4)]);
                *event.f6 = c6.mark(sequence);
                c6.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s0, &mut c0);
            scope.spawn(move || poll!(poller, check, |event: PipelineS0<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                *event.f0 = check.mark(sequence);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0)]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: PipelineS3<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(0, *event.f0)]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s5, &mut c5);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (4, event.f4)]);
                event.f5 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, true, 4),
            stage(&[0], &[], Nothing, true, 4),
            stage(&[1], &[], Nothing, false, 4),
            stage(&[0, 1], &[], Nothing, true, 4),
            stage(&[0, 2, 3], &[], Nothing, false, 4),
            stage(&[0, 2, 4], &[], Nothing, true, 4),
            stage(&[0, 2, 3, 4, 5], &[], Nothing, false, 4),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: false, stages, threads: &[], run });
    }
}

mod graph_47 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 8;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: dense;
            poll s0: { input: &u64 };
            stage s1: &[Event] after s0 { state: State };
            poll s2: { input: &u64, f1: &u64, f2: &mut u64 } after s0, s1 { wait: SpinWaitStrategy };
            stage s3: &mut [Event] after s0, s1, s2;
            stage s4: { input: &u64, f0: &u64, f2: &u64, f3: &u64 } after s0, s1, s2, s3;
            stage s5: { input: &u64, f0: &u64, f1: &u64, f2: &u64, f3: &u64, f4: &u64, f5: &mut u64 } after s0, s1, s2, s3, s4;
            stage s6: { input: &u64, key: &u64, f0: &u64, f1: &u64, f2: &u64, f4: &u64, f5: &u64, f6: &mut u64 } after s0, s1, s2, s4, s5 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), shards: 3 by key, state: State };
            stage s7: &[Event] after s1, s2, s3, s4, s5, s6;
            thread t0: s3, s5 { wait: YieldWaitStrategy };
            thread t1: s4, s7 { wait: BlockingWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let c6 = case.shards(6, "s6");
        let mut c7 = case.stage(7, "s7");
        let result = Pipeline {
            s1: (|| c1.make(0), |state, events, first, end| {
                let mut c1 = c1.with(state);
                c1.each(events.iter(), first, end, |c1, event, sequence, end| {
                    c1.enter(sequence, end);
                    c1.sees(sequence, event.input, &[]);
                    c1.leave(sequence);
                });
            }),
            s3: |events, first, end| {
                c3.each(events.iter_mut(), first, end, |c3, event, sequence, end| {
                    c3.enter(sequence, end);
                    c3.sees(sequence, event.input, &[(2, event.f2)]);
                    event.f3 = c3.mark(sequence);
                    c3.replace(&mut event.counted);
                    c3.leave(sequence);
                });
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[(2, *event.f2), (3, *event.f3)]);
                c4.leave(sequence);
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[(2, *event.f2), (3, *event.f3)]);
                *event.f5 = c5.mark(sequence);
                c5.leave(sequence);
            },
            s6: (|shard| c6.make(shard), |state, event, sequence, end| {
                let mut c6 = c6.with(state);
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[(2, *event.f2), (5, *event.f5)]);
                *event.f6 = c6.mark(sequence);
                c6.leave(sequence);
            }),
            s7: |events, first, end| {
                c7.each(events.iter(), first, end, |c7, event, sequence, end| {
                    c7.enter(sequence, end);
                    c7.sees(sequence, event.input, &[(2, event.f2), (3, event.f3), (5, event.f5), (6, event.f6)]);
                    c7.leave(sequence);
                });
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s0, &mut c0);
            scope.spawn(move || poll!(poller, check, |event: PipelineS0<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: PipelineS2<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                *event.f2 = check.mark(sequence);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], c1.into_stages(), vec![c2], vec![c3], vec![c4], vec![c5], c6.into_stages(), vec![c7]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, true, 8),
            stage(&[0], &[], Nothing, false, 8).with_state().in_slices(),
            stage(&[0, 1], &[], Nothing, true, 8),
            stage(&[0, 1, 2], &[], Nothing, false, 8).in_slices(),
            stage(&[0, 1, 2, 3], &[], Nothing, false, 8),
            stage(&[0, 1, 2, 3, 4], &[], Nothing, false, 8),
            stage(&[0, 1, 2, 4, 5], &[], Nothing, false, 8).by_key(3).with_state(),
            stage(&[1, 2, 3, 4, 5, 6], &[], Nothing, false, 8).in_slices(),
        ];
        check(Graph { capacity: 8, bound: 8, by_value: false, stages, threads: &[&[3, 5], &[4, 7]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_48 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 8;
            wait: SpinWaitStrategy;
            slots: stamped;
            stage s0: &mut Event;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 8),
        ];
        check(Graph { capacity: 8, bound: 8, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_49 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: SpinWaitStrategy;
            slots: dense;
            producer: multi;
            stage s0: &[Event] { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            stage s1: &Event { wait: YieldWaitStrategy, shards: 6 };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let result = Pipeline {
            s0: |events, first, end| {
                c0.each(events.iter(), first, end, |c0, event, sequence, end| {
                    c0.enter(sequence, end);
                    c0.sees(sequence, event.input, &[]);
                    c0.leave(sequence);
                });
            },
            s1: |shard| { let c1 = &c1; move |event, sequence, end| {
                let mut c1 = c1.of(shard);
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
            } },
        }
        .run(|mut producer| produce!(case, several producer));
        case.settle(&[vec![c0], c1.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64).in_slices(),
            stage(&[], &[], Nothing, false, 64).by_turn(6),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_50 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            wait: BlockingWaitStrategy;
            slots: stamped;
            stage s0: &Event;
            stage s1: &mut Event after s0;
            stage s2: { input: &u64, key: &u64, f0: &u64, f1: &u64, f2: &mut u64 } after s0, s1 { wait: BlockingWaitStrategy, shards: 2 by key, state: State };
            thread t0: s0, s1 { wait: BlockingWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let c2 = case.shards(2, "s2");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
            },
            s2: (|shard| c2.make(shard), |state, event, sequence, end| {
                let mut c2 = c2.with(state);
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[(1, *event.f1)]);
                *event.f2 = c2.mark(sequence);
                c2.leave(sequence);
            }),
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0], vec![c1], c2.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 16),
            stage(&[0], &[], Nothing, false, 16),
            stage(&[0, 1], &[], Nothing, false, 16).by_key(2).with_state(),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: false, stages, threads: &[&[0, 1]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_51 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 8;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            slots: dense;
            stage s0: &[Event] { max_batch: 2 };
            stage s1: &[Event];
            poll s2: &[Event] { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            poll s3: &[Event];
            thread t0: s1, s0 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let result = Pipeline {
            s0: |events, first, end| {
                c0.each(events.iter(), first, end, |c0, event, sequence, end| {
                    c0.enter(sequence, end);
                    c0.sees(sequence, event.input, &[]);
                    c0.leave(sequence);
                });
            },
            s1: |events, first, end| {
                c1.each(events.iter(), first, end, |c1, event, sequence, end| {
                    c1.enter(sequence, end);
                    c1.sees(sequence, event.input, &[]);
                    c1.leave(sequence);
                });
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |events: &[Event], first, end| {
                check.each(events.iter(), first, end, |check, event, sequence, end| {
                    check.enter(sequence, end);
                    check.sees(sequence, event.input, &[]);
                    check.leave(sequence);
                });
            }));
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |events: &[Event], first, end| {
                check.each(events.iter(), first, end, |check, event, sequence, end| {
                    check.enter(sequence, end);
                    check.sees(sequence, event.input, &[]);
                    check.leave(sequence);
                });
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 2).in_slices(),
            stage(&[], &[], Nothing, false, 8).in_slices(),
            stage(&[], &[], Nothing, true, 8).in_slices(),
            stage(&[], &[], Nothing, true, 8).in_slices(),
        ];
        check(Graph { capacity: 8, bound: 8, by_value: false, stages, threads: &[&[1, 0]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_52 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            wait: BlockingWaitStrategy;
            slots: stamped;
            poll s0: { input: &u64, f0: &mut u64 };
            poll s1: { input: &u64, f1: &mut u64 } { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s2: { input: &u64 };
            stage s3: { input: &u64, f3: &mut u64 } after s0;
            poll s4: Event after s3, s1, s2;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let result = Pipeline {
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s0, &mut c0);
            scope.spawn(move || poll!(poller, check, |event: PipelineS0<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                *event.f0 = check.mark(sequence);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll!(poller, check, |event: PipelineS1<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                *event.f1 = check.mark(sequence);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (3, event.f3)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, true, 32),
            stage(&[], &[], Nothing, true, 32),
            stage(&[], &[], Nothing, false, 32),
            stage(&[0], &[], Nothing, false, 32),
            stage(&[3, 1, 2], &[], Nothing, true, 32),
        ];
        check(Graph { capacity: 32, bound: 32, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_53 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: stamped;
            stage s0: { input: &u64, f0: &mut u64 };
            stage s1: { input: &u64, key: &u64 } { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20), shards: 3 by key, state: State };
            stage s2: { input: &u64, f2: &mut u64 } { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            stage s3: { input: &u64, key: &u64, f3: &mut u64 } { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20), shards: 4 by key };
            poll s4: { input: &u64, f0: &u64, f4: &mut u64 } after s0 { wait: SpinWaitStrategy };
            stage s5: { input: &u64, f1: &u64 } after s1 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let c3 = case.shards(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
            },
            s1: (|shard| c1.make(shard), |state, event, sequence, end| {
                let mut c1 = c1.with(state);
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                c1.leave(sequence);
            }),
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                *event.f2 = c2.mark(sequence);
                c2.leave(sequence);
            },
            s3: |shard| { let c3 = &c3; move |event, sequence, end| {
                let mut c3 = c3.of(shard);
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
            } },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[]);
                c5.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll!(poller, check, |event: PipelineS4<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(0, *event.f0)]);
                *event.f4 = check.mark(sequence);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], c1.into_stages(), vec![c2], c3.into_stages(), vec![c4], vec![c5]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 1),
            stage(&[], &[], Nothing, false, 1).by_key(3).with_state(),
            stage(&[], &[], Nothing, false, 1),
            stage(&[], &[], Nothing, false, 1).by_key(4),
            stage(&[0], &[], Nothing, true, 1),
            stage(&[1], &[], Nothing, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_54 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            slots: stamped;
            stage s0: &Event { wait: YieldWaitStrategy };
            stage s1: { input: &u64, f0: &u64, f1: &mut u64 } after s0 { wait: BlockingWaitStrategy, shards: 5 };
            poll s2: { input: &u64 };
            poll s3: { input: &u64, f2: &u64, f3: &mut u64 } after s0, s2;
            stage s4: &Event after s0, s1, s3 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s5: { input: &u64, key: &u64, f0: &u64, f1: &u64, f2: &u64, f3: &u64 } after s0, s1, s2, s3 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), shards: 2 by key };
            poll s6: &Event after s1, s4 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let c5 = case.shards(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s1: |shard| { let c1 = &c1; move |event, sequence, end| {
                let mut c1 = c1.of(shard);
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
            } },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(1, event.f1), (3, event.f3)]);
                c4.leave(sequence);
            },
            s5: |shard| { let c5 = &c5; move |event, sequence, end| {
                let mut c5 = c5.of(shard);
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[(1, *event.f1), (3, *event.f3)]);
                c5.leave(sequence);
            } },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: PipelineS2<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: PipelineS3<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                *event.f3 = check.mark(sequence);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s6, &mut c6);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(1, event.f1), (3, event.f3)]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], c1.into_stages(), vec![c2], vec![c3], vec![c4], c5.into_stages(), vec![c6]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 16),
            stage(&[0], &[], Nothing, false, 16).by_turn(5),
            stage(&[], &[], Nothing, true, 16),
            stage(&[0, 2], &[], Nothing, true, 16),
            stage(&[0, 1, 3], &[], Nothing, false, 16),
            stage(&[0, 1, 2, 3], &[], Nothing, false, 16).by_key(2),
            stage(&[1, 4], &[], Nothing, true, 16),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_55 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            slots: dense;
            stage s0: &mut Event;
            poll s1: &mut Event after s0;
            stage s2: { input: &u64, f0: &u64, f1: &u64, f2: &mut u64 } after s1 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s3: { input: &u64, f0: &u64, f1: &u64 } after s1;
            stage s4: &Event after s1, s2;
            poll s5: &Event after s1, s3, s4 { wait: SpinWaitStrategy };
            poll s6: { input: &u64, f0: &u64, f2: &u64, f4: &u64 } after s3, s4 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            poll s7: Event after s1, s2, s5, s6 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let mut c7 = case.stage(7, "s7");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[(0, *event.f0), (1, *event.f1)]);
                *event.f2 = c2.mark(sequence);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(0, *event.f0), (1, *event.f1)]);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                c4.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0)]);
                event.f1 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s5, &mut c5);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s6, &mut c6);
            scope.spawn(move || poll!(poller, check, |event: PipelineS6<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(0, *event.f0), (2, *event.f2)]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s7, &mut c7);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6], vec![c7]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 1),
            stage(&[0], &[], Nothing, true, 1),
            stage(&[1], &[], Nothing, false, 1),
            stage(&[1], &[], Nothing, false, 1),
            stage(&[1, 2], &[], Nothing, false, 1),
            stage(&[1, 3, 4], &[], Nothing, true, 1),
            stage(&[3, 4], &[], Nothing, true, 1),
            stage(&[1, 2, 5, 6], &[], Nothing, true, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_56 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 8;
            slots: dense;
            stage s0: { input: &u64, key: &u64, f0: &mut u64 } { shards: 5 by key };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
            } },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[c0.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 8).by_key(5),
        ];
        check(Graph { capacity: 8, bound: 8, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_57 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 8;
            wait: BlockingWaitStrategy;
            slots: stamped;
            poll s0: &Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s1: &mut Event after s0;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let result = Pipeline {
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s0, &mut c0);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, true, 8),
            stage(&[0], &[], Nothing, false, 8),
        ];
        check(Graph { capacity: 8, bound: 8, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_58 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            slots: stamped;
            stage s0: &Event { shards: 6 by key, state: State };
            stage s1: { input: &u64 };
            stage s2: &Event after s0 { shards: 4 by key };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let c2 = case.shards(2, "s2");
        let result = Pipeline {
            s0: (|shard| c0.make(shard), |state, event, sequence, end| {
                let mut c0 = c0.with(state);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            }),
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                c1.leave(sequence);
            },
            s2: |shard| { let c2 = &c2; move |event, sequence, end| {
                let mut c2 = c2.of(shard);
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[]);
                c2.leave(sequence);
            } },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[c0.into_stages(), vec![c1], c2.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 1).by_key(6).with_state(),
            stage(&[], &[], Nothing, false, 1),
            stage(&[0], &[], Nothing, false, 1).by_key(4),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_59 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: dense;
            stage s0: &Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            poll s1: { input: &u64 } { wait: SpinWaitStrategy };
            stage s2: &Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            poll s3: &Event after s0, s1 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[]);
                c2.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll!(poller, check, |event: PipelineS1<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 4),
            stage(&[], &[], Nothing, true, 4),
            stage(&[], &[], Nothing, false, 4),
            stage(&[0, 1], &[], Nothing, true, 4),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_60 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            slots: stamped;
            poll s0: &Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s1: &Event;
            stage s2: &Event;
            stage s3: { input: &u64, f0: &u64 } after s0;
            stage s4: &Event after s2, s3;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let result = Pipeline {
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[]);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[]);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[]);
                c4.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s0, &mut c0);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, true, 64),
            stage(&[], &[], Nothing, false, 64),
            stage(&[], &[], Nothing, false, 64),
            stage(&[0], &[], Nothing, false, 64),
            stage(&[2, 3], &[], Nothing, false, 64),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_61 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            slots: stamped;
            poll s0: &Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            stage s1: { input: &u64, f1: &mut u64 } after s0;
            poll s2: { input: &u64 } { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            poll s3: { input: &u64 };
            stage s4: { input: &u64, f0: &u64, f4: &mut u64 } after s0 { wait: BlockingWaitStrategy };
            stage s5: { input: &u64 } { shards: 5, state: State };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let c5 = case.shards(5, "s5");
        let result = Pipeline {
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[]);
                *event.f4 = c4.mark(sequence);
                c4.leave(sequence);
            },
            s5: (|shard| c5.make(shard), |state, event, sequence, end| {
                let mut c5 = c5.with(state);
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[]);
                c5.leave(sequence);
            }),
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s0, &mut c0);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: PipelineS2<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: PipelineS3<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], c5.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, true, 16),
            stage(&[0], &[], Nothing, false, 16),
            stage(&[], &[], Nothing, true, 16),
            stage(&[], &[], Nothing, true, 16),
            stage(&[0], &[], Nothing, false, 16),
            stage(&[], &[], Nothing, false, 16).by_turn(5).with_state(),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_62 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            slots: dense;
            producer: multi;
            stage s0: { input: &u64, key: &u64, f0: &mut u64 } { shards: 7 by key };
            stage s1: { input: &u64, f0: &u64, f1: &mut u64 } after s0;
            stage s2: &mut [Event] after s0, s1 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), max_batch: 7 };
            poll s3: &Event after s1, s2;
            stage s4: &mut [Event] after s0, s1, s2, s3 { max_batch: 2 };
            stage s5: &mut Event after s0, s1, s3, s4;
            stage s6: Event after s1, s2, s3, s4, s5 { shards: 2 };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let c6 = case.shards(6, "s6");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
            } },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[(0, *event.f0)]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
            },
            s2: |events, first, end| {
                c2.each(events.iter_mut(), first, end, |c2, event, sequence, end| {
                    c2.enter(sequence, end);
                    c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                    event.f2 = c2.mark(sequence);
                    c2.replace(&mut event.counted);
                    c2.leave(sequence);
                });
            },
            s4: |events, first, end| {
                c4.each(events.iter_mut(), first, end, |c4, event, sequence, end| {
                    c4.enter(sequence, end);
                    c4.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                    event.f4 = c4.mark(sequence);
                    c4.replace(&mut event.counted);
                    c4.leave(sequence);
                });
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (4, event.f4)]);
                event.f5 = c5.mark(sequence);
                c5.replace(&mut event.counted);
                c5.leave(sequence);
            },
            s6: |shard| { let c6 = &c6; move |event, sequence, end| {
                let mut c6 = c6.of(shard);
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (4, event.f4), (5, event.f5)]);
                c6.take(event);
                c6.leave(sequence);
            } },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                check.leave(sequence);
            }));
            produce_by_value!(case, several producer)
        }));
        case.settle(&[c0.into_stages(), vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], c6.into_stages()], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64).by_key(7),
            stage(&[0], &[], Nothing, false, 64),
            stage(&[0, 1], &[], Nothing, false, 7).in_slices(),
            stage(&[1, 2], &[], Nothing, true, 64),
            stage(&[0, 1, 2, 3], &[], Nothing, false, 2).in_slices(),
            stage(&[0, 1, 3, 4], &[], Nothing, false, 64),
            stage(&[1, 2, 3, 4, 5], &[], Nothing, false, 64).by_turn(2),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_63 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: dense;
            stage s0: &mut Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s1: &mut Event after s0;
            stage s2: { input: &u64, f0: &u64 } after s1;
            poll s3: &Event after s0, s1, s2;
            stage s4: { input: &u64, f1: &u64, f2: &u64 } after s0, s1, s2;
            stage s5: { input: &u64, f0: &u64, f1: &u64, f3: &u64, f4: &u64, f5: &mut u64 } after s0, s2, s3, s4;
            stage s6: &mut Event after s0, s1, s2, s3, s4, s5;
            stage s7: &Event after s0, s1, s2, s3, s4, s5, s6;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let mut c7 = case.stage(7, "s7");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[(0, *event.f0)]);
                c2.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[(1, *event.f1)]);
                c4.leave(sequence);
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[(0, *event.f0), (1, *event.f1)]);
                *event.f5 = c5.mark(sequence);
                c5.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (5, event.f5)]);
                event.f6 = c6.mark(sequence);
                c6.replace(&mut event.counted);
                c6.leave(sequence);
            },
            s7: |event, sequence, end| {
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (5, event.f5), (6, event.f6)]);
                c7.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6], vec![c7]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64),
            stage(&[0], &[], Nothing, false, 64),
            stage(&[1], &[], Nothing, false, 64),
            stage(&[0, 1, 2], &[], Nothing, true, 64),
            stage(&[0, 1, 2], &[], Nothing, false, 64),
            stage(&[0, 2, 3, 4], &[], Nothing, false, 64),
            stage(&[0, 1, 2, 3, 4, 5], &[], Nothing, false, 64),
            stage(&[0, 1, 2, 3, 4, 5, 6], &[], Nothing, false, 64),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: false, stages, threads: &[], run });
    }
}

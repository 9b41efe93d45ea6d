//! Written by `generate.rs`. Do not edit.
#![allow(clippy::pedantic, clippy::all, unused_imports, reason = "written by a program")]

use crate::contract::Outcome::{Bool, Nothing, Result as Fallible};
use crate::harness::{Case, Event, Failure, Graph, Refused, State, check, poll, poll_by_value, produce, produce_by_value, stage};
use disruptor::{BlockingWaitStrategy, PipelineError, SpinWaitStrategy, YieldWaitStrategy, disruptor};

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_64 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: YieldWaitStrategy;
            slots: dense;
            stage s0: &mut Event -> bool { shards: 3 };
            stage s1: { input: &u64 } after s0 else s0;
            stage s2: &Event -> Result<(), Failure> else s0;
            stage s3: &[Event] after s1 { max_batch: 3 };
            poll s4: { input: &u64, f0: &u64, f3: &u64 } after s3, s1;
            stage s5: { input: &u64, f2: &u64 } after s2 else s0 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), max_batch: 7, shards: 7, state: State };
            stage s6: { input: &u64, f2: &u64 } after s2 else s0;
            thread t0: s1, s6 { wait: BlockingWaitStrategy };
            thread t1: s3, s2;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let c5 = case.shards(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
                c0.passes(sequence)
            } },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0)]);
                c2.leave(sequence);
                c2.fails(sequence)
            },
            s3: |events, first, end| {
                c3.each(events.iter(), first, end, |c3, event, sequence, end| {
                    c3.enter(sequence, end);
                    c3.sees(sequence, event.input, &[(0, event.f0)]);
                    c3.leave(sequence);
                });
            },
            s5: (|shard| c5.make(shard), |state, event, sequence, end| {
                let mut c5 = c5.with(state);
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[]);
                c5.leave(sequence);
            }),
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[]);
                c6.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll!(poller, check, |event: PipelineS4<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(0, *event.f0)]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[c0.into_stages(), vec![c1], vec![c2], vec![c3], vec![c4], c5.into_stages(), vec![c6]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Bool, false, 1).by_turn(3),
            stage(&[0], &[0], Nothing, false, 1),
            stage(&[], &[0], Fallible, false, 1),
            stage(&[1], &[], Nothing, false, 1).in_slices(),
            stage(&[3, 1], &[], Nothing, true, 1),
            stage(&[2], &[0], Nothing, false, 1).by_turn(7).with_state(),
            stage(&[2], &[0], Nothing, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: false, stages, threads: &[&[1, 6], &[3, 2]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_65 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            slots: dense;
            stage s0: { input: &u64, f0: &mut u64 } -> bool { shards: 5, state: State };
            stage s1: &mut [Event] after s0 else s0 { wait: SpinWaitStrategy, max_batch: 1 };
            stage s2: &Event -> Result<(), Refused> after s1;
            stage s3: { input: &u64, f1: &u64, f2: &u64, f3: &mut u64 } -> Result<(), Refused> after s2 { wait: BlockingWaitStrategy };
            stage s4: &mut Event after s3 { max_batch: 2, state: State };
            stage s5: { input: &u64, f0: &u64, f1: &u64, f5: &mut u64 } else s3 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20), state: State };
            stage s6: &Event after s4 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), max_batch: 7, shards: 3 by key };
            stage s7: { input: &u64, key: &u64, f0: &u64, f1: &u64, f2: &u64, f7: &mut u64 } -> Result<(), Failure> else s2 { wait: BlockingWaitStrategy, shards: 2 by key };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let c4 = case.shards(4, "s4");
        let c5 = case.shards(5, "s5");
        let c6 = case.shards(6, "s6");
        let c7 = case.shards(7, "s7");
        let result = Pipeline {
            s0: (|shard| c0.make(shard), |state, event, sequence, end| {
                let mut c0 = c0.with(state);
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
                c0.passes(sequence)
            }),
            s1: |events, first, end| {
                c1.each(events.iter_mut(), first, end, |c1, event, sequence, end| {
                    c1.enter(sequence, end);
                    c1.sees(sequence, event.input, &[(0, event.f0)]);
                    event.f1 = c1.mark(sequence);
                    c1.replace(&mut event.counted);
                    c1.leave(sequence);
                });
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                c2.leave(sequence);
                c2.refuses(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(1, *event.f1)]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
                c3.refuses(sequence)
            },
            s4: (|| c4.make(0), |state, event, sequence, end| {
                let mut c4 = c4.with(state);
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (3, event.f3)]);
                event.f4 = c4.mark(sequence);
                c4.replace(&mut event.counted);
                c4.leave(sequence);
            }),
            s5: (|| c5.make(0), |state, event, sequence, end| {
                let mut c5 = c5.with(state);
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[(0, *event.f0), (1, *event.f1)]);
                *event.f5 = c5.mark(sequence);
                c5.leave(sequence);
            }),
            s6: |shard| { let c6 = &c6; move |event, sequence, end| {
                let mut c6 = c6.of(shard);
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (3, event.f3), (4, event.f4)]);
                c6.leave(sequence);
            } },
            s7: |shard| { let c7 = &c7; move |event, sequence, end| {
                let mut c7 = c7.of(shard);
                c7.enter(sequence, end);
                c7.sees(sequence, *event.input, &[(0, *event.f0), (1, *event.f1)]);
                *event.f7 = c7.mark(sequence);
                c7.leave(sequence);
                c7.fails(sequence)
            } },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[c0.into_stages(), vec![c1], vec![c2], vec![c3], c4.into_stages(), c5.into_stages(), c6.into_stages(), c7.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Bool, false, 16).by_turn(5).with_state(),
            stage(&[0], &[0], Nothing, false, 1).in_slices(),
            stage(&[1], &[], Fallible, false, 16),
            stage(&[2], &[], Fallible, false, 16),
            stage(&[3], &[], Nothing, false, 2).with_state(),
            stage(&[], &[3], Nothing, false, 16).with_state(),
            stage(&[4], &[], Nothing, false, 7).by_key(3),
            stage(&[], &[2], Fallible, false, 16).by_key(2),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_66 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: YieldWaitStrategy;
            producer: multi;
            poll s0: &mut Event;
            stage s1: &mut Event -> Result<(), Refused> after s0;
            stage s2: &mut Event -> bool else s1 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), shards: 4 };
            poll s3: &mut Event after s2;
            stage s4: &mut Event else s2;
            poll s5: Event after s4 { max_batch: 3 };
            poll s6: Event after s3, s1, s2;
            thread t0: s1, s4 { wait: BlockingWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let c2 = case.shards(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let result = Pipeline {
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.refuses(sequence)
            },
            s2: |shard| { let c2 = &c2; move |event, sequence, end| {
                let mut c2 = c2.of(shard);
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
                c2.passes(sequence)
            } },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                event.f4 = c4.mark(sequence);
                c4.replace(&mut event.counted);
                c4.leave(sequence);
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
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                event.f3 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s5, &mut c5);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (4, event.f4)]);
                check.take(event);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s6, &mut c6);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, several producer)
        }));
        case.settle(&[vec![c0], vec![c1], c2.into_stages(), vec![c3], vec![c4], vec![c5], vec![c6]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, true, 1),
            stage(&[0], &[], Fallible, false, 1),
            stage(&[], &[1], Bool, false, 1).by_turn(4),
            stage(&[2], &[], Nothing, true, 1),
            stage(&[], &[2], Nothing, false, 1),
            stage(&[4], &[], Nothing, true, 1),
            stage(&[3, 1, 2], &[], Nothing, true, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: true, stages, threads: &[&[1, 4]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_67 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: YieldWaitStrategy;
            slots: stamped;
            stage s0: &Event;
            stage s1: &mut Event -> bool after s0 { wait: YieldWaitStrategy, max_batch: 7 };
            poll s2: { input: &u64, f0: &u64, f1: &u64, f2: &mut u64 } after s1 { wait: BlockingWaitStrategy };
            poll s3: &mut Event else s1;
            poll s4: Event after s2;
            stage s5: Event after s3 { max_batch: 2 };
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
                c1.sees(sequence, event.input, &[]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.passes(sequence)
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(1, event.f1), (3, event.f3)]);
                c5.take(event);
                c5.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: PipelineS2<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(1, *event.f1)]);
                *event.f2 = check.mark(sequence);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(1, event.f1)]);
                event.f3 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(1, event.f1), (2, event.f2)]);
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
            stage(&[], &[], Nothing, false, 1),
            stage(&[0], &[], Bool, false, 1),
            stage(&[1], &[], Nothing, true, 1),
            stage(&[], &[1], Nothing, true, 1),
            stage(&[2], &[], Nothing, true, 1),
            stage(&[3], &[], Nothing, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_68 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: dense;
            stage s0: { input: &u64, f5: &u64, f0: &mut u64 } -> bool else s5 { wait: BlockingWaitStrategy };
            stage s1: &Event after s5 { wait: SpinWaitStrategy, max_batch: 3 };
            stage s2: &Event -> bool after s1, s5;
            stage s3: { input: &u64, f5: &u64, f3: &mut u64 } -> bool else s5 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s4: { input: &u64, f1: &u64, f3: &u64, f5: &u64, f6: &u64, f4: &mut u64 } after s3, s2, s6 else s5 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            stage s5: &mut Event -> bool { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            stage s6: { input: &u64, f3: &u64, f5: &u64 } after s3, s5;
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
                c0.sees(sequence, *event.input, &[(5, *event.f5)]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
                c0.passes(sequence)
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(5, event.f5)]);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(5, event.f5)]);
                c2.leave(sequence);
                c2.passes(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(5, *event.f5)]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
                c3.passes(sequence)
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[(3, *event.f3), (5, *event.f5)]);
                *event.f4 = c4.mark(sequence);
                c4.leave(sequence);
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[]);
                event.f5 = c5.mark(sequence);
                c5.replace(&mut event.counted);
                c5.leave(sequence);
                c5.passes(sequence)
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[(3, *event.f3), (5, *event.f5)]);
                c6.leave(sequence);
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[5], Bool, false, 4),
            stage(&[5], &[], Nothing, false, 3),
            stage(&[1, 5], &[], Bool, false, 4),
            stage(&[], &[5], Bool, false, 4),
            stage(&[3, 2, 6], &[5], Nothing, false, 4),
            stage(&[], &[], Bool, false, 4),
            stage(&[3, 5], &[], Nothing, false, 4),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_69 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: BlockingWaitStrategy;
            slots: stamped;
            stage s0: &mut Event -> bool;
            stage s1: &mut Event -> bool after s0 else s0 { wait: SpinWaitStrategy };
            stage s2: &mut Event after s1 else s1;
            stage s3: { input: &u64, f1: &u64 } -> Result<(), Refused> after s2;
            stage s4: &mut Event -> bool after s3 else s3 { max_batch: 100 };
            stage s5: &mut Event after s4 else s4;
            stage s6: { input: &u64, f0: &u64, f2: &u64, f4: &u64, f6: &mut u64 } -> bool after s5;
            stage s7: &mut Event else s6;
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
                c0.passes(sequence)
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.passes(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(1, *event.f1)]);
                c3.leave(sequence);
                c3.refuses(sequence)
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                event.f4 = c4.mark(sequence);
                c4.replace(&mut event.counted);
                c4.leave(sequence);
                c4.passes(sequence)
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (4, event.f4)]);
                event.f5 = c5.mark(sequence);
                c5.replace(&mut event.counted);
                c5.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[(0, *event.f0), (2, *event.f2), (4, *event.f4)]);
                *event.f6 = c6.mark(sequence);
                c6.leave(sequence);
                c6.passes(sequence)
            },
            s7: |event, sequence, end| {
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (4, event.f4), (5, event.f5), (6, event.f6)]);
                event.f7 = c7.mark(sequence);
                c7.replace(&mut event.counted);
                c7.leave(sequence);
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6], vec![c7]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Bool, false, 1),
            stage(&[0], &[0], Bool, false, 1),
            stage(&[1], &[1], Nothing, false, 1),
            stage(&[2], &[], Fallible, false, 1),
            stage(&[3], &[3], Bool, false, 1),
            stage(&[4], &[4], Nothing, false, 1),
            stage(&[5], &[], Bool, false, 1),
            stage(&[], &[6], Nothing, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_70 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: dense;
            stage s0: &mut Event -> Result<(), Failure> after s5;
            stage s1: Event after s3 else s2, s3 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20), shards: 3 };
            stage s2: &mut Event -> bool after s4 else s4 { wait: SpinWaitStrategy, state: State };
            stage s3: &mut Event -> Result<(), Refused> after s2 { wait: YieldWaitStrategy, max_batch: 100 };
            stage s4: &mut Event -> bool after s0 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), max_batch: 100, shards: 5, state: State };
            stage s5: &mut [Event] { max_batch: 1, state: State };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let c2 = case.shards(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let c4 = case.shards(4, "s4");
        let c5 = case.shards(5, "s5");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[(5, event.f5)]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
                c0.fails(sequence)
            },
            s1: |shard| { let c1 = &c1; move |event, sequence, end| {
                let mut c1 = c1.of(shard);
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0), (2, event.f2), (3, event.f3), (4, event.f4), (5, event.f5)]);
                c1.take(event);
                c1.leave(sequence);
            } },
            s2: (|| c2.make(0), |state, event, sequence, end| {
                let mut c2 = c2.with(state);
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (4, event.f4), (5, event.f5)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
                c2.passes(sequence)
            }),
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (2, event.f2), (4, event.f4), (5, event.f5)]);
                event.f3 = c3.mark(sequence);
                c3.replace(&mut event.counted);
                c3.leave(sequence);
                c3.refuses(sequence)
            },
            s4: (|shard| c4.make(shard), |state, event, sequence, end| {
                let mut c4 = c4.with(state);
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0), (5, event.f5)]);
                event.f4 = c4.mark(sequence);
                c4.replace(&mut event.counted);
                c4.leave(sequence);
                c4.passes(sequence)
            }),
            s5: (|| c5.make(0), |state, events, first, end| {
                let mut c5 = c5.with(state);
                c5.each(events.iter_mut(), first, end, |c5, event, sequence, end| {
                    c5.enter(sequence, end);
                    c5.sees(sequence, event.input, &[]);
                    event.f5 = c5.mark(sequence);
                    c5.replace(&mut event.counted);
                    c5.leave(sequence);
                });
            }),
        }
        .run(|mut producer| produce_by_value!(case, producer));
        case.settle(&[vec![c0], c1.into_stages(), c2.into_stages(), vec![c3], c4.into_stages(), c5.into_stages()], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[5], &[], Fallible, false, 4),
            stage(&[3], &[2, 3], Nothing, false, 4).by_turn(3),
            stage(&[4], &[4], Bool, false, 4).with_state(),
            stage(&[2], &[], Fallible, false, 4),
            stage(&[0], &[], Bool, false, 4).by_turn(5).with_state(),
            stage(&[], &[], Nothing, false, 1).with_state().in_slices(),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_71 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            wait: YieldWaitStrategy;
            slots: dense;
            stage s0: &mut Event -> bool { shards: 7 };
            stage s1: { input: &u64, f0: &u64, f1: &mut u64 } -> bool after s0 else s0 { shards: 3 };
            stage s2: &mut Event -> Result<(), Refused> else s1;
            stage s3: Event after s2, s5 else s5;
            stage s4: &Event -> bool after s1 else s2 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s5: { input: &u64, f0: &u64, f5: &mut u64 } -> Result<(), Refused> after s4 else s4 { state: State };
            thread t0: s5, s2, s3 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let c5 = case.shards(5, "s5");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
                c0.passes(sequence)
            } },
            s1: |shard| { let c1 = &c1; move |event, sequence, end| {
                let mut c1 = c1.of(shard);
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[(0, *event.f0)]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
                c1.passes(sequence)
            } },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
                c2.refuses(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (5, event.f5)]);
                c3.take(event);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                c4.leave(sequence);
                c4.passes(sequence)
            },
            s5: (|| c5.make(0), |state, event, sequence, end| {
                let mut c5 = c5.with(state);
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[(0, *event.f0)]);
                *event.f5 = c5.mark(sequence);
                c5.leave(sequence);
                c5.refuses(sequence)
            }),
        }
        .run(|mut producer| produce_by_value!(case, producer));
        case.settle(&[c0.into_stages(), c1.into_stages(), vec![c2], vec![c3], vec![c4], c5.into_stages()], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Bool, false, 32).by_turn(7),
            stage(&[0], &[0], Bool, false, 32).by_turn(3),
            stage(&[], &[1], Fallible, false, 32),
            stage(&[2, 5], &[5], Nothing, false, 32),
            stage(&[1], &[2], Bool, false, 32),
            stage(&[4], &[4], Fallible, false, 32).with_state(),
        ];
        check(Graph { capacity: 32, bound: 32, by_value: true, stages, threads: &[&[5, 2, 3]], run });
    }
}

mod graph_72 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            wait: YieldWaitStrategy;
            slots: stamped;
            grow: after 1ms, up to 16;
            stage s0: &Event -> Result<(), Failure> after s9, s3;
            stage s1: &Event -> bool after s9, s3 { shards: 3, state: State };
            stage s2: { input: &u64 } -> bool after s3;
            stage s3: &Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s4: &Event -> Result<(), Refused> after s3 { shards: 2, state: State };
            stage s5: &Event { wait: BlockingWaitStrategy };
            poll s6: &Event after s1, s3;
            stage s7: { input: &u64, key: &u64, f3: &u64, f9: &u64 } -> Result<(), Failure> after s0 else s4 { shards: 5 by key };
            stage s8: &Event after s6 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s9: &Event after s3 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), max_batch: 2, shards: 2 };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let c4 = case.shards(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let c7 = case.shards(7, "s7");
        let mut c8 = case.stage(8, "s8");
        let c9 = case.shards(9, "s9");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
                c0.fails(sequence)
            },
            s1: (|shard| c1.make(shard), |state, event, sequence, end| {
                let mut c1 = c1.with(state);
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
                c1.passes(sequence)
            }),
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                c2.leave(sequence);
                c2.passes(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[]);
                c3.leave(sequence);
            },
            s4: (|shard| c4.make(shard), |state, event, sequence, end| {
                let mut c4 = c4.with(state);
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[]);
                c4.leave(sequence);
                c4.refuses(sequence)
            }),
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[]);
                c5.leave(sequence);
            },
            s7: |shard| { let c7 = &c7; move |event, sequence, end| {
                let mut c7 = c7.of(shard);
                c7.enter(sequence, end);
                c7.sees(sequence, *event.input, &[]);
                c7.leave(sequence);
                c7.fails(sequence)
            } },
            s8: |event, sequence, end| {
                c8.enter(sequence, end);
                c8.sees(sequence, event.input, &[]);
                c8.leave(sequence);
            },
            s9: |shard| { let c9 = &c9; move |event, sequence, end| {
                let mut c9 = c9.of(shard);
                c9.enter(sequence, end);
                c9.sees(sequence, event.input, &[]);
                c9.leave(sequence);
            } },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s6, &mut c6);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], c1.into_stages(), vec![c2], vec![c3], c4.into_stages(), vec![c5], vec![c6], c7.into_stages(), vec![c8], c9.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[9, 3], &[], Fallible, false, 16),
            stage(&[9, 3], &[], Bool, false, 16).by_turn(3).with_state(),
            stage(&[3], &[], Bool, false, 16),
            stage(&[], &[], Nothing, false, 16),
            stage(&[3], &[], Fallible, false, 16).by_turn(2).with_state(),
            stage(&[], &[], Nothing, false, 16),
            stage(&[1, 3], &[], Nothing, true, 16),
            stage(&[0], &[4], Fallible, false, 16).by_key(5),
            stage(&[6], &[], Nothing, false, 16),
            stage(&[3], &[], Nothing, false, 2).by_turn(2),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: false, stages, threads: &[], run });
    }
}

mod graph_73 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            slots: dense;
            stage s0: &mut Event -> bool after s3 { max_batch: 1 };
            stage s1: { input: &u64, f3: &u64, f1: &mut u64 } else s3 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            stage s2: { input: &u64, f3: &u64, f2: &mut u64 } else s3 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s3: &mut Event -> Result<(), Refused> { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), max_batch: 2 };
            stage s4: { input: &u64, f0: &u64 } after s0 { wait: BlockingWaitStrategy };
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
                c0.sees(sequence, event.input, &[(3, event.f3)]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
                c0.passes(sequence)
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[(3, *event.f3)]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[(3, *event.f3)]);
                *event.f2 = c2.mark(sequence);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[]);
                event.f3 = c3.mark(sequence);
                c3.replace(&mut event.counted);
                c3.leave(sequence);
                c3.refuses(sequence)
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[(0, *event.f0)]);
                c4.leave(sequence);
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[3], &[], Bool, false, 1),
            stage(&[], &[3], Nothing, false, 32),
            stage(&[], &[3], Nothing, false, 32),
            stage(&[], &[], Fallible, false, 2),
            stage(&[0], &[], Nothing, false, 32),
        ];
        check(Graph { capacity: 32, bound: 32, by_value: false, stages, threads: &[], run });
    }
}

mod graph_74 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: dense;
            producer: multi;
            stage s0: &mut Event -> bool after s1 { shards: 3, state: State };
            stage s1: &mut [Event] { state: State };
            poll s2: { input: &u64, f0: &u64, f1: &u64, f2: &mut u64 } after s0 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20), max_batch: 2 };
            poll s3: Event after s5;
            poll s4: &mut Event else s0 { wait: SpinWaitStrategy };
            stage s5: &mut Event -> Result<(), Failure> after s2;
            poll s6: Event after s4;
            thread t0: s1, s5 { wait: BlockingWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let result = Pipeline {
            s0: (|shard| c0.make(shard), |state, event, sequence, end| {
                let mut c0 = c0.with(state);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[(1, event.f1)]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
                c0.passes(sequence)
            }),
            s1: (|| c1.make(0), |state, events, first, end| {
                let mut c1 = c1.with(state);
                c1.each(events.iter_mut(), first, end, |c1, event, sequence, end| {
                    c1.enter(sequence, end);
                    c1.sees(sequence, event.input, &[]);
                    event.f1 = c1.mark(sequence);
                    c1.replace(&mut event.counted);
                    c1.leave(sequence);
                });
            }),
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                event.f5 = c5.mark(sequence);
                c5.replace(&mut event.counted);
                c5.leave(sequence);
                c5.fails(sequence)
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: PipelineS2<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(0, *event.f0), (1, *event.f1)]);
                *event.f2 = check.mark(sequence);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (5, event.f5)]);
                check.take(event);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f4 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s6, &mut c6);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (4, event.f4)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, several producer)
        }));
        case.settle(&[c0.into_stages(), c1.into_stages(), vec![c2], vec![c3], vec![c4], vec![c5], vec![c6]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[1], &[], Bool, false, 64).by_turn(3).with_state(),
            stage(&[], &[], Nothing, false, 64).with_state().in_slices(),
            stage(&[0], &[], Nothing, true, 2),
            stage(&[5], &[], Nothing, true, 64),
            stage(&[], &[0], Nothing, true, 64),
            stage(&[2], &[], Fallible, false, 64),
            stage(&[4], &[], Nothing, true, 64),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: true, stages, threads: &[&[1, 5]], run });
    }
}

mod graph_75 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: stamped;
            grow: after 0ms, up to 256;
            stage s0: &Event -> bool;
            stage s1: { input: &u64, f0: &u64, f1: &mut u64 } -> bool else s0;
            stage s2: Event after s0 else s1 { max_batch: 100 };
            stage s3: Event after s1 { wait: BlockingWaitStrategy };
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
                c0.passes(sequence)
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
                c1.passes(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(1, event.f1)]);
                c2.take(event);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(1, event.f1)]);
                c3.take(event);
                c3.leave(sequence);
            },
        }
        .run(|mut producer| produce_by_value!(case, producer));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Bool, false, 256),
            stage(&[], &[0], Bool, false, 256),
            stage(&[0], &[1], Nothing, false, 100),
            stage(&[1], &[], Nothing, false, 256),
        ];
        check(Graph { capacity: 32, bound: 256, by_value: true, stages, threads: &[], run });
    }
}

mod graph_76 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            slots: stamped;
            stage s0: &mut Event { max_batch: 100 };
            stage s1: &mut Event after s0 { max_batch: 3 };
            stage s2: &Event -> bool after s1, s0;
            stage s3: &Event -> bool after s1 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s4: { input: &u64, f0: &u64, f1: &u64, f2: &u64 } -> Result<(), Refused> after s0 else s2 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s5: { input: &u64, f4: &u64 } -> bool after s1, s0 else s4 { wait: YieldWaitStrategy };
            stage s6: { input: &u64, f0: &u64, f1: &u64, f2: &u64 } after s4 else s2, s4 { wait: SpinWaitStrategy };
            stage s7: &Event after s5, s2, s3 else s2 { wait: YieldWaitStrategy };
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
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                c2.leave(sequence);
                c2.passes(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                c3.leave(sequence);
                c3.passes(sequence)
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[(0, *event.f0), (1, *event.f1)]);
                c4.leave(sequence);
                c4.refuses(sequence)
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[]);
                c5.leave(sequence);
                c5.passes(sequence)
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[(0, *event.f0), (1, *event.f1)]);
                c6.leave(sequence);
            },
            s7: |event, sequence, end| {
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                c7.leave(sequence);
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6], vec![c7]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 32),
            stage(&[0], &[], Nothing, false, 3),
            stage(&[1, 0], &[], Bool, false, 32),
            stage(&[1], &[], Bool, false, 32),
            stage(&[0], &[2], Fallible, false, 32),
            stage(&[1, 0], &[4], Bool, false, 32),
            stage(&[4], &[2, 4], Nothing, false, 32),
            stage(&[5, 2, 3], &[2], Nothing, false, 32),
        ];
        check(Graph { capacity: 32, bound: 32, by_value: false, stages, threads: &[], run });
    }
}

mod graph_77 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            slots: stamped;
            stage s0: &mut Event -> Result<(), Failure>;
            stage s1: &mut Event -> Result<(), Failure> after s0;
            stage s2: &mut Event -> Result<(), Failure> after s1;
            stage s3: &mut Event -> bool after s2;
            stage s4: &mut Event after s3 { wait: YieldWaitStrategy };
            stage s5: &mut Event else s3;
            stage s6: &mut Event -> Result<(), Failure> after s4;
            stage s7: &mut Event after s5;
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
                c0.fails(sequence)
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.fails(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
                c2.fails(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                event.f3 = c3.mark(sequence);
                c3.replace(&mut event.counted);
                c3.leave(sequence);
                c3.passes(sequence)
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
                c5.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3)]);
                event.f5 = c5.mark(sequence);
                c5.replace(&mut event.counted);
                c5.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3), (4, event.f4)]);
                event.f6 = c6.mark(sequence);
                c6.replace(&mut event.counted);
                c6.leave(sequence);
                c6.fails(sequence)
            },
            s7: |event, sequence, end| {
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3), (5, event.f5)]);
                event.f7 = c7.mark(sequence);
                c7.replace(&mut event.counted);
                c7.leave(sequence);
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6], vec![c7]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Fallible, false, 16),
            stage(&[0], &[], Fallible, false, 16),
            stage(&[1], &[], Fallible, false, 16),
            stage(&[2], &[], Bool, false, 16),
            stage(&[3], &[], Nothing, false, 16),
            stage(&[], &[3], Nothing, false, 16),
            stage(&[4], &[], Fallible, false, 16),
            stage(&[5], &[], Nothing, false, 16),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: false, stages, threads: &[], run });
    }
}

mod graph_78 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            slots: stamped;
            stage s0: { input: &u64, f0: &mut u64 } { wait: YieldWaitStrategy };
            stage s1: &mut Event -> Result<(), Refused> after s0;
            stage s2: &Event -> bool after s1 { max_batch: 1 };
            poll s3: Event after s2 { max_batch: 100 };
            poll s4: Event else s1 { wait: YieldWaitStrategy, max_batch: 3 };
            stage s5: Event -> bool else s2 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
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
                c1.refuses(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                c2.leave(sequence);
                c2.passes(sequence)
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                c5.take(event);
                c5.leave(sequence);
                c5.passes(sequence)
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                check.take(event);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
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
            stage(&[0], &[], Fallible, false, 4),
            stage(&[1], &[], Bool, false, 1),
            stage(&[2], &[], Nothing, true, 4),
            stage(&[], &[1], Nothing, true, 3),
            stage(&[], &[2], Bool, false, 4),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: true, stages, threads: &[], run });
    }
}

mod graph_79 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: dense;
            grow: after 1ms, up to 1;
            stage s0: &mut Event -> Result<(), Failure> { state: State };
            poll s1: &mut Event after s5;
            stage s2: Event after s4 { max_batch: 1 };
            poll s3: Event after s1;
            stage s4: &mut Event -> Result<(), Refused> after s0 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), state: State };
            stage s5: &mut Event -> Result<(), Failure> else s4;
            thread t0: s0, s5, s2 { wait: BlockingWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let c4 = case.shards(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let result = Pipeline {
            s0: (|| c0.make(0), |state, event, sequence, end| {
                let mut c0 = c0.with(state);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
                c0.fails(sequence)
            }),
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (4, event.f4)]);
                c2.take(event);
                c2.leave(sequence);
            },
            s4: (|| c4.make(0), |state, event, sequence, end| {
                let mut c4 = c4.with(state);
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0)]);
                event.f4 = c4.mark(sequence);
                c4.replace(&mut event.counted);
                c4.leave(sequence);
                c4.refuses(sequence)
            }),
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(0, event.f0), (4, event.f4)]);
                event.f5 = c5.mark(sequence);
                c5.replace(&mut event.counted);
                c5.leave(sequence);
                c5.fails(sequence)
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (4, event.f4), (5, event.f5)]);
                event.f1 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (4, event.f4), (5, event.f5)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[c0.into_stages(), vec![c1], vec![c2], vec![c3], c4.into_stages(), vec![c5]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Fallible, false, 1).with_state(),
            stage(&[5], &[], Nothing, true, 1),
            stage(&[4], &[], Nothing, false, 1),
            stage(&[1], &[], Nothing, true, 1),
            stage(&[0], &[], Fallible, false, 1).with_state(),
            stage(&[], &[4], Fallible, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: true, stages, threads: &[&[0, 5, 2]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_80 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 8;
            wait: YieldWaitStrategy;
            slots: stamped;
            stage s0: &Event after s1 else s5, s6 { max_batch: 3, shards: 7, state: State };
            stage s1: &Event -> Result<(), Failure> else s6;
            stage s2: &mut Event after s8, s4;
            stage s3: { input: &u64, key: &u64, f0: &u64, f7: &u64, f8: &u64, f9: &u64, f3: &mut u64 } -> Result<(), Failure> after s7, s9 { shards: 2 by key };
            stage s4: { input: &u64, f6: &u64, f9: &u64 } -> Result<(), Failure> after s9 else s6;
            stage s5: { input: &u64, f6: &u64 } -> Result<(), Refused> else s6;
            stage s6: &Event -> bool;
            poll s7: &mut Event after s6, s8 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            stage s8: { input: &u64, f1: &u64, f5: &u64, f9: &u64, f8: &mut u64 } after s9, s6, s1, s0 else s6;
            stage s9: { input: &u64, key: &u64, f6: &u64 } after s6 else s6 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), max_batch: 100, shards: 2 by key, state: State };
            thread t0: s5, s1 { wait: YieldWaitStrategy };
            thread t1: s2, s4, s6, s8 { wait: YieldWaitStrategy };
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
        let mut c7 = case.stage(7, "s7");
        let mut c8 = case.stage(8, "s8");
        let c9 = case.shards(9, "s9");
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
                c1.leave(sequence);
                c1.fails(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(8, event.f8)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
            },
            s3: |shard| { let c3 = &c3; move |event, sequence, end| {
                let mut c3 = c3.of(shard);
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(7, *event.f7), (8, *event.f8)]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
                c3.fails(sequence)
            } },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[]);
                c4.leave(sequence);
                c4.fails(sequence)
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[]);
                c5.leave(sequence);
                c5.refuses(sequence)
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[]);
                c6.leave(sequence);
                c6.passes(sequence)
            },
            s8: |event, sequence, end| {
                c8.enter(sequence, end);
                c8.sees(sequence, *event.input, &[]);
                *event.f8 = c8.mark(sequence);
                c8.leave(sequence);
            },
            s9: (|shard| c9.make(shard), |state, event, sequence, end| {
                let mut c9 = c9.with(state);
                c9.enter(sequence, end);
                c9.sees(sequence, *event.input, &[]);
                c9.leave(sequence);
            }),
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s7, &mut c7);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(8, event.f8)]);
                event.f7 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[c0.into_stages(), vec![c1], vec![c2], c3.into_stages(), vec![c4], vec![c5], vec![c6], vec![c7], vec![c8], c9.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[1], &[5, 6], Nothing, false, 3).by_turn(7).with_state(),
            stage(&[], &[6], Fallible, false, 8),
            stage(&[8, 4], &[], Nothing, false, 8),
            stage(&[7, 9], &[], Fallible, false, 8).by_key(2),
            stage(&[9], &[6], Fallible, false, 8),
            stage(&[], &[6], Fallible, false, 8),
            stage(&[], &[], Bool, false, 8),
            stage(&[6, 8], &[], Nothing, true, 8),
            stage(&[9, 6, 1, 0], &[6], Nothing, false, 8),
            stage(&[6], &[6], Nothing, false, 8).by_key(2).with_state(),
        ];
        check(Graph { capacity: 8, bound: 8, by_value: false, stages, threads: &[&[5, 1], &[2, 4, 6, 8]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_81 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 2;
            wait: YieldWaitStrategy;
            slots: dense;
            stage s0: { input: &u64, f0: &mut u64 } { wait: BlockingWaitStrategy, max_batch: 100 };
            stage s1: &mut Event -> bool after s0 { wait: YieldWaitStrategy, max_batch: 7, shards: 5, state: State };
            stage s2: &mut Event after s1 else s1 { shards: 5, state: State };
            stage s3: { input: &u64, f1: &u64, f2: &u64, f3: &mut u64 } -> bool after s2 { max_batch: 7 };
            poll s4: { input: &u64, f0: &u64, f3: &u64, f4: &mut u64 } after s3 { max_batch: 1 };
            stage s5: &Event else s3 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), max_batch: 1 };
            stage s6: { input: &u64, f0: &u64, f1: &u64, f2: &u64, f4: &u64, f6: &mut u64 } after s4;
            stage s7: &Event after s5 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), state: State };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let c2 = case.shards(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let c7 = case.shards(7, "s7");
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
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.passes(sequence)
            }),
            s2: (|shard| c2.make(shard), |state, event, sequence, end| {
                let mut c2 = c2.with(state);
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
            }),
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(1, *event.f1), (2, *event.f2)]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
                c3.passes(sequence)
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3)]);
                c5.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[(0, *event.f0), (1, *event.f1), (2, *event.f2), (4, *event.f4)]);
                *event.f6 = c6.mark(sequence);
                c6.leave(sequence);
            },
            s7: (|| c7.make(0), |state, event, sequence, end| {
                let mut c7 = c7.with(state);
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3)]);
                c7.leave(sequence);
            }),
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll!(poller, check, |event: PipelineS4<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(0, *event.f0), (3, *event.f3)]);
                *event.f4 = check.mark(sequence);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], c1.into_stages(), c2.into_stages(), vec![c3], vec![c4], vec![c5], vec![c6], c7.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 2),
            stage(&[0], &[], Bool, false, 2).by_turn(5).with_state(),
            stage(&[1], &[1], Nothing, false, 2).by_turn(5).with_state(),
            stage(&[2], &[], Bool, false, 2),
            stage(&[3], &[], Nothing, true, 1),
            stage(&[], &[3], Nothing, false, 1),
            stage(&[4], &[], Nothing, false, 2),
            stage(&[5], &[], Nothing, false, 2).with_state(),
        ];
        check(Graph { capacity: 2, bound: 2, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_82 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: stamped;
            stage s0: &mut Event -> Result<(), Failure>;
            stage s1: &mut Event -> Result<(), Refused> after s0;
            stage s2: &mut Event -> bool else s1;
            stage s3: Event after s2, s1 else s2;
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
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
                c0.fails(sequence)
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.refuses(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
                c2.passes(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                c3.take(event);
                c3.leave(sequence);
            },
        }
        .run(|mut producer| produce_by_value!(case, producer));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Fallible, false, 1),
            stage(&[0], &[], Fallible, false, 1),
            stage(&[], &[1], Bool, false, 1),
            stage(&[2, 1], &[2], Nothing, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_83 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 2;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: stamped;
            grow: after 1ms, up to 2;
            stage s0: { input: &u64, key: &u64, f0: &mut u64 } -> bool { shards: 5 by key };
            stage s1: { input: &u64, f0: &u64, f1: &mut u64 } after s0 else s0;
            stage s2: &mut Event -> bool after s1 { max_batch: 1, state: State };
            stage s3: &mut Event -> bool after s2 else s2;
            stage s4: &Event -> bool after s3 else s3 { max_batch: 2 };
            stage s5: &Event -> Result<(), Failure> after s4 else s4 { state: State };
            stage s6: &Event -> Result<(), Refused> after s5;
            stage s7: Event -> bool after s6;
            stage s8: Event else s6 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), shards: 5 };
            thread t0: s1, s7 { wait: BlockingWaitStrategy };
            thread t1: s2, s5 { wait: BlockingWaitStrategy };
            thread t2: s3, s6 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let c2 = case.shards(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let c5 = case.shards(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let mut c7 = case.stage(7, "s7");
        let c8 = case.shards(8, "s8");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
                c0.passes(sequence)
            } },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[(0, *event.f0)]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
            },
            s2: (|| c2.make(0), |state, event, sequence, end| {
                let mut c2 = c2.with(state);
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
                c2.passes(sequence)
            }),
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                event.f3 = c3.mark(sequence);
                c3.replace(&mut event.counted);
                c3.leave(sequence);
                c3.passes(sequence)
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3)]);
                c4.leave(sequence);
                c4.passes(sequence)
            },
            s5: (|| c5.make(0), |state, event, sequence, end| {
                let mut c5 = c5.with(state);
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3)]);
                c5.leave(sequence);
                c5.fails(sequence)
            }),
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3)]);
                c6.leave(sequence);
                c6.refuses(sequence)
            },
            s7: |event, sequence, end| {
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3)]);
                c7.take(event);
                c7.leave(sequence);
                c7.passes(sequence)
            },
            s8: |shard| { let c8 = &c8; move |event, sequence, end| {
                let mut c8 = c8.of(shard);
                c8.enter(sequence, end);
                c8.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3)]);
                c8.take(event);
                c8.leave(sequence);
            } },
        }
        .run(|mut producer| produce_by_value!(case, producer));
        case.settle(&[c0.into_stages(), vec![c1], c2.into_stages(), vec![c3], vec![c4], c5.into_stages(), vec![c6], vec![c7], c8.into_stages()], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Bool, false, 2).by_key(5),
            stage(&[0], &[0], Nothing, false, 2),
            stage(&[1], &[], Bool, false, 1).with_state(),
            stage(&[2], &[2], Bool, false, 2),
            stage(&[3], &[3], Bool, false, 2),
            stage(&[4], &[4], Fallible, false, 2).with_state(),
            stage(&[5], &[], Fallible, false, 2),
            stage(&[6], &[], Bool, false, 2),
            stage(&[], &[6], Nothing, false, 2).by_turn(5),
        ];
        check(Graph { capacity: 2, bound: 2, by_value: true, stages, threads: &[&[1, 7], &[2, 5], &[3, 6]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_84 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            slots: dense;
            stage s0: &Event -> bool { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20), max_batch: 1 };
            stage s1: &Event after s0;
            poll s2: { input: &u64 } { wait: YieldWaitStrategy };
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
                c0.passes(sequence)
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
            scope.spawn(move || poll!(poller, check, |event: PipelineS2<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
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
            stage(&[], &[], Bool, false, 1),
            stage(&[0], &[], Nothing, false, 32),
            stage(&[], &[], Nothing, true, 32),
        ];
        check(Graph { capacity: 32, bound: 32, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_85 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            wait: YieldWaitStrategy;
            producer: multi;
            stage s0: &mut Event -> Result<(), Refused> { wait: YieldWaitStrategy, max_batch: 3, state: State };
            stage s1: { input: &u64, f0: &u64 } -> Result<(), Failure> after s0 else s0 { wait: SpinWaitStrategy };
            stage s2: { input: &u64, f1: &u64, f2: &mut u64 } -> bool after s1 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), max_batch: 2 };
            stage s3: { input: &u64, f0: &u64, f1: &u64, f2: &u64 } after s2 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), state: State };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let c3 = case.shards(3, "s3");
        let result = Pipeline {
            s0: (|| c0.make(0), |state, event, sequence, end| {
                let mut c0 = c0.with(state);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
                c0.refuses(sequence)
            }),
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[(0, *event.f0)]);
                c1.leave(sequence);
                c1.fails(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                *event.f2 = c2.mark(sequence);
                c2.leave(sequence);
                c2.passes(sequence)
            },
            s3: (|| c3.make(0), |state, event, sequence, end| {
                let mut c3 = c3.with(state);
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(0, *event.f0), (2, *event.f2)]);
                c3.leave(sequence);
            }),
        }
        .run(|mut producer| produce!(case, several producer));
        case.settle(&[c0.into_stages(), vec![c1], vec![c2], c3.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Fallible, false, 3).with_state(),
            stage(&[0], &[0], Fallible, false, 32),
            stage(&[1], &[], Bool, false, 2),
            stage(&[2], &[], Nothing, false, 32).with_state(),
        ];
        check(Graph { capacity: 32, bound: 32, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_86 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            slots: stamped;
            stage s0: { input: &u64, f1: &u64, f5: &u64, f0: &mut u64 } after s5 { max_batch: 1 };
            stage s1: &Event -> Result<(), Failure> { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20), max_batch: 3 };
            stage s2: &mut Event -> Result<(), Refused> after s0, s4 { wait: YieldWaitStrategy };
            stage s3: Event -> Result<(), Failure> after s2 else s2 { max_batch: 3 };
            poll s4: &mut Event else s5;
            stage s5: &Event -> bool after s1;
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
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
                c1.fails(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (4, event.f4)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
                c2.refuses(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (2, event.f2), (4, event.f4)]);
                c3.take(event);
                c3.leave(sequence);
                c3.fails(sequence)
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[]);
                c5.leave(sequence);
                c5.passes(sequence)
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                event.f4 = check.mark(sequence);
                check.replace(&mut event.counted);
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
            stage(&[5], &[], Nothing, false, 1),
            stage(&[], &[], Fallible, false, 3),
            stage(&[0, 4], &[], Fallible, false, 4),
            stage(&[2], &[2], Fallible, false, 3),
            stage(&[], &[5], Nothing, true, 4),
            stage(&[1], &[], Bool, false, 4),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_87 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            slots: stamped;
            stage s0: { input: &u64, f0: &mut u64 } -> Result<(), Failure> { wait: BlockingWaitStrategy, shards: 2 };
            stage s1: &mut Event -> bool after s0 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20), shards: 6 };
            stage s2: &mut Event after s1 { state: State };
            stage s3: { input: &u64, key: &u64, f0: &u64 } else s1 { shards: 3 by key };
            poll s4: Event after s2 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            stage s5: Event after s3;
            thread t0: s5, s2;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let c1 = case.shards(1, "s1");
        let c2 = case.shards(2, "s2");
        let c3 = case.shards(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
                c0.fails(sequence)
            } },
            s1: |shard| { let c1 = &c1; move |event, sequence, end| {
                let mut c1 = c1.of(shard);
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.passes(sequence)
            } },
            s2: (|| c2.make(0), |state, event, sequence, end| {
                let mut c2 = c2.with(state);
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
            }),
            s3: |shard| { let c3 = &c3; move |event, sequence, end| {
                let mut c3 = c3.of(shard);
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(0, *event.f0)]);
                c3.leave(sequence);
            } },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                c5.take(event);
                c5.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[c0.into_stages(), c1.into_stages(), c2.into_stages(), c3.into_stages(), vec![c4], vec![c5]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Fallible, false, 1).by_turn(2),
            stage(&[0], &[], Bool, false, 1).by_turn(6),
            stage(&[1], &[], Nothing, false, 1).with_state(),
            stage(&[], &[1], Nothing, false, 1).by_key(3),
            stage(&[2], &[], Nothing, true, 1),
            stage(&[3], &[], Nothing, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: true, stages, threads: &[&[5, 2]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_88 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            wait: BlockingWaitStrategy;
            slots: dense;
            grow: after 1ms, up to 256;
            stage s0: &mut Event after s3 else s4;
            stage s1: &Event after s0 { wait: SpinWaitStrategy };
            stage s2: &Event -> bool after s4, s0 { max_batch: 7 };
            stage s3: { input: &u64, f3: &mut u64 } { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s4: { input: &u64, f4: &mut u64 } -> Result<(), Refused>;
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
                c0.sees(sequence, event.input, &[(3, event.f3), (4, event.f4)]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0), (3, event.f3), (4, event.f4)]);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (3, event.f3), (4, event.f4)]);
                c2.leave(sequence);
                c2.passes(sequence)
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
                *event.f4 = c4.mark(sequence);
                c4.leave(sequence);
                c4.refuses(sequence)
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[3], &[4], Nothing, false, 256),
            stage(&[0], &[], Nothing, false, 256),
            stage(&[4, 0], &[], Bool, false, 7),
            stage(&[], &[], Nothing, false, 256),
            stage(&[], &[], Fallible, false, 256),
        ];
        check(Graph { capacity: 32, bound: 256, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_89 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 8;
            wait: YieldWaitStrategy;
            slots: stamped;
            stage s0: &mut Event -> bool;
            stage s1: { input: &u64, key: &u64, f0: &u64 } after s0 { shards: 6 by key };
            stage s2: &mut Event -> Result<(), Failure> else s0;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
                c0.passes(sequence)
            },
            s1: |shard| { let c1 = &c1; move |event, sequence, end| {
                let mut c1 = c1.of(shard);
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[(0, *event.f0)]);
                c1.leave(sequence);
            } },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
                c2.fails(sequence)
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[vec![c0], c1.into_stages(), vec![c2]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Bool, false, 8),
            stage(&[0], &[], Nothing, false, 8).by_key(6),
            stage(&[], &[0], Fallible, false, 8),
        ];
        check(Graph { capacity: 8, bound: 8, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_90 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 8;
            wait: YieldWaitStrategy;
            slots: dense;
            producer: multi;
            stage s0: &mut Event { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), state: State };
            stage s1: { input: &u64, f0: &u64, f1: &mut u64 } -> Result<(), Refused> after s0 { shards: 6 };
            stage s2: &mut Event -> bool after s1 else s1 { state: State };
            stage s3: &Event after s2 else s2;
            stage s4: &Event after s2 else s2;
            stage s5: { input: &u64, f0: &u64, f2: &u64, f4: &u64 } -> Result<(), Refused> after s3, s4 { shards: 3 };
            stage s6: &mut Event -> bool else s5 { max_batch: 1, state: State };
            stage s7: Event after s5, s3, s4, s0;
            stage s8: Event -> bool after s6, s3 { max_batch: 7, shards: 2 };
            stage s9: Event else s6 { wait: BlockingWaitStrategy, state: State };
            thread t0: s6, s7, s4 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let c1 = case.shards(1, "s1");
        let c2 = case.shards(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let c5 = case.shards(5, "s5");
        let c6 = case.shards(6, "s6");
        let mut c7 = case.stage(7, "s7");
        let c8 = case.shards(8, "s8");
        let c9 = case.shards(9, "s9");
        let result = Pipeline {
            s0: (|| c0.make(0), |state, event, sequence, end| {
                let mut c0 = c0.with(state);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            }),
            s1: |shard| { let c1 = &c1; move |event, sequence, end| {
                let mut c1 = c1.of(shard);
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[(0, *event.f0)]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
                c1.refuses(sequence)
            } },
            s2: (|| c2.make(0), |state, event, sequence, end| {
                let mut c2 = c2.with(state);
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
                c2.passes(sequence)
            }),
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                c4.leave(sequence);
            },
            s5: |shard| { let c5 = &c5; move |event, sequence, end| {
                let mut c5 = c5.of(shard);
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[(0, *event.f0), (2, *event.f2)]);
                c5.leave(sequence);
                c5.refuses(sequence)
            } },
            s6: (|| c6.make(0), |state, event, sequence, end| {
                let mut c6 = c6.with(state);
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                event.f6 = c6.mark(sequence);
                c6.replace(&mut event.counted);
                c6.leave(sequence);
                c6.passes(sequence)
            }),
            s7: |event, sequence, end| {
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2)]);
                c7.take(event);
                c7.leave(sequence);
            },
            s8: |shard| { let c8 = &c8; move |event, sequence, end| {
                let mut c8 = c8.of(shard);
                c8.enter(sequence, end);
                c8.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (6, event.f6)]);
                c8.take(event);
                c8.leave(sequence);
                c8.passes(sequence)
            } },
            s9: (|| c9.make(0), |state, event, sequence, end| {
                let mut c9 = c9.with(state);
                c9.enter(sequence, end);
                c9.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (6, event.f6)]);
                c9.take(event);
                c9.leave(sequence);
            }),
        }
        .run(|mut producer| produce_by_value!(case, several producer));
        case.settle(&[c0.into_stages(), c1.into_stages(), c2.into_stages(), vec![c3], vec![c4], c5.into_stages(), c6.into_stages(), vec![c7], c8.into_stages(), c9.into_stages()], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 8).with_state(),
            stage(&[0], &[], Fallible, false, 8).by_turn(6),
            stage(&[1], &[1], Bool, false, 8).with_state(),
            stage(&[2], &[2], Nothing, false, 8),
            stage(&[2], &[2], Nothing, false, 8),
            stage(&[3, 4], &[], Fallible, false, 8).by_turn(3),
            stage(&[], &[5], Bool, false, 1).with_state(),
            stage(&[5, 3, 4, 0], &[], Nothing, false, 8),
            stage(&[6, 3], &[], Bool, false, 7).by_turn(2),
            stage(&[], &[6], Nothing, false, 8).with_state(),
        ];
        check(Graph { capacity: 8, bound: 8, by_value: true, stages, threads: &[&[6, 7, 4]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_91 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: stamped;
            stage s0: &Event;
            poll s1: &Event;
            stage s2: &mut Event -> Result<(), Refused> after s0, s1 { max_batch: 1 };
            stage s3: &Event -> bool after s2;
            stage s4: &mut Event after s3, s2;
            stage s5: &mut Event else s3 { wait: YieldWaitStrategy, max_batch: 2, shards: 2, state: State };
            stage s6: Event -> Result<(), Failure> after s4 { max_batch: 1, shards: 4 };
            stage s7: Event -> bool after s0 else s2 { state: State };
            stage s8: Event -> bool after s5 else s3 { max_batch: 3, shards: 5 };
            thread t0: s3, s4, s0, s2;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let c5 = case.shards(5, "s5");
        let c6 = case.shards(6, "s6");
        let c7 = case.shards(7, "s7");
        let c8 = case.shards(8, "s8");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
                c2.refuses(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(2, event.f2)]);
                c3.leave(sequence);
                c3.passes(sequence)
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(2, event.f2)]);
                event.f4 = c4.mark(sequence);
                c4.replace(&mut event.counted);
                c4.leave(sequence);
            },
            s5: (|shard| c5.make(shard), |state, event, sequence, end| {
                let mut c5 = c5.with(state);
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(2, event.f2)]);
                event.f5 = c5.mark(sequence);
                c5.replace(&mut event.counted);
                c5.leave(sequence);
            }),
            s6: |shard| { let c6 = &c6; move |event, sequence, end| {
                let mut c6 = c6.of(shard);
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[(2, event.f2), (4, event.f4)]);
                c6.take(event);
                c6.leave(sequence);
                c6.fails(sequence)
            } },
            s7: (|| c7.make(0), |state, event, sequence, end| {
                let mut c7 = c7.with(state);
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(2, event.f2)]);
                c7.take(event);
                c7.leave(sequence);
                c7.passes(sequence)
            }),
            s8: |shard| { let c8 = &c8; move |event, sequence, end| {
                let mut c8 = c8.of(shard);
                c8.enter(sequence, end);
                c8.sees(sequence, event.input, &[(2, event.f2), (5, event.f5)]);
                c8.take(event);
                c8.leave(sequence);
                c8.passes(sequence)
            } },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[]);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], c5.into_stages(), c6.into_stages(), c7.into_stages(), c8.into_stages()], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64),
            stage(&[], &[], Nothing, true, 64),
            stage(&[0, 1], &[], Fallible, false, 1),
            stage(&[2], &[], Bool, false, 64),
            stage(&[3, 2], &[], Nothing, false, 64),
            stage(&[], &[3], Nothing, false, 2).by_turn(2).with_state(),
            stage(&[4], &[], Fallible, false, 1).by_turn(4),
            stage(&[0], &[2], Bool, false, 64).with_state(),
            stage(&[5], &[3], Bool, false, 3).by_turn(5),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: true, stages, threads: &[&[3, 4, 0, 2]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_92 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            slots: stamped;
            stage s0: &Event -> bool { max_batch: 1 };
            poll s1: &Event after s0 else s0;
            stage s2: &Event after s0, s1;
            stage s3: &Event -> bool;
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
                c0.passes(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[]);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[]);
                c3.leave(sequence);
                c3.passes(sequence)
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
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Bool, false, 1),
            stage(&[0], &[0], Nothing, true, 32),
            stage(&[0, 1], &[], Nothing, false, 32),
            stage(&[], &[], Bool, false, 32),
        ];
        check(Graph { capacity: 32, bound: 32, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_93 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: YieldWaitStrategy;
            slots: dense;
            grow: after 1ms, up to 1;
            stage s0: &mut Event { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), max_batch: 100, shards: 4 };
            stage s1: &mut Event -> bool after s0 { state: State };
            stage s2: &mut Event after s1 { max_batch: 3 };
            stage s3: &mut Event else s1;
            thread t0: s1, s2 { wait: BlockingWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            } },
            s1: (|| c1.make(0), |state, event, sequence, end| {
                let mut c1 = c1.with(state);
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.passes(sequence)
            }),
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f3 = c3.mark(sequence);
                c3.replace(&mut event.counted);
                c3.leave(sequence);
            },
        }
        .run(|mut producer| produce!(case, producer));
        case.settle(&[c0.into_stages(), c1.into_stages(), vec![c2], vec![c3]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 1).by_turn(4),
            stage(&[0], &[], Bool, false, 1).with_state(),
            stage(&[1], &[], Nothing, false, 1),
            stage(&[], &[1], Nothing, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: false, stages, threads: &[&[1, 2]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_94 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 2;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20);
            slots: dense;
            poll s0: &mut Event else s7 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s1: &mut Event -> Result<(), Refused> after s9 else s9 { wait: SpinWaitStrategy };
            stage s2: &mut Event after s7 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), max_batch: 7, shards: 3 };
            stage s3: Event else s1 { state: State };
            stage s4: &mut Event -> bool { max_batch: 2 };
            poll s5: Event after s4 { wait: YieldWaitStrategy };
            stage s6: Event after s0 { shards: 7 };
            stage s7: &mut Event -> Result<(), Refused> else s4 { max_batch: 3 };
            stage s8: Event -> bool after s1 { state: State };
            stage s9: &mut Event -> bool after s2 { state: State };
            thread t0: s3, s4, s7, s8 { wait: BlockingWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let c2 = case.shards(2, "s2");
        let c3 = case.shards(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let c6 = case.shards(6, "s6");
        let mut c7 = case.stage(7, "s7");
        let c8 = case.shards(8, "s8");
        let c9 = case.shards(9, "s9");
        let result = Pipeline {
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(2, event.f2), (4, event.f4), (7, event.f7), (9, event.f9)]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.refuses(sequence)
            },
            s2: |shard| { let c2 = &c2; move |event, sequence, end| {
                let mut c2 = c2.of(shard);
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(4, event.f4), (7, event.f7)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
            } },
            s3: (|| c3.make(0), |state, event, sequence, end| {
                let mut c3 = c3.with(state);
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(1, event.f1), (2, event.f2), (4, event.f4), (7, event.f7), (9, event.f9)]);
                c3.take(event);
                c3.leave(sequence);
            }),
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[]);
                event.f4 = c4.mark(sequence);
                c4.replace(&mut event.counted);
                c4.leave(sequence);
                c4.passes(sequence)
            },
            s6: |shard| { let c6 = &c6; move |event, sequence, end| {
                let mut c6 = c6.of(shard);
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[(0, event.f0), (4, event.f4), (7, event.f7)]);
                c6.take(event);
                c6.leave(sequence);
            } },
            s7: |event, sequence, end| {
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(4, event.f4)]);
                event.f7 = c7.mark(sequence);
                c7.replace(&mut event.counted);
                c7.leave(sequence);
                c7.refuses(sequence)
            },
            s8: (|| c8.make(0), |state, event, sequence, end| {
                let mut c8 = c8.with(state);
                c8.enter(sequence, end);
                c8.sees(sequence, event.input, &[(1, event.f1), (2, event.f2), (4, event.f4), (7, event.f7), (9, event.f9)]);
                c8.take(event);
                c8.leave(sequence);
                c8.passes(sequence)
            }),
            s9: (|| c9.make(0), |state, event, sequence, end| {
                let mut c9 = c9.with(state);
                c9.enter(sequence, end);
                c9.sees(sequence, event.input, &[(2, event.f2), (4, event.f4), (7, event.f7)]);
                event.f9 = c9.mark(sequence);
                c9.replace(&mut event.counted);
                c9.leave(sequence);
                c9.passes(sequence)
            }),
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s0, &mut c0);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(4, event.f4), (7, event.f7)]);
                event.f0 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s5, &mut c5);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(4, event.f4)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], c2.into_stages(), c3.into_stages(), vec![c4], vec![c5], c6.into_stages(), vec![c7], c8.into_stages(), c9.into_stages()], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[7], Nothing, true, 2),
            stage(&[9], &[9], Fallible, false, 2),
            stage(&[7], &[], Nothing, false, 2).by_turn(3),
            stage(&[], &[1], Nothing, false, 2).with_state(),
            stage(&[], &[], Bool, false, 2),
            stage(&[4], &[], Nothing, true, 2),
            stage(&[0], &[], Nothing, false, 2).by_turn(7),
            stage(&[], &[4], Fallible, false, 2),
            stage(&[1], &[], Bool, false, 2).with_state(),
            stage(&[2], &[], Bool, false, 2).with_state(),
        ];
        check(Graph { capacity: 2, bound: 2, by_value: true, stages, threads: &[&[3, 4, 7, 8]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_95 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 8;
            wait: BlockingWaitStrategy;
            slots: dense;
            grow: after 0ms, up to 8;
            stage s0: { input: &u64 } -> bool { wait: SpinWaitStrategy };
            stage s1: { input: &u64, f1: &mut u64 } -> Result<(), Refused> after s0 else s0;
            stage s2: { input: &u64, f0: &u64, f2: &mut u64 } -> bool after s1;
            poll s3: &mut Event after s2 { wait: YieldWaitStrategy };
            stage s4: { input: &u64, f0: &u64, f4: &mut u64 } else s2 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s5: { input: &u64, f1: &u64, f4: &u64, f5: &mut u64 } after s4 else s1 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), max_batch: 7 };
            stage s6: { input: &u64, f2: &u64, f4: &u64, f5: &u64, f6: &mut u64 } -> bool after s5 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            poll s7: Event after s3;
            stage s8: Event after s6;
            stage s9: Event -> Result<(), Failure> else s6 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
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
        let mut c8 = case.stage(8, "s8");
        let mut c9 = case.stage(9, "s9");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                c0.leave(sequence);
                c0.passes(sequence)
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
                c1.refuses(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                *event.f2 = c2.mark(sequence);
                c2.leave(sequence);
                c2.passes(sequence)
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[]);
                *event.f4 = c4.mark(sequence);
                c4.leave(sequence);
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[(1, *event.f1), (4, *event.f4)]);
                *event.f5 = c5.mark(sequence);
                c5.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[(2, *event.f2), (4, *event.f4), (5, *event.f5)]);
                *event.f6 = c6.mark(sequence);
                c6.leave(sequence);
                c6.passes(sequence)
            },
            s8: |event, sequence, end| {
                c8.enter(sequence, end);
                c8.sees(sequence, event.input, &[(1, event.f1), (2, event.f2), (4, event.f4), (5, event.f5), (6, event.f6)]);
                c8.take(event);
                c8.leave(sequence);
            },
            s9: |event, sequence, end| {
                c9.enter(sequence, end);
                c9.sees(sequence, event.input, &[(1, event.f1), (2, event.f2), (4, event.f4), (5, event.f5), (6, event.f6)]);
                c9.take(event);
                c9.leave(sequence);
                c9.fails(sequence)
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(1, event.f1), (2, event.f2)]);
                event.f3 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s7, &mut c7);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(1, event.f1), (2, event.f2), (3, event.f3)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6], vec![c7], vec![c8], vec![c9]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Bool, false, 8),
            stage(&[0], &[0], Fallible, false, 8),
            stage(&[1], &[], Bool, false, 8),
            stage(&[2], &[], Nothing, true, 8),
            stage(&[], &[2], Nothing, false, 8),
            stage(&[4], &[1], Nothing, false, 7),
            stage(&[5], &[], Bool, false, 8),
            stage(&[3], &[], Nothing, true, 8),
            stage(&[6], &[], Nothing, false, 8),
            stage(&[], &[6], Fallible, false, 8),
        ];
        check(Graph { capacity: 8, bound: 8, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_96 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            slots: dense;
            stage s0: &mut Event -> Result<(), Refused> { wait: YieldWaitStrategy = YieldWaitStrategy::new(0), max_batch: 3 };
            stage s1: &mut Event -> bool after s0;
            stage s2: &mut Event after s1 else s0;
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
                c0.refuses(sequence)
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.passes(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
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
            stage(&[], &[], Fallible, false, 3),
            stage(&[0], &[], Bool, false, 64),
            stage(&[1], &[0], Nothing, false, 64),
        ];
        check(Graph { capacity: 64, bound: 64, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_97 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: dense;
            stage s0: { input: &u64, f1: &u64, f5: &u64, f0: &mut u64 } after s5 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s1: &Event -> bool { max_batch: 7 };
            poll s2: { input: &u64, f1: &u64, f3: &u64, f4: &u64, f6: &u64, f7: &u64, f2: &mut u64 } after s3 { max_batch: 7 };
            stage s3: &Event -> Result<(), Failure> after s4, s6;
            stage s4: &Event after s7 { wait: BlockingWaitStrategy };
            stage s5: &mut Event else s1;
            poll s6: &Event after s7 { wait: YieldWaitStrategy };
            stage s7: &mut Event after s1 { max_batch: 2 };
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
                c0.sees(sequence, *event.input, &[(5, *event.f5)]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                c1.leave(sequence);
                c1.passes(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(7, event.f7)]);
                c3.leave(sequence);
                c3.fails(sequence)
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(7, event.f7)]);
                c4.leave(sequence);
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[]);
                event.f5 = c5.mark(sequence);
                c5.replace(&mut event.counted);
                c5.leave(sequence);
            },
            s7: |event, sequence, end| {
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[]);
                event.f7 = c7.mark(sequence);
                c7.replace(&mut event.counted);
                c7.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll!(poller, check, |event: PipelineS2<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(7, *event.f7)]);
                *event.f2 = check.mark(sequence);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s6, &mut c6);
            scope.spawn(move || poll!(poller, check, |event: &Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(7, event.f7)]);
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
            stage(&[5], &[], Nothing, false, 1),
            stage(&[], &[], Bool, false, 1),
            stage(&[3], &[], Nothing, true, 1),
            stage(&[4, 6], &[], Fallible, false, 1),
            stage(&[7], &[], Nothing, false, 1),
            stage(&[], &[1], Nothing, false, 1),
            stage(&[7], &[], Nothing, true, 1),
            stage(&[1], &[], Nothing, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_98 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            slots: stamped;
            stage s0: { input: &u64 } -> Result<(), Failure> { wait: BlockingWaitStrategy };
            stage s1: &mut Event -> bool after s0;
            poll s2: { input: &u64, f0: &u64, f1: &u64, f2: &mut u64 } else s1;
            stage s3: { input: &u64, f0: &u64, f3: &mut u64 } else s1 { wait: YieldWaitStrategy };
            stage s4: &Event -> bool after s2, s3 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            stage s5: &mut Event after s4, s0;
            stage s6: { input: &u64, f0: &u64, f1: &u64, f2: &u64, f3: &u64, f4: &u64, f6: &mut u64 } else s4 { wait: BlockingWaitStrategy };
            poll s7: Event after s1;
            stage s8: Event after s5 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), max_batch: 2 };
            poll s9: Event after s6 else s4 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
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
        let mut c8 = case.stage(8, "s8");
        let mut c9 = case.stage(9, "s9");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                c0.leave(sequence);
                c0.fails(sequence)
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.passes(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(1, event.f1), (2, event.f2), (3, event.f3)]);
                c4.leave(sequence);
                c4.passes(sequence)
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(1, event.f1), (2, event.f2), (3, event.f3)]);
                event.f5 = c5.mark(sequence);
                c5.replace(&mut event.counted);
                c5.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[(1, *event.f1), (2, *event.f2), (3, *event.f3)]);
                *event.f6 = c6.mark(sequence);
                c6.leave(sequence);
            },
            s8: |event, sequence, end| {
                c8.enter(sequence, end);
                c8.sees(sequence, event.input, &[(1, event.f1), (2, event.f2), (3, event.f3), (5, event.f5)]);
                c8.take(event);
                c8.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
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
                check.sees(sequence, event.input, &[(1, event.f1)]);
                check.take(event);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s9, &mut c9);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(1, event.f1), (2, event.f2), (3, event.f3), (6, event.f6)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6], vec![c7], vec![c8], vec![c9]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Fallible, false, 4),
            stage(&[0], &[], Bool, false, 4),
            stage(&[], &[1], Nothing, true, 4),
            stage(&[], &[1], Nothing, false, 4),
            stage(&[2, 3], &[], Bool, false, 4),
            stage(&[4, 0], &[], Nothing, false, 4),
            stage(&[], &[4], Nothing, false, 4),
            stage(&[1], &[], Nothing, true, 4),
            stage(&[5], &[], Nothing, false, 2),
            stage(&[6], &[4], Nothing, true, 4),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_99 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: dense;
            grow: after 0ms, up to 8;
            stage s0: &mut Event else s3 { shards: 2 };
            stage s1: &Event after s7;
            stage s2: Event -> bool after s0 { max_batch: 100 };
            stage s3: &mut Event -> bool { wait: BlockingWaitStrategy, shards: 7 };
            poll s4: &mut Event after s1, s6;
            poll s5: Event after s4;
            stage s6: { input: &u64, f7: &u64 } after s7 { max_batch: 2, shards: 2 };
            stage s7: &mut Event after s3 { max_batch: 3, state: State };
            thread t0: s2, s7;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let c3 = case.shards(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let c6 = case.shards(6, "s6");
        let c7 = case.shards(7, "s7");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[(3, event.f3)]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            } },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(3, event.f3), (7, event.f7)]);
                c1.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0), (3, event.f3)]);
                c2.take(event);
                c2.leave(sequence);
                c2.passes(sequence)
            },
            s3: |shard| { let c3 = &c3; move |event, sequence, end| {
                let mut c3 = c3.of(shard);
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[]);
                event.f3 = c3.mark(sequence);
                c3.replace(&mut event.counted);
                c3.leave(sequence);
                c3.passes(sequence)
            } },
            s6: |shard| { let c6 = &c6; move |event, sequence, end| {
                let mut c6 = c6.of(shard);
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[(7, *event.f7)]);
                c6.leave(sequence);
            } },
            s7: (|| c7.make(0), |state, event, sequence, end| {
                let mut c7 = c7.with(state);
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(3, event.f3)]);
                event.f7 = c7.mark(sequence);
                c7.replace(&mut event.counted);
                c7.leave(sequence);
            }),
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(3, event.f3), (7, event.f7)]);
                event.f4 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s5, &mut c5);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(3, event.f3), (4, event.f4), (7, event.f7)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[c0.into_stages(), vec![c1], vec![c2], c3.into_stages(), vec![c4], vec![c5], c6.into_stages(), c7.into_stages()], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[3], Nothing, false, 8).by_turn(2),
            stage(&[7], &[], Nothing, false, 8),
            stage(&[0], &[], Bool, false, 8),
            stage(&[], &[], Bool, false, 8).by_turn(7),
            stage(&[1, 6], &[], Nothing, true, 8),
            stage(&[4], &[], Nothing, true, 8),
            stage(&[7], &[], Nothing, false, 2).by_turn(2),
            stage(&[3], &[], Nothing, false, 3).with_state(),
        ];
        check(Graph { capacity: 4, bound: 8, by_value: true, stages, threads: &[&[2, 7]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_100 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            wait: YieldWaitStrategy;
            slots: stamped;
            stage s0: &Event else s1 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20), max_batch: 100 };
            stage s1: &mut Event -> bool after s2 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s2: { input: &u64 };
            stage s3: &Event -> bool after s2, s1 else s1;
            poll s4: { input: &u64, f1: &u64, f4: &mut u64 } after s3, s0 else s1 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), max_batch: 1 };
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
                c0.sees(sequence, event.input, &[(1, event.f1)]);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.passes(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[]);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(1, event.f1)]);
                c3.leave(sequence);
                c3.passes(sequence)
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
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[1], Nothing, false, 4),
            stage(&[2], &[], Bool, false, 4),
            stage(&[], &[], Nothing, false, 4),
            stage(&[2, 1], &[1], Bool, false, 4),
            stage(&[3, 0], &[1], Nothing, true, 1),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: false, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_101 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 16;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: dense;
            stage s0: &Event { max_batch: 7, state: State };
            stage s1: &Event { shards: 4 };
            stage s2: { input: &u64, key: &u64, f2: &mut u64 } -> bool after s0, s1 { shards: 3 by key };
            poll s3: { input: &u64, f0: &u64, f1: &u64, f2: &u64, f3: &mut u64 } after s2;
            stage s4: &mut Event else s2 { state: State };
            stage s5: &mut Event -> Result<(), Failure> after s3 { wait: YieldWaitStrategy, shards: 4 };
            stage s6: { input: &u64, f1: &u64, f2: &u64, f6: &mut u64 } after s4;
            thread t0: s0, s6, s4 { wait: BlockingWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let c1 = case.shards(1, "s1");
        let c2 = case.shards(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let c4 = case.shards(4, "s4");
        let c5 = case.shards(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let result = Pipeline {
            s0: (|| c0.make(0), |state, event, sequence, end| {
                let mut c0 = c0.with(state);
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[]);
                c0.leave(sequence);
            }),
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
                *event.f2 = c2.mark(sequence);
                c2.leave(sequence);
                c2.passes(sequence)
            } },
            s4: (|| c4.make(0), |state, event, sequence, end| {
                let mut c4 = c4.with(state);
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(2, event.f2)]);
                event.f4 = c4.mark(sequence);
                c4.replace(&mut event.counted);
                c4.leave(sequence);
            }),
            s5: |shard| { let c5 = &c5; move |event, sequence, end| {
                let mut c5 = c5.of(shard);
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(2, event.f2), (3, event.f3)]);
                event.f5 = c5.mark(sequence);
                c5.replace(&mut event.counted);
                c5.leave(sequence);
                c5.fails(sequence)
            } },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[(2, *event.f2)]);
                *event.f6 = c6.mark(sequence);
                c6.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s3, &mut c3);
            scope.spawn(move || poll!(poller, check, |event: PipelineS3<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(2, *event.f2)]);
                *event.f3 = check.mark(sequence);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[c0.into_stages(), c1.into_stages(), c2.into_stages(), vec![c3], c4.into_stages(), c5.into_stages(), vec![c6]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 7).with_state(),
            stage(&[], &[], Nothing, false, 16).by_turn(4),
            stage(&[0, 1], &[], Bool, false, 16).by_key(3),
            stage(&[2], &[], Nothing, true, 16),
            stage(&[], &[2], Nothing, false, 16).with_state(),
            stage(&[3], &[], Fallible, false, 16).by_turn(4),
            stage(&[4], &[], Nothing, false, 16),
        ];
        check(Graph { capacity: 16, bound: 16, by_value: false, stages, threads: &[&[0, 6, 4]], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_102 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            slots: dense;
            producer: multi;
            stage s0: { input: &u64, key: &u64, f0: &mut u64 } -> Result<(), Refused> { max_batch: 2, shards: 3 by key };
            stage s1: Event after s0 { max_batch: 7, shards: 6 };
            poll s2: Event else s0 { wait: BlockingWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let c1 = case.shards(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let result = Pipeline {
            s0: |shard| { let c0 = &c0; move |event, sequence, end| {
                let mut c0 = c0.of(shard);
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
                c0.refuses(sequence)
            } },
            s1: |shard| { let c1 = &c1; move |event, sequence, end| {
                let mut c1 = c1.of(shard);
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                c1.take(event);
                c1.leave(sequence);
            } },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s2, &mut c2);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, several producer)
        }));
        case.settle(&[c0.into_stages(), c1.into_stages(), vec![c2]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Fallible, false, 1).by_key(3),
            stage(&[0], &[], Nothing, false, 1).by_turn(6),
            stage(&[], &[0], Nothing, true, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: true, stages, threads: &[], run });
    }
}

#[cfg(all(debug_assertions, feature = "every-case"))]
mod graph_103 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            slots: dense;
            stage s0: &mut Event -> bool after s4;
            stage s1: &mut Event -> Result<(), Refused> { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0) };
            poll s2: &mut Event after s1 { wait: SpinWaitStrategy };
            stage s3: { input: &u64, f1: &u64, f2: &u64, f3: &mut u64 } after s2 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            poll s4: &mut Event else s1 { max_batch: 3 };
            stage s5: Event after s0, s3, s6;
            poll s6: { input: &u64, f1: &u64, f2: &u64 } after s2 { max_batch: 1 };
            stage s7: Event else s0 { max_batch: 100 };
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
                c0.sees(sequence, event.input, &[(1, event.f1), (4, event.f4)]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
                c0.passes(sequence)
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.refuses(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(1, *event.f1), (2, *event.f2)]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (2, event.f2), (3, event.f3), (4, event.f4)]);
                c5.take(event);
                c5.leave(sequence);
            },
            s7: |event, sequence, end| {
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(0, event.f0), (1, event.f1), (4, event.f4)]);
                c7.take(event);
                c7.leave(sequence);
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
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(1, event.f1)]);
                event.f4 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s6, &mut c6);
            scope.spawn(move || poll!(poller, check, |event: PipelineS6<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(1, *event.f1), (2, *event.f2)]);
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
            stage(&[4], &[], Bool, false, 4),
            stage(&[], &[], Fallible, false, 4),
            stage(&[1], &[], Nothing, true, 4),
            stage(&[2], &[], Nothing, false, 4),
            stage(&[], &[1], Nothing, true, 3),
            stage(&[0, 3, 6], &[], Nothing, false, 4),
            stage(&[2], &[], Nothing, true, 1),
            stage(&[], &[0], Nothing, false, 4),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: true, stages, threads: &[], run });
    }
}

mod graph_104 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: dense;
            grow: after 1ms, up to 512;
            stage s0: &Event -> Result<(), Refused> { max_batch: 2 };
            stage s1: &Event { wait: YieldWaitStrategy };
            stage s2: { input: &u64, f0: &u64 } -> Result<(), Failure> after s0 else s0 { wait: SpinWaitStrategy, max_batch: 1 };
            stage s3: { input: &u64, f0: &u64 } -> bool else s0 { wait: BlockingWaitStrategy };
            poll s4: { input: &u64, f2: &u64 } after s2, s0;
            stage s5: &Event -> Result<(), Failure> after s4;
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
                c0.refuses(sequence)
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
                c2.fails(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[]);
                c3.leave(sequence);
                c3.passes(sequence)
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, event.input, &[]);
                c5.leave(sequence);
                c5.fails(sequence)
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll!(poller, check, |event: PipelineS4<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
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
            stage(&[], &[], Fallible, false, 2),
            stage(&[], &[], Nothing, false, 512),
            stage(&[0], &[0], Fallible, false, 1),
            stage(&[], &[0], Bool, false, 512),
            stage(&[2, 0], &[], Nothing, true, 512),
            stage(&[4], &[], Fallible, false, 512),
        ];
        check(Graph { capacity: 64, bound: 512, by_value: false, stages, threads: &[], run });
    }
}

mod graph_105 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 2;
            wait: BlockingWaitStrategy;
            slots: stamped;
            poll s0: { input: &u64, f4: &u64, f0: &mut u64 } after s4 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            stage s1: &mut Event -> Result<(), Failure> after s6 { shards: 5 };
            stage s2: { input: &u64, f4: &u64, f2: &mut u64 } else s4 { state: State };
            stage s3: { input: &u64, f0: &u64, f4: &u64, f3: &mut u64 } after s0 { state: State };
            stage s4: { input: &u64, f4: &mut u64 } -> Result<(), Refused>;
            stage s5: { input: &u64, f2: &u64, f5: &mut u64 } else s6;
            stage s6: { input: &u64, f2: &u64, f4: &u64 } -> bool after s2 { max_batch: 3 };
            thread t0: s5, s2, s3, s6;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let c2 = case.shards(2, "s2");
        let c3 = case.shards(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let result = Pipeline {
            s1: |shard| { let c1 = &c1; move |event, sequence, end| {
                let mut c1 = c1.of(shard);
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(2, event.f2), (4, event.f4)]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.fails(sequence)
            } },
            s2: (|| c2.make(0), |state, event, sequence, end| {
                let mut c2 = c2.with(state);
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[(4, *event.f4)]);
                *event.f2 = c2.mark(sequence);
                c2.leave(sequence);
            }),
            s3: (|| c3.make(0), |state, event, sequence, end| {
                let mut c3 = c3.with(state);
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(0, *event.f0), (4, *event.f4)]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
            }),
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[]);
                *event.f4 = c4.mark(sequence);
                c4.leave(sequence);
                c4.refuses(sequence)
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[(2, *event.f2)]);
                *event.f5 = c5.mark(sequence);
                c5.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[(2, *event.f2), (4, *event.f4)]);
                c6.leave(sequence);
                c6.passes(sequence)
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s0, &mut c0);
            scope.spawn(move || poll!(poller, check, |event: PipelineS0<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[(4, *event.f4)]);
                *event.f0 = check.mark(sequence);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], c1.into_stages(), c2.into_stages(), c3.into_stages(), vec![c4], vec![c5], vec![c6]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[4], &[], Nothing, true, 2),
            stage(&[6], &[], Fallible, false, 2).by_turn(5),
            stage(&[], &[4], Nothing, false, 2).with_state(),
            stage(&[0], &[], Nothing, false, 2).with_state(),
            stage(&[], &[], Fallible, false, 2),
            stage(&[], &[6], Nothing, false, 2),
            stage(&[2], &[], Bool, false, 2),
        ];
        check(Graph { capacity: 2, bound: 2, by_value: false, stages, threads: &[&[5, 2, 3, 6]], run });
    }
}

mod graph_106 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            wait: YieldWaitStrategy;
            slots: dense;
            stage s0: Event after s3;
            poll s1: Event else s3 { wait: YieldWaitStrategy };
            stage s2: Event after s6 { state: State };
            stage s3: { input: &u64, key: &u64, f4: &u64, f7: &u64, f3: &mut u64 } -> bool after s4 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), shards: 2 by key };
            stage s4: { input: &u64, key: &u64, f5: &u64, f7: &u64, f4: &mut u64 } after s5 { shards: 3 by key, state: State };
            stage s5: { input: &u64, key: &u64, f7: &u64, f5: &mut u64 } -> bool after s7 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20), shards: 2 by key };
            poll s6: &mut Event else s5;
            stage s7: &mut Event -> Result<(), Failure> { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), shards: 5, state: State };
            thread t0: s0, s2;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let c2 = case.shards(2, "s2");
        let c3 = case.shards(3, "s3");
        let c4 = case.shards(4, "s4");
        let c5 = case.shards(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let c7 = case.shards(7, "s7");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[(3, event.f3), (4, event.f4), (5, event.f5), (7, event.f7)]);
                c0.take(event);
                c0.leave(sequence);
            },
            s2: (|| c2.make(0), |state, event, sequence, end| {
                let mut c2 = c2.with(state);
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(5, event.f5), (6, event.f6), (7, event.f7)]);
                c2.take(event);
                c2.leave(sequence);
            }),
            s3: |shard| { let c3 = &c3; move |event, sequence, end| {
                let mut c3 = c3.of(shard);
                c3.enter(sequence, end);
                c3.sees(sequence, *event.input, &[(4, *event.f4), (7, *event.f7)]);
                *event.f3 = c3.mark(sequence);
                c3.leave(sequence);
                c3.passes(sequence)
            } },
            s4: (|shard| c4.make(shard), |state, event, sequence, end| {
                let mut c4 = c4.with(state);
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[(5, *event.f5), (7, *event.f7)]);
                *event.f4 = c4.mark(sequence);
                c4.leave(sequence);
            }),
            s5: |shard| { let c5 = &c5; move |event, sequence, end| {
                let mut c5 = c5.of(shard);
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[(7, *event.f7)]);
                *event.f5 = c5.mark(sequence);
                c5.leave(sequence);
                c5.passes(sequence)
            } },
            s7: (|shard| c7.make(shard), |state, event, sequence, end| {
                let mut c7 = c7.with(state);
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[]);
                event.f7 = c7.mark(sequence);
                c7.replace(&mut event.counted);
                c7.leave(sequence);
                c7.fails(sequence)
            }),
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(3, event.f3), (4, event.f4), (5, event.f5), (7, event.f7)]);
                check.take(event);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s6, &mut c6);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(5, event.f5), (7, event.f7)]);
                event.f6 = check.mark(sequence);
                check.replace(&mut event.counted);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], c2.into_stages(), c3.into_stages(), c4.into_stages(), c5.into_stages(), vec![c6], c7.into_stages()], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[3], &[], Nothing, false, 4),
            stage(&[], &[3], Nothing, true, 4),
            stage(&[6], &[], Nothing, false, 4).with_state(),
            stage(&[4], &[], Bool, false, 4).by_key(2),
            stage(&[5], &[], Nothing, false, 4).by_key(3).with_state(),
            stage(&[7], &[], Bool, false, 4).by_key(2),
            stage(&[], &[5], Nothing, true, 4),
            stage(&[], &[], Fallible, false, 4).by_turn(5).with_state(),
        ];
        check(Graph { capacity: 4, bound: 4, by_value: true, stages, threads: &[&[0, 2]], run });
    }
}

mod graph_107 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 32;
            wait: BlockingWaitStrategy;
            slots: dense;
            grow: after 1ms, up to 64;
            stage s0: &mut Event;
            stage s1: &Event -> bool after s0;
            stage s2: &mut Event after s1 else s1 { wait: YieldWaitStrategy };
            stage s3: &mut Event -> Result<(), Refused> after s2;
            stage s4: &mut Event -> bool after s3 else s3 { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0), max_batch: 3 };
            stage s5: { input: &u64, f0: &u64, f2: &u64, f3: &u64, f4: &u64, f5: &mut u64 } after s4;
            stage s6: &mut Event else s4 { wait: BlockingWaitStrategy };
            poll s7: Event after s5;
            stage s8: Event -> bool after s6 { wait: BlockingWaitStrategy };
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
        let mut c8 = case.stage(8, "s8");
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
                c1.passes(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(0, event.f0)]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (2, event.f2)]);
                event.f3 = c3.mark(sequence);
                c3.replace(&mut event.counted);
                c3.leave(sequence);
                c3.refuses(sequence)
            },
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, event.input, &[(0, event.f0), (2, event.f2), (3, event.f3)]);
                event.f4 = c4.mark(sequence);
                c4.replace(&mut event.counted);
                c4.leave(sequence);
                c4.passes(sequence)
            },
            s5: |event, sequence, end| {
                c5.enter(sequence, end);
                c5.sees(sequence, *event.input, &[(0, *event.f0), (2, *event.f2), (3, *event.f3), (4, *event.f4)]);
                *event.f5 = c5.mark(sequence);
                c5.leave(sequence);
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, event.input, &[(0, event.f0), (2, event.f2), (3, event.f3), (4, event.f4)]);
                event.f6 = c6.mark(sequence);
                c6.replace(&mut event.counted);
                c6.leave(sequence);
            },
            s8: |event, sequence, end| {
                c8.enter(sequence, end);
                c8.sees(sequence, event.input, &[(0, event.f0), (2, event.f2), (3, event.f3), (4, event.f4), (6, event.f6)]);
                c8.take(event);
                c8.leave(sequence);
                c8.passes(sequence)
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s7, &mut c7);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (2, event.f2), (3, event.f3), (4, event.f4), (5, event.f5)]);
                check.take(event);
                check.leave(sequence);
            }));
            produce_by_value!(case, producer)
        }));
        case.settle(&[vec![c0], vec![c1], vec![c2], vec![c3], vec![c4], vec![c5], vec![c6], vec![c7], vec![c8]], &result);
        result
    }

    #[test]
    fn by_value() {
        let stages = vec![
            stage(&[], &[], Nothing, false, 64),
            stage(&[0], &[], Bool, false, 64),
            stage(&[1], &[1], Nothing, false, 64),
            stage(&[2], &[], Fallible, false, 64),
            stage(&[3], &[3], Bool, false, 3),
            stage(&[4], &[], Nothing, false, 64),
            stage(&[], &[4], Nothing, false, 64),
            stage(&[5], &[], Nothing, true, 64),
            stage(&[6], &[], Bool, false, 64),
        ];
        check(Graph { capacity: 32, bound: 64, by_value: true, stages, threads: &[], run });
    }
}

mod graph_108 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: dense;
            stage s0: { input: &u64, f0: &mut u64 } -> bool else s4 { max_batch: 1, state: State };
            stage s1: &Event after s7 else s7;
            stage s2: { input: &u64, f0: &u64, f4: &u64, f5: &u64, f2: &mut u64 } -> Result<(), Failure> after s0, s5 else s4 { state: State };
            poll s3: { input: &u64 } { wait: BlockingWaitStrategy = BlockingWaitStrategy::new(20) };
            stage s4: { input: &u64, f4: &mut u64 } -> Result<(), Refused> { max_batch: 100 };
            poll s5: { input: &u64, f5: &mut u64 } else s4 { wait: BlockingWaitStrategy };
            stage s6: { input: &u64, f0: &u64, f4: &u64, f6: &mut u64 } -> bool after s0, s4 { max_batch: 100 };
            stage s7: &Event -> Result<(), Refused> after s4 else s6;
            thread t0: s4, s6, s2, s7;
            thread t1: s1, s0;
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let c0 = case.shards(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let c2 = case.shards(2, "s2");
        let mut c3 = case.stage(3, "s3");
        let mut c4 = case.stage(4, "s4");
        let mut c5 = case.stage(5, "s5");
        let mut c6 = case.stage(6, "s6");
        let mut c7 = case.stage(7, "s7");
        let result = Pipeline {
            s0: (|| c0.make(0), |state, event, sequence, end| {
                let mut c0 = c0.with(state);
                c0.enter(sequence, end);
                c0.sees(sequence, *event.input, &[]);
                *event.f0 = c0.mark(sequence);
                c0.leave(sequence);
                c0.passes(sequence)
            }),
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0), (4, event.f4), (6, event.f6)]);
                c1.leave(sequence);
            },
            s2: (|| c2.make(0), |state, event, sequence, end| {
                let mut c2 = c2.with(state);
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[(0, *event.f0), (4, *event.f4), (5, *event.f5)]);
                *event.f2 = c2.mark(sequence);
                c2.leave(sequence);
                c2.fails(sequence)
            }),
            s4: |event, sequence, end| {
                c4.enter(sequence, end);
                c4.sees(sequence, *event.input, &[]);
                *event.f4 = c4.mark(sequence);
                c4.leave(sequence);
                c4.refuses(sequence)
            },
            s6: |event, sequence, end| {
                c6.enter(sequence, end);
                c6.sees(sequence, *event.input, &[(0, *event.f0), (4, *event.f4)]);
                *event.f6 = c6.mark(sequence);
                c6.leave(sequence);
                c6.passes(sequence)
            },
            s7: |event, sequence, end| {
                c7.enter(sequence, end);
                c7.sees(sequence, event.input, &[(0, event.f0), (4, event.f4), (6, event.f6)]);
                c7.leave(sequence);
                c7.refuses(sequence)
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
            scope.spawn(move || poll!(poller, check, |event: PipelineS5<'_>, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, *event.input, &[]);
                *event.f5 = check.mark(sequence);
                check.leave(sequence);
            }));
            produce!(case, producer)
        }));
        case.settle(&[c0.into_stages(), vec![c1], c2.into_stages(), vec![c3], vec![c4], vec![c5], vec![c6], vec![c7]], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[4], Bool, false, 1).with_state(),
            stage(&[7], &[7], Nothing, false, 1),
            stage(&[0, 5], &[4], Fallible, false, 1).with_state(),
            stage(&[], &[], Nothing, true, 1),
            stage(&[], &[], Fallible, false, 1),
            stage(&[], &[4], Nothing, true, 1),
            stage(&[0, 4], &[], Bool, false, 1),
            stage(&[4], &[6], Fallible, false, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: false, stages, threads: &[&[4, 6, 2, 7], &[1, 0]], run });
    }
}

mod graph_109 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 64;
            wait: BlockingWaitStrategy = BlockingWaitStrategy::new(0);
            slots: dense;
            grow: after 1ms, up to 256;
            poll s0: &mut Event { max_batch: 1 };
            stage s1: &mut Event -> Result<(), Refused> after s0 { shards: 5, state: State };
            stage s2: { input: &u64, key: &u64, f0: &u64, f1: &u64 } -> bool after s1 { wait: YieldWaitStrategy, shards: 4 by key, state: State };
            stage s3: &mut Event else s1 { shards: 2, state: State };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let c1 = case.shards(1, "s1");
        let c2 = case.shards(2, "s2");
        let c3 = case.shards(3, "s3");
        let result = Pipeline {
            s1: (|shard| c1.make(shard), |state, event, sequence, end| {
                let mut c1 = c1.with(state);
                c1.enter(sequence, end);
                c1.sees(sequence, event.input, &[(0, event.f0)]);
                event.f1 = c1.mark(sequence);
                c1.replace(&mut event.counted);
                c1.leave(sequence);
                c1.refuses(sequence)
            }),
            s2: (|shard| c2.make(shard), |state, event, sequence, end| {
                let mut c2 = c2.with(state);
                c2.enter(sequence, end);
                c2.sees(sequence, *event.input, &[(0, *event.f0), (1, *event.f1)]);
                c2.leave(sequence);
                c2.passes(sequence)
            }),
            s3: (|shard| c3.make(shard), |state, event, sequence, end| {
                let mut c3 = c3.with(state);
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(0, event.f0), (1, event.f1)]);
                event.f3 = c3.mark(sequence);
                c3.replace(&mut event.counted);
                c3.leave(sequence);
            }),
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
            produce!(case, producer)
        }));
        case.settle(&[vec![c0], c1.into_stages(), c2.into_stages(), c3.into_stages()], &result);
        result
    }

    #[test]
    fn in_place() {
        let stages = vec![
            stage(&[], &[], Nothing, true, 1),
            stage(&[0], &[], Fallible, false, 256).by_turn(5).with_state(),
            stage(&[1], &[], Bool, false, 256).by_key(4).with_state(),
            stage(&[], &[1], Nothing, false, 256).by_turn(2).with_state(),
        ];
        check(Graph { capacity: 64, bound: 256, by_value: false, stages, threads: &[], run });
    }
}

mod graph_110 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 4;
            wait: YieldWaitStrategy = YieldWaitStrategy::new(0);
            slots: stamped;
            grow: after 0ms, up to 8;
            stage s0: Event else s1 { wait: BlockingWaitStrategy, max_batch: 2 };
            stage s1: { input: &u64, f1: &mut u64 } -> bool { max_batch: 3 };
            stage s2: Event after s1 { wait: YieldWaitStrategy };
        }
    }

    fn run(case: &Case) -> Result<(), PipelineError> {
        let mut c0 = case.stage(0, "s0");
        let mut c1 = case.stage(1, "s1");
        let mut c2 = case.stage(2, "s2");
        let result = Pipeline {
            s0: |event, sequence, end| {
                c0.enter(sequence, end);
                c0.sees(sequence, event.input, &[(1, event.f1)]);
                c0.take(event);
                c0.leave(sequence);
            },
            s1: |event, sequence, end| {
                c1.enter(sequence, end);
                c1.sees(sequence, *event.input, &[]);
                *event.f1 = c1.mark(sequence);
                c1.leave(sequence);
                c1.passes(sequence)
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[(1, event.f1)]);
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
            stage(&[], &[1], Nothing, false, 2),
            stage(&[], &[], Bool, false, 3),
            stage(&[1], &[], Nothing, false, 8),
        ];
        check(Graph { capacity: 4, bound: 8, by_value: true, stages, threads: &[], run });
    }
}

mod graph_111 {
    use super::*;

    disruptor! {
        pipeline Pipeline {
            event: Event;
            capacity: 1;
            wait: YieldWaitStrategy;
            slots: stamped;
            stage s0: &mut Event after s2 { wait: YieldWaitStrategy = YieldWaitStrategy::new(0) };
            poll s1: Event after s0;
            stage s2: &mut Event -> bool;
            stage s3: Event after s4 { max_batch: 1 };
            poll s4: &mut Event else s2 { max_batch: 100 };
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
                c0.sees(sequence, event.input, &[(2, event.f2)]);
                event.f0 = c0.mark(sequence);
                c0.replace(&mut event.counted);
                c0.leave(sequence);
            },
            s2: |event, sequence, end| {
                c2.enter(sequence, end);
                c2.sees(sequence, event.input, &[]);
                event.f2 = c2.mark(sequence);
                c2.replace(&mut event.counted);
                c2.leave(sequence);
                c2.passes(sequence)
            },
            s3: |event, sequence, end| {
                c3.enter(sequence, end);
                c3.sees(sequence, event.input, &[(2, event.f2), (4, event.f4)]);
                c3.take(event);
                c3.leave(sequence);
            },
        }
        .run(|producer, pollers| std::thread::scope(|scope| {
            let mut producer = producer;
            let (mut poller, check) = (pollers.s1, &mut c1);
            scope.spawn(move || poll_by_value!(poller, check, |event: Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(0, event.f0), (2, event.f2)]);
                check.take(event);
                check.leave(sequence);
            }));
            let (mut poller, check) = (pollers.s4, &mut c4);
            scope.spawn(move || poll!(poller, check, |event: &mut Event, sequence, end| {
                check.enter(sequence, end);
                check.sees(sequence, event.input, &[(2, event.f2)]);
                event.f4 = check.mark(sequence);
                check.replace(&mut event.counted);
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
            stage(&[2], &[], Nothing, false, 1),
            stage(&[0], &[], Nothing, true, 1),
            stage(&[], &[], Bool, false, 1),
            stage(&[4], &[], Nothing, false, 1),
            stage(&[], &[2], Nothing, true, 1),
        ];
        check(Graph { capacity: 1, bound: 1, by_value: true, stages, threads: &[], run });
    }
}

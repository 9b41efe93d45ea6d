//! Who may join a pipeline, and what `join` returns.

mod common;

use common::{Gate, ON_PURPOSE, deadline, silence};
use disruptor::{PipelineError, Polled, Running, disruptor};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

disruptor! {
    pipeline Chain {
        event: u64;
        capacity: 4;
        stage first: &u64;
        stage second: &u64 after first;
    }
}

/// A handler that joins its own pipeline at its first event and sends the result.
fn joins_itself(
    hold: Receiver<Running>,
    results: Sender<Result<(), PipelineError>>,
    before: impl Fn(&Running) + Send + 'static,
) -> impl FnMut(&u64, u64, bool) + Send + 'static {
    move |_, sequence, _| {
        if sequence == 0 {
            let running = hold.recv().expect("the hold on this pipeline");
            before(&running);
            results.send(running.join()).expect("the test listens");
        }
    }
}

#[track_caller]
fn given_back(result: Result<(), PipelineError>, by: &str) -> Running {
    match result {
        Err(error @ PipelineError::JoinedByStage { .. }) => {
            let text = error.to_string();
            assert!(text.contains(by), "{text}");
            let PipelineError::JoinedByStage { stage, running, .. } = error else { unreachable!() };
            assert_eq!(stage, by);
            running
        }
        other => panic!("expected JoinedByStage, got {other:?}"),
    }
}

#[test]
fn a_stage_that_joins_its_own_pipeline_gets_it_back_and_goes_on() {
    deadline(|| {
        let (give, hold) = channel();
        let (results, result) = channel();
        let (mut producer, running) =
            Chain { first: joins_itself(hold, results, |_| ()), second: |_: &u64, _, _| () }.spawn().expect("threads");
        give.send(running).expect("the handler listens");
        producer.publish(|_| ()).expect("running");
        let running = given_back(result.recv().expect("a result"), "first");
        // The refused join halted nothing.
        producer.publish(|_| ()).expect("still running");
        drop(producer);
        assert_eq!(running.stats().published, 2);
        running.join().expect("no stage fails");
    });
}

#[test]
fn a_stage_that_halts_and_joins_its_own_pipeline_ends() {
    deadline(|| {
        let (give, hold) = channel();
        let (results, result) = channel();
        let (mut producer, running) =
            Chain { first: |_: &u64, _, _| (), second: joins_itself(hold, results, Running::halt) }
                .spawn()
                .expect("threads");
        give.send(running).expect("the handler listens");
        while producer.publish(|_| ()).is_ok() {}
        let running = given_back(result.recv().expect("a result"), "second");
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
    });
}

/// Whoever joins in the end still learns what goes wrong after a refused join.
#[test]
fn a_refused_join_loses_no_result() {
    silence();
    deadline(|| {
        let (give, hold) = channel();
        let (results, result) = channel();
        let mut join = joins_itself(hold, results, |_| ());
        let first = move |value: &u64, sequence, end: bool| {
            join(value, sequence, end);
            panic!("{ON_PURPOSE}: after the join");
        };
        let (mut producer, running) = Chain { first, second: |_: &u64, _, _| () }.spawn().expect("threads");
        give.send(running).expect("the handler listens");
        while producer.publish(|_| ()).is_ok() {}
        let running = given_back(result.recv().expect("a result"), "first");
        assert!(matches!(running.join(), Err(PipelineError::StagePanicked { stage: "first", sequence: 0, .. })));
    });
}

/// The stage's own thread may drop the error that carries the pipeline: this only detaches it.
#[test]
fn a_stage_may_drop_what_it_gets_back() {
    deadline(|| {
        let (give, hold) = channel::<Running>();
        let done = Gate::new();
        let open = done.clone();
        let first = move |_: &u64, sequence, _: bool| {
            if sequence == 0 {
                assert!(hold.recv().expect("the hold on this pipeline").join().is_err());
            }
        };
        let second = move |_: &u64, sequence, _: bool| {
            if sequence == 9 {
                open.open();
            }
        };
        let (mut producer, running) = Chain { first, second }.spawn().expect("threads");
        give.send(running).expect("the handler listens");
        for _ in 0..10 {
            producer.publish(|_| ()).expect("running");
        }
        drop(producer);
        done.pass();
    });
}

/// `join` refuses only a stage of the same pipeline. A stage of another pipeline waits like anybody else.
#[test]
fn a_stage_may_join_another_pipeline() {
    disruptor! {
        pipeline Outer {
            event: Option<Running>;
            capacity: 2;
            stage end: &mut Option<Running>;
        }
    }
    deadline(|| {
        let (producer, running) =
            Chain { first: |_: &u64, _, _| (), second: |_: &u64, _, _| () }.spawn().expect("threads");
        let mut joined = 0;
        Outer {
            end: |running, _, _| {
                running.take().expect("a pipeline").join().expect("no stage fails");
                joined += 1;
            },
        }
        .run(|mut outer| {
            outer.publish(|slot| *slot = Some(running))?;
            drop(producer);
            Ok(())
        })
        .expect("no stage fails");
        assert_eq!(joined, 1);
    });
}

#[test]
fn a_join_with_a_timeout_gives_the_pipeline_back_until_it_has_ended() {
    deadline(|| {
        let (producer, running) =
            Chain { first: |_: &u64, _, _| (), second: |_: &u64, _, _| () }.spawn().expect("threads");
        let start = Instant::now();
        let running = running.join_timeout(Duration::from_millis(20)).expect_err("the stream goes on");
        assert!(start.elapsed() >= Duration::from_millis(20));
        assert!(!running.is_finished());
        let running = running.join_timeout(Duration::ZERO).expect_err("the stream goes on");
        drop(producer);
        running.join_timeout(Duration::MAX).expect("it ends").expect("no stage fails");
    });
}

#[test]
fn a_pipeline_is_finished_when_its_threads_have_ended_and_its_pollers_have_seen_the_end() {
    disruptor! {
        pipeline Pulled {
            event: u64;
            capacity: 4;
            stage look: &u64;
            poll last: &u64 after look;
        }
    }
    deadline(|| {
        'ways: for halted in [false, true] {
            let (mut producer, mut pollers, running) = Pulled { look: |_: &u64, _, _| () }.spawn().expect("a thread");
            producer.publish(|_| ()).expect("running");
            drop(producer);
            let mut running = running.join_timeout(Duration::from_millis(5)).expect_err("the poller has seen nothing");
            assert!(!running.is_finished());
            if halted {
                running.halt();
            } else {
                while pollers.last.poll_wait(|_, _, _| ()) != Polled::Ended {}
            }
            while !running.is_finished() {
                running = match running.join_timeout(Duration::from_millis(1)) {
                    Err(running) => running,
                    Ok(result) => {
                        assert_eq!(result.is_err(), halted);
                        continue 'ways;
                    }
                };
            }
            assert_eq!(running.join_timeout(Duration::ZERO).expect("finished").is_err(), halted);
        }
    });
}

/// It would wait for itself.
#[test]
fn a_stage_that_joins_its_own_pipeline_with_a_timeout_gets_what_join_gives() {
    deadline(|| {
        let (give, hold) = channel::<Running>();
        let (results, result) = channel();
        let first = move |_: &u64, _, _: bool| {
            let running = hold.recv().expect("the hold on this pipeline");
            results.send(running.join_timeout(Duration::from_secs(3600))).expect("the test listens");
        };
        let (mut producer, running) = Chain { first, second: |_: &u64, _, _| () }.spawn().expect("threads");
        give.send(running).expect("the handler listens");
        producer.publish(|_| ()).expect("running");
        let running = given_back(result.recv().expect("a result").expect("no time runs out"), "first");
        drop(producer);
        running.join().expect("no stage fails");
    });
}

//! Joining a pipeline from a task.

use crate::common::{Gate, ON_PURPOSE, OpenAtEnd, deadline, silence};
use crate::executor::{ByHand, Wakes, block_on, run, task};
use disruptor::{PipelineError, Polled, Running, disruptor};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};

// None of its ends is async: every pipeline can be joined by a task.
disruptor! {
    pipeline Plain {
        event: u64;
        capacity: 4;
        stage first: &u64;
        stage second: &u64 after first;
    }
}

disruptor! {
    pipeline Pulled {
        event: u64;
        capacity: 4;
        poll left: &u64;
        poll right: &u64 { async };
    }
}

disruptor! {
    pipeline Mixed {
        event: u64;
        capacity: 4;
        stage first: &u64;
        poll left: &u64 after first;
        poll right: &u64 after first { async };
    }
}

#[test]
fn a_task_waits_for_the_threads() {
    deadline(|| {
        for _ in 0..50 {
            let gate = Gate::new();
            let _open = OpenAtEnd(&gate);
            let waits = gate.clone();
            let (mut producer, running) =
                Plain { first: |_: &u64, _, _| (), second: move |_: &u64, _, _| waits.pass() }
                    .spawn()
                    .expect("two threads");
            producer.publish(|_| ()).expect("room");
            let handle = running.handle();
            let mut joining = ByHand::new(running.join_async());
            joining.waits();
            drop(producer);
            joining.waits();
            assert!(!handle.is_finished());
            assert_eq!(joining.woken(), 0);
            gate.open();
            assert!(joining.ready_in_time().is_ok());
            assert!(joining.woken() <= 1);
            assert!(handle.is_finished());
            assert!(!joining.give_up().is_kept());
        }
    });
}

#[test]
fn a_pipeline_that_has_finished_is_joined_at_once() {
    deadline(|| {
        let (producer, running) =
            Plain { first: |_: &u64, _, _| (), second: |_: &u64, _, _| () }.spawn().expect("threads");
        drop(producer);
        while !running.is_finished() {
            std::thread::yield_now();
        }
        let mut joining = ByHand::new(running.join_async());
        assert!(joining.ready().is_ok());
        assert_eq!(joining.woken(), 0);
    });
}

#[test]
fn a_panic_is_the_result() {
    silence();
    deadline(|| {
        let (mut producer, running) =
            Plain { first: |_: &u64, _, _| (), second: |_: &u64, _, _| panic!("{ON_PURPOSE}") }
                .spawn()
                .expect("threads");
        let mut joining = ByHand::new(running.join_async());
        joining.waits();
        producer.publish(|_| ()).expect("nobody has halted");
        let result = joining.ready_in_time();
        assert!(matches!(result, Err(PipelineError::StagePanicked { stage: "second", sequence: 0, .. })), "{result:?}");
    });
}

/// From whatever it waits for: threads, or pollers.
#[test]
fn a_halt_is_the_result() {
    deadline(|| {
        let (_producer, _pollers, running) = Pulled {}.spawn().expect("no threads");
        let handle = running.handle();
        let mut joining = ByHand::new(running.join_async());
        joining.waits();
        handle.halt();
        assert_eq!(joining.woken(), 1);
        assert!(matches!(joining.ready(), Err(PipelineError::Halted)));

        let (_producer, _pollers, running) = Mixed { first: |_: &u64, _, _| () }.spawn().expect("a thread");
        let handle = running.handle();
        let mut joining = ByHand::new(running.join_async());
        joining.waits();
        handle.halt();
        assert!(matches!(joining.ready_in_time(), Err(PipelineError::Halted)));
    });
}

#[test]
fn a_task_waits_until_each_poller_has_seen_the_end() {
    deadline(|| {
        for drops in [false, true] {
            let (mut producer, pollers, running) = Mixed { first: |_: &u64, _, _| () }.spawn().expect("a thread");
            let MixedPollers { mut left, mut right, .. } = pollers;
            producer.publish(|_| ()).expect("room");
            let handle = running.handle();
            let mut joining = ByHand::new(running.join_async());
            joining.waits();
            drop(producer);
            while handle.stats().stages[0].handled < 1 {
                std::thread::yield_now();
            }
            while block_on(right.poll_async(|_, _, _| ())) != Polled::Ended {}
            // The thread may be about to end.
            for _ in 0..10 {
                joining.waits();
            }
            assert!(!handle.is_finished());
            if drops {
                drop(left);
                let result = joining.ready_in_time();
                assert!(matches!(result, Err(PipelineError::PollerDropped { stage: "left" })), "{result:?}");
            } else {
                while left.poll_wait(|_, _, _| ()) != Polled::Ended {}
                assert!(joining.ready_in_time().is_ok());
            }
        }
    });
}

/// One task runs the pollers, another joins, and a third publishes.
#[test]
fn a_task_joins_while_others_go_on() {
    deadline(|| {
        for round in 0..100 {
            let (mut producer, pollers, running) = Mixed { first: |_: &u64, _, _| () }.spawn().expect("a thread");
            let MixedPollers { mut left, mut right, .. } = pollers;
            let polling = std::thread::spawn(move || while left.poll_wait(|_, _, _| ()) != Polled::Ended {});
            run(
                1 + round % 2,
                vec![
                    task(async move { running.join_async().await.expect("a stream that came to its end") }),
                    task(async move {
                        let mut seen = 0;
                        while let Polled::Events(n) = right.poll_async(|_, _, _| ()).await {
                            seen += n;
                        }
                        assert_eq!(seen, 4);
                    }),
                    task(async move {
                        producer.publish_batch(4, |_| ()).expect("room");
                    }),
                ],
            );
            polling.join().expect("it did not panic");
        }
    });
}

#[test]
fn only_the_last_waker_is_woken() {
    deadline(|| {
        let gate = Gate::new();
        let _open = OpenAtEnd(&gate);
        let waits = gate.clone();
        let (mut producer, mut pollers, running) =
            Mixed { first: move |_: &u64, _, _| waits.pass() }.spawn().expect("a thread");
        producer.publish(|_| ()).expect("room");
        drop(producer);
        let handle = running.handle();
        let mut joining = ByHand::new(running.join_async());
        let wakes = [Wakes::new(), Wakes::new(), Wakes::new(), Wakes::new()];
        let number = |at: usize| Waker::from(Arc::clone(&wakes[at]));
        // While the thread runs.
        assert!(joining.poll_with(&number(0)).is_pending());
        assert!(joining.poll_with(&number(1)).is_pending());
        assert!(!wakes[0].is_kept() && wakes[1].is_kept());
        gate.open();
        while wakes[1].count() == 0 {
            std::thread::yield_now();
        }
        // And while pollers have not seen the end.
        assert!(joining.poll_with(&number(2)).is_pending());
        assert!(joining.poll_with(&number(3)).is_pending());
        assert!(!wakes[2].is_kept() && wakes[3].is_kept());
        assert_eq!(pollers.left.poll(|_, _, _| ()), Polled::Events(1));
        assert!(joining.poll_with(&number(3)).is_pending());
        assert_eq!(pollers.right.poll(|_, _, _| ()), Polled::Events(1));
        assert!(handle.is_finished());
        let Poll::Ready(result) = joining.poll_with(&number(3)) else { panic!("all is seen") };
        result.expect("a stream that came to its end");
        drop(joining);
        assert_eq!(wakes.each_ref().map(|wakes| wakes.count()), [0, 1, 0, 2]);
        assert!(wakes.iter().all(|wakes| !wakes.is_kept()));
    });
}

/// The pipeline goes on, and nobody learns how it ends.
#[test]
fn a_future_that_is_dropped_detaches() {
    deadline(|| {
        for polls in 0..3 {
            let (tell, handled) = channel();
            let (mut producer, running) = Plain {
                first: |_: &u64, _, _| (),
                second: move |number: &u64, _, _| tell.send(*number).expect("the test listens"),
            }
            .spawn()
            .expect("two threads");
            let mut joining = ByHand::new(running.join_async());
            (0..polls).for_each(|_| joining.waits());
            assert!(!joining.give_up().is_kept(), "a waker is left behind");
            for number in 0..100 {
                producer.publish(|slot| *slot = number).expect("it goes on");
            }
            drop(producer);
            assert!(handled.into_iter().eq(0..100));
        }
        let (mut producer, mut pollers, running) = Pulled {}.spawn().expect("no threads");
        let mut joining = ByHand::new(running.join_async());
        joining.waits();
        let wakes = joining.give_up();
        assert!(!wakes.is_kept(), "a waker is left behind");
        producer.publish(|_| ()).expect("it goes on");
        drop(producer);
        for _ in 0..2 {
            _ = pollers.left.poll(|_, _, _| ());
            _ = pollers.right.poll(|_, _, _| ());
        }
        assert_eq!(wakes.count(), 0);
    });
}

/// It would wait for itself.
#[test]
fn a_stage_cannot_join_its_own_pipeline() {
    deadline(|| {
        let shared: Arc<Mutex<Option<Running>>> = Arc::default();
        let (tell, told) = channel();
        let (gate, own) = (Gate::new(), Arc::clone(&shared));
        let _open = OpenAtEnd(&gate);
        let waits = gate.clone();
        let first = move |_: &u64, _, _| {
            waits.pass();
            let running = own.lock().expect("no poison").take().expect("the test has put it there");
            let mut joining = ByHand::new(running.join_async());
            tell.send(joining.ready()).expect("the test listens");
            assert!(!joining.give_up().is_kept());
        };
        let (mut producer, running) = Plain { first, second: |_: &u64, _, _| () }.spawn().expect("two threads");
        *shared.lock().expect("no poison") = Some(running);
        producer.publish(|_| ()).expect("room");
        gate.open();
        let Ok(Err(PipelineError::JoinedByStage { stage: "first", running, .. })) = told.recv() else {
            panic!("it joined itself");
        };
        drop(producer);
        block_on(running.join_async()).expect("a stream that came to its end");
    });
}

/// First polled elsewhere, where it waits; then the task moves to the stage's thread.
#[test]
fn a_task_that_moves_to_a_stage_gets_its_pipeline_back() {
    deadline(|| {
        type Joining = ByHand<dyn Future<Output = Result<(), PipelineError>> + Send>;
        let shared: Arc<Mutex<Option<Joining>>> = Arc::default();
        let (tell, told) = channel();
        let (gate, own) = (Gate::new(), Arc::clone(&shared));
        let _open = OpenAtEnd(&gate);
        let waits = gate.clone();
        let first = move |_: &u64, _, _| {
            waits.pass();
            let mut joining = own.lock().expect("no poison").take().expect("the test has put it there");
            tell.send(joining.ready()).expect("the test listens");
            assert!(!joining.give_up().is_kept(), "a waker is left behind");
        };
        let (mut producer, running) = Plain { first, second: |_: &u64, _, _| () }.spawn().expect("two threads");
        let mut joining: Joining = ByHand::boxed(Box::pin(running.join_async()));
        joining.waits();
        *shared.lock().expect("no poison") = Some(joining);
        producer.publish(|_| ()).expect("room");
        gate.open();
        let Ok(Err(PipelineError::JoinedByStage { stage: "first", running, .. })) = told.recv() else {
            panic!("it joined itself");
        };
        drop(producer);
        block_on(running.join_async()).expect("a stream that came to its end");
    });
}

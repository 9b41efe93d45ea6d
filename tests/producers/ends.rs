//! How the stream ends: with the last producer.

use crate::common::{Gate, ON_PURPOSE, OpenAtEnd, deadline, silence};
use disruptor::{
    BlockingWaitStrategy, PipelineError, Polled, Sequence, SpinWaitStrategy, YieldWaitStrategy, disruptor,
};
use std::mem::forget;
use std::ops::ControlFlow::Break;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;

/// Counts events, and checks that they come without gaps.
fn count(counter: &Arc<AtomicU64>) -> impl FnMut(&u64, Sequence, bool) + Send + use<> {
    let counter = Arc::clone(counter);
    move |_, sequence, _| assert_eq!(counter.swap(sequence + 1, Relaxed), sequence)
}

macro_rules! ends {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Chain {
                    event: u64;
                    capacity: $capacity;
                    producer: multi;
                    wait: $wait;
                    slots: $slots;
                    stage first: &u64 { max_batch: 1 };
                    stage last: &u64 after first;
                }
            }

            disruptor! {
                pipeline Polling {
                    event: u64;
                    capacity: $capacity;
                    producer: multi;
                    wait: $wait;
                    slots: $slots;
                    stage first: &u64 { max_batch: 1 };
                    poll sink: &u64 after first;
                }
            }

            /// Dropped in any order, on any thread.
            #[test]
            fn it_ends_with_the_last_of_many_clones() {
                deadline(|| {
                    let seen = Arc::default();
                    let (producer, running) = Chain { first: |_: &u64, _, _| (), last: count(&seen) }.spawn().expect("threads");
                    let mut last = producer.clone().clone();
                    let others = [producer.clone(), last.clone(), producer];
                    let threads = others.map(|mut other| {
                        thread::spawn(move || {
                            other.publish(|_| ()).expect("nobody halts");
                            let mut clone = other.clone();
                            drop(other);
                            clone.publish(|_| ()).expect("nobody halts");
                        })
                    });
                    for thread in threads {
                        thread.join().expect("it does not panic");
                    }
                    last.flush().expect("nobody halts");
                    assert!(!running.is_finished(), "one is left");
                    last.publish(|_| ()).expect("nobody halts");
                    thread::spawn(move || drop(last)).join().expect("it does not panic");
                    running.join().expect("no stage fails");
                    assert_eq!(seen.load(Relaxed), 7);
                });
            }

            #[test]
            fn a_thread_that_panics_drops_its_clone() {
                silence();
                deadline(|| {
                    for in_a_claim in [false, true] {
                        let seen = Arc::new(AtomicU64::new(0));
                        let (mut producer, running) =
                            Chain { first: |_: &u64, _, _| (), last: count(&seen) }.spawn().expect("threads");
                        let mut clone = producer.clone();
                        producer.publish(|_| ()).expect("nobody halts");
                        let thread = thread::spawn(move || {
                            clone.publish(|_| ()).expect("nobody halts");
                            clone.publish(|_| assert!(!in_a_claim, "{ON_PURPOSE}")).expect("nobody halts");
                            panic!("{ON_PURPOSE}");
                        });
                        drop(producer);
                        thread.join().expect_err("it panics");
                        running.join().expect("no stage fails");
                        assert_eq!(seen.load(Relaxed), 3 - u64::from(in_a_claim));
                    }
                });
            }

            #[test]
            fn under_run_it_ends_with_the_body() {
                deadline(|| {
                    let seen = Arc::default();
                    let ends = |leaks: bool, fails: bool| {
                        let result = Chain { first: |_: &u64, _, _| (), last: count(&seen) }.run(|mut producer| {
                            let mut clone = producer.clone();
                            for _ in 0..3 {
                                producer.publish(|_| ())?;
                                clone.publish(|_| ())?;
                            }
                            if leaks {
                                forget(clone);
                            }
                            if fails { Err(PipelineError::Full) } else { Ok(producer.handle()) }
                        });
                        assert_eq!(seen.swap(0, Relaxed), 6);
                        result
                    };
                    for leaks in [false, true] {
                        let handle = ends(leaks, false).expect("nobody fails");
                        assert!(!handle.is_halted());
                        assert_eq!(handle.stats().published, 6);
                        assert!(matches!(ends(leaks, true), Err(PipelineError::Full)));
                    }
                });
            }

            #[test]
            fn nothing_is_lost_whoever_ends_it() {
                deadline(|| {
                    let seen = Arc::default();
                    for round in 0..crate::events::<$wait>(40) {
                        let (producer, running) = Chain { first: |_: &u64, _, _| (), last: count(&seen) }.spawn().expect("threads");
                        let threads = [producer.clone(), producer].map(|mut producer| {
                            thread::spawn(move || (0..round % 4).for_each(|_| _ = producer.publish(|_| ()).expect("nobody halts")))
                        });
                        running.join().expect("no stage fails");
                        assert_eq!(seen.swap(0, Relaxed), round % 4 * 2);
                        for thread in threads {
                            thread.join().expect("it does not panic");
                        }
                    }
                });
            }

            /// The last event is a batch whose first slot a later claim has got again, and has passed over.
            #[test]
            fn it_ends_behind_the_last_event() {
                deadline(|| {
                    let (gate, seen) = (Gate::new(), Arc::default());
                    let waits = gate.clone();
                    let first = move |_: &u64, sequence, _: bool| if sequence == 1 { waits.pass() };
                    let (mut producer, running) = Chain { first, last: count(&seen) }.spawn().expect("threads");
                    let _open = OpenAtEnd(&gate);
                    producer.publish_batch($capacity, |_| ()).expect("it fits");
                    if $capacity > 1 {
                        running.handle().wait_for(0).expect("nobody halts");
                        // Of one that hands on in quarters, wait until there is room.
                        producer.publish_with(|_| Break(())).expect("nobody halts").break_value().expect("it breaks");
                    }
                    drop(producer);
                    // The last stage has time to see the end.
                    thread::sleep(std::time::Duration::from_millis(1));
                    gate.open();
                    running.join().expect("no stage fails");
                    assert_eq!(seen.load(Relaxed), $capacity);
                });
            }

            #[test]
            fn a_poller_is_told_behind_the_last_event() {
                deadline(|| {
                    let gate = Gate::new();
                    let waits = gate.clone();
                    let first = move |_: &u64, sequence, _: bool| if sequence == 1 { waits.pass() };
                    let (mut producer, mut pollers, running) = Polling { first }.spawn().expect("a thread");
                    let _open = OpenAtEnd(&gate);
                    producer.publish_batch($capacity, |_| ()).expect("it fits");
                    assert_eq!(pollers.sink.poll_wait(|_, _, _| ()), Polled::Events(1));
                    producer.publish_with(|_| Break(())).expect("nobody halts").break_value().expect("it breaks");
                    drop(producer);
                    let mut seen = 1;
                    if $capacity > 1 {
                        assert_eq!(pollers.sink.poll(|_, _, _| seen += 1), Polled::Empty);
                    }
                    gate.open();
                    while pollers.sink.poll_wait(|_, _, _| seen += 1) != Polled::Ended {}
                    assert_eq!(seen, $capacity);
                    running.join().expect("the poller has seen everything");
                });
            }
        }
    )*};
}

rings!(ends);

//! When an elastic ring grows: when it has had no room for an event, and no stage has moved, for the declared time.

mod common;

use common::{Gate, ON_PURPOSE, OpenAtEnd, deadline, panics, rounds, silence};
use disruptor::{Parker, PipelineError, Polled, TryPublishError, WaitStrategy, disruptor};
use std::thread;
use std::time::{Duration, Instant};

/// While some stage moves, a full ring is only slow.
#[test]
fn progress_of_any_stage_keeps_it_from_growing() {
    disruptor! {
        pipeline Slow {
            event: u64;
            capacity: 64;
            grow: after 20s, up to 128;
            stage slow: &u64;
        }
    }
    deadline(|| {
        let (mut producer, running) =
            Slow { slow: |_, _, _| thread::sleep(Duration::from_micros(100)) }.spawn().expect("it starts");
        for i in 0..rounds(2_000) {
            producer.publish(|slot| *slot = i).expect("nobody halts");
        }
        assert_eq!((running.stats().capacity, running.stats().growths), (64, 0));
        drop(producer);
        running.join().expect("no stage fails");
    });
}

/// The time counts from the last progress, not from when the ring first became full. The producer sees progress event
/// by event.
#[test]
fn progress_restarts_the_clock() {
    disruptor! {
        pipeline Slow {
            event: u64;
            capacity: 64;
            grow: after Duration::from_secs(2), up to 128;
            stage slow: &u64;
        }
    }
    deadline(|| {
        let slow = |_: &u64, _, _| thread::sleep(Duration::from_millis(200));
        let (mut producer, running) = Slow { slow }.spawn().expect("it starts");
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(4) {
            producer.publish(|slot| *slot = 0).expect("nobody halts");
        }
        assert_eq!(running.stats().growths, 0, "a stage moved every 200 ms");
        running.halt();
        drop(producer);
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
    });
}

/// The same while the producer waits for room for one event, because one stage does not move.
#[test]
fn progress_of_any_stage_restarts_the_clock() {
    disruptor! {
        pipeline Slow {
            event: u64;
            capacity: 64;
            grow: after 2s, up to 128;
            stage slow: &u64;
            stage stuck: &u64;
        }
    }
    deadline(|| {
        let gate = Gate::new();
        let _open = OpenAtEnd(&gate);
        let waits = gate.clone();
        let slow = |_: &u64, _, _| thread::sleep(Duration::from_millis(200));
        let (mut producer, running) = Slow { slow, stuck: move |_, _, _| waits.pass() }.spawn().expect("it starts");
        let publishing = thread::spawn(move || while producer.publish(|slot| *slot = 0).is_ok() {});
        thread::sleep(Duration::from_secs(4));
        assert_eq!(running.stats().growths, 0, "a stage moved every 200 ms");
        running.halt();
        gate.open();
        publishing.join().expect("it is refused");
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
    });
}

/// The time does not count from an event for which nobody waits any more.
#[test]
fn each_wait_starts_its_own_clock() {
    /// Panics instead of waiting.
    struct Impatient;
    impl WaitStrategy for Impatient {
        const BLOCKS: bool = false;
        fn wait_until(&mut self, _: impl FnMut() -> bool, _: Parker<'_>) {
            panic!("{ON_PURPOSE}: no patience");
        }
    }
    disruptor! {
        pipeline Tried {
            event: u64;
            capacity: 4;
            wait: Impatient = Impatient;
            grow: after 2s, up to 8;
            poll see: &u64;
        }
    }
    silence();
    deadline(|| {
        let (mut producer, pollers, running) = Tried {}.spawn().expect("it starts");
        for i in 0..2 {
            assert_eq!(producer.try_publish(|slot| *slot = i), Ok(i));
        }
        assert!(panics(|| producer.publish_batch(3, |_| unreachable!())), "there is no room for three");
        thread::sleep(Duration::from_millis(2_500));
        for i in 2..4 {
            assert_eq!(producer.try_publish(|slot| *slot = i), Ok(i));
        }
        assert_eq!(producer.try_publish(|_| unreachable!()), Err(TryPublishError::Full), "it is full only now");
        drop((producer, pollers));
        assert!(matches!(running.join(), Err(PipelineError::PollerDropped { .. })));
    });
}

/// A producer that only calls `try_publish` also detects the stall.
#[test]
fn repeated_tries_count_as_waiting() {
    disruptor! {
        pipeline Tried {
            event: u64;
            capacity: 1;
            grow: after 50ms, up to 2;
            poll see: &u64;
        }
    }
    deadline(|| {
        let (mut producer, mut pollers, running) = Tried {}.spawn().expect("it starts");
        assert_eq!(producer.try_publish(|slot| *slot = 0), Ok(0));
        let mut refused = 0;
        while producer.try_publish(|slot| *slot = 1) == Err(TryPublishError::Full) {
            refused += 1;
            thread::sleep(Duration::from_millis(1));
        }
        assert!(refused > 1, "the ring is not to grow before its time");
        assert_eq!(running.stats().capacity, 2);
        drop(producer);
        let mut sum = 0;
        while pollers.see.poll(|event, _, _| sum += event) != Polled::Ended {}
        assert_eq!(sum, 1);
        drop(pollers);
        running.join().expect("nobody fails");
    });
}

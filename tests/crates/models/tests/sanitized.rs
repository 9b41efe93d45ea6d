//! Generated pipelines for ThreadSanitizer, AddressSanitizer and Miri, see `sanitizers.sh`.
//!
//! A program of its own, without the test harness and without `run`: the standard library is not built for the sanitizer,
//! which takes the harness' channels, `thread::scope` and standalone fences for races. Spawned threads and the
//! crate's own atomics are seen as they are.

#![allow(missing_docs, reason = "a program")]

use disruptor::{PipelineError, Polled, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const EVENTS: u64 = if cfg!(miri) { 24 } else { 2_000 };

fn main() {
    // Under loom there is nothing to run: the primitives work inside of a model alone.
    if !cfg!(loom) {
        chain();
        dense();
        fields();
        by_value();
        by_value_panics();
        pollers();
        elastic();
        println!("1 passed, 0 failed");
    }
}

fn chain() {
    disruptor! {
        pipeline Chain {
            event: u64;
            capacity: 4;
            wait: YieldWaitStrategy;
            stage double: &mut u64;
            stage check: &u64 after double;
        }
    }
    let (mut values, running) =
        Chain { double: |value, _, _| *value *= 2, check: |value, sequence, _| assert_eq!(*value, sequence * 2) }
            .spawn()
            .unwrap();
    for value in 0..EVENTS {
        values.publish(|slot| *slot = value).unwrap();
    }
    drop(values);
    running.join().unwrap();
}

/// Grows again and again: each round begins with the smallest ring.
fn elastic() {
    disruptor! {
        pipeline Grows {
            event: Box<u64>;
            capacity: 1;
            wait: YieldWaitStrategy;
            grow: after 0ms, up to 256;
            stage add: &mut Box<u64>;
            stage check: &Box<u64> after add;
        }
    }
    for _ in 0..20 {
        let (mut values, running) =
            Grows { add: |value, _, _| **value += 1, check: |value, sequence, _| assert_eq!(**value, sequence + 1) }
                .spawn()
                .unwrap();
        for value in 0..EVENTS {
            values.publish(|slot| **slot = value).unwrap();
        }
        drop(values);
        running.join().unwrap();
    }
}

fn dense() {
    disruptor! {
        pipeline Dense {
            event: [u64; 4];
            capacity: 8;
            slots: dense;
            wait: YieldWaitStrategy;
            stage left: &[u64; 4];
            stage right: &[u64; 4];
        }
    }
    let check = |value: &[u64; 4], sequence, _| assert_eq!(*value, [sequence; 4]);
    let (mut values, running) = Dense { left: check, right: check }.spawn().unwrap();
    for first in (0..EVENTS).step_by(4) {
        values.publish_batch(4, |batch| batch.zip(first..).for_each(|(slot, value)| *slot = [value; 4])).unwrap();
    }
    drop(values);
    running.join().unwrap();
}

fn fields() {
    #[derive(Default)]
    struct Pair {
        input: u64,
        left: u64,
        right: String,
    }
    disruptor! {
        pipeline Fields {
            event: Pair;
            capacity: 4;
            wait: YieldWaitStrategy;
            stage left: { input: &u64, left: &mut u64 };
            stage right: { input: &u64, right: &mut String };
            stage both: &Pair after left, right;
        }
    }
    let (mut pairs, running) = Fields {
        left: |pair, _, _| *pair.left = *pair.input,
        right: |pair, _, _| *pair.right = pair.input.to_string(),
        both: |pair, sequence, _| {
            assert_eq!(pair.left, sequence);
            assert_eq!(pair.right, sequence.to_string());
        },
    }
    .spawn()
    .unwrap();
    for value in 0..EVENTS {
        pairs.publish(|pair| pair.input = value).unwrap();
    }
    drop(pairs);
    running.join().unwrap();
}

fn by_value() {
    disruptor! {
        pipeline Boxes {
            event: Box<u64>;
            capacity: 4;
            wait: YieldWaitStrategy;
            stage look: &Box<u64> { wait: SpinWaitStrategy };
            stage take: Box<u64> after look;
        }
    }
    let sum = Arc::new(AtomicU64::new(0));
    let taken = Arc::clone(&sum);
    let (mut boxes, running) =
        Boxes { look: |_, _, _| (), take: move |value, _, _| _ = taken.fetch_add(*value, Ordering::Relaxed) }
            .spawn()
            .unwrap();
    boxes.send_all((0..EVENTS).map(Box::new)).unwrap();
    drop(boxes);
    running.join().unwrap();
    assert_eq!(sum.load(Ordering::Relaxed), EVENTS * (EVENTS - 1) / 2);
}

/// A taker that panics, at each place of the ring: what it had is dropped by it, the rest with the ring.
fn by_value_panics() {
    disruptor! {
        pipeline Fragile {
            event: Box<u64>;
            capacity: 4;
            wait: YieldWaitStrategy;
            stage take: Box<u64>;
        }
    }
    for last in 0..16 {
        let (mut boxes, running) = Fragile {
            take: move |value, _, _| {
                if *value == last {
                    std::panic::resume_unwind(Box::new("enough"));
                }
            },
        }
        .spawn()
        .unwrap();
        let refused = boxes.send_all((0..).map(Box::new));
        drop(refused);
        drop(boxes);
        assert!(matches!(running.join(), Err(PipelineError::StagePanicked { sequence, .. }) if sequence == last));
    }
}

fn pollers() {
    disruptor! {
        pipeline Pulled {
            event: Vec<u64>;
            capacity: 4;
            wait: YieldWaitStrategy;
            poll look: &Vec<u64>;
            poll take: Vec<u64> after look;
        }
    }
    let (mut lists, pollers, running) = Pulled {}.spawn().unwrap();
    let PulledPollers { mut look, mut take } = pollers;
    let looking = std::thread::spawn(move || while look.poll_wait(|_, _, _| ()) != Polled::Ended {});
    let taking = std::thread::spawn(move || {
        for (list, value) in take.by_ref().zip(0..) {
            assert_eq!(list, [value; 3]);
        }
    });
    for value in 0..EVENTS {
        lists.send(vec![value; 3]).unwrap();
    }
    drop(lists);
    looking.join().unwrap();
    taking.join().unwrap();
    running.join().unwrap();
}

//! Generated pipelines for ThreadSanitizer, AddressSanitizer and Miri, see `sanitizers.sh`.
//!
//! A program of its own, without the test harness and without `run`: the standard library is not built for the sanitizer,
//! which takes the harness' channels, `thread::scope` and standalone fences for races. Spawned threads and the
//! crate's own atomics are seen as they are.

#![allow(missing_docs, reason = "a program")]

use disruptor::{PipelineError, Polled, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

mod tasks;

const EVENTS: u64 = if cfg!(miri) { 24 } else { 2_000 };

fn main() {
    // Under loom there is nothing to run: the primitives work inside of a model alone.
    if !cfg!(loom) {
        // `sanitizers.sh` names the part that has to find a fault.
        let name = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
        for (_, part) in PARTS.iter().filter(|(part, _)| part.contains(&name)) {
            part();
        }
        println!("1 passed, 0 failed");
    }
}

const PARTS: [(&str, fn()); 16] = [
    ("chain", chain),
    ("dense", dense),
    ("fields", fields),
    ("by_value", by_value),
    ("by_value_panics", by_value_panics),
    ("pollers", pollers),
    ("elastic", elastic),
    ("turns", turns),
    ("keys", keys),
    ("key_panics", key_panics),
    ("shared_thread", shared_thread),
    ("slices", slices),
    ("producers", producers),
    ("producers_by_value", producers_by_value),
    ("tasks_in_place", tasks::in_place),
    ("tasks_by_value", tasks::by_value),
];

fn chain() {
    disruptor! {
        pipeline Chain {
            event: u64;
            capacity: 4;
            slots: stamped;
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
            slots: stamped;
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
            slots: stamped;
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
            slots: stamped;
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

/// A stage in three threads, of which each writes its own events.
fn turns() {
    disruptor! {
        pipeline Turns {
            event: Box<u64>;
            capacity: 8;
            wait: YieldWaitStrategy;
            stage add: &mut Box<u64> { shards: 3 };
            stage check: &Box<u64> after add;
        }
    }
    let (mut values, running) = Turns {
        add: |shard| move |value: &mut Box<u64>, _, _| **value += shard as u64,
        check: |value, sequence, _| assert_eq!(**value, sequence + sequence % 3),
    }
    .spawn()
    .unwrap();
    for value in 0..EVENTS {
        values.publish(|slot| **slot = value).unwrap();
    }
    drop(values);
    running.join().unwrap();
}

/// The deposits of an account meet in one thread, whose state has their sum.
fn keys() {
    #[derive(Default)]
    struct Deposit {
        account: String,
        amount: u64,
        balance: Box<u64>,
    }
    disruptor! {
        pipeline Deposits {
            event: Deposit;
            capacity: 8;
            wait: YieldWaitStrategy;
            stage book: { account: &String, amount: &u64, balance: &mut Box<u64> } {
                shards: 2 by account,
                state: HashMap<String, u64>
            };
            stage check: &Deposit after book;
        }
    }
    let mut balances = HashMap::new();
    let (mut deposits, running) = Deposits {
        book: (
            |_| Ok(HashMap::new()),
            |balances, deposit, _, _| {
                let balance = balances.entry(deposit.account.clone()).or_default();
                *balance += *deposit.amount;
                **deposit.balance = *balance;
            },
        ),
        check: move |deposit, _, _| {
            let balance = balances.entry(deposit.account.clone()).or_default();
            *balance += deposit.amount;
            assert_eq!(*deposit.balance, *balance);
        },
    }
    .spawn()
    .unwrap();
    for value in 0..EVENTS {
        deposits
            .publish(|deposit| {
                deposit.account = (value % 5).to_string();
                deposit.amount = value;
            })
            .unwrap();
    }
    drop(deposits);
    running.join().unwrap();
}

/// The hash of a key panics, in whichever shard comes to it first. The error tells that event, not the one before it.
fn key_panics() {
    #[derive(Default)]
    struct Fragile(u64);

    #[derive(Default)]
    struct Keyed {
        key: Fragile,
    }

    impl Hash for Fragile {
        fn hash<H: Hasher>(&self, state: &mut H) {
            if self.0 == 5 {
                std::panic::resume_unwind(Box::new("no hash"));
            }
            self.0.hash(state);
        }
    }
    disruptor! {
        pipeline Keys {
            event: Keyed;
            capacity: 32;
            wait: YieldWaitStrategy;
            stage book: &Keyed { shards: 2 by key };
        }
    }
    let (mut keys, running) = Keys { book: |_| |_: &Keyed, _, _| () }.spawn().unwrap();
    let _ = keys.publish_batch(8, |batch| batch.zip(0..).for_each(|(slot, number)| slot.key.0 = number));
    drop(keys);
    assert!(matches!(running.join(), Err(PipelineError::StagePanicked { sequence: 5, .. })));
}

/// Two stages on one thread, and between them one on another thread.
fn shared_thread() {
    disruptor! {
        pipeline Shares {
            event: Box<u64>;
            capacity: 4;
            wait: YieldWaitStrategy;
            stage first: &mut Box<u64>;
            stage elsewhere: &mut Box<u64> after first;
            stage last: &Box<u64> after elsewhere;
            thread both: first, last;
        }
    }
    let (mut values, running) = Shares {
        first: |value, _, _| **value *= 2,
        elsewhere: |value, _, _| **value += 1,
        last: |value, sequence, _| assert_eq!(**value, 2 * sequence + 1),
    }
    .spawn()
    .unwrap();
    for value in 0..EVENTS {
        values.publish(|slot| **slot = value).unwrap();
    }
    drop(values);
    running.join().unwrap();
}

fn slices() {
    disruptor! {
        pipeline Runs {
            event: u64;
            capacity: 8;
            slots: dense;
            wait: YieldWaitStrategy;
            stage double: &mut [u64];
            stage check: &[u64] after double { max_batch: 3 };
        }
    }
    let (mut values, running) = Runs {
        double: |values, _, _| values.iter_mut().for_each(|value| *value *= 2),
        check: |values, first, _| values.iter().zip(first..).for_each(|(value, number)| assert_eq!(*value, 2 * number)),
    }
    .spawn()
    .unwrap();
    for first in (0..EVENTS).step_by(4) {
        values.publish_batch(4, |batch| batch.zip(first..).for_each(|(slot, value)| *slot = value)).unwrap();
    }
    drop(values);
    running.join().unwrap();
}

/// Two producers, of which one claims slots in vain. Their events lie beside their stamps.
fn producers() {
    disruptor! {
        pipeline Several {
            event: Box<u64>;
            capacity: 8;
            producer: multi;
            wait: YieldWaitStrategy;
            stage double: &mut Box<u64>;
            stage sum: &Box<u64> after double;
        }
    }
    let sum = Arc::new(AtomicU64::new(0));
    let summed = Arc::clone(&sum);
    let (mut values, running) = Several {
        double: |value, _, _| **value *= 2,
        sum: move |value, _, _| _ = summed.fetch_add(**value, Ordering::Relaxed),
    }
    .spawn()
    .unwrap();
    let mut others = values.clone();
    let other = std::thread::spawn(move || {
        for value in 0..EVENTS {
            let published = others.publish_with(|slot| {
                **slot = value;
                if value % 10 == 9 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            assert_eq!(published.unwrap().is_break(), value % 10 == 9);
        }
    });
    for _ in (0..EVENTS).step_by(2) {
        values.publish_batch(2, |batch| batch.for_each(|slot| **slot = 1)).unwrap();
    }
    other.join().unwrap();
    drop(values);
    running.join().unwrap();
    let published: u64 = (0..EVENTS).filter(|value| value % 10 != 9).sum();
    assert_eq!(sum.load(Ordering::Relaxed), 2 * (published + EVENTS));
}

/// Two producers send until the pipeline is halted, in the midst of it. Whoever finds an event that is left drops it.
fn producers_by_value() {
    disruptor! {
        pipeline Boxes {
            event: Box<u64>;
            capacity: 4;
            producer: multi;
            slots: dense;
            wait: YieldWaitStrategy;
            stage take: Box<u64>;
        }
    }
    for last in 0..16 {
        let (mut boxes, running) = Boxes {
            take: move |value, sequence, _| {
                drop(value);
                if sequence == last {
                    std::panic::resume_unwind(Box::new("enough"));
                }
            },
        }
        .spawn()
        .unwrap();
        let mut others = boxes.clone();
        let other = std::thread::spawn(move || while others.send(Box::new(1)).is_ok() {});
        while boxes.send(Box::new(2)).is_ok() {}
        drop(boxes);
        assert!(matches!(running.join(), Err(PipelineError::StagePanicked { sequence, .. }) if sequence == last));
        other.join().unwrap();
    }
}

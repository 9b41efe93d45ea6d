//! Models: generated pipelines over the runtime that ships, in every interleaving that loom can think of.
//!
//! `RUSTFLAGS="--cfg loom" cargo test --release -p disruptor-models --test loom`. Rings are tiny and streams short, because the search
//! grows with every step; threads sleep instead of spinning, because only a sleeper can miss its wake-up. `faults.sh` runs each
//! model again with a fault that it must find.

#![cfg(loom)]

use disruptor::{BlockingWaitStrategy, PipelineError, Polled, YieldWaitStrategy, disruptor};
use loom::sync::Arc;
use loom::sync::atomic::{AtomicU64, Ordering};
use model::{Sum, check};
use std::time::Duration;

mod model;

mod one {
    use super::*;

    macro_rules! one_to_one {
        ($name:ident, $layout:ident, $capacity:literal, $wait:ident, $events:literal) => {
            #[test]
            fn $name() {
                disruptor! {
                    pipeline One {
                        event: u64;
                        capacity: $capacity;
                        wait: $wait;
                        slots: $layout;
                        stage sum: &u64;
                    }
                }
                check(2, || {
                    let sum = Sum::new();
                    let stage = sum.clone();
                    let mut next = 0;
                    let (mut values, running) = One {
                        sum: move |value, sequence, _| {
                            assert_eq!(sequence, next);
                            next += 1;
                            stage.add(*value);
                        },
                    }
                    .spawn()
                    .unwrap();
                    for value in 1..=$events {
                        values.publish(|slot| *slot = value).unwrap();
                    }
                    drop(values);
                    running.join().unwrap();
                    assert_eq!(sum.get(), (1..=$events).sum());
                });
            }
        };
    }

    one_to_one!(stamped_1_blocking, stamped, 1, BlockingWaitStrategy, 3);
    one_to_one!(stamped_2_blocking, stamped, 2, BlockingWaitStrategy, 3);
    one_to_one!(dense_1_blocking, dense, 1, BlockingWaitStrategy, 3);
    one_to_one!(dense_2_blocking, dense, 2, BlockingWaitStrategy, 3);
    one_to_one!(stamped_2_yield, stamped, 2, YieldWaitStrategy, 3);
    one_to_one!(dense_2_yield, dense, 2, YieldWaitStrategy, 3);
    // The stage may find the stream closed before it has seen anything of it.
    one_to_one!(stamped_short, stamped, 2, YieldWaitStrategy, 1);
}

/// Rings that grow as soon as they are full: the stage follows from one to the next while the producer goes on.
mod elastic {
    use super::*;

    macro_rules! elastic {
        ($name:ident, $layout:ident, $wait:ident, $bound:literal, $events:literal) => {
            #[test]
            fn $name() {
                disruptor! {
                    pipeline Grows {
                        event: u64;
                        capacity: 1;
                        wait: $wait;
                        slots: $layout;
                        grow: after 0ms, up to $bound;
                        stage sum: &u64;
                    }
                }
                check(2, || {
                    let sum = Sum::new();
                    let stage = sum.clone();
                    let mut next = 0;
                    let (mut values, running) = Grows {
                        sum: move |value, sequence, _| {
                            assert_eq!(sequence, next);
                            next += 1;
                            stage.add(*value);
                        },
                    }
                    .spawn()
                    .unwrap();
                    for value in 1..=$events {
                        values.publish(|slot| *slot = value).unwrap();
                    }
                    drop(values);
                    running.join().unwrap();
                    assert_eq!(sum.get(), (1..=$events).sum());
                });
            }
        };
    }

    elastic!(stamped_blocking, stamped, BlockingWaitStrategy, 2, 3);
    elastic!(stamped_yield, stamped, YieldWaitStrategy, 2, 3);
    elastic!(dense_blocking, dense, BlockingWaitStrategy, 2, 3);
}

/// A stage that sleeps on a stage: only that one can wake it.
#[test]
fn chain() {
    disruptor! {
        pipeline Chain {
            event: u64;
            capacity: 2;
            stage first: &mut u64;
            stage second: &u64 after first;
        }
    }
    check(1, || {
        let sum = Sum::new();
        let stage = sum.clone();
        let (mut values, running) =
            Chain { first: |value, _, _| *value += 10, second: move |value, _, _| stage.add(*value) }.spawn().unwrap();
        for value in 1..=2 {
            values.publish(|slot| *slot = value).unwrap();
        }
        drop(values);
        running.join().unwrap();
        assert_eq!(sum.get(), 23);
    });
}

/// Two stages side by side on different fields, and one that waits for both: the model's own thread, since a fourth would
/// multiply the interleavings.
#[test]
fn diamond() {
    #[derive(Default)]
    struct Pair {
        left: u64,
        right: u64,
    }
    disruptor! {
        pipeline Diamond {
            event: Pair;
            capacity: 1;
            slots: stamped;
            stage left: { left: &mut u64 };
            stage right: { right: &mut u64 };
            poll join: &Pair after left, right;
        }
    }
    check(2, || {
        let (mut pairs, mut pollers, running) =
            Diamond { left: |pair, _, _| *pair.left += 1, right: |pair, _, _| *pair.right += 2 }.spawn().unwrap();
        pairs.publish(|pair| (pair.left, pair.right) = (1, 1)).unwrap();
        let polled = pollers.join.poll_wait(|pair, _, _| assert_eq!((pair.left, pair.right), (2, 3)));
        assert_eq!(polled, Polled::Events(1));
        drop(pairs);
        running.join().unwrap();
    });
}

/// What a stage does at the end of its batch is done, and visible, when the next stage has the first event of that batch.
#[test]
fn end_of_batch() {
    disruptor! {
        pipeline Journalled {
            event: u64;
            capacity: 2;
            stage journal: &u64 { max_batch: 2 };
            poll apply: &u64 after journal;
        }
    }
    check(2, || {
        // Relaxed: the pipeline makes it visible.
        let flushed = Arc::new(AtomicU64::new(0));
        let flush = flushed.clone();
        let journal = move |_: &u64, sequence, end| {
            if end {
                flush.store(sequence + 1, Ordering::Relaxed);
            }
        };
        let (mut values, mut pollers, running) = Journalled { journal }.spawn().unwrap();
        values.publish_batch(2, |_| ()).unwrap();
        drop(values);
        let apply = |_: &u64, sequence, _| assert!(flushed.load(Ordering::Relaxed) > sequence);
        while pollers.apply.poll_wait(apply) != Polled::Ended {}
        running.join().unwrap();
    });
}

/// A stage decides, and the model's own thread is one of its branches. The slot still has the mark of the event before.
#[test]
fn decision() {
    disruptor! {
        pipeline Decides {
            event: u64;
            capacity: 1;
            stage odd: &u64 -> bool;
            poll seen: &u64 after odd;
        }
    }
    check(2, || {
        let (mut values, mut pollers, running) = Decides { odd: |value, _, _| value % 2 == 1 }.spawn().unwrap();
        values.publish(|slot| *slot = 1).unwrap();
        let see = |value: &u64, sequence, end| assert_eq!((*value, sequence, end), (1, 0, true));
        assert_eq!(pollers.seen.poll_wait(see), Polled::Events(1));
        values.publish(|slot| *slot = 2).unwrap();
        drop(values);
        assert_eq!(pollers.seen.poll_wait(|_, _, _| unreachable!()), Polled::Ended);
        running.join().unwrap();
    });
}

/// Both branches of a decision lead to the model's own thread, one of them by a stage that writes.
#[test]
fn branches_meet() {
    disruptor! {
        pipeline Meets {
            event: u64;
            capacity: 1;
            stage odd: &u64 -> bool;
            stage double: &mut u64 after odd;
            poll all: &u64 after double else odd;
        }
    }
    check(1, || {
        let (mut values, mut pollers, running) =
            Meets { odd: |value, _, _| value % 2 == 1, double: |value, _, _| *value *= 2 }.spawn().unwrap();
        for (value, expected) in [(1, 2), (4, 4)] {
            values.publish(|slot| *slot = value).unwrap();
            assert_eq!(pollers.all.poll_wait(|value, _, _| assert_eq!(*value, expected)), Polled::Events(1));
        }
        drop(values);
        assert_eq!(pollers.all.poll_wait(|_, _, _| unreachable!()), Polled::Ended);
        running.join().unwrap();
    });
}

/// A stage fails while the producer sleeps on a full ring.
#[test]
fn failure() {
    disruptor! {
        pipeline Fails {
            event: u64;
            capacity: 1;
            stage store: &u64 -> Result<(), &'static str>;
        }
    }
    check(2, || {
        let store = |_: &u64, sequence, _| if sequence == 1 { Err("the disk is full") } else { Ok(()) };
        let (mut values, running) = Fails { store }.spawn().unwrap();
        // The ring is full when the third comes.
        for value in 0..3 {
            if values.publish(|slot| *slot = value).is_err() {
                break;
            }
        }
        drop(values);
        assert!(matches!(running.join(), Err(PipelineError::StageFailed { stage: "store", sequence: 1, .. })));
    });
}

/// The producer fills the ring and sleeps on the leaf.
#[test]
fn full_ring() {
    disruptor! {
        pipeline Full {
            event: u64;
            capacity: 1;
            stage sum: &u64;
        }
    }
    check(2, || {
        let (mut values, running) = Full { sum: |_, _, _| () }.spawn().unwrap();
        for value in 0..3 {
            values.publish(|slot| *slot = value).unwrap();
        }
        drop(values);
        running.join().unwrap();
    });
}

/// Batches: only the first slot of a run carries its stamp.
#[test]
fn batches() {
    disruptor! {
        pipeline Batches {
            event: u64;
            capacity: 2;
            slots: stamped;
            stage sum: &u64;
        }
    }
    check(2, || {
        let sum = Sum::new();
        let stage = sum.clone();
        let (mut values, running) = Batches { sum: move |value, _, _| stage.add(*value) }.spawn().unwrap();
        for n in [1, 2, 1] {
            values.publish_batch(n, |batch| batch.for_each(|slot| *slot = 1)).unwrap();
        }
        drop(values);
        running.join().unwrap();
        assert_eq!(sum.get(), 4);
    });
}

/// Every event is dropped once, whether its taker had it or not.
#[test]
fn by_value() {
    struct Counted(Sum);
    impl Drop for Counted {
        fn drop(&mut self) {
            self.0.add(1);
        }
    }
    disruptor! {
        pipeline ByValue {
            event: Counted;
            capacity: 2;
            stage look: &Counted;
            stage take: Counted after look;
        }
    }
    check(1, || {
        let drops = Sum::new();
        let (mut values, running) = ByValue {
            look: |_, _, _| (),
            take: |value, sequence, _| {
                drop(value);
                if sequence == 0 {
                    running_out();
                }
            },
        }
        .spawn()
        .unwrap();
        let mut sent = 0;
        for _ in 0..2 {
            sent += 1;
            if values.send(Counted(drops.clone())).is_err() {
                break;
            }
        }
        drop(values);
        let result = running.join();
        assert!(matches!(result, Err(PipelineError::StagePanicked { sequence: 0, .. })));
        assert_eq!(drops.get(), sent);
    });

    fn running_out() {
        std::panic::resume_unwind(Box::new("no more"));
    }
}

/// Two takers in opposite branches, both on the model's own thread. The halt finds the second event taken and the first one not.
#[test]
fn takers() {
    use std::sync::atomic::AtomicU64;

    // Not loom's: it costs no interleavings, and an event that is dropped twice harms nothing else.
    static DROPS: AtomicU64 = AtomicU64::new(0);
    struct Counted(u64);
    impl Drop for Counted {
        fn drop(&mut self) {
            DROPS.fetch_add(1, Ordering::Relaxed);
        }
    }
    disruptor! {
        pipeline Takers {
            event: Counted;
            capacity: 2;
            stage odd: &Counted -> bool;
            poll odds: Counted after odd;
            poll evens: Counted else odd;
        }
    }
    check(1, || {
        DROPS.store(0, Ordering::Relaxed);
        let (mut values, mut pollers, running) =
            Takers { odd: |event: &Counted, _, _| event.0 % 2 == 1 }.spawn().unwrap();
        for value in [1, 2] {
            assert!(values.send(Counted(value)).is_ok());
        }
        assert_eq!(pollers.evens.recv().map(|event| event.0), Some(2));
        assert_eq!(DROPS.load(Ordering::Relaxed), 1);
        running.halt();
        drop((values, pollers));
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
        assert_eq!(DROPS.load(Ordering::Relaxed), 2);
    });
}

/// A panic while the producer sleeps on a full ring and another stage sleeps on the panicking one.
#[test]
fn panic_wakes_all() {
    disruptor! {
        pipeline Fragile {
            event: u64;
            capacity: 1;
            stage first: &u64;
            stage second: &u64 after first;
        }
    }
    check(1, || {
        let (mut values, running) =
            Fragile { first: |_, _, _| std::panic::resume_unwind(Box::new("first")), second: |_, _, _| () }
                .spawn()
                .unwrap();
        while values.publish(|slot| *slot = 1).is_ok() {}
        drop(values);
        assert!(matches!(running.join(), Err(PipelineError::StagePanicked { stage: "first", sequence: 0, .. })));
    });
}

/// A halt while everybody sleeps.
#[test]
fn halt_wakes_all() {
    disruptor! {
        pipeline Halting {
            event: u64;
            capacity: 1;
            stage first: &u64;
            stage second: &u64 after first;
        }
    }
    check(1, || {
        let (values, running) = Halting { first: |_, _, _| (), second: |_, _, _| () }.spawn().unwrap();
        running.halt();
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
        drop(values);
    });
}

/// A poller that sleeps on the producer, and a `join` that sleeps on the poller.
#[test]
fn poller() {
    disruptor! {
        pipeline Pulled {
            event: u64;
            capacity: 1;
            poll sum: &u64;
        }
    }
    check(2, || {
        let (mut values, mut pollers, running) = Pulled {}.spawn().unwrap();
        let consumer = loom::thread::spawn(move || {
            let mut sum = 0;
            while let Polled::Events(_) = pollers.sum.poll_wait(|value, _, _| sum += value) {}
            sum
        });
        for value in 1..=2 {
            values.publish(|slot| *slot = value).unwrap();
        }
        drop(values);
        running.join().unwrap();
        assert_eq!(consumer.join().unwrap(), 3);
    });
}

/// Both ends give up and come back. Only the two times that do not depend on the clock: none, and no limit.
#[test]
fn limits() {
    disruptor! {
        pipeline Limited {
            event: u64;
            capacity: 1;
            slots: stamped;
            poll seen: &u64;
        }
    }
    check(2, || {
        let (mut values, mut pollers, running) = Limited {}.spawn().unwrap();
        let consumer = loom::thread::spawn(move || {
            let mut next = 0;
            let mut time = Duration::ZERO;
            loop {
                let polled = pollers.seen.poll_timeout(time, |value, sequence, end| {
                    assert_eq!((*value, sequence, end), (next, next, true));
                    next += 1;
                });
                if polled == Polled::Ended {
                    return next;
                }
                assert!(polled == Polled::Events(1) || time.is_zero());
                time = Duration::MAX;
            }
        });
        values.publish_timeout(Duration::ZERO, |slot| *slot = 0).unwrap();
        if values.publish_timeout(Duration::ZERO, |slot| *slot = 1).is_err() {
            values.publish_timeout(Duration::MAX, |slot| *slot = 1).unwrap();
        }
        drop(values);
        running.join().unwrap();
        assert_eq!(consumer.join().unwrap(), 2);
    });
}

/// A poller dropped while the producer sleeps on it, or before the stream has its last event.
#[test]
fn dropped_poller() {
    disruptor! {
        pipeline Dropped {
            event: u64;
            capacity: 1;
            poll sum: &u64;
        }
    }
    check(2, || {
        let (mut values, pollers, running) = Dropped {}.spawn().unwrap();
        let consumer = loom::thread::spawn(move || drop(pollers));
        let _ = values.publish(|slot| *slot = 1);
        let _ = values.publish(|slot| *slot = 2);
        drop(values);
        assert!(matches!(running.join(), Err(PipelineError::PollerDropped { stage: "sum" })));
        consumer.join().unwrap();
    });
}

/// A poller dropped while the producer sleeps on a stage behind it.
#[test]
fn dropped_poller_of_a_stage() {
    disruptor! {
        pipeline DroppedInner {
            event: u64;
            capacity: 1;
            poll first: &u64;
            stage second: &u64 after first;
        }
    }
    check(2, || {
        let (mut values, pollers, running) = DroppedInner { second: |_, _, _| () }.spawn().unwrap();
        let consumer = loom::thread::spawn(move || drop(pollers));
        let _ = values.publish(|slot| *slot = 1);
        let _ = values.publish(|slot| *slot = 2);
        drop(values);
        assert!(matches!(running.join(), Err(PipelineError::PollerDropped { stage: "first" })));
        consumer.join().unwrap();
    });
}

/// Threads that wait until every stage is done with an event. They sleep on the leaves, on which no thread of the pipeline ever sleeps, since
/// the producer yields: only a leaf that looks for sleepers all the same can wake them.
mod waits {
    use super::*;
    use disruptor::{Halted, Handle};
    use loom::thread::{JoinHandle, spawn};

    disruptor! {
        pipeline One {
            event: u64;
            capacity: 2;
            wait: YieldWaitStrategy;
            stage sum: &u64 { wait: BlockingWaitStrategy };
        }
    }

    /// What the stage did with the event is visible to whoever waited for it.
    #[test]
    fn flush() {
        check(3, || {
            // Relaxed: the pipeline makes it visible.
            let sum = Sum::new();
            let stage = sum.clone();
            let (mut values, running) = One { sum: move |value, _, _| stage.add(*value) }.spawn().unwrap();
            for value in 1..=2 {
                values.publish(|slot| *slot = value).unwrap();
            }
            values.flush().unwrap();
            assert_eq!(sum.get(), 3);
            drop(values);
            running.join().unwrap();
        });
    }

    /// The waiter comes to one leaf after the other.
    #[test]
    fn flush_two_leaves() {
        disruptor! {
            pipeline Two {
                event: u64;
                capacity: 1;
                wait: YieldWaitStrategy;
                stage left: &u64 { wait: BlockingWaitStrategy };
                stage right: &u64 { wait: BlockingWaitStrategy };
            }
        }
        check(1, || {
            let sum = Sum::new();
            let (left, right) = (sum.clone(), sum.clone());
            let (mut values, running) =
                Two { left: move |value, _, _| left.add(*value), right: move |value, _, _| right.add(*value) }
                    .spawn()
                    .unwrap();
            values.publish(|slot| *slot = 1).unwrap();
            values.flush().unwrap();
            assert_eq!(sum.get(), 2);
            drop(values);
            running.join().unwrap();
        });
    }

    fn waiter(handle: Handle, sequence: u64) -> JoinHandle<Result<(), Halted>> {
        spawn(move || handle.wait_for(sequence))
    }

    /// Both wait for the same event, one of them perhaps after it is done. The stream is open until they are through.
    #[test]
    fn two_waiters() {
        check(1, || {
            let (mut values, running) = One { sum: |_, _, _| () }.spawn().unwrap();
            let other = waiter(running.handle(), 0);
            values.publish(|slot| *slot = 1).unwrap();
            assert_eq!(running.handle().wait_for(0), Ok(()));
            assert_eq!(other.join().unwrap(), Ok(()));
            drop(values);
            running.join().unwrap();
        });
    }

    /// The stream ends while somebody waits for an event that never comes. The leaf may get there before the end is declared, or after.
    #[test]
    fn end() {
        check(1, || {
            let (mut values, running) = One { sum: |_, _, _| () }.spawn().unwrap();
            let other = waiter(running.handle(), 1);
            values.publish(|slot| *slot = 1).unwrap();
            drop(values);
            assert_eq!(other.join().unwrap(), Err(Halted));
            running.join().unwrap();
        });
    }

    #[test]
    fn halt() {
        check(2, || {
            let (values, running) = One { sum: |_, _, _| () }.spawn().unwrap();
            let other = waiter(running.handle(), 0);
            running.halt();
            assert_eq!(other.join().unwrap(), Err(Halted));
            assert!(matches!(running.join(), Err(PipelineError::Halted)));
            drop(values);
        });
    }

    #[test]
    fn panic() {
        check(2, || {
            let (mut values, running) =
                One { sum: |_, _, _| std::panic::resume_unwind(Box::new("no more")) }.spawn().unwrap();
            values.publish(|slot| *slot = 1).unwrap();
            assert_eq!(values.flush(), Err(Halted));
            assert!(matches!(running.join(), Err(PipelineError::StagePanicked { stage: "sum", sequence: 0, .. })));
            drop(values);
        });
    }

    /// An event that was done before the halt counts as done, for whoever waits since then too.
    #[test]
    fn done_before_halt() {
        check(2, || {
            let (mut values, running) = One { sum: |_, _, _| () }.spawn().unwrap();
            let other = waiter(running.handle(), 0);
            values.publish(|slot| *slot = 1).unwrap();
            values.flush().unwrap();
            running.halt();
            assert_eq!(other.join().unwrap(), Ok(()));
            assert!(matches!(running.join(), Err(PipelineError::Halted)));
            drop(values);
        });
    }

    /// A poller is dropped while the only thread that could find that out, by filling the ring or ending the stream, waits for it.
    #[test]
    fn dropped_poller() {
        disruptor! {
            pipeline Dropped {
                event: u64;
                capacity: 2;
                poll sum: &u64;
            }
        }
        check(3, || {
            let (mut values, pollers, running) = Dropped {}.spawn().unwrap();
            let consumer = spawn(move || drop(pollers));
            if values.publish(|slot| *slot = 1).is_ok() {
                assert_eq!(values.flush(), Err(Halted));
            }
            drop(values);
            assert!(matches!(running.join(), Err(PipelineError::PollerDropped { stage: "sum" })));
            consumer.join().unwrap();
        });
    }
}

/// After a halt nothing is published, though there is room. The limit is raised while the halt takes it away.
#[test]
fn refused_after_a_halt() {
    disruptor! {
        pipeline Refuses {
            event: u64;
            capacity: 2;
            wait: YieldWaitStrategy;
            poll sum: &u64;
        }
    }
    check(3, || {
        let (mut values, mut pollers, running) = Refuses {}.spawn().unwrap();
        values.publish_batch(2, |_| ()).unwrap();
        assert_eq!(pollers.sum.poll(|_, _, _| ()), Polled::Events(2));
        let halter = loom::thread::spawn(move || {
            running.halt();
            running
        });
        // It looks for the slots that the poller has given back, and finds one more than it needs.
        let _ = values.try_publish(|_| ());
        let running = halter.join().unwrap();
        assert!(values.try_publish(|_| ()).is_err());
        drop((values, pollers));
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
    });
}

/// A send that found room before the halt leaves no event behind, though the producer lives.
#[test]
fn left_behind() {
    struct Counted(Sum);
    impl Drop for Counted {
        fn drop(&mut self) {
            self.0.add(1);
        }
    }
    disruptor! {
        pipeline LeftBehind {
            event: Counted;
            capacity: 2;
            wait: YieldWaitStrategy;
            poll take: Counted;
        }
    }
    check(3, || {
        let drops = Sum::new();
        let (mut values, pollers, running) = LeftBehind {}.spawn().unwrap();
        drop(pollers);
        let halter = loom::thread::spawn(move || {
            running.halt();
            running
        });
        drop(values.try_send(Counted(drops.clone())));
        let running = halter.join().unwrap();
        assert_eq!(drops.get(), 1);
        drop(values);
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
        assert_eq!(drops.get(), 1);
    });
}

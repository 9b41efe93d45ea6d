//! Models of work divided: stages that share a thread, and stages with several threads.
//!
//! Where a model needs a stage on another thread, that is a poller of the model's own thread if it can be: a thread less is worth more
//! preemptions.

use super::{Sum, check};
use disruptor::{BlockingWaitStrategy, PipelineError, Polled, YieldWaitStrategy, disruptor, shard_of};

/// A thread that several stages share. It sleeps on a bell.
mod group {
    use super::*;

    /// The thread waits for the producer and for a stage elsewhere. Each of them has to wake it while the other one has nothing to tell.
    #[test]
    fn waits_for_two() {
        disruptor! {
            pipeline Both {
                event: u64;
                capacity: 2;
                stage first: &mut u64;
                poll elsewhere: &u64 after first;
                stage last: &u64 after elsewhere;
                thread both: first, last;
            }
        }
        check(2, || {
            let sum = Sum::new();
            let stage = sum.clone();
            let (mut values, mut pollers, running) =
                Both { first: |value, _, _| *value += 10, last: move |value, _, _| stage.add(*value) }.spawn().unwrap();
            values.publish(|slot| *slot = 1).unwrap();
            assert_eq!(pollers.elsewhere.poll_wait(|value, _, _| assert_eq!(*value, 11)), Polled::Events(1));
            values.flush().unwrap();
            assert_eq!(sum.get(), 11);
            drop(values);
            running.join().unwrap();
        });
    }

    /// The same with threads for both.
    #[test]
    fn waits_for_a_thread() {
        disruptor! {
            pipeline Threads {
                event: u64;
                capacity: 1;
                stage first: &mut u64;
                stage elsewhere: &mut u64 after first { wait: YieldWaitStrategy };
                stage last: &u64 after elsewhere;
                thread both: first, last;
            }
        }
        check(1, || {
            let sum = Sum::new();
            let stage = sum.clone();
            let (mut values, running) = Threads {
                first: |value, _, _| *value += 10,
                elsewhere: |value, _, _| *value += 100,
                last: move |value, _, _| stage.add(*value),
            }
            .spawn()
            .unwrap();
            values.publish(|slot| *slot = 1).unwrap();
            drop(values);
            running.join().unwrap();
            assert_eq!(sum.get(), 111);
        });
    }

    disruptor! {
        /// One stage waits for the producer, the other one for a stage elsewhere.
        pipeline Roots {
            event: u64;
            capacity: 2;
            stage root: &u64;
            poll elsewhere: &u64;
            stage last: &u64 after elsewhere;
            thread both: root, last;
        }
    }

    #[test]
    fn two_roots() {
        check(2, || {
            let (mut values, mut pollers, running) = Roots { root: |_, _, _| (), last: |_, _, _| () }.spawn().unwrap();
            values.publish(|slot| *slot = 1).unwrap();
            assert_eq!(pollers.elsewhere.poll_wait(|_, _, _| ()), Polled::Events(1));
            values.flush().unwrap();
            drop(values);
            running.join().unwrap();
        });
    }

    /// A halt while the thread sleeps, perhaps after an event for one of the stages.
    #[test]
    fn halt() {
        check(3, || {
            let (mut values, pollers, running) = Roots { root: |_, _, _| (), last: |_, _, _| () }.spawn().unwrap();
            values.publish(|slot| *slot = 1).unwrap();
            running.halt();
            assert!(matches!(running.join(), Err(PipelineError::Halted)));
            drop((values, pollers));
        });
    }

    /// The stage elsewhere panics, and so the thread's second stage has nothing to come. The stream stays open.
    #[test]
    fn panic_elsewhere() {
        disruptor! {
            pipeline Fragile {
                event: u64;
                capacity: 2;
                stage root: &u64;
                stage elsewhere: &u64 { wait: YieldWaitStrategy };
                stage last: &u64 after elsewhere;
                thread both: root, last;
            }
        }
        check(2, || {
            let (mut values, running) = Fragile {
                root: |_, _, _| (),
                elsewhere: |_, _, _| std::panic::resume_unwind(Box::new("no more")),
                last: |_, _, _| unreachable!(),
            }
            .spawn()
            .unwrap();
            values.publish(|slot| *slot = 1).unwrap();
            assert!(matches!(
                running.join(),
                Err(PipelineError::StagePanicked { stage: "elsewhere", sequence: 0, .. })
            ));
            drop(values);
        });
    }

    /// One of the thread's stages waits for two others. The one that it sleeps on moves first, so now it must sleep on the other one.
    #[test]
    fn join() {
        disruptor! {
            pipeline Joins {
                event: u64;
                capacity: 2;
                stage root: &u64;
                poll left: &u64;
                poll right: &u64;
                stage join: &u64 after left, right;
                thread both: root, join;
            }
        }
        check(2, || {
            let (mut values, mut pollers, running) = Joins { root: |_, _, _| (), join: |_, _, _| () }.spawn().unwrap();
            values.publish(|slot| *slot = 1).unwrap();
            assert_eq!(pollers.left.poll_wait(|_, _, _| ()), Polled::Events(1));
            assert_eq!(pollers.right.poll_wait(|_, _, _| ()), Polled::Events(1));
            values.flush().unwrap();
            drop(values);
            running.join().unwrap();
        });
    }

    /// The thread's stages follow each other. The producer sleeps on the last of them, and ends the stream.
    #[test]
    fn one_after_the_other() {
        disruptor! {
            pipeline Follows {
                event: u64;
                capacity: 1;
                stage first: &mut u64;
                stage last: &u64 after first;
                thread both: first, last;
            }
        }
        check(2, || {
            let sum = Sum::new();
            let stage = sum.clone();
            let (mut values, running) =
                Follows { first: |value, _, _| *value += 10, last: move |value, _, _| stage.add(*value) }
                    .spawn()
                    .unwrap();
            for value in 1..=2 {
                values.publish(|slot| *slot = value).unwrap();
            }
            drop(values);
            running.join().unwrap();
            assert_eq!(sum.get(), 23);
        });
    }

    /// A claim comes to nothing while the thread goes to sleep. Its look passes the slot over, and the producer waits for that slot.
    #[test]
    fn passed_over() {
        use std::ops::ControlFlow;

        disruptor! {
            pipeline PassesOver {
                event: u64;
                capacity: 1;
                producer: multi;
                stage first: &u64;
                stage last: &u64 after first;
                thread both: first, last;
            }
        }
        check(2, || {
            let sum = Sum::new();
            let stage = sum.clone();
            let (mut values, running) =
                PassesOver { first: |_, _, _| (), last: move |value, _, _| stage.add(*value) }.spawn().unwrap();
            let broken_off = values.publish_with(|_| ControlFlow::<(), ()>::Break(()));
            assert_eq!(broken_off, Ok(ControlFlow::Break(())));
            values.publish(|slot| *slot = 1).unwrap();
            drop(values);
            running.join().unwrap();
            assert_eq!(sum.get(), 1);
        });
    }
}

/// Stages with a thread for each part of their events.
mod shards {
    use super::*;

    /// Whoever comes behind the stage waits for both shards. It is the model's own thread.
    #[test]
    fn by_turn() {
        disruptor! {
            pipeline Turns {
                event: u64;
                capacity: 2;
                stage add: &mut u64 { shards: 2 };
                poll seen: &u64 after add;
            }
        }
        check(1, || {
            let add = |shard| {
                move |value: &mut u64, sequence, _| {
                    assert_eq!(sequence % 2, shard as u64);
                    *value += 10 * (sequence + 1);
                }
            };
            let (mut values, mut pollers, running) = Turns { add }.spawn().unwrap();
            values.publish_batch(2, |batch| batch.for_each(|slot| *slot = 1)).unwrap();
            let mut next = 0;
            while next < 2 {
                let see = |value: &u64, sequence, _| {
                    assert_eq!((*value, sequence), (1 + 10 * (next + 1), next));
                    next += 1;
                };
                assert!(matches!(pollers.seen.poll_wait(see), Polled::Events(_)));
            }
            drop(values);
            running.join().unwrap();
        });
    }

    /// The shards gate the producer: a slot is free when both are past it, whoever had its event.
    #[test]
    fn leaves() {
        disruptor! {
            pipeline Leaves {
                event: u64;
                capacity: 1;
                wait: YieldWaitStrategy;
                stage add: &mut u64 { shards: 2, wait: BlockingWaitStrategy };
            }
        }
        check(1, || {
            let sum = Sum::new();
            let shards = sum.clone();
            let add = move |_| {
                let sum = shards.clone();
                move |value: &mut u64, _, _| sum.add(*value)
            };
            let (mut values, running) = Leaves { add }.spawn().unwrap();
            for value in 1..=2 {
                values.publish(|slot| *slot = value).unwrap();
            }
            drop(values);
            running.join().unwrap();
            assert_eq!(sum.get(), 3);
        });
    }

    /// The hash tells each shard that the event is its own. One of them has it, and the other one panics.
    #[test]
    fn claim() {
        use std::hash::{Hash, Hasher};

        #[derive(Default)]
        struct Fickle;

        impl Hash for Fickle {
            fn hash<H: Hasher>(&self, state: &mut H) {
                let thread = loom::thread::current();
                let shard = thread.name().and_then(|name| name.chars().last()?.to_digit(10)).unwrap() as usize;
                let key = (0_u64..).find(|key| shard_of(key, 2) == shard).unwrap();
                key.hash(state);
            }
        }

        #[derive(Default)]
        struct Deposit {
            account: Fickle,
            amount: u64,
        }

        disruptor! {
            pipeline Keys {
                event: Deposit;
                capacity: 1;
                stage book: { account: &Fickle, amount: &mut u64 } { shards: 2 by account };
            }
        }
        check(1, || {
            let handled = Sum::new();
            let shards = handled.clone();
            let book = move |_| {
                let handled = shards.clone();
                move |deposit: KeysBook<'_>, _, _| {
                    *deposit.amount += 1;
                    handled.add(1);
                }
            };
            let (mut deposits, running) = Keys { book }.spawn().unwrap();
            deposits.publish(|_| ()).unwrap();
            assert!(matches!(running.join(), Err(PipelineError::StagePanicked { stage: "book", sequence: 0, .. })));
            assert_eq!(handled.get(), 1);
            drop(deposits);
        });
    }
}

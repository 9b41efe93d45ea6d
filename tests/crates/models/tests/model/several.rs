//! Models of pipelines with several producers.

use super::{Sum, check};
use disruptor::{BlockingWaitStrategy, Halted, PipelineError, Polled, YieldWaitStrategy, disruptor};
use loom::thread::spawn;
use std::ops::ControlFlow;

/// A handler that checks the order of what two producers publish. The tens of a value tell the producer, the ones count that producer's
/// values. It adds the values up.
fn in_order(sum: &Sum) -> impl FnMut(&u64, u64, bool) + Send + 'static {
    let sum = sum.clone();
    let mut next = 0;
    let mut last = [0; 2];
    move |value, sequence, _| {
        assert_eq!(sequence, next);
        next += 1;
        let last = &mut last[usize::try_from(value / 10).unwrap()];
        *last += 1;
        assert_eq!(value % 10, *last);
        sum.add(*value);
    }
}

/// Two producers and a stage. With a capacity of 1, both wait for room. The last one to go ends the stream.
mod two {
    use super::*;

    macro_rules! two_to_one {
        ($name:ident, $preemptions:literal, $layout:ident, $capacity:literal, $wait:ident) => {
            #[test]
            fn $name() {
                disruptor! {
                    pipeline Two {
                        event: u64;
                        capacity: $capacity;
                        producer: multi;
                        wait: $wait;
                        slots: $layout;
                        stage sum: &u64;
                    }
                }
                check($preemptions, || {
                    let sum = Sum::new();
                    let (mut values, running) = Two { sum: in_order(&sum) }.spawn().unwrap();
                    let mut others = values.clone();
                    let other = spawn(move || {
                        others.publish(|slot| *slot = 11).unwrap();
                    });
                    values.publish(|slot| *slot = 1).unwrap();
                    drop(values);
                    running.join().unwrap();
                    other.join().unwrap();
                    assert_eq!(sum.get(), 12);
                });
            }
        };
    }

    two_to_one!(stamped_1_blocking, 1, stamped, 1, BlockingWaitStrategy);
    two_to_one!(dense_2_blocking, 1, dense, 2, BlockingWaitStrategy);
}

/// One producer finds that slots are free, and another one goes by that.
#[test]
fn limit_is_shared() {
    disruptor! {
        pipeline Shares {
            event: u64;
            capacity: 2;
            producer: multi;
            wait: YieldWaitStrategy;
            poll sum: &u64;
        }
    }
    check(3, || {
        let (mut values, mut pollers, running) = Shares {}.spawn().unwrap();
        let mut others = values.clone();
        values.publish_batch(2, |_| ()).unwrap();
        let consumer = spawn(move || {
            assert_eq!(pollers.sum.poll(|_, _, _| ()), Polled::Events(2));
            pollers
        });
        let other = spawn(move || _ = others.try_publish(|slot| *slot = 11));
        let _ = values.try_publish(|slot| *slot = 1);
        other.join().unwrap();
        let pollers = consumer.join().unwrap();
        running.halt();
        drop((values, pollers));
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
    });
}

/// A claim comes to nothing, before or behind another producer's event. No stage sees it, and none waits for it.
mod passed_over {
    use super::*;

    /// Claims a slot and writes there what nobody must see.
    macro_rules! break_off {
        ($producer:expr) => {
            assert_eq!(
                $producer.publish_with(|slot| {
                    *slot = 100;
                    ControlFlow::<(), ()>::Break(())
                }),
                Ok(ControlFlow::Break(()))
            )
        };
    }

    macro_rules! chain {
        ($name:ident, $layout:ident) => {
            /// The model's own thread is the second stage. It has the event before the stream ends.
            #[test]
            fn $name() {
                disruptor! {
                    pipeline Chain {
                        event: u64;
                        capacity: 2;
                        producer: multi;
                        slots: $layout;
                        stage first: &mut u64;
                        poll second: &u64 after first;
                    }
                }
                check(1, || {
                    let first = |value: &mut u64, _, _| {
                        assert_eq!(*value, 1);
                        *value += 10;
                    };
                    let (mut values, mut pollers, running) = Chain { first }.spawn().unwrap();
                    let mut others = values.clone();
                    let other = spawn(move || break_off!(others));
                    values.publish(|slot| *slot = 1).unwrap();
                    assert_eq!(pollers.second.poll_wait(|value, _, _| assert_eq!(*value, 11)), Polled::Events(1));
                    drop(values);
                    assert_eq!(pollers.second.poll_wait(|_, _, _| unreachable!()), Polled::Ended);
                    running.join().unwrap();
                    other.join().unwrap();
                });
            }
        };
    }

    chain!(stamped, stamped);
    chain!(dense, dense);

    /// The slot is used again, by the other producer.
    #[test]
    fn slot_is_free() {
        disruptor! {
            pipeline Reuses {
                event: u64;
                capacity: 1;
                producer: multi;
                stage sum: &u64;
            }
        }
        check(1, || {
            let sum = Sum::new();
            let stage = sum.clone();
            let (mut values, running) = Reuses { sum: move |value, _, _| stage.add(*value) }.spawn().unwrap();
            let mut others = values.clone();
            let other = spawn(move || break_off!(others));
            values.publish(|slot| *slot = 1).unwrap();
            drop(values);
            running.join().unwrap();
            other.join().unwrap();
            assert_eq!(sum.get(), 1);
        });
    }

    /// Whoever waits for the sequence finds it done, also if the stream ends before the stage has come so far.
    #[test]
    fn counts_as_done() {
        disruptor! {
            pipeline Nothing {
                event: u64;
                capacity: 2;
                producer: multi;
                wait: YieldWaitStrategy;
                stage sum: &u64;
            }
        }
        check(1, || {
            let (values, running) = Nothing { sum: |_, _, _| unreachable!() }.spawn().unwrap();
            let mut others = values.clone();
            let other = spawn(move || break_off!(others));
            drop(values);
            assert_eq!(running.handle().wait_for(0), Ok(()));
            running.join().unwrap();
            other.join().unwrap();
        });
    }
}

/// The last producer to go may know nothing of what the others have published, but that they are gone.
#[test]
fn last_producer() {
    disruptor! {
        pipeline Ends {
            event: u64;
            capacity: 2;
            producer: multi;
            stage sum: &u64;
        }
    }
    check(2, || {
        let sum = Sum::new();
        let (values, running) = Ends { sum: in_order(&sum) }.spawn().unwrap();
        let mut others = values.clone();
        let other = spawn(move || {
            others.publish(|slot| *slot = 11).unwrap();
        });
        drop(values);
        running.join().unwrap();
        assert_eq!(sum.get(), 11);
        other.join().unwrap();
    });
}

/// One producer holds a claim and another one waits for room, when the pipeline is halted.
#[test]
fn halt() {
    disruptor! {
        pipeline Halts {
            event: u64;
            capacity: 1;
            producer: multi;
            poll sum: &u64;
        }
    }
    check(2, || {
        let (mut values, pollers, running) = Halts {}.spawn().unwrap();
        let mut others = values.clone();
        // Open until the halt has begun, or not: to write is a step that others may come before.
        let written = Sum::new();
        let write = written.clone();
        let other = spawn(move || _ = others.publish(|_| write.add(1)));
        let halter = spawn(move || {
            running.halt();
            running
        });
        let _ = values.publish(|_| written.add(1));
        other.join().unwrap();
        let running = halter.join().unwrap();
        assert_eq!(values.publish(|_| ()), Err(Halted));
        drop((values, pollers));
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
    });
}

/// Two producers that found room before the halt send after it. Each event is dropped once, while the producers live.
#[test]
fn left_behind() {
    use std::sync::atomic::{AtomicU64, Ordering};

    // Not loom's: it costs no interleavings, and an event that is dropped twice harms nothing else.
    static DROPS: AtomicU64 = AtomicU64::new(0);
    struct Counted(());
    impl Drop for Counted {
        fn drop(&mut self) {
            DROPS.fetch_add(1, Ordering::Relaxed);
        }
    }
    disruptor! {
        pipeline LeftBehind {
            event: Counted;
            capacity: 2;
            producer: multi;
            wait: YieldWaitStrategy;
            poll take: Counted;
        }
    }
    check(2, || {
        DROPS.store(0, Ordering::Relaxed);
        let (mut values, pollers, running) = LeftBehind {}.spawn().unwrap();
        drop(pollers);
        let mut others = values.clone();
        let other = spawn(move || {
            drop(others.try_send(Counted(())));
            others
        });
        let halter = spawn(move || {
            running.halt();
            running
        });
        drop(values.try_send(Counted(())));
        let running = halter.join().unwrap();
        let others = other.join().unwrap();
        assert_eq!(DROPS.load(Ordering::Relaxed), 2);
        drop((values, others));
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
        assert_eq!(DROPS.load(Ordering::Relaxed), 2);
    });
}

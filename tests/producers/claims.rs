//! Claims that are open for long.

use crate::common::{Gate, OpenAtEnd, deadline};
use crate::events;
use disruptor::{BlockingWaitStrategy, Sequence, SpinWaitStrategy, TryPublishError, YieldWaitStrategy, disruptor};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;

/// The stages see what was published where.
fn check(event: u64, sequence: Sequence) {
    assert_eq!(event, sequence);
}

macro_rules! claims {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Numbers {
                    event: u64;
                    capacity: $capacity;
                    producer: multi;
                    wait: $wait;
                    slots: $slots;
                    stage first: &u64;
                    stage last: &u64 after first;
                }
            }

            #[test]
            fn producers_are_cloned_and_sent() {
                fn is<T: Clone + Send>(_: &T) {}
                Numbers { first: |_, _, _| (), last: |_, _, _| () }
                    .run(|producer| {
                        is(&producer);
                        assert!(format!("{:?}", producer.clone()).contains("next_sequence: 0"));
                        Ok(())
                    })
                    .expect("no stage fails");
            }

            /// One thread stops in the middle of a claim. The others go on until the ring is full. Then everything goes on.
            #[test]
            fn what_is_behind_a_claim_waits_for_it() {
                deadline(|| {
                    for round in 0..3 {
                        let gate = Gate::new();
                        let next = Arc::new(Mutex::new(0));
                        let seen = Arc::clone(&next);
                        let (mut producer, running) = Numbers {
                            first: |event: &u64, sequence, _| check(*event, sequence),
                            last: move |event: &u64, sequence, _| {
                                check(*event, sequence);
                                let mut next = seen.lock().unwrap();
                                assert_eq!(*next, sequence);
                                *next += 1;
                            },
                        }
                        .spawn()
                        .expect("two threads");
                        for sequence in 0..round {
                            producer.publish(|slot| *slot = sequence).expect("nobody halts");
                        }
                        producer.flush().expect("nobody halts");
                        let (begins, begun) = channel();
                        let slow = {
                            let (mut producer, gate) = (producer.clone(), gate.clone());
                            thread::spawn(move || {
                                producer.publish(|slot| {
                                    begins.send(()).expect("the test listens");
                                    gate.pass();
                                    *slot = round;
                                })
                            })
                        };
                        let _open = OpenAtEnd(&gate);
                        begun.recv().expect("it begins");
                        // The leaf frees slots in quarters of the ring. Nothing moves any more once it is known to be full.
                        let mut published = round + 1;
                        loop {
                            match producer.try_publish(|slot| *slot = published) {
                                Ok(sequence) => assert_eq!(sequence, published),
                                Err(TryPublishError::Full) => break,
                                Err(error) => panic!("{error}"),
                            }
                            published += 1;
                        }
                        assert_eq!(published, round + $capacity);
                        assert_eq!(*next.lock().unwrap(), round);
                        let blocked = {
                            let mut producer = producer.clone();
                            thread::spawn(move || producer.publish(|slot| *slot = published))
                        };
                        while producer.next_sequence() == published {
                            thread::yield_now();
                        }
                        assert_eq!(*next.lock().unwrap(), round);
                        gate.open();
                        assert_eq!(slow.join().expect("no assertion fails"), Ok(round));
                        assert_eq!(blocked.join().expect("no assertion fails"), Ok(published));
                        producer.publish(|slot| *slot = published + 1).expect("nobody halts");
                        drop(producer);
                        running.join().expect("no stage fails");
                        assert_eq!(*next.lock().unwrap(), published + 2);
                    }
                });
            }

            #[test]
            fn a_closure_may_publish_through_a_clone() {
                deadline(|| {
                    let mut seen = 0;
                    let result = Numbers {
                        first: |event, sequence, _| check(*event, sequence),
                        last: |event, sequence, _| {
                            check(*event, sequence);
                            seen += 1;
                        },
                    }
                    .run(|mut outer| {
                        let mut inner = outer.clone();
                        for round in 0..3 {
                            // For as long as there is room.
                            outer.publish(|slot| {
                                *slot = inner.next_sequence() - 1;
                                for next in round * $capacity + 1..(round + 1) * $capacity {
                                    assert_eq!(inner.try_publish(|slot| *slot = next), Ok(next));
                                }
                                assert_eq!(inner.try_publish(|_| unreachable!()), Err(TryPublishError::Full));
                            })?;
                            inner.flush()?;
                            outer.flush()?;
                        }
                        Ok(())
                    });
                    result.expect("no stage fails");
                    assert_eq!(seen, 3 * $capacity);
                });
            }

            #[test]
            fn numbers_are_told_while_others_claim() {
                deadline(|| {
                    let done = AtomicBool::new(false);
                    let result = Numbers { first: |_, _, _| (), last: |_, _, _| () }.run(|producer| {
                        thread::scope(|scope| {
                            let observers: Vec<_> = (0..2)
                                .map(|_| {
                                    let producer = producer.clone();
                                    let done = &done;
                                    scope.spawn(move || {
                                        let mut before = 0;
                                        while !done.load(Relaxed) {
                                            assert!(producer.remaining_capacity() <= $capacity);
                                            let next = producer.next_sequence();
                                            assert!(next >= before);
                                            before = next;
                                            let stats = producer.handle().stats();
                                            assert!(stats.stages.iter().all(|stage| stage.backlog <= stats.published));
                                            thread::yield_now();
                                        }
                                    })
                                })
                                .collect();
                            let publishing = [1, $capacity].map(|n| {
                                let mut producer = producer.clone();
                                scope.spawn(move || {
                                    for _ in 0..events::<$wait>(200) {
                                        producer.publish_batch(n, |_| ()).expect("nobody halts");
                                    }
                                })
                            });
                            for thread in publishing {
                                thread.join().expect("it does not panic");
                            }
                            done.store(true, Relaxed);
                            for thread in observers {
                                thread.join().expect("no assertion fails");
                            }
                        });
                        assert_eq!(producer.next_sequence(), events::<$wait>(200) * (1 + $capacity));
                        Ok(())
                    });
                    result.expect("no stage fails");
                });
            }
        }
    )*};
}

rings!(claims);

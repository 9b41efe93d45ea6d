//! A ring that is full.

use crate::common::{PATIENCE, deadline};
use disruptor::{
    BlockingWaitStrategy, Polled, PublishTimeoutError, SpinWaitStrategy, TryPublishError, YieldWaitStrategy, disruptor,
};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

macro_rules! full {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Pulled {
                    event: u64;
                    capacity: $capacity;
                    producer: multi;
                    wait: $wait;
                    slots: $slots;
                    poll sink: &u64;
                }
            }

            disruptor! {
                pipeline Pushed {
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
            fn refuses_calls_that_do_not_wait() {
                let (mut one, mut pollers, running) = Pulled {}.spawn().expect("no threads to refuse");
                let mut other = one.clone();
                for sequence in 0..$capacity {
                    assert_eq!(one.remaining_capacity() as u64, $capacity - sequence);
                    assert_eq!(one.try_publish(|slot| *slot = sequence), Ok(sequence));
                }
                for full in [&mut one, &mut other] {
                    assert_eq!(full.try_publish(|_| unreachable!()), Err(TryPublishError::Full));
                    let late = full.publish_timeout(Duration::from_millis(1), |_| unreachable!());
                    assert_eq!(late, Err(PublishTimeoutError::TimedOut));
                    let late = full.publish_timeout(Duration::ZERO, |_| unreachable!());
                    assert_eq!(late, Err(PublishTimeoutError::TimedOut));
                    assert_eq!((full.next_sequence(), full.remaining_capacity()), ($capacity, 0));
                }
                assert_eq!(running.stats().published, $capacity);
                assert_eq!(pollers.sink.poll_up_to(1, |_, _, _| ()), Polled::Events(1));
                assert_eq!(other.remaining_capacity(), 1);
                assert_eq!(one.try_publish(|slot| *slot = $capacity), Ok($capacity));
                assert_eq!(other.try_publish(|_| unreachable!()), Err(TryPublishError::Full));
                let mut next = 1;
                let seen = pollers.sink.poll(|number, sequence, _| {
                    assert_eq!((*number, sequence), (next, next));
                    next += 1;
                });
                assert_eq!(seen, Polled::Events($capacity));
                let in_time = other.publish_timeout(Duration::ZERO, |slot| *slot = $capacity + 1);
                assert_eq!(in_time, Ok($capacity + 1));
                drop((one, other, pollers));
                assert!(running.join().is_err(), "the last event was not seen");
            }

            /// Whoever waits has claimed. So others are refused although a slot is free.
            #[test]
            fn serves_those_who_wait_in_turn() {
                deadline(|| {
                    let (mut one, mut pollers, running) = Pulled {}.spawn().expect("no threads to refuse");
                    one.publish_batch($capacity, |batch| batch.zip(0..).for_each(|(slot, n)| *slot = n)).expect("it fits");
                    let mut waiting = Vec::new();
                    let mut claimed = $capacity;
                    for n in [1, $capacity, 1, $capacity / 2 + 1] {
                        let mut clone = one.clone();
                        waiting.push(thread::spawn(move || {
                            clone.publish_batch(n, |batch| batch.zip(claimed..).for_each(|(slot, n)| *slot = n))
                        }));
                        let end = claimed + n as u64;
                        loop {
                            let next = one.next_sequence();
                            if next == end {
                                break;
                            }
                            assert_eq!(next, claimed);
                            thread::yield_now();
                        }
                        assert_eq!(one.remaining_capacity(), 0);
                        claimed = end;
                    }
                    let mut seen = 0;
                    while seen < claimed {
                        let polled = pollers.sink.poll_up_to(1, |number, sequence, end| {
                            assert_eq!((*number, sequence, end), (seen, seen, true));
                            seen += 1;
                        });
                        if polled == Polled::Empty {
                            thread::yield_now();
                        }
                        if seen + $capacity <= claimed {
                            assert_eq!(one.try_publish(|_| unreachable!()), Err(TryPublishError::Full));
                        }
                    }
                    let mut first = $capacity;
                    for thread in waiting {
                        let sequences = thread.join().expect("it does not panic").expect("nobody halts");
                        assert_eq!(sequences.start, first);
                        first = sequences.end;
                    }
                    assert_eq!((first, one.remaining_capacity()), (claimed, $capacity));
                    drop((one, pollers));
                    running.join().expect("the poller has seen everything");
                });
            }

            /// One thread takes every slot as soon as it is free. Another one needs the whole ring.
            #[test]
            fn has_room_for_large_batches_among_small_ones() {
                deadline(|| {
                    let done = AtomicBool::new(false);
                    let result = Pushed { first: |_, _, _| (), last: |_, _, _| () }.run(|mut greedy| {
                        let (mut large, mut timed) = (greedy.clone(), greedy.clone());
                        let mut second = greedy.clone();
                        thread::scope(|scope| {
                            for producer in [&mut greedy, &mut second] {
                                scope.spawn(|| {
                                    while !done.load(Relaxed) {
                                        producer.publish(|_| ()).expect("nobody halts");
                                    }
                                });
                            }
                            for _ in 0..10 {
                                let sequences = large.publish_batch($capacity, |_| ()).expect("nobody halts");
                                assert_eq!(sequences.end - sequences.start, $capacity);
                            }
                            done.store(true, Relaxed);
                        });
                        assert!(timed.publish_timeout(PATIENCE, |_| ()).is_ok());
                        Ok(())
                    });
                    result.expect("no stage fails");
                });
            }
        }
    )*};
}

rings!(full);

//! One call of `poll` handles everything available and marks its last event, wherever the reader stands and whatever it
//! did before.

mod common;

use common::{ON_PURPOSE, deadline, panics, silence};
use disruptor::{Polled, disruptor};
use std::thread;
use std::time::Duration;

/// The sequences and marks that one call handles.
macro_rules! poll {
    ($poller:expr) => {{
        let mut seen = Vec::new();
        let polled = $poller.poll(|_, sequence, end| seen.push((sequence, end)));
        assert_eq!(polled, if seen.is_empty() { Polled::Empty } else { Polled::Events(seen.len()) });
        seen
    }};
}

/// What one call should handle: `first` up to `end`, exclusive, with the mark on the last event.
fn all(first: u64, end: u64) -> Vec<(u64, bool)> {
    (first..end).map(|sequence| (sequence, sequence + 1 == end)).collect()
}

// Events of several sizes: a group of the ring then holds 24, 6, 3 or 1 of them, which mostly do not fill it evenly.
macro_rules! from_anywhere {
    ($($name:ident: $event:ty = $default:expr, $capacity:literal, $slots:ident;)*) => {$(
        #[test]
        fn $name() {
            disruptor! {
                pipeline Anywhere {
                    event: $event = $default;
                    capacity: $capacity;
                    slots: $slots;
                    poll seen: &$event;
                }
            }
            deadline(|| {
                let (mut producer, mut pollers, running) = Anywhere {}.spawn().expect("no threads to refuse");
                let mut next = 0;
                // Every number of events, published singly and as a batch, from every place in the ring.
                for count in 1..=$capacity {
                    for at_once in [false, true] {
                        for _ in 0..=$capacity / count {
                            if at_once {
                                producer.publish_batch(count, |_| ()).expect("running");
                            } else {
                                (0..count).for_each(|_| _ = producer.publish(|_| ()).expect("running"));
                            }
                            let end = next + count as u64;
                            assert_eq!(poll!(pollers.seen), all(next, end));
                            next = end;
                        }
                    }
                }
                // A batch and then single events, across every place in the ring.
                for at_once in 1..$capacity {
                    for place in 0..$capacity {
                        producer.publish_batch(at_once, |_| ()).expect("running");
                        (at_once..$capacity).for_each(|_| _ = producer.publish(|_| ()).expect("running"));
                        assert_eq!(poll!(pollers.seen), all(next, next + $capacity), "{at_once} at once, place {place}");
                        producer.publish(|_| ()).expect("running");
                        next += $capacity + 1;
                        assert_eq!(poll!(pollers.seen), [(next - 1, true)]);
                    }
                }
                drop((producer, pollers));
                running.join().expect("a stream that came to its end");
            });
        }
    )*};
}

from_anywhere! {
    bytes: u8 = 0, 32, stamped;
    six_to_a_group: u32 = 0, 16, stamped;
    three_to_a_group: u64 = 0, 16, stamped;
    three_to_a_group_and_only_two_slots: u64 = 0, 2, stamped;
    a_stamp_each: [u64; 4] = [0; 4], 16, stamped;
    without_stamps: u64 = 0, 16, dense;
}

/// More events than a stage looks for at once.
#[test]
fn one_call_handles_a_large_ring_across_its_end() {
    disruptor! {
        pipeline Large {
            event: u64;
            capacity: 1024;
            poll seen: &u64;
        }
    }
    deadline(|| {
        let (mut producer, mut pollers, running) = Large {}.spawn().expect("no threads to refuse");
        (0..700).for_each(|_| _ = producer.publish(|_| ()).expect("running"));
        assert_eq!(poll!(pollers.seen), all(0, 700));
        (0..1024).for_each(|_| _ = producer.publish(|_| ()).expect("running"));
        assert_eq!(poll!(pollers.seen), all(700, 1724));
        drop((producer, pollers));
        running.join().expect("a stream that came to its end");
    });
}

macro_rules! after_others {
    ($($name:ident: $slots:ident;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Moved {
                    event: u64;
                    capacity: 16;
                    slots: $slots;
                    poll taken: u64;
                }
            }

            #[test]
            fn one_call_handles_the_rest_after_single_events() {
                deadline(|| {
                    let (mut producer, mut pollers, running) = Moved {}.spawn().expect("no threads to refuse");
                    producer.send_all(0..2).expect("running");
                    assert_eq!(pollers.taken.try_recv(), Ok(0));
                    // The poller already knows the other event; it does not know these.
                    producer.send_all(2..8).expect("running");
                    assert_eq!(poll!(pollers.taken), all(1, 8));
                    producer.send_all(8..10).expect("running");
                    assert_eq!(pollers.taken.recv(), Some(8));
                    producer.send_all(10..12).expect("running");
                    assert_eq!(pollers.taken.recv(), Some(9));
                    assert_eq!(poll!(pollers.taken), all(10, 12));
                    drop((producer, pollers));
                    running.join().expect("a stream that came to its end");
                });
            }

            #[test]
            fn one_call_handles_the_rest_after_a_panic() {
                silence();
                deadline(|| {
                    let (mut producer, mut pollers, running) = Moved {}.spawn().expect("no threads to refuse");
                    producer.send_all(0..4).expect("running");
                    assert!(panics(|| pollers.taken.poll(|_, sequence, _| assert!(sequence < 1, "{ON_PURPOSE}"))));
                    producer.send_all(4..8).expect("running");
                    assert_eq!(poll!(pollers.taken), all(2, 8));
                    drop((producer, pollers));
                    running.join().expect("a stream that came to its end");
                });
            }

            /// The number of events that one call may handle grows with the ring.
            #[test]
            fn one_call_handles_everything_after_the_ring_has_grown() {
                disruptor! {
                    pipeline Grown {
                        event: u64;
                        capacity: 2;
                        grow: after 0ms, up to 16;
                        slots: $slots;
                        poll seen: &u64;
                    }
                }
                deadline(|| {
                    let (mut producer, mut pollers, running) = Grown {}.spawn().expect("no threads to refuse");
                    // Start beyond the beginning, where a wrong limit might not show.
                    for sequence in 0..100 {
                        assert_eq!(producer.try_publish(|_| ()), Ok(sequence));
                        assert_eq!(pollers.seen.poll(|_, _, _| ()), Polled::Events(1));
                    }
                    assert_eq!(running.stats().growths, 0);
                    let mut next = 0;
                    while producer.try_publish(|_| ()).is_ok() {
                        next += 1;
                    }
                    assert!(next >= 16, "{next}");
                    let mut handled = 0;
                    let mut calls = 0;
                    while let Polled::Events(count) = pollers.seen.poll(|_, _, _| handled += 1) {
                        assert!(count <= 16);
                        calls += 1;
                    }
                    assert_eq!(handled, next);
                    assert!(calls <= 3, "{calls} calls for {next} events");
                    drop((producer, pollers));
                    running.join().expect("a stream that came to its end");
                });
            }
        }
    )*};
}

after_others! {
    stamped: stamped;
    dense: dense;
}

/// A poller that waits may have found that it pays to keep away from the producer. A call that does not wait still handles everything.
#[test]
fn one_call_handles_everything_also_where_pauses_pay() {
    disruptor! {
        pipeline Gathers {
            event: u64;
            capacity: 8192;
            poll seen: &u64;
        }
    }
    // Rare events at first, and then many at once: for the poller, its pauses have made the difference. They begin after about so many waits.
    for rare in 28..36 {
        deadline(move || {
            let (mut producer, mut pollers, running) = Gathers {}.spawn().expect("no threads to refuse");
            let mut next = 0;
            for round in 0..rare + 8 {
                let count = if round < rare { 1 } else { 1_500 };
                if count == 1 {
                    thread::sleep(Duration::from_millis(1));
                }
                (0..count).for_each(|_| _ = producer.publish(|_| ()).expect("running"));
                next += count;
                let mut seen = 0;
                while seen < next {
                    let _ = pollers.seen.poll_wait(|_, sequence, _| seen = sequence + 1);
                }
            }
            (0..300).for_each(|_| _ = producer.publish(|_| ()).expect("running"));
            assert_eq!(poll!(pollers.seen), all(next, next + 300), "after {rare} rare events");
            drop((producer, pollers));
            running.join().expect("the stream has ended");
        });
    }
}

/// A stage with a thread may read a field that is `Send` and not `Sync` if no other stage reads it at the same time. So
/// may a poller, on any thread. Its declaration decides this, not the references that its handler receives.
#[test]
fn a_poller_is_send_and_sync_whenever_its_event_is_send() {
    use std::cell::Cell;

    #[derive(Default)]
    struct Counter {
        count: Cell<u8>,
    }
    disruptor! {
        pipeline Whole {
            event: Counter;
            capacity: 2;
            poll seen: &Counter;
        }
    }
    disruptor! {
        pipeline Field {
            event: Counter;
            capacity: 2;
            poll seen: { count: &Cell<u8> };
        }
    }
    disruptor! {
        pipeline Taken {
            event: Counter;
            capacity: 2;
            poll seen: Counter;
        }
    }
    fn send_and_sync<T: Send + Sync>(_: &T) {}

    let ends = Whole {}.spawn().expect("no threads to refuse");
    send_and_sync(&ends);
    let ends = Taken {}.spawn().expect("no threads to refuse");
    send_and_sync(&ends);
    let ends = Field {}.spawn().expect("no threads to refuse");
    send_and_sync(&ends);
    let (mut producer, mut pollers, running) = ends;
    let poller = std::thread::spawn(move || {
        let polled = pollers.seen.poll_wait(|counter, _, _| counter.count.set(counter.count.get() + 1));
        assert_eq!(polled, Polled::Events(1));
        assert_eq!(pollers.seen.poll_wait(|_, _, _| ()), Polled::Ended);
    });
    producer.publish(|counter| counter.count.set(1)).expect("running");
    drop(producer);
    poller.join().expect("it did not panic");
    running.join().expect("a stream that came to its end");
}

/// The handler panics at an event behind which the call has looked already.
#[test]
fn after_a_panic_what_has_come_meanwhile_is_handled_too() {
    macro_rules! panics_at {
        ($slots:ident, $producers:ident) => {{
            disruptor! {
                pipeline Panics {
                    event: u64;
                    capacity: 16;
                    producer: $producers;
                    slots: $slots;
                    poll seen: &u64;
                }
            }
            let (mut producer, mut pollers, running) = Panics {}.spawn().expect("no threads to refuse");
            producer.publish_batch(2, |_| ()).expect("there is room");
            assert_eq!(pollers.seen.poll_up_to(1, |_, _, _| ()), Polled::Events(1));
            producer.publish_batch(3, |_| ()).expect("there is room");
            assert!(panics(|| pollers.seen.poll(|_, sequence, _| assert!(sequence != 1, "{ON_PURPOSE}"))));
            producer.publish(|_| ()).expect("there is room");
            assert_eq!(poll!(pollers.seen), all(2, 6));
            drop((producer, pollers));
            running.join().expect("the poller has seen everything");
        }};
    }
    silence();
    panics_at!(stamped, single);
    panics_at!(dense, single);
    panics_at!(stamped, multi);
    panics_at!(dense, multi);
}

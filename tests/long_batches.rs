//! Batches that are longer than a stage goes without a look for a halt: what cuts them short.

#![allow(clippy::cast_possible_truncation, reason = "numbers of a few thousand events")]

mod common;

use common::{ON_PURPOSE, deadline, panics, silence};
use disruptor::{PipelineError, Polled, YieldWaitStrategy, disruptor};
use std::ops::ControlFlow::{Break, Continue};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// More events may not follow a halt.
const MOST: u64 = 64;

/// How many events there are in a batch.
const EVENTS: u64 = 2000;

/// Around the places where a batch looks for a halt.
const PLACES: [u64; 11] = [0, 1, 62, 63, 64, 65, 126, 127, 128, 129, 1000];

/// How events come to be in the ring.
#[derive(Clone, Copy, PartialEq)]
enum Published {
    OneByOne,
    AtOnce,
    /// Where several producers publish, a slot is passed over behind each event.
    WithGaps,
}

macro_rules! rings {
    ($($name:ident: $slots:ident, $producer:ident, [$($published:ident),+];)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Long {
                    event: u64;
                    capacity: 4096;
                    slots: $slots;
                    producer: $producer;
                    wait: YieldWaitStrategy;
                    poll first: &u64;
                    poll second: &u64 after first;
                }
            }

            disruptor! {
                pipeline Threads {
                    event: u64;
                    capacity: 4096;
                    slots: $slots;
                    producer: $producer;
                    wait: YieldWaitStrategy;
                    stage only: &u64 { max_batch: 4096 };
                }
            }

            fn publish(producer: &mut LongProducer<'static>, published: Published) -> Vec<u64> {
                let first = producer.next_sequence();
                match published {
                    Published::OneByOne => {
                        (0..EVENTS).for_each(|_| assert!(producer.publish(|_| ()).is_ok()));
                    }
                    Published::AtOnce => assert!(producer.publish_batch(EVENTS as usize, |_| ()).is_ok()),
                    Published::WithGaps => {
                        for number in 0..2 * EVENTS {
                            let breaks = number % 2 == 1;
                            assert!(producer.publish_with(|_| if breaks { Break(()) } else { Continue(()) }).is_ok());
                        }
                    }
                }
                let step = if published == Published::WithGaps { 2 } else { 1 };
                (0..EVENTS).map(|number| first + step * number).collect()
            }

            #[test]
            fn a_halt_is_noticed_within_64_events() {
                deadline(|| {
                    for published in [$(Published::$published),+] {
                        for place in PLACES {
                            let (mut producer, mut pollers, running) = Long {}.spawn().expect("it starts");
                            let sequences = publish(&mut producer, published);
                            let mut handled = 0;
                            let polled = pollers.first.poll(|_, sequence, end| {
                                assert_eq!((sequence, end), (sequences[handled as usize], false));
                                if handled == place {
                                    running.halt();
                                }
                                handled += 1;
                            });
                            assert_eq!(polled, Polled::Events(handled as usize));
                            assert!(handled <= place + 1 + MOST, "{handled} events, of which {place} before the halt");
                            assert_eq!(pollers.first.poll(|_, _, _| unreachable!()), Polled::Ended);
                            drop((producer, pollers));
                            assert!(matches!(running.join(), Err(PipelineError::Halted)));
                        }
                    }
                });
            }

            /// The event whose handler panics counts as handled, and those behind it come with the next call.
            #[test]
            fn a_poller_goes_on_behind_a_panic() {
                silence();
                deadline(|| {
                    for published in [$(Published::$published),+] {
                        let (mut producer, mut pollers, running) = Long {}.spawn().expect("it starts");
                        for place in PLACES.into_iter().chain([EVENTS - 1]) {
                            let sequences = publish(&mut producer, published);
                            let mut seen = Vec::new();
                            assert!(panics(|| pollers.first.poll(|_, sequence, _| {
                                seen.push(sequence);
                                assert!(sequence != sequences[place as usize], "{ON_PURPOSE}");
                            })));
                            assert_eq!(seen, sequences[..=place as usize]);
                            assert_eq!(pollers.second.poll(|_, _, _| unreachable!()), Polled::Empty);
                            let left = EVENTS - 1 - place;
                            let polled = pollers.first.poll(|_, sequence, end| {
                                seen.push(sequence);
                                assert_eq!(end, seen.len() as u64 == EVENTS);
                            });
                            assert_eq!(polled, if left > 0 { Polled::Events(left as usize) } else { Polled::Empty });
                            assert_eq!(seen, sequences);
                            seen.clear();
                            let polled = pollers.second.poll(|_, sequence, _| seen.push(sequence));
                            assert_eq!((polled, &seen), (Polled::Events(EVENTS as usize), &sequences));
                        }
                        drop(producer);
                        assert_eq!(pollers.first.poll(|_, _, _| unreachable!()), Polled::Ended);
                        assert_eq!(pollers.second.poll(|_, _, _| unreachable!()), Polled::Ended);
                        running.join().expect("no stage panics");
                    }
                });
            }

            /// A stage stays at its event, and hands on none of the batch.
            #[test]
            fn a_panic_of_a_stage_names_its_event() {
                silence();
                deadline(|| {
                    for place in PLACES {
                        let handled = Arc::new(AtomicU64::new(0));
                        let counted = Arc::clone(&handled);
                        let (mut producer, running) = Threads {
                            only: move |_, sequence, _| {
                                assert_eq!(counted.fetch_add(1, Relaxed), sequence);
                                assert!(sequence != place, "{ON_PURPOSE}");
                            },
                        }
                        .spawn()
                        .expect("it starts");
                        let handle = running.handle();
                        producer.publish_batch(EVENTS as usize, |_| ()).expect("there is room");
                        drop(producer);
                        let result = running.join();
                        let Err(PipelineError::StagePanicked { stage: "only", sequence, .. }) = result else {
                            panic!("{result:?}")
                        };
                        assert_eq!((sequence, handled.load(Relaxed)), (place, place + 1));
                        assert_eq!(handle.stats().stages[0].sequence, 0, "nothing is handed on");
                    }
                });
            }
        }
    )*};
}

rings! {
    stamped: stamped, single, [OneByOne, AtOnce];
    dense: dense, single, [OneByOne, AtOnce];
    several_stamped: stamped, multi, [OneByOne, AtOnce, WithGaps];
    several_dense: dense, multi, [OneByOne, AtOnce, WithGaps];
}

/// Events are taken one by one, in rings of which they fill all or a part. The taker releases each at once.
mod received {
    use super::*;

    macro_rules! receives {
        ($($name:ident: $slots:ident, $capacity:literal;)*) => {$(
            #[test]
            fn $name() {
                disruptor! {
                    pipeline Lines {
                        event: String;
                        capacity: $capacity;
                        slots: $slots;
                        wait: YieldWaitStrategy;
                        poll taken: String;
                    }
                }
                let (mut lines, mut pollers, running) = Lines {}.spawn().expect("it starts");
                let mut next = 0;
                for sent in (1..=$capacity).chain([1, $capacity, 1, 1, $capacity]) {
                    for number in next..next + sent {
                        lines.send(number.to_string()).expect("there is room");
                    }
                    for number in next..next + sent {
                        let taken =
                            if number % 2 == 0 { pollers.taken.recv() } else { pollers.taken.try_recv().ok() };
                        assert_eq!(taken, Some(number.to_string()));
                    }
                    next += sent;
                    assert!(pollers.taken.try_recv().is_err());
                }
                // What nobody takes is dropped with the ring.
                lines.send("left".to_owned()).expect("there is room");
                running.halt();
                assert_eq!(pollers.taken.recv(), None);
                drop((lines, pollers));
                assert!(matches!(running.join(), Err(PipelineError::Halted)));
            }
        )*};
    }

    receives! {
        stamped_1: stamped, 1;
        stamped_4: stamped, 4;
        dense_1: dense, 1;
        dense_4: dense, 4;
        dense_8: dense, 8;
    }
}

//! Stages that get runs of events, as slices.

use crate::common::{Counted, Gate, Ledger, ON_PURPOSE, OpenAtEnd, deadline, lock, panics, rounds, silence};
use crate::shards_seen::Seen;
use crate::{Block, at_once, mark};
use disruptor::{PipelineError, Polled, YieldWaitStrategy, disruptor, shard_of};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::thread;

/// The first event of a slice, how many it has, and whether it ended its batch.
type Slice = (u64, usize, bool);

#[derive(Clone, Default)]
struct Slices(Arc<Mutex<Vec<Slice>>>);

impl Slices {
    fn see<E>(&self, slice: &[E], first: u64, end: bool) {
        lock(&self.0).push((first, slice.len(), end));
    }

    fn all(&self) -> Vec<Slice> {
        lock(&self.0).clone()
    }

    /// Asserts that they are all of these events, in batches of so many at most. A batch is in two pieces at most, and only where the ring,
    /// of so many slots, wraps; one that grows may have more.
    #[track_caller]
    fn check(&self, events: u64, most: u64, ring: Option<u64>) {
        let (slices, mut next) = (self.all(), 0);
        for batch in slices.split_inclusive(|(_, _, end)| *end) {
            let first = next;
            for (first, len, _) in batch {
                assert_eq!(*first, next);
                assert!(*len > 0, "an empty slice at {first}");
                next += *len as u64;
            }
            assert!(next - first <= most, "{batch:?}");
            if let Some(ring) = ring {
                assert!(batch.len() <= 2 && batch[1..].iter().all(|(first, _, _)| first % ring == 0), "{batch:?}");
            }
        }
        assert_eq!(next, events);
        assert!(slices.last().is_none_or(|(_, _, end)| *end), "the last batch ends");
    }
}

#[derive(Clone, Default)]
struct Sample {
    key: u32,
    value: u64,
}

fn is_even(sequence: u64) -> bool {
    mark(3, sequence) >> 63 == 0
}

macro_rules! slices {
    ($($name:ident: $events:literal, $capacity:literal, $fixed:expr, { $($ring:tt)* };)*) => {$(
        mod $name {
            #[allow(unused_imports, reason = "each ring has one wait strategy")]
            use super::*;

            disruptor! {
                pipeline Samples {
                    event: Sample;
                    capacity: $capacity;
                    slots: dense;
                    $($ring)*
                    stage change: &mut [Sample] { max_batch: 1000 };
                    stage read: &[Sample] after change { max_batch: 3 };
                    // Marks and claims lie apart.
                    stage even: &Sample -> bool after change { shards: 2 };
                    stage evens: &Sample after even { shards: 3 by key };
                    stage odds: &Sample else even;
                    stage last: &[Sample] after read, evens, odds;
                    poll seen: &[Sample] after change { max_batch: 5 };
                    thread shared: read, odds;
                }
            }

            #[test]
            fn have_each_event_once_beside_all_other_stages() {
                deadline(|| {
                    let events = rounds($events);
                    let [change, read, last, seen] = [(); 4].map(|()| Slices::default());
                    let (even, evens, odds) = (Seen::by(2), Seen::by(3), Seen::by(1));
                    let check = |slices: &Slices, samples: &[Sample], first: u64, end: bool| {
                        for (sample, sequence) in samples.iter().zip(first..) {
                            assert_eq!(sample.value, mark(1, sequence), "at {sequence}");
                        }
                        slices.see(samples, first, end);
                    };
                    let (even, evens) = (&even, &evens);
                    Samples {
                        change: |samples, first, end| {
                            for (sample, sequence) in samples.iter_mut().zip(first..) {
                                assert_eq!(sample.value, mark(0, sequence), "at {sequence}");
                                sample.value = mark(1, sequence);
                            }
                            change.see(samples, first, end);
                        },
                        read: |samples, first, end| check(&read, samples, first, end),
                        even: |shard| move |_, sequence, end| {
                            even.see(shard, sequence, end);
                            is_even(sequence)
                        },
                        evens: |shard| move |sample, sequence, end| {
                            evens.see(shard, sequence, end);
                            assert_eq!(sample.value, mark(1, sequence));
                        },
                        odds: |sample, sequence, end| {
                            odds.see(0, sequence, end);
                            assert_eq!(sample.value, mark(1, sequence));
                        },
                        last: |samples, first, end| check(&last, samples, first, end),
                    }
                    .run(|mut producer, mut pollers| {
                        thread::scope(|scope| {
                            scope.spawn(|| {
                                let mut polled = 0;
                                loop {
                                    match pollers.seen.poll_wait(|samples, first, end| check(&seen, samples, first, end)) {
                                        Polled::Events(n) => polled += n as u64,
                                        Polled::Ended => break,
                                        Polled::Empty => unreachable!("it waits"),
                                    }
                                }
                                assert_eq!(polled, events, "each event counts");
                            });
                            publish!(producer, events, $capacity, |slot: &mut Sample, sequence: u64| {
                                *slot = Sample { key: sequence as u32 % 7, value: mark(0, sequence) };
                            });
                            drop(producer);
                            Ok::<_, PipelineError>(())
                        })
                    })
                    .expect("no stage fails");
                    change.check(events, 1000, $fixed);
                    read.check(events, 3, $fixed);
                    last.check(events, 1000, $fixed);
                    seen.check(events, 5, $fixed);
                    even.check_turns(0..events);
                    evens.check((0..events).filter(|event| is_even(*event)), |event| shard_of(&(event as u32 % 7), 3));
                    odds.check_turns((0..events).filter(|event| !is_even(*event)));
                });
            }

            disruptor! {
                pipeline Taken {
                    event: Counted;
                    capacity: $capacity;
                    slots: dense;
                    $($ring)*
                    stage look: &[Counted];
                    stage take: Counted after look;
                }
            }

            #[test]
            fn leave_events_to_their_taker() {
                silence();
                deadline(|| {
                    for panics_at in [None, Some(0), Some(9), Some(70)] {
                        let (ledger, mut taken, mut looked) = (Ledger::new(), 0, 0);
                        let result = Taken {
                            look: |events, first, _| {
                                assert_eq!(first, looked);
                                for (event, sequence) in events.iter().zip(first..) {
                                    assert_eq!(event.value, sequence);
                                    assert!(panics_at != Some(sequence), "{ON_PURPOSE}");
                                }
                                looked += events.len() as u64;
                            },
                            take: |event, sequence, _| {
                                assert_eq!((event.value, sequence), (taken, taken));
                                taken += 1;
                            },
                        }
                        .run(|mut producer| {
                            for number in 0..100 {
                                producer.send(ledger.counted(number))?;
                            }
                            Ok(())
                        });
                        ledger.check();
                        match (panics_at, result) {
                            (None, Ok(())) => assert_eq!((taken, looked), (100, 100)),
                            // The first event of the slice that the handler had.
                            (Some(at), Err(PipelineError::StagePanicked { stage: "look", sequence, .. })) => {
                                assert_eq!(sequence, looked);
                                assert!(sequence <= at && taken <= sequence);
                            }
                            other => panic!("{other:?}"),
                        }
                    }
                });
            }
        }
    )*};
}

slices! {
    dense_1: 400, 1, Some(1), { wait: Block = at_once(); };
    dense_4: 400, 4, Some(4), { wait: Block; };
    dense_64: 400, 64, Some(64), { wait: YieldWaitStrategy; };
    elastic_2: 400, 2, None, { wait: Block; grow: after 0ms, up to 32; };
    many_2: 400, 2, Some(2), { wait: Block = at_once(); producer: multi; };
    many_64: 400, 64, Some(64), { wait: Block; producer: multi; };
}

/// While the stage has one event, as many come as the ring has room for, wherever in the ring that is. It gets them all at once.
#[test]
fn a_run_is_one_piece_or_two_where_the_ring_wraps() {
    disruptor! {
        pipeline Runs {
            event: u64;
            capacity: 8;
            slots: dense;
            stage read: &[u64] { max_batch: 8 };
        }
    }
    deadline(|| {
        for start in 0..17 {
            let (gate, here, slices) = (Gate::new(), Arc::new(AtomicBool::new(false)), Slices::default());
            let (waits, arrives, sees) = (gate.clone(), here.clone(), slices.clone());
            let (mut producer, running) = Runs {
                read: move |events: &[u64], first, end| {
                    sees.see(events, first, end);
                    assert!(events.iter().copied().eq(first..first + events.len() as u64));
                    if first == start {
                        arrives.store(true, Relaxed);
                        waits.pass();
                    }
                },
            }
            .spawn()
            .expect("a thread");
            let _open = OpenAtEnd(&gate);
            for sequence in 0..start {
                producer.publish(|slot| *slot = sequence).expect("nobody halts");
                producer.flush().expect("nobody halts");
            }
            producer.publish(|slot| *slot = start).expect("nobody halts");
            while !here.load(Relaxed) {
                thread::yield_now();
            }
            let rest = start + 1..start + 8;
            producer
                .publish_batch(7, |batch| batch.zip(rest.clone()).for_each(|(slot, value)| *slot = value))
                .expect("there is room");
            gate.open();
            producer.flush().expect("nobody halts");
            drop(producer);
            running.join().expect("no stage fails");
            let mut expected: Vec<Slice> = (0..=start).map(|first| (first, 1, true)).collect();
            let wrap = rest.start.next_multiple_of(8);
            if wrap > rest.start && wrap < rest.end {
                expected.push((rest.start, (wrap - rest.start) as usize, false));
                expected.push((wrap, (rest.end - wrap) as usize, true));
            } else {
                expected.push((rest.start, 7, true));
            }
            assert_eq!(slices.all(), expected);
        }
    });
}

disruptor! {
    pipeline Polls {
        event: u64;
        capacity: 8;
        slots: dense;
        poll seen: &mut [u64];
    }
}

disruptor! {
    pipeline Many {
        event: u64;
        capacity: 8;
        slots: dense;
        producer: multi;
        poll seen: &[u64];
    }
}

#[test]
fn a_poller_gets_what_it_asks_for() {
    deadline(|| {
        let slices = Slices::default();
        let (mut producer, mut pollers, running) = Polls {}.spawn().expect("no threads");
        let mut see = |events: &mut [u64], first, end| slices.see(events, first, end);
        assert_eq!(pollers.seen.poll(&mut see), Polled::Empty);
        producer.publish_batch(5, |_| ()).expect("there is room");
        assert_eq!(pollers.seen.poll_up_to(3, &mut see), Polled::Events(3));
        assert_eq!(pollers.seen.poll_up_to(100, &mut see), Polled::Events(2));
        producer.publish_batch(8, |_| ()).expect("there is room");
        assert_eq!(pollers.seen.poll_up_to(4, &mut see), Polled::Events(4));
        assert_eq!(pollers.seen.poll_wait(&mut see), Polled::Events(4));
        drop(producer);
        assert_eq!(pollers.seen.poll_wait(&mut see), Polled::Ended);
        running.join().expect("all is seen");
        let expected = [(0, 3, true), (3, 2, true), (5, 3, false), (8, 1, true), (9, 4, true)];
        assert_eq!(slices.all(), expected);
    });
}

/// The slice that the closure has counts as handled, all of it. What comes behind it is not lost, whatever separates them.
#[test]
fn a_panic_in_a_poller_loses_nothing() {
    silence();
    deadline(|| {
        let (mut producer, mut pollers, running) = Polls {}.spawn().expect("no threads");
        producer.publish_batch(5, |_| ()).expect("there is room");
        assert!(panics(|| pollers.seen.poll(|_, _, _| panic!("{ON_PURPOSE}"))));
        assert_eq!(pollers.seen.poll(|_, _, _| unreachable!()), Polled::Empty);
        // In two pieces.
        producer.publish_batch(6, |_| ()).expect("the slots of the slice are free");
        let first_panics = |events: &mut [u64], first: u64, end: bool| {
            assert_eq!((first, events.len(), end), (5, 3, false));
            panic!("{ON_PURPOSE}");
        };
        assert!(panics(|| pollers.seen.poll(first_panics)));
        let slices = Slices::default();
        assert_eq!(pollers.seen.poll(|events, first, end| slices.see(events, first, end)), Polled::Events(3));
        drop(producer);
        assert_eq!(pollers.seen.poll(|_, _, _| unreachable!()), Polled::Ended);
        running.join().expect("all is seen");
        assert_eq!(slices.all(), [(8, 3, true)]);
    });
}

#[test]
fn a_slice_ends_before_a_slot_that_was_passed_over() {
    silence();
    deadline(|| {
        for panicking in [false, true] {
            let slices = Slices::default();
            let (mut producer, mut pollers, running) = Many {}.spawn().expect("no threads");
            let pass_over = |producer: &mut ManyProducer<'_>| {
                let broken = producer.publish_with(|_| ControlFlow::Break(()));
                assert_eq!(broken, Ok(ControlFlow::Break(())));
            };
            let see = |events: &[u64], first: u64, end: bool| {
                slices.see(events, first, end);
                assert!(events.iter().copied().eq(first..first + events.len() as u64));
            };
            let publish = |producer: &mut ManyProducer<'_>, n: usize| {
                let mut next = producer.next_sequence();
                let published = producer.publish_batch(n, |batch| {
                    for slot in batch {
                        *slot = next;
                        next += 1;
                    }
                });
                published.expect("there is room");
            };
            // 0 and 1 are events, 2 and 3 are not, 4 to 6 are, and 7 is not.
            publish(&mut producer, 2);
            pass_over(&mut producer);
            pass_over(&mut producer);
            publish(&mut producer, 3);
            pass_over(&mut producer);
            if panicking {
                assert!(panics(|| pollers.seen.poll(|events, first, end| {
                    see(events, first, end);
                    panic!("{ON_PURPOSE}");
                })));
                assert_eq!(pollers.seen.poll(see), Polled::Events(3));
            } else {
                assert_eq!(pollers.seen.poll(see), Polled::Events(5));
            }
            assert_eq!(slices.all(), [(0, 2, false), (4, 3, true)]);
            assert_eq!(pollers.seen.poll(|_, _, _| unreachable!()), Polled::Empty);
            // 8 is an event, 9 is not, 10 to 15 are, and so is 16, behind the end of the ring.
            publish(&mut producer, 1);
            pass_over(&mut producer);
            publish(&mut producer, 6);
            if panicking {
                assert!(panics(|| pollers.seen.poll(|events, first, end| {
                    see(events, first, end);
                    assert!(first != 10, "{ON_PURPOSE}");
                })));
            } else {
                assert_eq!(pollers.seen.poll(see), Polled::Events(7));
            }
            publish(&mut producer, 1);
            assert_eq!(pollers.seen.poll(see), Polled::Events(1));
            assert_eq!(slices.all()[2..], [(8, 1, false), (10, 6, true), (16, 1, true)]);
            // Nothing but such slots is left.
            pass_over(&mut producer);
            assert_eq!(pollers.seen.poll(|_, _, _| unreachable!()), Polled::Empty);
            drop(producer);
            assert_eq!(pollers.seen.poll(|_, _, _| unreachable!()), Polled::Ended);
            running.join().expect("all is seen");
        }
    });
}

/// The ring grows while a stage is at its first slice, more than once. It finds all that was published meanwhile.
#[test]
fn a_ring_may_grow_while_slices_wait() {
    disruptor! {
        pipeline Grows {
            event: u64;
            capacity: 2;
            slots: dense;
            grow: after 0ms, up to 64;
            stage read: &[u64] { max_batch: 1000 };
            stage after: &[u64] after read;
        }
    }
    deadline(|| {
        let (gate, slices, after) = (Gate::new(), Slices::default(), Slices::default());
        let (waits, sees, sees_after) = (gate.clone(), slices.clone(), after.clone());
        let (mut producer, running) = Grows {
            read: move |events: &[u64], first, end| {
                waits.pass();
                assert!(events.iter().copied().eq(first..first + events.len() as u64));
                sees.see(events, first, end);
            },
            after: move |events: &[u64], first, end| {
                assert!(events.iter().copied().eq(first..first + events.len() as u64));
                sees_after.see(events, first, end);
            },
        }
        .spawn()
        .expect("two threads");
        let _open = OpenAtEnd(&gate);
        for sequence in 0..60 {
            producer.publish(|slot| *slot = sequence).expect("it grows");
        }
        assert!(running.stats().growths >= 4);
        gate.open();
        for sequence in 60..500 {
            producer.publish(|slot| *slot = sequence).expect("nobody halts");
        }
        drop(producer);
        running.join().expect("no stage fails");
        slices.check(500, 64, None);
        after.check(500, 64, None);
    });
}

#[test]
fn events_of_size_zero_come_in_slices() {
    macro_rules! beats {
        ($($multi:tt)*) => {{
            disruptor! {
                pipeline Beats {
                    event: ();
                    capacity: 8;
                    slots: dense;
                    $($multi)*
                    stage count: &mut [()];
                    stage odd: &() -> bool after count;
                    stage odds: &() after odd;
                    stage last: &[()] after count;
                }
            }
            let (count, last, mut odds) = (Slices::default(), Slices::default(), 0);
            Beats {
                count: |beats, first, end| count.see(beats, first, end),
                odd: |(), sequence, _| sequence % 2 == 1,
                odds: |(), _, _| odds += 1,
                last: |beats, first, end| last.see(beats, first, end),
            }
            .run(|mut beats| {
                for _ in 0..200 {
                    beats.publish(|_| ())?;
                    beats.publish_batch(4, |_| ())?;
                }
                Ok(())
            })
            .expect("no stage fails");
            count.check(1000, 8, Some(8));
            last.check(1000, 8, Some(8));
            assert_eq!(odds, 500);
        }};
    }
    deadline(|| {
        beats!();
        beats!(producer: multi;);
    });
}

//! Every stage sees every event once, in order, after all its upstream stages and with what they wrote. This holds for
//! every graph, ring size, layout and wait strategy.

mod common;

use common::{deadline, rounds};
use disruptor::{BlockingWaitStrategy, PipelineError, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::cell::Cell;

/// What each stage writes into an event. It depends on the sequence, so that leftovers of an earlier event show.
#[derive(Default)]
struct Marks {
    input: u64,
    a: u64,
    b: u64,
    c: u64,
    d: u64,
}

/// A stage's mark: its number and the sequence.
fn mark(stage: u64, sequence: u64) -> u64 {
    (sequence + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ stage
}

/// Checks that a stage sees 0, 1, 2, …
#[derive(Default)]
struct InOrder(u64);

impl InOrder {
    #[track_caller]
    fn see(&mut self, sequence: u64) {
        assert_eq!(sequence, self.0);
        self.0 += 1;
    }
}

/// A chain, a diamond, a multicast, an N with a redundant edge, and three parallel writers, on one kind of ring.
macro_rules! shapes {
    ($($name:ident: $wait:ty, $slots:ident, $capacity:literal, $events:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Chain {
                    event: Marks;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    stage first: &mut Marks;
                    stage second: &mut Marks after first;
                    stage third: &Marks after second;
                }
            }

            #[test]
            fn a_chain_keeps_the_order() {
                deadline(|| {
                    let events = rounds($events);
                    let (mut first, mut second, mut third) = (InOrder(0), InOrder(0), InOrder(0));
                    Chain {
                        first: |marks, sequence, _| {
                            first.see(sequence);
                            assert_eq!(marks.input, mark(0, sequence));
                            marks.a = mark(1, sequence);
                        },
                        second: |marks, sequence, _| {
                            second.see(sequence);
                            assert_eq!(marks.a, mark(1, sequence));
                            marks.b = mark(2, sequence);
                        },
                        third: |marks, sequence, _| {
                            third.see(sequence);
                            assert_eq!((marks.a, marks.b), (mark(1, sequence), mark(2, sequence)));
                        },
                    }
                    .run(|mut producer| {
                        for i in 0..events {
                            assert_eq!(producer.publish(|marks| marks.input = mark(0, i))?, i);
                        }
                        Ok(())
                    })
                    .expect("no stage fails");
                    assert_eq!((first.0, second.0, third.0), (events, events, events));
                });
            }

            disruptor! {
                pipeline Diamond {
                    event: Marks;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    stage top: { input: &u64, a: &mut u64 };
                    stage left: { a: &u64, b: &mut u64 } after top;
                    stage right: { a: &u64, c: &mut u64 } after top;
                    stage bottom: &mut Marks after left, right;
                }
            }

            #[test]
            fn a_diamond_joins_both_branches() {
                deadline(|| {
                    let events = rounds($events);
                    let (mut left, mut right, mut bottom) = (InOrder(0), InOrder(0), InOrder(0));
                    Diamond {
                        top: |marks, sequence, _| {
                            assert_eq!(*marks.input, mark(0, sequence));
                            *marks.a = mark(1, sequence);
                        },
                        left: |marks, sequence, _| {
                            left.see(sequence);
                            assert_eq!(*marks.a, mark(1, sequence));
                            *marks.b = mark(2, sequence);
                        },
                        right: |marks, sequence, _| {
                            right.see(sequence);
                            assert_eq!(*marks.a, mark(1, sequence));
                            *marks.c = mark(3, sequence);
                        },
                        bottom: |marks, sequence, _| {
                            bottom.see(sequence);
                            assert_eq!((marks.b, marks.c), (mark(2, sequence), mark(3, sequence)));
                            // Leave a trap for the next event in this slot, in case it comes too early.
                            (marks.input, marks.a, marks.b, marks.c) = (0, 0, 0, 0);
                        },
                    }
                    .run(|mut producer| {
                        for i in 0..events {
                            producer.publish(|marks| {
                                assert!(i < $capacity || (marks.input, marks.a, marks.b, marks.c) == (0, 0, 0, 0));
                                marks.input = mark(0, i);
                            })?;
                        }
                        Ok(())
                    })
                    .expect("no stage fails");
                    assert_eq!((left.0, right.0, bottom.0), (events, events, events));
                });
            }

            disruptor! {
                pipeline Multicast {
                    event: Marks;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    stage one: &Marks;
                    stage two: &Marks;
                    stage three: &Marks;
                }
            }

            #[test]
            fn every_parallel_stage_sees_every_event() {
                deadline(|| {
                    let events = rounds($events);
                    let (mut one, mut two, mut three) = (InOrder(0), InOrder(0), InOrder(0));
                    let check = |marks: &Marks, sequence: u64| assert_eq!(marks.input, mark(0, sequence));
                    Multicast {
                        one: |marks, sequence, _| { one.see(sequence); check(marks, sequence); },
                        two: |marks, sequence, _| { two.see(sequence); check(marks, sequence); },
                        three: |marks, sequence, _| { three.see(sequence); check(marks, sequence); },
                    }
                    .run(|mut producer| {
                        let (mut next, capacity) = (0, $capacity);
                        while next < events {
                            let n = (next % capacity + 1).min(events - next);
                            producer.publish_batch(usize::try_from(n).expect("small"), |batch| {
                                for marks in batch {
                                    marks.input = mark(0, next);
                                    next += 1;
                                }
                            })?;
                        }
                        Ok(())
                    })
                    .expect("no stage fails");
                    assert_eq!((one.0, two.0, three.0), (events, events, events));
                });
            }

            disruptor! {
                /// `c` implies the edge from `a` to `d`.
                pipeline Redundant {
                    event: Marks;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    stage a: { input: &u64, a: &mut u64 };
                    stage b: { input: &u64, b: &mut u64 };
                    stage c: { a: &u64, b: &u64, c: &mut u64 } after a, b;
                    stage d: { a: &u64, c: &u64, d: &mut u64 } after c, a;
                    stage e: { b: &u64 } after b;
                }
            }

            #[test]
            fn a_redundant_edge_changes_nothing() {
                deadline(|| {
                    let events = rounds($events);
                    let (mut c, mut d, mut e) = (InOrder(0), InOrder(0), InOrder(0));
                    Redundant {
                        a: |marks, sequence, _| {
                            assert_eq!(*marks.input, mark(0, sequence));
                            *marks.a = mark(1, sequence);
                        },
                        b: |marks, sequence, _| {
                            assert_eq!(*marks.input, mark(0, sequence));
                            *marks.b = mark(2, sequence);
                        },
                        c: |marks, sequence, _| {
                            c.see(sequence);
                            assert_eq!((*marks.a, *marks.b), (mark(1, sequence), mark(2, sequence)));
                            *marks.c = mark(3, sequence);
                        },
                        d: |marks, sequence, _| {
                            d.see(sequence);
                            assert_eq!((*marks.a, *marks.c), (mark(1, sequence), mark(3, sequence)));
                            *marks.d = mark(4, sequence);
                        },
                        e: |marks, sequence, _| {
                            e.see(sequence);
                            assert_eq!(*marks.b, mark(2, sequence));
                        },
                    }
                    .run(|mut producer| {
                        for i in 0..events {
                            producer.publish(|marks| {
                                assert!(i < $capacity || marks.d == mark(4, i - $capacity));
                                marks.input = mark(0, i);
                            })?;
                        }
                        Ok(())
                    })
                    .expect("no stage fails");
                    assert_eq!((c.0, d.0, e.0), (events, events, events));
                });
            }

            disruptor! {
                pipeline Writers {
                    event: Marks;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    stage one: { input: &u64, a: &mut u64 };
                    stage two: { input: &u64, b: &mut u64 };
                    stage three: { input: &u64, c: &mut u64 };
                    stage all: &Marks after one, two, three;
                }
            }

            #[test]
            fn parallel_writers_of_disjoint_fields_do_not_disturb_each_other() {
                deadline(|| {
                    let events = rounds($events);
                    let mut all = InOrder(0);
                    Writers {
                        one: |marks, sequence, _| *marks.a = *marks.input ^ mark(1, sequence),
                        two: |marks, sequence, _| *marks.b = *marks.input ^ mark(2, sequence),
                        three: |marks, sequence, _| *marks.c = *marks.input ^ mark(3, sequence),
                        all: |marks, sequence, _| {
                            all.see(sequence);
                            let expected = [1, 2, 3].map(|stage| mark(0, sequence) ^ mark(stage, sequence));
                            assert_eq!([marks.a, marks.b, marks.c], expected);
                        },
                    }
                    .run(|mut producer| {
                        for i in 0..events {
                            producer.publish(|marks| marks.input = mark(0, i))?;
                        }
                        Ok(())
                    })
                    .expect("no stage fails");
                    assert_eq!(all.0, events);
                });
            }
        }
    )*};
}

// With more spinning threads than cores, each waits for whole time slices, so these runs have fewer events.
shapes! {
    spin_dense_4: SpinWaitStrategy, dense, 4, 40;
    yield_stamped_2: YieldWaitStrategy, stamped, 2, 300;
    yield_dense_1: YieldWaitStrategy, dense, 1, 250;
    block_stamped_1024: BlockingWaitStrategy, stamped, 1024, 20_000;
    block_dense_2: BlockingWaitStrategy, dense, 2, 300;
}

#[cfg(feature = "every-case")]
shapes! {
    spin_stamped_1: SpinWaitStrategy, stamped, 1, 10;
    spin_stamped_2: SpinWaitStrategy, stamped, 2, 20;
    spin_stamped_4: SpinWaitStrategy, stamped, 4, 40;
    spin_dense_1: SpinWaitStrategy, dense, 1, 10;
    yield_stamped_1: YieldWaitStrategy, stamped, 1, 250;
    yield_dense_4: YieldWaitStrategy, dense, 4, 600;
    block_stamped_1: BlockingWaitStrategy, stamped, 1, 250;
    block_stamped_2: BlockingWaitStrategy, stamped, 2, 300;
    block_dense_1: BlockingWaitStrategy, dense, 1, 250;
    block_dense_4: BlockingWaitStrategy, dense, 4, 600;
    block_dense_1024: BlockingWaitStrategy, dense, 1024, 20_000;
}

struct Large([u64; 32]);

#[test]
fn a_quarter_gigabyte_ring_never_touches_the_stack() {
    disruptor! {
        pipeline Stamped {
            event: Large = Large([7; 32]);
            capacity: 1 << 20;
            slots: stamped;
            stage sum: &Large;
        }
    }
    disruptor! {
        pipeline Dense {
            event: Large = Large([7; 32]);
            capacity: 1 << 20;
            slots: dense;
            stage sum: &Large;
        }
    }
    deadline(|| {
        let small = || std::thread::Builder::new().stack_size(128 * 1024);
        let stamped = small().spawn(|| {
            let mut sum = 0;
            Stamped { sum: |large, _, _| sum += large.0[31] }.run(|mut producer| {
                producer.publish(|large| large.0[31] += 1)?;
                producer.publish_batch(1 << 20, |_| ())?;
                Ok(())
            })?;
            assert_eq!(sum, 8 + 7 * ((1 << 20) - 1) + 8);
            Ok::<_, PipelineError>(())
        });
        stamped.expect("a thread").join().expect("no panic").expect("no stage fails");
        let dense = small().spawn(|| {
            let (firsts, received) = std::sync::mpsc::channel();
            let sum = move |large: &Large, _, _| firsts.send(large.0[0]).expect("the test listens");
            let (mut producer, running) = Dense { sum }.spawn()?;
            assert_eq!(producer.remaining_capacity(), 1 << 20);
            producer.publish(|large| large.0[0] += 1)?;
            drop(producer);
            assert_eq!(received.into_iter().collect::<Vec<_>>(), [8]);
            running.join()
        });
        dense.expect("a thread").join().expect("no panic").expect("no stage fails");
    });
}

/// `Cell` is not `Sync`, and a chain never needs it to be.
#[test]
fn events_that_are_send_but_not_sync_go_through_a_chain() {
    disruptor! {
        pipeline Cells {
            event: Cell<u64>;
            capacity: 4;
            stage add: &Cell<u64>;
            stage double: &mut Cell<u64> after add;
            stage sum: &Cell<u64> after double;
        }
    }
    deadline(|| {
        let mut sum = 0;
        Cells {
            add: |cell, _, _| cell.set(cell.get() + 1),
            double: |cell, _, _| *cell.get_mut() *= 2,
            sum: |cell, _, _| sum += cell.take(),
        }
        .run(|mut cells| {
            for i in 0..1_000 {
                cells.publish(|cell| cell.set(i))?;
            }
            Ok(())
        })
        .expect("no stage fails");
        assert_eq!(sum, 1_000 * 1_001);
    });
}

/// `Box<dyn Send>` is `Send` and not `Sync`. By value it needs no `Default` either.
#[test]
fn boxed_closures_are_taken_out_by_value() {
    disruptor! {
        pipeline Jobs {
            event: Box<dyn FnOnce() -> u64 + Send>;
            capacity: 2;
            slots: dense;
            stage work: Box<dyn FnOnce() -> u64 + Send>;
        }
    }
    deadline(|| {
        let mut sum = 0;
        Jobs { work: |job, _, _| sum += job() }
            .run(|mut jobs| {
                for i in 0..1_000_u64 {
                    jobs.send(Box::new(move || i))?;
                }
                Ok(())
            })
            .expect("no stage fails");
        assert_eq!(sum, 999 * 1_000 / 2);
    });
}

#[test]
fn events_of_size_zero_arrive_in_order() {
    disruptor! {
        pipeline Beats {
            event: ();
            capacity: 8;
            slots: dense;
            stage count: &();
            stage last: () after count;
        }
    }
    deadline(|| {
        let (mut count, mut last) = (0, 0);
        Beats { count: |(), _, _| count += 1, last: |(), _, _| last += 1 }
            .run(|mut beats| beats.send_all([(); 1_000]).map_err(Into::into))
            .expect("no stage fails");
        assert_eq!((count, last), (1_000, 1_000));
    });
}

#[test]
fn a_pipeline_without_events_ends() {
    disruptor! {
        pipeline Idle {
            event: u64;
            capacity: 2;
            stage first: &u64;
            stage second: &u64 after first;
        }
    }
    deadline(|| {
        for _ in 0..rounds(100) {
            let idle = Idle { first: |_, _, _| unreachable!(), second: |_, _, _| unreachable!() };
            assert_eq!(idle.run(|_| Ok("done")).expect("no stage fails"), "done");
        }
    });
}

/// The stream often ends before the stages' threads have started.
#[test]
fn nothing_is_lost_when_the_stream_ends_at_once() {
    disruptor! {
        pipeline Short {
            event: u64;
            capacity: 4;
            stage first: &u64;
            stage second: &u64 after first;
        }
    }
    deadline(|| {
        for round in 0..rounds(200) {
            let (mut first, mut second) = (0, 0);
            Short { first: |value, _, _| first += value, second: |value, _, _| second += value }
                .run(|mut producer| {
                    for _ in 0..round % 5 {
                        producer.publish(|value| *value = 3)?;
                    }
                    Ok(())
                })
                .expect("no stage fails");
            assert_eq!((first, second), (3 * (round % 5), 3 * (round % 5)));
        }
    });
}

/// How a stage's batches end.
mod end_of_batch {
    use super::*;
    use common::Gate;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

    disruptor! {
        pipeline Stamped {
            event: u64;
            capacity: 64;
            slots: stamped;
            stage look: &u64 { max_batch: 64 };
        }
    }
    disruptor! {
        pipeline Dense {
            event: u64;
            capacity: 64;
            slots: dense;
            stage look: &u64 { max_batch: 64 };
        }
    }
    disruptor! {
        pipeline Second {
            event: u64;
            capacity: 64;
            stage pass: &u64;
            stage look: &u64 after pass { max_batch: 64 };
        }
    }
    disruptor! {
        pipeline Large {
            event: u64;
            capacity: 1024;
            stage look: &u64 { max_batch: 1024 };
        }
    }

    /// Events 1 to 39 are published one by one while the stage is still at event 0, so they form one batch.
    #[test]
    fn is_not_seen_on_every_event_by_a_stage_that_reads_stamps() {
        deadline(|| {
            let (gate, mut ends) = (Gate::new(), Vec::new());
            Stamped {
                look: |_, sequence, end| {
                    gate.pass();
                    if end {
                        ends.push(sequence);
                    }
                },
            }
            .run(|mut producer| {
                let _open = common::OpenAtEnd(&gate);
                for _ in 0..40 {
                    producer.publish(|_| ())?;
                }
                Ok(())
            })
            .expect("no stage fails");
            // Event 0 may have been alone when the stage looked for events.
            ends.retain(|end| *end != 0);
            assert!(ends.len() <= 2 && ends.last() == Some(&39), "{ends:?}");
        });
    }

    #[test]
    fn is_not_seen_on_every_event_behind_a_cursor_or_a_stage() {
        deadline(|| {
            let (gate, mut ends) = (Gate::new(), Vec::new());
            Dense {
                look: |_, sequence, end| {
                    gate.pass();
                    if end && sequence > 0 {
                        ends.push(sequence);
                    }
                },
            }
            .run(|mut producer| {
                let _open = common::OpenAtEnd(&gate);
                for _ in 0..40 {
                    producer.publish(|_| ())?;
                }
                Ok(())
            })
            .expect("no stage fails");
            // Some events may have been there when the stage looked first.
            assert!(ends.len() <= 2 && ends.last() == Some(&39), "{ends:?}");

            let (gate, mut ends, passed) = (Gate::new(), Vec::new(), AtomicU64::new(0));
            Second {
                pass: |_, _, _| {
                    passed.fetch_add(1, Ordering::Relaxed);
                },
                look: |_, sequence, end| {
                    gate.pass();
                    if end {
                        ends.push(sequence);
                    }
                },
            }
            .run(|mut producer| {
                let _open = common::OpenAtEnd(&gate);
                for _ in 0..40 {
                    producer.publish(|_| ())?;
                }
                while passed.load(Ordering::Relaxed) < 40 {
                    std::thread::yield_now();
                }
                Ok(())
            })
            .expect("no stage fails");
            // `pass` has batches of its own.
            assert!(ends.len() <= 10 && ends.last() == Some(&39), "{ends:?}");
        });
    }

    /// A producer that always stays a little ahead never lets the stage run dry. Batches must still end.
    #[test]
    fn comes_at_least_once_every_max_batch_events() {
        deadline(|| {
            let (mut since, mut longest, mut last) = (0_u64, 0, false);
            let events = rounds(6_000);
            Stamped {
                look: |_, _, end| {
                    since += 1;
                    longest = longest.max(since);
                    last = end;
                    if end {
                        since = 0;
                    }
                },
            }
            .run(|mut producer| {
                for i in 0..events {
                    // Alternate between both ways of publishing.
                    if i % 2 == 0 {
                        producer.publish(|_| ())?;
                    } else {
                        producer.publish_batch(usize::try_from(i % 64).expect("small"), |_| ())?;
                    }
                }
                Ok(())
            })
            .expect("no stage fails");
            assert!(longest <= 64, "{longest} events without an end");
            assert!(last, "the last event ends a batch");
        });
    }

    /// Events 1 to 999 are published while the stage is still at event 0. A stage does not look for that many events at
    /// once, but only the last one may end the batch.
    #[test]
    fn goes_on_past_what_one_look_finds() {
        deadline(|| {
            let (gate, mut ends) = (Gate::new(), Vec::new());
            Large {
                look: |_, sequence, end| {
                    gate.pass();
                    if end {
                        ends.push(sequence);
                    }
                },
            }
            .run(|mut producer| {
                let _open = common::OpenAtEnd(&gate);
                for _ in 0..1_000 {
                    producer.publish(|_| ())?;
                }
                Ok(())
            })
            .expect("no stage fails");
            // The first look may have found only a few events.
            assert!(ends.len() <= 2 && ends.last() == Some(&999), "{ends:?}");
        });
    }

    /// A run as long as the ring is one batch, wherever in the ring it starts.
    #[test]
    fn of_a_full_ring() {
        deadline(|| {
            for start in [0, 1, 100, 1023] {
                let (gate, mut ends) = (Gate::new(), Vec::new());
                Large {
                    look: |_, sequence, end| {
                        if sequence >= start {
                            gate.pass();
                        }
                        if end && sequence >= start {
                            ends.push(sequence);
                        }
                    },
                }
                .run(|mut producer| {
                    let _open = common::OpenAtEnd(&gate);
                    for _ in 0..start {
                        producer.publish(|_| ())?;
                    }
                    producer.publish_batch(1024, |_| ())?;
                    Ok(())
                })
                .expect("no stage fails");
                assert!(ends.len() <= 2 && ends.last() == Some(&(start + 1023)), "{start}: {ends:?}");
            }
        });
    }

    /// A stage finishes its work at the end of a batch, such as a flush, before it waits. So whoever has seen the
    /// answer to the last event has seen the flush.
    #[test]
    fn comes_before_the_stage_waits() {
        deadline(|| {
            let flushed = AtomicU64::new(0);
            let mut pending = 0;
            Stamped {
                look: |_, _, end| {
                    pending += 1;
                    if end {
                        flushed.fetch_add(pending, Ordering::Release);
                        pending = 0;
                    }
                },
            }
            .run(|mut producer| {
                for i in 0..rounds(2_000) {
                    producer.publish(|_| ())?;
                    if i % 3 == 0 {
                        while flushed.load(Ordering::Acquire) <= i {
                            std::thread::yield_now();
                        }
                    }
                }
                Ok(())
            })
            .expect("no stage fails");
        });
    }

    /// A stage that always finds one more event never waits. Its readers must not have to wait for that.
    #[test]
    fn hands_on_also_when_the_next_batch_is_there_already() {
        disruptor! {
            pipeline Steps {
                event: u64;
                capacity: 4096;
                stage step: &u64;
                stage follow: &u64 after step;
            }
        }
        deadline(|| {
            let (asked, published) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
            let (followed, stalled) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
            let (mut producer, running) = {
                let (asked, published) = (asked.clone(), published.clone());
                let (followed, seen, stalled) = (followed.clone(), followed.clone(), stalled.clone());
                Steps {
                    step: move |_: &u64, sequence, end| {
                        if sequence > 100 {
                            return;
                        }
                        assert!(end, "nothing more is published yet");
                        // Publish the next event once this one surely ends a batch, and before the stage has finished
                        // this one.
                        asked.store(sequence + 1, Ordering::Release);
                        while published.load(Ordering::Acquire) <= sequence + 1 {
                            std::thread::yield_now();
                        }
                        if sequence == 100 {
                            let patience = std::time::Instant::now() + common::PATIENCE / 4;
                            while seen.load(Ordering::Acquire) == 0 && std::time::Instant::now() < patience {
                                std::thread::yield_now();
                            }
                            stalled.store(seen.load(Ordering::Acquire) == 0, Ordering::Relaxed);
                        }
                    },
                    follow: move |_: &u64, sequence, _| followed.store(sequence + 1, Ordering::Release),
                }
                .spawn()
                .expect("threads")
            };
            producer.publish(|_| ()).expect("running");
            published.store(1, Ordering::Release);
            for next in 1..=101 {
                while asked.load(Ordering::Acquire) < next {
                    std::thread::yield_now();
                }
                producer.publish(|_| ()).expect("running");
                published.store(next + 1, Ordering::Release);
            }
            drop(producer);
            running.join().expect("no stage fails");
            assert!(!stalled.load(Ordering::Relaxed), "100 events were not handed on");
            assert_eq!(followed.load(Ordering::Relaxed), 102);
        });
    }
}

/// Whoever learns of a halt, or has waited for it, publishes nothing more, though there is room.
#[test]
fn a_publisher_notices_a_halt_from_outside_with_its_next_call() {
    macro_rules! noticed {
        ($wait:ty, $slots:ident, $capacity:literal) => {{
            disruptor! {
                pipeline Halts {
                    event: u64;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    stage see: &u64;
                }
            }
            for round in 0..rounds(50) {
                let (mut producer, running) = Halts { see: |_: &u64, _, _| () }.spawn().expect("a thread");
                let halted = std::sync::atomic::AtomicBool::new(false);
                std::thread::scope(|scope| {
                    scope.spawn(|| {
                        (0..round * 20).for_each(|_| std::hint::spin_loop());
                        running.halt();
                        halted.store(true, std::sync::atomic::Ordering::Release);
                    });
                    loop {
                        let knew = halted.load(std::sync::atomic::Ordering::Acquire);
                        if producer.publish(|_| ()).is_err() {
                            break;
                        }
                        assert!(!knew, "published after the halt");
                    }
                    assert_eq!(producer.try_publish(|_| unreachable!()), Err(disruptor::TryPublishError::Halted));
                });
                assert!(matches!(running.join(), Err(PipelineError::Halted)));
            }
        }};
    }
    deadline(|| {
        noticed!(SpinWaitStrategy, stamped, 1024);
        noticed!(YieldWaitStrategy, dense, 1024);
        noticed!(BlockingWaitStrategy, stamped, 2);
        noticed!(BlockingWaitStrategy, dense, 1);
    });
}

//! Shards that take turns: each event is handled once, by the shard whose turn it is.

use crate::common::{Gate, OpenAtEnd, deadline, lock, rounds};
use crate::shards_seen::Seen;
use crate::{Block, at_once, mark};
use disruptor::{PipelineError, Polled, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;

/// By whom an event was handled, and what it brought.
#[derive(Default)]
struct Item {
    input: u64,
    first: u64,
    second: u64,
    side: u64,
}

/// What is decided about an event.
fn kind(sequence: u64) -> u64 {
    mark(9, sequence) >> 32
}

fn is_even(sequence: u64) -> bool {
    kind(sequence).is_multiple_of(2)
}

fn is_good(sequence: u64) -> bool {
    !kind(sequence).is_multiple_of(3)
}

/// How far each shard of a stage has flushed.
struct Flushed<const N: usize>([AtomicU64; N]);

impl<const N: usize> Flushed<N> {
    fn new() -> Self {
        Self([(); N].map(|()| AtomicU64::new(0)))
    }

    fn flush(&self, shard: usize, sequence: u64) {
        self.0[shard].store(sequence + 1, Relaxed);
    }

    fn has(&self, sequence: u64) -> bool {
        self.0[sequence as usize % N].load(Relaxed) > sequence
    }
}

macro_rules! shards {
    ($($name:ident: $events:literal, $capacity:literal, { $($ring:tt)* };)*) => {$(
        mod $name {
            #[allow(unused_imports, reason = "each ring has one wait strategy")]
            use super::*;

            disruptor! {
                pipeline Chain {
                    event: Item;
                    capacity: $capacity;
                    $($ring)*
                    stage first: { input: &u64, first: &mut u64 } { shards: 3 };
                    stage second: { input: &u64, first: &u64, second: &mut u64 } after first { shards: 2, max_batch: 3 };
                    stage side: { first: &u64, side: &mut u64 } after first;
                    stage last: &Item after second, side { shards: 5, max_batch: 1 << 20 };
                    poll seen: { second: &u64 } after second;
                }
            }

            /// Two stages with shards follow each other. There are more shards than small rings have slots.
            #[test]
            fn handle_each_event_once_in_order() {
                deadline(|| {
                    let events = rounds($events);
                    let (first, second, side, last, seen) = (Seen::by(3), Seen::by(2), Seen::by(1), Seen::by(5), Seen::by(1));
                    let (first_flushed, second_flushed) = (&Flushed::<3>::new(), &Flushed::<2>::new());
                    let handle = Chain {
                        first: |shard| {
                            let first = first.clone();
                            move |item, sequence, end| {
                                first.see(shard, sequence, end);
                                assert_eq!(*item.input, mark(0, sequence));
                                *item.first = mark(1, sequence);
                                if end {
                                    first_flushed.flush(shard, sequence);
                                }
                            }
                        },
                        second: |shard| {
                            let second = second.clone();
                            move |item, sequence, end| {
                                second.see(shard, sequence, end);
                                assert_eq!((*item.input, *item.first), (mark(0, sequence), mark(1, sequence)));
                                assert!(first_flushed.has(sequence), "handed on before the end of its batch");
                                *item.second = mark(2, sequence);
                                if end {
                                    second_flushed.flush(shard, sequence);
                                }
                            }
                        },
                        side: |item, sequence, end| {
                            side.see(0, sequence, end);
                            assert_eq!(*item.first, mark(1, sequence));
                            *item.side = mark(3, sequence);
                        },
                        last: |shard| {
                            let last = last.clone();
                            move |item, sequence, end| {
                                last.see(shard, sequence, end);
                                let Item { first, second, side, .. } = *item;
                                assert_eq!((first, second, side), (mark(1, sequence), mark(2, sequence), mark(3, sequence)));
                                assert!(second_flushed.has(sequence), "handed on before the end of its batch");
                            }
                        },
                    }
                    .run(|mut producer, mut pollers| {
                        let handle = producer.handle();
                        thread::scope(|scope| {
                            scope.spawn(|| {
                                let mut poll = || pollers.seen.poll_wait(|item, sequence, end| {
                                    assert_eq!(*item.second, mark(2, sequence));
                                    seen.see(0, sequence, end);
                                });
                                while poll() != Polled::Ended {}
                            });
                            publish!(producer, events, $capacity, |slot: &mut Item, sequence| {
                                *slot = Item { input: mark(0, sequence), ..Item::default() };
                            });
                            drop(producer);
                            Ok::<_, PipelineError>(handle)
                        })
                    })
                    .expect("no stage fails");
                    for seen in [&first, &second, &side, &last, &seen] {
                        seen.check_turns(0..events);
                    }
                    second.check_batches(3);
                    let stats = handle.stats();
                    assert_eq!(stats.published, events);
                    for (stage, shards) in stats.stages.iter().zip([3, 2, 0, 5, 0]) {
                        assert_eq!((stage.handled, stage.backlog, stage.sequence, stage.turned_away), (events, 0, events, 0));
                        assert_eq!(stage.shards.len() as u64, shards);
                        for (shard, number) in stage.shards.iter().zip(0..) {
                            let turns = (0..events).filter(|sequence| sequence % shards == number).count() as u64;
                            assert_eq!((shard.handled, shard.backlog, shard.sequence), (turns, 0, events));
                        }
                    }
                });
            }

            disruptor! {
                pipeline Branches {
                    event: u64;
                    capacity: $capacity;
                    $($ring)*
                    stage even: &u64 -> bool { shards: 3 };
                    stage evens: &u64 after even { shards: 2 };
                    stage odds: &u64 -> Result<(), String> else even { shards: 4, max_batch: 5 };
                    stage good: &u64 after odds;
                    stage bad: &u64 else odds { shards: 2 };
                    stage all: &u64 after evens, good, bad { shards: 7 };
                    poll noted: &u64 after good;
                }
            }

            #[test]
            fn decide_and_stand_below_decisions() {
                fn each(seen: &Seen, shard: usize) -> impl FnMut(&u64, u64, bool) + use<'_> {
                    move |event, sequence, end| {
                        assert_eq!(*event, sequence);
                        seen.see(shard, sequence, end);
                    }
                }
                deadline(|| {
                    let events = rounds($events);
                    let seen = [3, 2, 4, 1, 2, 7, 1].map(Seen::by);
                    let [even, evens, odds, good, bad, all, noted] = &seen;
                    let handle = Branches {
                        even: |shard| {
                            let mut see = each(even, shard);
                            move |event, sequence, end| {
                                see(event, sequence, end);
                                is_even(sequence)
                            }
                        },
                        evens: |shard| each(evens, shard),
                        odds: |shard| {
                            let mut see = each(odds, shard);
                            move |event, sequence, end| {
                                see(event, sequence, end);
                                if is_good(sequence) { Ok(()) } else { Err("bad".to_owned()) }
                            }
                        },
                        good: each(good, 0),
                        bad: |shard| each(bad, shard),
                        all: |shard| each(all, shard),
                    }
                    .run(|mut producer, mut pollers| {
                        let handle = producer.handle();
                        thread::scope(|scope| {
                            scope.spawn(|| {
                                let mut see = each(noted, 0);
                                while pollers.noted.poll_wait(&mut see) != Polled::Ended {}
                            });
                            publish!(producer, events, $capacity, |slot: &mut u64, sequence| *slot = sequence);
                            drop(producer);
                            Ok::<_, PipelineError>(handle)
                        })
                    })
                    .expect("no stage fails");
                    even.check_turns(0..events);
                    all.check_turns(0..events);
                    evens.check_turns((0..events).filter(|event| is_even(*event)));
                    odds.check_turns((0..events).filter(|event| !is_even(*event)));
                    odds.check_batches(5);
                    for seen in [good, noted] {
                        seen.check_turns((0..events).filter(|event| !is_even(*event) && is_good(*event)));
                    }
                    bad.check_turns((0..events).filter(|event| !is_even(*event) && !is_good(*event)));
                    let stats = handle.stats();
                    for (stage, seen) in stats.stages.iter().zip(&seen) {
                        assert_eq!((stage.handled, stage.backlog), (seen.count() as u64, 0), "{stats}");
                        for (number, shard) in stage.shards.iter().enumerate() {
                            assert_eq!((shard.handled, shard.backlog), (seen.of(number).len() as u64, 0), "{stats}");
                        }
                        let turned_away: u64 = stage.shards.iter().map(|shard| shard.turned_away).sum();
                        assert_eq!(turned_away, stage.turned_away);
                    }
                    for (stage, decides) in [(0, is_even as fn(u64) -> bool), (2, is_good)] {
                        for (number, shard) in stats.stages[stage].shards.iter().enumerate() {
                            let away = seen[stage].of(number).iter().filter(|handled| !decides(handled.sequence)).count();
                            assert_eq!(shard.turned_away, away as u64, "{stats}");
                        }
                    }
                });
            }

            disruptor! {
                pipeline Alone {
                    event: u64;
                    capacity: $capacity;
                    $($ring)*
                    stage inner: &mut u64 { shards: 4 };
                    stage leaf: &u64 after inner { shards: 3 };
                    stage other: &u64 after inner;
                }
            }

            /// A flush comes back only when all shards are done. Each event has then ended its batch, since the shard is going to wait.
            #[test]
            fn end_the_batch_with_an_event_that_comes_alone() {
                deadline(|| {
                    let events = rounds($events / 4);
                    let (inner, leaf, other) = (Seen::by(4), Seen::by(3), Seen::by(1));
                    let each = |seen: &Seen, shard: usize| {
                        let seen = seen.clone();
                        move |_: &u64, sequence: u64, end: bool| {
                            assert!(end, "nothing more is there");
                            seen.see(shard, sequence, end);
                        }
                    };
                    let (mut producer, running) = Alone {
                        inner: |shard| {
                            let see = each(&inner, shard);
                            move |event: &mut u64, sequence, end| {
                                see(event, sequence, end);
                                *event = mark(1, *event);
                            }
                        },
                        leaf: |shard| each(&leaf, shard),
                        other: each(&other, 0),
                    }
                    .spawn()
                    .expect("eight threads");
                    for sequence in 0..events {
                        assert_eq!(producer.publish(|slot| *slot = sequence), Ok(sequence));
                        if sequence % 2 == 0 {
                            assert_eq!(producer.flush(), Ok(()));
                        } else {
                            assert_eq!(running.handle().wait_for(sequence), Ok(()));
                        }
                        let done = sequence as usize + 1;
                        assert_eq!([inner.count(), leaf.count(), other.count()], [done; 3], "all are done with it");
                    }
                    drop(producer);
                    running.join().expect("no stage fails");
                    inner.check_turns(0..events);
                    leaf.check_turns(0..events);
                });
            }

            /// The threads often start when the stream has ended already.
            #[test]
            fn come_to_the_end_of_short_streams() {
                deadline(|| {
                    for round in 0..rounds($events / 20) {
                        let events = round % 6;
                        let (inner, leaf, other) = (Seen::by(4), Seen::by(3), Seen::by(1));
                        Alone {
                            inner: |shard| {
                                let inner = inner.clone();
                                move |_, sequence, end| inner.see(shard, sequence, end)
                            },
                            leaf: |shard| {
                                let leaf = leaf.clone();
                                move |_, sequence, end| leaf.see(shard, sequence, end)
                            },
                            other: |_, sequence, end| other.see(0, sequence, end),
                        }
                        .run(|mut producer| {
                            for _ in 0..events {
                                producer.publish(|_| ())?;
                            }
                            Ok(())
                        })
                        .expect("no stage fails");
                        for seen in [inner, leaf, other] {
                            seen.check_turns(0..events);
                        }
                    }
                });
            }
        }
    )*};
}

rings!(shards);

/// One shard is stuck at its first event. The others go on until the ring is full, and hand on nothing that it has not handed on.
#[test]
fn a_slow_shard_does_not_stop_the_others() {
    macro_rules! slow {
        ($slots:ident $($multi:tt)*) => {{
            disruptor! {
                pipeline Slow {
                    event: u64;
                    capacity: 64;
                    slots: $slots;
                    $($multi)*
                    stage work: &u64 { shards: 4 };
                    stage after: &u64 after work;
                }
            }
            let (gate, seen, after) = (Gate::new(), Seen::by(4), Seen::by(1));
            let (waits, sees, sees_after) = (gate.clone(), seen.clone(), after.clone());
            let (mut producer, running) = Slow {
                work: move |shard| {
                    let (waits, sees) = (waits.clone(), sees.clone());
                    move |_: &u64, sequence, end| {
                        if sequence == 1 {
                            waits.pass();
                        }
                        sees.see(shard, sequence, end);
                    }
                },
                after: move |_: &u64, sequence, end| sees_after.see(0, sequence, end),
            }
            .spawn()
            .expect("five threads");
            let _open = OpenAtEnd(&gate);
            producer.publish_batch(64, |_| ()).expect("there is room");
            while seen.count() < 48 {
                thread::yield_now();
            }
            assert!(after.count() <= 1, "nobody has event 1 before its shard is done with it");
            assert!(producer.try_publish(|_| unreachable!()).is_err());
            // The others hand on what they have: each is at the end of the ring.
            while running.stats().stages[0].shards.iter().filter(|shard| shard.sequence == 64).count() < 3 {
                thread::yield_now();
            }
            let stats = running.stats();
            assert!(stats.stages[0].sequence <= 1 && stats.stages[0].backlog >= 63, "{stats}");
            gate.open();
            assert_eq!(producer.flush(), Ok(()));
            drop(producer);
            running.join().expect("no stage fails");
            seen.check_turns(0..64);
            after.check_turns(0..64);
        }};
    }
    deadline(|| {
        slow!(stamped);
        slow!(dense);
        slow!(dense producer: multi;);
    });
}

/// Shards write at the same time to events side by side.
#[test]
fn sixty_four_shards_work_on_a_ring_of_two_slots() {
    disruptor! {
        pipeline Many {
            event: u64;
            capacity: 2;
            stage work: &mut u64 { shards: 64 };
            stage check: &u64 after work;
        }
    }
    deadline(|| {
        let (seen, mut next) = (Seen::by(64), 0);
        Many {
            work: |shard| {
                let seen = seen.clone();
                move |event, sequence, end| {
                    seen.see(shard, sequence, end);
                    *event = mark(shard as u64, sequence);
                }
            },
            check: |event, sequence, _| {
                assert_eq!((sequence, *event), (next, mark(sequence % 64, sequence)));
                next += 1;
            },
        }
        .run(|mut producer| {
            for _ in 0..200 {
                producer.publish(|_| ())?;
            }
            Ok(())
        })
        .expect("no stage fails");
        assert_eq!(next, 200);
        seen.check_turns(0..200);
    });
}

/// The closure of the literal is called on the caller's thread, for one shard after the other, before anything runs.
#[test]
fn handlers_are_made_in_turn_on_the_caller_s_thread() {
    const SHARDS: usize = 2 + 1;
    disruptor! {
        pipeline Made {
            event: u64;
            capacity: 4;
            stage work: &u64 { shards: SHARDS, name: "made" };
            stage plain: &u64 { shards: 2 };
        }
    }
    deadline(|| {
        let (caller, names) = (thread::current().id(), Mutex::new(Vec::new()));
        let mut made = Vec::new();
        let (names_of, plain) = (&names, &names);
        let name = || thread::current().name().expect("a name").to_owned();
        Made {
            work: |shard| {
                assert_eq!(thread::current().id(), caller);
                made.push(shard);
                move |_, _, _| lock(names_of).push(name())
            },
            plain: |_| move |_, _, _| lock(plain).push(name()),
        }
        .run(|mut producer| Ok(producer.publish_batch(3, |_| ()).map(|_| ())?))
        .expect("no stage fails");
        assert_eq!(made, [0, 1, 2]);
        let mut names = names.into_inner().expect("no panic");
        names.sort();
        assert_eq!(names, ["made-0", "made-1", "made-2", "plain-0", "plain-0", "plain-1"]);
    });
}

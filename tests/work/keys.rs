//! Shards that divide events by a key: equal keys meet in one shard, in order.

use crate::common::{ON_PURPOSE, deadline, rounds, silence};
use crate::shards_seen::Seen;
use crate::{Block, at_once, mark};
use disruptor::{PipelineError, Polled, SpinWaitStrategy, YieldWaitStrategy, disruptor, shard_of};
use std::hash::{Hash, Hasher};
use std::thread;

#[derive(Default)]
struct Trade {
    account: u32,
    venue: String,
    number: u64,
    fee: u64,
    total: u64,
}

fn account(sequence: u64) -> u32 {
    (mark(5, sequence) >> 40) as u32 % 11
}

fn venue(sequence: u64) -> String {
    format!("venue {}", (mark(6, sequence) >> 40) % 5)
}

macro_rules! keys {
    ($($name:ident: $events:literal, $capacity:literal, { $($ring:tt)* };)*) => {$(
        mod $name {
            #[allow(unused_imports, reason = "each ring has one wait strategy")]
            use super::*;

            disruptor! {
                pipeline Trades {
                    event: Trade;
                    capacity: $capacity;
                    $($ring)*
                    stage fee: { account: &u32, number: &u64, fee: &mut u64 } { shards: 3 by account };
                    // Beside the first: two stages have keys of their own at the same time.
                    stage total: { venue: &String, number: &u64, total: &mut u64 } -> bool { shards: 4 by venue, max_batch: 3 };
                    stage known: &Trade after fee, total { shards: 2 by account };
                    stage others: &Trade after fee else total { shards: 5 by venue };
                    poll seen: { fee: &u64, total: &u64 } after fee, known;
                }
            }

            #[test]
            fn meet_in_one_shard_in_order() {
                deadline(|| {
                    let events = rounds($events);
                    let seen = [3, 4, 2, 5, 1].map(Seen::by);
                    let [fee, total, known, others, polled] = &seen;
                    let is_known = |sequence| mark(7, sequence) % 3 != 0;
                    Trades {
                        fee: |shard| move |trade, sequence, end| {
                            assert_eq!((*trade.number, *trade.account), (sequence, account(sequence)));
                            fee.see(shard, sequence, end);
                            *trade.fee = mark(1, sequence);
                        },
                        total: |shard| move |trade, sequence, end| {
                            assert_eq!((*trade.number, &**trade.venue), (sequence, &*venue(sequence)));
                            total.see(shard, sequence, end);
                            *trade.total = mark(2, sequence);
                            is_known(sequence)
                        },
                        known: |shard| move |trade, sequence, end| {
                            known.see(shard, sequence, end);
                            assert_eq!((trade.fee, trade.total), (mark(1, sequence), mark(2, sequence)));
                        },
                        others: |shard| move |trade, sequence, end| {
                            others.see(shard, sequence, end);
                            assert_eq!((trade.fee, trade.total), (mark(1, sequence), mark(2, sequence)));
                        },
                    }
                    .run(|mut producer, mut pollers| {
                        thread::scope(|scope| {
                            scope.spawn(|| {
                                let mut poll = || pollers.seen.poll_wait(|trade, sequence, end| {
                                    polled.see(0, sequence, end);
                                    assert_eq!((*trade.fee, *trade.total), (mark(1, sequence), mark(2, sequence)));
                                });
                                while poll() != Polled::Ended {}
                            });
                            publish!(producer, events, $capacity, |slot: &mut Trade, number| {
                                *slot = Trade { account: account(number), venue: venue(number), number, ..Trade::default() };
                            });
                            drop(producer);
                            Ok::<_, PipelineError>(())
                        })
                    })
                    .expect("no stage fails");
                    fee.check(0..events, |sequence| shard_of(&account(sequence), 3));
                    total.check(0..events, |sequence| shard_of(&venue(sequence), 4));
                    total.check_batches(3);
                    known.check((0..events).filter(|event| is_known(*event)), |sequence| shard_of(&account(sequence), 2));
                    others.check((0..events).filter(|event| !is_known(*event)), |sequence| shard_of(&venue(sequence), 5));
                    polled.check((0..events).filter(|event| is_known(*event)), |_| 0);
                });
            }

            disruptor! {
                pipeline Fickle {
                    event: Pair;
                    capacity: $capacity;
                    $($ring)*
                    stage write: { 0: &Turncoat, 1: &mut u64 } { shards: 2 by 0 };
                    stage after: &Pair after write;
                }
            }

            /// The hash gives an event to each shard that looks. Whichever comes second must not get it.
            #[test]
            fn with_a_hash_that_changes_never_give_an_event_to_two_shards() {
                silence();
                deadline(|| {
                    for turn in [0, 1, 2, 17] {
                        let seen = Seen::by(2);
                        let result = Fickle {
                            write: |shard| {
                                let seen = seen.clone();
                                move |event, sequence, end| {
                                    seen.see(shard, sequence, end);
                                    *event._1 += 1;
                                }
                            },
                            after: |event, sequence, _| {
                                assert!(sequence < turn, "the second shard does not hand it on");
                                assert_eq!(event.1, 1);
                            },
                        }
                        .run(|mut producer| {
                            for sequence in 0.. {
                                producer.publish(|event| *event = Pair(if sequence == turn { Turncoat::Both } else { Turncoat::One(sequence) }, 0))?;
                            }
                            Ok(())
                        });
                        let expected = matches!(&result, Err(PipelineError::StagePanicked { stage: "write", message, sequence, .. })
                            if message.contains("hash of a key") && *sequence == turn);
                        assert!(expected, "{turn}: {result:?}");
                        let mut both = seen.of(0);
                        both.extend(seen.of(1));
                        assert!(both.iter().filter(|handled| handled.sequence == turn).count() <= 1, "one has it at most");
                    }
                });
            }

            /// A key whose hash panics is a handler that panics.
            #[test]
            fn with_a_hash_that_panics_halt() {
                silence();
                deadline(|| {
                    for at in [0, 3, 20] {
                        let result = Fickle { write: |_| |_, _, _| (), after: |_, sequence, _| assert!(sequence < at) }
                            .run(|mut producer| {
                                for sequence in 0.. {
                                    producer.publish(|event| event.0 = if sequence == at { Turncoat::Panics } else { Turncoat::One(sequence) })?;
                                }
                                Ok(())
                            });
                        let expected = matches!(&result, Err(PipelineError::StagePanicked { stage: "write", message, sequence, .. })
                            if message.starts_with(ON_PURPOSE) && *sequence == at);
                        assert!(expected, "{at}: {result:?}");
                    }
                });
            }
        }
    )*};
}

rings!(keys);

/// A key whose hash depends on who asks.
#[derive(Default)]
enum Turncoat {
    #[default]
    None,
    One(u64),
    /// Each of two shards finds that the event is its own.
    Both,
    Panics,
}

impl Hash for Turncoat {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::None => 0.hash(state),
            Self::One(key) => key.hash(state),
            Self::Both => {
                let name = thread::current().name().expect("a name").to_owned();
                let shard: usize = name.strip_prefix("write-").expect("a shard").parse().expect("its number");
                let key = (0..1_000_u64).find(|key| shard_of(key, 2) == shard).expect("both shards have keys");
                key.hash(state);
            }
            Self::Panics => panic!("{ON_PURPOSE}: in a hash"),
        }
    }
}

#[derive(Default)]
struct Pair(Turncoat, u64);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum Side {
    #[default]
    Buy,
    Sell,
    Other(u8),
}

/// A stage that lists its key, and one that has the whole event, divide by it as `shard_of` tells.
macro_rules! key_types {
    ($($name:ident: $key:ty = $make:expr;)*) => {$(
        #[test]
        fn $name() {
            #[derive(Default)]
            struct Event {
                key: $key,
                count: u64,
            }
            disruptor! {
                pipeline Keyed {
                    event: Event;
                    capacity: 16;
                    stage field: { key: &$key, count: &mut u64 } { shards: 5 by key };
                    stage whole: &Event after field { shards: 7 by key };
                }
            }
            deadline(|| {
                let make: fn(u64) -> $key = $make;
                let (field, whole) = (Seen::by(5), Seen::by(7));
                Keyed {
                    field: |shard| {
                        let field = field.clone();
                        move |event, sequence, end| {
                            assert_eq!(shard_of(event.key, 5), shard);
                            *event.count += 1;
                            field.see(shard, sequence, end);
                        }
                    },
                    whole: |shard| {
                        let whole = whole.clone();
                        move |event, sequence, end| {
                            assert_eq!((shard_of(&event.key, 7), event.count), (shard, 1));
                            whole.see(shard, sequence, end);
                        }
                    },
                }
                .run(|mut producer| {
                    for sequence in 0..200 {
                        producer.publish(|event| *event = Event { key: make(sequence), count: 0 })?;
                    }
                    Ok(())
                })
                .expect("no stage fails");
                field.check(0..200, |sequence| shard_of(&make(sequence), 5));
                whole.check(0..200, |sequence| shard_of(&make(sequence), 7));
            });
        }
    )*};
}

key_types! {
    numbers_are_keys: u32 = |sequence| (sequence % 13) as u32;
    strings_are_keys: String = |sequence| format!("{}", sequence % 13);
    tuples_are_keys: (u8, i64) = |sequence| ((sequence % 3) as u8, -(sequence % 7).cast_signed());
    enums_are_keys: Side = |sequence| [Side::Buy, Side::Sell, Side::Other((sequence / 3) as u8)][sequence as usize % 3];
    options_are_keys: Option<Box<str>> = |sequence| (sequence % 4 > 0).then(|| format!("{}", sequence % 13).into());
    arrays_are_keys: [u8; 3] = |sequence| [(sequence % 2) as u8, (sequence % 3) as u8, (sequence % 5) as u8];
    vectors_are_keys: Vec<u16> = |sequence| vec![7; sequence as usize % 9];
    units_are_keys: () = |_| ();
    characters_are_keys: char = |sequence| char::from(b'a' + (sequence % 26) as u8);
}

/// All events have one key: one shard handles them, and the others let them pass.
#[test]
fn shards_without_a_key_let_everything_pass() {
    #[derive(Default)]
    struct Two(u64, u64);
    disruptor! {
        pipeline Lonely {
            event: Two;
            capacity: 4;
            stage work: { 0: &u64, 1: &mut u64 } { shards: 64 by 0 };
            stage check: &Two after work;
        }
    }
    deadline(|| {
        let (seen, mut checked) = (Seen::by(64), 0);
        Lonely {
            work: |shard| {
                let seen = seen.clone();
                move |event, sequence, end| {
                    seen.see(shard, sequence, end);
                    *event._1 = sequence;
                }
            },
            check: |event, sequence, _| {
                assert_eq!((event.1, sequence), (checked, checked));
                checked += 1;
            },
        }
        .run(|mut producer| {
            for _ in 0..300 {
                producer.publish(|event| *event = Two(7, 0))?;
            }
            Ok(())
        })
        .expect("no stage fails");
        seen.check(0..300, |_| shard_of(&7_u64, 64));
        assert_eq!(checked, 300);
    });
}

//! Claims that come to nothing: no stage sees them, and nobody waits for them.

use crate::common::{ON_PURPOSE, PATIENCE, deadline, lock, panics, silence, takes_its_time};
use crate::events;
use disruptor::{
    BlockingWaitStrategy, Halted, Handle, Polled, Sequence, SpinWaitStrategy, StageStats, WaitStrategy,
    YieldWaitStrategy, disruptor,
};
use std::ops::ControlFlow::{Break, Continue};
use std::sync::{Arc, Mutex};
use std::thread;

/// What a closure has written into its slot that then panics or breaks.
const HALF_WRITTEN: u64 = u64::MAX;

/// What a stage has seen: each event, and whether it ended a batch.
#[derive(Clone, Default)]
struct Record(Arc<Mutex<Vec<(Sequence, bool)>>>);

impl Record {
    fn stage(&self) -> impl FnMut(&u64, Sequence, bool) + Send + use<> {
        let Self(record) = self.clone();
        move |event, sequence, end| {
            assert_ne!(*event, HALF_WRITTEN);
            lock(&record).push((sequence, end));
        }
    }

    /// Asserts that the stage has seen just these events, and the end of its last batch.
    #[track_caller]
    fn check(&self, expected: impl IntoIterator<Item = Sequence>) {
        let seen = lock(&self.0);
        let sequences: Vec<_> = seen.iter().map(|(sequence, _)| *sequence).collect();
        assert_eq!(sequences, expected.into_iter().collect::<Vec<_>>());
        assert!(seen.last().is_none_or(|(_, end)| *end), "{:?} does not end its batch", seen.last());
    }
}

/// How the claims come to nothing: so many in a row, with so many events between two rows, from the beginning on or not, and to the end.
#[derive(Clone, Copy)]
struct Pattern {
    passed_over: u64,
    events: u64,
    begins: bool,
    ends: bool,
}

impl Pattern {
    fn all() -> impl Iterator<Item = Self> {
        [(1, 1), (3, 2), (70, 1), (1, 70), (150, 130), (200, 0)].into_iter().flat_map(|(passed_over, events)| {
            [(false, false), (true, false), (false, true), (true, true)].map(|(begins, ends)| Self {
                passed_over,
                events,
                begins,
                ends,
            })
        })
    }

    /// For each claim, whether an event is published.
    fn claims(self, rows: u64) -> Vec<bool> {
        let row = |is_event| vec![is_event; (if is_event { self.events } else { self.passed_over }) as usize];
        let mut claims = if self.begins { row(false) } else { Vec::new() };
        for _ in 0..rows {
            claims.extend(row(true));
            claims.extend(row(false));
        }
        if !self.ends {
            claims.extend(row(true));
        }
        claims
    }
}

#[track_caller]
fn check(stats: &StageStats, handled: u64) {
    assert_eq!((stats.handled, stats.backlog), (handled, 0), "{stats:?}");
}

/// One of the ways to publish an event, or to break off.
macro_rules! claim {
    ($producer:ident, $random:ident, $is_event:expr) => {{
        let is_event: bool = $is_event;
        let write = |slot: &mut u64| {
            *slot = HALF_WRITTEN;
            assert!(is_event, "{ON_PURPOSE}: in the middle of an event");
            *slot = 1;
        };
        match $random.u32(..5) {
            0 => {
                let try_publish = || {
                    while $producer.try_publish(write).is_err() {
                        thread::yield_now();
                    }
                };
                assert_eq!(panics(try_publish), !is_event);
            }
            1 => assert_eq!(panics(|| $producer.publish_timeout(PATIENCE, write).expect("in time")), !is_event),
            2 => {
                let published = $producer.publish_with(|slot| {
                    *slot = if is_event { 1 } else { HALF_WRITTEN };
                    if is_event { Continue(()) } else { Break("nothing") }
                });
                assert_eq!(published.expect("nobody halts").is_break(), !is_event);
            }
            _ => assert_eq!(panics(|| $producer.publish(write).expect("nobody halts")), !is_event),
        }
    }};
}

macro_rules! passed_over {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Branches {
                    event: u64;
                    capacity: $capacity;
                    producer: multi;
                    wait: $wait;
                    slots: $slots;
                    stage first: &mut u64;
                    stage even: &u64 -> bool after first;
                    stage evens: &u64 after even { max_batch: 3 };
                    stage odds: &u64 else even;
                    stage all: &u64 after evens, odds;
                    poll seen: &u64 after first;
                }
            }

            /// Polls to the end, and lets some handlers panic.
            fn poll(mut poller: BranchesSeenPoller<'_>, record: &Record) {
                let (mut handle, mut random) = (record.stage(), fastrand::Rng::with_seed(5));
                loop {
                    let most = random.usize(1..2 * $capacity + 1);
                    let panics_at = random.u64(..20);
                    let before = lock(&record.0).len();
                    let mut polled = None;
                    let panicked = panics(|| {
                        let handler = |event: &u64, sequence: u64, end: bool| {
                            handle(event, sequence, end);
                            assert!(sequence % 20 != panics_at, "{ON_PURPOSE}: in a poller");
                        };
                        polled = Some(if random.bool() { poller.poll_wait(handler) } else { poller.poll_up_to(most, handler) });
                    });
                    let handled = lock(&record.0)[before..].to_vec();
                    if panicked {
                        // As if the batch had ended here.
                        lock(&record.0).last_mut().expect("it has handled something").1 = true;
                        continue;
                    }
                    match polled.expect("it did not panic") {
                        Polled::Events(n) => {
                            assert_eq!(handled.len(), n);
                            let ends = handled.iter().map(|(_, end)| *end);
                            assert!(ends.rev().eq((0..n).map(|n| n == 0)), "only the last one ends the batch: {handled:?}");
                        }
                        Polled::Empty => {
                            assert!(handled.is_empty());
                            thread::yield_now();
                        }
                        Polled::Ended => {
                            assert!(handled.is_empty());
                            return;
                        }
                    }
                }
            }

            fn run(claims: &[bool], flushes: bool) {
                let records: [Record; 6] = Default::default();
                let [first, even, evens, odds, all, seen] = &records;
                let mut first_stage = first.stage();
                let mut even_stage = even.stage();
                let handle: Handle = Branches {
                    first: |event, sequence, end| first_stage(event, sequence, end),
                    even: |event, sequence, end| {
                        even_stage(event, sequence, end);
                        sequence % 2 == 0
                    },
                    evens: evens.stage(),
                    odds: odds.stage(),
                    all: all.stage(),
                }
                .run(|mut producer, pollers| {
                    thread::scope(|scope| {
                        let poller = scope.spawn(|| poll(pollers.seen, seen));
                        let handle = producer.handle();
                        let mut other = producer.clone();
                        let mut random = fastrand::Rng::with_seed(claims.len() as u64);
                        for (sequence, is_event) in (0..).zip(claims) {
                            assert_eq!(producer.next_sequence(), sequence);
                            if random.bool() {
                                claim!(producer, random, *is_event);
                            } else {
                                claim!(other, random, *is_event);
                            }
                            if flushes && random.u32(..8) == 0 {
                                if random.bool() {
                                    assert_eq!((producer.flush(), other.flush()), (Ok(()), Ok(())));
                                } else {
                                    assert_eq!(handle.wait_for(sequence), Ok(()));
                                }
                                let before = claims[..=sequence as usize].iter().filter(|is_event| **is_event).count();
                                assert_eq!(lock(&all.0).len(), before);
                                assert!(lock(&all.0).last().is_none_or(|(_, end)| *end), "it waits");
                            }
                        }
                        drop((producer, other));
                        poller.join().expect("no assertion fails");
                        Ok(handle)
                    })
                })
                .expect("no stage fails");
                let published: Vec<u64> = (0..).zip(claims).filter(|(_, is)| **is).map(|(sequence, _)| sequence).collect();
                for record in [first, even, all, seen] {
                    record.check(published.iter().copied());
                }
                evens.check(published.iter().copied().filter(|sequence| sequence % 2 == 0));
                odds.check(published.iter().copied().filter(|sequence| sequence % 2 == 1));
                let stats = handle.stats();
                assert_eq!(stats.published, published.len() as u64);
                for (stats, record) in stats.stages.iter().zip(&records) {
                    check(stats, lock(&record.0).len() as u64);
                }
                assert_eq!(stats.stages[1].turned_away, lock(&odds.0).len() as u64);
                for sequence in 0..claims.len() as u64 {
                    assert_eq!(handle.wait_for(sequence), Ok(()), "all of {} came to their end", claims.len());
                }
                assert_eq!(handle.wait_for(claims.len() as u64), Err(Halted));
                // What is done stays done.
                handle.halt();
                assert!(claims.is_empty() || handle.wait_for(claims.len() as u64 - 1) == Ok(()));
            }

            #[test]
            fn is_seen_by_no_stage() {
                silence();
                deadline(|| {
                    for pattern in Pattern::all() {
                        // Threads that spin take long for long ones.
                        let is_quick = <$wait as WaitStrategy>::BLOCKS || pattern.events + pattern.passed_over < 10;
                        if !is_quick && !takes_its_time() {
                            continue;
                        }
                        let rows = if is_quick { 3 } else { 1 };
                        run(&pattern.claims(rows), false);
                    }
                    let mut random = fastrand::Rng::with_seed(7);
                    for often in [1, 5, 9] {
                        run(&(0..events::<$wait>(500)).map(|_| random.u32(..10) >= often).collect::<Vec<_>>(), false);
                    }
                });
            }

            #[test]
            fn keeps_nobody_waiting_for_what_came_before() {
                silence();
                deadline(|| {
                    let mut random = fastrand::Rng::with_seed(8);
                    for often in [1, 5, 9] {
                        run(&(0..events::<$wait>(300)).map(|_| random.u32(..10) >= often).collect::<Vec<_>>(), true);
                    }
                });
            }

            /// A batch is passed over as a whole, also over the end of the ring.
            #[test]
            fn may_be_a_batch() {
                silence();
                deadline(|| {
                    let all = Record::default();
                    let expected = Branches {
                        first: |_, _, _| (),
                        even: |_, sequence, _| sequence % 2 == 0,
                        evens: |_, _, _| (),
                        odds: |_, _, _| (),
                        all: all.stage(),
                    }
                    .run(|mut producer, pollers| {
                        thread::scope(|scope| {
                            scope.spawn(|| poll(pollers.seen, &Record::default()));
                            let mut random = fastrand::Rng::with_seed(9);
                            let mut expected = Vec::new();
                            for _ in 0..events::<$wait>(200) {
                                let (n, first) = (random.u64(1..=$capacity), producer.next_sequence());
                                let is_whole = random.bool();
                                let panicked = panics(|| {
                                    let sequences = producer.publish_batch(n as usize, |batch| {
                                        for (slot, k) in batch.zip(0..) {
                                            *slot = HALF_WRITTEN;
                                            assert!(is_whole || k < n / 2, "{ON_PURPOSE}: in the middle of a batch");
                                            *slot = 1;
                                        }
                                    });
                                    assert_eq!(sequences, Ok(first..first + n));
                                });
                                assert_eq!(panicked, !is_whole);
                                assert_eq!(producer.next_sequence(), first + n);
                                if is_whole {
                                    expected.extend(first..first + n);
                                }
                            }
                            // The poller waits for the end of the stream.
                            drop(producer);
                            Ok(expected)
                        })
                    })
                    .expect("no stage fails");
                    all.check(expected);
                });
            }

            /// Several producers pass slots over at the same time. All stages agree on what is left.
            #[test]
            fn may_lie_anywhere_among_what_others_publish() {
                silence();
                deadline(|| {
                    let records: [Record; 3] = Default::default();
                    let [first, all, seen] = &records;
                    let mut first_stage = first.stage();
                    let result = Branches {
                        first: |event, sequence, end| first_stage(event, sequence, end),
                        even: |_, sequence, _| sequence % 2 == 0,
                        evens: |_, _, _| (),
                        odds: |_, _, _| (),
                        all: all.stage(),
                    }
                    .run(|producer, pollers| {
                        thread::scope(|scope| {
                            scope.spawn(|| poll(pollers.seen, seen));
                            let feeds: Vec<_> = (0..3)
                                .map(|feed| {
                                    let mut producer = producer.clone();
                                    scope.spawn(move || {
                                        let mut random = fastrand::Rng::with_seed(feed);
                                        let mut published = 0;
                                        for _ in 0..events::<$wait>(200) {
                                            let is_event = random.bool();
                                            claim!(producer, random, is_event);
                                            published += usize::from(is_event);
                                        }
                                        published
                                    })
                                })
                                .collect();
                            let published: usize = feeds.into_iter().map(|feed| feed.join().expect("it counts")).sum();
                            let claimed = producer.next_sequence();
                            assert_eq!(claimed, 3 * events::<$wait>(200));
                            let handle = producer.handle();
                            // The poller waits for the end of the stream.
                            drop(producer);
                            Ok((handle, published))
                        })
                    });
                    let (handle, published) = result.expect("no stage fails");
                    let seen: Vec<Vec<u64>> =
                        records.iter().map(|record| lock(&record.0).iter().map(|(sequence, _)| *sequence).collect()).collect();
                    assert!(seen.iter().all(|sequences| *sequences == seen[0]));
                    assert!(seen[0].is_sorted_by(|one, next| one < next));
                    assert_eq!(seen[0].len(), published);
                    let stats = handle.stats();
                    assert_eq!(stats.published, published as u64);
                    assert!(stats.stages.iter().all(|stage| stage.backlog == 0), "{stats}");
                });
            }
        }
    )*};
}

rings!(passed_over);

//! Calls that wait for a limited time, or handle a limited number of events.
//!
//! Times are lower bounds only: a call may give up late on a busy machine, but never early.

mod common;

use common::{Counted, Gate, Ledger, ON_PURPOSE, OpenAtEnd, deadline, panics, rounds, silence};
use disruptor::{
    BlockingWaitStrategy, Parker, PipelineError, Polled, PublishTimeoutError, RecvTimeoutError, SendTimeoutError,
    SpinWaitStrategy, WaitStrategy, YieldWaitStrategy, disruptor,
};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

/// Long enough to go through every phase of a wait strategy.
const LIMIT: Duration = Duration::from_millis(2);

/// A user's own strategy: it sleeps between looks.
#[derive(Default)]
struct Nap;

impl WaitStrategy for Nap {
    const BLOCKS: bool = false;

    fn wait_until(&mut self, mut ready: impl FnMut() -> bool, _: Parker<'_>) {
        while !ready() {
            thread::sleep(Duration::from_micros(50));
        }
    }
}

/// A user's own strategy: it returns although nothing has happened.
#[derive(Default)]
struct Hasty;

impl WaitStrategy for Hasty {
    const BLOCKS: bool = false;

    fn wait_until(&mut self, mut ready: impl FnMut() -> bool, _: Parker<'_>) {
        if !ready() {
            thread::yield_now();
        }
    }
}

/// The result of `call`, which takes at least [`LIMIT`].
#[track_caller]
fn in_time<T>(call: impl FnOnce(Duration) -> T) -> T {
    let start = Instant::now();
    let result = call(LIMIT);
    assert!(start.elapsed() >= LIMIT, "it gave up after {:?}", start.elapsed());
    result
}

/// A short time, often none.
fn moment(random: &mut fastrand::Rng) -> Duration {
    Duration::from_micros(random.u64(..120).saturating_sub(60))
}

macro_rules! limits {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal $(, $grow:literal)?;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline InPlace {
                    event: u64;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    $(grow: after 3600s, up to $grow;)?
                    poll seen: &u64;
                }
            }

            disruptor! {
                pipeline Moved {
                    event: Counted;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    $(grow: after 3600s, up to $grow;)?
                    poll first: &Counted;
                    poll taken: Counted after first;
                }
            }

            #[test]
            fn calls_give_up_when_the_time_is_over() {
                deadline(|| {
                    let (mut producer, mut pollers, running) = InPlace {}.spawn().expect("no threads to refuse");
                    let seen = &mut pollers.seen;
                    assert_eq!(in_time(|time| seen.poll_timeout(time, |_, _, _| unreachable!())), Polled::Empty);
                    assert_eq!(seen.poll_timeout(Duration::ZERO, |_, _, _| unreachable!()), Polled::Empty);
                    for i in 0..$capacity {
                        assert_eq!(producer.publish_timeout(Duration::ZERO, |slot| *slot = i), Ok(i));
                    }
                    let late = Err(PublishTimeoutError::TimedOut);
                    assert_eq!(in_time(|time| producer.publish_timeout(time, |_| unreachable!())), late);
                    assert_eq!(producer.publish_timeout(Duration::ZERO, |_| unreachable!()), late);
                    assert_eq!(seen.poll_up_to(0, |_, _, _| unreachable!()), Polled::Empty);
                    let mut next = 0;
                    let polled = seen.poll_timeout(Duration::ZERO, |value, sequence, end| {
                        assert_eq!((*value, sequence, end), (next, next, next == $capacity - 1));
                        next += 1;
                    });
                    assert_eq!(polled, Polled::Events($capacity));
                    assert_eq!(producer.publish_timeout(Duration::MAX, |slot| *slot = 7), Ok($capacity));
                    drop(producer);
                    assert_eq!(seen.poll_up_to(0, |_, _, _| unreachable!()), Polled::Empty);
                    assert_eq!(seen.poll_timeout(Duration::MAX, |value, _, end| assert_eq!((*value, end), (7, true))), Polled::Events(1));
                    assert_eq!(seen.poll_timeout(Duration::MAX, |_, _, _| unreachable!()), Polled::Ended);
                    assert_eq!(seen.poll_up_to(0, |_, _, _| unreachable!()), Polled::Ended);
                    assert_eq!(seen.poll_up_to(1, |_, _, _| unreachable!()), Polled::Ended);
                    drop(pollers);
                    running.join().expect("a stream that came to its end");
                });
            }

            #[test]
            fn an_event_that_does_not_fit_in_time_comes_back() {
                deadline(|| {
                    let ledger = Ledger::new();
                    let (mut producer, mut pollers, running) = Moved {}.spawn().expect("no threads to refuse");
                    let (first, taken) = (&mut pollers.first, &mut pollers.taken);
                    for i in 0..$capacity {
                        assert_eq!(producer.send_timeout(ledger.counted(i), Duration::ZERO).expect("room"), i);
                    }
                    // There are events, but they have not reached this stage.
                    assert_eq!(in_time(|time| taken.recv_timeout(time)).err(), Some(RecvTimeoutError::TimedOut));
                    assert_eq!(taken.recv_timeout(Duration::ZERO).err(), Some(RecvTimeoutError::TimedOut));
                    for time in [LIMIT, Duration::ZERO] {
                        match producer.send_timeout(ledger.counted(77), time) {
                            Err(SendTimeoutError::TimedOut(event)) => assert_eq!(event.value, 77),
                            other => panic!("expected TimedOut, got {other:?}"),
                        }
                    }
                    assert_eq!(first.poll_up_to(1, |_, _, end| assert!(end)), Polled::Events(1));
                    assert_eq!(taken.recv_timeout(Duration::MAX).ok().expect("the first").value, 0);
                    assert_eq!(producer.send_timeout(ledger.counted($capacity), Duration::MAX).expect("room"), $capacity);
                    drop(producer);
                    let mut next = 1;
                    while first.poll_timeout(Duration::ZERO, |_, _, _| ()) != Polled::Ended {
                        while let Ok(event) = taken.recv_timeout(Duration::ZERO) {
                            assert_eq!(event.value, next);
                            next += 1;
                        }
                    }
                    assert_eq!(next, $capacity + 1);
                    assert_eq!(taken.recv_timeout(Duration::MAX).err(), Some(RecvTimeoutError::Ended));
                    drop(pollers);
                    running.join().expect("a stream that came to its end");
                    ledger.check_soon();
                });
            }

            #[test]
            fn a_halt_ends_each_wait() {
                deadline(|| {
                    let ledger = Ledger::new();
                    let (mut producer, mut pollers, running) = Moved {}.spawn().expect("no threads to refuse");
                    for i in 0..$capacity {
                        producer.send(ledger.counted(i)).expect("room");
                    }
                    let events = ledger.clone();
                    let sending = thread::spawn(move || {
                        match producer.send_timeout(events.counted(77), Duration::MAX) {
                            Err(SendTimeoutError::Halted(event)) => assert_eq!(event.value, 77),
                            other => panic!("expected Halted, got {other:?}"),
                        }
                    });
                    let receiving = thread::spawn(move || {
                        assert_eq!(pollers.taken.recv_timeout(Duration::MAX).err(), Some(RecvTimeoutError::Ended));
                        assert_eq!(pollers.first.poll_timeout(Duration::MAX, |_, _, _| unreachable!()), Polled::Ended);
                        assert_eq!(pollers.first.poll_up_to(0, |_, _, _| unreachable!()), Polled::Ended);
                        assert_eq!(pollers.first.poll_up_to(1, |_, _, _| unreachable!()), Polled::Ended);
                    });
                    thread::sleep(LIMIT);
                    running.halt();
                    sending.join().expect("it did not panic");
                    receiving.join().expect("it did not panic");
                    assert!(matches!(running.join(), Err(PipelineError::Halted)));
                    ledger.check_soon();
                });
            }

            #[test]
            fn the_end_of_the_stream_ends_each_wait() {
                deadline(|| {
                    let (producer, mut pollers, running) = Moved {}.spawn().expect("no threads to refuse");
                    let MovedPollers { first, taken } = &mut pollers;
                    thread::scope(|scope| {
                        scope.spawn(|| assert_eq!(first.poll_timeout(Duration::MAX, |_, _, _| ()), Polled::Ended));
                        scope.spawn(|| assert_eq!(taken.recv_timeout(Duration::MAX).err(), Some(RecvTimeoutError::Ended)));
                        thread::sleep(LIMIT);
                        drop(producer);
                    });
                    drop(pollers);
                    running.join().expect("a stream that came to its end");
                });
            }

            /// Slots become free, and events come, just before the time is over or just after.
            #[test]
            fn many_short_times_lose_and_repeat_nothing() {
                deadline(|| {
                    let events = rounds(60);
                    let (mut producer, mut pollers, running) = InPlace {}.spawn().expect("no threads to refuse");
                    let publishing = thread::spawn(move || {
                        let mut random = fastrand::Rng::with_seed(1);
                        for i in 0..events {
                            loop {
                                match producer.publish_timeout(moment(&mut random), |slot| *slot = i) {
                                    Ok(sequence) => break assert_eq!(sequence, i),
                                    Err(error) => assert_eq!(error, PublishTimeoutError::TimedOut),
                                }
                            }
                        }
                    });
                    let mut random = fastrand::Rng::with_seed(2);
                    let mut next = 0;
                    let mut ended = false;
                    loop {
                        let before = next;
                        let handler = |value: &u64, sequence, end| {
                            assert_eq!((*value, sequence), (next, next));
                            next += 1;
                            ended = end;
                        };
                        let polled = match random.u8(..4) {
                            0 => pollers.seen.poll_up_to(random.usize(..3), handler),
                            _ => pollers.seen.poll_timeout(moment(&mut random), handler),
                        };
                        match polled {
                            Polled::Events(count) => assert_eq!((before + count as u64, ended), (next, true)),
                            Polled::Empty => assert_eq!(before, next),
                            Polled::Ended => break,
                        }
                    }
                    assert_eq!(next, events);
                    publishing.join().expect("it did not panic");
                    drop(pollers);
                    running.join().expect("a stream that came to its end");
                });
            }

            #[test]
            fn many_short_times_drop_each_event_once() {
                deadline(|| {
                    let events = rounds(60);
                    let ledger = Ledger::new();
                    let (mut producer, pollers, running) = Moved {}.spawn().expect("no threads to refuse");
                    let MovedPollers { mut first, mut taken } = pollers;
                    let made = ledger.clone();
                    let sending = thread::spawn(move || {
                        let mut random = fastrand::Rng::with_seed(1);
                        for i in 0..events {
                            let mut event = made.counted(i);
                            while let Err(error) = producer.send_timeout(event, moment(&mut random)) {
                                assert!(matches!(error, SendTimeoutError::TimedOut(_)));
                                event = error.into_inner();
                            }
                        }
                    });
                    let passing = thread::spawn(move || {
                        let mut random = fastrand::Rng::with_seed(2);
                        while first.poll_timeout(moment(&mut random), |_, _, _| ()) != Polled::Ended {}
                    });
                    let mut random = fastrand::Rng::with_seed(3);
                    let mut next = 0;
                    loop {
                        match taken.recv_timeout(moment(&mut random)) {
                            Ok(event) => {
                                assert_eq!(event.value, next);
                                next += 1;
                            }
                            Err(RecvTimeoutError::TimedOut) => (),
                            Err(RecvTimeoutError::Ended) => break,
                        }
                    }
                    assert_eq!(next, events);
                    sending.join().expect("it did not panic");
                    passing.join().expect("it did not panic");
                    drop(taken);
                    running.join().expect("a stream that came to its end");
                    ledger.check_soon();
                });
            }
        }
    )*};
}

limits! {
    spin_stamped_1: SpinWaitStrategy, stamped, 1;
    spin_elastic_64: SpinWaitStrategy, stamped, 64, 128;
    yield_dense_1: YieldWaitStrategy, dense, 1;
    yield_elastic_2: YieldWaitStrategy, dense, 2, 4;
    blocking_dense_64: BlockingWaitStrategy, dense, 64;
    blocking_elastic_1: BlockingWaitStrategy, stamped, 1, 4;
    nap_dense_2: Nap, dense, 2;
    hasty_stamped_2: Hasty, stamped, 2;
}

#[cfg(feature = "every-case")]
limits! {
    spin_dense_2: SpinWaitStrategy, dense, 2;
    yield_stamped_64: YieldWaitStrategy, stamped, 64;
    blocking_stamped_2: BlockingWaitStrategy, stamped, 2;
    spin_stamped_2: SpinWaitStrategy, stamped, 2;
    spin_stamped_64: SpinWaitStrategy, stamped, 64;
    spin_dense_1: SpinWaitStrategy, dense, 1;
    spin_dense_64: SpinWaitStrategy, dense, 64;
    spin_elastic_1: SpinWaitStrategy, stamped, 1, 4;
    spin_elastic_2: SpinWaitStrategy, dense, 2, 4;
    yield_stamped_1: YieldWaitStrategy, stamped, 1;
    yield_stamped_2: YieldWaitStrategy, stamped, 2;
    yield_dense_2: YieldWaitStrategy, dense, 2;
    yield_dense_64: YieldWaitStrategy, dense, 64;
    yield_elastic_1: YieldWaitStrategy, stamped, 1, 4;
    yield_elastic_64: YieldWaitStrategy, stamped, 64, 128;
    blocking_stamped_1: BlockingWaitStrategy, stamped, 1;
    blocking_stamped_64: BlockingWaitStrategy, stamped, 64;
    blocking_dense_1: BlockingWaitStrategy, dense, 1;
    blocking_dense_2: BlockingWaitStrategy, dense, 2;
    blocking_elastic_2: BlockingWaitStrategy, dense, 2, 4;
    blocking_elastic_64: BlockingWaitStrategy, stamped, 64, 128;
    nap_stamped_1: Nap, stamped, 1;
    nap_elastic_64: Nap, stamped, 64, 128;
    hasty_dense_64: Hasty, dense, 64;
    hasty_elastic_1: Hasty, stamped, 1, 4;
}

macro_rules! with_each_strategy {
    ($($name:ident: $wait:ident;)*) => {$(
        mod $name {
            use super::*;

            #[test]
            fn a_panic_of_a_stage_ends_each_wait() {
                disruptor! {
                    pipeline Failing {
                        event: u64;
                        capacity: 2;
                        wait: $wait;
                        stage fail: &u64;
                        poll seen: &u64 after fail;
                    }
                }
                silence();
                deadline(|| {
                    let gate = Gate::new();
                    let _open = OpenAtEnd(&gate);
                    let waits = gate.clone();
                    let fail = move |_: &u64, _, _| {
                        waits.pass();
                        panic!("{ON_PURPOSE}");
                    };
                    let (mut producer, mut pollers, running) = Failing { fail }.spawn().expect("a thread");
                    for i in 0..2 {
                        producer.publish(|slot| *slot = i).expect("room");
                    }
                    let polling = thread::spawn(move || {
                        assert_eq!(pollers.seen.poll_timeout(Duration::MAX, |_, _, _| unreachable!()), Polled::Ended);
                    });
                    let publishing = thread::spawn(move || {
                        let refused = producer.publish_timeout(Duration::MAX, |_| unreachable!());
                        assert_eq!(refused, Err(PublishTimeoutError::Halted));
                        assert_eq!(producer.publish_timeout(LIMIT, |_| unreachable!()), refused, "and it stays so");
                    });
                    thread::sleep(LIMIT);
                    gate.open();
                    polling.join().expect("it did not panic");
                    publishing.join().expect("it did not panic");
                    assert!(matches!(running.join(), Err(PipelineError::StagePanicked { stage: "fail", .. })));
                });
            }

            /// An elastic ring has a time of its own, and the call has one. Whichever is over first counts.
            #[test]
            fn a_stalled_ring_grows_while_a_call_waits() {
                disruptor! {
                    pipeline Growing {
                        event: u64;
                        capacity: 1;
                        wait: $wait;
                        grow: after 5ms, up to 4;
                        poll seen: &u64;
                    }
                }
                deadline(|| {
                    let (mut producer, mut pollers, running) = Growing {}.spawn().expect("no threads to refuse");
                    assert_eq!(producer.publish_timeout(Duration::MAX, |slot| *slot = 0), Ok(0));
                    assert_eq!(producer.publish_timeout(Duration::MAX, |slot| *slot = 1), Ok(1));
                    assert_eq!(running.stats().capacity, 2);
                    // Many short waits for the same slot are one long one.
                    let mut next = 2;
                    while running.stats().capacity < 4 {
                        next += u64::from(producer.publish_timeout(Duration::from_millis(1), |slot| *slot = next).is_ok());
                    }
                    while producer.publish_timeout(Duration::ZERO, |slot| *slot = next).is_ok() {
                        next += 1;
                    }
                    let late = Err(PublishTimeoutError::TimedOut);
                    assert_eq!(in_time(|time| producer.publish_timeout(time, |_| unreachable!())), late);
                    drop(producer);
                    let mut seen = 0;
                    while pollers.seen.poll_timeout(Duration::MAX, |value, _, _| {
                        assert_eq!(*value, seen);
                        seen += 1;
                    }) != Polled::Ended
                    {}
                    assert_eq!(seen, next);
                    drop(pollers);
                    running.join().expect("a stream that came to its end");
                });
            }
        }
    )*};
}

with_each_strategy! {
    spin: SpinWaitStrategy;
    yielding: YieldWaitStrategy;
    blocking: BlockingWaitStrategy;
    nap: Nap;
    hasty: Hasty;
}

#[test]
fn a_time_out_ends_the_body_like_any_error() {
    disruptor! {
        pipeline Kept {
            event: u64;
            capacity: 2;
            poll seen: &u64;
        }
    }
    deadline(|| {
        let result = Kept {}.run(|mut producer, mut pollers| {
            while pollers.seen.poll(|_, _, _| ()) != Polled::Ended {
                for _ in 0..3 {
                    producer.publish_timeout(LIMIT, |_| ())?;
                }
            }
            Ok(())
        });
        assert!(result.is_err());
    });
}

macro_rules! up_to {
    ($($name:ident: $slots:ident;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Followed {
                    event: u64;
                    capacity: 16;
                    slots: $slots;
                    poll first: &u64 { max_batch: 5 };
                    poll second: &u64 after first;
                    stage third: &u64 after first;
                }
            }

            /// What a call should handle: `first` up to `end`, exclusive, with the mark on the last event.
            fn all(first: u64, end: u64) -> Vec<(u64, bool)> {
                (first..end).map(|sequence| (sequence, sequence + 1 == end)).collect()
            }

            macro_rules! poll_up_to {
                ($poller:expr, $n:expr) => {{
                    let mut seen = Vec::new();
                    let polled = $poller.poll_up_to($n, |_, sequence, end| seen.push((sequence, end)));
                    assert_eq!(polled, if seen.is_empty() { Polled::Empty } else { Polled::Events(seen.len()) });
                    seen
                }};
            }

            /// Stages that follow get exactly what the call has handled, at once.
            #[test]
            fn a_limited_call_hands_on_what_it_handled() {
                deadline(|| {
                    let (handled, third) = channel();
                    let (mut producer, mut pollers, running) =
                        Followed { third: move |_: &u64, sequence, _| handled.send(sequence).expect("the test listens") }
                            .spawn()
                            .expect("a thread");
                    let (mut published, mut next) = (0, 0);
                    // Publish singly and at once, from every place in the ring; stop within what was published at once.
                    for round in 0..200 {
                        while published - next < 8 {
                            if round % 2 == 0 {
                                published = producer.publish_batch(4, |_| ()).expect("running").end;
                            } else {
                                published = producer.publish(|_| ()).expect("running") + 1;
                            }
                        }
                        for (most, count) in [(0, 0), (1, 1), (2, 2), (usize::MAX, 5), (7, 5), (5, 5)] {
                            let end = published.min(next + count);
                            assert_eq!(poll_up_to!(pollers.first, most), all(next, end));
                            assert_eq!(poll_up_to!(pollers.second, 100), all(next, end));
                            for sequence in next..end {
                                assert_eq!(third.recv(), Ok(sequence));
                            }
                            next = end;
                        }
                    }
                    drop((producer, pollers));
                    running.join().expect("a stream that came to its end");
                    assert!(third.recv().is_err(), "nothing else came");
                });
            }

            /// After a panic the caller can finish the batch in a call of its own.
            #[test]
            fn a_limited_call_goes_on_after_a_panic() {
                silence();
                deadline(|| {
                    let (mut producer, mut pollers, running) =
                        Followed { third: |_: &u64, _, _| () }.spawn().expect("a thread");
                    producer.publish_batch(4, |_| ()).expect("running");
                    assert!(panics(|| pollers.first.poll_up_to(3, |_, sequence, _| assert!(sequence < 1, "{ON_PURPOSE}"))));
                    assert!(poll_up_to!(pollers.second, 9).is_empty(), "the batch has not ended");
                    assert!(poll_up_to!(pollers.first, 0).is_empty());
                    assert!(poll_up_to!(pollers.second, 9).is_empty(), "nothing happened");
                    assert_eq!(poll_up_to!(pollers.first, 1), all(2, 3));
                    assert_eq!(poll_up_to!(pollers.second, 9), all(0, 3));
                    assert_eq!(poll_up_to!(pollers.first, 9), all(3, 4));
                    assert_eq!(poll_up_to!(pollers.second, 9), all(3, 4));
                    drop((producer, pollers));
                    running.join().expect("a stream that came to its end");
                });
            }
        }
    )*};
}

up_to! {
    stamped_up_to: stamped;
    dense_up_to: dense;
}

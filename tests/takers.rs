//! Several stages take events by value, in branches that exclude each other: each event has one taker, and is dropped once.

mod common;

use common::{Counted, Gate, Ledger, ON_PURPOSE, OpenAtEnd, deadline, panics, silence};
use disruptor::{
    BlockingWaitStrategy, PipelineError, Polled, RecvTimeoutError, SpinWaitStrategy, TryRecvError, YieldWaitStrategy,
    disruptor,
};
use std::thread;
use std::time::Duration;

const EVENTS: u64 = 150;

/// Alternates, and has long runs of both kinds.
fn is_local(number: u64) -> bool {
    number % 7 != 3 && !(40..80).contains(&number)
}

/// How the pipeline ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Stream,
    HaltBefore(u64),
    /// Of this stage, at this event.
    Panic(&'static str, u64),
    Failure(u64),
    /// The poller is dropped after so many calls.
    Drop(u64),
    /// The poller's closure panics at this event, and the caller goes on.
    PollPanic(u64),
}

/// Halts in the midst of the first lap, and later; panics at an event of either branch.
const ENDS: [End; 16] = [
    End::Stream,
    End::HaltBefore(0),
    End::HaltBefore(37),
    End::HaltBefore(79),
    End::Panic("sort", 0),
    End::Panic("sort", 48),
    End::Panic("local", 0),
    End::Panic("local", 39),
    End::Panic("local", 85),
    End::Failure(1),
    End::Failure(90),
    End::Drop(0),
    End::Drop(5),
    End::PollPanic(3),
    End::PollPanic(43),
    End::PollPanic(79),
];

macro_rules! takers {
    ($name:ident, $wait:ident, $slots:ident, $capacity:literal, $most:literal $(, $grow:literal)?) => {
        #[test]
        fn $name() {
            disruptor! {
                pipeline Sorted {
                    event: Counted;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    $(grow: after 0ms, up to $grow;)?
                    stage sort: &mut Counted -> bool;
                    stage stamp: &mut Counted -> Result<(), String> after sort;
                    stage local: Counted after stamp { max_batch: $most };
                    poll abroad: Counted else sort { max_batch: $most };
                }
            }
            silence();
            deadline(|| {
                for end in ENDS {
                    let ledger = Ledger::new();
                    let (mut local, mut abroad) = (Vec::new(), Vec::new());
                    let result = Sorted {
                        sort: |event, sequence, _| {
                            assert_eq!(event.value, sequence);
                            assert!(end != End::Panic("sort", sequence), "{ON_PURPOSE}");
                            is_local(sequence)
                        },
                        stamp: |event, sequence, _| {
                            assert!(is_local(event.value));
                            if end == End::Failure(sequence) { Err("no ink".to_owned()) } else { Ok(()) }
                        },
                        local: |event, sequence, _| {
                            assert_eq!(event.value, sequence);
                            assert!(end != End::Panic("local", sequence), "{ON_PURPOSE}");
                            local.push(event.value);
                        },
                    }
                    .run(|mut producer, pollers| {
                        let (abroad, mut poller) = (&mut abroad, pollers.abroad);
                        thread::scope(|scope| {
                            scope.spawn(move || take_all(abroad, end, move |turn, handler| {
                                match turn % 5 {
                                    0 => poller.recv().map(|event| handler(event)).ok_or(TryRecvError::Ended),
                                    1 => poller.try_recv().map(|event| handler(event)),
                                    2 => poller.next().map(|event| handler(event)).ok_or(TryRecvError::Ended),
                                    3 => match poller.recv_timeout(Duration::from_micros(50)) {
                                        Ok(event) => {
                                            handler(event);
                                            Ok(())
                                        }
                                        Err(RecvTimeoutError::TimedOut) => Err(TryRecvError::Empty),
                                        Err(RecvTimeoutError::Ended) => Err(TryRecvError::Ended),
                                    },
                                    _ => match poller.poll(|event, _, _| handler(event)) {
                                        Polled::Events(_) => Ok(()),
                                        Polled::Empty => Err(TryRecvError::Empty),
                                        Polled::Ended => Err(TryRecvError::Ended),
                                    },
                                }
                            }));
                            for number in 0..EVENTS {
                                if end == End::HaltBefore(number) {
                                    producer.halt();
                                }
                                producer.send(ledger.counted(number))?;
                            }
                            drop(producer);
                            Ok(())
                        })
                    });
                    ledger.check();
                    check(end, result, &local, &abroad);
                }
            });
        }
    };
}

/// Takes events to the end, in all ways; or goes before.
fn take_all(
    abroad: &mut Vec<u64>,
    end: End,
    mut take: impl FnMut(u64, &mut dyn FnMut(Counted)) -> Result<(), TryRecvError>,
) {
    let mut panicked = false;
    for turn in 0.. {
        if end == End::Drop(turn) {
            return;
        }
        let mut handler = |event: Counted| {
            if end == End::PollPanic(event.value) {
                panicked = true;
                panic!("{ON_PURPOSE}");
            }
            abroad.push(event.value);
        };
        let mut taken = Err(TryRecvError::Empty);
        if panics(|| taken = take(turn, &mut handler)) {
            assert!(matches!(end, End::PollPanic(_)));
        } else if taken == Err(TryRecvError::Ended) {
            break;
        }
    }
    assert!(panicked || !matches!(end, End::PollPanic(_)));
}

#[track_caller]
fn check(end: End, result: Result<(), PipelineError>, local: &[u64], abroad: &[u64]) {
    let numbers = |is_here: fn(u64) -> bool| (0..EVENTS).filter(move |number| is_here(*number));
    let begins = |taken: &[u64], is_here| taken.iter().copied().eq(numbers(is_here).take(taken.len()));
    match (end, result) {
        (End::Stream, Ok(())) => {
            assert!(local.iter().copied().eq(numbers(is_local)));
            assert!(abroad.iter().copied().eq(numbers(|number| !is_local(number))));
        }
        (End::PollPanic(at), Ok(())) => {
            assert!(local.iter().copied().eq(numbers(is_local)));
            assert!(abroad.iter().copied().eq(numbers(|number| !is_local(number)).filter(|number| *number != at)));
        }
        (End::HaltBefore(_), Err(PipelineError::Halted))
        | (End::Drop(_), Err(PipelineError::PollerDropped { stage: "abroad" })) => {
            assert!(begins(local, is_local) && begins(abroad, |number| !is_local(number)));
        }
        (End::Panic(name, at), Err(PipelineError::StagePanicked { stage, sequence, .. })) => {
            assert_eq!((stage, sequence), (name, at));
            assert!(begins(local, is_local) && local.iter().all(|number| *number < at));
            assert!(begins(abroad, |number| !is_local(number)));
        }
        (End::Failure(at), Err(PipelineError::StageFailed { stage, sequence, .. })) => {
            assert_eq!((stage, sequence), ("stamp", at));
            assert!(begins(local, is_local) && local.iter().all(|number| *number < at));
        }
        wrong => panic!("{wrong:?}"),
    }
}

macro_rules! rings {
    ($name:ident, $wait:ident) => {
        mod $name {
            use super::*;
            takers!(stamped_1, $wait, stamped, 1, 1);
            takers!(stamped_64, $wait, stamped, 64, 64);
            takers!(dense_2, $wait, dense, 2, 2);
            takers!(dense_4, $wait, dense, 4, 3);
            takers!(elastic_2, $wait, stamped, 2, 5, 64);
            takers!(elastic_4, $wait, dense, 4, 1, 16);
        }
    };
}

rings!(yields, YieldWaitStrategy);
rings!(block, BlockingWaitStrategy);

/// In a tiny ring, those who spin hold up those whom they wait for, where there are fewer cores than threads.
mod spin {
    use super::*;
    takers!(stamped_64, SpinWaitStrategy, stamped, 64, 64);
    takers!(elastic_4, SpinWaitStrategy, dense, 4, 1, 16);
}

/// Three takers: one below a decision that the event of another never reaches.
#[test]
fn three_stages_take_what_reaches_them() {
    disruptor! {
        pipeline Sizes {
            event: Counted;
            capacity: 8;
            stage small: &Counted -> bool;
            stage medium: &Counted -> Result<(), ()> else small;
            stage by_bike: Counted after small;
            stage by_car: Counted after medium;
            stage by_ship: Counted else medium;
        }
    }
    deadline(|| {
        let ledger = Ledger::new();
        let (mut bike, mut car, mut ship) = (Vec::new(), Vec::new(), Vec::new());
        Sizes {
            small: |event, _, _| event.value % 3 == 0,
            medium: |event, _, _| if event.value % 3 == 1 { Ok(()) } else { Err(()) },
            by_bike: |event, _, _| bike.push(event.value),
            by_car: |event, _, _| car.push(event.value),
            by_ship: |event, _, _| ship.push(event.value),
        }
        .run(|mut producer| {
            for number in 0..300 {
                producer.send(ledger.counted(number))?;
            }
            Ok(())
        })
        .expect("no stage fails");
        ledger.check();
        for (taken, rest) in [(bike, 0), (car, 1), (ship, 2)] {
            assert!(taken.into_iter().eq((0..300).filter(|number| number % 3 == rest)));
        }
    });
}

/// After a halt nobody takes what is left. It goes at once, although the producer is still there, and what was taken does not go again.
#[test]
fn what_nobody_takes_goes_with_the_halt() {
    disruptor! {
        pipeline Left {
            event: Counted;
            capacity: 16;
            stage even: &Counted -> bool { max_batch: 16 };
            stage evens: Counted after even { max_batch: 16 };
            stage odds: Counted else even { max_batch: 16 };
        }
    }
    deadline(|| {
        let (gate, ledger) = (Gate::new(), Ledger::new());
        let waits = gate.clone();
        let (mut producer, running) = Left {
            even: |event: &Counted, _, _| event.value.is_multiple_of(2),
            evens: move |event: Counted, sequence, _| {
                if sequence == 4 {
                    waits.pass();
                }
                drop(event);
            },
            odds: |event: Counted, _, _| drop(event),
        }
        .spawn()
        .expect("it starts");
        let _open = OpenAtEnd(&gate);
        for number in 0..16 {
            producer.send(ledger.counted(number)).expect("there is room");
        }
        // Eight odd ones, and two even ones before the one that waits.
        while ledger.dropped() < 10 {
            thread::yield_now();
        }
        running.halt();
        gate.open();
        ledger.check_soon();
        assert!(producer.send(ledger.counted(16)).is_err());
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
        drop(producer);
        ledger.check();
    });
}

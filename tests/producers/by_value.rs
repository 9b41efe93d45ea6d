//! Events that move through the ring: each is dropped once, whatever becomes of the pipeline.

use crate::common::{Counted, Gate, Ledger, ON_PURPOSE, OpenAtEnd, PATIENCE, deadline, silence};
use crate::events;
use disruptor::{
    BlockingWaitStrategy, PipelineError, SendError, SendTimeoutError, SpinWaitStrategy, TrySendError,
    YieldWaitStrategy, disruptor,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Stream,
    Halt,
    Panic,
    TakerPanics,
    PollerDropped,
}

macro_rules! by_value {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Branches {
                    event: Counted;
                    capacity: $capacity;
                    producer: multi;
                    wait: $wait;
                    slots: $slots;
                    stage check: &mut Counted -> bool;
                    stage odd: Counted else check;
                    poll even: Counted after check;
                }
            }

            disruptor! {
                pipeline Straight {
                    event: Counted;
                    capacity: $capacity;
                    producer: multi;
                    wait: $wait;
                    slots: $slots;
                    stage look: &Counted;
                    poll take: Counted after look;
                }
            }

            disruptor! {
                pipeline Calls {
                    event: Sender<u64>;
                    capacity: $capacity;
                    producer: multi;
                    wait: $wait;
                    slots: $slots;
                    stage answer: Sender<u64>;
                }
            }

            /// Sends until there are enough, or the pipeline is halted, in one of several ways. Returns how many were sent.
            fn send(mut producer: BranchesProducer<'_>, how: usize, ledger: &Ledger, most: u64) -> u64 {
                let mut sent = 0;
                while sent < most {
                    let event = ledger.counted(sent);
                    let result = match how {
                        0 => producer.send(event).map_err(SendError::into_inner),
                        1 => match producer.try_send(event) {
                            Err(TrySendError::Full(event)) => {
                                assert_eq!(event.value, sent);
                                thread::yield_now();
                                continue;
                            }
                            result => result.map_err(TrySendError::into_inner),
                        },
                        2 => match producer.send_timeout(event, Duration::from_micros(10)) {
                            Err(SendTimeoutError::TimedOut(event)) => {
                                assert_eq!(event.value, sent);
                                continue;
                            }
                            result => result.map_err(SendTimeoutError::into_inner),
                        },
                        _ => {
                            // Three at once, of which all but the last one that was begun are sent for sure.
                            let first = sent;
                            let more = (first + 1..first + 3).map(|value| ledger.counted(value));
                            let events = [event].into_iter().chain(more).inspect(|event| sent = event.value);
                            producer.send_all(events).map(|sequences| sequences.end - 1).map_err(SendError::into_inner)
                        }
                    };
                    match result {
                        Ok(_) => sent += 1,
                        Err(event) => {
                            assert_eq!(event.value, sent);
                            break;
                        }
                    }
                }
                sent
            }

            fn is_dropped_once(end: End, at: u64) {
                let ledger = Ledger::new();
                let odd_taken = Arc::new(AtomicU64::new(0));
                let taken = Arc::clone(&odd_taken);
                let (producer, mut pollers, running) = Branches {
                    check: move |event: &mut Counted, sequence, _| {
                        assert!(end != End::Panic || sequence != at, "{ON_PURPOSE}");
                        event.value % 2 == 0
                    },
                    odd: move |event: Counted, sequence, _| {
                        assert!(end != End::TakerPanics || sequence < at, "{ON_PURPOSE}");
                        assert_eq!(event.value % 2, 1);
                        taken.fetch_add(1, Relaxed);
                    },
                }
                .spawn()
                .expect("two threads");
                let most = if end == End::Stream { at } else { u64::MAX };
                let threads: Vec<_> = (0..4)
                    .map(|how| {
                        let (producer, ledger) = (producer.clone(), ledger.clone());
                        thread::spawn(move || send(producer, how, &ledger, most))
                    })
                    .collect();
                let handle = running.handle();
                let taker = thread::spawn(move || {
                    let mut taken = 0;
                    while let Some(event) = pollers.even.recv() {
                        assert_eq!(event.value % 2, 0);
                        taken += 1;
                        if taken >= at && end == End::PollerDropped {
                            break;
                        }
                        if taken >= at && end == End::Halt {
                            handle.halt();
                        }
                    }
                    taken
                });
                drop(producer);
                let sent: u64 = threads.into_iter().map(|thread| thread.join().expect("no assertion fails")).sum();
                let even_taken = taker.join().expect("no assertion fails");
                let result = running.join();
                let taken = odd_taken.load(Relaxed) + even_taken;
                let expected = match &result {
                    Ok(()) => end == End::Stream && taken == sent,
                    Err(PipelineError::Halted) => end == End::Halt,
                    Err(PipelineError::StagePanicked { stage: "check", .. }) => end == End::Panic,
                    Err(PipelineError::StagePanicked { stage: "odd", .. }) => end == End::TakerPanics,
                    Err(PipelineError::PollerDropped { stage: "even" }) => end == End::PollerDropped,
                    Err(_) => false,
                };
                assert!(expected && taken <= sent, "{end:?} at {at}, {taken} of {sent} taken: {result:?}");
                ledger.check_soon();
            }

            #[test]
            fn every_event_is_dropped_once() {
                silence();
                deadline(|| {
                    for end in [End::Stream, End::Halt, End::Panic, End::TakerPanics, End::PollerDropped] {
                        for at in [0, 1, 5, events::<$wait>(60)] {
                            is_dropped_once(end, at);
                        }
                    }
                });
            }

            #[test]
            fn what_is_refused_comes_back() {
                deadline(|| {
                    let ledger = Ledger::new();
                    let (mut producer, pollers, running) = Straight { look: |_: &Counted, _, _| () }.spawn().expect("a thread");
                    let mut other = producer.clone();
                    let sent = producer.send_all((0..$capacity).map(|value| ledger.counted(value)));
                    assert_eq!(sent.expect("there is room"), 0..$capacity);
                    let full = other.try_send(ledger.counted(1000)).expect_err("it is full");
                    assert!(matches!(&full, TrySendError::Full(event) if event.value == 1000));
                    let late = other.send_timeout(ledger.counted(1001), Duration::from_millis(1)).expect_err("it is full");
                    assert!(matches!(&late, SendTimeoutError::TimedOut(event) if event.value == 1001));
                    let waiting = [0, 1, 2].map(|how| {
                        let (mut producer, event) = (producer.clone(), ledger.counted(how));
                        let more = ledger.counted(7);
                        thread::spawn(move || match how {
                            0 => producer.send(event).expect_err("it is halted").into_inner().value,
                            1 => {
                                let mut events = [event, more].into_iter();
                                let refused = producer.send_all(&mut events).expect_err("it is halted").into_inner().value;
                                assert_eq!(events.count(), 1, "it has not taken what it could not send");
                                refused
                            }
                            _ => producer.send_timeout(event, PATIENCE).expect_err("it is halted").into_inner().value,
                        })
                    });
                    while producer.next_sequence() < $capacity + 2 {
                        thread::yield_now();
                    }
                    running.halt();
                    for (how, thread) in (0..).zip(waiting) {
                        assert_eq!(thread.join().expect("it does not panic"), how);
                    }
                    assert!(matches!(other.try_send(ledger.counted(5)), Err(TrySendError::Halted(event)) if event.value == 5));
                    drop((full, late, pollers));
                    assert!(matches!(running.join(), Err(PipelineError::Halted)));
                    // Though the producers are still there.
                    ledger.check_soon();
                    drop((producer, other));
                    ledger.check();
                });
            }

            /// Each event holds the sender of a channel on which its producer waits. What is left behind must be dropped, also what is sent
            /// when the pipeline is dead already.
            #[test]
            fn nobody_waits_for_an_answer_that_never_comes() {
                deadline(|| {
                    for round in 0..events::<$wait>(60) {
                        let gate = Gate::new();
                        let passes = gate.clone();
                        let answer = move |call: Sender<u64>, sequence, _| {
                            if sequence == round % 7 {
                                passes.pass();
                            }
                            call.send(sequence).expect("the caller waits");
                        };
                        let (producer, running) = Calls { answer }.spawn().expect("a thread");
                        let _open = OpenAtEnd(&gate);
                        let callers: Vec<_> = (0..3)
                            .map(|_| {
                                let mut producer = producer.clone();
                                thread::spawn(move || {
                                    let mut answers = 0;
                                    loop {
                                        let (call, answer) = channel();
                                        let Ok(sequence) = producer.send(call) else { break };
                                        let Ok(answer) = answer.recv() else { break };
                                        assert_eq!(answer, sequence);
                                        answers += 1;
                                    }
                                    (answers, producer)
                                })
                            })
                            .collect();
                        for _ in 0..round % 3 {
                            thread::yield_now();
                        }
                        running.halt();
                        gate.open();
                        let callers: Vec<_> = callers.into_iter().map(|caller| caller.join().expect("it does not panic")).collect();
                        assert!(matches!(running.join(), Err(PipelineError::Halted)));
                        drop(callers);
                    }
                });
            }
        }
    )*};
}

rings!(by_value);

//! Pollers among slots that were passed over, step by step on one thread.

use crate::common::{ON_PURPOSE, deadline, panics, rounds, silence};
use disruptor::{BlockingWaitStrategy, Polled, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::collections::VecDeque;
use std::ops::ControlFlow::Break;

/// What a poller has not seen yet. It must get this, one after the other.
#[derive(Default)]
struct Pending {
    events: VecDeque<u64>,
    handled: u64,
}

impl Pending {
    /// Asserts that the poller gets just these events, and that only the last of them is marked.
    #[track_caller]
    fn take(&mut self, seen: &[(u64, bool)], ended: bool) {
        for (at, (sequence, end)) in seen.iter().enumerate() {
            assert_eq!(self.events.pop_front(), Some(*sequence));
            assert_eq!(*end, ended && at + 1 == seen.len(), "event {at} of {seen:?}");
        }
        self.handled += seen.len() as u64;
    }
}

/// Polls in one of several ways. Returns what was handed on.
macro_rules! poll {
    ($poller:expr, $pending:expr, $random:ident) => {{
        let pending: &mut Pending = $pending;
        let available = pending.events.len();
        let mut seen = Vec::new();
        match $random.u32(..4) {
            0 if available > 0 => {
                let at = $random.usize(..available);
                let panicked = panics(|| {
                    $poller.poll(|event, sequence, _| {
                        assert_eq!(*event, sequence);
                        // The mark of an event at which the handler panics tells nothing.
                        seen.push((sequence, false));
                        assert!(seen.len() <= at, "{ON_PURPOSE}: in a poller");
                    })
                });
                assert!(panicked);
                assert_eq!(seen.len(), at + 1);
                pending.take(&seen, false);
            }
            1 => {
                let most = $random.usize(1..10);
                let polled = $poller.poll_up_to(most, |_, sequence, end| seen.push((sequence, end)));
                match polled {
                    Polled::Events(n) => assert!(n == seen.len() && n <= most),
                    _ => assert_eq!((polled, available), (Polled::Empty, 0)),
                }
                pending.take(&seen, true);
            }
            _ => {
                let polled = $poller.poll(|_, sequence, end| seen.push((sequence, end)));
                let expected = if available == 0 { Polled::Empty } else { Polled::Events(available) };
                assert_eq!(polled, expected, "everything that is available");
                pending.take(&seen, true);
            }
        }
        seen
    }};
}

/// Publishes some events and passes some slots over. Returns what was published.
macro_rules! publish {
    ($producer:ident, $random:ident, $often:ident) => {{
        let mut published = Vec::new();
        for _ in 0..$random.usize(..=$producer.remaining_capacity()) {
            let sequence = $producer.next_sequence();
            if $random.u32(..10) < $often {
                assert_eq!(
                    $producer.publish_with(|slot| {
                        *slot = u64::MAX;
                        Break(())
                    }),
                    Ok(Break(()))
                );
            } else {
                assert_eq!($producer.publish(|slot| *slot = sequence), Ok(sequence));
                published.push(sequence);
            }
        }
        published
    }};
}

macro_rules! polls {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Pulled {
                    event: u64;
                    capacity: $capacity;
                    producer: multi;
                    wait: $wait;
                    slots: $slots;
                    poll sink: &u64;
                }
            }

            disruptor! {
                pipeline Chain {
                    event: u64;
                    capacity: $capacity;
                    producer: multi;
                    wait: $wait;
                    slots: $slots;
                    poll head: &u64;
                    poll tail: &u64 after head;
                }
            }

            #[test]
            fn one_gets_everything_that_is_available() {
                silence();
                deadline(|| {
                    for often in 0..10 {
                        let mut random = fastrand::Rng::with_seed(u64::from(often));
                        let (mut producer, mut pollers, running) = Pulled {}.spawn().expect("no threads to refuse");
                        let mut pending = Pending::default();
                        for _ in 0..rounds(200) {
                            pending.events.extend(publish!(producer, random, often));
                            poll!(pollers.sink, &mut pending, random);
                            let stats = running.stats();
                            let left = pending.events.len() as u64;
                            assert_eq!((stats.published, stats.stages[0].handled), (pending.handled + left, pending.handled));
                            assert_eq!(stats.stages[0].backlog, left);
                        }
                        drop(producer);
                        let mut rest = Vec::new();
                        while pollers.sink.poll(|_, sequence, end| rest.push((sequence, end))) != Polled::Ended {}
                        pending.take(&rest, true);
                        assert_eq!(pending.events, []);
                        running.join().expect("the poller has seen everything");
                    }
                });
            }

            #[test]
            fn one_after_another_gets_what_that_hands_on() {
                silence();
                deadline(|| {
                    for often in 0..10 {
                        let mut random = fastrand::Rng::with_seed(u64::from(often));
                        let (mut producer, mut pollers, running) = Chain {}.spawn().expect("no threads to refuse");
                        let (mut head, mut tail) = (Pending::default(), Pending::default());
                        for _ in 0..rounds(200) {
                            head.events.extend(publish!(producer, random, often));
                            // What a panic cuts short, the next poll hands on.
                            let mut seen = Vec::new();
                            while random.u32(..4) > 0 {
                                seen.extend(poll!(pollers.head, &mut head, random));
                            }
                            let last = pollers.head.poll(|_, sequence, end| seen.push((sequence, end)));
                            if last != Polled::Empty {
                                let Polled::Events(n) = last else { panic!("{last:?}") };
                                head.take(&seen[seen.len() - n..], true);
                            }
                            tail.events.extend(seen.iter().map(|(sequence, _)| *sequence));
                            poll!(pollers.tail, &mut tail, random);
                        }
                        drop(producer);
                        assert_eq!(pollers.head.poll(|_, _, _| unreachable!()), Polled::Ended);
                        let mut rest = Vec::new();
                        while pollers.tail.poll(|_, sequence, end| rest.push((sequence, end))) != Polled::Ended {}
                        tail.take(&rest, true);
                        assert_eq!(tail.events, []);
                        running.join().expect("the pollers have seen everything");
                        assert_eq!(head.handled, tail.handled);
                    }
                });
            }

            /// It has missed nothing.
            #[test]
            fn one_may_go_if_what_comes_later_is_passed_over() {
                let (mut producer, mut pollers, running) = Pulled {}.spawn().expect("no threads to refuse");
                assert_eq!(producer.publish(|_| ()), Ok(0));
                assert_eq!(pollers.sink.poll(|_, _, _| ()), Polled::Events(1));
                for _ in 0..$capacity {
                    assert_eq!(producer.publish_with::<_, _>(|_| Break(())), Ok(Break(())));
                }
                drop(pollers);
                assert!(!running.handle().is_halted());
                assert_eq!(producer.flush(), Ok(()), "its event is done");
                drop(producer);
                running.join().expect("the poller has seen everything");
            }

            /// It stays at the first slot of a ring in which nothing can be published any more.
            #[test]
            fn one_that_is_gone_keeps_nobody_waiting() {
                deadline(|| {
                    let (mut producer, pollers, running) = Pulled {}.spawn().expect("no threads to refuse");
                    for _ in 0..$capacity {
                        assert_eq!(producer.publish_with::<_, _>(|_| Break(())), Ok(Break(())));
                    }
                    drop(pollers);
                    assert!(!running.handle().is_halted());
                    assert!(producer.publish(|_| unreachable!()).is_err());
                    drop(producer);
                    let error = running.join().expect_err("the next event would not be seen");
                    assert!(matches!(error, disruptor::PipelineError::PollerDropped { stage: "sink" }), "{error}");
                });
            }
        }
    )*};
}

rings!(polls);

/// More than a reader looks for at once. The slots that were passed over count there, but hold no events.
#[test]
fn one_gets_everything_behind_a_row() {
    macro_rules! row {
        ($slots:ident) => {{
            disruptor! {
                pipeline Long {
                    event: u64;
                    capacity: 256;
                    producer: multi;
                    slots: $slots;
                    poll sink: &u64;
                }
            }
            for (before, row) in [(0, 1), (0, 10), (0, 64), (0, 100), (1, 10), (63, 1), (64, 70)] {
                let (mut producer, mut pollers, running) = Long {}.spawn().expect("no threads to refuse");
                let publish = |producer: &mut LongProducer<'_>, n| {
                    (0..n).for_each(|_| _ = producer.publish(|_| ()).expect("nobody halts"));
                };
                publish(&mut producer, before);
                for _ in 0..row {
                    assert_eq!(producer.publish_with(|_| Break(())), Ok(Break(())));
                }
                publish(&mut producer, 90);
                let polled = pollers.sink.poll(|_, sequence, end| assert_eq!(end, sequence + 1 == before + row + 90));
                assert_eq!(
                    polled,
                    Polled::Events(usize::try_from(before).expect("few") + 90),
                    "{before}, then a row of {row}"
                );
                drop((producer, pollers));
                running.join().expect("the poller has seen everything");
            }
        }};
    }
    row!(stamped);
    row!(dense);
}

/// The poller has looked behind the second piece of a run when its closure panics at the first.
#[test]
fn a_panic_between_the_pieces_of_a_run_hands_over_nothing_that_was_passed_over() {
    disruptor! {
        pipeline Pieces {
            event: u64;
            capacity: 8;
            slots: dense;
            producer: multi;
            poll sink: &[u64];
        }
    }
    silence();
    deadline(|| {
        let mut seen = Vec::new();
        let ran = Pieces {}.run(|mut producer, mut pollers| {
            producer.publish_batch(6, |batch| batch.zip(0..).for_each(|(slot, event)| *slot = event))?;
            assert_eq!(pollers.sink.poll(|_, _, _| ()), Polled::Events(6));
            // The ring's memory ends behind the first two of these.
            producer.publish_batch(3, |batch| batch.zip(6..).for_each(|(slot, event)| *slot = event))?;
            assert!(panics(|| producer.publish(|slot| {
                *slot = u64::MAX;
                panic!("{ON_PURPOSE}")
            })));
            producer.publish(|slot| *slot = 10)?;
            drop(producer);
            assert!(panics(|| pollers.sink.poll(|events, _, _| {
                assert_eq!(events, [6, 7], "the first piece");
                panic!("{ON_PURPOSE}")
            })));
            while pollers.sink.poll(|events, first, _| seen.push((first, events.to_vec()))) != Polled::Ended {}
            Ok(seen)
        });
        assert_eq!(ran.expect("no stage fails"), [(8, vec![8]), (10, vec![10])]);
    });
}

//! What each call of the producer does, counts and refuses.

mod common;

use common::{Gate, Ledger, ON_PURPOSE, OpenAtEnd, deadline, panics, silence};
use disruptor::{
    Halted, PipelineError, Polled, PublishBatchError, TryPublishError, TryRecvError, TrySendError, disruptor,
};

mod polled {
    use disruptor::disruptor;

    disruptor! {
        /// Only the test itself moves this pipeline.
        pub(super) pipeline Stamped {
            event: u64 = 1_000;
            capacity: 8;
            slots: stamped;
            poll seen: &u64;
        }
    }
    disruptor! {
        pub(super) pipeline Dense {
            event: u64 = 1_000;
            capacity: 8;
            slots: dense;
            poll seen: &u64;
        }
    }
    disruptor! {
        pub(super) pipeline Single {
            event: u64;
            capacity: 1;
            poll seen: &u64;
        }
    }
    disruptor! {
        pub(super) pipeline Moved {
            event: crate::common::Counted;
            capacity: 4;
            poll taken: crate::common::Counted;
        }
    }
}

/// The next events as the poller sees them: sequence, value, end of batch.
macro_rules! poll {
    ($poller:expr) => {{
        let mut seen = Vec::new();
        let polled = $poller.poll(|value, sequence, end| seen.push((sequence, *value, end)));
        assert_eq!(polled, if seen.is_empty() { Polled::Empty } else { Polled::Events(seen.len()) });
        seen
    }};
}

macro_rules! both_layouts {
    ($($layout:ident: $pipeline:ident;)*) => {$(
        mod $layout {
            use super::*;
            use super::polled::$pipeline;

            #[test]
            fn counts_room_and_sequences() {
                deadline(|| {
                    let (mut producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads to refuse");
                    assert_eq!((producer.next_sequence(), producer.remaining_capacity()), (0, 8));
                    for i in 0..8 {
                        assert_eq!(producer.try_publish(|value| *value = i), Ok(i));
                        let left = usize::try_from(7 - i).expect("small");
                        assert_eq!((producer.next_sequence(), producer.remaining_capacity()), (i + 1, left));
                    }
                    assert_eq!(producer.try_publish(|_| unreachable!()), Err(TryPublishError::Full));
                    assert_eq!((producer.next_sequence(), producer.remaining_capacity()), (8, 0));
                    let stats = running.stats();
                    assert_eq!((stats.published, stats.capacity, stats.stages.len()), (8, 8, 1));
                    assert_eq!((stats.stages[0].stage, stats.stages[0].sequence, stats.stages[0].backlog), ("seen", 0, 8));

                    let seen = poll!(pollers.seen);
                    assert_eq!(seen, (0..8).map(|i| (i, i, i == 7)).collect::<Vec<_>>());
                    assert_eq!(producer.remaining_capacity(), 8);
                    assert!(poll!(pollers.seen).is_empty());
                    assert_eq!(producer.try_publish(|value| *value += 100), Ok(8));
                    assert_eq!(poll!(pollers.seen), [(8, 100, true)], "what an earlier event left, changed");
                    let stats = running.stats();
                    assert_eq!((stats.stages[0].sequence, stats.stages[0].backlog), (9, 0));

                    drop(producer);
                    assert_eq!(pollers.seen.poll(|_, _, _| ()), Polled::Ended);
                    assert_eq!(pollers.seen.poll_wait(|_, _, _| ()), Polled::Ended);
                    running.join().expect("a stream that came to its end");
                });
            }

            #[test]
            fn publishes_whole_batches() {
                deadline(|| {
                    let (mut producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads to refuse");
                    assert_eq!(producer.publish_batch(0, |_| unreachable!()), Ok(0..0));
                    let refused = producer.publish_batch(9, |_| unreachable!());
                    assert_eq!(refused, Err(PublishBatchError::TooLarge { n: 9, capacity: 8 }));
                    let refused = producer.publish_batch(usize::MAX, |_| unreachable!());
                    assert_eq!(refused, Err(PublishBatchError::TooLarge { n: usize::MAX, capacity: 8 }));

                    // A batch over the whole ring, of which the closure visits only some slots.
                    let range = producer.publish_batch(8, |mut batch| {
                        assert_eq!(batch.len(), 8);
                        *batch.next().expect("the first") = 0;
                        *batch.nth(1).expect("the third") = 2;
                        assert_eq!(batch.len(), 5);
                    });
                    assert_eq!(range, Ok(0..8));
                    let values: Vec<_> = poll!(pollers.seen).iter().map(|(_, value, _)| *value).collect();
                    assert_eq!(values, [0, 1_000, 2, 1_000, 1_000, 1_000, 1_000, 1_000]);

                    // A batch across the end of the ring, whose iterator is asked for too many slots.
                    assert_eq!(producer.publish_batch(5, |batch| batch.zip(0..).for_each(|(value, i)| *value = i)), Ok(8..13));
                    let range = producer.publish_batch(3, |mut batch| {
                        assert_eq!(batch.by_ref().count(), 3);
                        assert!(batch.next().is_none() && batch.next().is_none());
                    });
                    assert_eq!(range, Ok(13..16));
                    assert_eq!(producer.remaining_capacity(), 0);
                    assert_eq!(poll!(pollers.seen).len(), 8);
                    assert_eq!(producer.publish_batch(6, |batch| batch.for_each(|value| *value = 9)), Ok(16..22));
                    assert_eq!(poll!(pollers.seen).iter().filter(|(_, value, _)| *value == 9).count(), 6);
                    drop((producer, pollers));
                    running.join().expect("a stream that came to its end");
                });
            }

            #[test]
            fn never_publishes_what_panicked() {
                silence();
                deadline(|| {
                    let (mut producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads to refuse");
                    for i in 0..20 {
                        assert!(panics(|| producer.publish(|value| {
                            *value = u64::MAX;
                            panic!("{ON_PURPOSE}");
                        })));
                        assert!(panics(|| producer.try_publish(|_| panic!("{ON_PURPOSE}"))));
                        assert!(panics(|| producer.publish_batch(8, |mut batch| {
                            *batch.nth(3).expect("the fourth") = u64::MAX;
                            panic!("{ON_PURPOSE}");
                        })));
                        assert_eq!((producer.next_sequence(), producer.remaining_capacity()), (2 * i, 8));
                        assert!(poll!(pollers.seen).is_empty());
                        assert_eq!(producer.publish(|value| *value = i), Ok(2 * i));
                        let range = producer.publish_batch(1, |batch| batch.for_each(|value| *value = i));
                        assert_eq!(range, Ok(2 * i + 1..2 * i + 2));
                        assert_eq!(poll!(pollers.seen), [(2 * i, i, false), (2 * i + 1, i, true)]);
                    }
                    drop((producer, pollers));
                    running.join().expect("a stream that came to its end");
                });
            }

            #[test]
            fn learns_of_a_halt_with_the_next_call() {
                deadline(|| {
                    let (mut producer, mut pollers, running) = $pipeline {}.spawn().expect("no threads to refuse");
                    producer.publish(|_| ()).expect("running");
                    producer.halt();
                    assert_eq!(producer.publish(|_| unreachable!()), Err(Halted));
                    assert_eq!(producer.try_publish(|_| unreachable!()), Err(TryPublishError::Halted));
                    assert_eq!(producer.publish_batch(8, |_| unreachable!()), Err(PublishBatchError::Halted));
                    assert_eq!(pollers.seen.poll(|_, _, _| unreachable!()), Polled::Ended);
                    assert_eq!(pollers.seen.poll_wait(|_, _, _| unreachable!()), Polled::Ended);
                    drop(pollers);
                    assert!(matches!(running.join(), Err(PipelineError::Halted)));
                });
            }
        }
    )*};
}

both_layouts! {
    stamped: Stamped;
    dense: Dense;
}

#[test]
fn a_ring_of_one_slot_holds_at_most_one_event() {
    deadline(|| {
        let (mut producer, mut pollers, running) = polled::Single {}.spawn().expect("no threads to refuse");
        for i in 0..100 {
            assert_eq!(producer.try_publish(|value| *value = i), Ok(i));
            assert_eq!(producer.try_publish(|_| unreachable!()), Err(TryPublishError::Full));
            assert_eq!(producer.remaining_capacity(), 0);
            assert_eq!(poll!(pollers.seen), [(i, i, true)]);
            assert_eq!(producer.remaining_capacity(), 1);
        }
        drop((producer, pollers));
        running.join().expect("a stream that came to its end");
    });
}

#[test]
fn a_refused_event_comes_back() {
    deadline(|| {
        let ledger = Ledger::new();
        let (mut producer, mut pollers, running) = polled::Moved {}.spawn().expect("no threads to refuse");
        assert!(matches!(pollers.taken.try_recv(), Err(TryRecvError::Empty)));
        for i in 0..4 {
            assert_eq!(producer.try_send(ledger.counted(i)).expect("room"), i);
        }
        match producer.try_send(ledger.counted(77)) {
            Err(TrySendError::Full(event)) => assert_eq!(event.value, 77),
            other => panic!("expected Full, got {other:?}"),
        }
        assert_eq!(pollers.taken.recv().expect("the first").value, 0);
        assert_eq!(pollers.taken.try_recv().expect("the second").value, 1);
        let sent = producer.send_all([4, 5].map(|i| ledger.counted(i))).expect("room for two");
        assert_eq!(sent, 4..6);
        assert_eq!(pollers.taken.by_ref().take(4).map(|event| event.value).collect::<Vec<_>>(), [2, 3, 4, 5]);
        let nothing = producer.send_all(std::iter::empty()).expect("nothing to do");
        assert_eq!(nothing, 6..6);

        running.halt();
        assert_eq!(producer.send(ledger.counted(78)).expect_err("halted").into_inner().value, 78);
        match producer.try_send(ledger.counted(79)) {
            Err(TrySendError::Halted(event)) => assert_eq!(event.value, 79),
            other => panic!("expected Halted, got {other:?}"),
        }
        let mut rest = (100..110).map(|i| ledger.counted(i));
        assert_eq!(producer.send_all(&mut rest).expect_err("halted").into_inner().value, 100);
        assert_eq!(rest.next().expect("the iterator keeps its rest").value, 101);
        assert!(matches!(pollers.taken.try_recv(), Err(TryRecvError::Ended)));
        assert!(pollers.taken.recv().is_none() && pollers.taken.next().is_none());
        drop((producer, pollers, rest));
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
        ledger.check_soon();
    });
}

#[test]
fn what_an_iterator_yielded_before_it_panicked_is_published() {
    silence();
    deadline(|| {
        let ledger = Ledger::new();
        let (mut producer, pollers, running) = polled::Moved {}.spawn().expect("no threads to refuse");
        assert!(panics(|| producer.send_all((0..9).map(|i| {
            assert!(i < 3, "{ON_PURPOSE}");
            ledger.counted(i)
        }))));
        assert_eq!(producer.next_sequence(), 3);
        producer.send(ledger.counted(3)).expect("room");
        drop(producer);
        assert_eq!(pollers.taken.map(|event| event.value).collect::<Vec<_>>(), [0, 1, 2, 3]);
        running.join().expect("a stream that came to its end");
        ledger.check_soon();
    });
}

/// An iterator may wait for the results of its own earlier events.
#[test]
fn send_all_holds_nothing_back() {
    disruptor! {
        pipeline Echo {
            event: u64;
            capacity: 4;
            stage echo: u64;
        }
    }
    deadline(|| {
        let (answers, received) = std::sync::mpsc::channel();
        Echo { echo: |value, _, _| answers.send(value).expect("the body listens") }
            .run(|mut producer| {
                let mut last = 0;
                producer.send_all((0..100).inspect(|i| {
                    if *i > 0 {
                        last = received.recv().expect("an answer to the event before");
                        assert_eq!(last, i - 1);
                    }
                }))?;
                Ok(())
            })
            .expect("no stage fails");
    });
}

/// A waiting publisher gets each slot as soon as it becomes free.
#[test]
fn a_full_ring_makes_the_publisher_wait_only_until_a_slot_is_free() {
    disruptor! {
        pipeline Slow {
            event: u64;
            capacity: 2;
            stage slow: &u64;
        }
    }
    deadline(|| {
        let (gate, mut sum) = (Gate::new(), 0);
        Slow {
            slow: |value, _, _| {
                gate.pass();
                sum += value;
            },
        }
        .run(|mut producer| {
            let _open = OpenAtEnd(&gate);
            producer.publish_batch(2, |batch| batch.for_each(|value| *value = 1))?;
            assert_eq!(producer.try_publish(|_| unreachable!()), Err(TryPublishError::Full));
            std::thread::scope(|scope| {
                let waiting = scope.spawn(|| producer.publish_batch(2, |batch| batch.for_each(|value| *value = 2)));
                std::thread::sleep(std::time::Duration::from_millis(20));
                assert!(!waiting.is_finished());
                gate.open();
                assert_eq!(waiting.join().expect("no panic"), Ok(2..4));
            });
            Ok(())
        })
        .expect("no stage fails");
        assert_eq!(sum, 6);
    });
}

/// A struct that holds an end can derive `Debug`.
#[test]
fn the_ends_can_be_printed() {
    #[derive(Debug)]
    struct Ends {
        #[expect(dead_code, reason = "printed")]
        producer: polled::MovedProducer<'static>,
        #[expect(dead_code, reason = "printed")]
        taken: polled::MovedTakenPoller<'static>,
    }
    let ledger = Ledger::new();
    let (mut producer, mut pollers, running) = polled::Moved {}.spawn().expect("no threads to refuse");
    producer.send_all([0, 1].map(|i| ledger.counted(i))).expect("room for two");
    drop(pollers.taken.recv());
    let ends = Ends { producer, taken: pollers.taken };
    assert_eq!(
        format!("{ends:?}"),
        "Ends { producer: Producer { next_sequence: 2, .. }, taken: Poller { next_sequence: 1, .. } }"
    );
    drop(ends);
    assert!(running.join().is_err());
}

/// Each call runs on the thread that makes it; the ends may move between threads.
#[test]
fn the_ends_move_to_other_threads() {
    fn moves<T: Send>(value: T) -> T {
        value
    }
    deadline(|| {
        let (producer, pollers, running) = polled::Stamped {}.spawn().expect("no threads to refuse");
        let (mut producer, mut pollers) = (moves(producer), moves(pollers));
        let running = moves(running);
        let publishing = std::thread::spawn(move || {
            for i in 0..1_000 {
                producer.publish(|value| *value = i).expect("running");
            }
        });
        let polling = std::thread::spawn(move || {
            let mut sum = 0;
            while pollers.seen.poll_wait(|value, _, _| sum += *value) != Polled::Ended {}
            sum
        });
        running.join().expect("a stream that came to its end");
        publishing.join().expect("no panic");
        assert_eq!(polling.join().expect("no panic"), 999 * 1_000 / 2);
    });
}

#[test]
fn statistics_name_every_stage() {
    disruptor! {
        pipeline Two {
            event: u64;
            capacity: 16;
            stage quick: &u64;
            stage stuck: &u64 after quick;
        }
    }
    deadline(|| {
        let gate = Gate::new();
        let passed = gate.clone();
        let (mut producer, running) =
            Two { quick: |_: &u64, _, _| (), stuck: move |_: &u64, _, _| passed.pass() }.spawn().expect("two threads");
        let _open = OpenAtEnd(&gate);
        for _ in 0..10 {
            producer.publish(|_| ()).expect("running");
        }
        let stats = loop {
            let stats = running.stats();
            assert!(stats.stages.iter().all(|stage| stage.sequence + stage.backlog == stats.published));
            if stats.stages[0].sequence == 10 {
                break stats;
            }
            std::thread::yield_now();
        };
        assert_eq!((stats.stages[0].stage, stats.stages[1].stage), ("quick", "stuck"));
        assert_eq!((stats.stages[1].sequence, stats.stages[1].backlog), (0, 10));
        assert!(format!("{running:?}").contains("stuck"));
        gate.open();
        drop(producer);
        running.join().expect("no stage fails");
    });
}

/// Whoever watches sees a stage come along batch by batch.
#[test]
fn statistics_follow_the_work_inside_a_batch() {
    disruptor! {
        pipeline Beside {
            event: u64;
            capacity: 1024;
            stage inner: &u64;
            stage leaf: &u64;
            stage follow: &u64 after inner;
        }
    }
    deadline(|| {
        for at in [0, 100, 600, 1023] {
            for (index, most) in [(0, 1024 / 4), (1, 2 * 1024 / 4)] {
                let (entered, gate) = (Gate::new(), Gate::new());
                let stop = |stage| {
                    let (entered, gate) = (entered.clone(), gate.clone());
                    move |_: &u64, sequence, _| {
                        if stage == index && sequence == at {
                            entered.open();
                            gate.pass();
                        }
                    }
                };
                let beside = Beside { inner: stop(0), leaf: stop(1), follow: |_: &u64, _, _| () };
                let (mut producer, running) = beside.spawn().expect("three threads");
                let _open = OpenAtEnd(&gate);
                // All that the ring holds is available at once.
                producer.publish_batch(1024, |_| ()).expect("room");
                entered.pass();
                let handed_on = running.stats().stages[index].sequence;
                assert!(handed_on <= at && at - handed_on < most, "stage {index} at {at}: {handed_on}");
                gate.open();
                drop(producer);
                running.join().expect("no stage fails");
            }
        }
    });
}

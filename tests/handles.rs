//! A pipeline seen from outside: handles, flushing, statistics, and events that turn out not to be there.

mod common;

use common::{Gate, Ledger, ON_PURPOSE, OpenAtEnd, deadline, panics, rounds, silence};
use disruptor::{
    BlockingWaitStrategy, Halted, Handle, PipelineError, Polled, SpinWaitStrategy, TryPublishError, YieldWaitStrategy,
    disruptor,
};
use std::ops::ControlFlow::{self, Break, Continue};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

macro_rules! pipelines {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal, $events:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Graph {
                    event: u64;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    stage first: &u64;
                    stage left: &u64 after first;
                    stage right: &u64 after first;
                }
            }

            disruptor! {
                pipeline Pulled {
                    event: u64;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    stage first: &u64;
                    poll sink: &u64 after first;
                }
            }

            disruptor! {
                pipeline ByValue {
                    event: Box<u64>;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    stage sink: Box<u64>;
                }
            }

            #[test]
            fn a_flush_waits_until_every_leaf_is_done() {
                deadline(|| {
                    // Relaxed: the flush makes the counts visible.
                    let counts: [AtomicU64; 3] = Default::default();
                    let [first, left, right] = &counts;
                    let mut random = fastrand::Rng::with_seed(1);
                    let result = Graph {
                        first: |_, sequence, _| first.store(sequence + 1, Relaxed),
                        left: |_, sequence, _| {
                            if sequence % 16 == 0 {
                                thread::sleep(Duration::from_micros(100));
                            }
                            left.store(sequence + 1, Relaxed);
                        },
                        right: |_, sequence, _| right.store(sequence + 1, Relaxed),
                    }
                    .run(|mut producer| {
                        let handle = producer.handle();
                        producer.flush()?;
                        while producer.next_sequence() < rounds($events) {
                            for _ in 0..random.u64(1..2 * $capacity + 2) {
                                producer.publish(|_| ())?;
                            }
                            let published = producer.next_sequence();
                            producer.flush()?;
                            assert_eq!([first, left, right].map(|count| count.load(Relaxed)), [published; 3]);
                            let stats = handle.stats();
                            assert_eq!(stats.published, published);
                            assert!(stats.stages.iter().all(|stage| stage.backlog == 0), "{stats}");
                            assert_eq!(handle.wait_for(published - 1), Ok(()));
                        }
                        Ok(())
                    });
                    result.expect("no stage fails");
                });
            }

            #[test]
            fn threads_wait_for_what_is_done_and_what_is_still_to_come() {
                deadline(|| {
                    let done = Arc::new(AtomicU64::new(0));
                    let tell = Arc::clone(&done);
                    let (mut producer, running) = Graph {
                        first: |_: &u64, _, _| (),
                        left: |_: &u64, _, _| (),
                        right: move |_: &u64, sequence, _| tell.store(sequence + 1, Relaxed),
                    }
                    .spawn()
                    .expect("three threads");
                    let events = rounds($events);
                    let watch = |sequences: Vec<u64>| {
                        let (handle, done) = (running.handle(), Arc::clone(&done));
                        thread::spawn(move || {
                            for sequence in sequences {
                                assert_eq!(handle.wait_for(sequence), Ok(()));
                                assert!(done.load(Relaxed) > sequence);
                            }
                        })
                    };
                    let watchers = [
                        watch((0..events).collect()),
                        watch((0..events).collect()),
                        watch((0..events).rev().step_by(7).collect()),
                    ];
                    for i in 0..events {
                        producer.publish(|event| *event = i).expect("running");
                        if i % 8 == 0 {
                            thread::yield_now();
                        }
                    }
                    // The stream is still open.
                    for watcher in watchers {
                        watcher.join().expect("no assertion fails");
                    }
                    drop(producer);
                    running.join().expect("no stage fails");
                });
            }

            /// Some wait while the pipeline ends, others begin to.
            #[test]
            fn nobody_waits_for_what_never_comes() {
                silence();
                deadline(|| {
                    for round in 0..rounds(30) {
                        for end in [End::Stream, End::Halt, End::Panic] {
                            let left = move |_: &u64, sequence, _: bool| {
                                assert!(end != End::Panic || sequence != 2, "{ON_PURPOSE}: at the third event");
                            };
                            let (mut producer, running) =
                                Graph { first: |_: &u64, _, _| (), left, right: |_: &u64, _, _| () }
                                    .spawn()
                                    .expect("three threads");
                            let watchers: Vec<_> = [2, 5, u64::MAX - 1, u64::MAX]
                                .map(|sequence| {
                                    let handle = running.handle();
                                    thread::spawn(move || handle.wait_for(sequence))
                                })
                                .into();
                            if round % 2 == 0 {
                                thread::yield_now();
                            }
                            for _ in 0..2 {
                                producer.publish(|_| ()).expect("nothing has gone wrong yet");
                            }
                            let handle = running.handle();
                            match end {
                                End::Stream => (),
                                End::Halt => handle.halt(),
                                End::Panic => _ = producer.publish(|_| ()),
                            }
                            if end == End::Panic {
                                assert_eq!(producer.flush(), Err(Halted));
                            }
                            drop(producer);
                            for watcher in watchers {
                                assert_eq!(watcher.join().expect("it does not panic"), Err(Halted));
                            }
                            assert_eq!(handle.is_halted(), end != End::Stream);
                            check(&running.join(), end);
                        }
                    }
                });
            }

            #[test]
            fn a_flush_waits_for_a_poller() {
                deadline(|| {
                    let (mut producer, mut pollers, running) =
                        Pulled { first: |_: &u64, _, _| () }.spawn().expect("a thread");
                    let polled = Arc::new(AtomicU64::new(0));
                    let count = Arc::clone(&polled);
                    let consumer = thread::spawn(move || {
                        while pollers.sink.poll_wait(|_, sequence, _| count.store(sequence + 1, Relaxed)) != Polled::Ended {}
                    });
                    while producer.next_sequence() < rounds($events) {
                        for _ in 0..3 {
                            producer.publish(|_| ()).expect("running");
                        }
                        producer.flush().expect("running");
                        assert_eq!(polled.load(Relaxed), producer.next_sequence());
                    }
                    drop(producer);
                    running.join().expect("the poller sees the end");
                    consumer.join().expect("it does not panic");
                });
            }

            /// Whoever publishes is the only one who could fill the ring or end the stream, and so find out.
            #[test]
            fn a_flush_notices_that_a_poller_is_gone() {
                deadline(|| {
                    for round in 0..rounds(50) {
                        let (mut producer, pollers, running) =
                            Pulled { first: |_: &u64, _, _| () }.spawn().expect("a thread");
                        let consumer = thread::spawn(move || drop(pollers));
                        if round % 2 == 0 {
                            thread::yield_now();
                        }
                        if producer.publish(|_| ()).is_ok() {
                            assert_eq!(producer.flush(), Err(Halted));
                        }
                        assert!(running.handle().is_halted());
                        consumer.join().expect("it does not panic");
                        drop(producer);
                        assert!(matches!(running.join(), Err(PipelineError::PollerDropped { stage: "sink" })));
                    }
                });
            }

            #[test]
            fn events_that_are_sent_can_be_flushed() {
                deadline(|| {
                    let sum = AtomicU64::new(0);
                    let result = ByValue { sink: |event, _, _| _ = sum.fetch_add(*event, Relaxed) }.run(|mut producer| {
                        for round in 1..=rounds($events) / 8 {
                            producer.send_all((0..8).map(Box::new))?;
                            producer.flush()?;
                            assert_eq!(sum.load(Relaxed), 28 * round);
                        }
                        Ok(())
                    });
                    result.expect("no stage fails");
                });
            }

            #[test]
            fn publishes_what_is_there_until_the_source_has_no_more() {
                deadline(|| {
                    let mut sum = 0;
                    let result = Graph { first: |_, _, _| (), left: |event, _, _| sum += event, right: |_, _, _| () }
                        .run(|mut producer| {
                            let mut source = 0..rounds($events);
                            let end = loop {
                                let next = producer.next_sequence();
                                match producer.publish_with(|event| read(&mut source, event))? {
                                    Continue(sequence) => assert_eq!(sequence, next),
                                    Break(end) => break end,
                                }
                            };
                            assert_eq!((end, producer.next_sequence()), ("no more", rounds($events)));
                            Ok(())
                        });
                    result.expect("no stage fails");
                    assert_eq!(sum, (0..rounds($events)).sum());
                });
            }
        }
    )*};
}

// Threads that spin or yield take time from the threads they wait for, so these runs have fewer events.
pipelines! {
    blocking_stamped_1: BlockingWaitStrategy, stamped, 1, 300;
    blocking_dense_2: BlockingWaitStrategy, dense, 2, 300;
    yielding_stamped_2: YieldWaitStrategy, stamped, 2, 100;
    yielding_dense_64: YieldWaitStrategy, dense, 64, 1000;
    spinning_stamped_64: SpinWaitStrategy, stamped, 64, 200;
}

#[cfg(feature = "every-case")]
pipelines! {
    blocking_stamped_64: BlockingWaitStrategy, stamped, 64, 2000;
    yielding_dense_1: YieldWaitStrategy, dense, 1, 100;
    spinning_stamped_1: SpinWaitStrategy, stamped, 1, 32;
    spinning_dense_2: SpinWaitStrategy, dense, 2, 32;
}

/// How a pipeline ends.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Stream,
    Halt,
    Panic,
}

#[track_caller]
fn check(result: &Result<(), PipelineError>, end: End) {
    let expected = match result {
        Ok(()) => end == End::Stream,
        Err(PipelineError::Halted) => end == End::Halt,
        Err(PipelineError::StagePanicked { stage, sequence, .. }) => {
            end == End::Panic && (*stage, *sequence) == ("left", 2)
        }
        Err(_) => false,
    };
    assert!(expected, "{result:?}");
}

/// Reads the source's next value into the slot.
fn read(source: &mut impl Iterator<Item = u64>, event: &mut u64) -> ControlFlow<&'static str> {
    match source.next() {
        Some(value) => {
            *event = value;
            Continue(())
        }
        None => Break("no more"),
    }
}

disruptor! {
    pipeline One {
        event: u64;
        capacity: 64;
        stage sum: &u64;
    }
}

disruptor! {
    pipeline Polling {
        event: u64;
        capacity: 2;
        poll sink: &u64;
    }
}

#[test]
fn a_handle_is_shared_and_cloned_and_keeps_no_lifetime() {
    fn is<T: Clone + Send + Sync + 'static>(_: &T) {}
    let handle = One { sum: |_, _, _| () }.run(|producer| Ok(producer.handle())).expect("no stage fails");
    is(&handle);
    assert!(format!("{handle:?}").contains("published: 0"));
}

/// The events of a ring go with the pipeline, though a handle is left. It knows how the pipeline ended.
#[test]
fn a_handle_outlives_everything_else() {
    disruptor! {
        pipeline Kept {
            event: common::Counted;
            capacity: 4;
            stage look: &common::Counted;
        }
    }
    deadline(|| {
        let ledger = Ledger::current();
        let (mut producer, running) = Kept { look: |_: &common::Counted, _, _| () }.spawn().expect("a thread");
        let handle: Handle = running.handle();
        let other = producer.handle();
        for value in 0..10 {
            producer.publish(|event| event.value = value).expect("running");
        }
        drop(producer);
        running.join().expect("no stage fails");
        ledger.check_soon();
        for handle in [handle.clone(), handle.clone(), other] {
            assert!(!handle.is_halted());
            let stats = handle.stats();
            assert_eq!((stats.published, stats.capacity, stats.stages[0].sequence), (10, 4, 10));
            assert_eq!((handle.wait_for(9), handle.wait_for(10)), (Ok(()), Err(Halted)));
        }
        // Nothing is left to halt.
        handle.halt();
        assert_eq!((handle.wait_for(9), handle.wait_for(10)), (Ok(()), Err(Halted)));
    });
}

#[test]
fn a_handle_halts_a_run() {
    deadline(|| {
        let result: Result<(), _> = One { sum: |_, _, _| () }.run(|mut producer| {
            let handle = producer.handle();
            thread::spawn(move || handle.halt());
            loop {
                producer.publish(|_| ())?;
            }
        });
        assert!(matches!(result, Err(PipelineError::Halted)));
    });
}

/// A leaf that always has more to do hands on what it has handled after a quarter of the ring.
#[test]
fn an_event_is_done_while_more_keep_coming() {
    deadline(|| {
        let published = AtomicU64::new(0);
        let result = One {
            // Never catches up.
            sum: |_, sequence, _| {
                while published.load(Relaxed) <= sequence + 1 {
                    thread::yield_now();
                }
            },
        }
        .run(|mut producer| {
            let handle = producer.handle();
            thread::scope(|scope| {
                let waiter = scope.spawn(move || handle.wait_for(0));
                let sent = loop {
                    let sent = producer.publish(|_| ());
                    published.store(producer.next_sequence(), Relaxed);
                    if sent.is_err() || waiter.is_finished() {
                        break sent;
                    }
                };
                published.store(u64::MAX, Relaxed);
                assert_eq!(waiter.join().expect("it does not panic"), Ok(()));
                Ok(sent.map(|_| ())?)
            })
        });
        result.expect("no stage fails");
    });
}

/// A wait looks at the stages before it looks at the halt.
#[test]
fn what_was_done_before_a_halt_is_done() {
    deadline(|| {
        let (mut producer, running) = One { sum: |_: &u64, _, _| () }.spawn().expect("a thread");
        producer.publish(|_| ()).expect("running");
        producer.flush().expect("running");
        running.halt();
        assert_eq!((producer.flush(), running.handle().wait_for(0)), (Ok(()), Ok(())));
        assert_eq!(running.handle().wait_for(1), Err(Halted));
    });
}

/// Nobody will ever be done with an event that a poller has not seen, whether it is published or not.
#[test]
fn nobody_waits_for_what_a_dropped_poller_has_not_seen() {
    deadline(|| {
        let (mut producer, mut pollers, running) = Polling {}.spawn().expect("no threads to refuse");
        producer.publish(|_| ()).expect("running");
        assert_eq!(pollers.sink.poll(|_, _, _| ()), Polled::Events(1));
        let handle = running.handle();
        let waiter = {
            let handle = handle.clone();
            thread::spawn(move || handle.wait_for(1))
        };
        drop(pollers);
        assert_eq!(waiter.join().expect("it does not panic"), Err(Halted));
        assert_eq!((handle.wait_for(0), producer.flush()), (Ok(()), Ok(())));
        // It has missed nothing yet.
        assert!(!handle.is_halted());
        producer.publish(|_| ()).expect("nobody has looked yet");
        assert_eq!(handle.wait_for(1), Err(Halted));
        assert!(handle.is_halted());
        assert_eq!(producer.flush(), Err(Halted));
        drop(producer);
        assert!(matches!(running.join(), Err(PipelineError::PollerDropped { stage: "sink" })));
    });
}

/// What a poller hands on is done, though it is never polled again.
#[test]
fn what_a_poller_has_handled_is_done() {
    deadline(|| {
        let result = Polling {}.run(|mut producer, mut pollers| {
            {
                producer.publish_batch(2, |_| ())?;
                let handled = pollers.sink.poll(|_, _, _| assert_ne!(producer.next_sequence(), 0));
                assert_eq!(handled, Polled::Events(2));
                producer.flush()
            }
            .map_err(PipelineError::from)
        });
        result.expect("the poller has seen everything");
    });
}

mod a_stage_that_waits_for_itself {
    use super::*;

    disruptor! {
        pipeline Chain {
            event: u64;
            capacity: 4;
            stage first: &u64 { max_batch: 1 };
            stage second: &u64 after first;
        }
    }

    /// Runs a pipeline whose first stage does `wait` at the event 2. Returns whether it came to its end.
    fn came_to_its_end(wait: impl Fn(&Handle) + Send + 'static) -> bool {
        silence();
        deadline(|| {
            let (give, hold) = channel::<Handle>();
            let first = move |_: &u64, sequence, _: bool| {
                if sequence == 2 {
                    wait(&hold.recv().expect("a handle of this pipeline"));
                }
            };
            let (mut producer, running) = Chain { first, second: |_: &u64, _, _| () }.spawn().expect("threads");
            give.send(running.handle()).expect("the handler listens");
            for _ in 0..4 {
                let _ = producer.publish(|_| ());
            }
            let flushed = producer.flush();
            drop(producer);
            let ended = running.join();
            assert_eq!(flushed.is_ok(), ended.is_ok(), "{ended:?}");
            ended.is_ok()
        })
    }

    #[test]
    fn panics_instead() {
        assert!(!came_to_its_end(|handle| _ = handle.wait_for(2)));
        assert!(!came_to_its_end(|handle| _ = handle.wait_for(100)));
        let text = Arc::new(std::sync::Mutex::new(String::new()));
        let told = Arc::clone(&text);
        let ended = came_to_its_end(move |handle| {
            let payload = std::panic::catch_unwind(|| handle.wait_for(2)).expect_err("it would wait for ever");
            told.lock().unwrap().push_str(payload.downcast_ref::<String>().expect("a text"));
        });
        assert!(ended, "the handler has caught it");
        assert_eq!(*text.lock().unwrap(), "stage `first` waits for an event that it is not done with itself");
    }

    #[test]
    fn may_wait_for_what_it_has_handed_on() {
        assert!(came_to_its_end(|handle| assert_eq!(handle.wait_for(1), Ok(()))));
    }

    /// A second panic during the first one would abort the process.
    #[test]
    fn does_not_panic_twice() {
        struct Waits(Handle);
        impl Drop for Waits {
            fn drop(&mut self) {
                assert_eq!(self.0.wait_for(2), Err(Halted));
            }
        }
        let ended = came_to_its_end(|handle| {
            let _waits = Waits(handle.clone());
            panic!("{ON_PURPOSE}: with a drop that waits");
        });
        assert!(!ended);
    }

    /// Once it is halted, there is nothing to wait for.
    #[test]
    fn is_told_of_a_halt() {
        assert!(!came_to_its_end(|handle| {
            handle.halt();
            assert_eq!(handle.wait_for(2), Err(Halted));
        }));
    }

    #[test]
    fn panics_in_a_flush_too() {
        silence();
        deadline(|| {
            let (give, hold) = channel::<ChainProducer<'static>>();
            let second = move |_: &u64, _, _: bool| _ = hold.recv().expect("the producer").flush();
            let (mut producer, running) = Chain { first: |_: &u64, _, _| (), second }.spawn().expect("threads");
            producer.publish(|_| ()).expect("running");
            give.send(producer).expect("the handler listens");
            assert!(matches!(running.join(), Err(PipelineError::StagePanicked { stage: "second", sequence: 0, .. })));
        });
    }
}

mod publish_with {
    use super::*;

    #[test]
    fn leaves_a_slot_that_it_does_not_publish_to_the_next_call() {
        let (mut producer, mut pollers, running) = Polling {}.spawn().expect("no threads to refuse");
        let skip = |event: &mut u64| {
            *event = 7;
            Break(format!("not {event}"))
        };
        assert_eq!(producer.publish_with::<String, _>(skip), Ok(Break("not 7".to_owned())));
        assert_eq!((producer.next_sequence(), running.stats().published), (0, 0));
        assert_eq!(pollers.sink.poll(|_, _, _| unreachable!()), Polled::Empty);
        let change = |event: &mut u64| {
            *event += 1;
            Continue(())
        };
        assert_eq!(producer.publish_with::<(), _>(change), Ok(Continue(0)));
        assert_eq!(pollers.sink.poll(|event, sequence, _| assert_eq!((*event, sequence), (8, 0))), Polled::Events(1));
        drop(producer);
        assert_eq!(pollers.sink.poll(|_, _, _| unreachable!()), Polled::Ended);
        running.join().expect("a stream that came to its end");
    }

    #[test]
    fn publishes_nothing_when_it_panics() {
        silence();
        let (mut producer, mut pollers, running) = Polling {}.spawn().expect("no threads to refuse");
        assert!(panics(|| producer.publish_with::<(), _>(|event| {
            *event = 5;
            panic!("{ON_PURPOSE}: in the middle of an event");
        })));
        assert_eq!(pollers.sink.poll(|_, _, _| unreachable!()), Polled::Empty);
        assert_eq!(producer.publish(|event| *event += 1), Ok(0));
        assert_eq!(pollers.sink.poll(|event, _, _| assert_eq!(*event, 6)), Polled::Events(1));
        drop(producer);
        drop(pollers);
        running.join().expect("a stream that came to its end");
    }

    /// The source is not read before there is room for what it yields.
    #[test]
    fn waits_for_room_first() {
        deadline(|| {
            let gate = Gate::new();
            let passed = gate.clone();
            let (mut producer, running) = One { sum: move |_: &u64, _, _| passed.pass() }.spawn().expect("a thread");
            let _open = OpenAtEnd(&gate);
            while producer.try_publish(|_| ()) != Err(TryPublishError::Full) {}
            let opener = {
                let gate = gate.clone();
                thread::spawn(move || {
                    thread::sleep(Duration::from_millis(5));
                    gate.open();
                })
            };
            let published = producer.publish_with::<(), _>(|_| {
                // Only the gate makes room.
                gate.pass();
                Continue(())
            });
            assert_eq!(published, Ok(Continue(64)));
            opener.join().expect("it does not panic");
            drop(producer);
            running.join().expect("no stage fails");
        });
    }

    /// So nothing is taken from a source in vain.
    #[test]
    fn does_not_call_the_closure_when_a_full_ring_is_halted() {
        deadline(|| {
            let (mut producer, pollers, running) = Polling {}.spawn().expect("no threads to refuse");
            producer.publish_batch(2, |_| ()).expect("there is room");
            let handle = running.handle();
            let halter = thread::spawn(move || {
                thread::sleep(Duration::from_millis(5));
                handle.halt();
            });
            assert_eq!(producer.publish_with::<(), _>(|_| unreachable!()), Err(Halted));
            halter.join().expect("it does not panic");
            assert_eq!(producer.publish_with::<(), _>(|_| unreachable!()), Err(Halted));
            drop((producer, pollers));
            assert!(matches!(running.join(), Err(PipelineError::Halted)));
        });
    }
}

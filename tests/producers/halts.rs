//! Halts, whatever the producers are doing.

use crate::common::{Gate, ON_PURPOSE, OpenAtEnd, PATIENCE, deadline, panics, silence};
use disruptor::{
    BlockingWaitStrategy, Halted, Parker, PipelineError, Polled, PublishBatchError, PublishTimeoutError,
    SpinWaitStrategy, TryPublishError, WaitStrategy, YieldWaitStrategy, disruptor,
};
use std::thread;

#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Halt,
    ByProducer,
    Panic,
    Failure,
    PollerDropped,
}

impl End {
    const ALL: [Self; 5] = [Self::Halt, Self::ByProducer, Self::Panic, Self::Failure, Self::PollerDropped];

    #[track_caller]
    fn check(self, result: &Result<(), PipelineError>) {
        let expected = match result {
            Err(PipelineError::Halted) => matches!(self, Self::Halt | Self::ByProducer),
            Err(PipelineError::StagePanicked { stage: "first", sequence: 0, .. }) => self == Self::Panic,
            Err(PipelineError::StageFailed { stage: "first", sequence: 0, .. }) => self == Self::Failure,
            Err(PipelineError::PollerDropped { stage: "sink" }) => self == Self::PollerDropped,
            _ => false,
        };
        assert!(expected, "{self:?}: {result:?}");
    }
}

macro_rules! halts {
    ($($name:ident: $wait:ident, $slots:ident, $capacity:literal;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                pipeline Held {
                    event: u64;
                    capacity: $capacity;
                    producer: multi;
                    wait: $wait;
                    slots: $slots;
                    stage first: &u64 -> Result<(), String>;
                    poll sink: &u64 after first;
                }
            }

            /// Everything that it can do.
            fn is_refused(producer: &mut HeldProducer<'_>) {
                assert_eq!(producer.publish(|_| unreachable!()), Err(Halted));
                assert_eq!(producer.try_publish(|_| unreachable!()), Err(TryPublishError::Halted));
                assert_eq!(producer.publish_timeout(PATIENCE, |_| unreachable!()), Err(PublishTimeoutError::Halted));
                assert_eq!(producer.publish_batch($capacity, |_| unreachable!()), Err(PublishBatchError::Halted));
                assert_eq!(producer.publish_with::<(), _>(|_| unreachable!()), Err(Halted));
                let mut clone = producer.clone();
                assert_eq!(clone.publish(|_| unreachable!()), Err(Halted));
                assert_eq!(clone.flush(), Ok(()), "it has published nothing");
            }

            /// The stage has the first event, another is being written, and the ring is full. All wait for the stage.
            #[test]
            fn reach_whoever_waits_or_writes_or_comes_later() {
                silence();
                deadline(|| {
                    for end in End::ALL {
                        let (work, write) = (Gate::new(), Gate::new());
                        let works = work.clone();
                        let first = move |_: &u64, sequence: u64, _: bool| {
                            if sequence == 0 {
                                works.pass();
                                assert!(end != End::Panic, "{ON_PURPOSE}");
                                return if end == End::Failure { Err("no ink".to_owned()) } else { Ok(()) };
                            }
                            Ok(())
                        };
                        let (mut producer, pollers, running) = Held { first }.spawn().expect("a thread");
                        let _open = [OpenAtEnd(&work), OpenAtEnd(&write)];
                        producer.publish(|_| ()).expect("there is room");
                        let mut later = producer.clone();
                        let writer = ($capacity > 1).then(|| {
                            let (mut producer, write) = (producer.clone(), write.clone());
                            thread::spawn(move || {
                                assert_eq!(producer.publish(|_| write.pass()), Ok(1));
                                is_refused(&mut producer);
                            })
                        });
                        while writer.is_some() && producer.next_sequence() == 1 {
                            thread::yield_now();
                        }
                        while producer.try_publish(|_| ()).is_ok() {}
                        assert_eq!(producer.next_sequence(), $capacity);
                        let waiting: [fn(&mut HeldProducer<'_>); 4] = [
                            |producer| assert_eq!(producer.publish(|_| unreachable!()), Err(Halted)),
                            |producer| {
                                assert_eq!(producer.publish_batch($capacity, |_| unreachable!()), Err(PublishBatchError::Halted));
                            },
                            |producer| assert_eq!(producer.publish_with::<(), _>(|_| unreachable!()), Err(Halted)),
                            |producer| {
                                let refused = producer.publish_timeout(PATIENCE, |_| unreachable!());
                                assert_eq!(refused, Err(PublishTimeoutError::Halted));
                            },
                        ];
                        let waiting = waiting.map(|waits| {
                            let mut producer = producer.clone();
                            thread::spawn(move || {
                                waits(&mut producer);
                                is_refused(&mut producer);
                            })
                        });
                        // The last one claims nothing before there is room.
                        while producer.next_sequence() != 2 * $capacity + 2 {
                            thread::yield_now();
                        }
                        let mut pollers = Some(pollers);
                        match end {
                            End::Halt => running.halt(),
                            End::ByProducer => producer.halt(),
                            End::Panic | End::Failure => work.open(),
                            End::PollerDropped => pollers = None,
                        }
                        for thread in waiting {
                            thread.join().expect("no assertion fails");
                        }
                        assert!(running.handle().is_halted());
                        is_refused(&mut later);
                        write.open();
                        if let Some(writer) = writer {
                            writer.join().expect("no assertion fails");
                        }
                        work.open();
                        end.check(&running.join());
                        is_refused(&mut producer);
                        drop(pollers);
                    }
                });
            }

            /// At any moment.
            #[test]
            fn reach_whoever_publishes() {
                silence();
                deadline(|| {
                    for round in 0..crate::events::<$wait>(50) {
                        for end in End::ALL {
                            let fails = move |_: &u64, sequence: u64, _: bool| {
                                if sequence > 0 {
                                    return Ok(());
                                }
                                assert!(end != End::Panic, "{ON_PURPOSE}");
                                if end == End::Failure { Err("no ink".to_owned()) } else { Ok(()) }
                            };
                            let (producer, mut pollers, running) = Held { first: fails }.spawn().expect("a thread");
                            let publishing: [fn(&mut HeldProducer<'_>) -> bool; 3] = [
                                |producer| producer.publish(|_| ()).is_ok(),
                                |producer| producer.publish_batch($capacity, |_| ()).is_ok(),
                                |producer| producer.try_publish(|_| ()) != Err(TryPublishError::Halted),
                            ];
                            let threads = publishing.map(|publish| {
                                let mut producer = producer.clone();
                                thread::spawn(move || {
                                    while publish(&mut producer) {
                                        thread::yield_now();
                                    }
                                    is_refused(&mut producer);
                                })
                            });
                            for _ in 0..round % 4 {
                                _ = pollers.sink.poll(|_, _, _| ());
                                thread::yield_now();
                            }
                            match end {
                                End::Halt => running.halt(),
                                End::ByProducer => producer.halt(),
                                End::PollerDropped => drop(pollers),
                                // Without the poller, the ring would be full for ever.
                                End::Panic | End::Failure => while pollers.sink.poll_wait(|_, _, _| ()) != disruptor::Polled::Ended {},
                            }
                            for thread in threads {
                                thread.join().expect("no assertion fails");
                            }
                            end.check(&running.join());
                        }
                    }
                });
            }
        }
    )*};
}

rings!(halts);

/// What it waited for is claimed, and would keep everybody waiting.
#[test]
fn a_wait_strategy_that_panics_halts() {
    #[derive(Default)]
    struct Panics;

    impl WaitStrategy for Panics {
        const BLOCKS: bool = false;

        fn wait_until(&mut self, _: impl FnMut() -> bool, _: Parker<'_>) {
            panic!("{ON_PURPOSE}: in a wait strategy");
        }
    }

    disruptor! {
        pipeline Unlucky {
            event: u64;
            capacity: 2;
            producer: multi;
            wait: Panics;
            poll sink: &u64 { wait: YieldWaitStrategy };
        }
    }

    silence();
    deadline(|| {
        let (mut producer, mut pollers, running) = Unlucky {}.spawn().expect("no threads to refuse");
        let mut other = producer.clone();
        producer.publish_batch(2, |_| ()).expect("there is room");
        assert!(panics(|| producer.publish(|_| unreachable!())));
        assert_eq!(other.try_publish(|_| unreachable!()), Err(TryPublishError::Halted));
        assert_eq!(pollers.sink.poll(|_, _, _| unreachable!()), Polled::Ended);
        drop((producer, other));
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
    });
}

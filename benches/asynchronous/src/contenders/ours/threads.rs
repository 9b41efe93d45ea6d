//! A task at one end of a pipeline, a thread at the other.

use super::events;
use crate::contenders::{FromThread, Named, Server, ToThread};
use disruptor::Running;

/// Pipelines with an ordinary producer and a poller in a task.
macro_rules! from_thread {
    ($(
        $line:ident $name:literal: $slots:ident, [$($access:tt)+],
        |$producer:ident, $number:ident| $send:expr, |$event:ident| $value:expr;
    )+) => {
        $(
            pub(crate) struct $line;

            impl Named for $line {
                const NAME: &'static str = $name;
            }

            const _: () = {
                disruptor::disruptor! {
                    pub(crate) pipeline Line {
                        event: u64;
                        capacity: 8192;
                        slots: $slots;
                        poll sink: $($access)+ { async };
                    }
                }

                impl FromThread<u64> for $line {
                    type Sender = LineProducer<'static>;
                    type Receiver = (LinePollers<'static>, Running);

                    fn open_from_thread(_: usize) -> (Self::Sender, Self::Receiver) {
                        let (producer, pollers, running) = Line {}.spawn().expect("there is memory");
                        (producer, (pollers, running))
                    }

                    #[inline]
                    fn send_blocking($producer: &mut Self::Sender, $number: u64) {
                        $send.expect("nobody halts");
                    }

                    async fn receive_from_thread(
                        (pollers, _): &mut Self::Receiver,
                        messages: u64,
                        mut handle: impl FnMut(u64) + Send,
                    ) {
                        let mut received = 0;
                        while received < messages {
                            received += events(pollers.sink.poll_async(|$event, _, _| handle($value)).await);
                        }
                        assert_eq!(received, messages, "more events came than were sent");
                    }
                }
            };
        )+
    };
}

from_thread! {
    SentPolled "ours, by value, polled": stamped, [u64], |producer, number| producer.send(number), |number| number;
    PublishedPolled "ours, in place": stamped, [&u64],
        |producer, number| producer.publish(|slot| *slot = number), |number| *number;
    DensePolled "ours, in place, dense": dense, [&u64],
        |producer, number| producer.publish(|slot| *slot = number), |number| *number;
}

/// Pipelines with a producer in a task and a stage on a thread.
macro_rules! to_thread {
    ($(
        $line:ident $name:literal: $slots:ident, [$($access:tt)+],
        |$producer:ident, $number:ident| $send:expr, |$event:ident| $value:expr;
    )+) => {
        $(
            pub(crate) struct $line;

            impl Named for $line {
                const NAME: &'static str = $name;
            }

            const _: () = {
                disruptor::disruptor! {
                    pub(crate) pipeline Line {
                        event: u64;
                        capacity: 8192;
                        slots: $slots;
                        producer: single, async;
                        stage sink: $($access)+;
                    }
                }

                impl ToThread<u64> for $line {
                    type Sender = LineProducer<'static>;

                    fn open_to_thread(_: usize, mut handle: impl FnMut(u64) + Send + 'static) -> (Self::Sender, Server) {
                        let line = Line { sink: move |$event, _, _| handle($value) };
                        let (producer, running) = line.spawn().expect("the system starts a thread");
                        (producer, Box::new(|| running.join().expect("nobody halts")))
                    }

                    #[inline]
                    async fn send_to_thread($producer: &mut Self::Sender, $number: u64) {
                        $send.await.expect("nobody halts");
                    }
                }
            };
        )+
    };
}

to_thread! {
    SentHandled "ours, by value": stamped, [u64], |producer, number| producer.send_async(number), |number| number;
    PublishedHandled "ours, in place": stamped, [&u64],
        |producer, number| producer.publish_async(|slot| *slot = number), |number| *number;
    DenseHandled "ours, in place, dense": dense, [&u64],
        |producer, number| producer.publish_async(|slot| *slot = number), |number| *number;
}

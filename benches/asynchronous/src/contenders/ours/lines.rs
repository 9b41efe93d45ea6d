//! A producer in a task and a poller in a task, and no stage between them.

use super::events;
use crate::contenders::peers::BATCH;
use crate::contenders::{Channel, Named};
use disruptor::Running;

/// For each row: a pipeline, how it is called in the tables, and how it is used.
macro_rules! lines {
    ($(
        $line:ident $name:literal: $capacity:literal, [$($producer:tt)+], $slots:ident, [$($access:tt)+],
        $send:ident, $receive:ident;
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
                        capacity: $capacity;
                        slots: $slots;
                        producer: $($producer)+, async;
                        poll sink: $($access)+ { async };
                    }
                }

                impl Channel<u64> for $line {
                    type Sender = LineProducer<'static>;
                    type Receiver = (LinePollers<'static>, Running);

                    fn open(capacity: usize) -> (Self::Sender, Self::Receiver) {
                        assert_eq!(capacity, Line::CAPACITY, "each capacity has its own pipeline");
                        let (producer, pollers, running) = Line {}.spawn().expect("there is memory");
                        (producer, (pollers, running))
                    }

                    $send!();
                    $receive!();
                }
            };
        )+
    };
}

/// An event at a time, by value.
macro_rules! send {
    () => {
        #[inline]
        async fn send(producer: &mut Self::Sender, number: u64) {
            producer.send_async(number).await.expect("nobody halts");
        }
    };
}

/// An event at a time, written where it lies.
macro_rules! publish {
    () => {
        #[inline]
        async fn send(producer: &mut Self::Sender, number: u64) {
            producer.publish_async(|slot| *slot = number).await.expect("nobody halts");
        }
    };
}

/// Batches, written where they lie.
macro_rules! publish_batches {
    () => {
        publish!();

        async fn send_all(producer: &mut Self::Sender, mut numbers: impl Iterator<Item = u64> + Send) {
            let mut next = numbers.next();
            while next.is_some() {
                let write = |batch: disruptor::Batch<'_, u64, _>| {
                    for slot in batch {
                        *slot = next.expect("only whole batches");
                        next = numbers.next();
                    }
                };
                producer.publish_batch_async(BATCH, write).await.expect("nobody halts");
            }
        }
    };
}

/// An event at a time, by value.
macro_rules! receive {
    () => {
        #[inline]
        async fn receive((pollers, _): &mut Self::Receiver) -> u64 {
            pollers.sink.recv_async().await.expect("there is a sender")
        }
    };
}

/// All that is there, by value.
macro_rules! poll {
    () => {
        poll!(|number| number);
    };
    (|$event:ident| $number:expr) => {
        #[inline]
        async fn receive((pollers, _): &mut Self::Receiver) -> u64 {
            let mut number = 0;
            let polled = pollers.sink.poll_async(|$event, _, _| number = $number).await;
            assert_eq!(events(polled), 1, "one at a time");
            number
        }

        async fn receive_all((pollers, _): &mut Self::Receiver, messages: u64, mut handle: impl FnMut(u64) + Send) {
            let mut received = 0;
            while received < messages {
                received += events(pollers.sink.poll_async(|$event, _, _| handle($number)).await);
            }
            assert_eq!(received, messages, "more events came than were sent");
        }
    };
}

/// All that is there, read where it lies.
macro_rules! poll_in_place {
    () => {
        poll!(|number| *number);
    };
}

lines! {
    Received "ours, by value": 8192, [single], stamped, [u64], send, receive;
    Polled "ours, by value, polled": 8192, [single], stamped, [u64], send, poll;
    InPlace "ours, in place": 8192, [single], stamped, [&u64], publish, poll_in_place;
    Dense "ours, in place, dense": 8192, [single], dense, [&u64], publish, poll_in_place;
    Batches "ours, batches": 8192, [single], stamped, [&u64], publish_batches, poll_in_place;
    DenseBatches "ours, batches, dense": 8192, [single], dense, [&u64], publish_batches, poll_in_place;

    SmallReceived "ours, by value": 64, [single], stamped, [u64], send, receive;
    SmallPolled "ours, by value, polled": 64, [single], stamped, [u64], send, poll;
    SmallInPlace "ours, in place": 64, [single], stamped, [&u64], publish, poll_in_place;
    SmallDense "ours, in place, dense": 64, [single], dense, [&u64], publish, poll_in_place;

    SharedReceived "ours, by value": 8192, [multi], stamped, [u64], send, receive;
    SharedPolled "ours, by value, polled": 8192, [multi], stamped, [u64], send, poll;
    SharedInPlace "ours, in place": 8192, [multi], stamped, [&u64], publish, poll_in_place;

    SmallSharedReceived "ours, by value": 64, [multi], stamped, [u64], send, receive;
    SmallSharedPolled "ours, by value, polled": 64, [multi], stamped, [u64], send, poll;
    SmallSharedInPlace "ours, in place": 64, [multi], stamped, [&u64], publish, poll_in_place;
}

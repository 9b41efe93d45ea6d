//! Stages on threads between the ends, which are tasks. Each stage adds one.

use super::events;
use crate::contenders::{Channel, Named};
use disruptor::{Running, disruptor};

disruptor! {
    pub(crate) pipeline One {
        event: u64;
        capacity: 8192;
        producer: single, async;
        stage first: &mut u64;
        poll sink: &u64 after first { async };
    }
}

disruptor! {
    pub(crate) pipeline Two {
        event: u64;
        capacity: 8192;
        producer: single, async;
        stage first: &mut u64;
        stage second: &mut u64 after first;
        poll sink: &u64 after second { async };
    }
}

disruptor! {
    pub(crate) pipeline Together {
        event: u64;
        capacity: 8192;
        producer: single, async;
        stage first: &mut u64;
        stage second: &mut u64 after first;
        poll sink: &u64 after second { async };
        thread both: first, second;
    }
}

macro_rules! through {
    ($($line:ident $name:literal: $pipeline:ident($producer:ident, $pollers:ident) { $($stage:ident),+ } adds $added:literal;)+) => {
        $(
            pub(crate) struct $line;

            impl Named for $line {
                const NAME: &'static str = $name;
            }

            impl Channel<u64> for $line {
                type Sender = $producer<'static>;
                type Receiver = ($pollers<'static>, Running);

                const ADDED: u64 = $added;

                fn open(_: usize) -> (Self::Sender, Self::Receiver) {
                    let line = $pipeline { $($stage: |number, _, _| *number += 1),+ };
                    let (producer, pollers, running) = line.spawn().expect("the system starts threads");
                    (producer, (pollers, running))
                }

                #[inline]
                async fn send(producer: &mut Self::Sender, number: u64) {
                    producer.publish_async(|slot| *slot = number).await.expect("nobody halts");
                }

                #[inline]
                async fn receive((pollers, _): &mut Self::Receiver) -> u64 {
                    let mut number = 0;
                    let polled = pollers.sink.poll_async(|event, _, _| number = *event).await;
                    assert_eq!(events(polled), 1, "one at a time");
                    number
                }

                async fn receive_all(
                    (pollers, _): &mut Self::Receiver,
                    messages: u64,
                    mut handle: impl FnMut(u64) + Send,
                ) {
                    let mut received = 0;
                    while received < messages {
                        received += events(pollers.sink.poll_async(|event, _, _| handle(*event)).await);
                    }
                    assert_eq!(received, messages, "more events came than were sent");
                }
            }
        )+
    };
}

through! {
    ThroughOne "ours, 1 stage": One(OneProducer, OnePollers) { first } adds 1;
    ThroughTwo "ours, 2 stages": Two(TwoProducer, TwoPollers) { first, second } adds 2;
    ThroughTogether "ours, 2 stages on one thread": Together(TogetherProducer, TogetherPollers) { first, second } adds 2;
}

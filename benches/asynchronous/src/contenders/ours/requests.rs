//! A pipeline that takes requests from many tasks.

use super::events;
use crate::contenders::{Channel, Named, Server, ToThread};
use crate::flows::requests::Request;
use disruptor::{Running, disruptor};

disruptor! {
    pub(crate) pipeline Asked {
        event: Request;
        capacity: 8192;
        producer: multi, async;
        poll answer: Request { async };
    }
}

/// A task answers one request after another.
pub(crate) struct OneByOne;

impl Named for OneByOne {
    const NAME: &'static str = "ours, by value";
}

impl Channel<Request> for OneByOne {
    type Sender = AskedProducer<'static>;
    type Receiver = (AskedPollers<'static>, Running);

    fn open(_: usize) -> (Self::Sender, Self::Receiver) {
        let (producer, pollers, running) = Asked {}.spawn().expect("there is memory");
        (producer, (pollers, running))
    }

    async fn send(producer: &mut Self::Sender, request: Request) {
        assert!(producer.send_async(request).await.is_ok(), "nobody halts");
    }

    async fn receive((pollers, _): &mut Self::Receiver) -> Request {
        pollers.answer.recv_async().await.expect("there is a sender")
    }
}

/// A task answers all requests that are there.
pub(crate) struct ByBatches;

impl Named for ByBatches {
    const NAME: &'static str = "ours, by value, polled";
}

impl Channel<Request> for ByBatches {
    type Sender = <OneByOne as Channel<Request>>::Sender;
    type Receiver = <OneByOne as Channel<Request>>::Receiver;

    fn open(capacity: usize) -> (Self::Sender, Self::Receiver) {
        OneByOne::open(capacity)
    }

    async fn send(producer: &mut Self::Sender, request: Request) {
        OneByOne::send(producer, request).await;
    }

    async fn receive(receiver: &mut Self::Receiver) -> Request {
        OneByOne::receive(receiver).await
    }

    async fn receive_all((pollers, _): &mut Self::Receiver, messages: u64, mut handle: impl FnMut(Request) + Send) {
        let mut received = 0;
        while received < messages {
            received += events(pollers.answer.poll_async(|request, _, _| handle(request)).await);
        }
    }
}

disruptor! {
    pub(crate) pipeline Served {
        event: Request;
        capacity: 8192;
        producer: multi, async;
        stage answer: Request;
    }
}

/// A stage on a thread answers.
pub(crate) struct ByStage;

impl Named for ByStage {
    const NAME: &'static str = "ours, to a stage";
}

impl ToThread<Request> for ByStage {
    type Sender = ServedProducer<'static>;

    fn open_to_thread(_: usize, mut handle: impl FnMut(Request) + Send + 'static) -> (Self::Sender, Server) {
        let served = Served { answer: move |request, _, _| handle(request) };
        let (producer, running) = served.spawn().expect("the system starts a thread");
        (producer, Box::new(|| running.join().expect("nobody halts")))
    }

    async fn send_to_thread(producer: &mut Self::Sender, request: Request) {
        assert!(producer.send_async(request).await.is_ok(), "nobody halts");
    }
}

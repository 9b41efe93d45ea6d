//! Channels from other crates, with tasks at both ends.

use super::{Channel, Message, Named};
use std::num::NonZeroUsize;

/// A kind of channel, given its ends, how to open it, to send and to receive.
macro_rules! channel {
    (
        $(#[$attribute:meta])*
        $channel:ident $name:literal [$($parameter:ident)?] $message:ty {
            ($sender:ty, $receiver:ty) = |$capacity:ident| $open:expr;
            send: |$sending:ident, $event:ident| $send:expr;
            receive: |$receiving:ident| $receive:expr;
        }
    ) => {
        $(#[$attribute])*
        pub(crate) struct $channel;

        impl Named for $channel {
            const NAME: &'static str = $name;
        }

        impl$(<$parameter: Message>)? Channel<$message> for $channel {
            type Sender = $sender;
            type Receiver = $receiver;

            fn open($capacity: usize) -> (Self::Sender, Self::Receiver) {
                $open
            }

            #[inline]
            async fn send($sending: &mut Self::Sender, $event: $message) {
                $send
            }

            #[inline]
            async fn receive($receiving: &mut Self::Receiver) -> $message {
                $receive
            }
        }
    };
}

channel! {
    Tokio "tokio mpsc" [T] T {
        (tokio::sync::mpsc::Sender<T>, tokio::sync::mpsc::Receiver<T>) = |capacity| tokio::sync::mpsc::channel(capacity);
        send: |sender, message| assert!(sender.send(message).await.is_ok(), "there is a receiver");
        receive: |receiver| receiver.recv().await.expect("there is a sender");
    }
}

channel! {
    CrossfireSpsc "crossfire spsc" [T] T {
        (
            crossfire::AsyncTx<crossfire::spsc::Array<T>>,
            crossfire::AsyncRx<crossfire::spsc::Array<T>>
        ) = |capacity| crossfire::spsc::bounded_async(capacity);
        send: |sender, message| assert!(sender.send(message).await.is_ok(), "there is a receiver");
        receive: |receiver| receiver.recv().await.expect("there is a sender");
    }
}

channel! {
    CrossfireMpsc "crossfire mpsc" [T] T {
        (
            crossfire::MAsyncTx<crossfire::mpsc::Array<T>>,
            crossfire::AsyncRx<crossfire::mpsc::Array<T>>
        ) = |capacity| crossfire::mpsc::bounded_async(capacity);
        send: |sender, message| assert!(sender.send(message).await.is_ok(), "there is a receiver");
        receive: |receiver| receiver.recv().await.expect("there is a sender");
    }
}

channel! {
    Kanal "kanal" [T] T {
        (kanal::AsyncSender<T>, kanal::AsyncReceiver<T>) = |capacity| kanal::bounded_async(capacity);
        send: |sender, message| assert!(sender.send(message).await.is_ok(), "there is a receiver");
        receive: |receiver| receiver.recv().await.expect("there is a sender");
    }
}

channel! {
    Gil "gil spsc" [T] T {
        (gil::spsc::Sender<T>, gil::spsc::Receiver<T>) =
            |capacity| gil::spsc::channel(NonZeroUsize::new(capacity).expect("there is room"));
        send: |sender, message| sender.send_async(message).await;
        receive: |receiver| receiver.recv_async().await;
    }
}

channel! {
    Flume "flume" [T] T {
        (flume::Sender<T>, flume::Receiver<T>) = |capacity| flume::bounded(capacity);
        send: |sender, message| assert!(sender.send_async(message).await.is_ok(), "there is a receiver");
        receive: |receiver| receiver.recv_async().await.expect("there is a sender");
    }
}

channel! {
    AsyncChannel "async-channel" [T] T {
        (async_channel::Sender<T>, async_channel::Receiver<T>) = |capacity| async_channel::bounded(capacity);
        send: |sender, message| assert!(sender.send(message).await.is_ok(), "there is a receiver");
        receive: |receiver| receiver.recv().await.expect("there is a sender");
    }
}

channel! {
    Thingbuf "thingbuf mpsc" [] u64 {
        (thingbuf::mpsc::Sender<u64>, thingbuf::mpsc::Receiver<u64>) = |capacity| thingbuf::mpsc::channel(capacity);
        send: |sender, message| assert!(sender.send(message).await.is_ok(), "there is a receiver");
        receive: |receiver| receiver.recv().await.expect("there is a sender");
    }
}

channel! {
    /// Writes and reads messages where they lie.
    ThingbufInPlace "thingbuf mpsc, in place" [] u64 {
        (thingbuf::mpsc::Sender<u64>, thingbuf::mpsc::Receiver<u64>) = |capacity| thingbuf::mpsc::channel(capacity);
        send: |sender, message| *sender.send_ref().await.expect("there is a receiver") = message;
        receive: |receiver| *receiver.recv_ref().await.expect("there is a sender");
    }
}

/// Receives what is there at once, up to so many.
const MOST: usize = 1024;

/// tokio's channel, whose receiver takes batches.
pub(crate) struct TokioMany;

impl Named for TokioMany {
    const NAME: &'static str = "tokio mpsc, recv_many";
}

impl<T: Message> Channel<T> for TokioMany {
    type Sender = tokio::sync::mpsc::Sender<T>;
    type Receiver = (tokio::sync::mpsc::Receiver<T>, Vec<T>);

    fn open(capacity: usize) -> (Self::Sender, Self::Receiver) {
        let (sender, receiver) = tokio::sync::mpsc::channel(capacity);
        (sender, (receiver, Vec::with_capacity(MOST)))
    }

    #[inline]
    async fn send(sender: &mut Self::Sender, message: T) {
        assert!(sender.send(message).await.is_ok(), "there is a receiver");
    }

    #[inline]
    async fn receive((receiver, _): &mut Self::Receiver) -> T {
        receiver.recv().await.expect("there is a sender")
    }

    async fn receive_all((receiver, buffer): &mut Self::Receiver, messages: u64, mut handle: impl FnMut(T) + Send) {
        let mut left = messages;
        while left > 0 {
            let most = MOST.min(usize::try_from(left).unwrap_or(MOST));
            left -= receiver.recv_many(buffer, most).await as u64;
            buffer.drain(..).for_each(&mut handle);
        }
    }
}

/// How many messages a batch has.
pub(crate) const BATCH: usize = 10;

/// tokio's channel, batches at both ends.
pub(crate) struct TokioBatches;

impl Named for TokioBatches {
    const NAME: &'static str = "tokio mpsc, reserve_many, recv_many";
}

impl<T: Message> Channel<T> for TokioBatches {
    type Sender = <TokioMany as Channel<T>>::Sender;
    type Receiver = <TokioMany as Channel<T>>::Receiver;

    fn open(capacity: usize) -> (Self::Sender, Self::Receiver) {
        TokioMany::open(capacity)
    }

    async fn send(sender: &mut Self::Sender, message: T) {
        TokioMany::send(sender, message).await;
    }

    async fn receive(receiver: &mut Self::Receiver) -> T {
        TokioMany::receive(receiver).await
    }

    async fn send_all(sender: &mut Self::Sender, messages: impl Iterator<Item = T> + Send) {
        let mut messages = messages.peekable();
        while messages.peek().is_some() {
            let permits = sender.reserve_many(BATCH).await.expect("there is a receiver");
            permits.zip(&mut messages).for_each(|(permit, message)| permit.send(message));
        }
    }

    async fn receive_all(receiver: &mut Self::Receiver, messages: u64, handle: impl FnMut(T) + Send) {
        TokioMany::receive_all(receiver, messages, handle).await;
    }
}

//! Channels from other crates, with a plain thread at one end or at both.

use super::peers::{AsyncChannel, CrossfireMpsc, CrossfireSpsc, Flume, Gil, Kanal, Tokio};
use super::{Channel, FromThread, Message, Server, ToThread};
use std::num::NonZeroUsize;
use std::thread;

/// A thread sends, a task receives. The receiver is the one of [`Channel`].
macro_rules! from_thread {
    ($channel:ident: $sender:ty = |$capacity:ident| $open:expr; |$sending:ident, $message:ident| $send:expr) => {
        impl<T: Message> FromThread<T> for $channel {
            type Sender = $sender;
            type Receiver = <Self as Channel<T>>::Receiver;

            fn open_from_thread($capacity: usize) -> (Self::Sender, Self::Receiver) {
                $open
            }

            #[inline]
            fn send_blocking($sending: &mut Self::Sender, $message: T) {
                $send
            }

            async fn receive_from_thread(receiver: &mut Self::Receiver, messages: u64, handle: impl FnMut(T) + Send) {
                Self::receive_all(receiver, messages, handle).await;
            }
        }
    };
}

from_thread!(
    Tokio: tokio::sync::mpsc::Sender<T> = |capacity| tokio::sync::mpsc::channel(capacity);
    |sender, message| assert!(sender.blocking_send(message).is_ok(), "there is a receiver")
);
from_thread!(
    CrossfireSpsc: crossfire::Tx<crossfire::spsc::Array<T>> = |capacity| crossfire::spsc::bounded_blocking_async(capacity);
    |sender, message| assert!(sender.send(message).is_ok(), "there is a receiver")
);
from_thread!(
    Kanal: kanal::Sender<T> = |capacity| {
        let (sender, receiver) = kanal::bounded_async(capacity);
        (sender.to_sync(), receiver)
    };
    |sender, message| assert!(sender.send(message).is_ok(), "there is a receiver")
);
from_thread!(
    Gil: gil::spsc::Sender<T> = |capacity| gil::spsc::channel(NonZeroUsize::new(capacity).expect("there is room"));
    |sender, message| sender.send(message)
);
from_thread!(
    Flume: flume::Sender<T> = |capacity| flume::bounded(capacity);
    |sender, message| assert!(sender.send(message).is_ok(), "there is a receiver")
);
from_thread!(
    AsyncChannel: async_channel::Sender<T> = |capacity| async_channel::bounded(capacity);
    |sender, message| assert!(sender.send_blocking(message).is_ok(), "there is a receiver")
);

/// A task sends, a thread receives. The sender is the one of [`Channel`].
macro_rules! to_thread {
    ($channel:ident: |$capacity:ident| $open:expr; |$receiver:ident| $receive:expr) => {
        impl<T: Message> ToThread<T> for $channel {
            type Sender = <Self as Channel<T>>::Sender;

            fn open_to_thread($capacity: usize, mut handle: impl FnMut(T) + Send + 'static) -> (Self::Sender, Server) {
                #[allow(unused_mut, reason = "some are received from through a shared reference")]
                let (sender, mut $receiver) = $open;
                let thread = thread::spawn(move || {
                    while let Some(message) = $receive {
                        handle(message);
                    }
                });
                (sender, Box::new(|| thread.join().expect("the thread does not panic")))
            }

            #[inline]
            async fn send_to_thread(sender: &mut Self::Sender, message: T) {
                Self::send(sender, message).await;
            }
        }
    };
}

to_thread!(Tokio: |capacity| tokio::sync::mpsc::channel(capacity); |receiver| receiver.blocking_recv());
to_thread!(CrossfireSpsc: |capacity| crossfire::spsc::bounded_async_blocking(capacity); |receiver| receiver.recv().ok());
to_thread!(CrossfireMpsc: |capacity| crossfire::mpsc::bounded_async_blocking(capacity); |receiver| receiver.recv().ok());
to_thread!(
    Kanal: |capacity| {
        let (sender, receiver) = kanal::bounded_async(capacity);
        (sender, receiver.to_sync())
    };
    |receiver| receiver.recv().ok()
);
to_thread!(Flume: |capacity| flume::bounded(capacity); |receiver| receiver.recv().ok());
to_thread!(AsyncChannel: |capacity| async_channel::bounded(capacity); |receiver| receiver.recv_blocking().ok());

/// Threads at both ends.
pub(crate) trait BetweenThreads {
    /// A function that sends, and one that receives. `None` is the end.
    fn pair(capacity: usize) -> (impl FnMut(u64) + Send + 'static, impl FnMut() -> Option<u64> + Send + 'static);
}

macro_rules! between_threads {
    ($channel:ident: $open:path; |$sender:ident, $message:ident| $send:expr; |$receiver:ident| $receive:expr) => {
        impl BetweenThreads for $channel {
            fn pair(
                capacity: usize,
            ) -> (impl FnMut(u64) + Send + 'static, impl FnMut() -> Option<u64> + Send + 'static) {
                #[allow(unused_mut, reason = "some are received from through a shared reference")]
                let ($sender, mut $receiver) = $open(capacity);
                (move |$message| assert!($send.is_ok(), "there is a receiver"), move || $receive)
            }
        }
    };
}

between_threads!(
    Tokio: tokio::sync::mpsc::channel;
    |sender, message| sender.blocking_send(message);
    |receiver| receiver.blocking_recv()
);
between_threads!(
    CrossfireSpsc: crossfire::spsc::bounded_blocking;
    |sender, message| sender.send(message);
    |receiver| receiver.recv().ok()
);
between_threads!(Kanal: kanal::bounded; |sender, message| sender.send(message); |receiver| receiver.recv().ok());
between_threads!(Flume: flume::bounded; |sender, message| sender.send(message); |receiver| receiver.recv().ok());

//! Who takes part. Each is a way to move messages from one end to the other, and the flows know nothing else of it.

pub(crate) mod bare;
pub(crate) mod hops;
pub(crate) mod ours;
pub(crate) mod peers;
pub(crate) mod peers_of_threads;
mod thingbuf_requests;

/// What is sent.
pub(crate) trait Message: Send + Unpin + 'static {}

impl<T: Send + Unpin + 'static> Message for T {}

/// As it is called in the tables.
pub(crate) trait Named {
    const NAME: &'static str;
}

/// Tasks at both ends.
pub(crate) trait Channel<T: Message>: Named + 'static {
    type Sender: Send + 'static;
    type Receiver: Send + 'static;

    /// What the stages between the ends add to a number.
    const ADDED: u64 = 0;

    /// Called by a task, so it may spawn others.
    fn open(capacity: usize) -> (Self::Sender, Self::Receiver);

    fn send(sender: &mut Self::Sender, message: T) -> impl Future<Output = ()> + Send;

    fn receive(receiver: &mut Self::Receiver) -> impl Future<Output = T> + Send;

    /// Sends all of these. Who knows batches overrides it.
    fn send_all(
        sender: &mut Self::Sender,
        messages: impl Iterator<Item = T> + Send,
    ) -> impl Future<Output = ()> + Send {
        async {
            for message in messages {
                Self::send(sender, message).await;
            }
        }
    }

    /// Receives exactly so many, when no more have been sent. Who knows batches overrides it.
    fn receive_all(
        receiver: &mut Self::Receiver,
        messages: u64,
        mut handle: impl FnMut(T) + Send,
    ) -> impl Future<Output = ()> + Send {
        async move {
            for _ in 0..messages {
                handle(Self::receive(receiver).await);
            }
        }
    }
}

/// A plain thread sends, a task receives.
pub(crate) trait FromThread<T: Message>: Named + 'static {
    type Sender: Send + 'static;
    type Receiver: Send + 'static;

    fn open_from_thread(capacity: usize) -> (Self::Sender, Self::Receiver);

    /// Blocks while there is no room.
    fn send_blocking(sender: &mut Self::Sender, message: T);

    fn receive_from_thread(
        receiver: &mut Self::Receiver,
        messages: u64,
        handle: impl FnMut(T) + Send,
    ) -> impl Future<Output = ()> + Send;
}

/// A task sends, a thread handles.
pub(crate) trait ToThread<T: Message>: Named + 'static {
    type Sender: Send + 'static;

    /// Starts the thread, which ends when there are no more senders.
    fn open_to_thread(capacity: usize, handle: impl FnMut(T) + Send + 'static) -> (Self::Sender, Server);

    fn send_to_thread(sender: &mut Self::Sender, message: T) -> impl Future<Output = ()> + Send;
}

/// A thread that handles messages. When it is called after the last sender is gone, it waits for the end.
pub(crate) type Server = Box<dyn FnOnce() + Send>;

//! Several channels one after another, with somebody between them who adds one and passes on.

use super::peers::{CrossfireSpsc, Flume, Kanal, Tokio};
use super::peers_of_threads::BetweenThreads;
use super::{Channel, FromThread, Named, ToThread};
use std::marker::PhantomData;
use std::mem;
use std::thread;
use tokio::sync::mpsc;

/// tokio's channels, with so many tasks between them.
pub(crate) struct TokioTasks<const TASKS: usize>;

impl Named for TokioTasks<1> {
    const NAME: &'static str = "tokio mpsc, 2 hops over a task";
}

impl Named for TokioTasks<2> {
    const NAME: &'static str = "tokio mpsc, 3 hops over 2 tasks";
}

impl<const TASKS: usize> Channel<u64> for TokioTasks<TASKS>
where
    Self: Named,
{
    type Sender = mpsc::Sender<u64>;
    type Receiver = mpsc::Receiver<u64>;

    const ADDED: u64 = TASKS as u64;

    fn open(capacity: usize) -> (Self::Sender, Self::Receiver) {
        let (first, mut last) = mpsc::channel(capacity);
        for _ in 0..TASKS {
            let mut arriving: Self::Receiver = last;
            let (onward, next) = mpsc::channel(capacity);
            last = next;
            tokio::spawn(async move {
                while let Some(number) = arriving.recv().await {
                    if onward.send(number + 1).await.is_err() {
                        return;
                    }
                }
            });
        }
        (first, last)
    }

    #[inline]
    async fn send(sender: &mut Self::Sender, number: u64) {
        assert!(sender.send(number).await.is_ok(), "there is a receiver");
    }

    #[inline]
    async fn receive(receiver: &mut Self::Receiver) -> u64 {
        receiver.recv().await.expect("there is a sender")
    }
}

/// Channels of one kind, with so many threads between them.
pub(crate) struct Threads<C, const THREADS: usize>(PhantomData<C>);

macro_rules! named {
    ($($channel:ident, $threads:literal: $name:literal;)+) => {
        $(impl Named for Threads<$channel, $threads> {
            const NAME: &'static str = $name;
        })+
    };
}

named! {
    Tokio, 1: "tokio mpsc, 2 hops over a thread";
    CrossfireSpsc, 1: "crossfire spsc, 2 hops over a thread";
    Kanal, 1: "kanal, 2 hops over a thread";
    Flume, 1: "flume, 2 hops over a thread";
    Tokio, 2: "tokio mpsc, 3 hops over 2 threads";
    CrossfireSpsc, 2: "crossfire spsc, 3 hops over 2 threads";
    Kanal, 2: "kanal, 3 hops over 2 threads";
    Flume, 2: "flume, 3 hops over 2 threads";
}

impl<C, const THREADS: usize> Channel<u64> for Threads<C, THREADS>
where
    C: Channel<u64> + FromThread<u64> + ToThread<u64> + BetweenThreads,
    Self: Named + Send,
{
    type Sender = <C as ToThread<u64>>::Sender;
    type Receiver = <C as FromThread<u64>>::Receiver;

    const ADDED: u64 = THREADS as u64;

    fn open(capacity: usize) -> (Self::Sender, Self::Receiver) {
        let (mut last, receiver) = C::open_from_thread(capacity);
        let mut put: Box<dyn FnMut(u64) + Send> = Box::new(move |number| C::send_blocking(&mut last, number));
        for _ in 1..THREADS {
            let (onward, mut arriving) = C::pair(capacity);
            let mut next = mem::replace(&mut put, Box::new(onward));
            thread::spawn(move || {
                while let Some(number) = arriving() {
                    next(number + 1);
                }
            });
        }
        // The first thread ends when the sender is gone, and the others one after another.
        let (sender, _) = C::open_to_thread(capacity, move |number| put(number + 1));
        (sender, receiver)
    }

    #[inline]
    async fn send(sender: &mut Self::Sender, number: u64) {
        C::send_to_thread(sender, number).await;
    }

    #[inline]
    async fn receive(receiver: &mut Self::Receiver) -> u64 {
        let mut number = 0;
        C::receive_from_thread(receiver, 1, |arrived| number = arrived).await;
        number
    }
}

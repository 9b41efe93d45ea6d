//! The races of queues, which all run the same loops: an implementation says only how a queue is made and which calls it has.

use crate::load::trips::Course;
use crate::load::{Event, Load, Receive};
use crate::machine::places;
use std::hint::spin_loop;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// How a queue is made.
pub(crate) trait Ends<const W: usize> {
    type Sender: Send;
    type Receiver: Send;

    fn new(capacity: usize) -> (Self::Sender, Self::Receiver);
}

/// A queue whose calls wait.
pub(crate) trait Queue<const W: usize>: Ends<W> {
    /// Waits for room.
    fn send(sender: &mut Self::Sender, event: Event<W>);

    /// Waits for an event. `None` if the queue is empty and has ended.
    fn receive(receiver: &mut Self::Receiver, ended: &AtomicBool) -> Option<Event<W>>;
}

/// A queue whose calls do not wait.
pub(crate) trait TryQueue<const W: usize>: Ends<W> {
    /// Returns whether there was room.
    fn try_send(sender: &mut Self::Sender, event: Event<W>) -> bool;

    fn try_receive(receiver: &mut Self::Receiver) -> Option<Event<W>>;
}

/// A queue that knows batches.
pub(crate) trait Batches<const W: usize>: Ends<W> {
    /// Sends `B` events that have consecutive values. Waits for room.
    fn send_batch<const B: usize>(sender: &mut Self::Sender, first: u64);

    /// Hands over what is there, and returns whether that was anything.
    fn try_receive_batch(receiver: &mut Self::Receiver, sink: &mut impl Receive) -> bool;
}

/// Both ends spin on the calls that do not wait.
pub(crate) struct Spinning<Q>(PhantomData<Q>);

impl<const W: usize, Q: Ends<W>> Ends<W> for Spinning<Q> {
    type Sender = Q::Sender;
    type Receiver = Q::Receiver;

    fn new(capacity: usize) -> (Q::Sender, Q::Receiver) {
        Q::new(capacity)
    }
}

impl<const W: usize, Q: TryQueue<W>> Queue<W> for Spinning<Q> {
    #[inline(always)]
    fn send(sender: &mut Q::Sender, event: Event<W>) {
        while !Q::try_send(sender, event) {
            spin_loop();
        }
    }

    #[inline(always)]
    fn receive(receiver: &mut Q::Receiver, ended: &AtomicBool) -> Option<Event<W>> {
        loop {
            if let Some(event) = Q::try_receive(receiver) {
                return Some(event);
            }
            if ended.load(Ordering::Relaxed) {
                return None;
            }
            spin_loop();
        }
    }
}

/// Tells the receiving thread when it goes, also in a panic.
struct End<'e>(&'e AtomicBool);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

pub(crate) fn one_by_one<Q: Queue<W>, const W: usize, L: Load>(load: &L) -> Duration {
    let (mut sender, mut receiver) = Q::new(load.capacity());
    let mut sink = load.sink();
    let ended = AtomicBool::new(false);
    places().loosen();
    thread::scope(|scope| {
        let ended = &ended;
        scope.spawn(move || {
            places().pin_consumer();
            while let Some(event) = Q::receive(&mut receiver, ended) {
                sink.receive(&event);
            }
        });
        let _end = End(ended);
        let elapsed = load.drive::<1>(|value| Q::send(&mut sender, Event::new(value)));
        drop(sender);
        elapsed
    })
}

pub(crate) fn batches<Q: Batches<W>, const W: usize, const B: usize, L: Load>(load: &L) -> Duration {
    let (mut sender, mut receiver) = Q::new(load.capacity());
    let mut sink = load.sink();
    let ended = AtomicBool::new(false);
    places().loosen();
    thread::scope(|scope| {
        let ended = &ended;
        scope.spawn(move || {
            places().pin_consumer();
            loop {
                if !Q::try_receive_batch(&mut receiver, &mut sink) {
                    if ended.load(Ordering::Relaxed) {
                        return;
                    }
                    spin_loop();
                }
            }
        });
        let _end = End(ended);
        load.drive::<B>(|first| Q::send_batch::<B>(&mut sender, first))
    })
}

/// There by one queue and back by another.
pub(crate) fn two_rings<Q: Queue<1>>(course: &mut impl Course) {
    let capacity = crate::load::CAPACITY;
    let ((mut there, mut arriving), (mut answers, mut back)) = (Q::new(capacity), Q::new(capacity));
    let ended = AtomicBool::new(false);
    places().loosen();
    thread::scope(|scope| {
        let ended = &ended;
        scope.spawn(move || {
            places().pin_consumer();
            while let Some(event) = Q::receive(&mut arriving, ended) {
                Q::send(&mut answers, event);
            }
        });
        let _end = End(ended);
        places().pin_producer();
        course.run(|value| {
            Q::send(&mut there, Event::new(value));
            let answer = Q::receive(&mut back, ended).map(|event| event.value());
            assert_eq!(answer, Some(value), "events were lost or changed");
        });
        drop(there);
    });
}

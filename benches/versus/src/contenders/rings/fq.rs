//! `fq`. Batches are iterators, which write and read where the events lie, or slices, which are copied.

use crate::contenders::queue::{Batches, Ends, TryQueue};
use crate::load::{Event, Receive};
use fq::{Consumer, FastQueue, Producer};
use std::hint::spin_loop;

pub(crate) struct Fq;

impl<const W: usize> Ends<W> for Fq {
    type Sender = Producer<Event<W>>;
    type Receiver = Consumer<Event<W>>;

    fn new(capacity: usize) -> (Self::Sender, Self::Receiver) {
        FastQueue::new(capacity)
    }
}

impl<const W: usize> TryQueue<W> for Fq {
    #[inline(always)]
    fn try_send(sender: &mut Self::Sender, event: Event<W>) -> bool {
        sender.push(event).is_ok()
    }

    #[inline(always)]
    fn try_receive(receiver: &mut Self::Receiver) -> Option<Event<W>> {
        receiver.pop()
    }
}

impl<const W: usize> Batches<W> for Fq {
    #[inline(always)]
    fn send_batch<const B: usize>(sender: &mut Self::Sender, first: u64) {
        let mut values = first..first + B as u64;
        loop {
            sender.push_iter(values.by_ref().map(Event::new));
            if values.is_empty() {
                return;
            }
            spin_loop();
        }
    }

    #[inline(always)]
    fn try_receive_batch(receiver: &mut Self::Receiver, sink: &mut impl Receive) -> bool {
        let events = receiver.pop_iter();
        let any = events.len() > 0;
        events.for_each(|event| sink.receive(&event));
        any
    }
}

pub(crate) struct FqBySlices;

/// As many as are popped at a time.
const PIECE: usize = 100;

impl<const W: usize> Ends<W> for FqBySlices {
    type Sender = Producer<Event<W>>;
    /// With a place for what is popped.
    type Receiver = (Consumer<Event<W>>, Box<[Event<W>; PIECE]>);

    fn new(capacity: usize) -> (Self::Sender, Self::Receiver) {
        let (sender, receiver) = FastQueue::new(capacity);
        (sender, (receiver, Box::new([Event::new(0); PIECE])))
    }
}

impl<const W: usize> TryQueue<W> for FqBySlices {
    #[inline(always)]
    fn try_send(sender: &mut Self::Sender, event: Event<W>) -> bool {
        Fq::try_send(sender, event)
    }

    #[inline(always)]
    fn try_receive((receiver, _): &mut Self::Receiver) -> Option<Event<W>> {
        Fq::try_receive(receiver)
    }
}

impl<const W: usize> Batches<W> for FqBySlices {
    #[inline(always)]
    fn send_batch<const B: usize>(sender: &mut Self::Sender, first: u64) {
        let events: [Event<W>; B] = std::array::from_fn(|index| Event::new(first + index as u64));
        let mut rest = &events[..];
        loop {
            rest = &rest[sender.push_slice(rest)..];
            if rest.is_empty() {
                return;
            }
            spin_loop();
        }
    }

    #[inline(always)]
    fn try_receive_batch((receiver, piece): &mut Self::Receiver, sink: &mut impl Receive) -> bool {
        let count = receiver.pop_slice(&mut piece[..]);
        for event in &piece[..count] {
            sink.receive(event);
        }
        count > 0
    }
}

//! `rtrb`. Batches are chunks: written and read where they lie.

use crate::contenders::queue::{Batches, Ends, TryQueue};
use crate::load::{Event, Receive};
use rtrb::{Consumer, Producer, RingBuffer};
use std::hint::spin_loop;

pub(crate) struct Rtrb;

impl<const W: usize> Ends<W> for Rtrb {
    type Sender = Producer<Event<W>>;
    type Receiver = Consumer<Event<W>>;

    fn new(capacity: usize) -> (Self::Sender, Self::Receiver) {
        RingBuffer::new(capacity)
    }
}

impl<const W: usize> TryQueue<W> for Rtrb {
    #[inline(always)]
    fn try_send(sender: &mut Self::Sender, event: Event<W>) -> bool {
        sender.push(event).is_ok()
    }

    #[inline(always)]
    fn try_receive(receiver: &mut Self::Receiver) -> Option<Event<W>> {
        receiver.pop().ok()
    }
}

impl<const W: usize> Batches<W> for Rtrb {
    #[inline(always)]
    fn send_batch<const B: usize>(sender: &mut Self::Sender, first: u64) {
        let chunk = loop {
            match sender.write_chunk_uninit(B) {
                Ok(chunk) => break chunk,
                Err(_) => spin_loop(),
            }
        };
        chunk.fill_from_iter((first..).map(Event::new));
    }

    #[inline(always)]
    fn try_receive_batch(receiver: &mut Self::Receiver, sink: &mut impl Receive) -> bool {
        let available = receiver.slots();
        if available == 0 {
            return false;
        }
        let chunk = receiver.read_chunk(available).expect("so many are there");
        let (first, second) = chunk.as_slices();
        for event in first.iter().chain(second) {
            sink.receive(event);
        }
        chunk.commit_all();
        true
    }
}

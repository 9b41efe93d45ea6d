//! `ringbuf`, with the ends that `split` makes, which remember the other end's index. Batches are written and read where they lie.

use crate::contenders::queue::{Batches, Ends, TryQueue};
use crate::load::{Event, Receive};
use ringbuf::traits::{Consumer, Producer, Raw, Split};
use ringbuf::{HeapCons, HeapProd, HeapRb};
use std::hint::spin_loop;

pub(crate) struct Ringbuf;

impl<const W: usize> Ends<W> for Ringbuf {
    type Sender = HeapProd<Event<W>>;
    type Receiver = HeapCons<Event<W>>;

    fn new(capacity: usize) -> (Self::Sender, Self::Receiver) {
        HeapRb::new(capacity).split()
    }
}

impl<const W: usize> TryQueue<W> for Ringbuf {
    #[inline(always)]
    fn try_send(sender: &mut Self::Sender, event: Event<W>) -> bool {
        sender.try_push(event).is_ok()
    }

    #[inline(always)]
    fn try_receive(receiver: &mut Self::Receiver) -> Option<Event<W>> {
        receiver.try_pop()
    }
}

impl<const W: usize> Batches<W> for Ringbuf {
    #[inline(always)]
    fn send_batch<const B: usize>(sender: &mut Self::Sender, first: u64) {
        loop {
            let (head, tail) = sender.vacant_slices_mut();
            if head.len() + tail.len() >= B {
                for (slot, value) in head.iter_mut().chain(tail).take(B).zip(first..) {
                    slot.write(Event::new(value));
                }
                break;
            }
            spin_loop();
        }
        // SAFETY: so many slots were vacant, and the loop has written them.
        unsafe { sender.advance_write_index(B) };
    }

    #[inline(always)]
    fn try_receive_batch(receiver: &mut Self::Receiver, sink: &mut impl Receive) -> bool {
        let (head, tail) = receiver.as_slices();
        let count = head.len() + tail.len();
        for event in head.iter().chain(tail) {
            sink.receive(event);
        }
        // SAFETY: so many slots were occupied, and their events need no drop.
        unsafe { receiver.advance_read_index(count) };
        count > 0
    }
}

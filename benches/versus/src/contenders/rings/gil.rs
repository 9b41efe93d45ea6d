//! `gil`, its queue for one sender and one receiver. Batches are written and read where they lie.

use crate::contenders::queue::{Batches, Ends, TryQueue};
use crate::load::{Event, Receive};
use gil::spsc::{Receiver, Sender, channel};
use std::hint::spin_loop;
use std::num::NonZeroUsize;

pub(crate) struct Gil;

impl<const W: usize> Ends<W> for Gil {
    type Sender = Sender<Event<W>>;
    type Receiver = Receiver<Event<W>>;

    fn new(capacity: usize) -> (Self::Sender, Self::Receiver) {
        channel(NonZeroUsize::new(capacity).expect("there are slots"))
    }
}

impl<const W: usize> TryQueue<W> for Gil {
    #[inline(always)]
    fn try_send(sender: &mut Self::Sender, event: Event<W>) -> bool {
        sender.try_send(event).is_ok()
    }

    #[inline(always)]
    fn try_receive(receiver: &mut Self::Receiver) -> Option<Event<W>> {
        receiver.try_recv()
    }
}

impl<const W: usize> Batches<W> for Gil {
    #[inline(always)]
    fn send_batch<const B: usize>(sender: &mut Self::Sender, first: u64) {
        let mut sent = 0;
        while sent < B {
            // The free slots up to the end of the buffer, of which there may be fewer than the batch needs.
            let slots = sender.write_buffer();
            let count = slots.len().min(B - sent);
            if count == 0 {
                spin_loop();
                continue;
            }
            for (slot, value) in slots[..count].iter_mut().zip(first + sent as u64..) {
                slot.write(Event::new(value));
            }
            // SAFETY: the buffer had at least so many slots, and the loop has written them.
            unsafe { sender.commit(count) };
            sent += count;
        }
    }

    #[inline(always)]
    fn try_receive_batch(receiver: &mut Self::Receiver, sink: &mut impl Receive) -> bool {
        let mut guard = receiver.read_guard();
        for event in guard.as_slice() {
            sink.receive(event);
        }
        let count = guard.len();
        guard.advance(count);
        count > 0
    }
}

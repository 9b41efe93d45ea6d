//! `nexus-queue`: its queue for one producer, and the one for several, which sometimes answers faster. They know no batches.

use crate::contenders::queue::{Ends, TryQueue};
use crate::load::Event;
use nexus_queue::{mpsc, spsc};

pub(crate) struct Nexus;

impl<const W: usize> Ends<W> for Nexus {
    type Sender = spsc::Producer<Event<W>>;
    type Receiver = spsc::Consumer<Event<W>>;

    fn new(capacity: usize) -> (Self::Sender, Self::Receiver) {
        spsc::ring_buffer(capacity)
    }
}

impl<const W: usize> TryQueue<W> for Nexus {
    #[inline(always)]
    fn try_send(sender: &mut Self::Sender, event: Event<W>) -> bool {
        sender.push(event).is_ok()
    }

    #[inline(always)]
    fn try_receive(receiver: &mut Self::Receiver) -> Option<Event<W>> {
        receiver.pop()
    }
}

pub(crate) struct NexusMpsc;

impl<const W: usize> Ends<W> for NexusMpsc {
    type Sender = mpsc::Producer<Event<W>>;
    type Receiver = mpsc::Consumer<Event<W>>;

    fn new(capacity: usize) -> (Self::Sender, Self::Receiver) {
        mpsc::ring_buffer(capacity)
    }
}

impl<const W: usize> TryQueue<W> for NexusMpsc {
    #[inline(always)]
    fn try_send(sender: &mut Self::Sender, event: Event<W>) -> bool {
        sender.push(event).is_ok()
    }

    #[inline(always)]
    fn try_receive(receiver: &mut Self::Receiver) -> Option<Event<W>> {
        receiver.pop()
    }
}

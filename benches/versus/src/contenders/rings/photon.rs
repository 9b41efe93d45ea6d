//! `photon-ring`, whose publisher waits for the subscriber: `channel_bounded`. Its batches publish one event after the other.

use crate::contenders::queue::{Batches, Ends, TryQueue};
use crate::load::{Event, Receive};
use photon_ring::{Publisher, Subscriber, channel_bounded};

pub(crate) struct Photon;

impl<const W: usize> Ends<W> for Photon {
    type Sender = Publisher<Event<W>>;
    type Receiver = Subscriber<Event<W>>;

    fn new(capacity: usize) -> (Self::Sender, Self::Receiver) {
        let (publisher, subscribers) = channel_bounded(capacity, 0);
        (publisher, subscribers.subscribe())
    }
}

impl<const W: usize> TryQueue<W> for Photon {
    #[inline(always)]
    fn try_send(sender: &mut Self::Sender, event: Event<W>) -> bool {
        sender.try_publish(event).is_ok()
    }

    #[inline(always)]
    fn try_receive(receiver: &mut Self::Receiver) -> Option<Event<W>> {
        receiver.try_recv().ok()
    }
}

impl<const W: usize> Batches<W> for Photon {
    #[inline(always)]
    fn send_batch<const B: usize>(sender: &mut Self::Sender, first: u64) {
        let events: [Event<W>; B] = std::array::from_fn(|index| Event::new(first + index as u64));
        sender.publish_batch(&events);
    }

    #[inline(always)]
    fn try_receive_batch(receiver: &mut Self::Receiver, sink: &mut impl Receive) -> bool {
        let mut any = false;
        for event in receiver.drain() {
            sink.receive(&event);
            any = true;
        }
        any
    }
}

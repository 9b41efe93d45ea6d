//! thingbuf's channel for messages that have no default value.

use super::Channel;
use super::peers::Thingbuf;
use crate::flows::requests::Request;
use thingbuf::mpsc::{Receiver, Sender, with_recycle};
use thingbuf::recycling::Recycle;

/// Slots are empty before and after.
#[derive(Clone)]
pub(crate) struct Emptied;

impl<T> Recycle<Option<T>> for Emptied {
    fn new_element(&self) -> Option<T> {
        None
    }

    fn recycle(&self, slot: &mut Option<T>) {
        *slot = None;
    }
}

impl Channel<Request> for Thingbuf {
    type Sender = Sender<Option<Request>, Emptied>;
    type Receiver = Receiver<Option<Request>, Emptied>;

    fn open(capacity: usize) -> (Self::Sender, Self::Receiver) {
        with_recycle(capacity, Emptied)
    }

    async fn send(sender: &mut Self::Sender, request: Request) {
        assert!(sender.send(Some(request)).await.is_ok(), "there is a receiver");
    }

    async fn receive(receiver: &mut Self::Receiver) -> Request {
        receiver.recv().await.flatten().expect("there is a sender")
    }
}

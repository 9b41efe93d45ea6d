//! Where orders are handed in.

use crate::order::{Order, Receipt, Refusal};
use tokio::sync::oneshot;

/// Takes orders from any number of tasks. The service's desk is the [pipeline](crate::pipeline); the self-test compares it with
/// [tasks](crate::tasks).
pub(crate) trait Desk: Send + Sync + 'static {
    /// Hands in an order, and waits for the answer.
    ///
    /// If the future is dropped before the order is handed in, nothing is ordered. If it is dropped later, the order stands.
    fn place(&self, order: Order) -> impl Future<Output = Result<Answer, Unavailable>> + Send;
}

pub(crate) type Answer = Result<Receipt, Refusal>;

/// Why there was no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unavailable {
    /// Too many others wait. The order was not handed in.
    Busy,
    /// The desk is closed. The order was not handed in.
    Closed,
    /// The desk failed. Nobody knows whether the order is in the journal.
    Failed,
}

/// An order on its way to the answer.
pub(crate) struct Request {
    pub(crate) order: Order,
    pub(crate) refusal: Option<Refusal>,
    pub(crate) cents: u64,
    pub(crate) id: u64,
    reply: oneshot::Sender<Answer>,
}

impl Request {
    /// The request, and where its answer comes out. If the request is dropped, an error comes out.
    pub(crate) fn new(order: Order) -> (Self, oneshot::Receiver<Answer>) {
        let (reply, answer) = oneshot::channel();
        (Self { order, refusal: None, cents: 0, id: 0, reply }, answer)
    }

    pub(crate) fn answer(self) {
        let Self { order, refusal, cents, id, reply } = self;
        let answer = match refusal {
            None => Ok(Receipt { id, order, cents }),
            Some(refusal) => Err(refusal),
        };
        // It fails if the client has gone. Its order stands all the same.
        let _ = reply.send(answer);
    }
}

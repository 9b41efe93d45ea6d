//! The desk of the service: a pipeline.

use crate::desk::{Answer, Desk, Request, Unavailable};
use crate::journal::Journal;
use crate::order::{Order, Refusal};
use crate::stock::{self, Stock};
use disruptor::{PipelineError, Running, disruptor};
use std::io;
use std::time::Duration;
use tokio::time::timeout;

disruptor! {
    /// Validate, price, journal, answer.
    pub(crate) pipeline Orders {
        event: Request;
        // As many orders can be under way. Others wait for their turn.
        capacity: 256;
        producer: multi, async;

        stage validate: { order: &Order, refusal: &mut Option<Refusal> } -> bool;
        stage price: { order: &Order, cents: &mut u64 } after validate;
        // Answers come after the batch is on the disk.
        stage journal: { order: &Order, cents: &u64, id: &mut u64 } -> io::Result<()> after price;
        stage answer: Request after journal;
        stage refuse: Request else validate;
        // Together they have less to do than waking a thread costs.
        thread counter: validate, price, refuse;
    }
}

/// Where handlers of HTTP requests publish.
pub(crate) struct Ring {
    orders: OrdersProducer<'static>,
    /// How long an order waits for room in the ring.
    limit: Duration,
}

impl Ring {
    pub(crate) fn open(
        mut stock: Stock,
        mut journal: Journal,
        limit: Duration,
    ) -> Result<(Self, Running), PipelineError> {
        let (orders, running) = Orders {
            validate: move |request, _, _| {
                *request.refusal = stock.take(request.order).err();
                request.refusal.is_none()
            },
            price: |request, _, _| *request.cents = stock::price(request.order),
            journal: move |request, _, end_of_batch| {
                *request.id = journal.add(request.order, *request.cents)?;
                if end_of_batch { journal.commit() } else { Ok(()) }
            },
            answer: |request, _, _| request.answer(),
            refuse: |request, _, _| request.answer(),
        }
        .spawn()?;
        Ok((Self { orders, limit }, running))
    }
}

impl Desk for Ring {
    async fn place(&self, order: Order) -> Result<Answer, Unavailable> {
        let (request, answer) = Request::new(order);
        // A producer for each task: it costs about as much as cloning an `Arc`.
        let mut orders = self.orders.clone();
        match timeout(self.limit, orders.send_async(request)).await {
            Ok(Ok(_sequence)) => answer.await.map_err(|_dropped| Unavailable::Failed),
            Ok(Err(_halted)) => Err(Unavailable::Closed),
            Err(_elapsed) => Err(Unavailable::Busy),
        }
    }
}

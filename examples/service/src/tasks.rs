//! The same desk as tasks with channels between them: what one would write without pipelines, to compare with.

use crate::desk::{Answer, Desk, Request, Unavailable};
use crate::journal::Journal;
use crate::order::Order;
use crate::stock::{self, Stock};
use std::io;
use std::time::Duration;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// As many orders fit into each channel as into the pipeline's ring,
const CAPACITY: usize = 256;

/// and the journal's batches have as many at most.
const BATCH: usize = CAPACITY / 4;

pub(crate) struct Tasks {
    orders: Sender<Request>,
    limit: Duration,
}

impl Tasks {
    /// The desk, and the task that ends when everything is in the journal.
    pub(crate) fn open(stock: Stock, journal: Journal, limit: Duration) -> (Self, JoinHandle<io::Result<()>>) {
        let (orders, to_validate) = channel(CAPACITY);
        let (valid, to_price) = channel(CAPACITY);
        let (priced, to_write) = channel(CAPACITY);
        tokio::spawn(validate(stock, to_validate, valid));
        tokio::spawn(price(to_price, priced));
        // It waits for the disk, so it must not hold up other tasks.
        let journal = tokio::task::spawn_blocking(|| write(journal, to_write));
        (Self { orders, limit }, journal)
    }
}

async fn validate(mut stock: Stock, mut orders: Receiver<Request>, valid: Sender<Request>) {
    while let Some(mut request) = orders.recv().await {
        request.refusal = stock.take(&request.order).err();
        if request.refusal.is_some() {
            request.answer();
        } else if valid.send(request).await.is_err() {
            return;
        }
    }
}

async fn price(mut valid: Receiver<Request>, priced: Sender<Request>) {
    while let Some(mut request) = valid.recv().await {
        request.cents = stock::price(&request.order);
        if priced.send(request).await.is_err() {
            return;
        }
    }
}

fn write(mut journal: Journal, mut priced: Receiver<Request>) -> io::Result<()> {
    let mut batch = Vec::with_capacity(BATCH);
    while priced.blocking_recv_many(&mut batch, BATCH) > 0 {
        for request in &mut batch {
            request.id = journal.add(&request.order, request.cents)?;
        }
        journal.commit()?;
        batch.drain(..).for_each(Request::answer);
    }
    Ok(())
}

impl Desk for Tasks {
    async fn place(&self, order: Order) -> Result<Answer, Unavailable> {
        let (request, answer) = Request::new(order);
        match timeout(self.limit, self.orders.send(request)).await {
            Ok(Ok(())) => answer.await.map_err(|_dropped| Unavailable::Failed),
            Ok(Err(_closed)) => Err(Unavailable::Closed),
            Err(_elapsed) => Err(Unavailable::Busy),
        }
    }
}

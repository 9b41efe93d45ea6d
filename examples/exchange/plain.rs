//! The same without a pipeline: one thread does all of it, for one batch of orders after the other.

use crate::Failure;
use crate::engine::{Parts, Run};
use crate::order::Order;

/// The most orders of a batch, as many as in the pipeline. Each batch is written once, so more of them at once cost less.
const BATCH: usize = 1024;

pub(crate) fn take_orders(run: &Run<'_>, parts: &mut Parts) -> Result<(), Failure> {
    let Parts { journal, replica, book, trades: log } = parts;
    let mut numbers = journal.orders()..run.orders;
    let (mut batch, mut trades) = (Vec::new(), Vec::new());
    loop {
        batch.clear();
        batch.extend(numbers.by_ref().take(BATCH).map(|number| Order::generate(run.seed, number)));
        if batch.is_empty() {
            return Ok(());
        }
        for order in &batch {
            journal.append(order);
        }
        journal.write_out()?;
        replica.extend_from_slice(&batch);
        for order in &batch {
            trades.clear();
            book.apply(order, &mut trades);
            log.add(&trades);
        }
        log.write_out()?;
    }
}

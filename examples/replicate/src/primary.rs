//! The primary: the exchange, with a `replicate` stage that leads to another process.

use crate::book::Trade;
use crate::directory::JOURNAL;
use crate::order::Order;
use crate::replicator::Replicator;
use crate::state::State;
use crate::trades::TradeLog;
use crate::{Failure, Options, directory, say};
use disruptor::disruptor;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The file of published trades.
pub(crate) const TRADES: &str = "trades.csv";

/// One slot of the ring: an order on its way in, and its trades on their way out.
#[derive(Default)]
struct Event {
    order: Order,
    /// Keeps its memory from lap to lap.
    trades: Vec<Trade>,
}

disruptor! {
    /// Nothing is matched that is not in two places.
    pipeline Primary {
        event: Event;
        capacity: 4096;

        stage journal: { order: &Order } -> io::Result<()>;
        stage replicate: { order: &Order } -> Result<(), Failure>;
        stage matching: { order: &Order, trades: &mut Vec<Trade> } after journal, replicate;
        stage publish: { trades: &Vec<Trade> } -> io::Result<()> after matching;
    }
}

/// Takes the orders that are not yet in the journal. Tells whether the replica comes to the same book.
pub(crate) fn run(dir: &Path, options: &Options) -> Result<bool, Failure> {
    let _lock = directory::lock(dir)?;
    let mut log = TradeLog::open(&dir.join(TRADES))?;
    let (mut journal, mut book) = directory::recover(dir, "primary", options, |trades| log.add(trades))?;
    let first = journal.orders();
    if first > options.orders {
        return Err(format!("the journal holds {first} orders, more than --orders {}", options.orders).into());
    }
    if log.published() > book.trades() {
        let (published, known) = (log.published(), book.trades());
        return Err(format!("{published} trades are published, but the journal accounts for {known} only").into());
    }

    // Trades that are not yet published follow from orders that the replica may lack. It gets these first.
    let link = options.link();
    let mut replicator = Replicator::new(link.to_replica()?, &link.at, options, dir.join(JOURNAL));
    let next = replicator.catch_up(first)?;
    if next > first {
        say(format_args!("primary: the replica is ahead, at order {next}"));
    }
    log.write_out().map_err(|error| format!("{}: {error}", dir.display()))?;

    let pipeline = Arc::clone(&replicator.pipeline);
    let start = Instant::now();
    let mut batch = Vec::new();
    Primary {
        journal: |event, _, end_of_batch| {
            journal.append(event.order);
            if end_of_batch { journal.write_out() } else { Ok(()) }
        },
        replicate: |event, sequence, end_of_batch| {
            batch.push(*event.order);
            if end_of_batch {
                replicator.replicate(first + sequence + 1 - batch.len() as u64, &batch)?;
                batch.clear();
            }
            Ok(())
        },
        matching: |event, _, _| {
            event.trades.clear();
            book.apply(event.order, event.trades);
        },
        publish: |event, _, end_of_batch| {
            log.add(event.trades);
            if end_of_batch { log.write_out() } else { Ok(()) }
        },
    }
    .run(|mut orders| {
        // The first and only time.
        let _ = pipeline.set(orders.handle());
        for number in first..options.orders {
            if let Some(rate) = options.rate {
                let due = Duration::from_secs(number - first) / rate;
                sleep(due.saturating_sub(start.elapsed()));
            }
            orders.publish(|event| event.order = Order::generate(options.seed, number))?;
        }
        Ok(())
    })?;
    let (taken, count, batches) = (start.elapsed(), options.orders - first, replicator.batches);
    if batches > 0 {
        let rate = u128::from(count) * 1_000_000 / taken.as_micros().max(1);
        let each = replicator.time / batches;
        say(format_args!("primary: {count} orders in {taken:.2?}, {rate} a second"));
        say(format_args!("primary: {batches} batches, {each:.2?} each until the replica had written it"));
    }

    let state = State::of(options.orders, &book);
    say(format_args!("primary: {state}"));
    let other = replicator.finish(options.orders)?;
    if other != state {
        say(format_args!("primary: the replica DIFFERS: {other}"));
    }
    Ok(other == state)
}

//! The exchange itself: recovers, then runs the pipeline over the orders that are still to come.

use crate::book::{Book, Trade};
use crate::journal::Journal;
use crate::order::Order;
use crate::trades::TradeLog;
use crate::{Failure, Fsync, Kill, say};
use disruptor::disruptor;
use std::path::Path;
use std::process::abort;
use std::{fmt, fs, io};

/// The names of the files in the exchange's directory.
pub(crate) const JOURNAL: &str = "journal";
pub(crate) const TRADES: &str = "trades.csv";

/// What to run.
pub(crate) struct Run<'a> {
    pub(crate) dir: &'a Path,
    pub(crate) orders: u64,
    pub(crate) seed: u64,
    pub(crate) fsync: Fsync,
    pub(crate) kill: Option<Kill>,
}

/// Where an exchange has got to.
#[derive(PartialEq, Eq)]
pub(crate) struct State {
    orders: u64,
    trades: u64,
    volume: u64,
    book: u64,
    /// Whether the replica, put in charge, would go on in the same way.
    pub(crate) replica_agrees: bool,
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { orders, trades, volume, book, replica_agrees } = self;
        let replica = if *replica_agrees { "agrees" } else { "DIFFERS" };
        write!(f, "orders {orders}, trades {trades}, volume {volume}, book {book:016x}, replica {replica}")
    }
}

/// One slot of the ring: an order on its way in, and its trades on their way out.
#[derive(Default)]
struct Event {
    order: Order,
    /// Keeps its memory from lap to lap.
    trades: Vec<Trade>,
}

disruptor! {
    /// Nothing is matched that journal and replica have not taken; nothing is published that was not matched. If one of
    /// the files cannot be written, the pipeline halts: going on without a journal would be worse.
    pipeline Exchange {
        event: Event;
        capacity: 4096;

        stage journal: { order: &Order } -> io::Result<()>;
        stage replicate: { order: &Order };
        stage matching: { order: &Order, trades: &mut Vec<Trade> } after journal, replicate;
        stage publish: { trades: &Vec<Trade> } -> io::Result<()> after matching;
    }
}

/// The parts that the stages work on.
pub(crate) struct Parts {
    pub(crate) journal: Journal,
    /// A copy of all orders: what another machine would hold.
    pub(crate) replica: Vec<Order>,
    pub(crate) book: Book,
    pub(crate) trades: TradeLog,
}

impl Parts {
    pub(crate) fn state(&self) -> State {
        State {
            orders: self.journal.orders(),
            trades: self.book.trades(),
            volume: self.book.volume(),
            book: self.book.fingerprint(),
            replica_agrees: replay(&self.replica).fingerprint() == self.book.fingerprint(),
        }
    }
}

/// Takes all orders that the journal does not have.
pub(crate) type TakeOrders = fn(&Run<'_>, &mut Parts) -> Result<(), Failure>;

/// Recovers what is in the directory, takes the remaining orders, and tells where that led.
pub(crate) fn run(run: &Run<'_>) -> Result<State, Failure> {
    let mut parts = recover(run)?;
    take_orders(run, &mut parts)?;
    Ok(parts.state())
}

/// Brings everything back to where the journal ends.
pub(crate) fn recover(run: &Run<'_>) -> Result<Parts, Failure> {
    fs::create_dir_all(run.dir).map_err(|error| format!("{}: {error}", run.dir.display()))?;
    let (journal, recovered) = Journal::open(&run.dir.join(JOURNAL), run.seed, run.fsync)?;
    let count = journal.orders();
    if count > 0 {
        say(format_args!("recovered {count} orders from the journal"));
    }
    if recovered.torn > 0 {
        say(format_args!("cut off {} bytes of a torn record", recovered.torn));
    }
    check_range(run, count)?;

    let mut trades = TradeLog::open(&run.dir.join(TRADES))?;
    let published = trades.published();
    let mut book = Book::default();
    let mut of_order = Vec::new();
    for order in &recovered.orders {
        of_order.clear();
        book.apply(order, &mut of_order);
        trades.add(&of_order);
    }
    if published > book.trades() {
        let known = book.trades();
        return Err(format!("{published} trades are published, but the journal accounts for {known} only").into());
    }
    trades.write_out().and_then(|()| sync_directory(run)).map_err(|error| format!("{}: {error}", run.dir.display()))?;
    Ok(Parts { journal, replica: recovered.orders, book, trades })
}

fn check_range(run: &Run<'_>, journalled: u64) -> Result<(), Failure> {
    if journalled > run.orders {
        return Err(format!("the journal holds {journalled} orders, more than --orders {}", run.orders).into());
    }
    match run.kill {
        Some(Kill { order, .. }) if order < journalled => {
            Err(format!("--kill-at {order} is never reached: the journal holds {journalled} orders").into())
        }
        _ => Ok(()),
    }
}

/// A new file is on the disk only when its directory is.
fn sync_directory(run: &Run<'_>) -> io::Result<()> {
    if cfg!(unix) && run.fsync == Fsync::Batch { fs::File::open(run.dir)?.sync_all() } else { Ok(()) }
}

fn replay(orders: &[Order]) -> Book {
    let mut book = Book::default();
    for order in orders {
        book.apply(order, &mut Vec::new());
    }
    book
}

/// The pipeline, over all orders that the journal does not have.
pub(crate) fn take_orders(run: &Run<'_>, parts: &mut Parts) -> Result<(), Failure> {
    let Parts { journal, replica, book, trades: log } = parts;
    let first = journal.orders();
    Exchange {
        journal: |event, sequence, end_of_batch| {
            if let Some(kill) = run.kill.filter(|kill| kill.order == first + sequence) {
                match kill.tear {
                    Some(bytes) => journal.die_writing(event.order, bytes),
                    None => abort(),
                }
            }
            journal.append(event.order);
            if end_of_batch { journal.write_out() } else { Ok(()) }
        },
        replicate: |event, _, _| replica.push(*event.order),
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
        for number in first..run.orders {
            orders.publish(|event| event.order = Order::generate(run.seed, number))?;
        }
        Ok(())
    })?;
    Ok(())
}

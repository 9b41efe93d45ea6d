//! Where an exchange has got to.

use crate::book::Book;
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) orders: u64,
    pub(crate) trades: u64,
    pub(crate) volume: u64,
    /// The fingerprint of the book.
    pub(crate) book: u64,
}

impl State {
    /// After that many orders.
    pub(crate) fn of(orders: u64, book: &Book) -> Self {
        Self { orders, trades: book.trades(), volume: book.volume(), book: book.fingerprint() }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { orders, trades, volume, book } = self;
        write!(f, "orders {orders}, trades {trades}, volume {volume}, book {book:016x}")
    }
}

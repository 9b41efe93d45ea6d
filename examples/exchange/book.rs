//! The order book. Plain single-threaded code that knows nothing of rings, files or threads: that is the point.

use crate::order::{Order, Side};
use std::collections::{BTreeMap, HashMap, VecDeque};

/// Two orders have met.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trade {
    /// Trades are numbered from 0.
    pub(crate) number: u64,
    /// The order that came second.
    pub(crate) taker: u64,
    /// The order that was waiting in the book, and made the price.
    pub(crate) maker: u64,
    pub(crate) price: u64,
    pub(crate) quantity: u64,
}

/// What is left of an order that rests in the book.
struct Resting {
    id: u64,
    quantity: u64,
}

/// The orders of one price, the oldest first. Never empty.
type Level = VecDeque<Resting>;

/// Orders that found no match yet. The best price goes first; at one price, the oldest order does.
#[derive(Default)]
pub(crate) struct Book {
    bids: BTreeMap<u64, Level>,
    asks: BTreeMap<u64, Level>,
    /// Where every resting order is. Only ever asked for one key, so that its order does not matter.
    places: HashMap<u64, (Side, u64)>,
    trades: u64,
    volume: u64,
}

impl Book {
    /// Acts on an order, and appends the trades that come of it to `trades`.
    pub(crate) fn apply(&mut self, order: &Order, trades: &mut Vec<Trade>) {
        match *order {
            Order::Limit { id, side, price, quantity } => {
                let left = self.trade(id, side, price, quantity, trades);
                if left > 0 {
                    self.side(side).entry(price).or_default().push_back(Resting { id, quantity: left });
                    self.places.insert(id, (side, price));
                }
            }
            Order::Cancel { id } => self.cancel(id),
        }
    }

    /// The number of trades so far.
    pub(crate) fn trades(&self) -> u64 {
        self.trades
    }

    /// The quantity traded so far.
    pub(crate) fn volume(&self) -> u64 {
        self.volume
    }

    /// A hash of everything that the future depends on: two books with the same one behave the same.
    pub(crate) fn fingerprint(&self) -> u64 {
        let mut hash = Fnv::new();
        for levels in [&self.bids, &self.asks] {
            hash.add(levels.len() as u64);
            for (price, level) in levels {
                hash.add(*price);
                hash.add(level.len() as u64);
                for order in level {
                    hash.add(order.id);
                    hash.add(order.quantity);
                }
            }
        }
        hash.add(self.trades);
        hash.add(self.volume);
        hash.0
    }

    /// Trades with the best orders of the other side for as long as they are good enough; returns what is left.
    fn trade(&mut self, taker: u64, side: Side, limit: u64, mut quantity: u64, trades: &mut Vec<Trade>) -> u64 {
        while quantity > 0 {
            let best = match side {
                Side::Buy => self.asks.first_entry().filter(|level| *level.key() <= limit),
                Side::Sell => self.bids.last_entry().filter(|level| *level.key() >= limit),
            };
            let Some(mut level) = best else { break };
            let price = *level.key();
            let maker = level.get_mut().front_mut().expect("empty levels are removed");
            let matched = quantity.min(maker.quantity);
            quantity -= matched;
            maker.quantity -= matched;
            trades.push(Trade { number: self.trades, taker, maker: maker.id, price, quantity: matched });
            self.trades += 1;
            self.volume += matched;
            if maker.quantity == 0 {
                self.places.remove(&maker.id);
                level.get_mut().pop_front();
                if level.get().is_empty() {
                    level.remove();
                }
            }
        }
        quantity
    }

    /// An order that has been filled or cancelled before, or was none, is not there any more; that is no error.
    fn cancel(&mut self, id: u64) {
        let Some((side, price)) = self.places.remove(&id) else { return };
        let levels = self.side(side);
        if let Some(level) = levels.get_mut(&price) {
            level.retain(|order| order.id != id);
            if level.is_empty() {
                levels.remove(&price);
            }
        }
    }

    fn side(&mut self, side: Side) -> &mut BTreeMap<u64, Level> {
        match side {
            Side::Buy => &mut self.bids,
            Side::Sell => &mut self.asks,
        }
    }
}

/// FNV-1a: unlike the hashes of the standard library the same in every process and on every machine.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }

    fn add(&mut self, number: u64) {
        for byte in number.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
}

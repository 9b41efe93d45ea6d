//! Shards read the keys of all events, and find theirs by the hash.

use disruptor::disruptor;
use std::cell::Cell;

#[derive(Default)]
struct Account(u32);

#[derive(Default)]
struct Rate(Cell<u64>);

impl std::hash::Hash for Rate {
    fn hash<H: std::hash::Hasher>(&self, hasher: &mut H) {
        self.0.get().hash(hasher);
    }
}

#[derive(Default)]
struct Trade {
    account: Account,
    price: f64,
    rate: Rate,
    fee: u64,
}

disruptor! {
    pipeline Listed {
        event: Trade;
        capacity: 8;
        stage a: { account: &Account, fee: &mut u64 } { shards: 2 by account };
        stage b: { price: &f64, fee: &mut u64 } after a { shards: 2 by price };
        stage c: { rate: &Rate, fee: &mut u64 } after b { shards: 2 by rate };
    }
}

disruptor! {
    pipeline Whole {
        event: Trade;
        capacity: 8;
        stage a: &Trade { shards: 2 by account };
        stage b: &Trade after a { shards: 2 by rate };
    }
}

fn main() {
    let _ = Listed { a: |_| |_, _, _| (), b: |_| |_, _, _| (), c: |_| |_, _, _| () }.run(|_| Ok(()));
    let _ = Whole { a: |_| |_, _, _| (), b: |_| |_, _, _| () }.run(|_| Ok(()));
}

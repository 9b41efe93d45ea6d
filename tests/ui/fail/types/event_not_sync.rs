//! An event that two stages read at the same time must be `Sync`.

use disruptor::disruptor;
use std::cell::Cell;

disruptor! {
    pipeline Orders {
        event: Cell<u64>;
        capacity: 8;
        stage a: &Cell<u64>;
        stage b: &Cell<u64>;
        stage c: &Cell<u64> after a, b;
    }
}

fn main() {
    Orders { a: |_, _, _| (), b: |_, _, _| (), c: |_, _, _| () }
        .run(|mut orders| Ok(orders.publish(|order| order.set(1))?))
        .unwrap();
}

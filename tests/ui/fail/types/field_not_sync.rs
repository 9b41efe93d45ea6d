//! A field that two stages read at the same time must be `Sync`, even if the event need not be.

use disruptor::disruptor;
use std::cell::Cell;

#[derive(Default)]
struct Order {
    price: Cell<u64>,
    qty: Cell<u64>,
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: { price: &Cell<u64>, qty: &Cell<u64> };
        stage b: { price: &Cell<u64> };
    }
}

fn main() {
    Orders { a: |it, _, _| it.qty.set(1), b: |it, _, _| it.price.set(1) }
        .run(|mut orders| Ok(orders.publish(|order| order.price.set(1))?))
        .unwrap();
}

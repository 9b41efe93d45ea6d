//! Stages in branches of different decisions may have the same event.

use disruptor::disruptor;

#[derive(Default)]
struct Order {
    price: u64,
    total: u64,
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage large: { price: &u64 } -> bool;
        stage foreign: { price: &u64 } -> bool;
        stage discount: { total: &mut u64 } after large;
        stage domestic: { total: &mut u64 } else foreign;
    }
}

fn main() {
    Orders { large: |_, _, _| true, foreign: |_, _, _| true, discount: |_, _, _| (), domestic: |_, _, _| () }
        .run(|mut orders| Ok(orders.publish(|order| order.price = 1)?))
        .unwrap();
}

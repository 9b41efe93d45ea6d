//! A field that the event does not have.

use disruptor::disruptor;

#[derive(Default)]
struct Order {
    price: u64,
    qty: u64,
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: { pric: &mut u64, qty: &u64 };
    }
}

fn main() {
    Orders { a: |it, _, _| *it.pric = *it.qty }.run(|mut orders| Ok(orders.publish(|order| order.price = 1)?)).unwrap();
}

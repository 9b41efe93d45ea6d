//! A field list cannot reach through a box to the fields of the boxed event.

use disruptor::disruptor;

#[derive(Default)]
struct Order {
    price: u64,
}

disruptor! {
    pipeline Orders {
        event: Box<Order>;
        capacity: 8;
        stage a: { price: &mut u64 };
    }
}

fn main() {
    Orders { a: |it, _, _| *it.price = 2 }.run(|mut orders| Ok(orders.publish(|order| order.price = 1)?)).unwrap();
}

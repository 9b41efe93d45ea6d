//! A field of a type that does not exist.

use disruptor::disruptor;

#[derive(Default)]
struct Order {
    price: u64,
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: { price: &mut Price };
    }
}

fn main() {
    Orders { a: |it, _, _| *it.price = 1 }.run(|mut orders| Ok(orders.publish(|order| order.price = 1)?)).unwrap();
}

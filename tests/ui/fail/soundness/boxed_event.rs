//! The fields of a boxed event: a box is no `Deref` of the user's, and what it owns is the event's alone.

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

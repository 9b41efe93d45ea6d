//! Generated types that would have one name.

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
        stage producer: { price: &u64 };
        stage a_1: { price: &u64 };
        stage a1: { qty: &mut u64 };
    }
}

fn main() {
    Orders { producer: |_, _, _| (), a_1: |it, _, _| _ = *it.price, a1: |it, _, _| *it.qty += 1 }
        .run(|mut orders| Ok(orders.publish(|order| order.price = 1)?))
        .unwrap();
}

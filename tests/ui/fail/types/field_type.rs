//! A field of another type.

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
        stage a: { price: &mut u32 };
        stage b: { qty: &Option<u64> };
    }
}

fn main() {
    Orders { a: |it, _, _| *it.price = 1, b: |it, _, _| assert!(it.qty.is_some()) }
        .run(|mut orders| Ok(orders.publish(|order| order.price = order.qty)?))
        .unwrap();
}

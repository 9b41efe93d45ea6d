//! A handler that declares `&u64` cannot write.

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
        stage journal: &Order;
        stage risk: { price: &u64 };
    }
}

fn main() {
    Orders {
        journal: |order, _, _| order.price = 1,
        risk: |order, _, _| {
            *order.price = 1;
            *order.qty = 1;
        },
    }
    .run(|mut orders| Ok(orders.publish(|order| order.price = order.qty)?))
    .unwrap();
}

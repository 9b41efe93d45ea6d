//! A field that this module may not see.

use disruptor::disruptor;

mod order {
    #[derive(Default)]
    pub struct Order {
        price: u64,
        pub qty: u64,
    }
}

disruptor! {
    pipeline Orders {
        event: order::Order;
        capacity: 8;
        stage a: { price: &mut u64, qty: &u64 };
    }
}

fn main() {
    Orders { a: |it, _, _| *it.price = *it.qty }
        .run(|mut orders| Ok(orders.publish(|order| order.qty = 1)?))
        .unwrap();
}

//! The fields of a union overlap.

use disruptor::disruptor;

union Order {
    price: u64,
    ok: bool,
}

disruptor! {
    pipeline Orders {
        event: Order = Order { price: 0 };
        capacity: 8;
        stage a: { price: &mut u64 };
        stage b: { ok: &mut bool };
    }
}

fn main() {
    Orders { a: |it, _, _| *it.price = 2, b: |it, _, _| *it.ok = true }
        .run(|mut orders| Ok(orders.publish(|order| order.price = 1)?))
        .unwrap();
}

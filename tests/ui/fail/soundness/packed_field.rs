//! A packed field is not aligned.

use disruptor::disruptor;

#[derive(Default)]
#[repr(C, packed)]
struct Order {
    ok: bool,
    price: u64,
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: { price: &mut u64 };
    }
}

fn main() {
    Orders { a: |it, _, _| *it.price = 2 }.run(|mut orders| Ok(orders.publish(|order| order.ok = true)?)).unwrap();
}

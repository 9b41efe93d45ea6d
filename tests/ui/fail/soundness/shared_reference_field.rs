//! A field list cannot reach through a reference that the event holds.

use disruptor::disruptor;

struct Order {
    price: u64,
}

static ORDER: Order = Order { price: 0 };

disruptor! {
    pipeline Orders {
        event: &'static Order = &ORDER;
        capacity: 8;
        stage a: { price: &mut u64 };
    }
}

fn main() {
    Orders { a: |it, _, _| *it.price = 1 }.run(|mut orders| Ok(orders.publish(|order| *order = &ORDER)?)).unwrap();
}

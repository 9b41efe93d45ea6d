//! An event without `Default` needs an initial value.

use disruptor::disruptor;

struct Order {
    price: u64,
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: &mut Order;
    }
}

fn main() {
    Orders { a: |order, _, _| order.price += 1 }.run(|mut orders| Ok(orders.publish(|order| order.price = 1)?)).unwrap();
}

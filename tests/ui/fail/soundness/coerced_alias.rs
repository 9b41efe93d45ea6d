//! A coercion hidden behind an alias, where only the compiler sees that the types differ.

use disruptor::disruptor;

#[derive(Default)]
struct Order {
    name: String,
}

type Text = str;

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: { name: &Text };
    }
}

fn main() {
    Orders { a: |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| order.name.clear())?)).unwrap();
}

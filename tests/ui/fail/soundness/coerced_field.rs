//! What a field dereferences to is not the field.

use disruptor::disruptor;

#[derive(Default)]
struct Order {
    name: String,
    price: Box<u64>,
    fills: Vec<u64>,
    legs: [u64; 2],
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: { name: &str };
        stage b: { price: &mut u64 };
        stage c: { fills: &mut [u64] };
        stage d: { legs: &[u64] };
    }
}

fn main() {
    Orders { a: |_, _, _| (), b: |it, _, _| *it.price = 1, c: |it, _, _| it.fills[0] = 1, d: |_, _, _| () }
        .run(|mut orders| Ok(orders.publish(|order| *order = Order::default())?))
        .unwrap();
}

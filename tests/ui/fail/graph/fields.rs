//! Fields that one stage writes while another reads or writes them.

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
        stage a: { price: &mut u64, qty: &u64 };
        stage b: { price: &u64 };
        stage c: { price: &mut u64 } after b;
        stage d: &Order after c;
    }
}

fn main() {
    Orders { a: |it, _, _| *it.price = *it.qty, b: |_, _, _| (), c: |it, _, _| *it.price += 1, d: |_, _, _| () }
        .run(|mut orders| Ok(orders.publish(|order| order.price = 1)?))
        .unwrap();
}

//! A handler cannot keep its event, neither the whole nor fields of it.

use disruptor::disruptor;

#[derive(Default)]
struct Order {
    price: u64,
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: &Order;
        stage b: { price: &mut u64 } after a;
        poll c: &Order after b;
    }
}

fn main() {
    let mut whole = None;
    let mut part = None;
    Orders { a: |order, _, _| whole = Some(order), b: |order, _, _| part = Some(order.price) }
        .run(|_, mut pollers| {
            let mut polled = None;
            let _ = pollers.c.poll(|order, _, _| polled = Some(order));
            Ok(())
        })
        .unwrap();
}

//! An unknown event type is reported once, however often the pipeline is used.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: &mut Order;
        stage b: { price: &u64 } after a;
        stage c: &Order after a;
    }
}

fn main() {
    Orders { a: |order, _, _| order.price = 1, b: |it, _, _| assert_eq!(*it.price, 1), c: |_, _, _| () }
        .run(|mut orders| {
            orders.publish(|order| order.price = 1)?;
            Ok(())
        })
        .unwrap();
}

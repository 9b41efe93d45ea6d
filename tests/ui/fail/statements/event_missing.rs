//! No event.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        capacity: 8;
        stage a: &u64;
    }
}

fn main() {
    Orders { a: |order, _, _| assert_eq!(*order, 1) }.run(|mut orders| Ok(orders.publish(|order| *order = 1)?)).unwrap();
}

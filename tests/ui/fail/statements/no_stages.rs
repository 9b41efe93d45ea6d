//! A pipeline in which nothing happens.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
    }
}

fn main() {
    Orders {}.run(|mut orders| Ok(orders.publish(|order| *order = 1)?)).unwrap();
}

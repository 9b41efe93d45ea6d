//! A handler must be callable.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage journal: &u64;
    }
}

fn main() {
    Orders { journal: 7 }.run(|mut orders| Ok(orders.publish(|order| *order = 1)?)).unwrap();
}

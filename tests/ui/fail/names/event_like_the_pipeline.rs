//! An event with the name of its pipeline.

use disruptor::disruptor;

disruptor! {
    pipeline Order {
        event: Order;
        capacity: 8;
        stage a: &Order;
    }
}

fn main() {}

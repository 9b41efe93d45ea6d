//! Two capacities.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        capacity: 16;
        stage a: &u64;
    }
}

fn main() {}

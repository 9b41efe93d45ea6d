//! A stage with the name of its pipeline.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage Orders: &u64;
    }
}

fn main() {}

//! Two events.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        event: u32;
        capacity: 8;
        stage a: &u64;
    }
}

fn main() {}

//! A stage that waits for itself.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64 after a;
    }
}

fn main() {}

//! A slice is not an access.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        slots: dense;
        stage a: &[u64];
        stage b: &mut [u64] after a;
    }
}

fn main() {}

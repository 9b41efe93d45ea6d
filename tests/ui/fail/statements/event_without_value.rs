//! A missing initial value.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64 = ;
        capacity: 8;
        stage a: &u64;
    }
}

fn main() {}

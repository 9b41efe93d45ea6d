//! An inner attribute.

use disruptor::disruptor;

disruptor! {
    #![allow(dead_code)]
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64;
    }
}

fn main() {}

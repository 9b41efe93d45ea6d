//! A pipeline without a name.

use disruptor::disruptor;

disruptor! {
    pipeline {
        event: u64;
        capacity: 8;
        stage a: &u64;
    }
}

fn main() {}

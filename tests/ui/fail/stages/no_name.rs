//! Stages without a name, or with a keyword for one.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage: &u64;
        stage match: &u64;
        poll 1: &u64;
    }
}

fn main() {}

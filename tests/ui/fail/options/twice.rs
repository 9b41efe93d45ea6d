//! One option, two values.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64 { core: 1, name: "a", core: 2 };
    }
}

fn main() {}

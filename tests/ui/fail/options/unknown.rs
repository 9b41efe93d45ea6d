//! Unknown options.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64 { cor: 1, nam: "a", priority: 3, 4 };
        poll b: &u64 after a { batch: 1 };
    }
}

fn main() {}

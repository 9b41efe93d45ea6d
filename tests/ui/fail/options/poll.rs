//! A poll stage has no thread, so it takes no core and no name.

use disruptor::{YieldWaitStrategy, disruptor};

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        poll a: &u64 { core: 1, name: "a", wait: YieldWaitStrategy };
    }
}

fn main() {}

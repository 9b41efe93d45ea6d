//! A ring grows after a time, which a task cannot tell. Tasks may poll one that grows.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        grow: after 1s, up to 64;
        producer: single, async;
        poll a: &u64 { async };
    }
}

fn main() {}

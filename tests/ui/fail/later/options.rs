//! Unknown options: the error lists the known ones.

use disruptor::disruptor;

struct Settle;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64 { shards: 4 };
        stage b: &u64 after a { handler: Settle };
    }
}

fn main() {}

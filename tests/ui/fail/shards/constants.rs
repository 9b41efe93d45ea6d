//! A constant number of shards that is wrong.

use disruptor::disruptor;

mod limits {
    pub const ONE: usize = 1;
    pub const MOST: usize = 64;
}

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage none: &u64 { shards: limits::ONE - 1 };
        stage one: &u64 after none { shards: limits::ONE };
        stage many: &u64 after one { shards: limits::MOST + 1, core: |shard| shard };
        stage right: &u64 after many { shards: limits::MOST };
        poll seen: &u64 after right;
    }
}

fn main() {
    let _ = Orders { none: |_| |_, _, _| (), one: |_| |_, _, _| (), many: |_| |_, _, _| (), right: |_| |_, _, _| () }
        .run(|_, _| Ok(()));
}

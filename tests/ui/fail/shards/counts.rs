//! A stage has from 2 to 64 shards.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage none: &u64 { shards: 0 };
        stage one: &u64 { shards: 1 };
        stage many: &u64 { shards: 65 };
        stage negative: &u64 { shards: -4 };
        stage fraction: &u64 { shards: 2.5 };
        stage suffix: &u64 { shards: 4u32 };
        stage text: &u64 { shards: "4" };
        stage misspelt: &u64 { shard: 4 };
        stage again: &u64 { shards: 4, shards: 4 };
        poll polled: &u64 { shards: 4 };
    }
}

fn main() {}

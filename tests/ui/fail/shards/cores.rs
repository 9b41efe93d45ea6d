//! Shards have a core each.

use disruptor::disruptor;

fn text(_: usize) -> &'static str {
    "2"
}

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage short: &u64 { shards: 3, core: [1, 2] };
        stage single: &u64 { shards: 3, core: 2 };
        stage closure: &u64 { shards: 3, core: |shard| shard.to_string() };
        stage text: &u64 { shards: 3, core: "2" };
        stage texts: &u64 { shards: 3, core: ["0", "1", "2"] };
        stage list: &u64 { shards: 3, core: vec![0, 1, 2] };
        stage named: &u64 { shards: 3, core: text };
        stage arguments: &u64 { shards: 3, core: || 1 };
    }
}

fn main() {}

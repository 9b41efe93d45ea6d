//! A thread takes the options of a thread.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64;
        stage b: &u64;
        stage c: &u64;
        stage d: &u64;
        thread first: a, b { core: 1, wait: disruptor::YieldWaitStrategy, max_batch: 4, state: u64, shards: 2 };
        thread second: c, d { cor: 1, name: "second", name: "two" };
    }
}

fn main() {}

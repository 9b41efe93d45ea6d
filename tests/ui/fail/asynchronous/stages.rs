//! Stages and threads are not `async`: they wait on their threads.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage journal: &u64 { async };
        stage count: &u64;
        stage sum: &u64;
        thread slow: count, sum { async };
    }
}

fn main() {}

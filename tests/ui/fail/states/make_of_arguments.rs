//! What makes a state gets the number of the shard, if there are shards, and else nothing.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage sum: &u64 { state: u64 };
        stage divided: &u64 after sum { shards: 2, state: u64 };
    }
}

fn main() {
    Orders { sum: (|_| Ok(0), |_, _, _, _| ()), divided: (|| Ok(0), |_, _, _, _| ()) }.run(|_| Ok(())).unwrap();
}

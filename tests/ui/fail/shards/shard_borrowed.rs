//! A handler that uses the number of its shard takes it along.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage fee: &u64 { shards: 2 };
    }
}

fn main() {
    Orders { fee: |shard| |number, _, _| println!("{shard}: {number}") }.run(|_| Ok(())).unwrap();
}

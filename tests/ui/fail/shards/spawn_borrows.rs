//! What is spawned outlives the function, so no handler of a shard borrows from it.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage fee: &u64 { shards: 2 };
    }
}

fn main() {
    let rates = vec![1, 2];
    let rates = &rates;
    let (_orders, running) = Orders { fee: |shard| move |_, _, _| println!("{}", rates[shard]) }.spawn().unwrap();
    running.join().unwrap();
}

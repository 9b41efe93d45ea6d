//! A cycle runs through `else` as well.

use disruptor::disruptor;

disruptor! {
    pipeline Retries {
        event: u64;
        capacity: 8;
        stage fetch: &u64 -> bool after retry;
        stage retry: &mut u64 else fetch;
    }
}

fn main() {}

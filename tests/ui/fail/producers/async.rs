//! Producers that can be awaited are not there yet.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        producer: async;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Trades {
        event: u64;
        capacity: 8;
        producer: multi, async;
        stage a: &u64;
    }
}

fn main() {}

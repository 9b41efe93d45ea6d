//! A stage that accesses another type than the event.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64;
        stage b: &mut u32 after a;
        stage c: Vec<u64> after b;
    }
}

disruptor! {
    pipeline Trades {
        event: u32;
        capacity: 8;
        stage a: &u64;
        stage b: &mut u64 after a;
    }
}

fn main() {}

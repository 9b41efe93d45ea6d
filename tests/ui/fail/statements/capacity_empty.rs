//! A capacity without a value, and one without a colon.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: ;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Trades {
        event: u64;
        capacity = 8;
        stage a: &u64;
    }
}

fn main() {}

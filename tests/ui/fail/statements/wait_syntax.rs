//! Wrong ways to write a wait strategy.

use disruptor::{SpinWaitStrategy, disruptor};

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        wait: ;
        stage a: &u64 { wait };
    }
}

disruptor! {
    pipeline Trades {
        event: u64;
        capacity: 8;
        wait: SpinWaitStrategy;
        wait: SpinWaitStrategy = ;
        stage a: &u64 { wait: SpinWaitStrategy = };
    }
}

fn main() {}

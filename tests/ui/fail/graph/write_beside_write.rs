//! Three parallel stages write the event; each gets one error.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &mut u64;
        stage b: &mut u64;
        stage c: &mut u64 { name: "c" };
    }
}

fn main() {}

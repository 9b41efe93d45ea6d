//! Three that change the event at the same time: each told once.

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

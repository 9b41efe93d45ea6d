//! Options without their punctuation.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64 { core 1 };
        stage b: &u64 { core: 1 name: "b" };
        stage c: &u64 { core: , name: };
        stage d: &u64 { core = 1; name = "d" };
        stage e: &u64 { name: "e" } { core: 1 };
        stage f: &u64 [core: 1];
    }
}

fn main() {}

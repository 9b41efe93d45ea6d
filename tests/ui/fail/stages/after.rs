//! Wrong ways to write `after`.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64;
        stage b: &u64 aftr a;
        stage c: &u64 after;
        stage d: &u64 after a b;
        stage e: &u64 after a, ;
        stage f: &u64 after [a, b];
        stage g: &u64 -> a;
        stage h: &u64 { name: "h" } after a;
    }
}

fn main() {}

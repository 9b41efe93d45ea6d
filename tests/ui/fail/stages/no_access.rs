//! Stages with a missing or unreadable access.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a;
        stage b after a;
        stage c: after b;
        stage d &u64 after c;
        stage e: *u64 after d;
        stage f: &'static u64 after e;
        stage g: _ after f;
        stage h: mut u64 after g;
    }
}

fn main() {}

//! A state is a type.

use disruptor::disruptor;

struct Connection;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64 { state };
        stage b: &u64 { state: };
        stage c: &u64 { state: 5 };
        stage d: &u64 { state: _ };
        stage e: &u64 { state: impl Send };
        stage f: &u64 { state: Connection = Connection };
        stage g: &u64 { state: Connection core: 1 };
        stage h: &u64 { sate: Connection };
        stage i: &u64 { state: dyn Send };
        poll p: &u64 { state: Connection };
    }
}

fn main() {}

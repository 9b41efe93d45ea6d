//! Unknown statements: the error lists the known ones.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64;
        stage b: &u64 after a;
        thread io: a, b { core: 1 };
    }
}

fn main() {}

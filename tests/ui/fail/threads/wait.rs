//! A thread waits with a wait strategy.

use disruptor::{YieldWaitStrategy, disruptor};

#[derive(Default)]
struct Custom;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64;
        stage b: &u64 after a;
        stage c: &u64 after a;
        stage d: &u64 after c;
        thread first: a, b { wait: Custom };
        thread second: c, d { wait: YieldWaitStrategy };
    }
}

disruptor! {
    pipeline Unknown {
        event: u64;
        capacity: 8;
        stage a: &u64;
        stage b: &u64 after a;
        thread both: a, b { wait: YieldStrategy };
    }
}

disruptor! {
    pipeline Typed {
        event: u64;
        capacity: 8;
        stage a: &u64;
        stage b: &u64 after a;
        stage c: &u64 after b;
        stage d: &u64 after c;
        thread first: a, b { core: "1" };
        thread second: c, d { name: 2 };
    }
}

fn main() {
    Orders { a: |_, _, _| (), b: |_, _, _| (), c: |_, _, _| (), d: |_, _, _| () }.run(|_| Ok(())).unwrap();
    Unknown { a: |_, _, _| (), b: |_, _, _| () }.run(|_| Ok(())).unwrap();
    Typed { a: |_, _, _| (), b: |_, _, _| (), c: |_, _, _| (), d: |_, _, _| () }.run(|_| Ok(())).unwrap();
}

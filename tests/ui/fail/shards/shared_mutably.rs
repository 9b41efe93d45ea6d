//! The handlers of two shards run at the same time, so they cannot write the same variable.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage fee: &u64 { shards: 2 };
    }
}

fn borrowed() {
    let mut sum = 0;
    Orders { fee: |_| |number, _, _| sum += number }.run(|_| Ok(())).unwrap();
}

fn moved() {
    let mut sum = 0;
    let sum = &mut sum;
    Orders { fee: |_| move |number, _, _| *sum += number }.run(|_| Ok(())).unwrap();
}

fn main() {}

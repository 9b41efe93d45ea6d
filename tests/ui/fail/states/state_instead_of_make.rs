//! The pair begins with a closure that makes the state, not with the state.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage sum: &u64 { state: u64 };
    }
}

fn main() {
    Orders { sum: (0, |sum, number, _, _| *sum += number) }.run(|_| Ok(())).unwrap();
}

//! The closure of the shard returns a handler.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage fee: &u64 { shards: 2 };
    }
}

fn nothing() {
    Orders { fee: |_| () }.run(|_| Ok(())).unwrap();
}

fn handler_of_too_few_arguments() {
    Orders { fee: |_| |_| () }.run(|_| Ok(())).unwrap();
}

fn handler_of_another_argument() {
    Orders { fee: |_| |_: &mut u64, _, _| () }.run(|_| Ok(())).unwrap();
}

fn pair() {
    Orders { fee: (|_| Ok(0), |_, _, _, _| ()) }.run(|_| Ok(())).unwrap();
}

fn main() {}

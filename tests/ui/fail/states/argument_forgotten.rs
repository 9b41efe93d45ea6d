//! The handler of a stage with a state gets that first.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage sum: &u64 { state: u64 };
        stage print: &u64 after sum { shards: 2, state: String };
    }
}

fn main() {
    Orders { sum: (|| Ok(0), |_, _, _| ()), print: (|_| Ok(String::new()), |_, _, _| ()) }.run(|_| Ok(())).unwrap();
}

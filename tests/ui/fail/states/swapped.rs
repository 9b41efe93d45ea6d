//! The closure that makes the state comes first, then the handler.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage sum: &u64 { state: u64 };
    }
}

fn main() {
    Orders { sum: (|_, _, _, _| (), || Ok(0)) }.run(|_| Ok(())).unwrap();
}

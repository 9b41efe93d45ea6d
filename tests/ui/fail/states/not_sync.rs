//! All shards call the same closures, at the same time.

use disruptor::disruptor;
use std::cell::Cell;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage sum: &u64 { shards: 2, state: Cell<u64> };
        stage print: &u64 after sum { shards: 2, state: Cell<u64> };
    }
}

fn main() {
    let (made, handled) = (Cell::new(0), Cell::new(false));
    Orders {
        sum: (
            move |_| {
                made.set(made.get() + 1);
                Ok(Cell::new(0))
            },
            |sum, number, _, _| sum.set(sum.get() + number),
        ),
        print: (|_| Ok(Cell::new(0)), move |_, _, _, _| handled.set(true)),
    }
    .run(|_| Ok(()))
    .unwrap();
}

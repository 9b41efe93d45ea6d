//! Handlers that share a thread move to it, like all others.

use disruptor::disruptor;
use std::{cell::Cell, rc::Rc};

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage count: &u64;
        stage sum: &u64 { state: Rc<Cell<u64>> };
        thread both: count, sum;
    }
}

fn main() {
    let shared = Rc::new(Cell::new(0));
    let other = Rc::clone(&shared);
    Orders { count: move |_, _, _| other.set(1), sum: (|| Ok(Rc::default()), |_, _, _, _| ()) }
        .run(|_| Ok(()))
        .unwrap();
    shared.set(1);
}

//! A handler moves to the thread of its stage.

use disruptor::disruptor;
use std::{cell::Cell, rc::Rc};

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage journal: &u64;
        stage apply: &mut u64 after journal;
    }
}

fn main() {
    let count = Rc::new(Cell::new(0));
    Orders { journal: move |_, _, _| count.set(1), apply: |order, _, _| *order += 1 }
        .run(|mut orders| Ok(orders.publish(|order| *order = 1)?))
        .unwrap();
}

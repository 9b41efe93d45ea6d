//! A handler moves to the thread of its shard.

use disruptor::disruptor;
use std::{cell::Cell, rc::Rc};

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage fee: &u64 { shards: 2 };
    }
}

fn main() {
    let count = Rc::new(Cell::new(0));
    Orders {
        fee: |shard| {
            let count = Rc::clone(&count);
            move |_, _, _| count.set(shard)
        },
    }
    .run(|_| Ok(()))
    .unwrap();
}

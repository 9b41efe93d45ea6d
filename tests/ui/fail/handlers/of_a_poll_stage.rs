//! A poll stage has no handler.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage journal: &u64;
        poll seen: &u64 after journal;
    }
}

fn main() {
    Orders { journal: |_, _, _| (), seen: |_, _, _| () }
        .run(|mut orders, _pollers| Ok(orders.publish(|order| *order = 1)?))
        .unwrap();
}

//! Handlers take three arguments.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage journal: &u64;
        stage apply: &mut u64 after journal;
    }
}

fn main() {
    Orders { journal: |_| (), apply: |order, _, _| *order += 1 }
        .run(|mut orders| Ok(orders.publish(|order| *order = 1)?))
        .unwrap();
}

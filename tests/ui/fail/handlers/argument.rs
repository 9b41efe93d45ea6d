//! A handler gets what the stage declares.

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
    Orders { journal: |_: &u64, _, _| (), apply: |order: &mut u32, _, _| *order += 1 }
        .run(|mut orders| Ok(orders.publish(|order| *order = 1)?))
        .unwrap();
}

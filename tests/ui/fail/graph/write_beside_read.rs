//! A stage that writes the event cannot run beside one that reads it.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage audit: &u64;
        stage apply: &mut u64;
    }
}

fn main() {
    Orders { audit: |_, _, _| (), apply: |order, _, _| *order += 1 }
        .run(|mut orders| Ok(orders.publish(|order| *order = 1)?))
        .unwrap();
}

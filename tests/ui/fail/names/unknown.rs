//! Stages that do not exist.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage journal: &u64;
        stage replicate: &u64 after producer;
        stage apply: &mut u64 after jornal, replicate;
        stage audit: &u64 after apply, everything;
    }
}

fn main() {
    Orders { journal: |_, _, _| (), replicate: |_, _, _| (), apply: |order, _, _| *order += 1, audit: |_, _, _| () }
        .run(|mut orders| Ok(orders.publish(|order| *order = 1)?))
        .unwrap();
}

//! Three stages that wait for each other.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage first: &u64;
        stage a: &u64 after first, c;
        stage b: &mut u64 after a;
        stage c: &u64 after b;
    }
}

fn main() {
    Orders { first: |_, _, _| (), a: |_, _, _| (), b: |order, _, _| *order += 1, c: |_, _, _| () }
        .run(|mut orders| Ok(orders.publish(|order| *order = 1)?))
        .unwrap();
}

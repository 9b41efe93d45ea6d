//! Two stages with one name: the first counts.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64;
        stage b: &u64 after a;
        poll a: &u64;
    }
}

fn main() {
    Orders { a: |_, _, _| (), b: |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| *order = 1)?)).unwrap();
}

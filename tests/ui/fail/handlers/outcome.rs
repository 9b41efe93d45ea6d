//! A handler returns what its stage declares.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage check: &u64 -> bool;
        stage parse: &u64 -> Result<(), String> after check;
        stage apply: &mut u64 after parse;
    }
}

fn main() {
    Orders { check: |_, _, _| (), parse: |_, _, _| Err(1), apply: |order, _, _| *order > 1 }
        .run(|mut orders| Ok(orders.publish(|order| *order = 1)?))
        .unwrap();
}

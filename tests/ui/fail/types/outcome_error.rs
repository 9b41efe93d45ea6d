//! A stage whose errors nobody takes up fails the pipeline, so its error must be one.

use disruptor::disruptor;

struct Refused;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage check: &u64 -> Result<(), Refused>;
        stage apply: &mut u64 after check;
    }
}

fn main() {
    Orders { check: |_, _, _| Err(Refused), apply: |order, _, _| *order += 1 }
        .run(|mut orders| Ok(orders.publish(|order| *order = 1)?))
        .unwrap();
}

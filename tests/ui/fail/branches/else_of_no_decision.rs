//! `else` takes up what a stage turns away, so that stage must decide.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage check: &u64 -> bool;
        stage log: &u64;
        stage apply: &mut u64 after check, log;
        stage refuse: &mut u64 else log;
    }
}

fn main() {
    Orders { check: |_, _, _| true, log: |_, _, _| (), apply: |_, _, _| (), refuse: |_, _, _| () }
        .run(|mut orders| Ok(orders.publish(|order| *order = 1)?))
        .unwrap();
}

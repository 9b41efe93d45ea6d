//! A type that is only called `Result` is no outcome, with and without a stage that takes its errors up.

use disruptor::disruptor;

mod own {
    pub enum Result {
        Done,
    }
}

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage check: &u64 -> own::Result;
        stage apply: &mut u64 after check;
        stage refuse: &mut u64 else check;
        stage store: &u64 -> own::Result after apply, refuse;
    }
}

fn main() {
    Orders {
        check: |_, _, _| own::Result::Done,
        apply: |order, _, _| *order += 1,
        refuse: |order, _, _| *order = 0,
        store: |_, _, _| own::Result::Done,
    }
    .run(|mut orders| Ok(orders.publish(|order| *order = 1)?))
    .unwrap();
}

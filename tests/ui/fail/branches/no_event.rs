//! A stage that no event can reach.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage even: &u64 -> bool;
        stage small: &u64 -> bool;
        stage small_odd: &u64 after small else even;
        stage large: &u64 else small;
        stage others: &u64 after small_odd, large;
        stage nothing: &u64 after even, small, others;
        stage behind: &u64 after nothing;
    }
}

fn main() {
    Orders {
        even: |order, _, _| order % 2 == 0,
        small: |order, _, _| *order < 10,
        small_odd: |_, _, _| (),
        large: |_, _, _| (),
        others: |_, _, _| (),
        nothing: |_, _, _| (),
        behind: |_, _, _| (),
    }
    .run(|mut orders| Ok(orders.publish(|order| *order = 1)?))
    .unwrap();
}

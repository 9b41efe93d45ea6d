//! What stands behind `->`, and where.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage count: &u64 -> u64;
        stage nothing: &u64 -> after count;
        stage tuple: &u64 -> (bool, u64) { core: 1 };
        stage late: &u64 after count -> bool;
        stage later: &u64 { core: 1 } -> bool;
        poll seen: &u64 -> bool;
        stage wrong: &u64 else tuple after count;
        stage right: &u64 else count, nothing, tuple;
    }
}

fn main() {
    Orders {
        count: |order, _, _| *order,
        nothing: |_, _, _| (),
        tuple: |_, _, _| (true, 1),
        late: |_, _, _| true,
        later: |_, _, _| true,
        wrong: |_, _, _| (),
        right: |_, _, _| (),
    }
    .run(|mut orders, _| Ok(orders.publish(|order| *order = 1)?))
    .unwrap();
}

//! A stage with a state takes a pair, and one without takes a handler.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage sum: &u64 { state: u64 };
        stage print: &u64 after sum;
    }
}

disruptor! {
    pipeline Divided {
        event: u64;
        capacity: 8;
        stage sum: &u64 { shards: 2, state: u64 };
    }
}

fn handler_where_a_pair_is_needed() {
    Orders { sum: |_, _, _| (), print: |_, _, _| () }.run(|_| Ok(())).unwrap();
}

fn handler_with_state_where_a_pair_is_needed() {
    Orders { sum: |sum, number, _, _| *sum += number, print: |_, _, _| () }.run(|_| Ok(())).unwrap();
}

fn pair_where_a_handler_is_needed() {
    Orders { sum: (|| Ok(0), |sum, number, _, _| *sum += number), print: (|| Ok(0), |_, _, _, _| ()) }
        .run(|_| Ok(()))
        .unwrap();
}

fn closure_of_the_shard_where_a_pair_is_needed() {
    Divided { sum: |_| |_, _, _| () }.run(|_| Ok(())).unwrap();
}

fn three_where_a_pair_is_needed() {
    Divided { sum: (2, |_| Ok(0), |_, _, _, _| ()) }.run(|_| Ok(())).unwrap();
}

fn main() {}

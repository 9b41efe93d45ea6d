//! A stage with shards takes a closure that makes the handler of each, and one without takes a handler.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage fee: &u64 { shards: 2 };
    }
}

disruptor! {
    pipeline Plain {
        event: u64;
        capacity: 8;
        stage fee: &u64;
    }
}

fn handler_where_a_closure_of_the_shard_is_needed() {
    Orders { fee: |_, _, _| () }.run(|_| Ok(())).unwrap();
}

fn closure_of_the_shard_where_a_handler_is_needed() {
    Plain { fee: |_| |_, _, _| () }.run(|_| Ok(())).unwrap();
}

fn closure_of_no_shard() {
    Orders { fee: || |_, _, _| () }.run(|_| Ok(())).unwrap();
}

fn main() {}

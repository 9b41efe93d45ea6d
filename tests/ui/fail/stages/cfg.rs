//! A stage cannot depend on `cfg`.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        #[cfg(debug_assertions)]
        stage a: &u64;
        #[cfg_attr(debug_assertions, doc = "Only in debug builds.")]
        stage b: &u64;
        #[cfg(not(debug_assertions))]
        stage c: &u64;
        #[cfg(any())]
        poll d: &u64;
    }
}

fn main() {
    Orders { a: |_, _, _| (), b: |_, _, _| (), c: |_, _, _| () }
        .run(|mut orders, _| Ok(orders.publish(|order| *order = 1)?))
        .unwrap();
}

//! Expressions that rustc cannot parse do not hide the errors beside them.

use disruptor::{SpinWaitStrategy, disruptor};

disruptor! {
    pipeline Orders {
        event: u64 = 1 2;
        capacity: 8 +;
        wait: SpinWaitStrategy = a b;
        grow: after ?, up to 8 8;
        stage journal: &u64 { core: 1 +, name: "a" "b" };
        stage apply: &u64 after jornal { wait: SpinWaitStrategy = => };
    }
}

fn main() {
    Orders { journal: |_, _, _| (), apply: |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| *order = 1)?)).unwrap();
}

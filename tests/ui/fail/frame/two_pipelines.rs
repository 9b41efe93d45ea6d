//! Two pipelines in one invocation: only the first counts.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64;
    }

    pub pipeline Trades {
        event: u64;
        capacity: 8;
        stage a: &u64;
    }
}

fn main() {
    Orders { a: |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| *order = 1)?)).unwrap();
}

//! A ring with several producers does not grow. The other mistakes are reported beside that.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        grow: after 500ms, up to 64;
        producer: multi;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Trades {
        event: u64;
        capacity: 8;
        producer: multi;
        grow: after 500ms, up to 100;
        stage a: &u64 after b;
    }
}

fn main() {
    Orders { a: |_, _, _| () }.run(|orders| Ok(orders.clone().publish(|order| *order = 1).map(drop)?)).unwrap();
}

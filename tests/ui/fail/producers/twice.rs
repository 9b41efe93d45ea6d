//! A statement that is given twice, and one that has two words.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        producer: single;
        producer: multi;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Trades {
        event: u64;
        capacity: 8;
        producer: single, multi;
        stage a: &u64;
    }
}

fn main() {
    Orders { a: |_, _, _| () }.run(|orders| Ok(orders.clone().publish(|order| *order = 1).map(drop)?)).unwrap();
}

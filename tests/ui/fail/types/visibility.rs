//! A private pipeline, used outside its module.

use disruptor::disruptor;

mod inner {
    disruptor::disruptor! {
        pipeline Orders {
            event: u64;
            capacity: 8;
            stage a: &u64;
        }
    }
}

disruptor! {
    pub(sometimes) pipeline Trades {
        event: u64;
        capacity: 8;
        stage a: &u64;
    }
}

fn main() {
    inner::Orders { a: |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| *order = 1)?)).unwrap();
}

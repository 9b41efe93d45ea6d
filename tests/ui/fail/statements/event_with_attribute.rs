//! Attributes belong to the pipeline and its stages.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        /// An order.
        event: u64;
        #[allow(dead_code)]
        capacity: 8;
        stage a: &u64;
    }
}

fn main() {}

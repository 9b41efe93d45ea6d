//! A struct where a pipeline should be.

use disruptor::disruptor;

disruptor! {
    pub struct Orders {
        price: u64,
    }
}

fn main() {}

//! An event without a size fits no slot.

use disruptor::disruptor;

disruptor! {
    pipeline Lines {
        event: str;
        capacity: 8;
        stage a: &str;
    }
}

fn main() {}

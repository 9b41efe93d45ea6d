//! A slot has a size.

use disruptor::disruptor;

disruptor! {
    pipeline Lines {
        event: str;
        capacity: 8;
        stage a: &str;
    }
}

fn main() {}

//! Events are `'static`: they borrow nothing.

use disruptor::disruptor;

disruptor! {
    pipeline Lines {
        event: &str;
        capacity: 8;
        stage a: & &str;
    }
}

fn main() {}

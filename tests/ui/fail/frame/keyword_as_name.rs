//! A keyword for a name.

use disruptor::disruptor;

disruptor! {
    pipeline struct {
        event: u64;
        capacity: 8;
        stage a: &u64;
    }
}

fn main() {}

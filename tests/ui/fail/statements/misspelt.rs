//! Statements with a letter too few.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        evnt: u64;
        capcity: 8;
        stag a: &u64;
    }
}

fn main() {}

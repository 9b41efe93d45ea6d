//! Statements with a missing letter.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        evnt: u64;
        capcity: 8;
        stag a: &u64;
    }
}

fn main() {}

//! Tokens that are not a statement.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;;
        capacity: 8;
        -> a;
        stage a: &u64;
        /// Nothing follows.
    }
}

fn main() {}

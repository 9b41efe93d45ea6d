//! The compiler checks a bound that is not a literal, and reports it at the expression.

use disruptor::disruptor;

const LESS: usize = 4;

disruptor! {
    pipeline Less { event: u64; capacity: 8; grow: after 1s, up to LESS; stage a: &u64; }
}
disruptor! {
    pipeline Odd { event: u64; capacity: 8; grow: after 1s, up to 3 * LESS; stage a: &u64; }
}

fn main() {}

//! The bound is a power of two that is not below the capacity; wrong literals are told with all else that is wrong.

use disruptor::disruptor;

disruptor! {
    pipeline Less { event: u64; capacity: 8; grow: after 1s, up to 4; stage a: &u64; }
}
disruptor! {
    pipeline Odd { event: u64; capacity: 8; grow: after 1s, up to 1000; stage a: &u64 after b; }
}
disruptor! {
    pipeline Twice { event: u64; capacity: 8; grow: after 1s, up to 16; grow: after 2s, up to 32; stage a: &u64; }
}

fn main() {}

//! A duration that is not a `Duration`, and a bound that is not a number of slots.

use disruptor::disruptor;

fn half() -> f64 {
    0.5
}

disruptor! {
    pipeline Half { event: u64; capacity: 8; grow: after half(), up to 64; stage a: &u64; }
}
disruptor! {
    pipeline Text { event: u64; capacity: 8; grow: after 1s, up to "many"; stage a: &u64; }
}
disruptor! {
    pipeline Signed { event: u64; capacity: 8; grow: after 1s, up to i32::MAX; stage a: &u64; }
}

fn main() {}

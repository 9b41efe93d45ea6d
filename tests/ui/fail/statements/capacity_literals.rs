//! Literals that are not a power of two: each error says what to write.

use disruptor::disruptor;

disruptor! { pipeline Between { event: u64; capacity: 1000; stage a: &u64; } }
disruptor! { pipeline Zero { event: u64; capacity: 0; stage a: &u64; } }
disruptor! { pipeline Negative { event: u64; capacity: -8; stage a: &u64; } }
disruptor! { pipeline Fraction { event: u64; capacity: 1.5; stage a: &u64; } }
disruptor! { pipeline Text { event: u64; capacity: "8"; stage a: &u64; } }
disruptor! { pipeline Suffixed { event: u64; capacity: 8u32; stage a: &u64; } }
disruptor! { pipeline Huge { event: u64; capacity: 18446744073709551616; stage a: &u64; } }

fn main() {}

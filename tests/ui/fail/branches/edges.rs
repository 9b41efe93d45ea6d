//! `else` in the wrong place, or without a name.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage first: &u64;
        stage check: &u64 -> bool;
        stage a: &mut u64 else;
        stage b: &mut u64 else check after first;
        stage c: &mut u64 after first, else check;
        stage d: &mut u64 after else check;
        stage e: &mut u64 else check else first;
        stage f: &mut u64 elze check;
        stage g: &mut u64 { core: 1 } else check;
        stage h: &mut u64 otherwise check;
    }
}

fn main() {}

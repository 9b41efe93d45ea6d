//! `else` names a stage that decides nothing, or that polls, or that is misspelt.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage check: &u64 -> bool;
        stage chek: &u64 after check;
        poll seen: &u64 after chek;
        stage a: &u64 else chek;
        stage b: &u64 else seen;
        stage c: &u64 else chekc;
        stage d: &u64 else check, check;
        stage e: &u64 else e;
    }
}

fn main() {}

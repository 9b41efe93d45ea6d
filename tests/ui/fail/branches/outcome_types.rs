//! Types that are no outcomes, and outcomes without their arrow. Stages that say `else` get no error of their own.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage value: &u64 -> Result<u64, String>;
        stage option: &u64 -> Option<()> after value;
        stage unit: &u64 -> () after option;
        stage never: &u64 -> ! after unit;
        stage empty: &u64 ->;
        stage double: &u64 => bool;
        stage bare: &u64 bool;
        stage twice: &u64 -> bool -> bool;
        stage rest: &u64 else value, option, unit, never, empty, double, bare, twice;
    }
}

fn main() {}

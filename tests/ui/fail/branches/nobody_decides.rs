//! No stage decides, but one says `else`. The help says how to let a stage decide. The two branches do not conflict.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage check: &u64 { core: 1 };
        stage accept: &mut u64 after check;
        stage reject: &mut u64 else check;
    }
}

fn main() {}

//! `Result` without arguments may be an alias of the user's, so the macro takes it; here it is the standard one.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage check: &u64 -> Result;
    }
}

fn main() {}

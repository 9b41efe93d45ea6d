//! A constant bound of a batch that is wrong.

use disruptor::disruptor;

mod limits {
    pub const SMALL: usize = 4;
    pub const WIDE: u64 = 4;
}

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage a: &u64 { max_batch: limits::SMALL - 4 };
        poll b: &u64 { max_batch: { 0 } };
    }
}

disruptor! {
    pipeline Wide {
        event: u64;
        capacity: 8;
        stage a: &u64 { max_batch: limits::WIDE };
    }
}

fn main() {}

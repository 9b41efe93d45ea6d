//! Layouts that do not exist.

use disruptor::disruptor;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        slots: danse;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Trades {
        event: u64;
        capacity: 8;
        slots: 8;
        slots: dense;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Fills {
        event: u64;
        capacity: 8;
        slots: dense stamped;
        stage a: &u64;
    }
}

fn main() {}

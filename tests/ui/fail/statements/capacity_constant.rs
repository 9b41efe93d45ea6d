//! A constant that is not a power of two: only the compiler knows.

use disruptor::disruptor;

mod limits {
    pub const SLOTS: usize = 1000;
}

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: limits::SLOTS;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Trades {
        event: u64;
        capacity: 2 * limits::SLOTS + 1;
        stage a: &u64;
    }
}

fn main() {
    assert_eq!(Orders::CAPACITY, 1000);
    Orders { a: |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| *order = 1)?)).unwrap();
}

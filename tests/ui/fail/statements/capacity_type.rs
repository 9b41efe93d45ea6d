//! Constants of another type, or of none.

use disruptor::disruptor;

const SLOTS: u32 = 8;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: SLOTS;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Trades {
        event: u64;
        capacity: SLOT;
        stage a: &u64;
    }
}

fn main() {
    Orders { a: |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| *order = 1)?)).unwrap();
    Trades { a: |_, _, _| () }.run(|mut trades| Ok(trades.publish(|trade| *trade = 1)?)).unwrap();
}

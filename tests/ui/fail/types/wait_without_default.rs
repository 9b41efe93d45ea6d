//! A wait strategy without a default needs an initial value.

use disruptor::{Parker, WaitStrategy, disruptor};

struct Nap(u64);

impl WaitStrategy for Nap {
    const BLOCKS: bool = false;

    fn wait_until(&mut self, mut ready: impl FnMut() -> bool, _: Parker<'_>) {
        while !ready() {
            self.0 += 1;
        }
    }
}

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        wait: Nap;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Trades {
        event: u64;
        capacity: 8;
        stage a: &u64 { wait: Nap = 7 };
    }
}

fn main() {
    Orders { a: |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| *order = 1)?)).unwrap();
    Trades { a: |_, _, _| () }.run(|mut trades| Ok(trades.publish(|trade| *trade = 1)?)).unwrap();
}

//! Types that do not implement `WaitStrategy`.

use disruptor::disruptor;

#[derive(Default)]
struct Nap;

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        wait: Nap;
        stage a: &u64;
        stage b: &u64 after a;
    }
}

disruptor! {
    pipeline Trades {
        event: u64;
        capacity: 8;
        stage a: &u64 { wait: u64 = 7 };
        stage b: &u64 after a;
        poll c: &u64 { wait: Nap };
    }
}

fn main() {
    Orders { a: |_, _, _| (), b: |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| *order = 1)?)).unwrap();
    Trades { a: |_, _, _| (), b: |_, _, _| () }
        .run(|mut trades, mut pollers| {
            trades.publish(|trade| *trade = 1)?;
            pollers.c.poll_wait(|_, _, _| ());
            Ok(())
        })
        .unwrap();
}

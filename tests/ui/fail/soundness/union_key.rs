//! The fields of a union overlap, so a key in one can change with the others.

use disruptor::disruptor;

union Order {
    account: u64,
    ok: bool,
}

disruptor! {
    pipeline Orders {
        event: Order = Order { account: 0 };
        capacity: 8;
        stage a: &Order { shards: 2 by account };
    }
}

fn main() {
    Orders { a: |_| |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| order.ok = true)?)).unwrap();
}

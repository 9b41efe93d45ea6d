//! A key in a packed struct cannot be referred to.

use disruptor::disruptor;

#[derive(Default)]
#[repr(C, packed)]
struct Order {
    ok: bool,
    account: u64,
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: &Order { shards: 2 by account };
    }
}

fn main() {
    Orders { a: |_| |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| order.ok = true)?)).unwrap();
}

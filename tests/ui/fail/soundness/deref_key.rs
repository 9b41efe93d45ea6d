//! What the event dereferences to is no key of its own: another shard's handler may write it.

use disruptor::disruptor;
use std::ops::Deref;

#[derive(Default)]
struct Inner {
    account: u32,
}

#[derive(Default)]
struct Order {
    inner: Box<Inner>,
}

impl Deref for Order {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.inner
    }
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: &Order { shards: 2 by account };
    }
}

disruptor! {
    pipeline Boxed {
        event: Box<Inner>;
        capacity: 8;
        stage a: &Box<Inner> { shards: 2 by account };
    }
}

fn main() {
    Orders { a: |_| |_, _, _| () }.run(|mut orders| Ok(orders.publish(|_| ())?)).unwrap();
    Boxed { a: |_| |_, _, _| () }.run(|mut orders| Ok(orders.publish(|_| ())?)).unwrap();
}

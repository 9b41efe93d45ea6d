//! What the event dereferences to is not part of it.

use disruptor::disruptor;
use std::ops::{Deref, DerefMut};

#[derive(Default)]
struct Inner {
    price: u64,
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

impl DerefMut for Order {
    fn deref_mut(&mut self) -> &mut Inner {
        &mut self.inner
    }
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: { price: &mut u64 };
        stage b: { inner: &mut Box<Inner> };
    }
}

fn main() {
    Orders { a: |it, _, _| *it.price = 2, b: |it, _, _| *it.inner = Box::default() }
        .run(|mut orders| Ok(orders.publish(|order| order.price = 1)?))
        .unwrap();
}

//! An event that is `Send`, with a listed field that is not.

use disruptor::disruptor;
use std::rc::Rc;

#[derive(Default)]
struct Order {
    one: Rc<u64>,
    other: Rc<u64>,
}

// SAFETY: sound as long as both counters stay together.
unsafe impl Send for Order {}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: { one: &mut Rc<u64> };
        stage b: { other: &mut Rc<u64> };
    }
}

fn main() {
    Orders { a: |it, _, _| drop(Rc::clone(it.one)), b: |it, _, _| drop(Rc::clone(it.other)) }
        .run(|mut orders| Ok(orders.publish(|order| order.one = Rc::clone(&order.other))?))
        .unwrap();
}

//! Events move between threads.

use disruptor::disruptor;
use std::rc::Rc;

disruptor! {
    pipeline Orders {
        event: Rc<u64>;
        capacity: 8;
        stage a: &Rc<u64>;
    }
}

fn main() {
    Orders { a: |_, _, _| () }.run(|mut orders| Ok(orders.publish(|order| *order = Rc::new(1))?)).unwrap();
}

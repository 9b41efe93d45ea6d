//! Stages share a field as what it is, not as what it says it is.
#![forbid(unsafe_code)]

use disruptor::disruptor;
use std::cell::RefCell;

#[derive(Default)]
pub struct Secret {
    shown: u64,
    hidden: RefCell<Vec<u64>>,
}

impl disruptor::__private::Is<u64> for Secret {
    fn as_declared(&self) -> &u64 {
        self.hidden.borrow_mut().push(1);
        &self.shown
    }

    fn as_declared_mut(&mut self) -> &mut u64 {
        &mut self.shown
    }
}

#[derive(Default)]
pub struct Order {
    secret: Secret,
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 8;
        stage a: { secret: &u64 };
        stage b: { secret: &u64 };
    }
}

fn main() {
    let _ = Orders { a: |_, _, _| (), b: |_, _, _| () }.run(|mut orders| Ok(orders.publish(|_| ())?));
}

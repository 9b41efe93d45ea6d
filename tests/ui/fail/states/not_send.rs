//! A state need not be `Send`, but what makes it and what handles its events goes to the stage's thread.

use disruptor::disruptor;
use std::{cell::Cell, rc::Rc};

disruptor! {
    pipeline Orders {
        event: u64;
        capacity: 8;
        stage sum: &u64 { state: Rc<Cell<u64>> };
        stage print: &u64 after sum { state: Rc<Cell<u64>> };
    }
}

fn main() {
    let (made, handled) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
    Orders {
        sum: (move || Ok(made), |sum, number, _, _| sum.set(sum.get() + number)),
        print: (|| Ok(Rc::default()), move |_, _, _, _| handled.set(1)),
    }
    .run(|_| Ok(()))
    .unwrap();
}

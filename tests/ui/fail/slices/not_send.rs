//! Events go from thread to thread, also as slices.

use disruptor::disruptor;
use std::rc::Rc;

disruptor! {
    pipeline Samples {
        event: Rc<u64>;
        capacity: 8;
        slots: dense;
        stage energy: &mut [Rc<u64>];
    }
}

fn main() {
    Samples { energy: |_, _, _| () }.run(|_| Ok(())).unwrap();
}

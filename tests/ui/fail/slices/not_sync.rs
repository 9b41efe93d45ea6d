//! Stages that get the same events as slices at the same time share them.

use disruptor::disruptor;
use std::cell::Cell;

disruptor! {
    pipeline Samples {
        event: Cell<u64>;
        capacity: 8;
        slots: dense;
        stage energy: &[Cell<u64>];
        stage peak: &[Cell<u64>];
    }
}

disruptor! {
    pipeline Polled {
        event: Cell<u64>;
        capacity: 8;
        slots: dense;
        stage energy: &[Cell<u64>];
        poll peak: &Cell<u64>;
    }
}

fn main() {
    Samples { energy: |_, _, _| (), peak: |_, _, _| () }.run(|_| Ok(())).unwrap();
    Polled { energy: |_, _, _| () }.run(|_, _| Ok(())).unwrap();
}

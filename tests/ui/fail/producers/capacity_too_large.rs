//! Stamps need room too: one for each slot, beside the event or in an array of their own.

use disruptor::disruptor;

mod limits {
    pub const SLOTS: usize = 1 << 60;
}

disruptor! {
    pipeline Beside {
        event: u64;
        capacity: limits::SLOTS / 2;
        producer: multi;
        stage a: &u64;
    }
}

disruptor! {
    pipeline Apart {
        event: u8;
        capacity: limits::SLOTS;
        slots: dense;
        producer: multi;
        stage a: &u8;
    }
}

fn main() {
    Beside { a: |_, _, _| () }.run(|events| Ok(events.clone().publish(|event| *event = 1).map(drop)?)).unwrap();
    let (events, _running) = Apart { a: |_, _, _| () }.spawn().unwrap();
    events.clone().publish_batch(Apart::CAPACITY, |_| ()).unwrap();
}

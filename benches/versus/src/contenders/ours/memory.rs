//! What a pipeline takes from the heap.

use crate::load::CAPACITY;
use crate::machine::places;
use crate::memory;
use disruptor::disruptor;
use std::thread;

/// What a pipeline of four stages takes from the heap beyond its slots, with and without its threads.
pub(crate) fn memory() -> (i64, i64) {
    disruptor! {
        pipeline Threads {
            event: u64;
            capacity: CAPACITY;
            slots: dense;
            stage first: &u64;
            stage second: &u64 after first;
            stage third: &u64 after second;
            stage fourth: &u64 after third;
        }
    }
    disruptor! {
        pipeline Polled {
            event: u64;
            capacity: CAPACITY;
            slots: dense;
            poll first: &u64;
            poll second: &u64 after first;
            poll third: &u64 after second;
            poll fourth: &u64 after third;
        }
    }
    let slots = memory::count(CAPACITY * size_of::<u64>());

    places().loosen();
    let before = memory::live();
    let handlers = Threads { first: |_, _, _| (), second: |_, _, _| (), third: |_, _, _| (), fourth: |_, _, _| () };
    let (mut producer, running) = handlers.spawn().expect("it starts");
    producer.publish(|slot| *slot = 1).expect("nobody halts");
    while running.stats().stages.iter().any(|stage| stage.sequence == 0) {
        thread::yield_now();
    }
    let with_threads = memory::live() - before - slots;
    drop(producer);
    running.join().expect("the pipeline ends well");

    let before = memory::live();
    let (producer, pollers, running) = Polled {}.spawn().expect("it starts");
    let without_threads = memory::live() - before - slots;
    drop((producer, pollers, running));
    (with_threads, without_threads)
}

//! `disruptor` from crates.io: every consumer sees all events and handles its own.

use crate::contenders::producers::cursors::Yield;
use crate::load::CAPACITY;
use crate::load::divided::{Divided, SHARDS, Task};
use crate::machine::places;
use disruptor_lmax::wait_strategies::{BusySpinWithSpinLoopHint, Sleep};
use disruptor_lmax::{Producer, build_single_producer};
use std::time::Duration;

macro_rules! all_see_all {
    ($($name:ident: $strategy:expr;)+) => {$(
        pub(crate) fn $name(load: &Divided) -> Duration {
            let consumer = |shard: usize| {
                let mut worker = load.worker(shard);
                move |task: &Task, sequence: i64, _: bool| {
                    if sequence.cast_unsigned() % SHARDS as u64 == shard as u64 {
                        worker.handle(task);
                    }
                }
            };
            places().spread();
            let mut producer = build_single_producer(CAPACITY, Task::default, $strategy)
                .handle_events_with(consumer(0))
                .handle_events_with(consumer(1))
                .handle_events_with(consumer(2))
                .handle_events_with(consumer(3))
                .build();
            load.drive(|task: Task| producer.publish(|slot| *slot = task))
        }
    )+};
}

all_see_all! {
    hint: BusySpinWithSpinLoopHint;
    yielding: Yield;
    sleep: Sleep::new(Duration::from_micros(1));
}

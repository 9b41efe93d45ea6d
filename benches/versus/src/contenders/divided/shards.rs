//! Generated pipelines whose stage has four shards.

use crate::load::CAPACITY;
use crate::load::divided::{Divided, SHARDS, Task};
use crate::machine::places;
use disruptor::{BlockingWaitStrategy, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::time::Duration;

macro_rules! shards {
    ($($name:ident: $slots:ident, $wait:ident $(, by $key:ident)?;)+) => {$(
        pub(crate) fn $name(load: &Divided) -> Duration {
            disruptor! {
                pipeline Shards {
                    event: Task;
                    capacity: CAPACITY;
                    wait: $wait;
                    slots: $slots;
                    stage work: &Task { shards: SHARDS $(by $key)? };
                }
            }

            places().spread();
            let work = |shard| {
                let mut worker = load.worker(shard);
                move |task: &Task, _, _| worker.handle(task)
            };
            let result = Shards { work }.run(|mut producer| {
                Ok(load.drive(|task: Task| {
                    producer.publish(|slot| *slot = task).expect("nobody halts");
                }))
            });
            result.expect("the pipeline ends well")
        }
    )+};
}

shards! {
    spin: stamped, SpinWaitStrategy;
    yielding: stamped, YieldWaitStrategy;
    yielding_dense: dense, YieldWaitStrategy;
    blocking: stamped, BlockingWaitStrategy;
    by_key_yielding: stamped, YieldWaitStrategy, by account;
    by_key_blocking: stamped, BlockingWaitStrategy, by account;
}

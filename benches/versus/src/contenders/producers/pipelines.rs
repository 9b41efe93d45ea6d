//! Generated pipelines: with several producers, and with a single one that its users take in turn, by a lock.

use crate::load::crowd::Crowd;
use crate::load::lap::{self, Lap, Times};
use crate::load::{CAPACITY, Event, Receive};
use disruptor::{BlockingWaitStrategy, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Pipelines of one layout, given how to share a producer and how to get at it.
macro_rules! pipelines {
    (
        $name:ident: $slots:ident, { $($statement:tt)* },
        |$made:ident| $share:expr, |$shared:ident| $reach:expr
    ) => {
        pub(crate) mod $name {
            use super::*;

            disruptor! {
                pipeline Large {
                    event: Event<1>;
                    capacity: lap::CAPACITY;
                    wait: SpinWaitStrategy;
                    slots: $slots;
                    $($statement)*
                    poll sink: &Event<1>;
                }
            }

            pub(crate) fn fill(load: &Lap) -> Times {
                let ($made, mut pollers, running) = Large {}.spawn().expect("it starts");
                let producer = $share;
                let times = load.run::<1, _>(publisher!(producer, |$shared| $reach), move |sink| {
                    let _ = pollers.sink.poll(|event, _, _| sink.receive(event));
                });
                drop(producer);
                running.join().expect("the pipeline ends well");
                times
            }

            pub(crate) fn fill_by_ten(load: &Lap) -> Times {
                let ($made, mut pollers, running) = Large {}.spawn().expect("it starts");
                let producer = $share;
                let times = load.run::<10, _>(publisher!(producer, |$shared| $reach, 10), move |sink| {
                    let _ = pollers.sink.poll(|event, _, _| sink.receive(event));
                });
                drop(producer);
                running.join().expect("the pipeline ends well");
                times
            }

            graphs!(spin: SpinWaitStrategy, $slots, { $($statement)* }, |$made| $share, |$shared| $reach);
            graphs!(yielding: YieldWaitStrategy, $slots, { $($statement)* }, |$made| $share, |$shared| $reach);
            graphs!(blocking: BlockingWaitStrategy, $slots, { $($statement)* }, |$made| $share, |$shared| $reach);
        }
    };
}

/// To a stage, or to one after another, with one wait strategy.
macro_rules! graphs {
    (
        $name:ident: $wait:ident, $slots:ident, { $($statement:tt)* },
        |$made:ident| $share:expr, |$shared:ident| $reach:expr
    ) => {
        #[allow(dead_code, reason = "not every strategy suits every shape")]
        pub(crate) mod $name {
            use super::*;

            disruptor! {
                pipeline Line {
                    event: Event<1>;
                    capacity: CAPACITY;
                    wait: $wait;
                    slots: $slots;
                    $($statement)*
                    stage sink: &Event<1>;
                }
            }

            disruptor! {
                pipeline Chain {
                    event: Event<1>;
                    capacity: CAPACITY;
                    wait: $wait;
                    slots: $slots;
                    $($statement)*
                    stage first: &Event<1>;
                    stage second: &Event<1> after first;
                }
            }

            graph!(line, line_by_ten: Line { sink }, |$made| $share, |$shared| $reach);
            graph!(chain, chain_by_ten: Chain { first, second }, |$made| $share, |$shared| $reach);
        }
    };
}

/// A pipeline one by one, and by ten.
macro_rules! graph {
    (
        $one_by_one:ident, $by_ten:ident: $pipeline:ident { $($stage:ident),+ },
        |$made:ident| $share:expr, |$shared:ident| $reach:expr
    ) => {
        pub(crate) fn $one_by_one(load: &Crowd) -> Duration {
            $(let mut $stage = load.sink();)+
            load.place_stages();
            let pipeline = $pipeline { $($stage: move |event, _, _| $stage.receive(event)),+ };
            let ($made, running) = pipeline.spawn().expect("it starts");
            let producer = $share;
            let elapsed = load.drive::<1, _>(publisher!(producer, |$shared| $reach));
            drop(producer);
            running.join().expect("the pipeline ends well");
            elapsed
        }

        pub(crate) fn $by_ten(load: &Crowd) -> Duration {
            $(let mut $stage = load.sink();)+
            load.place_stages();
            let pipeline = $pipeline { $($stage: move |event, _, _| $stage.receive(event)),+ };
            let ($made, running) = pipeline.spawn().expect("it starts");
            let producer = $share;
            let elapsed = load.drive::<10, _>(publisher!(producer, |$shared| $reach, 10));
            drop(producer);
            running.join().expect("the pipeline ends well");
            elapsed
        }
    };
}

/// Publishes one event, or `$batch` events. It waits for room by itself.
macro_rules! publisher {
    ($producer:ident, |$shared:ident| $reach:expr) => {
        || {
            #[allow(unused_mut, reason = "a lock is not changed")]
            let mut $shared = $producer.clone();
            move |value| {
                $reach.publish(|slot: &mut Event<1>| slot.write(value)).expect("nobody halts");
                true
            }
        }
    };
    ($producer:ident, |$shared:ident| $reach:expr, $batch:literal) => {
        || {
            #[allow(unused_mut, reason = "a lock is not changed")]
            let mut $shared = $producer.clone();
            move |first| {
                let published = $reach.publish_batch($batch, |slots| {
                    for (value, slot) in (first..).zip(slots) {
                        slot.write(value);
                    }
                });
                published.expect("nobody halts");
                true
            }
        }
    };
}

pipelines!(stamped: stamped, { producer: multi; }, |made| made, |shared| shared);
pipelines!(dense: dense, { producer: multi; }, |made| made, |shared| shared);
pipelines!(locked_stamped: stamped, {}, |producer| Arc::new(Mutex::new(producer)), |shared| shared.lock().expect("nobody panics"));
pipelines!(locked_dense: dense, {}, |producer| Arc::new(Mutex::new(producer)), |shared| shared.lock().expect("nobody panics"));

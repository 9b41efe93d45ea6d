//! The two other disruptors, `disruptor` from crates.io and `disrupt-rs`, with their producers for several threads.

use disruptor_lmax::Sequence;
use disruptor_lmax::wait_strategies::WaitStrategy;
use std::thread;

/// What `disruptor` has no strategy for: make room for other threads of the same core.
#[derive(Clone, Copy)]
pub(crate) struct Yield;

impl WaitStrategy for Yield {
    fn wait_for(&self, _: Sequence) {
        thread::yield_now();
    }
}

/// Publishes one event, or `$batch` events, where there is room.
macro_rules! publisher {
    ($producer:ident) => {
        || {
            let mut producer = $producer.clone();
            move |value| producer.try_publish(|slot| slot.write(value)).is_ok()
        }
    };
    ($producer:ident, $batch:literal) => {
        || {
            let mut producer = $producer.clone();
            move |first| {
                let published = producer.try_batch_publish($batch, |slots| {
                    for (value, slot) in (first..).zip(slots) {
                        slot.write(value);
                    }
                });
                published.is_ok()
            }
        }
    };
}

/// To a stage, or to one after another.
macro_rules! graphs {
    ($strategy:expr, $step:literal, $line:ident, $chain:ident $(, $batch:literal)?) => {
        pub(crate) fn $line(load: &Crowd) -> Duration {
            let mut sink = load.sink();
            load.place_stages();
            let producer = build_multi_producer(CAPACITY, Event::<1>::default, $strategy)
                .handle_events_with(move |event: &Event<1>, _: i64, _: bool| sink.receive(event))
                .build();
            load.drive::<$step, _>(publisher!(producer $(, $batch)?))
        }

        pub(crate) fn $chain(load: &Crowd) -> Duration {
            let (mut first, mut second) = (load.sink(), load.sink());
            load.place_stages();
            let producer = build_multi_producer(CAPACITY, Event::<1>::default, $strategy)
                .handle_events_with(move |event: &Event<1>, _: i64, _: bool| first.receive(event))
                .and_then()
                .handle_events_with(move |event: &Event<1>, _: i64, _: bool| second.receive(event))
                .build();
            load.drive::<$step, _>(publisher!(producer $(, $batch)?))
        }
    };
}

/// Filled, and then drained by a poller.
macro_rules! fill {
    ($name:ident, $event_poller:ident, |$item:pat_param| $event:expr, $step:literal $(, $batch:literal)?) => {
        pub(crate) fn $name(load: &Lap) -> Times {
            let builder = build_multi_producer(lap::CAPACITY, Event::<1>::default, BusySpin);
            let (mut poller, builder) = builder.$event_poller();
            let producer = builder.build();
            load.run::<$step, _>(publisher!(producer $(, $batch)?), move |sink| {
                if let Ok(mut events) = poller.poll() {
                    for $item in &mut events {
                        sink.receive($event);
                    }
                }
            })
        }
    };
}

/// A module for a crate, with one of its pollers for what is filled, and with strategies.
macro_rules! contender {
    ($name:ident: $krate:ident, $event_poller:ident, |$item:pat_param| $event:expr, [$($strategy:ident = $value:expr),+]) => {
        pub(crate) mod $name {
            use crate::load::lap::{self, Lap, Times};
            use crate::load::{Event, Receive};
            use $krate::wait_strategies::BusySpin;
            use $krate::{Producer, build_multi_producer};

            fill!(fill, $event_poller, |$item| $event, 1);
            fill!(fill_by_ten, $event_poller, |$item| $event, 10, 10);

            $(#[allow(dead_code, reason = "not every strategy suits every shape")]
            pub(crate) mod $strategy {
                use crate::load::crowd::Crowd;
                use crate::load::{CAPACITY, Event, Receive};
                use $krate::{Producer, build_multi_producer};
                use std::time::Duration;

                graphs!($value, 1, line, chain);
                graphs!($value, 10, line_by_ten, chain_by_ten, 10);
            })+
        }
    };
}

contender!(lmax: disruptor_lmax, new_event_poller, |event| event, [
    spin = disruptor_lmax::wait_strategies::BusySpin,
    hint = disruptor_lmax::wait_strategies::BusySpinWithSpinLoopHint,
    yielding = crate::contenders::producers::cursors::Yield,
    sleep = disruptor_lmax::wait_strategies::Sleep::new(Duration::from_micros(1))
]);
contender!(disrupt_rs: disrupt_rs, event_poller, |(_, event)| event, [
    spin = disrupt_rs::wait_strategies::BusySpin,
    hint = disrupt_rs::wait_strategies::BusySpinWithSpinLoopHint,
    yielding = disrupt_rs::wait_strategies::YieldingWaitStrategy
]);

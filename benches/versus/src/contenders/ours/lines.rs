//! From the producer to one stage.

use crate::load::{Event, Load, Receive};
use crate::machine::places;
use disruptor::{BlockingWaitStrategy, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::time::Duration;

/// A pipeline with one wait strategy, and whatever else it states.
macro_rules! line {
    ($name:ident: $words:literal, $capacity:literal, $wait:ident, { $($statement:tt)* }) => {
        #[allow(dead_code, reason = "not every line is raced both ways")]
        pub(crate) mod $name {
            use super::*;

            disruptor! {
                pipeline Line {
                    event: Event<$words>;
                    capacity: $capacity;
                    wait: $wait;
                    $($statement)*
                    stage sink: &Event<$words> { core: places().consumer };
                }
            }

            pub(crate) fn one_by_one<L: Load>(load: &L) -> Duration {
                assert_eq!(load.capacity(), $capacity, "the same for everybody");
                let mut sink = load.sink();
                places().loosen();
                let result = Line { sink: move |event, _, _| sink.receive(event) }.run(|mut producer| {
                    Ok(load.drive::<1>(|value| {
                        producer.publish(|slot| slot.write(value)).expect("nobody halts");
                    }))
                });
                result.expect("the pipeline ends well")
            }

            pub(crate) fn batches<const B: usize, L: Load>(load: &L) -> Duration {
                assert_eq!(load.capacity(), $capacity, "the same for everybody");
                let mut sink = load.sink();
                places().loosen();
                let result = Line { sink: move |event, _, _| sink.receive(event) }.run(|mut producer| {
                    Ok(load.drive::<B>(|first| {
                        let published = producer.publish_batch(B, |slots| {
                            for (value, slot) in (first..).zip(slots) {
                                slot.write(value);
                            }
                        });
                        published.expect("nobody halts");
                    }))
                });
                result.expect("the pipeline ends well")
            }
        }
    };
}

/// Pipelines that spin, for one size of event and of ring, with every layout of the slots: `default` does not state one.
macro_rules! lines {
    ($($name:ident: $words:literal, $capacity:literal;)+) => {$(
        pub(crate) mod $name {
            use super::*;

            line!(default: $words, $capacity, SpinWaitStrategy, {});
            line!(dense: $words, $capacity, SpinWaitStrategy, { slots: dense; });
            line!(stamped: $words, $capacity, SpinWaitStrategy, { slots: stamped; });
        }
    )+};
}

lines! {
    small_1: 1, 1024;
    small_3: 3, 1024;
    small_7: 7, 1024;
    small_32: 32, 1024;
    large_1: 1, 8192;
    large_3: 3, 8192;
    large_7: 7, 8192;
    large_32: 32, 8192;
}

line!(yielding: 1, 8192, YieldWaitStrategy, {});
line!(blocking: 1, 8192, BlockingWaitStrategy, {});

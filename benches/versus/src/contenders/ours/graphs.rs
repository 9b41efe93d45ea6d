//! Several stages with one wait strategy, on threads that may run on either core.

use crate::load::{CAPACITY, Event, Load, Receive};
use crate::machine::places;
use disruptor::{YieldWaitStrategy, disruptor};
use std::time::Duration;

macro_rules! graph {
    ($name:ident: { $($statement:tt)* }, [$($stage:ident $(after $($before:ident),+)?;)+]) => {
        pub(crate) mod $name {
            use super::*;

            disruptor! {
                pipeline Graph {
                    event: Event<1>;
                    capacity: CAPACITY;
                    wait: YieldWaitStrategy;
                    $($statement)*
                    $(stage $stage: &Event<1> $(after $($before),+)?;)+
                }
            }

            pub(crate) fn one_by_one<L: Load>(load: &L) -> Duration {
                places().loosen();
                $(let mut $stage = load.sink();)+
                let graph = Graph { $($stage: move |event, _, _| $stage.receive(event)),+ };
                let result = graph.run(|mut producer| {
                    Ok(load.drive::<1>(|value| {
                        producer.publish(|slot| slot.write(value)).expect("nobody halts");
                    }))
                });
                result.expect("the pipeline ends well")
            }
        }
    };
}

graph!(chain: {}, [first; second after first; third after second;]);
graph!(chain_dense: { slots: dense; }, [first; second after first; third after second;]);
graph!(diamond: {}, [left; right; join after left, right;]);
graph!(diamond_dense: { slots: dense; }, [left; right; join after left, right;]);

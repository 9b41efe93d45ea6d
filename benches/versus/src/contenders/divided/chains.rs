//! Four handlers one after the other: on one thread as stages, on four threads, and in one stage that calls all of them.

use crate::load::chain::ChainLoad;
use crate::load::{CAPACITY, Event, Receive};
use crate::machine::places;
use disruptor::{BlockingWaitStrategy, YieldWaitStrategy, disruptor};
use std::time::Duration;

macro_rules! run {
    ($load:ident, $step:literal, |$a:ident, $b:ident, $c:ident, $last:ident| $pipeline:expr, |$producer:ident, $value:ident| $publish:expr) => {{
        let (mut $a, mut $b, mut $c) = ($load.first(), $load.relay(), $load.relay());
        let mut $last = $load.sink();
        places().spread();
        let result = $pipeline.run(|mut $producer| Ok($load.drive::<$step>(|$value| $publish)));
        result.expect("the pipeline ends well")
    }};
}

/// The pipeline, with events one by one and by ten.
macro_rules! runs {
    (|$($handler:ident),+| $pipeline:expr) => {
        #[allow(dead_code, reason = "not every layout is raced both ways")]
        pub(crate) fn one_by_one<L: ChainLoad>(load: &L) -> Duration {
            run!(load, 1, |$($handler),+| $pipeline, |producer, value| {
                producer.publish(|slot| slot.write(value)).expect("nobody halts");
            })
        }

        pub(crate) fn by_ten<L: ChainLoad>(load: &L) -> Duration {
            run!(load, 10, |$($handler),+| $pipeline, |producer, first| {
                let published = producer.publish_batch(10, |slots| {
                    for (value, slot) in (first..).zip(slots) {
                        slot.write(value);
                    }
                });
                published.expect("nobody halts");
            })
        }
    };
}

/// With one wait strategy and layout.
macro_rules! chains {
    ($($name:ident: $wait:ident, $slots:ident;)+) => {$(
        pub(crate) mod $name {
            use super::*;

            disruptor! {
                pipeline Shared {
                    event: Event<1>;
                    capacity: CAPACITY;
                    wait: $wait;
                    slots: $slots;
                    stage a: &Event<1>;
                    stage b: &Event<1> after a;
                    stage c: &Event<1> after b;
                    stage d: &Event<1> after c;
                    thread all: a, b, c, d;
                }
            }

            disruptor! {
                pipeline Apart {
                    event: Event<1>;
                    capacity: CAPACITY;
                    wait: $wait;
                    slots: $slots;
                    stage a: &Event<1>;
                    stage b: &Event<1> after a;
                    stage c: &Event<1> after b;
                    stage d: &Event<1> after c;
                }
            }

            disruptor! {
                pipeline Single {
                    event: Event<1>;
                    capacity: CAPACITY;
                    wait: $wait;
                    slots: $slots;
                    stage all: &Event<1>;
                }
            }

            pub(crate) mod one_thread {
                use super::*;
                runs!(|a, b, c, d| Shared {
                    a: move |event, _, _| a.receive(event),
                    b: move |event, _, _| b.receive(event),
                    c: move |event, _, _| c.receive(event),
                    d: move |event, _, _| d.receive(event),
                });
            }

            pub(crate) mod four_threads {
                use super::*;
                runs!(|a, b, c, d| Apart {
                    a: move |event, _, _| a.receive(event),
                    b: move |event, _, _| b.receive(event),
                    c: move |event, _, _| c.receive(event),
                    d: move |event, _, _| d.receive(event),
                });
            }

            pub(crate) mod one_stage {
                use super::*;
                runs!(|a, b, c, d| Single {
                    all: move |event, _, _| {
                        a.receive(event);
                        b.receive(event);
                        c.receive(event);
                        d.receive(event);
                    },
                });
            }
        }
    )+};
}

chains! {
    yielding: YieldWaitStrategy, stamped;
    yielding_dense: YieldWaitStrategy, dense;
    blocking: BlockingWaitStrategy, stamped;
}

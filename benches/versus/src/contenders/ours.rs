//! Generated pipelines.

use crate::load::{CAPACITY, Course, Event, Load, Receive};
use crate::machine::places;
use crate::memory;
use disruptor::{BlockingWaitStrategy, Polled, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::thread;
use std::time::Duration;

/// From the producer to one stage.
macro_rules! lines {
    ($($name:ident: $words:literal, $slots:ident, $wait:ident;)+) => {$(
        #[allow(dead_code, reason = "not every line is raced both ways")]
        pub(crate) mod $name {
            use super::*;

            disruptor! {
                pipeline Line {
                    event: Event<$words>;
                    capacity: CAPACITY;
                    wait: $wait;
                    slots: $slots;
                    stage sink: &Event<$words> { core: places().consumer };
                }
            }

            pub(crate) fn one_by_one<L: Load>(load: &L) -> Duration {
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
    )+};
}

lines! {
    stamped_1: 1, stamped, SpinWaitStrategy;
    stamped_3: 3, stamped, SpinWaitStrategy;
    stamped_7: 7, stamped, SpinWaitStrategy;
    stamped_32: 32, stamped, SpinWaitStrategy;
    dense_1: 1, dense, SpinWaitStrategy;
    dense_3: 3, dense, SpinWaitStrategy;
    dense_7: 7, dense, SpinWaitStrategy;
    dense_32: 32, dense, SpinWaitStrategy;
    blocking_1: 1, stamped, BlockingWaitStrategy;
    yielding_1: 1, stamped, YieldWaitStrategy;
}

/// Several stages with one wait strategy, on threads that may run on either core.
macro_rules! graph {
    ($name:ident: $wait:ident, $slots:ident, [$($stage:ident $(after $($before:ident),+)?;)+]) => {
        pub(crate) mod $name {
            use super::*;

            disruptor! {
                pipeline Graph {
                    event: Event<1>;
                    capacity: CAPACITY;
                    wait: $wait;
                    slots: $slots;
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

graph!(chain: YieldWaitStrategy, stamped, [first; second after first; third after second;]);
graph!(chain_dense: YieldWaitStrategy, dense, [first; second after first; third after second;]);
graph!(diamond: YieldWaitStrategy, stamped, [left; right; join after left, right;]);
graph!(diamond_dense: YieldWaitStrategy, dense, [left; right; join after left, right;]);

/// There by one ring and back by another.
macro_rules! two_rings {
    ($name:ident, $slots:ident, $wait:ident) => {
        pub(crate) fn $name(course: &mut impl Course) {
            disruptor! {
                pipeline There {
                    event: Event<1>;
                    capacity: CAPACITY;
                    wait: $wait;
                    slots: $slots;
                    stage echo: &Event<1> { core: places().consumer };
                }
            }
            disruptor! {
                pipeline Back {
                    event: Event<1>;
                    capacity: CAPACITY;
                    wait: $wait;
                    slots: $slots;
                    poll arrived: &Event<1>;
                }
            }

            places().loosen();
            let (mut answers, mut back, running) = Back {}.spawn().expect("it starts");
            let echo = move |event: &Event<1>, _, _| {
                answers.publish(|slot| slot.write(event.value())).expect("nobody halts");
            };
            let result = There { echo }.run(|mut producer| {
                places().pin_producer();
                course.run(|value| {
                    producer.publish(|slot| slot.write(value)).expect("nobody halts");
                    let mut answer = 0;
                    while answer != value {
                        let _ = back.arrived.poll_wait(|event, _, _| answer = event.value());
                    }
                });
                Ok(())
            });
            result.expect("the pipeline ends well");
            assert_eq!(back.arrived.poll(|_, _, _| ()), Polled::Ended);
            running.join().expect("the pipeline ends well");
        }
    };
}

two_rings!(two_rings_stamped, stamped, SpinWaitStrategy);
two_rings!(two_rings_dense, dense, SpinWaitStrategy);
two_rings!(two_rings_blocking, stamped, BlockingWaitStrategy);

/// There and back by one ring: the other thread hands on what this one sent.
pub(crate) fn one_ring(course: &mut impl Course) {
    disruptor! {
        pipeline Ring {
            event: Event<1>;
            capacity: CAPACITY;
            wait: SpinWaitStrategy;
            stage echo: &Event<1> { core: places().consumer };
            poll back: &Event<1> after echo;
        }
    }

    places().loosen();
    let result = Ring {
        echo: |event, _, _| {
            std::hint::black_box(event.value());
        },
    }
    .run(|mut producer, mut pollers| {
        places().pin_producer();
        course.run(|value| {
            producer.publish(|slot| slot.write(value)).expect("nobody halts");
            let mut answer = 0;
            while answer != value {
                let _ = pollers.back.poll_wait(|event, _, _| answer = event.value());
            }
        });
        Ok(())
    });
    result.expect("the pipeline ends well");
}

/// What a pipeline of four stages takes from the heap beyond its slots, with and without its threads.
pub(crate) fn memory() -> (i64, i64) {
    disruptor! {
        pipeline Threads {
            event: u64;
            capacity: CAPACITY;
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
            poll first: &u64;
            poll second: &u64 after first;
            poll third: &u64 after second;
            poll fourth: &u64 after third;
        }
    }
    // Lines of a stamp and seven events.
    let slots = memory::count(CAPACITY.div_ceil(7) * 64);

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

//! There and back.

use crate::load::trips::Course;
use crate::load::{CAPACITY, Event};
use crate::machine::places;
use disruptor::{BlockingWaitStrategy, Polled, SpinWaitStrategy, disruptor};

/// There by one ring and back by another.
macro_rules! two_rings {
    ($name:ident: $wait:ident, { $($statement:tt)* }) => {
        pub(crate) fn $name(course: &mut impl Course) {
            disruptor! {
                pipeline There {
                    event: Event<1>;
                    capacity: CAPACITY;
                    wait: $wait;
                    $($statement)*
                    stage echo: &Event<1> { core: places().consumer };
                }
            }
            disruptor! {
                pipeline Back {
                    event: Event<1>;
                    capacity: CAPACITY;
                    wait: $wait;
                    $($statement)*
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

two_rings!(two_rings: SpinWaitStrategy, {});
two_rings!(two_rings_dense: SpinWaitStrategy, { slots: dense; });
two_rings!(two_rings_stamped: SpinWaitStrategy, { slots: stamped; });
two_rings!(two_rings_blocking: BlockingWaitStrategy, {});

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

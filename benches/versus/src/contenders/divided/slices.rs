//! Events that come in large batches, for a handler that gets slices, or one event after the other.

use crate::load::runs::{BATCH, Digest, Handled, Runs, Saxpy, Total};
use crate::load::{CAPACITY, Event};
use crate::machine::places;
use disruptor::{SpinWaitStrategy, disruptor};
use rtrb::RingBuffer;
use std::hint::spin_loop;
use std::thread;
use std::time::Duration;

/// From the producer to a stage, and to a poller on the same thread.
macro_rules! pipelines {
    ($($name:ident: $digest:ty, $event:ty, $access:ty, |$state:ident, $item:ident, $sequence:ident| $handle:expr;)+) => {$(
        pub(crate) mod $name {
            use super::*;

            disruptor! {
                pipeline Line {
                    event: $event;
                    capacity: CAPACITY;
                    wait: SpinWaitStrategy;
                    slots: dense;
                    stage sink: $access { core: places().consumer };
                }
            }

            disruptor! {
                pipeline Drained {
                    event: $event;
                    capacity: CAPACITY;
                    wait: SpinWaitStrategy;
                    slots: dense;
                    poll sink: $access;
                }
            }

            pub(crate) fn line(load: &Runs) -> Duration {
                let mut $state = <$digest>::default();
                places().loosen();
                let result = Line { sink: |$item, $sequence, _| $handle }.run(|mut producer| {
                    let publish = |producer: &mut LineProducer<'_>, number| {
                        let event = <$digest>::event(number);
                        let published = producer.publish_batch(BATCH, |slots| slots.for_each(|slot| *slot = event));
                        published.expect("nobody halts");
                    };
                    let flush = |producer: &mut LineProducer<'_>, _| producer.flush().expect("nobody halts");
                    Ok(load.drive(&mut producer, publish, flush))
                });
                $state.check(load.total());
                result.expect("the pipeline ends well")
            }

            pub(crate) fn drained(load: &Runs) -> Duration {
                let mut $state = <$digest>::default();
                let result = Drained {}.run(|producer, pollers| {
                    let publish = |(producer, _): &mut (DrainedProducer<'_>, DrainedPollers<'_>), number| {
                        let event = <$digest>::event(number);
                        let published = producer.publish_batch(BATCH, |slots| slots.for_each(|slot| *slot = event));
                        published.expect("nobody halts");
                    };
                    let handle = |(_, pollers): &mut (DrainedProducer<'_>, DrainedPollers<'_>)| {
                        let _ = pollers.sink.poll(|$item, $sequence, _| $handle);
                    };
                    Ok(load.drain(&mut (producer, pollers), publish, handle))
                });
                $state.check(load.total());
                result.expect("the pipeline ends well")
            }
        }
    )+};
}

pipelines! {
    saxpy_slices: Saxpy, f32, &[f32], |state, events, first| state.run(events, first);
    saxpy_single: Saxpy, f32, &f32, |state, event, sequence| state.one(event, sequence);
    sum_slices: Total, Event<3>, &[Event<3>], |state, events, first| state.run(events, first);
    sum_single: Total, Event<3>, &Event<3>, |state, event, sequence| state.one(event, sequence);
}

/// Events that a poller on the same thread changes. Whoever publishes finds what has become of the event that was in the slot.
macro_rules! gains {
    ($($name:ident: $access:ty, |$item:ident| $handle:expr;)+) => {$(
        pub(crate) fn $name(load: &Runs) -> Duration {
            disruptor! {
                pipeline Gain {
                    event: f32;
                    capacity: CAPACITY;
                    wait: SpinWaitStrategy;
                    slots: dense;
                    poll sink: $access;
                }
            }

            let result = Gain {}.run(|producer, pollers| {
                let publish = |(producer, _): &mut (GainProducer<'_>, GainPollers<'_>), number| {
                    let left = if number >= (CAPACITY / BATCH + 1) as u64 { Some(gained(3.0)) } else { None };
                    let published = producer.publish_batch(BATCH, |slots| {
                        slots.for_each(|slot| {
                            assert!(left.is_none_or(|left| slot.to_bits() == left.to_bits()), "events were lost or changed");
                            *slot = 3.0;
                        });
                    });
                    published.expect("nobody halts");
                };
                let handle = |(_, pollers): &mut (GainProducer<'_>, GainPollers<'_>)| {
                    let _ = pollers.sink.poll(|$item, _, _| $handle);
                };
                Ok(load.drain(&mut (producer, pollers), publish, handle))
            });
            result.expect("the pipeline ends well")
        }
    )+};
}

#[inline(always)]
fn gained(sample: f32) -> f32 {
    sample * 0.5 + 1.0
}

gains! {
    gain_slices: &mut [f32], |samples| samples.iter_mut().for_each(|sample| *sample = gained(*sample));
    gain_single: &mut f32, |sample| *sample = gained(*sample);
}

/// `rtrb` and its slices.
pub(crate) fn rtrb<D: Digest>(load: &Runs) -> Duration {
    let (mut producer, mut consumer) = RingBuffer::<D::Event>::new(CAPACITY);
    let handled = Handled::default();
    places().loosen();
    thread::scope(|scope| {
        let consumer = scope.spawn(|| {
            places().pin_consumer();
            let (mut digest, mut next) = (D::default(), 0);
            while next < load.total() {
                let available = consumer.slots();
                if available == 0 {
                    spin_loop();
                    continue;
                }
                let chunk = consumer.read_chunk(available).expect("so many are there");
                let (first, second) = chunk.as_slices();
                digest.run(first, next);
                digest.run(second, next + first.len() as u64);
                chunk.commit_all();
                next += available as u64;
                handled.tell(next);
            }
            digest
        });
        let publish = |producer: &mut rtrb::Producer<D::Event>, number| {
            let chunk = loop {
                match producer.write_chunk_uninit(BATCH) {
                    Ok(chunk) => break chunk,
                    Err(_) => spin_loop(),
                }
            };
            chunk.fill_from_iter(std::iter::repeat(D::event(number)));
        };
        let elapsed = load.drive(&mut producer, publish, |_, events| handled.wait(events));
        consumer.join().expect("it does not panic").check(load.total());
        elapsed
    })
}

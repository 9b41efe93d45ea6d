//! How long a round trip between two threads takes. See `README.md` beside this file.

#![allow(clippy::inline_always, reason = "what is measured is to be compiled into the loop")]

mod support;

use criterion::{BenchmarkGroup, Criterion, SamplingMode, Throughput, measurement::WallTime};
use disruptor::{BlockingWaitStrategy, Polled, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::hint::spin_loop;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use support::{CAPACITY, Event};

/// Publishes a batch, and the next one when it has come back.
macro_rules! round_trips {
    ($bencher:ident, $batch:ident, $ping:ident, $pong:expr) => {{
        let mut sent = 0_u64;
        $bencher.iter_custom(|iterations| {
            let start = Instant::now();
            for _ in 0..iterations {
                send!($ping, $batch, |slot| slot.write(sent));
                let mut back = 0;
                while back < $batch {
                    match $pong.poll_wait(|event, _, _| assert_eq!(event.value(), sent)) {
                        Polled::Events(events) => back += events,
                        other => unreachable!("{other:?} although the stream goes on"),
                    }
                }
                sent += 1;
            }
            start.elapsed()
        });
    }};
}

/// Publishes `$batch` events.
macro_rules! send {
    ($producer:ident, $batch:ident, |$slot:ident| $write:expr) => {
        if $batch == 1 {
            $producer.publish(|$slot| $write).expect("nobody halts");
        } else {
            $producer.publish_batch($batch, |slots| slots.for_each(|$slot| $write)).expect("nobody halts");
        }
    };
}

/// Benches round trips over one ring and over two, for one wait strategy and one size of event.
macro_rules! ping_pong {
    ($criterion:ident, $($label:literal $wait:ident),+) => {
        $(
            ping_pong!(@size $criterion, $label, $wait, 1);
            ping_pong!(@size $criterion, $label, $wait, 3);
            ping_pong!(@size $criterion, $label, $wait, 7);
            ping_pong!(@size $criterion, $label, $wait, 32);
        )+
    };
    (@size $criterion:ident, $label:literal, $wait:ident, $words:literal) => {{
        type Item = Event<$words>;

        // The one thread publishes and polls `back`, the other polls `echo`: the same event goes there and, handed on, comes back.
        disruptor! {
            pipeline OneRing {
                event: Item;
                capacity: CAPACITY;
                wait: $wait;
                poll echo: &Item;
                poll back: &Item after echo;
            }
        }

        disruptor! {
            pipeline Way {
                event: Item;
                capacity: CAPACITY;
                wait: $wait;
                poll arrived: &Item;
            }
        }

        for batch in [1, 10, 100_usize] {
            let mut group = start($criterion, "one_ringbuffer", batch);
            group.bench_function(name($label, Item::BYTES, batch), |bencher| {
                support::deal_cores_anew();
                let (mut ping, mut pollers, running) = OneRing {}.spawn().expect("it starts");
                let echo = thread::spawn(move || {
                    support::pin_to_next_core();
                    while pollers.echo.poll_wait(|event, _, _| { std::hint::black_box(event); }) != Polled::Ended {}
                });
                round_trips!(bencher, batch, ping, pollers.back);
                drop(ping);
                assert_eq!(pollers.back.poll_wait(|_, _, _| ()), Polled::Ended);
                echo.join().expect("it ends");
                running.join().expect("the pipeline ends well");
            });
            group.finish();

            let mut group = start($criterion, "two_ringbuffers", batch);
            group.bench_function(name($label, Item::BYTES, batch), |bencher| {
                support::deal_cores_anew();
                let (mut ping, mut there, running_there) = Way {}.spawn().expect("it starts");
                let (mut pong, mut back, running_back) = Way {}.spawn().expect("it starts");
                let echo = thread::spawn(move || {
                    support::pin_to_next_core();
                    let (mut value, mut received) = (0, 0);
                    while let Polled::Events(events) = there.arrived.poll_wait(|event, _, _| value = event.value()) {
                        received += events;
                        if received == batch {
                            received = 0;
                            send!(pong, batch, |slot| slot.write(value));
                        }
                    }
                });
                round_trips!(bencher, batch, ping, back.arrived);
                drop(ping);
                echo.join().expect("it ends");
                assert_eq!(back.arrived.poll_wait(|_, _, _| ()), Polled::Ended);
                running_there.join().and(running_back.join()).expect("the pipelines end well");
            });
            group.finish();
        }
    }};
}

fn name(wait: &str, bytes: usize, batch: usize) -> String {
    if batch == 1 { format!("{wait}/{bytes}B/one_by_one") } else { format!("{wait}/{bytes}B/batches_of_{batch}") }
}

fn start<'c>(criterion: &'c mut Criterion, name: &str, batch: usize) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(support::labelled(name, 2));
    group
        .throughput(Throughput::Elements(batch as u64))
        .sampling_mode(SamplingMode::Flat)
        .sample_size(10)
        .nresamples(5_000)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(300));
    group
}

/// One atomic for each direction, nothing else: the floor.
fn bare_atomics(criterion: &mut Criterion) {
    #[derive(Default)]
    #[repr(align(128))]
    struct Line(AtomicU64);

    let mut group = start(criterion, "bare_atomics", 1);
    group.bench_function("spin/8B/one_by_one", |bencher| {
        support::deal_cores_anew();
        let (there, back) = (Line::default(), Line::default());
        thread::scope(|scope| {
            scope.spawn(|| {
                support::pin_to_next_core();
                let mut value = 0;
                while value != u64::MAX {
                    let before = value;
                    while value == before {
                        spin_loop();
                        value = there.0.load(Ordering::Acquire);
                    }
                    back.0.store(value, Ordering::Release);
                }
            });
            let mut value = 0;
            bencher.iter_custom(|iterations| {
                let start = Instant::now();
                for _ in 0..iterations {
                    value += 1;
                    there.0.store(value, Ordering::Release);
                    while back.0.load(Ordering::Acquire) != value {
                        spin_loop();
                    }
                }
                start.elapsed()
            });
            there.0.store(u64::MAX, Ordering::Release);
        });
    });
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let c = &mut criterion;
    bare_atomics(c);
    ping_pong!(c, "spin" SpinWaitStrategy, "yield" YieldWaitStrategy, "block" BlockingWaitStrategy);
    criterion.final_summary();
}

//! How many events per second go through pipelines of the usual shapes. See `README.md` beside this file.

#![allow(clippy::inline_always, reason = "what is measured is to be compiled into the loop")]

mod support;

use criterion::{BenchmarkGroup, Criterion, SamplingMode, Throughput, measurement::WallTime};
use disruptor::{BlockingWaitStrategy, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::time::{Duration, Instant};
use support::{CAPACITY, Event, Seen};

/// Events per iteration: more than a lap, so that the ring is full and wraps in every measurement.
const BLOCK: u64 = 10_000;

/// Publishes `$count` events from `$next` on, one by one or in batches.
macro_rules! publish {
    ($producer:ident, $batch:ident, $next:ident, $count:expr) => {{
        let end = $next + $count;
        if $batch == 1 {
            while $next < end {
                $producer.publish(|slot| slot.write($next)).expect("nobody halts");
                $next += 1;
            }
        } else {
            while $next < end {
                let published = $producer.publish_batch($batch, |slots| {
                    for slot in slots {
                        slot.write($next);
                        $next += 1;
                    }
                });
                published.expect("nobody halts");
            }
        }
    }};
}

/// Benches one shape: every wait strategy with every size of event, one by one and in batches.
macro_rules! shape {
    ($criterion:ident, $name:literal, $slots:tt, batches: $batches:expr, $stages:tt) => {{
        let mut group = start($criterion, $name, shape!(@count $stages));
        shape!(@sizes group, $slots, $batches, $stages, "spin", SpinWaitStrategy);
        shape!(@sizes group, $slots, $batches, $stages, "yield", YieldWaitStrategy);
        shape!(@sizes group, $slots, $batches, $stages, "blocking", BlockingWaitStrategy);
        group.finish();
    }};
    (@count [$($stage:ident $(after $($before:ident),+)?;)+]) => {
        [$(stringify!($stage)),+].len()
    };
    (@sizes $group:ident, $slots:tt, $batches:expr, $stages:tt, $label:literal, $wait:ident) => {
        shape!(@one $group, $slots, $batches, $stages, $label, $wait, 1);
        shape!(@one $group, $slots, $batches, $stages, $label, $wait, 3);
        shape!(@one $group, $slots, $batches, $stages, $label, $wait, 7);
        shape!(@one $group, $slots, $batches, $stages, $label, $wait, 32);
    };
    (@one $group:ident, { $($slots:tt)* }, $batches:expr, [$($stage:ident $(after $($before:ident),+)?;)+], $label:literal, $wait:ident, $words:literal) => {{
        type Item = Event<$words>;

        disruptor! {
            pipeline Shape {
                event: Item;
                capacity: CAPACITY;
                wait: $wait;
                $($slots)*
                $(stage $stage: &Item $(after $($before),+)? { core: support::next_core() };)+
            }
        }

        for batch in $batches {
            let name = format!("{}/{}B/{}", $label, Item::BYTES, if batch == 1 { "one_by_one".to_owned() } else { format!("batches_of_{batch}") });
            $group.bench_function(name, |bencher| {
                support::deal_cores_anew();
                $(let $stage = Seen::default();)+
                let result = Shape { $($stage: handler(&$stage)),+ }.run(|mut producer| {
                    let (mut next, mut sum) = (0, 0_u64);
                    bencher.iter_custom(|iterations| {
                        let first = next;
                        let start = Instant::now();
                        publish!(producer, batch, next, iterations * BLOCK);
                        let sums = [$($stage.wait_for(next)),+];
                        let elapsed = start.elapsed();
                        sum = sum.wrapping_add(support::sum_of::<$words>(first..next));
                        assert!(sums.iter().all(|seen| *seen == sum), "events were lost or changed");
                        elapsed
                    });
                    Ok(())
                });
                result.expect("the pipeline ends well");
            });
        }
    }};
}

/// A stage's handler: reads the whole event, and reports whenever it has caught up.
fn handler<const WORDS: usize>(seen: &Seen) -> impl FnMut(&Event<WORDS>, u64, bool) + Send + '_ {
    let mut sum = 0_u64;
    move |event, sequence, end_of_batch| {
        sum = sum.wrapping_add(event.sum());
        if end_of_batch {
            seen.report(sequence + 1, sum);
        }
    }
}

/// A group of benches whose pipelines have this many stages.
fn start<'c>(criterion: &'c mut Criterion, name: &str, stages: usize) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(support::labelled(name, 1 + stages));
    group
        .throughput(Throughput::Elements(BLOCK))
        .sampling_mode(SamplingMode::Flat)
        .sample_size(10)
        .nresamples(5_000)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(300));
    group
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let c = &mut criterion;
    shape!(c, "one_to_one", {}, batches: [1, 10, 100], [sink;]);
    shape!(c, "one_to_one_dense", { slots: dense; }, batches: [1, 10, 100], [sink;]);
    shape!(c, "chain_of_three", {}, batches: [1, 10, 100], [first; second after first; third after second;]);
    shape!(c, "diamond", {}, batches: [1, 10, 100], [left; right; join after left, right;]);
    shape!(c, "multicast_to_three", {}, batches: [1, 10, 100], [first; second; third;]);
    criterion.final_summary();
}

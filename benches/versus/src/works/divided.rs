//! Work divided: shards, slices, and stages that share a thread.

use super::{EVENTS, MANY_EVENTS, contender, events_work};
use crate::contenders::divided::chains::{blocking, yielding, yielding_dense};
use crate::contenders::divided::slices::{
    self, gain_single, gain_slices, saxpy_single, saxpy_slices, sum_single, sum_slices,
};
use crate::contenders::divided::{channels, cursors, rayon, shards};
use crate::load::OpenLoop;
use crate::load::chain::{Chain, Rare};
use crate::load::divided::Divided;
use crate::load::effort::Effort;
use crate::load::laps::Laps;
use crate::load::runs::{Runs, Saxpy, Total};
use crate::parties::{CROSSBEAM, LMAX, OURS, RAYON, RTRB};
use crate::race::{Contender, Kind, Latency, Length, Throughput, Work, open_loop};
use std::time::Duration;

pub(super) fn all() -> Vec<Work> {
    vec![
        shards_work("work/shards_1us", "four shards, 1 us of work per event, 24 B", Duration::from_micros(1)),
        shards_work("work/shards_200ns", "four shards, 200 ns of work per event, 24 B", Duration::from_nanos(200)),
        shards_work("work/shards_20ns", "four shards, 20 ns of work per event, 24 B", Duration::from_nanos(20)),
        throughput(
            "work/saxpy_drained",
            "adding to a vector, a lap of f32 at a time, the poller alone",
            vec![
                contender(OURS, "slices", runs(saxpy_slices::drained)),
                contender(OURS, "single events", runs(saxpy_single::drained)),
            ],
        ),
        throughput(
            "work/gain_drained",
            "changing f32 in place, a lap at a time, the poller alone",
            vec![contender(OURS, "slices", runs(gain_slices)), contender(OURS, "single events", runs(gain_single))],
        ),
        throughput(
            "work/sum_drained",
            "adding up events of 24 B, a lap at a time, the poller alone",
            vec![
                contender(OURS, "slices", runs(sum_slices::drained)),
                contender(OURS, "single events", runs(sum_single::drained)),
            ],
        ),
        throughput(
            "work/saxpy",
            "adding to a vector, batches of 1000 f32, two threads",
            vec![
                contender(OURS, "slices", runs(saxpy_slices::line)),
                contender(OURS, "single events", runs(saxpy_single::line)),
                contender(RTRB, "slices", runs(slices::rtrb::<Saxpy>)),
            ],
        ),
        throughput(
            "work/sum",
            "adding up events of 24 B, batches of 1000, two threads",
            vec![
                contender(OURS, "slices", runs(sum_slices::line)),
                contender(OURS, "single events", runs(sum_single::line)),
                contender(RTRB, "slices", runs(slices::rtrb::<Total>)),
            ],
        ),
        chain_work("work/chain", "chain of four, batches of 10, 8 B", Duration::ZERO),
        chain_work("work/chain_20ns", "chain of four with 20 ns each, batches of 10, 8 B", Duration::from_nanos(20)),
        laps_work("work/chain_laps", "chain of four, a full ring at a time, the stages alone, 8 B", Duration::ZERO),
        laps_work(
            "work/chain_laps_20ns",
            "chain of four with 20 ns each, a full ring at a time, the stages alone, 8 B",
            Duration::from_nanos(20),
        ),
        rare_work("work/chain_every_10us", "chain of four, an event every 10 us", Duration::from_micros(10), 3_000),
        rare_work("work/chain_every_1ms", "chain of four, an event every 1 ms", Duration::from_millis(1), 50),
        chain_latency(),
    ]
}

fn throughput(name: &'static str, title: &'static str, contenders: Vec<Contender<Throughput>>) -> Work {
    events_work(name, title, EVENTS, contenders)
}

/// A slice of events that each take some work.
fn divided(time: Duration, run: fn(&Divided) -> Duration) -> Box<Throughput> {
    Box::new(move |events| run(&Divided::new(Effort::lasting(time), events)))
}

/// A slice of events in large batches.
fn runs(run: fn(&Runs) -> Duration) -> Box<Throughput> {
    Box::new(move |events| run(&Runs { events }))
}

/// A slice of events for four handlers that each take some time.
fn chain(time: Duration, run: fn(&Chain) -> Duration) -> Box<Throughput> {
    Box::new(move |events| run(&Chain::new(effort(time), events)))
}

/// The same, a full ring at a time.
fn laps(time: Duration, run: fn(&Laps) -> Duration) -> Box<Throughput> {
    Box::new(move |events| run(&Laps::new(effort(time), events)))
}

fn effort(time: Duration) -> Effort {
    if time.is_zero() { Effort::NONE } else { Effort::lasting(time) }
}

/// A slice of events now and then.
fn rare(period: Duration, run: fn(&Rare) -> Duration) -> Box<Throughput> {
    Box::new(move |events| run(&Rare::new(period, events)))
}

fn shards_work(name: &'static str, title: &'static str, time: Duration) -> Work {
    let contenders = vec![
        contender(OURS, "yield", divided(time, shards::yielding)),
        contender(OURS, "yield, dense", divided(time, shards::yielding_dense)),
        contender(OURS, "blocking", divided(time, shards::blocking)),
        contender(OURS, "spin", divided(time, shards::spin)),
        contender(OURS, "by key, yield", divided(time, shards::by_key_yielding)),
        contender(OURS, "by key, blocking", divided(time, shards::by_key_blocking)),
        contender(LMAX, "spin with hint", divided(time, cursors::hint)),
        contender(LMAX, "yield", divided(time, cursors::yielding)),
        contender(LMAX, "sleep", divided(time, cursors::sleep)),
        contender(CROSSBEAM, "shared, blocking", divided(time, channels::shared_blocking)),
        contender(CROSSBEAM, "shared, yield", divided(time, channels::shared_yielding)),
        contender(CROSSBEAM, "each, blocking", divided(time, channels::each_blocking)),
        contender(CROSSBEAM, "each, yield", divided(time, channels::each_yielding)),
        contender(RAYON, "par_chunks", divided(time, rayon::par_chunks)),
    ];
    events_work(name, title, MANY_EVENTS, contenders)
}

/// The three ways, by a macro that makes something of each.
macro_rules! ways {
    ($make:expr, $how:ident, [$($variant:literal: $strategy:ident),+]) => {
        vec![$(
            contender(OURS, concat!("one stage, ", $variant), $make($strategy::one_stage::$how)),
            contender(OURS, concat!("one thread, ", $variant), $make($strategy::one_thread::$how)),
            contender(OURS, concat!("four threads, ", $variant), $make($strategy::four_threads::$how)),
        )+]
    };
}

fn chain_work(name: &'static str, title: &'static str, time: Duration) -> Work {
    let make = |run| chain(time, run);
    let contenders = ways!(make, by_ten, ["yield": yielding, "yield, dense": yielding_dense, "blocking": blocking]);
    events_work(name, title, MANY_EVENTS, contenders)
}

fn laps_work(name: &'static str, title: &'static str, time: Duration) -> Work {
    let make = |run| laps(time, run);
    throughput(name, title, ways!(make, by_ten, ["yield": yielding, "yield, dense": yielding_dense]))
}

fn rare_work(name: &'static str, title: &'static str, period: Duration, events: u64) -> Work {
    let make = |run| rare(period, run);
    let contenders = ways!(make, one_by_one, ["blocking": blocking, "yield": yielding]);
    let length = Length::Fixed(events);
    Work { name, title, kind: Kind::Throughput { contenders, unit: "ns of processor time per event", length } }
}

fn chain_latency() -> Work {
    let gap = Duration::from_micros(10);
    let make = |run: fn(&OpenLoop) -> Duration| -> Box<Latency> { open_loop(gap, run) };
    Work {
        name: "work/chain_latency_10us",
        title: "chain of four, an event every 10 us, from the intended time to the last handler",
        kind: Kind::Latency { contenders: ways!(make, one_by_one, ["blocking": blocking, "yield": yielding]), gap },
    }
}

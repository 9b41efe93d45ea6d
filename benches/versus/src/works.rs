//! What is raced.

mod divided;
mod producers;

use crate::contenders::channels::{crossbeam, crossbeam_spinning, kanal, kanal_spinning, std_mpsc, std_mpsc_spinning};
use crate::contenders::cursors::{
    disrupt_rs_hint, disrupt_rs_spin, disrupt_rs_yield, lmax_hint, lmax_sleep, lmax_spin,
};
use crate::contenders::{bare, ours, rtrb};
use crate::load::{OpenLoop, Recorded, Steady, Timed};
use crate::race::{Contender, Kind, Latency, Length, Throughput, Work, graph, line, open_loop};
use hdrhistogram::Histogram;
use std::time::Duration;

pub(crate) const OURS: &str = "ours";
pub(crate) const LMAX: &str = "disruptor 4.4";
pub(crate) const DISRUPT_RS: &str = "disrupt-rs 1.1";
pub(crate) const RTRB: &str = "rtrb";
pub(crate) const RAYON: &str = "rayon";
pub(crate) const CROSSBEAM: &str = "crossbeam-channel";
pub(crate) const KANAL: &str = "kanal";
pub(crate) const STD: &str = "std sync_channel";
pub(crate) const CROSSFIRE: &str = "crossfire";
pub(crate) const FLUME: &str = "flume";
pub(crate) const THINGBUF: &str = "thingbuf";
pub(crate) const NEXUS: &str = "nexus-queue 1.3 mpsc";
pub(crate) const LOCKED: &str = "a Mutex around ours";
pub(crate) const BARE: &str = "bare atomics";

/// Several laps of the ring, and a whole number of batches for each of up to three producers.
const LEAST_EVENTS: u64 = 81_000;

const EVENTS: Length = Length::Fitted { least: LEAST_EVENTS, stretch: 1 };

/// Where threads share cores.
const MANY_EVENTS: Length = Length::Fitted { least: LEAST_EVENTS, stretch: 4 };

const TRIPS: Length = Length::Fitted { least: 5_000, stretch: 1 };

/// The time between two events of the open loop.
const PERIOD: Duration = Duration::from_micros(1);

fn contender<F: ?Sized>(party: &'static str, variant: &'static str, run: Box<F>) -> Contender<F> {
    Contender { party, variant, run }
}

fn line_work(name: &'static str, title: &'static str, contenders: Vec<Contender<Throughput>>) -> Work {
    Work { name, title, kind: Kind::Throughput { contenders, unit: "ns per event", length: EVENTS } }
}

/// One by one, for one size of event.
macro_rules! one_by_one {
    ($name:literal, $title:literal, $words:literal, $stamped:ident, $dense:ident) => {
        line_work(
            $name,
            $title,
            vec![
                contender(OURS, "stamped", line($words, ours::$stamped::one_by_one)),
                contender(OURS, "dense", line($words, ours::$dense::one_by_one)),
                contender(LMAX, "spin", line($words, lmax_spin::one_by_one::<$words, Steady>)),
                contender(LMAX, "spin with hint", line($words, lmax_hint::one_by_one::<$words, Steady>)),
                contender(DISRUPT_RS, "spin", line($words, disrupt_rs_spin::one_by_one::<$words, Steady>)),
                contender(DISRUPT_RS, "spin with hint", line($words, disrupt_rs_hint::one_by_one::<$words, Steady>)),
                contender(RTRB, "", line($words, rtrb::one_by_one::<$words, Steady>)),
                contender(CROSSBEAM, "blocking", line($words, crossbeam::one_by_one::<$words, Steady>)),
                contender(CROSSBEAM, "spinning", line($words, crossbeam_spinning::one_by_one::<$words, Steady>)),
                contender(KANAL, "blocking", line($words, kanal::one_by_one::<$words, Steady>)),
                contender(KANAL, "spinning", line($words, kanal_spinning::one_by_one::<$words, Steady>)),
                contender(STD, "blocking", line($words, std_mpsc::one_by_one::<$words, Steady>)),
                contender(STD, "spinning", line($words, std_mpsc_spinning::one_by_one::<$words, Steady>)),
            ],
        )
    };
}

/// In batches, for one size of event and of batch.
macro_rules! batches {
    ($name:literal, $title:literal, $words:literal, $batch:literal, $stamped:ident, $dense:ident) => {
        line_work(
            $name,
            $title,
            vec![
                contender(OURS, "dense", line($words, ours::$dense::batches::<$batch, Steady>)),
                contender(OURS, "stamped", line($words, ours::$stamped::batches::<$batch, Steady>)),
                contender(LMAX, "spin", line($words, lmax_spin::batches::<$words, $batch, Steady>)),
                contender(LMAX, "spin with hint", line($words, lmax_hint::batches::<$words, $batch, Steady>)),
                contender(DISRUPT_RS, "spin", line($words, disrupt_rs_spin::batches::<$words, $batch, Steady>)),
                contender(
                    DISRUPT_RS,
                    "spin with hint",
                    line($words, disrupt_rs_hint::batches::<$words, $batch, Steady>),
                ),
                contender(RTRB, "chunks", line($words, rtrb::batches::<$words, $batch, Steady>)),
            ],
        )
    };
}

/// The contenders of the round trips, by a macro that makes something of each.
macro_rules! round_trips {
    ($make:ident) => {
        vec![
            contender(BARE, "a line each way", $make!(bare::two_lines)),
            contender(BARE, "one line", $make!(bare::one_line)),
            contender(OURS, "two rings, stamped", $make!(ours::two_rings_stamped)),
            contender(OURS, "two rings, dense", $make!(ours::two_rings_dense)),
            contender(OURS, "two rings, blocking", $make!(ours::two_rings_blocking)),
            contender(OURS, "one ring", $make!(ours::one_ring)),
            contender(LMAX, "spin", $make!(lmax_spin::two_rings)),
            contender(LMAX, "spin with hint", $make!(lmax_hint::two_rings)),
            contender(DISRUPT_RS, "spin", $make!(disrupt_rs_spin::two_rings)),
            contender(DISRUPT_RS, "spin with hint", $make!(disrupt_rs_hint::two_rings)),
            contender(RTRB, "", $make!(rtrb::two_rings)),
            contender(CROSSBEAM, "spinning", $make!(crossbeam_spinning::two_rings)),
            contender(CROSSBEAM, "blocking", $make!(crossbeam::two_rings)),
            contender(KANAL, "spinning", $make!(kanal_spinning::two_rings)),
            contender(KANAL, "blocking", $make!(kanal::two_rings)),
            contender(STD, "spinning", $make!(std_mpsc_spinning::two_rings)),
            contender(STD, "blocking", $make!(std_mpsc::two_rings)),
        ]
    };
}

macro_rules! timed {
    ($run:path) => {
        Box::new(|trips| {
            let mut course = Timed { trips, elapsed: Duration::ZERO };
            $run(&mut course);
            course.elapsed
        }) as Box<Throughput>
    };
}

macro_rules! recorded {
    ($run:path) => {
        Box::new(|trips, histogram: &mut Histogram<u64>| $run(&mut Recorded { trips, histogram })) as Box<Latency>
    };
}

/// All of it, in the order in which it is run.
pub(crate) fn all() -> Vec<Work> {
    let mut works = Vec::from(round_trip_works());
    works.extend([
        one_by_one!("one_by_one/8B", "one by one, 8 B", 1, stamped_1, dense_1),
        one_by_one!("one_by_one/24B", "one by one, 24 B", 3, stamped_3, dense_3),
        one_by_one!("one_by_one/56B", "one by one, 56 B", 7, stamped_7, dense_7),
        batches!("batches_of_10/8B", "batches of 10, 8 B", 1, 10, stamped_1, dense_1),
        batches!("batches_of_100/8B", "batches of 100, 8 B", 1, 100, stamped_1, dense_1),
        batches!("batches_of_10/24B", "batches of 10, 24 B", 3, 10, stamped_3, dense_3),
        batches!("batches_of_100/24B", "batches of 100, 24 B", 3, 100, stamped_3, dense_3),
        batches!("batches_of_10/56B", "batches of 10, 56 B", 7, 10, stamped_7, dense_7),
        batches!("batches_of_100/56B", "batches of 100, 56 B", 7, 100, stamped_7, dense_7),
        batches!("batches_of_10/256B", "batches of 10, 256 B", 32, 10, stamped_32, dense_32),
        batches!("batches_of_100/256B", "batches of 100, 256 B", 32, 100, stamped_32, dense_32),
        line_work(
            "wait_strategies/8B",
            "what waiting costs the awake: one by one, 8 B",
            vec![
                contender(OURS, "spin", line(1, ours::stamped_1::one_by_one)),
                contender(OURS, "yield", line(1, ours::yielding_1::one_by_one)),
                contender(OURS, "blocking", line(1, ours::blocking_1::one_by_one)),
            ],
        ),
    ]);
    works.extend(graph_works());
    works.extend(producers::all());
    works.extend(divided::all());
    works.push(open_loop_work());
    works
}

/// The floor, by itself.
pub(crate) fn bare() -> Work {
    let contenders = vec![
        contender(BARE, "a line each way", timed!(bare::two_lines)),
        contender(BARE, "one line", timed!(bare::one_line)),
    ];
    Work {
        name: "bare_ping_pong",
        title: "bare ping-pong",
        kind: Kind::Throughput { contenders, unit: "ns per round trip", length: TRIPS },
    }
}

fn round_trip_works() -> [Work; 2] {
    let timed = round_trips!(timed);
    [
        Work {
            name: "ping_pong",
            title: "ping-pong, 8 B",
            kind: Kind::Throughput { contenders: timed, unit: "ns per round trip", length: TRIPS },
        },
        Work {
            name: "ping_pong_latency",
            title: "round trips one by one, 8 B, with the reading of the clock",
            kind: Kind::Latency { contenders: round_trips!(recorded), per_second: 2_000_000 },
        },
    ]
}

/// More busy threads than cores: four on two.
fn graph_works() -> [Work; 2] {
    let work = |name, title, contenders| Work {
        name,
        title,
        kind: Kind::Throughput { contenders, unit: "ns per event", length: MANY_EVENTS },
    };
    [
        work(
            "chain_oversubscribed",
            "chain of three stages on two cores, one by one, 8 B",
            vec![
                contender(OURS, "yield", graph(3, ours::chain::one_by_one)),
                contender(OURS, "yield, dense", graph(3, ours::chain_dense::one_by_one)),
                contender(LMAX, "spin", graph(3, lmax_spin::chain)),
                contender(LMAX, "spin with hint", graph(3, lmax_hint::chain)),
                contender(LMAX, "sleep", graph(3, lmax_sleep::chain)),
                contender(DISRUPT_RS, "yield", graph(3, disrupt_rs_yield::chain)),
            ],
        ),
        work(
            "diamond_oversubscribed",
            "diamond of three stages on two cores, one by one, 8 B",
            vec![
                contender(OURS, "yield", graph(3, ours::diamond::one_by_one)),
                contender(OURS, "yield, dense", graph(3, ours::diamond_dense::one_by_one)),
                contender(LMAX, "spin", graph(3, lmax_spin::diamond)),
                contender(LMAX, "spin with hint", graph(3, lmax_hint::diamond)),
                contender(LMAX, "sleep", graph(3, lmax_sleep::diamond)),
                contender(DISRUPT_RS, "yield", graph(3, disrupt_rs_yield::diamond)),
            ],
        ),
    ]
}

fn open_loop_work() -> Work {
    let contenders = vec![
        contender(OURS, "stamped", open_loop(PERIOD, ours::stamped_1::one_by_one)),
        contender(OURS, "dense", open_loop(PERIOD, ours::dense_1::one_by_one)),
        contender(OURS, "blocking", open_loop(PERIOD, ours::blocking_1::one_by_one)),
        contender(LMAX, "spin", open_loop(PERIOD, lmax_spin::one_by_one::<1, OpenLoop>)),
        contender(LMAX, "spin with hint", open_loop(PERIOD, lmax_hint::one_by_one::<1, OpenLoop>)),
        contender(DISRUPT_RS, "spin", open_loop(PERIOD, disrupt_rs_spin::one_by_one::<1, OpenLoop>)),
        contender(RTRB, "", open_loop(PERIOD, rtrb::one_by_one::<1, OpenLoop>)),
        contender(CROSSBEAM, "spinning", open_loop(PERIOD, crossbeam_spinning::one_by_one::<1, OpenLoop>)),
        contender(CROSSBEAM, "blocking", open_loop(PERIOD, crossbeam::one_by_one::<1, OpenLoop>)),
        contender(KANAL, "spinning", open_loop(PERIOD, kanal_spinning::one_by_one::<1, OpenLoop>)),
        contender(KANAL, "blocking", open_loop(PERIOD, kanal::one_by_one::<1, OpenLoop>)),
        contender(STD, "spinning", open_loop(PERIOD, std_mpsc_spinning::one_by_one::<1, OpenLoop>)),
        contender(STD, "blocking", open_loop(PERIOD, std_mpsc::one_by_one::<1, OpenLoop>)),
    ];
    Work {
        name: "open_loop",
        title: "open loop, an event of 8 B every microsecond, from the intended time on",
        kind: Kind::Latency { contenders, per_second: 1_000_000 },
    }
}

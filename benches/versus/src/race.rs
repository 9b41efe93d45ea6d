//! How the contenders of one work are measured: in turn, in short slices.

use crate::distance::Distance;
use crate::load::crowd::Crowd;
use crate::load::lap::{Lap, Times};
use crate::load::open_loop::histogram;
use crate::load::{OpenLoop, Steady};
use crate::options::Options;
use crate::placement::Placement;
use crate::results::{Finished, Latencies, Outcome, Series, Slice};
use hdrhistogram::Histogram;
use std::time::Duration;

/// One who takes part in a work.
pub(crate) struct Contender<F: ?Sized> {
    /// The crate, or what else it is that is compared.
    pub(crate) party: &'static str,
    /// Which way of using it.
    pub(crate) variant: &'static str,
    pub(crate) run: Box<F>,
}

/// Does so many operations and tells how long they took.
pub(crate) type Throughput = dyn FnMut(u64) -> Duration;

/// Does so many operations and tells how long each took, in ticks of the clock.
pub(crate) type Latency = dyn FnMut(u64) -> Histogram<u64>;

pub(crate) struct Work {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) kind: Kind,
}

pub(crate) enum Kind {
    /// Nanoseconds per operation.
    Throughput { contenders: Vec<Contender<Throughput>>, unit: &'static str, length: Length },
    /// The distribution of the latencies of events, of which one is due after each gap.
    Latency { contenders: Vec<Contender<Latency>>, gap: Duration },
}

/// How long a slice is.
#[derive(Clone, Copy)]
pub(crate) enum Length {
    /// So many times as long as usual, with at least so many operations.
    Fitted { least: u64, stretch: u32 },
    /// So many operations.
    Fixed(u64),
}

pub(crate) fn race(work: Work, options: &Options, placement: &mut Placement) -> Finished {
    let Work { name, title, kind } = work;
    let outcome = match kind {
        Kind::Throughput { contenders, unit, length } => {
            Outcome::Throughput { unit, series: throughput(contenders, options, length, placement) }
        }
        Kind::Latency { contenders, gap } => {
            Outcome::Latency { gap, rows: latency(contenders, options, gap, placement) }
        }
    };
    Finished { name, title, outcome }
}

#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn throughput(
    mut contenders: Vec<Contender<Throughput>>,
    options: &Options,
    length: Length,
    placement: &mut Placement,
) -> Vec<Series> {
    let counts: Vec<u64> = contenders.iter_mut().map(|contender| operations(contender, options, length)).collect();
    let mut series: Vec<Series> =
        contenders.iter().map(|contender| Series::new(contender.party, contender.variant)).collect();
    placement.look();
    for index in turns(options, contenders.len()) {
        let (distance, elapsed) = placement.slice(|| (contenders[index].run)(counts[index]));
        series[index].slices.push(Slice { distance, figure: elapsed.as_nanos() as f64 / counts[index] as f64 });
    }
    series
}

/// Whose turn it is. Another one goes first in every round, so that nobody always follows the same neighbour's leftovers at the same moment.
fn turns(options: &Options, contenders: usize) -> impl Iterator<Item = usize> {
    (0..options.slices() as usize).flat_map(move |round| (0..contenders).map(move |turn| (round + turn) % contenders))
}

/// How many operations make a slice, which everybody finds out first where that is not fixed.
#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn operations(contender: &mut Contender<Throughput>, options: &Options, length: Length) -> u64 {
    let (least, stretch) = match length {
        Length::Fixed(count) => return count,
        Length::Fitted { least, stretch } => (least, stretch),
    };
    let target = (options.slice() * stretch).as_nanos() as f64;
    let mut count = least;
    for _ in 0..2 {
        let elapsed = (contender.run)(count).as_nanos() as f64;
        count = whole((count as f64 * target / elapsed.max(1.0)).min(target), least);
    }
    count
}

/// A whole number of batches for each of up to three producers, at least `least`.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of operations")]
fn whole(count: f64, least: u64) -> u64 {
    (count as u64 / 3_000 * 3_000).max(least)
}

fn latency(
    mut contenders: Vec<Contender<Latency>>,
    options: &Options,
    gap: Duration,
    placement: &mut Placement,
) -> Vec<Latencies> {
    let count = options.events(gap);
    let mut rows: Vec<Latencies> =
        contenders.iter().map(|contender| Latencies::new(contender.party, contender.variant)).collect();
    let mut together: Vec<_> = contenders.iter().map(|_| Distance::ALL.map(|_| histogram())).collect();
    placement.look();
    for index in turns(options, contenders.len()) {
        let (distance, latencies) = placement.slice(|| (contenders[index].run)(count));
        rows[index].push(distance, &latencies, &mut together[index]);
    }
    rows
}

/// A slice of throughput, from one pinned thread to another.
pub(crate) fn line(words: usize, capacity: usize, run: fn(&Steady) -> Duration) -> Box<Throughput> {
    Box::new(move |events| run(&Steady::pinned(events, words, capacity)))
}

/// A slice of throughput through several stages.
pub(crate) fn graph(sinks: u64, run: fn(&Steady) -> Duration) -> Box<Throughput> {
    Box::new(move |events| run(&Steady::loose(events, 1, sinks)))
}

/// A slice of throughput from so many producers to so many stages.
pub(crate) fn crowd(producers: u64, stages: u64, run: fn(&Crowd) -> Duration) -> Box<Throughput> {
    Box::new(move |events| run(&Crowd::new(producers, stages, events)))
}

/// Filling a large ring while nobody reads, or draining it afterwards: `time` says which.
pub(crate) fn lap(producers: u64, time: fn(&Times) -> Duration, run: fn(&Lap) -> Times) -> Box<Throughput> {
    Box::new(move |_| time(&run(&Lap { producers })))
}

/// A slice of events at a fixed rate.
pub(crate) fn open_loop(gap: Duration, run: fn(&OpenLoop) -> Duration) -> Box<Latency> {
    Box::new(move |events| {
        let load = OpenLoop::new(events, gap);
        run(&load);
        load.latencies()
    })
}

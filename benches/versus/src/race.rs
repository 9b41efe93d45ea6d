//! How the contenders of one work are measured: in turn, in short slices.

use crate::load::crowd::Crowd;
use crate::load::lap::{Lap, Times};
use crate::load::{OpenLoop, Steady, histogram};
use crate::options::Options;
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

/// Does so many operations and records each.
pub(crate) type Latency = dyn FnMut(u64, &mut Histogram<u64>);

pub(crate) struct Work {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) kind: Kind,
}

pub(crate) enum Kind {
    /// Nanoseconds per operation.
    Throughput { contenders: Vec<Contender<Throughput>>, unit: &'static str, length: Length },
    /// The distribution of single operations, so many of them in a slice of a second.
    Latency { contenders: Vec<Contender<Latency>>, per_second: u64 },
}

/// How long a slice is.
#[derive(Clone, Copy)]
pub(crate) enum Length {
    /// So many times as long as usual, with at least so many operations.
    Fitted { least: u64, stretch: u32 },
    /// So many operations.
    Fixed(u64),
}

/// The results of a contender: nanoseconds per operation in each slice.
pub(crate) struct Series {
    pub(crate) party: &'static str,
    pub(crate) variant: &'static str,
    pub(crate) slices: Vec<f64>,
}

impl Series {
    pub(crate) fn name(&self) -> String {
        join(self.party, self.variant)
    }

    pub(crate) fn spread(&self) -> Spread {
        Spread::of(&self.slices)
    }

    /// How many times as long the other takes, in pairs of neighbouring slices.
    pub(crate) fn ratios_to(&self, other: &Series) -> Spread {
        let pairs = self.slices.iter().zip(&other.slices);
        Spread::of(&pairs.map(|(ours, theirs)| theirs / ours).collect::<Vec<_>>())
    }
}

fn join(party: &str, variant: &str) -> String {
    if variant.is_empty() { party.to_owned() } else { format!("{party}, {variant}") }
}

/// A distribution in three numbers.
#[derive(Clone, Copy)]
pub(crate) struct Spread {
    pub(crate) low: f64,
    pub(crate) median: f64,
    pub(crate) high: f64,
}

impl Spread {
    /// The tenth, the fiftieth and the ninetieth percentile.
    fn of(values: &[f64]) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let at = |percent: usize| {
            let rank = (sorted.len() - 1) * percent;
            let (below, rest) = (rank / 100, rank % 100);
            let above = (below + 1).min(sorted.len() - 1);
            #[allow(clippy::cast_precision_loss, reason = "below a hundred")]
            let part = rest as f64 / 100.0;
            sorted[below] + (sorted[above] - sorted[below]) * part
        };
        Self { low: at(10), median: at(50), high: at(90) }
    }
}

pub(crate) enum Outcome {
    Throughput { unit: &'static str, series: Vec<Series> },
    Latency { histograms: Vec<(String, Histogram<u64>)> },
}

/// What came of a work.
pub(crate) struct Finished {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) outcome: Outcome,
}

pub(crate) fn race(work: Work, options: &Options) -> Finished {
    let Work { name, title, kind } = work;
    let outcome = match kind {
        Kind::Throughput { contenders, unit, length } => {
            Outcome::Throughput { unit, series: throughput(contenders, options, length) }
        }
        Kind::Latency { contenders, per_second } => {
            Outcome::Latency { histograms: latency(contenders, options, per_second) }
        }
    };
    Finished { name, title, outcome }
}

#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn throughput(mut contenders: Vec<Contender<Throughput>>, options: &Options, length: Length) -> Vec<Series> {
    let counts: Vec<u64> = contenders.iter_mut().map(|contender| operations(contender, options, length)).collect();
    let mut series: Vec<Series> = contenders
        .iter()
        .map(|contender| Series { party: contender.party, variant: contender.variant, slices: Vec::new() })
        .collect();
    for slice in 0..options.slices() as usize {
        // Another one goes first every time, so that nobody always follows the same neighbour's leftovers at the same moment.
        for turn in 0..contenders.len() {
            let index = (slice + turn) % contenders.len();
            let elapsed = (contenders[index].run)(counts[index]);
            series[index].slices.push(elapsed.as_nanos() as f64 / counts[index] as f64);
        }
    }
    series
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
    per_second: u64,
) -> Vec<(String, Histogram<u64>)> {
    #[allow(clippy::cast_possible_truncation, reason = "milliseconds of a slice")]
    let count = (per_second * options.slice().as_millis() as u64 / 1_000).max(1_000);
    let mut histograms: Vec<Histogram<u64>> = contenders.iter().map(|_| histogram()).collect();
    for slice in 0..options.slices() as usize {
        for turn in 0..contenders.len() {
            let index = (slice + turn) % contenders.len();
            (contenders[index].run)(count, &mut histograms[index]);
        }
    }
    let names = contenders.iter().map(|contender| join(contender.party, contender.variant));
    names.zip(histograms).collect()
}

/// A slice of throughput, from one pinned thread to another.
pub(crate) fn line(words: usize, run: fn(&Steady) -> Duration) -> Box<Throughput> {
    Box::new(move |events| run(&Steady::pinned(events, words)))
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
pub(crate) fn open_loop(period: Duration, run: fn(&OpenLoop) -> Duration) -> Box<Latency> {
    Box::new(move |events, histogram| {
        let load = OpenLoop::new(events, period);
        run(&load);
        histogram.add(load.latencies()).expect("they have the same bounds");
    })
}

//! How the contenders of one work are measured: in turn, in short slices.

use crate::meter::Measured;
use crate::options::Options;
use hdrhistogram::Histogram;

/// One who takes part in a work.
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    /// Moves so many messages.
    pub(crate) run: Box<dyn FnMut(u64) -> Measured>,
}

pub(crate) struct Work {
    pub(crate) name: String,
    pub(crate) title: String,
    /// What is counted.
    pub(crate) unit: &'static str,
    pub(crate) length: Length,
    pub(crate) contenders: Vec<Contender>,
}

/// How long a slice is: so many times as long as usual, with at least `least` messages, and a multiple of `step`.
#[derive(Clone, Copy)]
pub(crate) struct Length {
    pub(crate) least: u64,
    pub(crate) step: u64,
    pub(crate) stretch: u32,
}

/// The results of a contender.
pub(crate) struct Series {
    pub(crate) name: &'static str,
    /// Nanoseconds for each message, one for each slice.
    pub(crate) time: Vec<f64>,
    /// Nanoseconds of all threads together, likewise.
    pub(crate) processor: Vec<f64>,
    /// Polls for each message, likewise.
    pub(crate) polls: Vec<f64>,
    /// Of single requests in all slices, in nanoseconds. Empty where the work does not ask for it.
    pub(crate) latencies: Histogram<u64>,
}

/// What came of a work.
pub(crate) struct Finished {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) unit: &'static str,
    pub(crate) series: Vec<Series>,
}

/// A distribution in three numbers: the tenth, the fiftieth and the ninetieth percentile.
#[derive(Clone, Copy)]
pub(crate) struct Spread {
    pub(crate) low: f64,
    pub(crate) median: f64,
    pub(crate) high: f64,
}

impl Spread {
    pub(crate) fn of(values: &[f64]) -> Self {
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

impl Series {
    fn new(name: &'static str) -> Self {
        // From a nanosecond to ten seconds.
        let latencies = Histogram::new_with_bounds(1, 10_000_000_000, 3).expect("the bounds are in order");
        Self { name, time: Vec::new(), processor: Vec::new(), polls: Vec::new(), latencies }
    }

    #[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    fn add(&mut self, messages: u64, measured: &Measured) {
        let each = |total: f64| total / messages as f64;
        self.time.push(each(measured.elapsed.as_nanos() as f64));
        self.processor.push(each(measured.processor.as_nanos() as f64));
        self.polls.push(each(measured.polls as f64));
        for latency in &measured.latencies {
            self.latencies.saturating_record(*latency);
        }
    }

    /// How many times as long the other takes, in pairs of neighbouring slices.
    pub(crate) fn ratios_to(&self, other: &Self) -> Spread {
        let pairs = self.time.iter().zip(&other.time);
        Spread::of(&pairs.map(|(one, other)| other / one).collect::<Vec<_>>())
    }
}

pub(crate) fn race(mut work: Work, options: &Options) -> Finished {
    let length = work.length;
    let counts: Vec<u64> = work.contenders.iter_mut().map(|contender| messages(contender, options, length)).collect();
    let mut series: Vec<Series> = work.contenders.iter().map(|contender| Series::new(contender.name)).collect();
    for slice in 0..options.slices() as usize {
        // Another one goes first every time, so that nobody always follows the same neighbour.
        for turn in 0..series.len() {
            let index = (slice + turn) % series.len();
            let measured = (work.contenders[index].run)(counts[index]);
            series[index].add(counts[index], &measured);
        }
    }
    Finished { name: work.name, title: work.title, unit: work.unit, series }
}

/// How many messages make a slice of this contender.
#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn messages(contender: &mut Contender, options: &Options, length: Length) -> u64 {
    let target = (options.slice() * length.stretch).as_nanos() as f64;
    let mut count = whole(0.0, length);
    for _ in 0..2 {
        let elapsed = (contender.run)(count).elapsed.as_nanos() as f64;
        count = whole((count as f64 * target / elapsed.max(1.0)).min(target), length);
    }
    count
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of messages")]
fn whole(count: f64, length: Length) -> u64 {
    (count as u64).max(length.least).next_multiple_of(length.step)
}

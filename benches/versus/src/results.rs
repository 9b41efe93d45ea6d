//! What came of the works.

use crate::clock::clock;
use crate::distance::Distance;
use crate::parties;
use crate::spread::Spread;
use hdrhistogram::Histogram;
use std::time::Duration;

/// What came of a work.
pub(crate) struct Finished {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) outcome: Outcome,
}

pub(crate) enum Outcome {
    Throughput { unit: &'static str, series: Vec<Series> },
    Latency { gap: Duration, rows: Vec<Latencies> },
}

/// One figure of a contender in each round.
pub(crate) struct Series {
    pub(crate) party: &'static str,
    pub(crate) variant: &'static str,
    pub(crate) slices: Vec<Slice>,
}

#[derive(Clone, Copy)]
pub(crate) struct Slice {
    /// `None` if the cores moved.
    pub(crate) distance: Option<Distance>,
    pub(crate) figure: f64,
}

/// So few slices say nothing.
const FEW: usize = 3;

impl Series {
    pub(crate) fn new(party: &'static str, variant: &'static str) -> Self {
        Self { party, variant, slices: Vec::new() }
    }

    pub(crate) fn name(&self) -> String {
        if self.variant.is_empty() { self.party.to_owned() } else { format!("{}, {}", self.party, self.variant) }
    }

    pub(crate) fn is_peer(&self) -> bool {
        parties::is_peer(self.party)
    }

    pub(crate) fn is(&self, party: &str, variant: &str) -> bool {
        self.party == party && self.variant == variant
    }

    pub(crate) fn count(&self, distance: Distance) -> usize {
        self.slices.iter().filter(|slice| slice.distance == Some(distance)).count()
    }

    /// `None` if there are too few slices.
    pub(crate) fn spread(&self, distance: Distance) -> Option<Spread> {
        let slices = self.slices.iter().filter(|slice| slice.distance == Some(distance));
        enough(slices.map(|slice| slice.figure))
    }

    pub(crate) fn median(&self, distance: Distance) -> Option<f64> {
        Some(self.spread(distance)?.median)
    }

    /// How many times as long the other takes, in pairs of slices of the same round that both found the cores at this distance.
    pub(crate) fn ratios_to(&self, other: &Self, distance: Distance) -> Option<Spread> {
        let pairs = self.slices.iter().zip(&other.slices);
        let pairs = pairs.filter(|(one, other)| one.distance == Some(distance) && other.distance == Some(distance));
        enough(pairs.map(|(one, other)| other.figure / one.figure))
    }
}

fn enough(figures: impl Iterator<Item = f64>) -> Option<Spread> {
    let figures: Vec<f64> = figures.collect();
    if figures.len() < FEW { None } else { Spread::of(&figures) }
}

/// The one with the lowest median of those that are meant.
pub(crate) fn fastest<'s>(
    series: impl IntoIterator<Item = &'s Series>,
    distance: Distance,
    meant: impl Fn(&Series) -> bool,
) -> Option<&'s Series> {
    let medians = series.into_iter().filter(|series| meant(series));
    let medians = medians.filter_map(|series| Some((series, series.median(distance)?)));
    medians.min_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(series, _)| series)
}

/// The latencies of a contender, in nanoseconds.
pub(crate) struct Latencies {
    pub(crate) p50: Series,
    pub(crate) p90: Series,
    pub(crate) p99: Series,
    /// Of all slices together, near and far.
    p999: [f64; 2],
}

impl Latencies {
    pub(crate) fn new(party: &'static str, variant: &'static str) -> Self {
        let series = || Series::new(party, variant);
        Self { p50: series(), p90: series(), p99: series(), p999: [0.0; 2] }
    }

    /// Adds a slice, also to what all slices at this distance have together.
    pub(crate) fn push(
        &mut self,
        distance: Option<Distance>,
        slice: &Histogram<u64>,
        together: &mut [Histogram<u64>; 2],
    ) {
        for (series, quantile) in [(&mut self.p50, 0.5), (&mut self.p90, 0.9), (&mut self.p99, 0.99)] {
            let figure = clock().nanoseconds(slice.value_at_quantile(quantile));
            series.slices.push(Slice { distance, figure });
        }
        if let Some(distance) = distance {
            let together = &mut together[distance as usize];
            together.add(slice).expect("they have the same bounds");
            self.p999[distance as usize] = clock().nanoseconds(together.value_at_quantile(0.999));
        }
    }

    pub(crate) fn p999(&self, distance: Distance) -> f64 {
        self.p999[distance as usize]
    }
}

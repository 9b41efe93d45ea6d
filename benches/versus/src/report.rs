//! The table.

use crate::race::{Finished, Outcome};
use crate::targets::times;
use std::fmt::Write as _;

/// What came of one work.
pub(crate) fn table(finished: &Finished) -> String {
    let mut text = format!("## {}  [{}]\n\n", finished.title, finished.name);
    // Writing to a string does not fail.
    let _ = match &finished.outcome {
        Outcome::Throughput { unit, series } => {
            let first = &series[0];
            let _ = writeln!(
                text,
                "{:<34} {:>10} {:>10} {:>10}   times as long as {}, slice by slice",
                format!("({unit})"),
                "median",
                "p10",
                "p90",
                first.name()
            );
            series.iter().try_for_each(|series| {
                let spread = series.spread();
                let (low, median, high) = (spread.low, spread.median, spread.high);
                let ratio = times(first.ratios_to(series));
                writeln!(text, "{:<34} {median:>10.2} {low:>10.2} {high:>10.2}   {ratio}", series.name())
            })
        }
        Outcome::Latency { histograms } => {
            let _ = writeln!(text, "{:<34} {:>10} {:>10} {:>10} {:>12}", "(ns)", "p50", "p99", "p99.9", "max");
            histograms.iter().try_for_each(|(name, histogram)| {
                let at = |quantile| histogram.value_at_quantile(quantile);
                let (median, high, higher, max) = (at(0.5), at(0.99), at(0.999), histogram.max());
                writeln!(text, "{name:<34} {median:>10} {high:>10} {higher:>10} {max:>12}")
            })
        }
    };
    text
}

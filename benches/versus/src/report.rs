//! The tables: for each work one while the cores are near, and one while they are far apart.

use crate::distance::Distance;
use crate::results::{Finished, Latencies, Outcome, Series};
use std::fmt::Write as _;

/// What came of one work.
pub(crate) fn table(finished: &Finished) -> String {
    let mut text = format!("## {}  [{}]\n", finished.title, finished.name);
    let heading = text.len();
    for distance in Distance::ALL {
        text += &match &finished.outcome {
            Outcome::Throughput { unit, series } => throughput(unit, series, distance),
            Outcome::Latency { rows, .. } => latency(rows, distance),
        };
    }
    if text.len() == heading {
        text += "\nThe cores moved too often.\n";
    }
    text
}

/// Empty if there are too few slices.
fn throughput(unit: &str, series: &[Series], distance: Distance) -> String {
    let mut lines = String::new();
    let first = &series[0];
    for series in series {
        let Some(spread) = series.spread(distance) else { continue };
        let (name, count) = (series.name(), series.count(distance));
        let ratio = first.ratios_to(series, distance).map_or(String::new(), |ratio| ratio.to_string());
        // Writing to a string does not fail.
        let _ = writeln!(
            lines,
            "{name:<34} {count:>6} {:>10.2} {:>10.2} {:>10.2}   {ratio}",
            spread.median, spread.low, spread.high
        );
    }
    let columns = format!("{:>6} {:>10} {:>10} {:>10}", "slices", "median", "p10", "p90");
    headed(&format!("{}: {unit}", distance.name()), &columns, first, &lines)
}

/// Empty if there are too few slices.
fn latency(rows: &[Latencies], distance: Distance) -> String {
    let mut lines = String::new();
    let first = &rows[0].p50;
    for row in rows {
        let medians = [&row.p50, &row.p90, &row.p99].map(|series| series.median(distance));
        let [Some(p50), Some(p90), Some(p99)] = medians else { continue };
        let (name, count, p999) = (row.p50.name(), row.p50.count(distance), row.p999(distance));
        let ratio = first.ratios_to(&row.p50, distance).map_or(String::new(), |ratio| ratio.to_string());
        let _ = writeln!(lines, "{name:<34} {count:>6} {p50:>10.0} {p90:>10.0} {p99:>10.0} {p999:>10.0}   {ratio}");
    }
    let columns = format!("{:>6} {:>10} {:>10} {:>10} {:>10}", "slices", "p50", "p90", "p99", "p99.9");
    headed(&format!("{}: ns", distance.name()), &columns, first, &lines)
}

fn headed(corner: &str, columns: &str, first: &Series, lines: &str) -> String {
    if lines.is_empty() {
        return String::new();
    }
    format!("\n{corner:<34} {columns}   times as long as {}, in pairs of slices\n{lines}", first.name())
}

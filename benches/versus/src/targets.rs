//! What is to be reached, and whether it was.

use crate::race::{Finished, Outcome, Series, Spread};
use crate::works::{BARE, CROSSBEAM, LMAX, OURS, RTRB};
use std::fmt::Write as _;

/// How many times as long the peer's fastest variant takes as ours, at least; or ours as the yardstick, at most.
enum Limit {
    Faster { peer: &'static str, times: f64 },
    Within { yardstick: (&'static str, &'static str), times: f64 },
}

struct Target {
    number: &'static str,
    text: &'static str,
    work: &'static str,
    /// Our variants, of which the fastest counts.
    ours: &'static [&'static str],
    limit: Limit,
}

const fn faster(
    number: &'static str,
    text: &'static str,
    work: &'static str,
    ours: &'static [&'static str],
    peer: &'static str,
    times: f64,
) -> Target {
    Target { number, text, work, ours, limit: Limit::Faster { peer, times } }
}

const fn within(
    number: &'static str,
    text: &'static str,
    work: &'static str,
    ours: &'static [&'static str],
    yardstick: (&'static str, &'static str),
    times: f64,
) -> Target {
    Target { number, text, work, ours, limit: Limit::Within { yardstick, times } }
}

const STAMPED: &[&str] = &["stamped"];
const DENSE: &[&str] = &["dense"];
const EITHER: &[&str] = &["dense", "stamped"];
const YIELDING: &[&str] = &["yield", "yield, dense"];

const TARGETS: [Target; 18] = [
    faster("1a", "one by one, 8 B", "one_by_one/8B", STAMPED, LMAX, 3.0),
    faster("1b", "one by one, 8 B", "one_by_one/8B", STAMPED, RTRB, 2.5),
    faster("1c", "one by one, 8 B", "one_by_one/8B", STAMPED, CROSSBEAM, 12.0),
    faster("2a", "one by one, 24 B", "one_by_one/24B", STAMPED, LMAX, 2.2),
    faster("2b", "one by one, 56 B", "one_by_one/56B", STAMPED, LMAX, 1.3),
    faster("3a", "batches of 10, 8 B", "batches_of_10/8B", DENSE, LMAX, 1.1),
    faster("3b", "batches of 100, 8 B", "batches_of_100/8B", DENSE, LMAX, 1.1),
    faster("3c", "batches of 10, 24 B", "batches_of_10/24B", DENSE, LMAX, 1.1),
    faster("3d", "batches of 100, 24 B", "batches_of_100/24B", DENSE, LMAX, 1.1),
    faster("4a", "batches of 10, 56 B", "batches_of_10/56B", EITHER, LMAX, 1.15),
    faster("4b", "batches of 100, 56 B", "batches_of_100/56B", EITHER, LMAX, 1.15),
    faster("4c", "batches of 10, 256 B", "batches_of_10/256B", EITHER, LMAX, 1.15),
    faster("4d", "batches of 100, 256 B", "batches_of_100/256B", EITHER, LMAX, 1.15),
    within("5a", "ping-pong, two rings", "ping_pong", &["two rings, stamped"], (BARE, "a line each way"), 1.15),
    within("5b", "ping-pong, one ring", "ping_pong", &["one ring"], (BARE, "a line each way"), 1.15),
    within("6", "publishing with Blocking against Spin", "wait_strategies/8B", &["blocking"], (OURS, "spin"), 1.05),
    faster("7a", "chain of three with Yield", "chain_oversubscribed", YIELDING, LMAX, 1.5),
    faster("7b", "diamond with Yield", "diamond_oversubscribed", YIELDING, LMAX, 1.5),
];

/// Bytes from the heap beyond the slots, of a pipeline of four stages.
const MEMORY: i64 = 2048;

/// Everything that the works which were run say about the targets, a line each. `memory` is with and without threads.
pub(crate) fn judge(finished: &[Finished], memory: Option<(i64, i64)>) -> Vec<String> {
    let mut lines =
        vec![format!("{:<4} {:<40} {:<34} {:>9}  {:<23} result", "no.", "target", "against", "limit", "measured")];
    for target in &TARGETS {
        lines.extend(finished.iter().find_map(|work| target.judge(work)));
    }
    if let Some((threads, polled)) = memory {
        lines.push(format!(
            "{:<4} {:<40} {:<34} {:>9}  {:<23} {}",
            "8",
            "memory beyond the slots, four stages",
            format!("({polled} without threads)"),
            format!("< {MEMORY}"),
            format!("{threads} bytes"),
            verdict(threads < MEMORY),
        ));
    }
    lines
}

impl Target {
    fn judge(&self, work: &Finished) -> Option<String> {
        let Outcome::Throughput { series, .. } = &work.outcome else { return None };
        if work.name != self.work {
            return None;
        }
        let ours = fastest(series, |series| series.party == OURS && self.ours.contains(&series.variant))?;
        let (against, limit, measured, reached) = match self.limit {
            Limit::Faster { peer, times } => {
                let peer = fastest(series, |series| series.party == peer)?;
                let ratio = ours.ratios_to(peer);
                (peer, format!(">= {times}x"), ratio, ratio.median >= times)
            }
            Limit::Within { yardstick, times } => {
                let yardstick = fastest(series, |series| (series.party, series.variant) == yardstick)?;
                let ratio = yardstick.ratios_to(ours);
                (yardstick, format!("<= {times}x"), ratio, ratio.median <= times)
            }
        };
        let mut line = format!("{:<4} {:<40} {:<34} {:>9}  ", self.number, self.text, against.name(), limit);
        let _ = write!(line, "{:<23} {}", times(measured), verdict(reached));
        if self.ours.len() > 1 {
            let _ = write!(line, " ({})", ours.variant);
        }
        Some(line)
    }
}

/// The best of those that are meant.
fn fastest(series: &[Series], meant: impl Fn(&Series) -> bool) -> Option<&Series> {
    series
        .iter()
        .filter(|series| meant(series))
        .min_by(|one, other| one.spread().median.total_cmp(&other.spread().median))
}

fn verdict(reached: bool) -> &'static str {
    if reached { "pass" } else { "FAIL" }
}

/// A ratio and its spread.
pub(crate) fn times(Spread { low, median, high }: Spread) -> String {
    format!("{median:.2}x ({low:.2} - {high:.2})")
}

//! What is to be reached against the best of all peers, whichever that is on this machine, and whether it was: near and far each.

use crate::distance::Distance;
use crate::parties::{BARE, OURS};
use crate::results::{Finished, Latencies, Outcome, Series, fastest};
use crate::spread::Spread;
use crate::works::{lines, open_loop, trips};
use std::time::Duration;

/// How many times as long as ours the best peer takes, at least. The works are those whose names begin so.
const FASTER: [(&str, f64); 14] = [
    ("one_by_one/8B/", 2.0),
    ("one_by_one/24B/", 2.0),
    ("one_by_one/56B/", 1.3),
    ("one_by_one/256B/", 1.0),
    ("batches_of_10/8B/", 1.3),
    ("batches_of_10/24B/", 1.3),
    ("batches_of_10/56B/", 1.0),
    ("batches_of_10/256B/", 1.0),
    ("batches_of_100/8B/", 1.3),
    ("batches_of_100/24B/", 1.3),
    ("batches_of_100/56B/", 1.0),
    ("batches_of_100/256B/", 1.0),
    ("chain_oversubscribed", 1.5),
    ("diamond_oversubscribed", 1.5),
];

/// A round trip takes at most so many times as long as the best peer's, and as by bare atomics.
const ROUND_TRIP: f64 = 1.0;

/// An event that is due after a gap of this length, or of a longer one, takes at most so many times as long as the best peer's.
const OPEN_LOOP: (Duration, f64) = (Duration::from_nanos(30), 1.02);

/// One by one with Blocking takes at most so many times as long as with Spin.
const BLOCKING: f64 = 1.05;

/// Bytes from the heap beyond the slots, of a pipeline of four stages.
const MEMORY: i64 = 2048;

/// Everything that the works which were run say about the targets, a line each. `memory` is with and without threads.
pub(crate) fn judge(finished: &[Finished], memory: Option<(i64, i64)>) -> Vec<String> {
    let mut lines = vec![line("", "ours, default", "against", "limit", "measured", "result")];
    for work in finished {
        for distance in Distance::ALL {
            lines.extend(judge_work(work, distance));
        }
    }
    if let Some((threads, polled)) = memory {
        let against = format!("({polled} without threads)");
        let (limit, measured) = (format!("< {MEMORY}"), format!("{threads} bytes"));
        lines.push(line("", "memory beyond the slots", &against, &limit, &measured, verdict(threads < MEMORY)));
    }
    lines
}

fn judge_work(work: &Finished, distance: Distance) -> Vec<String> {
    let lines = match &work.outcome {
        Outcome::Throughput { series, .. } => throughput(work, series, distance),
        Outcome::Latency { gap, rows } => latency(work, *gap, rows, distance),
    };
    lines.into_iter().flatten().collect()
}

fn throughput(work: &Finished, series: &[Series], distance: Distance) -> Vec<Option<String>> {
    let peer = fastest(series, distance, Series::is_peer);
    let find = |party, variant| series.iter().find(|series| series.is(party, variant));
    match work.name {
        "ping_pong" => {
            let ours = find(OURS, trips::OUR_DEFAULT);
            let bare = find(BARE, trips::BARE_LINES);
            vec![
                at_most(work.name, ours, peer, ROUND_TRIP, distance),
                at_most(work.name, ours, bare, ROUND_TRIP, distance),
            ]
        }
        "wait_strategies/8B" => {
            vec![at_most(work.name, find(OURS, "blocking"), find(OURS, "spin"), BLOCKING, distance)]
        }
        name => {
            let Some((_, times)) = FASTER.iter().find(|(start, _)| name.starts_with(start)) else { return Vec::new() };
            let ours =
                series.iter().find(|series| series.party == OURS && series.variant.starts_with(lines::OUR_DEFAULT));
            vec![faster(name, ours, peer, *times, distance)]
        }
    }
}

fn latency(work: &Finished, gap: Duration, rows: &[Latencies], distance: Distance) -> Vec<Option<String>> {
    if gap < OPEN_LOOP.0 || !work.name.starts_with("open_loop/") {
        return Vec::new();
    }
    let judge = |percentile: &str, of: fn(&Latencies) -> &Series| {
        let ours = rows.iter().map(of).find(|series| series.is(OURS, open_loop::OUR_DEFAULT));
        let peer = fastest(rows.iter().map(of), distance, Series::is_peer);
        at_most(&format!("{} {percentile}", work.name), ours, peer, OPEN_LOOP.1, distance)
    };
    vec![judge("p50", |row| &row.p50), judge("p90", |row| &row.p90)]
}

fn faster(name: &str, ours: Option<&Series>, peer: Option<&Series>, times: f64, distance: Distance) -> Option<String> {
    let ratio = ours?.ratios_to(peer?, distance)?;
    let limit = format!(">= {times:.2}x");
    Some(compared(distance, name, peer?, &limit, ratio, ratio.median >= times))
}

fn at_most(
    name: &str,
    ours: Option<&Series>,
    other: Option<&Series>,
    times: f64,
    distance: Distance,
) -> Option<String> {
    let ratio = other?.ratios_to(ours?, distance)?;
    let limit = format!("<= {times:.2}x");
    Some(compared(distance, name, other?, &limit, ratio, ratio.median <= times))
}

fn compared(distance: Distance, name: &str, against: &Series, limit: &str, ratio: Spread, reached: bool) -> String {
    line(distance.name(), name, &against.name(), limit, &ratio.to_string(), verdict(reached))
}

fn line(distance: &str, target: &str, against: &str, limit: &str, measured: &str, result: &str) -> String {
    format!("{distance:<5} {target:<28} {against:<34} {limit:>9}  {measured:<24} {result}")
}

fn verdict(reached: bool) -> &'static str {
    if reached { "pass" } else { "FAIL" }
}

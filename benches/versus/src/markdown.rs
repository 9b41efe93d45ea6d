//! The tables for the README: ours beside each peer at its best, near and far.

use crate::distance::Distance;
use crate::parties::{BY_HAND, OURS};
use crate::results::{Finished, Outcome, Series, fastest};
use crate::works::{lines, open_loop, trips};
use std::fmt::Write as _;

pub(crate) fn tables(finished: &[Finished]) -> String {
    let mut text = String::new();
    for distance in Distance::ALL {
        for (title, table) in
            [("Throughput and round trips", throughput(finished, distance)), ("Latency", latency(finished, distance))]
        {
            if let Some(table) = table {
                // Writing to a string does not fail.
                let _ = write!(text, "### {title}, cores {}\n\n{table}\n", distance.name());
            }
        }
    }
    text
}

/// Ours by default, in the works that have it.
fn ours<'s>(series: impl IntoIterator<Item = &'s Series>) -> Option<&'s Series> {
    let defaults = [lines::OUR_DEFAULT, trips::OUR_DEFAULT];
    series.into_iter().find(|series| series.party == OURS && defaults.contains(&series.variant))
}

fn throughput(finished: &[Finished], distance: Distance) -> Option<String> {
    let works: Vec<(&Finished, &str, &[Series], &Series)> = finished
        .iter()
        .filter_map(|work| match &work.outcome {
            Outcome::Throughput { unit, series } => Some((work, *unit, series.as_slice(), ours(series)?)),
            Outcome::Latency { .. } => None,
        })
        .filter(|(_, _, _, ours)| ours.median(distance).is_some())
        .collect();
    let peers = parties(works.iter().flat_map(|(_, _, series, _)| *series));
    let mut table = head("work", "ours", &peers);
    for (work, unit, series, ours) in &works {
        let cell = |party: &str| {
            let Some(peer) = fastest(*series, distance, |series| series.party == party) else { return String::new() };
            let ratio = ours.ratios_to(peer, distance).map(|ratio| format!(" ({:.1} x)", ratio.median));
            format!("{:.2}{}", peer.median(distance).unwrap_or_default(), ratio.unwrap_or_default())
        };
        let unit = if unit.contains("trip") { " (a trip)" } else { "" };
        let own = format!("{:.2}", ours.median(distance)?);
        table += &row(&format!("{}{unit}", work.title), &own, peers.iter().map(|party| cell(party)));
    }
    (!works.is_empty()).then_some(table)
}

fn latency(finished: &[Finished], distance: Distance) -> Option<String> {
    let works: Vec<_> = finished
        .iter()
        .filter_map(|work| match &work.outcome {
            Outcome::Latency { rows, .. } if work.name.starts_with("open_loop/") => Some((work, rows)),
            _ => None,
        })
        .collect();
    let peers = parties(works.iter().flat_map(|(_, rows)| rows.iter().map(|row| &row.p50)));
    let mut table = head("p50 / p99 in ns, an event every", "ours", &peers);
    let mut any = false;
    for (work, rows) in works {
        let cell = |series: Option<&Series>| {
            let row = rows.iter().find(|row| series.is_some_and(|series| std::ptr::eq(&raw const row.p50, series)));
            let figures = row.and_then(|row| Some((row.p50.median(distance)?, row.p99.median(distance)?)));
            figures.map_or(String::new(), |(p50, p99)| format!("{p50:.0} / {p99:.0}"))
        };
        let medians = || rows.iter().map(|row| &row.p50);
        let own = cell(medians().find(|series| series.is(OURS, open_loop::OUR_DEFAULT)));
        any |= !own.is_empty();
        let best = |party: &&str| cell(fastest(medians(), distance, |series| series.party == *party));
        table += &row(work.name.trim_start_matches("open_loop/"), &own, peers.iter().map(best));
    }
    any.then_some(table)
}

/// The peers that take part, in the order in which they do, and what was written by hand.
fn parties<'s>(series: impl IntoIterator<Item = &'s Series>) -> Vec<&'static str> {
    let mut parties = Vec::new();
    for series in series {
        if (series.is_peer() || series.party == BY_HAND) && !parties.contains(&series.party) {
            parties.push(series.party);
        }
    }
    parties
}

fn head(corner: &str, ours: &str, peers: &[&str]) -> String {
    row(corner, ours, peers.iter().map(|party| (*party).to_owned()))
        + &row("---", "---", peers.iter().map(|_| "---".to_owned()))
}

fn row(first: &str, second: &str, cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {first} | {second} | {} |\n", cells.join(" | "))
}

//! A stage named after `else` has an outcome: otherwise there is no other branch.

use super::{Checker, advice};
use crate::ast::{StageKind, StatementKind};
use crate::condition::Branch;
use crate::diagnostics::known_ones;
use crate::tokens::{Spot, unraw};
use std::collections::BTreeSet;

pub(super) fn check(checker: &mut Checker<'_>) {
    let model = checker.model;
    let mut found = Vec::new();
    let without = undecided(checker);
    for (_, stage) in checker.stages() {
        for edge in stage.follows.iter().filter(|edge| edge.branch == Branch::TurnedAway) {
            let Some(upstream) = model.stages.get(edge.upstream) else { continue };
            // Nothing may follow a stage that takes the event, whatever it decides: that is told.
            if without.contains(&unraw(&upstream.name)) && !checker.takes(upstream) {
                found.push((stage.place, Spot::from(&edge.name), upstream));
            }
        }
    }
    let deciding: Vec<String> = checker
        .stages()
        .filter(|(_, stage)| stage.outcome.is_some() && stage.kind == StageKind::Thread)
        .map(|(_, stage)| stage.name.to_string())
        .collect();
    for (place, spot, upstream) in found {
        let message = format!("the stage `{}` decides nothing, so it has no `else` branch", upstream.name);
        let help = match (deciding.is_empty(), upstream.kind) {
            (false, _) => {
                known_ones(&upstream.name.to_string(), "stages that decide", deciding.iter().map(String::as_str))
            }
            (true, StageKind::Thread) => {
                let line = advice::beginning(upstream);
                format!("let it decide for each event, with a handler that returns `bool`: `{line} -> bool …`")
            }
            (true, StageKind::Poll) => {
                "a `poll` stage cannot decide: write `else` and the name of a `stage` that returns `bool`".to_owned()
            }
        };
        checker.error(place, spot, message, help);
    }
}

/// The stages that surely have no outcome, by name. What could not be read may be one.
fn undecided(checker: &Checker<'_>) -> BTreeSet<String> {
    let mut undecided = BTreeSet::new();
    let mut perhaps_deciding = Vec::new();
    for statement in &checker.source.statements {
        let StatementKind::Stage(stage) = &statement.kind else { continue };
        if stage.outcome.is_none() && stage.complete {
            undecided.insert(unraw(&stage.name));
        } else {
            perhaps_deciding.push(unraw(&stage.name));
        }
    }
    undecided.retain(|name| !perhaps_deciding.contains(name));
    undecided
}

//! If stages take events by value, every event is taken: no branch ends without a taker.

use super::{Checker, advice};
use crate::ast::{AccessKind, OutcomeKind};
use crate::branches::Edge;
use crate::condition::{Branch, Condition};
use crate::tokens::{Spot, unraw};
use std::collections::BTreeSet;

pub(super) fn check(checker: &mut Checker<'_>, takers: &[usize]) {
    if !takers.iter().all(|&taker| checker.knows_condition(taker)) || may_have_more_takers(checker) {
        return;
    }
    let branches = checker.branches;
    let mut rest = takers.iter().fold(Condition::Always, |rest, &taker| rest.and(&branches.reached(taker).not()));
    let mut found = Vec::new();
    // Each round tells of one branch. The bound is for graphs that nobody draws.
    for _ in 0..checker.graph.len() {
        let Some(example) = rest.example() else { break };
        let edges = branch(checker, &rest, &example);
        let gone = advice::reached(branches, &edges);
        if edges.is_empty() || gone == Condition::Never {
            break;
        }
        rest = rest.and(&gone.not());
        found.push((edges, gone));
    }
    // In the order of the source, so that the new stages are numbered in that order.
    found.sort_by_key(|(edges, _)| edges.last().map(|edge| edge.upstream));
    let mut names: BTreeSet<String> = checker.stages().map(|(_, stage)| unraw(&stage.name)).collect();
    for (edges, gone) in found {
        report(checker, takers, &edges, &gone, &mut names);
    }
}

/// Whether a stage that could not be read, or that names another type, may take events.
fn may_have_more_takers(checker: &Checker<'_>) -> bool {
    let may_take = |kind: &AccessKind| matches!(kind, AccessKind::Take(_));
    let unknown = checker.stages().any(|(_, stage)| match &stage.access {
        None => true,
        Some(access) => may_take(&access.kind) && !checker.takes(stage),
    });
    unknown || !checker.source.lost.is_empty()
}

/// A branch with such events, all of which are among `rest`: as few edges as lead there, and the first ones that do.
fn branch(checker: &Checker<'_>, rest: &Condition, example: &[(usize, Branch)]) -> Vec<Edge> {
    let (graph, branches) = (checker.graph, checker.branches);
    let decision = |stage: usize| {
        let decided = example.iter().find(|(decider, _)| *decider == stage);
        Edge { upstream: stage, branch: decided.map_or(Branch::Passed, |&(_, branch)| branch) }
    };
    // One event, with all that is decided about it.
    let order = graph.order().unwrap_or_default();
    let deciding: Vec<usize> = order.into_iter().filter(|&stage| branches.decides(stage)).collect();
    let holds = |condition: &Condition| {
        let mut condition = condition;
        while let Condition::If { decider, passed, turned_away } = condition {
            condition = match decision(*decider).branch {
                Branch::Passed => passed,
                Branch::TurnedAway => turned_away,
            };
        }
        *condition == Condition::Always
    };
    let mut edges: Vec<Edge> =
        deciding.into_iter().filter(|&stage| holds(branches.reached(stage))).map(decision).collect();
    // The event goes along all of them, so no two exclude each other: what goes along all is their "and".
    let mut above = vec![Condition::Always];
    for (index, &edge) in edges.iter().enumerate() {
        above.push(above[index].and(&branches.along(edge)));
    }
    // Leave out the last ones first.
    let mut kept = Condition::Always;
    for index in (0..edges.len()).rev() {
        if edges.len() > 1 && above[index].and(&kept).implies(rest) {
            edges.remove(index);
        } else {
            kept = kept.and(&branches.along(edges[index]));
        }
    }
    edges
}

fn report(checker: &mut Checker<'_>, takers: &[usize], edges: &[Edge], gone: &Condition, names: &mut BTreeSet<String>) {
    let model = checker.model;
    let mut words = Vec::new();
    for edge in edges {
        // Of an outcome that is missing or broken, nobody knows whether an event could go on.
        let Some(stage) = model.stages.get(edge.upstream) else { return };
        let Some(kind) = stage.outcome.as_ref().and_then(|outcome| outcome.kind) else { return };
        let value = match (kind, edge.branch) {
            (OutcomeKind::Bool, Branch::Passed) => "true",
            (OutcomeKind::Bool, Branch::TurnedAway) => "false",
            (OutcomeKind::Result, Branch::Passed) => "Ok",
            (OutcomeKind::Result, Branch::TurnedAway) => "Err",
        };
        words.push(format!("`{}` returns `{value}`", stage.name));
    }
    let Some(last) = edges.last().and_then(|edge| model.stages.get(edge.upstream)) else { return };
    // The new taker must itself run after everything else that its events reach.
    let (graph, branches) = (checker.graph, checker.branches);
    let before = |stage: usize| edges.iter().any(|edge| stage == edge.upstream || graph.reaches(stage, edge.upstream));
    let is_late =
        |stage: &usize| !takers.contains(stage) && !before(*stage) && !branches.reached(*stage).excludes(gone);
    let late: Vec<usize> = (0..graph.len()).filter(is_late).collect();
    let ordered = advice::ordered(checker, branches, None, edges, &late);
    // Without an order that keeps the events, the next errors tell what is missing.
    let mut wanted = if ordered.same_events { ordered.edges } else { edges.to_vec() };
    // An edge that the new ones imply is not worth its name.
    for edge in edges {
        let others: Vec<Edge> = wanted.iter().copied().filter(|other| other != edge).collect();
        let implied = others.iter().any(|other| graph.reaches(edge.upstream, other.upstream));
        if implied && advice::reached(branches, &others) == *gone {
            wanted = others;
        }
    }
    let event = model.event.as_ref().map_or("Event".to_owned(), |event| event.ty.to_string());
    let numbered = (2..).map(|number| format!("other_{number}"));
    let mut free = std::iter::once("other".to_owned()).chain(numbered);
    let name = free.find(|name| names.insert(name.clone())).unwrap_or_default();
    let message = format!("no stage takes the events for which {}", words.join(" and "));
    let help = format!("take them out of the ring too: `stage {name}: {event}{};`", advice::written(checker, &wanted));
    checker.error(last.place, Spot::from(&last.name), message, help);
}

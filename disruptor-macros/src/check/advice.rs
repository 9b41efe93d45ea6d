//! Declarations as they should be: what a user can copy.

use super::Checker;
use crate::branches::{Edge, meet};
use crate::condition::{Branch, Condition};
use crate::graph::Set;
use crate::model::Stage;

/// A stage's declaration with more edges.
pub(super) struct Declared {
    pub(super) text: String,
    /// The added stages by which fewer events reach the stage than before, because there are no edges that only order.
    narrowed_by: Vec<usize>,
}

impl Declared {
    /// What the user should know about the declaration; nothing, mostly.
    pub(super) fn note(&self, checker: &Checker<'_>) -> String {
        let stages = self.narrowed_by.iter().filter_map(|&stage| checker.model.stages.get(stage));
        let names: Vec<_> = stages.map(|stage| format!("`{}`", stage.name)).collect();
        if names.is_empty() {
            return String::new();
        }
        format!(" (it then gets only events that reach {} too)", crate::diagnostics::enumerate(&names))
    }
}

/// The declaration of the stage at `index`, with edges that let it wait for those stages of `upstream` that no other of them follows.
pub(super) fn with_after(checker: &Checker<'_>, index: usize, stage: &Stage, upstream: &[usize]) -> Declared {
    let all: Set = upstream.iter().copied().collect();
    // Stages in a cycle, which is an error of its own, do not count as followers of each other.
    let implied = |stage: usize| checker.graph.followers(stage).meets(&all);
    let mut edges: Vec<Edge> = stage.follows.iter().map(crate::model::Edge::without_name).collect();
    let mut narrowed_by = Vec::new();
    for &stage in upstream.iter().filter(|&&stage| !implied(stage)) {
        if let Some(more) = only_ordering(checker, index, &edges, stage) {
            edges.extend(more);
        } else {
            edges.push(Edge { upstream: stage, branch: Branch::Passed });
            narrowed_by.push(stage);
        }
    }
    Declared { text: declaration(checker, stage, &edges), narrowed_by }
}

/// Edges from `upstream`, beside those that there are, with which the same events reach the stage at `index` as before.
fn only_ordering(checker: &Checker<'_>, index: usize, edges: &[Edge], upstream: usize) -> Option<Vec<Edge>> {
    let branches = checker.branches;
    let passed = Edge { upstream, branch: Branch::Passed };
    // Both branches of a stage that decides; or the stage, and those decisions that lead past it.
    let mut candidates = vec![vec![passed], vec![passed, Edge { upstream, branch: Branch::TurnedAway }]];
    let deciders: Set = branches.reached(upstream).deciders().into_iter().collect();
    let past = |decider: usize| {
        let along = |branch| branches.along(Edge { upstream: decider, branch });
        let leads_past = |branch: &Branch| branches.reached(upstream).excludes(&along(*branch));
        let branch = [Branch::Passed, Branch::TurnedAway].into_iter().find(leads_past)?;
        Some(Edge { upstream: decider, branch })
    };
    // An edge to itself would be a cycle.
    let past: Vec<Edge> = deciders.iter().filter(|&decider| decider != index).filter_map(past).collect();
    candidates.extend(past.iter().map(|&edge| vec![passed, edge]));
    candidates.push([passed].into_iter().chain(past).collect());
    let reached =
        |edges: &mut dyn Iterator<Item = Edge>| -> Condition { meet(edges.map(|edge| branches.along(edge)).collect()) };
    let before = reached(&mut edges.iter().copied());
    candidates.into_iter().find(|more| reached(&mut edges.iter().chain(more).copied()) == before)
}

fn declaration(checker: &Checker<'_>, stage: &Stage, edges: &[Edge]) -> String {
    let access = stage.access.as_ref().map_or("…".to_owned(), |access| access.kind.to_string());
    let outcome = stage.outcome.as_ref().map_or(String::new(), |outcome| format!(" -> {}", outcome.ty));
    let named = |branch: Branch| {
        let mut names: Vec<String> = Vec::new();
        for edge in edges.iter().filter(|edge| edge.branch == branch) {
            let name = checker.model.stages.get(edge.upstream).map(|stage| stage.name.to_string());
            names.extend(name.filter(|name| !names.contains(name)));
        }
        if names.is_empty() { String::new() } else { format!(" {} {}", branch.keyword(), names.join(", ")) }
    };
    let options = [stage.core.as_ref(), stage.thread_name.as_ref(), stage.max_batch.as_ref()];
    let options = if stage.wait.is_some() || options.iter().any(Option::is_some) { " { … }" } else { "" };
    let (kind, name) = (stage.kind.keyword(), &stage.name);
    format!("{kind} {name}: {access}{outcome}{}{}{options};", named(Branch::Passed), named(Branch::TurnedAway))
}

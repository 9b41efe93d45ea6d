//! What a help tells the user to type so that one stage runs after others, and still gets the events that it gets now.
//!
//! A name in `after` brings an order, and a condition: `b: … after a` takes from `b` what does not reach `a`. So the
//! advice names the other branches as well where that is needed: `b: … after a else check`.

use super::Checker;
use crate::branches::{Branches, Edge, meet};
use crate::condition::{Branch, Condition};
use crate::graph::Set;
use crate::model::Stage;

/// A stage's edges once it follows some more stages.
pub(super) struct Ordered {
    pub(super) edges: Vec<Edge>,
    /// How many of them, from the front, bring the order: the others bring back events.
    ordering: usize,
    /// Whether the stage gets the events that it got before.
    pub(super) same_events: bool,
}

/// Lets the stage with the edges `base` follow `upstream` too. Leaves out those of `upstream` that others of them follow.
///
/// `own` is the stage itself, unless it is a new one.
pub(super) fn ordered(
    checker: &Checker<'_>,
    branches: &Branches,
    own: Option<usize>,
    base: &[Edge],
    upstream: &[usize],
) -> Ordered {
    let all: Set = upstream.iter().copied().collect();
    // Stages in a cycle, which is an error of its own, do not count as followers of each other.
    let added: Vec<usize> =
        upstream.iter().copied().filter(|&stage| !checker.graph.followers(stage).meets(&all)).collect();
    let after = added.iter().map(|&upstream| Edge { upstream, branch: Branch::Passed });
    let edges: Vec<Edge> = base.iter().copied().chain(after).collect();
    let wanted = reached(branches, base);
    let ordering = edges.len();
    let mut completed = edges.clone();
    for &stage in &added {
        let along = branches.along(Edge { upstream: stage, branch: Branch::Passed });
        if wanted.implies(&along) {
            continue;
        }
        // What the stage would lose, as far as the edges so far do not bring it back.
        let mut lost = wanted.and(&along.not());
        for edge in opposites(branches, &along) {
            let back = branches.along(edge);
            // Nobody may follow a taker.
            let takes = checker.model.stages.get(edge.upstream).is_some_and(|stage| checker.takes(stage));
            if !takes && own != Some(edge.upstream) && !back.excludes(&lost) {
                lost = lost.and(&back.not());
                if !completed.contains(&edge) {
                    completed.push(edge);
                }
            }
        }
    }
    if keeps(branches, base, &added, &wanted) || reached(branches, &completed) == wanted {
        return Ordered { edges: completed, ordering, same_events: true };
    }
    Ordered { edges, ordering, same_events: false }
}

/// Whether each of `added` handles all these events, so that it takes none away; and is not linked with an edge that is
/// there. Says the same as [`reached`], in a fraction of the time.
fn keeps(branches: &Branches, base: &[Edge], added: &[usize], wanted: &Condition) -> bool {
    let base: Vec<Condition> = base.iter().map(|&edge| branches.along(edge)).collect();
    added.iter().all(|&upstream| {
        let along = branches.along(Edge { upstream, branch: Branch::Passed });
        wanted.implies(&along) && base.iter().all(|edge| !edge.excludes(&along))
    })
}

/// The edges along which events come that do not meet this condition: the other branches of the stages that it asks
/// about.
fn opposites(branches: &Branches, condition: &Condition) -> Vec<Edge> {
    let deciders: Set = condition.deciders().into_iter().collect();
    let both = |upstream| [Branch::Passed, Branch::TurnedAway].map(|branch| Edge { upstream, branch });
    deciders.iter().flat_map(both).filter(|&edge| branches.along(edge).excludes(condition)).collect()
}

/// Which events reach a stage with these edges.
pub(super) fn reached(branches: &Branches, edges: &[Edge]) -> Condition {
    meet(edges.iter().map(|&edge| branches.along(edge)).collect())
}

/// The declared edges of a stage.
pub(super) fn edges(stage: &Stage) -> Vec<Edge> {
    stage.follows.iter().map(crate::model::Edge::without_name).collect()
}

/// The declaration of `stage` with these edges.
pub(super) fn declaration(checker: &Checker<'_>, stage: &Stage, edges: &[Edge]) -> String {
    let given = [
        stage.wait.is_some(),
        stage.core.is_some(),
        stage.thread_name.is_some(),
        stage.max_batch.is_some(),
        stage.shards.is_some(),
        stage.state.is_some(),
    ];
    let options = if given.contains(&true) { " { … }" } else { "" };
    format!("{}{}{options};", beginning(stage), written(checker, edges))
}

/// The declaration up to the edges: `stage risk: &Order -> bool`.
pub(super) fn beginning(stage: &Stage) -> String {
    let access = stage.access.as_ref().map_or("…".to_owned(), |access| access.kind.to_string());
    let outcome = stage.outcome.as_ref().map_or(String::new(), |outcome| format!(" -> {}", outcome.ty));
    format!("{} {}: {access}{outcome}", stage.kind.keyword(), stage.name)
}

/// ` after a, b else c`
pub(super) fn written(checker: &Checker<'_>, edges: &[Edge]) -> String {
    let part = |branch: Branch| {
        let edges = edges.iter().filter(|edge| edge.branch == branch);
        let names: Vec<_> = edges.filter_map(|edge| checker.name(edge.upstream)).collect();
        if names.is_empty() { String::new() } else { format!(" {} {}", branch.keyword(), names.join(", ")) }
    };
    format!("{}{}", part(Branch::Passed), part(Branch::TurnedAway))
}

/// What to type so that `stage` runs after `upstream`, in backticks, and why it is more than an `after`.
pub(super) fn turn(checker: &Checker<'_>, branches: &Branches, index: usize, upstream: &[usize]) -> String {
    let Some(stage) = checker.model.stages.get(index) else { return String::new() };
    let base = edges(stage);
    let ordered = ordered(checker, branches, Some(index), &base, upstream);
    let declaration = declaration(checker, stage, &ordered.edges);
    let own = &stage.name;
    if !ordered.same_events {
        return format!(
            "`{declaration}`, but that changes which events `{own}` gets: also name a stage that gets just the rest"
        );
    }
    match ordered.edges.get(base.len()..ordered.ordering) {
        Some(after) if ordered.ordering < ordered.edges.len() => {
            let after = written(checker, after);
            format!("`{declaration}` (with `{}` alone, `{own}` would get fewer events)", after.trim_start())
        }
        _ => format!("`{declaration}`"),
    }
}

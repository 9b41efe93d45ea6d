//! `else` names a stage that decides, and some event reaches every stage.

use super::Checker;
use crate::condition::{Branch, Condition};
use crate::diagnostics::enumerate;
use crate::model::{Edge, Stage};
use crate::tokens::Spot;

pub(super) fn check(checker: &mut Checker<'_>) {
    for (index, stage) in checker.stages() {
        for edge in stage.follows.iter().filter(|edge| edge.branch == Branch::TurnedAway) {
            decides(checker, stage, edge);
        }
        some_event_reaches(checker, index, stage);
    }
}

fn decides(checker: &mut Checker<'_>, stage: &Stage, edge: &Edge) {
    let Some(upstream) = checker.model.stages.get(edge.upstream) else { return };
    if upstream.outcome.is_some() {
        return;
    }
    let deciding: Vec<String> = checker
        .stages()
        .filter(|(_, other)| other.outcome.is_some() && other.name != stage.name)
        .map(|(_, stage)| stage.name.to_string())
        .collect();
    let message =
        format!("the stage `{}` takes up what `{}` turns away, but that stage returns nothing", stage.name, edge.name);
    let help = if deciding.is_empty() {
        let access = upstream.access.as_ref().map_or("…".to_owned(), |access| access.kind.to_string());
        format!("let it decide: `{} {}: {access} -> bool`", upstream.kind.keyword(), upstream.name)
    } else {
        format!("the stages that decide are: {}", deciding.join(", "))
    };
    checker.error(stage.place, &edge.name, message, help);
}

/// Told at the first such stage of a path only.
fn some_event_reaches(checker: &mut Checker<'_>, index: usize, stage: &Stage) {
    let is_never = |index: usize| *checker.branches.reached(index) == Condition::Never;
    let inherits = stage.follows.iter().any(|edge| is_never(edge.upstream));
    if !is_never(index) || inherits || !checker.is_certain(index) {
        return;
    }
    let names: Vec<_> = stage.follows.iter().map(|edge| format!("`{} {}`", edge.branch.keyword(), edge.name)).collect();
    let message = format!("no event reaches the stage `{}`: none goes along {}", stage.name, enumerate(&names));
    let help = "take those out that exclude the others";
    checker.error(stage.place, Spot::from(&stage.name), message, help);
}

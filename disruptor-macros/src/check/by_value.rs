//! At most one stage takes events by value, and it runs after all others.

use super::{Checker, with_after};
use crate::ast::StatementKind;
use crate::diagnostics::enumerate;
use crate::graph::Set;
use crate::model::Stage;
use crate::tokens::Spot;

pub(super) fn check(checker: &mut Checker<'_>) {
    let takers: Vec<(usize, &Stage)> = checker.stages().filter(|(_, stage)| checker.takes(stage)).collect();
    let Some(&(first, taker)) = takers.first() else { return };
    no_initial_value(checker, taker);
    if takers.len() > 1 {
        let places: Vec<_> = takers.iter().map(|(_, stage)| (stage.place, access_spot(stage))).collect();
        let names: Vec<_> = takers.iter().map(|(_, stage)| format!("`{}`", stage.name)).collect();
        let message = format!("only one stage can take the event by value, not {}", enumerate(&names));
        let help = "let the others borrow it with `&` or `&mut`, before it is taken";
        checker.errors.push_siblings(&places, &message, help);
    }
    let taking: Set = takers.iter().map(|&(index, _)| index).collect();
    let mut late = Vec::new();
    for (index, stage) in checker.stages() {
        if !taking.contains(index) && takers.iter().all(|&(taker, _)| surely_not_before(checker, index, taker)) {
            late.push((index, stage));
        }
    }
    let all: Vec<usize> = late.iter().map(|&(index, _)| index).collect();
    if all.is_empty() {
        return;
    }
    let last = with_after(checker, taker, &all);
    let help = |turn: &str| match takers.as_slice() {
        [_] => format!("let `{}` run last: {turn}`{last}`", taker.name),
        // The user must choose which of them takes the event.
        _ => "let the one stage that takes the event run last".to_owned(),
    };
    let mut errors = Vec::new();
    for &(index, stage) in &late {
        let (message, turn) = if checker.graph.reaches(first, index) {
            let message = format!(
                "the stage `{}` runs after `{}`, which takes the event out of the ring",
                stage.name, taker.name
            );
            let direct = stage.follows.iter().any(|edge| edge.upstream == first);
            (message, if direct { "take it out of this `after`, and write " } else { "" })
        } else {
            let message = format!(
                "the stage `{}` may come too late: `{}` takes the event out of the ring",
                stage.name, taker.name
            );
            (message, "")
        };
        errors.push((stage, message, help(turn)));
    }
    let names: Vec<_> = late.iter().map(|(_, stage)| format!("`{}`", stage.name)).collect();
    let message =
        format!("the stage `{}` takes the event by value, but does not wait for {}", taker.name, enumerate(&names));
    errors.push((taker, message, help("")));
    for (stage, message, help) in errors {
        checker.error(stage.place, access_spot(stage), message, help);
    }
}

/// Whether `stage` runs beside or after `taker`, whatever the unreadable edges say.
fn surely_not_before(checker: &Checker<'_>, stage: usize, taker: usize) -> bool {
    let graph = checker.graph;
    // Stages in a cycle have no order; the cycle is an error of its own.
    !graph.reaches(stage, taker) && !checker.may_precede(stage, taker)
}

/// The access, or the name if the access is broken.
fn access_spot(stage: &Stage) -> Spot {
    stage.access.as_ref().map_or(Spot::from(&stage.name), |access| Spot::from(&access.tokens))
}

/// Slots of a by-value pipeline start empty.
fn no_initial_value(checker: &mut Checker<'_>, taker: &Stage) {
    for statement in &checker.source.statements {
        let StatementKind::Event(Some(event)) = &statement.kind else { continue };
        if let Some(init) = &event.init {
            let message =
                format!("slots have no first value here: `{}` takes events by value, so they start empty", taker.name);
            let help = format!("remove it: `event: {};`", event.ty);
            checker.error(statement.place, init, message, help);
        }
    }
}

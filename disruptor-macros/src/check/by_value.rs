//! If stages take events by value, exactly one takes each event, after all others that the event reaches.

use super::Checker;
use super::advice::with_after;
use crate::ast::StatementKind;
use crate::branches::Edge;
use crate::condition::{Branch, Condition};
use crate::diagnostics::enumerate;
use crate::graph::Set;
use crate::model::Stage;
use crate::tokens::Spot;

pub(super) fn check(checker: &mut Checker<'_>) {
    let takers: Vec<(usize, &Stage)> = checker.stages().filter(|(_, stage)| checker.takes(stage)).collect();
    let Some(&(_, taker)) = takers.first() else { return };
    no_initial_value(checker, taker);
    let rivals: Vec<(usize, &Stage)> =
        takers.iter().filter(|taker| has_rival(checker, &takers, taker.0)).copied().collect();
    let taking: Set = takers.iter().map(|&(index, _)| index).collect();
    if rivals.is_empty() {
        for &taker in &takers {
            let late = |&(index, _): &(usize, &Stage)| {
                !taking.contains(index)
                    && checker.branches.share_events(index, taker.0)
                    && surely_not_before(checker, index, taker.0)
            };
            let late: Vec<_> = checker.stages().filter(late).collect();
            runs_last(checker, taker, &late);
        }
        everything_is_taken(checker, &takers);
    } else {
        one_taker(checker, &rivals);
        // The user must choose which of them takes the event.
        let late = |&(index, _): &(usize, &Stage)| {
            !taking.contains(index) && rivals.iter().all(|&(taker, _)| surely_not_before(checker, index, taker))
        };
        let late: Vec<_> = checker.stages().filter(late).collect();
        let Some(&(first, taker)) = rivals.first().filter(|_| !late.is_empty()) else { return };
        let help = "let the one stage that takes the event run last";
        for &(index, stage) in &late {
            let (message, _) = too_late(checker, (first, taker), (index, stage));
            checker.error(stage.place, access_spot(stage), message, help);
        }
        checker.error(taker.place, access_spot(taker), does_not_wait(taker, &late), help);
    }
}

/// Whether another stage takes an event that reaches this taker. An edge that could not be read may lead into another branch.
fn has_rival(checker: &Checker<'_>, takers: &[(usize, &Stage)], taker: usize) -> bool {
    let decides = checker.stages().any(|(_, stage)| stage.outcome.is_some());
    let certain = |stage: usize| !decides || checker.is_certain(stage);
    let rival = |&(other, _): &(usize, &Stage)| {
        other != taker && certain(taker) && certain(other) && checker.branches.share_events(taker, other)
    };
    takers.iter().any(rival)
}

fn one_taker(checker: &mut Checker<'_>, rivals: &[(usize, &Stage)]) {
    let places: Vec<_> = rivals.iter().map(|(_, stage)| (stage.place, access_spot(stage))).collect();
    let names: Vec<_> = rivals.iter().map(|(_, stage)| format!("`{}`", stage.name)).collect();
    let message = format!("only one stage can take the event by value, not {}", enumerate(&names));
    let help = if checker.stages().any(|(_, stage)| stage.outcome.is_some()) {
        "let the others borrow it with `&` or `&mut`, before it is taken; or put them into opposite branches"
    } else {
        "let the others borrow it with `&` or `&mut`, before it is taken"
    };
    checker.errors.push_siblings(&places, &message, help);
}

/// The stages in `late` get events that `taker` takes, and do not come before it.
fn runs_last(checker: &mut Checker<'_>, (index, taker): (usize, &Stage), late: &[(usize, &Stage)]) {
    if late.is_empty() {
        return;
    }
    let all: Vec<usize> = late.iter().map(|&(index, _)| index).collect();
    let last = with_after(checker, index, taker, &all);
    let (last, note) = (&last.text, last.note(checker));
    let help = |turn: &str| format!("let `{}` run last: {turn}`{last}`{note}", taker.name);
    let mut errors = Vec::new();
    for &(late, stage) in late {
        let (message, turn) = too_late(checker, (index, taker), (late, stage));
        errors.push((stage, message, help(turn)));
    }
    errors.push((taker, does_not_wait(taker, late), help("")));
    for (stage, message, help) in errors {
        checker.error(stage.place, access_spot(stage), message, help);
    }
}

fn does_not_wait(taker: &Stage, late: &[(usize, &Stage)]) -> String {
    let names: Vec<_> = late.iter().map(|(_, stage)| format!("`{}`", stage.name)).collect();
    format!("the stage `{}` takes the event by value, but does not wait for {}", taker.name, enumerate(&names))
}

/// What is wrong with a stage that does not come before the taker, and what to do before the taker can wait for it.
fn too_late(
    checker: &Checker<'_>,
    (index, taker): (usize, &Stage),
    (late, stage): (usize, &Stage),
) -> (String, &'static str) {
    if checker.graph.reaches(index, late) {
        let message =
            format!("the stage `{}` runs after `{}`, which takes the event out of the ring", stage.name, taker.name);
        let direct = stage.follows.iter().any(|edge| edge.upstream == index);
        return (message, if direct { "take it out of this `after`, and write " } else { "" });
    }
    let message =
        format!("the stage `{}` may come too late: `{}` takes the event out of the ring", stage.name, taker.name);
    (message, "")
}

/// Every branch ends in a taker. Told at the last stage that decides against one, for each such branch once.
fn everything_is_taken(checker: &mut Checker<'_>, takers: &[(usize, &Stage)]) {
    let Some(order) = checker.graph.order() else { return };
    if (0..checker.graph.len()).any(|stage| !checker.is_certain(stage)) {
        return;
    }
    let taken = takers.iter().map(|&(taker, _)| checker.branches.reached(taker));
    let mut left = taken.fold(Condition::Never, |all, one| all.or(one)).not();
    while let Some(decisions) = left.example() {
        let given = decisions.iter().map(|&(stage, branch)| Condition::in_branch(stage, branch));
        let given = given.fold(Condition::Always, |all, one| all.and(&one));
        // The last one that such an event reaches.
        let last = order.iter().rev().find_map(|&stage| {
            let decided = decisions.iter().find(|&&(decider, _)| decider == stage)?;
            (!given.excludes(checker.branches.reached(stage))).then_some(*decided)
        });
        let Some((decider, branch)) = last else { return };
        untaken(checker, decider, branch);
        left = left.and(&checker.branches.along(Edge { upstream: decider, branch }).not());
    }
}

fn untaken(checker: &mut Checker<'_>, decider: usize, branch: Branch) {
    let (Some(stage), Some(event)) = (checker.model.stages.get(decider), &checker.model.event) else { return };
    let (name, ty) = (&stage.name, &event.ty);
    let (what, edge) = match branch {
        Branch::Passed => ("lets pass", format!("after {name}")),
        Branch::TurnedAway => ("turns away", format!("else {name}")),
    };
    let message = format!("no stage takes the events that `{name}` {what}");
    let help = format!("add one: `stage other: {ty} {edge};`");
    let spot = stage.outcome.as_ref().map_or(Spot::from(name), |outcome| Spot::from(&outcome.ty.tokens));
    checker.error(stage.place, spot, message, help);
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

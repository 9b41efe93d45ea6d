//! If stages take events by value, each event has exactly one taker, which runs after all other stages that it reaches.

use super::{Checker, advice, untaken};
use crate::ast::StatementKind;
use crate::condition::Branch;
use crate::diagnostics::enumerate;
use crate::model::Stage;
use crate::tokens::Spot;

pub(super) fn check(checker: &mut Checker<'_>) {
    let takers: Vec<(usize, &Stage)> = checker.stages().filter(|(_, stage)| checker.takes(stage)).collect();
    let Some(&(_, taker)) = takers.first() else { return };
    no_initial_value(checker, taker);
    let indices: Vec<usize> = takers.iter().map(|&(index, _)| index).collect();
    for rivals in rivals(checker, &indices) {
        match rivals.as_slice() {
            &[taker] => runs_last(checker, &indices, taker),
            rivals => too_many(checker, &indices, rivals),
        }
    }
    untaken::check(checker, &indices);
}

/// The takers, in groups: those in one group get the same events, or are linked by others that do.
fn rivals(checker: &Checker<'_>, takers: &[usize]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for &taker in takers {
        let is_rival = |group: &Vec<usize>| group.iter().any(|&other| checker.surely_share(taker, other));
        let (linked, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_rival);
        groups = apart;
        groups.push(linked.into_iter().flatten().chain([taker]).collect());
    }
    groups
}

/// Several takers get the same events.
fn too_many(checker: &mut Checker<'_>, takers: &[usize], rivals: &[usize]) {
    let stages = |stages: &[usize]| -> Vec<(usize, &Stage)> {
        stages.iter().filter_map(|&index| Some((index, checker.model.stages.get(index)?))).collect()
    };
    let rivals = stages(rivals);
    let places: Vec<_> = rivals.iter().map(|(_, stage)| (stage.place, access_spot(stage))).collect();
    let names: Vec<_> = rivals.iter().map(|(_, stage)| format!("`{}`", stage.name)).collect();
    let message = format!("only one stage can take the event by value, not {}", enumerate(&names));
    let help = "let the others borrow it with `&` or `&mut`, before it is taken";
    let late: Vec<_> = checker
        .stages()
        .filter(|(index, _)| !takers.contains(index))
        .filter(|&(index, _)| rivals.iter().all(|&(taker, _)| is_late(checker, index, taker)))
        .collect();
    checker.errors.push_siblings(&places, &message, help);
    let Some(&(first, taker)) = rivals.first() else { return };
    // The user must choose which of them takes the event.
    let help = "let the one stage that takes the event run last";
    for &(index, stage) in &late {
        let message = comes_late(checker, stage, index, taker, first);
        checker.error(stage.place, access_spot(stage), message, help);
    }
    if !late.is_empty() {
        does_not_wait(checker, taker, &late, help);
    }
}

/// All other stages that the taker's events reach run before it.
fn runs_last(checker: &mut Checker<'_>, takers: &[usize], index: usize) {
    let Some(taker) = checker.model.stages.get(index) else { return };
    let late: Vec<(usize, &Stage)> =
        checker.stages().filter(|(other, _)| !takers.contains(other) && is_late(checker, *other, index)).collect();
    if late.is_empty() {
        return;
    }
    // What follows the taker now will not: so it does not depend on what the taker decides.
    let branches = checker.model.branches_with(|edge| edge.upstream != index);
    let all: Vec<usize> = late.iter().map(|&(index, _)| index).collect();
    let last = advice::turn(checker, &branches, index, &all);
    let name = &taker.name;
    for &(other, stage) in &late {
        let edges = stage.follows.iter().filter(|edge| edge.upstream == index);
        let mut words: Vec<Branch> = edges.map(|edge| edge.branch).collect();
        words.sort_unstable();
        let words: Vec<_> = words.iter().map(|branch| format!("`{}`", branch.keyword())).collect();
        let help = if words.is_empty() {
            format!("let `{name}` run last: {last}")
        } else {
            format!("let `{name}` run last: take it out of this {}, and write {last}", words.join(" and "))
        };
        let message = comes_late(checker, stage, other, taker, index);
        checker.error(stage.place, access_spot(stage), message, help);
    }
    does_not_wait(checker, taker, &late, &format!("let `{name}` run last: {last}"));
}

/// Whether `stage` gets events that `taker` gets, but runs beside or after it, whatever the unreadable edges say.
fn is_late(checker: &Checker<'_>, stage: usize, taker: usize) -> bool {
    // Stages in a cycle have no order; the cycle is an error of its own.
    let surely_not_before = !checker.graph.reaches(stage, taker) && !checker.may_precede(stage, taker);
    surely_not_before && checker.surely_share(stage, taker)
}

fn comes_late(checker: &Checker<'_>, stage: &Stage, index: usize, taker: &Stage, first: usize) -> String {
    let (stage, taker) = (&stage.name, &taker.name);
    if checker.graph.reaches(first, index) {
        format!("the stage `{stage}` runs after `{taker}`, which takes the event out of the ring")
    } else {
        format!("the stage `{stage}` may come too late: `{taker}` takes the event out of the ring")
    }
}

fn does_not_wait(checker: &mut Checker<'_>, taker: &Stage, late: &[(usize, &Stage)], help: &str) {
    let names: Vec<_> = late.iter().map(|(_, stage)| format!("`{}`", stage.name)).collect();
    let names = enumerate(&names);
    let message = format!("the stage `{}` takes the event by value, but does not wait for {names}", taker.name);
    checker.error(taker.place, access_spot(taker), message, help);
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

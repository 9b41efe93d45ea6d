//! A slice holds all events that are there at once, one beside the other: so the slots are dense, no branch leaves events
//! out, and nothing is decided or divided event by event.

use super::Checker;
use crate::ast::{AccessKind, Layout, StageKind, StatementKind};
use crate::condition::Condition;
use crate::diagnostics::{Place, did_you_mean, enumerate};
use crate::model::Stage;
use crate::tokens::Spot;
use proc_macro2::TokenStream;

pub(super) fn check(checker: &mut Checker<'_>) {
    let mut found = Vec::new();
    for (index, stage) in checker.stages() {
        let Some(access) = &stage.access else { continue };
        let single = match &access.kind {
            AccessKind::ReadSlice(ty) => AccessKind::Read(ty.clone()),
            AccessKind::WriteSlice(ty) => AccessKind::Write(ty.clone()),
            _ => continue,
        };
        found.push((index, stage, &access.tokens, format!("handle one event at a time: `{single}`")));
    }
    let places: Vec<_> = found.iter().map(|(_, stage, tokens, _)| (stage.place, Spot::from(*tokens))).collect();
    slots_are_dense(checker, &places);
    for (index, stage, tokens, single) in found {
        sees_every_event(checker, index, stage, tokens, &single);
        does_not_decide(checker, stage, tokens, &single);
        is_not_divided(checker, stage, tokens, &single);
    }
}

fn slots_are_dense(checker: &mut Checker<'_>, places: &[(Place, Spot)]) {
    let mut given = checker.source.statements.iter().filter_map(|statement| match statement.kind {
        StatementKind::Slots(layout) => Some(layout),
        _ => None,
    });
    let (mut stamped, mut perhaps_dense) = (false, false);
    for layout in &mut given {
        stamped |= layout == Some(Layout::Stamped);
        perhaps_dense |= layout != Some(Layout::Stamped);
    }
    // A statement that could not be read may be this one.
    if perhaps_dense || checker.source.lost.iter().any(|word| did_you_mean(word, ["slots"]).is_some()) {
        return;
    }
    let message = "a slice needs `slots: dense;`, where nothing lies between the events";
    let help = if stamped { "write `slots: dense;` in place of `slots: stamped;`" } else { "add `slots: dense;`" };
    checker.errors.push_siblings(places, message, help);
}

fn sees_every_event(checker: &mut Checker<'_>, index: usize, stage: &Stage, access: &TokenStream, single: &str) {
    let condition = checker.branches.reached(index);
    // If no event reaches it, that is told.
    if matches!(condition, Condition::Always | Condition::Never) || !checker.knows_condition(index) {
        return;
    }
    let deciding = condition.deciders().into_iter().filter_map(|stage| checker.name(stage));
    let deciding: Vec<String> = deciding.map(|name| format!("`{name}`")).collect();
    let decides = if deciding.len() == 1 { "decides" } else { "decide" };
    let message = format!(
        "a slice leaves out no event, but not every event reaches the stage `{}`: {} {decides} which",
        stage.name,
        enumerate(&deciding)
    );
    checker.error(stage.place, access, message, single);
}

fn does_not_decide(checker: &mut Checker<'_>, stage: &Stage, access: &TokenStream, single: &str) {
    // A broken outcome, and one of a poll stage, are errors of their own.
    let Some(outcome) = stage.outcome.as_ref().filter(|outcome| outcome.kind.is_some()) else { return };
    if stage.kind == StageKind::Thread {
        let (name, ty) = (&stage.name, &outcome.ty);
        let message = format!(
            "the stage `{name}` takes slices, so it cannot return `{ty}` for each event: its handler is called once for several"
        );
        checker.error(stage.place, access, message, format!("remove the outcome, or {single}"));
    }
}

fn is_not_divided(checker: &mut Checker<'_>, stage: &Stage, access: &TokenStream, single: &str) {
    if stage.shards.is_some() && stage.kind == StageKind::Thread {
        let message = format!(
            "the stage `{}` takes slices, so it cannot have shards: the events of one shard do not lie side by side",
            stage.name
        );
        checker.error(stage.place, access, message, format!("remove `shards`, or {single}"));
    }
}

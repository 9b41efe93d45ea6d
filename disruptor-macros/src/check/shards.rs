//! A stage has from 2 to 64 shards, and nobody writes the field that says which of them gets an event. Constants are
//! checked when they are evaluated.

use super::{Checker, capacity};
use crate::ast::{AccessKind, Field, FieldName, OptionValue, StageDeclaration, StageKind, StatementKind};
use crate::diagnostics::{did_you_mean, known_ones};
use proc_macro2::TokenStream;

/// The most shards that a stage may have. `Shards` in the runtime says why.
const MOST_SHARDS: usize = 64;

pub(super) fn check(checker: &mut Checker<'_>) {
    for statement in &checker.source.statements {
        let StatementKind::Stage(stage) = &statement.kind else { continue };
        if stage.kind == StageKind::Poll {
            continue;
        }
        for option in &stage.options {
            let OptionValue::Shards(shards) = &option.value else { continue };
            if let Err((message, help)) = count(&shards.count) {
                checker.error(statement.place, &shards.count, message, help);
            }
            if let Some(key) = &shards.key
                && let Err((message, help)) = is_only_read(stage, key)
            {
                checker.error(statement.place, key.span(), message, help);
            }
        }
    }
}

/// If a literal number of shards is wrong: what is wrong, and how to mend it.
fn count(count: &TokenStream) -> Result<(), (String, String)> {
    let range = format!("write a number from 2 to {MOST_SHARDS}: `shards: 4`");
    let Some(integer) = capacity::integer(count, "number of shards", &range)? else { return Ok(()) };
    match integer.base10_parse::<usize>() {
        Ok(0) => Err(("a stage with no shards handles no events".to_owned(), range)),
        Ok(1) => {
            let help = "remove `shards`: without it, one thread handles all events of the stage";
            Err(("one shard divides nothing".to_owned(), help.to_owned()))
        }
        Ok(2..=MOST_SHARDS) => Ok(()),
        _ => Err((format!("a stage has at most {MOST_SHARDS} shards, not `{integer}`"), range)),
    }
}

/// Every shard reads the key of every event, so nobody may write it then.
fn is_only_read(stage: &StageDeclaration, key: &FieldName) -> Result<(), (String, String)> {
    let (name, by_turn) = (&stage.name, "remove the `by`: then the shards take turns");
    match stage.access.as_ref().map(|access| &access.kind) {
        Some(AccessKind::Fields(fields)) => is_listed(stage, fields, key),
        Some(access @ AccessKind::Write(_)) => {
            let message = format!(
                "`{key}` cannot divide the events: each shard of `{name}` may change all of an event (`{access}`) while the others read its `{key}`"
            );
            let help = format!("list what the shards touch: `{{ {key}: &T, other: &mut T }}`; or {by_turn}");
            Err((message, help))
        }
        Some(AccessKind::Take(_)) => {
            let message = format!(
                "`{key}` cannot divide the events: one shard of `{name}` takes an event while the others read its `{key}`"
            );
            Err((message, by_turn.to_owned()))
        }
        // A slice and shards do not go together at all.
        Some(AccessKind::Read(_) | AccessKind::ReadSlice(_) | AccessKind::WriteSlice(_)) | None => Ok(()),
    }
}

fn is_listed(stage: &StageDeclaration, fields: &[Field], key: &FieldName) -> Result<(), (String, String)> {
    let name = &stage.name;
    let read: Vec<String> = fields.iter().filter(|field| !field.mutable).map(|field| field.name.to_string()).collect();
    let mut listed = fields.iter().filter(|field| field.name.text() == key.text()).peekable();
    let Some(first) = listed.peek().copied() else {
        let wrong = key.text();
        let known = known_ones(&wrong, &format!("fields that `{name}` reads"), read.iter().map(String::as_str));
        let help = if read.is_empty() {
            format!("list it: `{{ {key}: &T, … }}`")
        } else if did_you_mean(&wrong, read.iter().map(String::as_str)).is_some() {
            known
        } else {
            format!("list it too: `{key}: &T`; {known}")
        };
        return Err((format!("the stage `{name}` does not list the field `{key}`"), help));
    };
    // One that is listed twice is an error of its own.
    if listed.any(|field| !field.mutable) {
        return Ok(());
    }
    let message = format!(
        "`{key}` cannot divide the events: one shard of `{name}` writes it (`{first}`) while the others read it"
    );
    let help = if read.is_empty() {
        format!("choose a field that `{name}` only reads, or let it only read this one: `{key}: &{}`", first.ty)
    } else {
        format!("choose a field that `{name}` only reads: {}", read.join(", "))
    };
    Err((message, help))
}

//! `event` and `capacity` are given exactly once, `wait`, `slots`, `grow` and `producer` at most once, and there is a stage.

use super::Checker;
use crate::ast::StatementKind;
use crate::diagnostics::{Place, did_you_mean};

pub(super) fn check(checker: &mut Checker<'_>) {
    let source = checker.source;
    let name = &source.header.name;
    let single = [
        ("event", Some("say what the pipeline carries: `event: Event;`")),
        ("capacity", Some("say how many events it holds, a power of two: `capacity: 1024;`")),
        ("wait", None),
        ("slots", None),
        ("grow", None),
        ("producer", None),
    ];
    for (keyword, missing) in single {
        let mut given = source.statements.iter().filter(|statement| statement.keyword == keyword);
        match (given.next(), missing) {
            (None, Some(help)) if !lost(checker, keyword) => {
                let message = format!("the pipeline `{name}` has no `{keyword}`");
                checker.error(Place::Header, name, message, help);
            }
            _ => (),
        }
        for again in given {
            let message = format!("`{keyword}` is given more than once");
            let help = format!("keep one `{keyword}: …;`");
            checker.error(again.place, &again.keyword, message, help);
        }
    }
    let is_stage = |kind: &StatementKind| matches!(kind, StatementKind::Stage(_));
    let stages = source.statements.iter().any(|statement| is_stage(&statement.kind));
    if !stages && !lost(checker, "stage") && !lost(checker, "poll") {
        let event = checker.model.event.as_ref().map_or("Event".to_owned(), |event| event.ty.to_string());
        let message = format!("the pipeline `{name}` has no stages");
        checker.error(Place::Header, name, message, format!("add one: `stage first: &{event};`"));
    }
}

/// Whether a statement that was too broken to keep may have been this one.
fn lost(checker: &Checker<'_>, keyword: &str) -> bool {
    let meant = |word: &String| did_you_mean(word, [keyword]).is_some();
    checker.source.lost.iter().any(meant)
}

//! Options are given once, and fit the stage. A literal bound of a batch is at least 1; constants are checked when they are evaluated.

use super::{Checker, capacity};
use crate::ast::{OptionValue, StageKind, StatementKind};
use crate::parse::POLL_OPTIONS;
use proc_macro2::TokenStream;

pub(super) fn check(checker: &mut Checker<'_>) {
    for statement in &checker.source.statements {
        let StatementKind::Stage(stage) = &statement.kind else { continue };
        for (index, option) in stage.options.iter().enumerate() {
            let key = &option.key;
            let mut before = stage.options.iter().take(index);
            if before.any(|other| other.key == *key) {
                let message = format!("the option `{key}` is given more than once for the stage `{}`", stage.name);
                checker.error(statement.place, key, message, format!("keep one `{key}: …`"));
            } else if stage.kind == StageKind::Poll && !POLL_OPTIONS.iter().any(|known| key == known) {
                let message = format!("a `poll` stage has no thread, so `{}` takes no `{key}`", stage.name);
                let known = POLL_OPTIONS.join(", ");
                let help =
                    format!("take it away: a poll stage runs on the thread that polls it; its options are: {known}");
                checker.error(statement.place, key, message, help);
            } else if let OptionValue::MaxBatch(most) = &option.value
                && let Err((message, help)) = max_batch(most)
            {
                checker.error(statement.place, most, message, help);
            }
        }
    }
}

/// If a literal bound is wrong: what is wrong, and how to mend it.
fn max_batch(most: &TokenStream) -> Result<(), (String, String)> {
    let smallest = "write an integer, at least `1`: `max_batch: 64`";
    let zero = capacity::integer(most, "bound of a batch", smallest)?.is_some_and(|most| most.base10_digits() == "0");
    if zero { Err(("a batch of no events never ends".to_owned(), smallest.to_owned())) } else { Ok(()) }
}

//! Options are given once, and fit the stage or the thread. A literal bound of a batch is at least 1; constants are checked
//! when they are evaluated.

use super::{Checker, capacity};
use crate::ast::{OptionValue, StageKind, StageOption, StatementKind};
use crate::diagnostics::Place;
use crate::parse::{ASYNC, POLL_OPTIONS, THREAD_OPTIONS, options_of};
use proc_macro2::TokenStream;

pub(super) fn check(checker: &mut Checker<'_>) {
    for statement in &checker.source.statements {
        match &statement.kind {
            StatementKind::Stage(stage) => {
                let name = stage.name.to_string();
                let unfit = |key: &str| {
                    (!options_of(stage.kind).contains(&key)).then(|| match stage.kind {
                        StageKind::Thread => for_a_stage(&name, key),
                        StageKind::Poll => for_a_poll(&name, key),
                    })
                };
                each(checker, statement.place, &stage.options, &format!("the stage `{}`", stage.name), unfit);
            }
            StatementKind::Thread(thread) => {
                let title = thread.title();
                let unfit = |key: &str| (!THREAD_OPTIONS.contains(&key)).then(|| for_a_thread(&title, key));
                each(checker, statement.place, &thread.options, &title, unfit);
            }
            _ => (),
        }
    }
}

/// `unfit` says what is wrong with an option that the owner does not take, and how to mend it.
fn each(
    checker: &mut Checker<'_>,
    place: Place,
    options: &[StageOption],
    owner: &str,
    unfit: impl Fn(&str) -> Option<(String, String)>,
) {
    for (index, option) in options.iter().enumerate() {
        let key = &option.key;
        if options.iter().take(index).any(|other| other.key == *key) {
            let message = format!("the option `{key}` is given more than once for {owner}");
            let written = if key == ASYNC { ASYNC.to_owned() } else { format!("{key}: …") };
            checker.error(place, key, message, format!("keep one `{written}`"));
        } else if let Some((message, help)) = unfit(&key.to_string()) {
            checker.error(place, key, message, help);
        } else if let OptionValue::MaxBatch(most) = &option.value
            && let Err((message, help)) = max_batch(most)
        {
            checker.error(place, most, message, help);
        }
    }
}

fn for_a_stage(stage: &str, key: &str) -> (String, String) {
    let message = format!("a `stage` waits on its thread and not in a task, so `{stage}` takes no `{key}`");
    (message, format!("take it away, or declare the stage as `poll {stage}: … {{ {key} }}` and poll it in a task"))
}

fn for_a_poll(stage: &str, key: &str) -> (String, String) {
    let message = format!("a `poll` stage has no thread, so `{stage}` takes no `{key}`");
    let known = POLL_OPTIONS.join(", ");
    (message, format!("take it away: a poll stage runs on the thread that polls it; its options are: {known}"))
}

fn for_a_thread(title: &str, key: &str) -> (String, String) {
    let known = THREAD_OPTIONS.join(", ");
    if key == ASYNC {
        let message = format!("{title} takes no `{key}`: its stages wait on the thread and not in tasks");
        return (message, format!("take it away; the options of a thread are: {known}"));
    }
    let help = format!("give it to the stage that it is for; the options of a thread are: {known}");
    (format!("{title} takes no `{key}`: that is an option of a `stage`"), help)
}

/// If a literal bound is wrong: what is wrong, and how to mend it.
fn max_batch(most: &TokenStream) -> Result<(), (String, String)> {
    let smallest = "write an integer, at least `1`: `max_batch: 64`";
    let zero = capacity::integer(most, "bound of a batch", smallest)?.is_some_and(|most| most.base10_digits() == "0");
    if zero { Err(("a batch of no events never ends".to_owned(), smallest.to_owned())) } else { Ok(()) }
}

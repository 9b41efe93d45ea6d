//! A ring grows when a producer has waited long enough: a single one, on a thread.

use super::Checker;
use crate::ast::{ProducerKind, Statement, StatementKind};
use crate::tokens::Spot;

pub(super) fn check(checker: &mut Checker<'_>) {
    let statements = &checker.source.statements;
    let mut producers = statements.iter().filter(|statement| matches!(statement.kind, StatementKind::Producer(_)));
    let grow = statements.iter().find(|statement| matches!(statement.kind, StatementKind::Grow(_)));
    let (Some(first), Some(grow)) = (producers.next(), grow) else { return };
    let Some((message, help)) = refusal(first) else { return };
    // If there are others, one that goes with `grow` may be the one that stays.
    if !producers.all(|producers| refusal(producers).is_some()) {
        return;
    }
    let place = |statement: &Statement| (statement.place, Spot::from(&statement.keyword));
    let mut places = [place(first), place(grow)];
    places.sort_by_key(|&(place, _)| place);
    checker.errors.push_siblings(&places, message, help);
}

/// Why a ring with these producers does not grow, and what to do; `None` if it does.
fn refusal(producers: &Statement) -> Option<(&'static str, &'static str)> {
    let StatementKind::Producer(Some(producers)) = producers.kind else { return None };
    match (producers.kind, producers.is_async) {
        (ProducerKind::Multi, _) => Some((
            "`producer: multi` and `grow` do not go together: a ring with several producers cannot grow",
            "remove `grow` and choose a `capacity` that is large enough, or write `producer: single;` and publish from one thread",
        )),
        (ProducerKind::Single, true) => Some((
            "`producer: single, async` and `grow` do not go together: a ring grows after a time, and a task that waits for room has no timer",
            "remove `grow` and choose a `capacity` that is large enough, or write `producer: single;` and publish from a thread",
        )),
        (ProducerKind::Single, false) => None,
    }
}

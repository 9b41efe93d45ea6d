//! A ring with several producers does not grow.

use super::Checker;
use crate::ast::{Producers, Statement, StatementKind};
use crate::tokens::Spot;

pub(super) fn check(checker: &mut Checker<'_>) {
    let statements = &checker.source.statements;
    let mut producers = statements.iter().filter(|statement| matches!(statement.kind, StatementKind::Producer(_)));
    let is_multi = |statement: &Statement| matches!(statement.kind, StatementKind::Producer(Some(Producers::Multi)));
    let grow = statements.iter().find(|statement| matches!(statement.kind, StatementKind::Grow(_)));
    let (Some(multi), Some(grow)) = (producers.next(), grow) else { return };
    // If there are others, one that says `single` may be the one that stays.
    if !is_multi(multi) || !producers.all(is_multi) {
        return;
    }
    let message = "`producer: multi` and `grow` do not go together: a ring with several producers cannot grow";
    let help = "remove `grow` and choose a `capacity` that is large enough, or write `producer: single;` and publish from one thread";
    let place = |statement: &Statement| (statement.place, Spot::from(&statement.keyword));
    let mut places = [place(multi), place(grow)];
    places.sort_by_key(|&(place, _)| place);
    checker.errors.push_siblings(&places, message, help);
}

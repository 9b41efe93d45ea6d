//! The bound of an elastic ring is a power of two and at least the capacity. The compiler checks a bound that is not a
//! literal when it evaluates it.

use super::{Checker, capacity};
use crate::ast::StatementKind;

pub(super) fn check(checker: &mut Checker<'_>) {
    let capacity = checker.model.capacity.as_ref();
    let capacity = capacity.and_then(|capacity| capacity::literal(capacity, "", "").ok().flatten());
    for statement in &checker.source.statements {
        let StatementKind::Grow(Some(growth)) = &statement.kind else { continue };
        match (capacity, capacity::literal(&growth.bound, "bound", "up to 65536")) {
            (_, Err((message, help))) => checker.error(statement.place, &growth.bound, message, help),
            (Some(capacity), Ok(Some(bound))) if bound < capacity => {
                let message = format!("the bound `{bound}` is less than the capacity `{capacity}`");
                let help = format!("a ring only grows: write at least `{capacity}`");
                checker.error(statement.place, &growth.bound, message, help);
            }
            _ => (),
        }
    }
}

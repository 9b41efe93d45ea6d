//! Every stage accesses the declared event.

use super::Checker;
use crate::ast::{AccessKind, StatementKind, Ty};
use std::collections::BTreeSet;

pub(super) fn check(checker: &mut Checker<'_>) {
    let model = checker.model;
    let Some(event) = &model.event else { return };
    let key = event.ty.key();
    let whole: Vec<_> =
        model.stages.iter().filter_map(|stage| Some((stage, whole(&stage.access.as_ref()?.kind)?))).collect();
    let keys: BTreeSet<String> = whole.iter().map(|(_, ty)| ty.key()).collect();
    let agreed = whole.len() > 1 && keys.len() == 1 && !keys.contains(&key);
    if let (true, Some((_, ty))) = (agreed, whole.first()) {
        // If all stages agree on another type, the mistake is in `event`.
        let is_event = |kind: &StatementKind| matches!(kind, StatementKind::Event(_));
        let mut statements = checker.source.statements.iter();
        let Some(statement) = statements.find(|statement| is_event(&statement.kind)) else { return };
        let message = format!("the event is `{}`, but every stage accesses `{ty}`", event.ty);
        checker.error(statement.place, &event.ty.tokens, message, format!("write `event: {ty};`"));
        return;
    }
    for (stage, ty) in whole {
        if ty.key() == key {
            continue;
        }
        let prefix = match stage.access.as_ref().map(|access| &access.kind) {
            Some(AccessKind::Read(_)) => "&",
            Some(AccessKind::Write(_)) => "&mut ",
            _ => "",
        };
        let message = format!("the stage `{}` accesses `{ty}`, but the event is `{}`", stage.name, event.ty);
        let help = format!("write `{} {}: {prefix}{}`", stage.kind.keyword(), stage.name, event.ty);
        checker.error(stage.place, &ty.tokens, message, help);
    }
}

/// The type of an access to the whole event.
fn whole(access: &AccessKind) -> Option<&Ty> {
    match access {
        AccessKind::Read(ty) | AccessKind::Write(ty) | AccessKind::Take(ty) => Some(ty),
        AccessKind::Fields(_) => None,
    }
}

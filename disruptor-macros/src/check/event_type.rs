//! Every stage accesses the declared event.

use super::{Checker, sized_form};
use crate::ast::{AccessKind, StatementKind, Ty};
use crate::tokens::flatten;
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::{PathArguments, Type};

pub(super) fn check(checker: &mut Checker<'_>) {
    let model = checker.model;
    let Some(event) = &model.event else { return };
    let key = event.ty.key();
    let is_unsized = sized_form(&event.ty).is_some();
    let whole: Vec<_> = model
        .stages
        .iter()
        .filter_map(|stage| {
            let kind = &stage.access.as_ref()?.kind;
            // A slice of an event without a size, which is an error of its own, means the event.
            let is_event = matches!(kind, AccessKind::ReadSlice(_) | AccessKind::WriteSlice(_)) && is_unsized;
            if is_event { None } else { Some((stage, kind, whole(kind)?)) }
        })
        .collect();
    let keys: BTreeSet<String> = whole.iter().map(|(_, _, ty)| ty.key()).collect();
    let agreed = whole.len() > 1 && keys.len() == 1 && !keys.contains(&key);
    if let (true, Some((_, _, ty))) = (agreed, whole.first())
        && !is_list_of(ty, &key)
    {
        // If all stages agree on another type, the mistake is in `event`.
        let is_event = |kind: &StatementKind| matches!(kind, StatementKind::Event(_));
        let mut statements = checker.source.statements.iter();
        let Some(statement) = statements.find(|statement| is_event(&statement.kind)) else { return };
        let message = format!("the event is `{}`, but every stage accesses `{ty}`", event.ty);
        checker.error(statement.place, &event.ty.tokens, message, format!("write `event: {ty};`"));
        return;
    }
    for (stage, kind, ty) in whole {
        if ty.key() == key {
            continue;
        }
        let declaration = format!("{} {}", stage.kind.keyword(), stage.name);
        let message = format!("the stage `{}` accesses `{ty}`, but the event is `{}`", stage.name, event.ty);
        let right = with_event(kind, &event.ty);
        let help = if is_list_of(ty, &key) && !matches!(kind, AccessKind::Take(_)) {
            let slice = match kind {
                AccessKind::Write(_) | AccessKind::WriteSlice(_) => AccessKind::WriteSlice(event.ty.clone()),
                _ => AccessKind::ReadSlice(event.ty.clone()),
            };
            format!("write `{declaration}: {right}`, or `{declaration}: {slice}` for several events at once")
        } else {
            format!("write `{declaration}: {right}`")
        };
        checker.error(stage.place, &ty.tokens, message, help);
    }
}

/// The same access to the event.
fn with_event(kind: &AccessKind, event: &Ty) -> AccessKind {
    let event = event.clone();
    match kind {
        AccessKind::Read(_) => AccessKind::Read(event),
        AccessKind::Write(_) => AccessKind::Write(event),
        AccessKind::ReadSlice(_) => AccessKind::ReadSlice(event),
        AccessKind::WriteSlice(_) => AccessKind::WriteSlice(event),
        AccessKind::Take(_) | AccessKind::Fields(_) => AccessKind::Take(event),
    }
}

/// Whether the type is an array or a `Vec` of events: a user who writes it may mean a slice.
fn is_list_of(ty: &Ty, event: &str) -> bool {
    let element = match syn::parse2(flatten(&ty.tokens)) {
        Ok(Type::Array(array)) => Some(array.elem.to_token_stream()),
        Ok(Type::Path(path)) => path.path.segments.last().and_then(|last| match &last.arguments {
            PathArguments::AngleBracketed(arguments) if last.ident == "Vec" => Some(arguments.args.to_token_stream()),
            _ => None,
        }),
        _ => None,
    };
    element.is_some_and(|tokens| Ty { tokens }.key() == event)
}

/// The type of an access to the whole event.
fn whole(access: &AccessKind) -> Option<&Ty> {
    match access {
        AccessKind::Read(ty)
        | AccessKind::Write(ty)
        | AccessKind::Take(ty)
        | AccessKind::ReadSlice(ty)
        | AccessKind::WriteSlice(ty) => Some(ty),
        AccessKind::Fields(_) => None,
    }
}

//! The event, its listed fields and states have a size. This check reports types that evidently have none. The compiler reports
//! those behind an alias, at more length.

use super::Checker;
use crate::ast::{AccessKind, OptionValue, StatementKind, Ty};
use syn::Type;

pub(super) fn check(checker: &mut Checker<'_>) {
    let source = checker.source;
    for statement in &source.statements {
        match &statement.kind {
            StatementKind::Event(Some(event)) => {
                if let Some(sized) = sized_form(&event.ty) {
                    let message = format!("the event `{}` has no size, so no slot can hold it", event.ty);
                    checker.error(statement.place, &event.ty.tokens, message, format!("write `event: {sized};`"));
                }
            }
            StatementKind::Stage(stage) => {
                for option in &stage.options {
                    if let OptionValue::State(Some(ty)) = &option.value
                        && let Some(sized) = sized_form(ty)
                    {
                        let message = format!("the state `{ty}` has no size, so no thread can hold it");
                        checker.error(statement.place, &ty.tokens, message, format!("write `state: {sized}`"));
                    }
                }
                let Some(AccessKind::Fields(fields)) = stage.access.as_ref().map(|access| &access.kind) else {
                    continue;
                };
                for field in fields {
                    if let Some(sized) = sized_form(&field.ty) {
                        let mutable = if field.mutable { "mut " } else { "" };
                        let message =
                            format!("`{}` is not the type of the field `{}`: it has no size", field.ty, field.name);
                        let help = format!(
                            "write the field's own type, not what it dereferences to; for example `{}: &{mutable}{sized}`",
                            field.name
                        );
                        checker.error(statement.place, &field.ty.tokens, message, help);
                    }
                }
            }
            _ => (),
        }
    }
}

/// For a type without a size, the usual type that owns such a value.
pub(crate) fn sized_form(ty: &Ty) -> Option<String> {
    match syn::parse2(crate::tokens::flatten(&ty.tokens)).ok()? {
        Type::Path(path) if path.path.is_ident("str") => Some("String".to_owned()),
        Type::Slice(slice) => {
            let element = Ty { tokens: quote::ToTokens::into_token_stream(*slice.elem) };
            Some(format!("Vec<{element}>"))
        }
        Type::TraitObject(_) => Some(format!("Box<{ty}>")),
        _ => None,
    }
}

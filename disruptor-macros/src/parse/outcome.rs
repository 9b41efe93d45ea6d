//! `-> bool` or `-> Result<(), Error>`: what a stage's handler returns.

use super::{Context, KINDS_OF_OUTCOME};
use crate::ast::{Outcome, OutcomeKind, StageKind, Ty};
use crate::cursor::Cursor;
use crate::tokens::{Spot, pretty};
use proc_macro2::{Delimiter, Ident, TokenStream};
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type};

/// The outcome, if there is an arrow. A broken one still counts: stages that name this one after `else` get no error.
pub(super) fn outcome(
    cursor: &mut Cursor,
    context: &mut Context<'_>,
    stage: &Ident,
    kind: StageKind,
) -> Option<Outcome> {
    let arrow = cursor.spot();
    if !cursor.arrow() {
        return None;
    }
    let mut before = cursor.clone();
    let told = context.errors.len();
    // The words of the next part would be types too.
    let found = if super::stage::at_next_part(cursor) { None } else { cursor.ty() };
    let (ty, kind_of_type) = match found {
        // Whatever the type is, the arrow is wrong.
        Some(ty) if kind == StageKind::Poll => (Ty { tokens: ty.to_token_stream() }, kind_of(&ty)),
        Some(ty) => of_type(&ty, context, stage),
        None => (no_type(&mut before, cursor, context), None),
    };
    if kind == StageKind::Poll && context.errors.len() == told {
        let spot = Spot { start: arrow.start, end: Spot::from(&ty.tokens).end };
        let message = format!("the `poll` stage `{stage}` cannot decide: the thread that polls it handles its events");
        context.error(spot, message, "remove the outcome, or let a `stage` after it decide");
    }
    Some(Outcome { kind: kind_of_type, ty })
}

/// Reports a type that is no outcome.
fn of_type(ty: &Type, context: &mut Context<'_>, stage: &Ident) -> (Ty, Option<OutcomeKind>) {
    let kind = kind_of(ty);
    let tokens = ty.to_token_stream();
    if kind.is_none() {
        let help =
            if is_unit(ty) { "remove it: a handler without an outcome returns nothing" } else { KINDS_OF_OUTCOME };
        context.error(&tokens, format!("a stage cannot return `{}`", pretty(&tokens)), help);
    } else if let Some(value) = value_of(ty) {
        let value = value.to_token_stream();
        let message = format!("nobody would get the `{}` that the stage `{stage}` returns", pretty(&value));
        context.error(&value, message, "write `()` there: what a stage finds out, it writes into the event");
    }
    (Ty { tokens }, kind)
}

/// Reports what stands in place of the type, up to the next part of the statement.
fn no_type(before: &mut Cursor, cursor: &mut Cursor, context: &mut Context<'_>) -> Ty {
    let (mut spot, mut found) = (before.spot(), before.found());
    let mut tokens = TokenStream::new();
    while !super::stage::at_next_part(cursor) && !cursor.at_group(Delimiter::Brace) {
        let Some(token) = cursor.next() else { break };
        tokens.extend([token]);
    }
    if !tokens.is_empty() {
        spot = Spot::from(&tokens);
        found = format!("`{}`", pretty(&tokens));
    }
    context.error(spot, format!("expected an outcome after `->`, found {found}"), KINDS_OF_OUTCOME);
    Ty { tokens }
}

/// By the last word of its path. Whether a `Result` is one of the standard library's is for the compiler to say.
fn kind_of(ty: &Type) -> Option<OutcomeKind> {
    match ty {
        Type::Group(group) => kind_of(&group.elem),
        Type::Paren(paren) => kind_of(&paren.elem),
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            match (last.ident.to_string().as_str(), &last.arguments) {
                ("bool", PathArguments::None) => Some(OutcomeKind::Bool),
                ("Result", PathArguments::None | PathArguments::AngleBracketed(_)) => Some(OutcomeKind::Result),
                _ => None,
            }
        }
        _ => None,
    }
}

/// What a `Result` with two arguments holds beside its error, unless that is `()`. An alias with one argument may mean
/// anything.
fn value_of(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Group(group) => value_of(&group.elem),
        Type::Paren(paren) => value_of(&paren.elem),
        Type::Path(path) => {
            let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else { return None };
            match arguments.args.iter().collect::<Vec<_>>().as_slice() {
                [GenericArgument::Type(value), _] => (!is_unit(value)).then_some(value),
                _ => None,
            }
        }
        _ => None,
    }
}

fn is_unit(ty: &Type) -> bool {
    match ty {
        Type::Group(group) => is_unit(&group.elem),
        Type::Paren(paren) => is_unit(&paren.elem),
        Type::Tuple(tuple) => tuple.elems.is_empty(),
        _ => false,
    }
}

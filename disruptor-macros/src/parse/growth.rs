//! `grow: after DURATION, up to M`.

use super::{Broken, Context, no_comma_behind};
use crate::ast::{Growth, Stall};
use crate::cursor::Cursor;
use crate::tokens::flatten;
use proc_macro2::{TokenStream, TokenTree};
use syn::Lit;

const EXAMPLE: &str = "write `grow: after 500ms, up to 65536;`";

pub(super) fn growth(cursor: &mut Cursor, context: &mut Context<'_>) -> Result<Growth, Broken> {
    if !cursor.word("after") {
        let message = format!("expected `after` and a duration, found {}", cursor.found());
        return Err(context.error(cursor.spot(), message, EXAMPLE));
    }
    let (spot, found) = (cursor.spot(), cursor.found());
    let duration = cursor.up_to_comma();
    if duration.is_empty() {
        return Err(context.error(spot, format!("expected a duration after `after`, found {found}"), EXAMPLE));
    }
    if !cursor.punct(',') {
        return Err(match where_up_to_begins(&duration) {
            Some(up) => context.error(&up, "expected `,` before `up to`", EXAMPLE),
            None => context.error(&duration, "a ring does not grow without bound", EXAMPLE),
        });
    }
    // Keep this error until the rest is read, so that both are reported.
    let after = stall(duration, context);
    for word in ["up", "to"] {
        if !cursor.word(word) {
            let message = format!("expected `up to` and a number of slots, found {}", cursor.found());
            return Err(context.error(cursor.spot(), message, EXAMPLE));
        }
    }
    let (spot, found) = (cursor.spot(), cursor.found());
    let bound = cursor.rest();
    no_comma_behind(&bound, context)?;
    if bound.is_empty() {
        let message = format!("expected a number of slots after `up to`, found {found}");
        return Err(context.error(spot, message, EXAMPLE));
    }
    Ok(Growth { after: after?, bound })
}

/// The `up` of an `up to` among these tokens.
fn where_up_to_begins(tokens: &TokenStream) -> Option<TokenTree> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let is = |token: &TokenTree, wanted: &str| matches!(token, TokenTree::Ident(word) if word == wanted);
    tokens.windows(2).find(|pair| is(&pair[0], "up") && is(&pair[1], "to")).map(|pair| pair[0].clone())
}

/// A literal with a unit, or any expression.
fn stall(duration: TokenStream, context: &mut Context<'_>) -> Result<Stall, Broken> {
    let tokens: Vec<TokenTree> = flatten(&duration).into_iter().collect();
    let (negative, literal) = match tokens.as_slice() {
        [literal @ TokenTree::Literal(_)] => (false, literal),
        [TokenTree::Punct(minus), literal @ TokenTree::Literal(_)] if minus.as_char() == '-' => (true, literal),
        _ => return Ok(Stall::Expression(duration)),
    };
    let help =
        "write a whole number with its unit, as in `500us`, `500ms` or `2s`, or an expression of type `Duration`";
    if negative {
        return Err(context.error(&duration, format!("the duration `-{literal}` is negative"), help));
    }
    let Ok(Lit::Int(integer)) = syn::parse2::<Lit>(literal.clone().into()) else {
        return Err(context.error(&duration, format!("`{literal}` is not a duration"), help));
    };
    let unit = match integer.suffix() {
        "us" => "from_micros",
        "ms" => "from_millis",
        "s" => "from_secs",
        "" => return Err(context.error(&duration, format!("the duration `{literal}` has no unit"), help)),
        unit => return Err(context.error(&duration, format!("a duration has no unit `{unit}` here"), help)),
    };
    match integer.base10_digits().parse::<u64>() {
        Ok(number) => Ok(Stall::Literal { number, unit, tokens: duration }),
        Err(_) => Err(context.error(&duration, format!("the duration `{literal}` is too long"), help)),
    }
}

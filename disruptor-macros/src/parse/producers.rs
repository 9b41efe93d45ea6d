//! `producer: single` or `producer: multi`, and perhaps `, async` behind it.

use super::{Broken, Context};
use crate::ast::{ProducerKind, Producers};
use crate::cursor::Cursor;
use crate::diagnostics::{did_you_mean, known_ones};
use crate::tokens::Spot;
use proc_macro2::Ident;

const KINDS: [&str; 2] = ["single", "multi"];

pub(super) fn producers(cursor: &mut Cursor, context: &mut Context<'_>) -> Result<Producers, Broken> {
    let (spot, found) = (cursor.spot(), cursor.found());
    if let Some(kind) = kind(cursor) {
        return Ok(Producers { kind, is_async: is_async(cursor, context, kind)? });
    }
    match cursor.any_word() {
        Some(word) if meant(&word) == Some("async") => async_first(cursor, context, &word),
        word => {
            let word = word.map(|word| word.to_string()).unwrap_or_default();
            let message = format!("expected a kind of producer, found {found}");
            Err(context.error(spot, message, known_ones(&word, "kinds of producer", KINDS)))
        }
    }
}

fn kind(cursor: &mut Cursor) -> Option<ProducerKind> {
    [ProducerKind::Single, ProducerKind::Multi].into_iter().find(|kind| cursor.word(kind.word()))
}

/// Which word of this statement the user most likely meant.
fn meant(word: &Ident) -> Option<&'static str> {
    did_you_mean(&word.to_string(), KINDS.into_iter().chain(["async"]))
}

/// Reads what stands behind the kind. Whatever is not reported here is reported as the end of any other statement is.
fn is_async(cursor: &mut Cursor, context: &mut Context<'_>, kind: ProducerKind) -> Result<bool, Broken> {
    let kind = kind.word();
    let mut ahead = cursor.clone();
    let comma = ahead.punct(',');
    let Some(word) = ahead.any_word() else { return Ok(false) };
    let may_be_async = meant(&word) == Some("async");
    if KINDS.iter().any(|other| word == other) || !comma && !may_be_async {
        return Ok(false);
    }
    *cursor = ahead;
    let write = format!("write `producer: {kind}, async;`");
    match (comma, word == "async") {
        (true, true) => nothing_more(cursor, context, &write),
        (false, true) => _ = context.error(&word, "expected `,` before `async`", write),
        (false, false) => _ = context.error(&word, format!("expected `, async`, found `{word}`"), write),
        (true, false) => {
            let help = if may_be_async {
                format!("did you mean `async`? {write}")
            } else {
                format!("{write} if tasks publish too, and `producer: {kind};` if not")
            };
            let broken = context.error(&word, format!("expected `async` behind the comma, found `{word}`"), help);
            return if may_be_async { Ok(true) } else { Err(broken) };
        }
    }
    Ok(true)
}

/// Reports a second `async`, and a value.
fn nothing_more(cursor: &mut Cursor, context: &mut Context<'_>, write: &str) {
    let mut ahead = cursor.clone();
    if ahead.punct(',') && ahead.at_word("async") {
        context.error(ahead.spot(), "`async` is given more than once", write);
    } else if cursor.at_punct(':') || cursor.at_punct('=') {
        context.error(&cursor.rest(), "`async` takes no value", write);
    }
}

/// `async` stands first: it says how producers wait, and not how many there are.
fn async_first(cursor: &mut Cursor, context: &mut Context<'_>, word: &Ident) -> Result<Producers, Broken> {
    cursor.punct(',');
    let end = cursor.spot().end;
    let Some(kind) = kind(cursor) else {
        let help = "write `producer: single, async;`, or `producer: multi, async;` if there are several producers";
        return Err(context.error(word, format!("expected `single` or `multi` first, found `{word}`"), help));
    };
    let (spot, kind_word) = (Spot { start: word.span(), end }, kind.word());
    let help = format!("write `producer: {kind_word}, async;`");
    context.error(spot, format!("`{word}` stands before `{kind_word}`"), help);
    Ok(Producers { kind, is_async: true })
}

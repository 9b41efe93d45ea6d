//! `{ option: value, … }`: the options of a stage or a thread.

use super::shards::shards;
use super::{Broken, Context, SOME_STRATEGY, init_or_error, no_type, ty};
use crate::ast::{OptionValue, Shards, StageKind, StageOption, Ty};
use crate::cursor::Cursor;
use crate::diagnostics::{did_you_mean, known_ones};
use crate::tokens::pretty;
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Type;

/// The option that has no value: it stands alone.
pub(crate) const ASYNC: &str = "async";

/// What may stand in the braces of a stage that has threads.
pub(crate) const STAGE_OPTIONS: [&str; 6] = ["wait", "core", "name", "max_batch", "shards", "state"];

/// And in those of one that the user polls.
pub(crate) const POLL_OPTIONS: [&str; 3] = ["wait", "max_batch", ASYNC];

/// And in those of a thread that stages share.
pub(crate) const THREAD_OPTIONS: [&str; 3] = ["wait", "core", "name"];

/// What may stand in the braces of a stage.
pub(crate) fn options_of(kind: StageKind) -> &'static [&'static str] {
    match kind {
        StageKind::Thread => &STAGE_OPTIONS,
        StageKind::Poll => &POLL_OPTIONS,
    }
}

/// Reads the options that it can. It also reads those that do not fit here, which the checks report; `known` are those that
/// do.
pub(super) fn options(list: &Group, context: &mut Context<'_>, known: &[&str]) -> Vec<StageOption> {
    let mut cursor = Cursor::within(list);
    let mut options = Vec::new();
    let mut unclear = false;
    while !cursor.is_empty() {
        let told = context.errors.len();
        let read = option(&mut cursor, context, known);
        unclear |= read.is_none();
        options.extend(read);
        if cursor.is_empty() || cursor.punct(',') {
            continue;
        }
        if context.errors.len() == told {
            let message = match next_option(&cursor) {
                Some(next) => format!("expected `,` before the option `{next}`"),
                None => format!("expected `,` after this option, found {}", cursor.found()),
            };
            context.error(cursor.spot(), message, "separate the options by `,`");
        }
        value(&mut cursor);
        cursor.punct(',');
    }
    // What nobody could read may be this: then no task that polls is a second error.
    if unclear && known.contains(&ASYNC) && !options.iter().any(|option: &StageOption| option.key == ASYNC) {
        options.push(StageOption { key: Ident::new(ASYNC, list.span()), value: OptionValue::Async });
    }
    options
}

/// Whether some owner has an option of this name.
fn is_known(key: &Ident) -> bool {
    STAGE_OPTIONS.iter().chain(&POLL_OPTIONS).any(|option| key == option)
}

/// One option; `None` if it was broken, and nothing is known about it.
fn option(cursor: &mut Cursor, context: &mut Context<'_>, known: &[&str]) -> Option<StageOption> {
    let Some(key) = cursor.any_word() else {
        let message = format!("expected an option, found {}", cursor.found());
        let help = format!("the options are: {}", known.join(", "));
        context.error(cursor.spot(), message, help);
        return None;
    };
    let text = key.to_string();
    if !is_known(&key) {
        let help = known_ones(&text, "options", known.iter().copied());
        context.error(&key, format!("no option is called `{text}`"), help);
        let meant = did_you_mean(&text, known.iter().copied())?;
        return unread(&Ident::new(meant, key.span()));
    }
    if text == ASYNC {
        no_value(cursor, context, known);
        return Some(StageOption { key, value: OptionValue::Async });
    }
    if !cursor.punct(':') {
        let message = format!("expected `:` after `{key}`, found {}", cursor.found());
        context.error(cursor.spot(), message, format!("write `{key}: …`"));
        return unread(&key);
    }
    match read(cursor, context, &key) {
        Ok(value) => Some(StageOption { key, value }),
        Err(Broken) => unread(&key),
    }
}

/// Reports a value behind `async`, unless there should be no `async` at all.
fn no_value(cursor: &mut Cursor, context: &mut Context<'_>, known: &[&str]) {
    if cursor.at_punct(':') || cursor.at_punct('=') {
        let mut written: TokenStream = cursor.next().into_iter().collect();
        written.extend(value(cursor));
        if known.contains(&ASYNC) {
            context.error(&written, "`async` takes no value", "write `async` alone, or leave it out");
        }
    }
}

/// What is left of a broken option. The handler of a stage with shards or a state looks different, whatever they are.
fn unread(key: &Ident) -> Option<StageOption> {
    let value = match key.to_string().as_str() {
        "shards" => OptionValue::Shards(Shards { count: TokenStream::new(), key: None }),
        "state" => OptionValue::State(None),
        _ => return None,
    };
    Some(StageOption { key: key.clone(), value })
}

fn read(cursor: &mut Cursor, context: &mut Context<'_>, key: &Ident) -> Result<OptionValue, Broken> {
    Ok(match key.to_string().as_str() {
        "wait" => {
            let ty = ty(cursor, context, SOME_STRATEGY)?;
            let init = cursor.at_punct('=').then(|| {
                cursor.next();
                (cursor.spot(), value(cursor))
            });
            OptionValue::Wait(init_or_error(ty, init, context)?)
        }
        "core" => {
            let help = "write the number of a core, as in `core: 2`";
            OptionValue::Core(expression(cursor, context, key, help)?)
        }
        "name" => {
            let help = "write the thread's name, as in `name: \"journal\"`";
            OptionValue::Name(expression(cursor, context, key, help)?)
        }
        "shards" => {
            let help = "write the number of shards, as in `shards: 4` or `shards: 4 by account`";
            OptionValue::Shards(shards(expression(cursor, context, key, help)?, context))
        }
        "state" => OptionValue::State(Some(state(cursor, context)?)),
        _ => {
            let help = "write the most events of a batch, as in `max_batch: 64`";
            OptionValue::MaxBatch(expression(cursor, context, key, help)?)
        }
    })
}

fn state(cursor: &mut Cursor, context: &mut Context<'_>) -> Result<Ty, Broken> {
    let help = "write the type of what is made on the stage's thread, such as `Connection`";
    let Some(ty) = cursor.ty() else { return Err(no_type(cursor, context, help)) };
    let tokens = ty.to_token_stream();
    if matches!(ty, Type::Infer(_) | Type::ImplTrait(_)) {
        let message = format!("`{}` does not say which type the state has", pretty(&tokens));
        return Err(context.error(&tokens, message, help));
    }
    if cursor.at_punct('=') {
        let help = "remove it: the stage makes its state when it starts, with the first closure of `(|| Ok(…), |state, event, sequence, last| …)`";
        context.error(cursor.spot(), "a state has no value here", help);
    }
    Ok(Ty { tokens })
}

fn expression(cursor: &mut Cursor, context: &mut Context<'_>, key: &Ident, help: &str) -> Result<TokenStream, Broken> {
    let spot = cursor.spot();
    let expression = value(cursor);
    if expression.is_empty() {
        return Err(context.error(spot, format!("expected an expression after `{key}:`"), help));
    }
    Ok(expression)
}

/// The tokens up to the comma, or up to the next option if the comma is missing.
fn value(cursor: &mut Cursor) -> TokenStream {
    let tokens: Vec<TokenTree> = cursor.clone().up_to_comma().into_iter().collect();
    let is_bar = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '|');
    let begins = |&index: &usize| {
        // A closure's parameter is not an option.
        let in_closure = index.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(is_bar);
        !in_closure && is_option(tokens.get(index..).unwrap_or_default())
    };
    let end = (0..tokens.len()).find(begins).unwrap_or(tokens.len());
    cursor.tokens(end)
}

/// The option that begins here.
fn next_option(cursor: &Cursor) -> Option<Ident> {
    let tokens: Vec<TokenTree> = cursor.clone().rest().into_iter().collect();
    if is_option(&tokens) { cursor.clone().any_word() } else { None }
}

/// Whether the tokens start with the name of an option and a colon, or are an option that has no value, with nothing but
/// another option behind it.
fn is_option(tokens: &[TokenTree]) -> bool {
    let is_colon = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    match tokens {
        [TokenTree::Ident(word), rest @ ..] if word == ASYNC && (rest.is_empty() || is_option(rest)) => true,
        [TokenTree::Ident(word), colon, rest @ ..] => {
            let in_path = rest.first().is_some_and(is_colon);
            is_known(word) && is_colon(colon) && !in_path
        }
        _ => false,
    }
}

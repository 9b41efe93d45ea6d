//! `stage NAME: ACCESS [-> OUTCOME] [after NAME, …] [else NAME, …] [{ option: value, … }];` and the same with `poll`.

use super::access::access;
use super::edges::{Edges, edges};
use super::outcome::outcome;
use super::{Broken, Context, SOME_STRATEGY, found_for_name, init_or_error, ty};
use crate::ast::{Attribute, OptionValue, StageDeclaration, StageKind, StageOption, Statement, StatementKind};
use crate::cursor::Cursor;
use crate::diagnostics::known_ones;
use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};

/// What may stand in the braces of a stage that has a thread.
pub(crate) const STAGE_OPTIONS: [&str; 4] = ["wait", "core", "name", "max_batch"];

/// And in those of one that the user polls.
pub(crate) const POLL_OPTIONS: [&str; 2] = ["wait", "max_batch"];

/// Reads the rest of a `stage` or `poll` statement. It keeps every stage whose name is known, whatever else is wrong,
/// so that stages that name it in `after` get no error.
pub(super) fn stage(
    cursor: &mut Cursor,
    context: &mut Context<'_>,
    attributes: Vec<Attribute>,
    keyword: Ident,
    kind: StageKind,
) -> Result<Statement, Broken> {
    let Some(name) = cursor.name() else {
        let message = format!("expected the stage's name, found {}", found_for_name(cursor));
        let help = format!("write `{keyword} name: &Event;`");
        return Err(context.error(cursor.spot(), message, help));
    };
    let access = if cursor.punct(':') {
        access(cursor, context)
    } else {
        let message = format!("expected `:` after `{keyword} {name}`, found {}", cursor.found());
        let help = format!("first comes what the stage may touch: `{keyword} {name}: &Event;`");
        Err(context.error(cursor.spot(), message, help))
    };
    if access.is_err() {
        while !cursor.is_empty() && !at_next_part(cursor) && !cursor.at_group(Delimiter::Brace) {
            cursor.next();
        }
    }
    let early = outcome(cursor, context, &name, kind);
    let Edges { follows, mut complete } = edges(cursor, context, &name, kind);
    let options = match cursor.group(Delimiter::Brace) {
        // Braces after a broken access may mean anything.
        Some(list) if access.is_ok() && complete => options(&list, context, kind),
        _ => Vec::new(),
    };
    if access.is_ok() && complete {
        complete = behind_the_options(cursor, context);
    }
    // One in the wrong place, which is reported, is still what the handler returns.
    let outcome = early.or_else(|| if complete { None } else { outcome(cursor, context, &name, kind) });
    let access = access.ok();
    let stage = StageDeclaration { attributes, kind, name, access, outcome, follows, complete, options };
    Ok(Statement { place: context.place, keyword, kind: StatementKind::Stage(stage) })
}

/// Whether one of the parts behind the access begins here.
pub(super) fn at_next_part(cursor: &mut Cursor) -> bool {
    cursor.at_word("after") || cursor.at_word("else") || cursor.at_arrow()
}

/// Reports what stands behind the options. Returns whether nothing does: a part that stands there is not read.
fn behind_the_options(cursor: &mut Cursor, context: &mut Context<'_>) -> bool {
    if at_next_part(cursor) {
        let found = cursor.found();
        let (part, place) = match found.as_str() {
            "`-`" => ("`->`", "`stage name: &Event -> bool { … };`"),
            "`else`" => ("`else`", "`stage name: &Event else other { … };`"),
            _ => ("`after`", "`stage name: &Event after other { … };`"),
        };
        let help = format!("write {part} first: {place}");
        context.error(cursor.spot(), format!("{part} stands behind the options"), help);
        return false;
    }
    if !cursor.is_empty() {
        let message = format!("expected `;` behind the options, found {}", cursor.found());
        context.error(cursor.spot(), message, "end the statement with `;`");
    }
    true
}

fn options(list: &Group, context: &mut Context<'_>, kind: StageKind) -> Vec<StageOption> {
    let mut cursor = Cursor::within(list);
    let mut options = Vec::new();
    while !cursor.is_empty() {
        match option(&mut cursor, context, kind) {
            Ok(option) => options.push(option),
            Err(Broken) => {
                cursor.up_to_comma();
            }
        }
        if !cursor.is_empty() && !cursor.punct(',') {
            let message = format!("expected `,` after this option, found {}", cursor.found());
            context.error(cursor.spot(), message, "separate the options by `,`");
            cursor.up_to_comma();
            cursor.punct(',');
        }
    }
    options
}

fn option(cursor: &mut Cursor, context: &mut Context<'_>, kind: StageKind) -> Result<StageOption, Broken> {
    let known: &[&str] = match kind {
        StageKind::Thread => &STAGE_OPTIONS,
        StageKind::Poll => &POLL_OPTIONS,
    };
    let Some(key) = cursor.any_word() else {
        let message = format!("expected an option, found {}", cursor.found());
        let help = format!("the options are: {}", known.join(", "));
        return Err(context.error(cursor.spot(), message, help));
    };
    let text = key.to_string();
    if !STAGE_OPTIONS.contains(&text.as_str()) {
        let help = known_ones(&text, "options", known.iter().copied());
        return Err(context.error(&key, format!("no option is called `{text}`"), help));
    }
    if !cursor.punct(':') {
        let message = format!("expected `:` after `{key}`, found {}", cursor.found());
        return Err(context.error(cursor.spot(), message, format!("write `{key}: …`")));
    }
    let value = match text.as_str() {
        "wait" => {
            let ty = ty(cursor, context, SOME_STRATEGY)?;
            let init = cursor.at_punct('=').then(|| {
                cursor.next();
                (cursor.spot(), cursor.up_to_comma())
            });
            OptionValue::Wait(init_or_error(ty, init, context)?)
        }
        "core" => {
            let help = "write the number of a core, as in `core: 2`";
            OptionValue::Core(expression(cursor, context, &key, help)?)
        }
        "name" => {
            let help = "write the thread's name, as in `name: \"journal\"`";
            OptionValue::Name(expression(cursor, context, &key, help)?)
        }
        _ => {
            let help = "write the most events of a batch, as in `max_batch: 64`";
            OptionValue::MaxBatch(expression(cursor, context, &key, help)?)
        }
    };
    Ok(StageOption { key, value })
}

fn expression(cursor: &mut Cursor, context: &mut Context<'_>, key: &Ident, help: &str) -> Result<TokenStream, Broken> {
    let spot = cursor.spot();
    let expression = cursor.up_to_comma();
    if expression.is_empty() {
        return Err(context.error(spot, format!("expected an expression after `{key}:`"), help));
    }
    match swallowed(&expression) {
        Some(next) => {
            let message = format!("expected `,` before the option `{next}`");
            Err(context.error(&next, message, "separate the options by `,`"))
        }
        None => Ok(expression),
    }
}

/// An option that became part of the expression before it because a comma is missing.
fn swallowed(expression: &TokenStream) -> Option<Ident> {
    let tokens: Vec<TokenTree> = expression.clone().into_iter().collect();
    tokens.windows(3).find_map(|three| match three {
        // A closure's parameter is not an option.
        [TokenTree::Punct(bar), ..] if bar.as_char() == '|' => None,
        [_, TokenTree::Ident(word), TokenTree::Punct(colon)] if colon.as_char() == ':' => {
            let alone = colon.spacing() == Spacing::Alone;
            (alone && STAGE_OPTIONS.iter().any(|option| word == option)).then(|| word.clone())
        }
        _ => None,
    })
}

//! `after NAME, …` and `else NAME, …`: the stages that a stage follows.

use super::{Context, found_for_name};
use crate::ast::{Follows, StageKind};
use crate::condition::Branch;
use crate::cursor::Cursor;
use crate::diagnostics::did_you_mean;
use proc_macro2::{Delimiter, Ident, Spacing, TokenTree};

/// What a stage follows.
#[derive(Default)]
pub(super) struct Edges {
    pub(super) follows: Vec<Follows>,
    /// Whether everything could be read.
    pub(super) complete: bool,
}

pub(super) fn edges(cursor: &mut Cursor, context: &mut Context<'_>, stage: &Ident, kind: StageKind) -> Edges {
    let mut edges = Edges { follows: Vec::new(), complete: false };
    let after = cursor.word("after");
    if after && !names(cursor, context, stage, Branch::Passed, &mut edges) {
        return edges;
    }
    let otherwise = cursor.word("else");
    if otherwise && !names(cursor, context, stage, Branch::TurnedAway, &mut edges) {
        return edges;
    }
    let last = if otherwise { Branch::TurnedAway } else { Branch::Passed }.keyword();
    if is_at_end(cursor) {
        edges.complete = true;
    } else if otherwise && cursor.at_word("after") {
        after_behind_else(cursor, context);
    } else if !after && !otherwise {
        neither(cursor, context, kind);
    } else if cursor.at_arrow() {
        let help = format!("write the outcome first: `stage name: &Event -> bool {last} other;`");
        context.error(cursor.spot(), format!("`->` stands behind `{last}`"), help);
    } else {
        let message = format!("expected `,`, options in braces or `;`, found {}", cursor.found());
        context.error(cursor.spot(), message, format!("separate the stages by `,`: `{last} first, second`"));
    }
    edges
}

fn after_behind_else(cursor: &mut Cursor, context: &mut Context<'_>) {
    context.error(cursor.spot(), "`after` stands behind `else`", "write `after` first: `after first else second`");
}

fn is_at_end(cursor: &Cursor) -> bool {
    cursor.is_empty() || cursor.at_group(Delimiter::Brace)
}

/// Reads names up to the next part of the statement. Returns whether all could be read.
fn names(cursor: &mut Cursor, context: &mut Context<'_>, stage: &Ident, branch: Branch, edges: &mut Edges) -> bool {
    let mut comma = false;
    loop {
        if begins_again(cursor, context, branch, comma) {
            return false;
        }
        let Some(name) = cursor.name() else {
            let message = format!("expected the name of a stage, found {}", found_for_name(cursor));
            let help = match branch {
                Branch::Passed => {
                    format!("write the stages that `{stage}` waits for, separated by `,`: `after first, second`")
                }
                Branch::TurnedAway => {
                    format!("write the stage whose other branch `{stage}` takes: `else first`")
                }
            };
            context.error(cursor.spot(), message, help);
            return false;
        };
        edges.follows.push(Follows { name, branch });
        comma = cursor.punct(',');
        if !comma {
            return true;
        }
    }
}

/// Reports `after` or `else` in place of a name. `after` itself may be a name, unless another one follows it.
fn begins_again(cursor: &mut Cursor, context: &mut Context<'_>, branch: Branch, comma: bool) -> bool {
    let mut ahead = cursor.clone();
    let after = ahead.word("after") && ahead.name().is_some();
    match branch {
        Branch::TurnedAway if after => after_behind_else(cursor, context),
        Branch::Passed if after => {
            context.error(cursor.spot(), "a second `after`", "name all stages in one list: `after first, second`");
        }
        Branch::Passed if cursor.at_word("else") => {
            let (message, help) = if comma {
                ("a `,` before `else`", "remove it: `after first else second`")
            } else {
                ("`after` without a stage", "remove it, or name a stage: `after first else second`")
            };
            context.error(cursor.spot(), message, help);
        }
        Branch::TurnedAway if cursor.at_word("else") => {
            context.error(cursor.spot(), "a second `else`", "name all stages in one list: `else first, second`");
        }
        _ => return false,
    }
    true
}

/// Reports what stands behind the access in place of edges.
fn neither(cursor: &mut Cursor, context: &mut Context<'_>, kind: StageKind) {
    if cursor.at_arrow() {
        context.error(cursor.spot(), "a second outcome", "a handler returns one value: keep one `-> …`");
        return;
    }
    let help = match cursor.peek() {
        Some(TokenTree::Ident(word)) if word == "bool" || word == "Result" => {
            "an outcome stands behind `->`: `-> bool`"
        }
        Some(TokenTree::Punct(equals)) if equals.as_char() == '=' && equals.spacing() == Spacing::Joint => {
            "an outcome stands behind `->`: `-> bool`"
        }
        Some(TokenTree::Ident(word)) if did_you_mean(&word.to_string(), ["after"]).is_some() => "did you mean `after`?",
        Some(TokenTree::Ident(word)) if did_you_mean(&word.to_string(), ["else"]).is_some() => "did you mean `else`?",
        Some(TokenTree::Punct(arrow)) if "<-".contains(arrow.as_char()) => {
            "the stages that it waits for stand behind `after`: `after first, second`"
        }
        Some(TokenTree::Group(list)) if list.delimiter() != Delimiter::None => match kind {
            StageKind::Thread => "options stand in braces: `{ core: 2 }`",
            StageKind::Poll => "options stand in braces: `{ wait: YieldWaitStrategy }`",
        },
        _ => "end the statement with `;`",
    };
    let message = format!("expected `after`, options in braces or `;`, found {}", cursor.found());
    context.error(cursor.spot(), message, help);
}

//! `after NAME, …` and `else NAME, …`: the stages that a stage follows.

use super::{Context, found_for_name};
use crate::ast::{Follows, StageKind};
use crate::condition::Branch;
use crate::cursor::Cursor;
use crate::diagnostics::did_you_mean;
use proc_macro2::{Delimiter, Ident, TokenTree};

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
    if is_at_end(cursor) {
        edges.complete = true;
    } else if otherwise && cursor.at_word("after") {
        context.error(cursor.spot(), "`after` stands behind `else`", "write `after` first: `after first else second`");
    } else if !after && !otherwise {
        neither(cursor, context, kind);
    } else {
        let message = format!("expected `,`, options in braces or `;`, found {}", cursor.found());
        context.error(cursor.spot(), message, "separate the stages by `,`: `after first, second`");
    }
    edges
}

/// Also before an outcome, which stands in the wrong place then.
fn is_at_end(cursor: &mut Cursor) -> bool {
    cursor.is_empty() || cursor.at_group(Delimiter::Brace) || cursor.at_arrow()
}

/// Reads names up to the next part of the statement. Returns whether all could be read.
fn names(cursor: &mut Cursor, context: &mut Context<'_>, stage: &Ident, branch: Branch, edges: &mut Edges) -> bool {
    loop {
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
        if !cursor.punct(',') {
            return true;
        }
    }
}

/// Reports what stands behind the access in place of edges.
fn neither(cursor: &mut Cursor, context: &mut Context<'_>, kind: StageKind) {
    let help = match cursor.peek() {
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

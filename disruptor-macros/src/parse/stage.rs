//! `stage NAME: ACCESS [-> OUTCOME] [after NAME, …] [else NAME, …] [{ option: value, … }];` and the same with `poll`.

use super::access::access;
use super::edges::{Edges, edges};
use super::options::{options, options_of};
use super::outcome::outcome;
use super::{Broken, Context, found_for_name};
use crate::ast::{Attribute, StageDeclaration, StageKind, StageOption, Statement, StatementKind};
use crate::cursor::Cursor;
use crate::diagnostics::Diagnostics;
use proc_macro2::{Delimiter, Ident};

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
    let known = options_of(kind);
    let options = match (&access, complete) {
        (Ok(_), true) => cursor.group(Delimiter::Brace).map_or(Vec::new(), |list| options(&list, context, known)),
        _ => perhaps_options(cursor, context, known),
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

/// The options of a stage that could not be read up to there. They say what its handler looks like. If the last braces
/// do not read like options, they may mean anything.
fn perhaps_options(cursor: &mut Cursor, context: &Context<'_>, known: &[&str]) -> Vec<StageOption> {
    let last = cursor.clone().rest().into_iter().last();
    cursor.group(Delimiter::Brace);
    let Some(braces) = Cursor::new(last, cursor.spot()).group(Delimiter::Brace) else { return Vec::new() };
    let mut errors = Diagnostics::default();
    let options = options(&braces, &mut Context { place: context.place, errors: &mut errors }, known);
    if errors.is_empty() { options } else { Vec::new() }
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

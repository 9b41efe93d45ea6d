//! `producer: single` or `producer: multi`.

use super::{Broken, Context};
use crate::ast::Producers;
use crate::cursor::Cursor;
use crate::diagnostics::known_ones;

const KINDS: [&str; 2] = ["single", "multi"];

pub(super) fn producers(cursor: &mut Cursor, context: &mut Context<'_>) -> Result<Producers, Broken> {
    let (spot, found) = (cursor.spot(), cursor.found());
    let word = cursor.any_word().map(|word| word.to_string()).unwrap_or_default();
    let producers = match word.as_str() {
        "single" => Producers::Single,
        "multi" => Producers::Multi,
        word => {
            let message = format!("expected a kind of producer, found {found}");
            return Err(context.error(spot, message, known_ones(word, "kinds of producer", KINDS)));
        }
    };
    no_other_word_behind(cursor.clone(), context);
    Ok(producers)
}

/// Reports an unknown word behind a comma. The comma alone is reported as the end of any other statement is.
fn no_other_word_behind(mut cursor: Cursor, context: &mut Context<'_>) {
    if cursor.punct(',')
        && let Some(word) = cursor.any_word()
        && !KINDS.iter().any(|kind| word == kind)
    {
        let help = known_ones(&word.to_string(), "kinds of producer", KINDS);
        context.error(&word, format!("no kind of producer is called `{word}`"), help);
    }
}

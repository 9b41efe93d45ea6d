//! `thread NAME: STAGE, STAGE… [{ option: value, … }];`: the stages that share a thread.

use super::options::{THREAD_OPTIONS, options};
use super::{Context, found_for_name};
use crate::ast::ThreadDeclaration;
use crate::cursor::Cursor;
use proc_macro2::{Delimiter, Ident};

/// Reads the rest of a `thread` statement. It keeps what it can, whatever else is wrong: a broken thread says nothing
/// about the stages.
pub(super) fn thread(cursor: &mut Cursor, context: &mut Context<'_>) -> ThreadDeclaration {
    let mut thread =
        ThreadDeclaration { name: cursor.name(), stages: Vec::new(), complete: false, options: Vec::new() };
    if thread.name.is_none() {
        let message = format!("expected the thread's name, found {}", found_for_name(cursor));
        context.error(cursor.spot(), message, "write `thread name: first, second;`");
        while !cursor.is_empty() && !cursor.at_punct(':') {
            cursor.next();
        }
    }
    let shown = thread.name.as_ref().map_or("name".to_owned(), Ident::to_string);
    if cursor.punct(':') {
        thread.complete = names(cursor, context, &shown, &mut thread.stages);
    } else if thread.name.is_some() {
        let message = format!("expected `:` after `thread {shown}`, found {}", cursor.found());
        let help = format!("name the stages that share this thread: `thread {shown}: first, second;`");
        context.error(cursor.spot(), message, help);
    }
    if !thread.complete {
        return thread;
    }
    if let Some(list) = cursor.group(Delimiter::Brace) {
        thread.options = options(&list, context, &THREAD_OPTIONS);
        if !cursor.is_empty() {
            let message = format!("expected `;` behind the options, found {}", cursor.found());
            context.error(cursor.spot(), message, "end the statement with `;`");
        }
    }
    thread
}

/// Reads the names of the stages. Returns whether all could be read.
fn names(cursor: &mut Cursor, context: &mut Context<'_>, thread: &str, stages: &mut Vec<Ident>) -> bool {
    let list =
        || format!("name the stages that share this thread, separated by `,`: `thread {thread}: first, second;`");
    loop {
        let mut ahead = cursor.clone();
        if (ahead.word("stage") || ahead.word("poll")) && ahead.name().is_some() {
            let message = format!("expected the name of a stage alone, found {}", cursor.found());
            context.error(cursor.spot(), message, list());
            return false;
        }
        let Some(name) = cursor.name() else {
            let message = format!("expected the name of a stage, found {}", found_for_name(cursor));
            context.error(cursor.spot(), message, list());
            return false;
        };
        stages.push(name);
        if cursor.punct(',') {
            continue;
        }
        if cursor.is_empty() || cursor.at_group(Delimiter::Brace) {
            return true;
        }
        let message = format!("expected `,`, options in braces or `;`, found {}", cursor.found());
        let help = if cursor.at_word("after") || cursor.at_word("else") {
            "a thread follows nothing: what its stages follow stands in their own lines".to_owned()
        } else if cursor.at_group(Delimiter::Parenthesis) || cursor.at_group(Delimiter::Bracket) {
            "options stand in braces: `{ core: 2 }`".to_owned()
        } else {
            list()
        };
        context.error(cursor.spot(), message, help);
        return false;
    }
}

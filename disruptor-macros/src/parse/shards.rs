//! `shards: N [by FIELD]`: over how many threads the events of a stage are divided, and how.

use super::access::field_name;
use super::{Context, found_for_name};
use crate::ast::{FieldName, Shards};
use crate::cursor::Cursor;
use proc_macro2::{Ident, TokenStream, TokenTree};

/// The help for a key that could not be read.
const EXAMPLE: &str = "name the field whose value says which shard gets an event: `shards: 4 by account`; without `by`, the shards take turns";

pub(super) fn shards(value: TokenStream, context: &mut Context<'_>) -> Shards {
    let tokens: Vec<TokenTree> = value.clone().into_iter().collect();
    let Some((position, by)) = separator(&tokens) else {
        return without_key(value, &tokens, context);
    };
    let (count, key) = (tokens.iter().take(position), tokens.iter().skip(position + 1));
    let (count, key): (TokenStream, TokenStream) = (count.cloned().collect(), key.cloned().collect());
    if count.is_empty() {
        let help = "write a number from 2 to 64 before it: `shards: 4 by account`";
        context.error(by, "expected the number of shards, found `by`", help);
        if key.is_empty() {
            return Shards { count, key: None };
        }
    }
    Shards { count, key: self::key(key, by, context) }
}

/// The last `by` that is no part of a path.
fn separator(tokens: &[TokenTree]) -> Option<(usize, &Ident)> {
    let is = |index: Option<usize>, wanted: &[char]| {
        let token = index.and_then(|index| tokens.get(index));
        matches!(token, Some(TokenTree::Punct(punct)) if wanted.contains(&punct.as_char()))
    };
    tokens.iter().enumerate().rev().find_map(|(index, token)| match token {
        TokenTree::Ident(by) if by == "by" => {
            let in_path = is(index.checked_sub(1), &[':', '.']) || is(Some(index + 1), &[':']);
            (!in_path).then_some((index, by))
        }
        _ => None,
    })
}

/// A count alone. Reports another word in place of `by`: it cannot be part of an expression.
fn without_key(count: TokenStream, tokens: &[TokenTree], context: &mut Context<'_>) -> Shards {
    match tokens {
        [TokenTree::Literal(number), TokenTree::Ident(word), ..] if word != "as" => {
            context.error(word, format!("expected `by` and a field behind `{number}`, found `{word}`"), EXAMPLE);
            Shards { count: TokenTree::from(number.clone()).into(), key: None }
        }
        _ => Shards { count, key: None },
    }
}

fn key(key: TokenStream, by: &Ident, context: &mut Context<'_>) -> Option<FieldName> {
    let mut cursor = Cursor::new(key, by);
    if cursor.is_empty() {
        context.error(by, "expected a field after `by`", EXAMPLE);
        return None;
    }
    let Some(name) = field_name(&mut cursor) else {
        let message = format!("expected a field after `by`, found {}", found_for_name(&mut cursor));
        context.error(cursor.spot(), message, EXAMPLE);
        return None;
    };
    if !cursor.is_empty() {
        let message = format!("expected `,` after `by {name}`, found {}", cursor.found());
        context.error(cursor.spot(), message, "the key is one field of the event, by its name or its number");
    }
    Some(name)
}

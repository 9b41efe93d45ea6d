//! Cuts the body of a pipeline into statements, so that a broken one does not affect the next.
//!
//! A statement ends at `;`. If that is missing, it ends before a known keyword with its colon, because those occur
//! nowhere else at this level.

use crate::parse::ASYNC;
use crate::tokens::Spot;
use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};

/// The tokens of one statement, without its `;`.
#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    pub(crate) tokens: Vec<TokenTree>,
    /// The `;`, if there is one.
    pub(crate) end: Option<Spot>,
}

pub(crate) fn split(body: TokenStream) -> Vec<Chunk> {
    let body: Vec<TokenTree> = body.into_iter().collect();
    let mut chunks = Vec::new();
    let mut tokens: Vec<TokenTree> = Vec::new();
    for (index, token) in body.iter().enumerate() {
        if matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';') {
            chunks.push(Chunk { tokens: std::mem::take(&mut tokens), end: Some(token.into()) });
            continue;
        }
        let after_attribute = matches!(tokens.last(), Some(TokenTree::Group(group)) if is_attribute_end(group))
            && tokens.iter().rev().nth(1).is_some_and(is_pound);
        // A stage may be called `wait`.
        let named = matches!(tokens.last(), Some(TokenTree::Ident(word)) if is_before_a_name(word));
        // It may stand before a function, so people write it before a statement.
        let is_async = matches!(tokens.as_slice(), [TokenTree::Ident(word)] if word == ASYNC);
        let rest = body.get(index..).unwrap_or_default();
        if !tokens.is_empty() && !after_attribute && !named && !is_async && starts_statement(rest) {
            chunks.push(Chunk { tokens: std::mem::take(&mut tokens), end: None });
        }
        tokens.push(token.clone());
    }
    if !tokens.is_empty() {
        chunks.push(Chunk { tokens, end: None });
    }
    chunks
}

/// Attributes, then `event:`, `stage name:` and so on.
fn starts_statement(mut tokens: &[TokenTree]) -> bool {
    while let [pound, TokenTree::Group(group), rest @ ..] = tokens {
        if !is_pound(pound) || !is_attribute_end(group) {
            break;
        }
        tokens = rest;
    }
    match tokens {
        [TokenTree::Ident(keyword), TokenTree::Ident(_), rest @ ..] => is_before_a_name(keyword) && is_colon(rest),
        [TokenTree::Ident(keyword), rest @ ..] => {
            let single = ["event", "capacity", "wait", "slots", "grow", "producer"];
            single.iter().any(|word| keyword == word) && is_colon(rest)
        }
        _ => false,
    }
}

/// Whether the word declares something that has a name.
fn is_before_a_name(keyword: &Ident) -> bool {
    ["stage", "poll", "thread"].iter().any(|word| keyword == word)
}

/// Whether the tokens start with a colon that is not the first half of `::`.
fn is_colon(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Punct(colon), rest @ ..] if colon.as_char() == ':' => {
            let joint = colon.spacing() == Spacing::Joint;
            !(joint && matches!(rest.first(), Some(TokenTree::Punct(next)) if next.as_char() == ':'))
        }
        _ => false,
    }
}

fn is_pound(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '#')
}

fn is_attribute_end(group: &proc_macro2::Group) -> bool {
    group.delimiter() == Delimiter::Bracket
}

#[cfg(test)]
mod tests {
    use super::split;

    fn texts(body: &str) -> Vec<(String, bool)> {
        let text =
            |chunk: super::Chunk| (crate::tokens::pretty(&chunk.tokens.into_iter().collect()), chunk.end.is_some());
        split(body.parse().unwrap()).into_iter().map(text).collect()
    }

    fn chunk(text: &str, ended: bool) -> (String, bool) {
        (text.to_owned(), ended)
    }

    #[test]
    fn a_semicolon_ends_a_statement() {
        let body = "event: [u8; 4]; capacity: { 4; 8 };";
        assert_eq!(texts(body), [chunk("event: [u8; 4]", true), chunk("capacity: { 4; 8 }", true)]);
    }

    #[test]
    fn the_next_statement_ends_one_without_a_semicolon() {
        let body = "stage a: &E stage b: &E; event: E #[doc = \"x\"] #[x] poll c: &E";
        let chunks = [
            chunk("stage a: &E", false),
            chunk("stage b: &E", true),
            chunk("event: E", false),
            chunk("#[doc = \"x\"]#[x] poll c: &E", false),
        ];
        assert_eq!(texts(body), chunks);
    }

    /// Only `#[…]` is an attribute of the next statement.
    #[test]
    fn only_an_attribute_belongs_to_the_next_statement() {
        let chunks = [chunk("event: [u8; 4]", false), chunk("capacity: 8", true)];
        assert_eq!(texts("event: [u8; 4] capacity: 8;"), chunks);
        let chunks = [chunk("event: E#(x)", false), chunk("poll c: &E", true)];
        assert_eq!(texts("event: E #(x) poll c: &E;"), chunks);
    }

    /// A colon directly before `&` has joint spacing, like the first colon of `::`.
    #[test]
    fn the_next_statement_is_found_without_spaces() {
        assert_eq!(texts("stage a:&E stage b:&E;"), [chunk("stage a:&E", false), chunk("stage b:&E", true)]);
    }

    #[test]
    fn a_path_or_a_stage_named_like_a_keyword_does_not_end_a_statement() {
        assert_eq!(texts("stage producer: producer::Event after grow, producer;").len(), 1);
        assert_eq!(texts("stage stage: wait::Event after poll, event;").len(), 1);
        assert_eq!(texts("poll wait: &E; stage event: &E;").len(), 2);
    }

    /// With it, the statement is read to its end.
    #[test]
    fn async_before_a_statement_belongs_to_it() {
        assert_eq!(texts("async poll a: &E; async producer: single;").len(), 2);
        assert_eq!(texts("poll a: &E async poll b: &E;").len(), 2);
    }

    /// Two words that start a statement, but without a colon after them.
    #[test]
    fn an_event_named_like_a_keyword_does_not_end_a_statement() {
        assert_eq!(texts("stage a: &stage after b; stage b: poll after a;").len(), 2);
    }
}

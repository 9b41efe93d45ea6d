//! A walk over the tokens of one statement.
//!
//! The cursor looks through invisible groups to read punctuation and names; it takes expressions and types with their
//! groups.

use crate::tokens::{Spot, describe, unraw};
use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};
use std::collections::VecDeque;
use syn::parse::{ParseStream, Parser};

/// The rest of a statement.
#[derive(Clone)]
pub(crate) struct Cursor {
    tokens: VecDeque<TokenTree>,
    /// The last token read. An error at the end points at it.
    last: Spot,
    /// What messages call the end.
    end: &'static str,
}

impl Cursor {
    /// `before` is where an error points if there are no tokens.
    pub(crate) fn new(tokens: impl IntoIterator<Item = TokenTree>, before: impl Into<Spot>) -> Self {
        Self { tokens: tokens.into_iter().collect(), last: before.into(), end: "the end of the statement" }
    }

    /// A cursor over the contents of braces.
    pub(crate) fn within(braces: &Group) -> Self {
        Self { end: "`}`", ..Self::new(braces.stream(), braces.span_close()) }
    }

    /// Replaces an invisible group at the front with its contents.
    fn open(&mut self) {
        while let Some(TokenTree::Group(group)) = self.tokens.front() {
            if group.delimiter() != Delimiter::None {
                break;
            }
            let inner = group.stream();
            self.tokens.pop_front();
            for (index, token) in inner.into_iter().enumerate() {
                self.tokens.insert(index, token);
            }
        }
    }

    /// Looks at the next token, through an invisible group. The group stays, because an expression may start here.
    pub(crate) fn peek(&self) -> Option<TokenTree> {
        self.tokens.iter().find_map(visible)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.peek().is_none()
    }

    /// Takes the next token as it is, even an invisible group.
    fn take(&mut self) -> Option<TokenTree> {
        let token = self.tokens.pop_front();
        if let Some(token) = &token {
            self.last = token.into();
        }
        token
    }

    /// Takes the next token, out of its invisible group.
    pub(crate) fn next(&mut self) -> Option<TokenTree> {
        self.open();
        self.take()
    }

    pub(crate) fn rest(&mut self) -> TokenStream {
        std::iter::from_fn(|| self.take()).collect()
    }

    /// The place of the next token, or of the last token at the end.
    pub(crate) fn spot(&self) -> Spot {
        self.peek().map_or(self.last, |token| Spot::from(&token))
    }

    /// Describes the next token for a message.
    pub(crate) fn found(&self) -> String {
        self.peek().map_or(self.end.to_owned(), |token| describe(&token))
    }

    /// Whether the next token is this word.
    pub(crate) fn at_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(TokenTree::Ident(ident)) if ident == word)
    }

    /// Whether the next token is just this character, not the start of a longer operator such as `::`.
    pub(crate) fn at_punct(&mut self, wanted: char) -> bool {
        self.open();
        let mut tokens = self.tokens.iter();
        let Some(TokenTree::Punct(punct)) = tokens.next() else { return false };
        let longer = wanted != ','
            && punct.spacing() == Spacing::Joint
            && matches!(tokens.next(), Some(TokenTree::Punct(next)) if matches!(next.as_char(), ':' | '=' | '>'));
        punct.as_char() == wanted && !longer
    }

    /// Whether `->` comes next.
    pub(crate) fn at_arrow(&mut self) -> bool {
        self.open();
        let mut tokens = self.tokens.iter();
        let mut is = |wanted| matches!(tokens.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted);
        is('-') && is('>')
    }

    pub(crate) fn arrow(&mut self) -> bool {
        let found = self.at_arrow();
        if found {
            self.next();
            self.next();
        }
        found
    }

    pub(crate) fn at_group(&self, delimiter: Delimiter) -> bool {
        matches!(self.peek(), Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
    }

    pub(crate) fn word(&mut self, word: &str) -> bool {
        let found = self.at_word(word);
        if found {
            self.next();
        }
        found
    }

    pub(crate) fn punct(&mut self, wanted: char) -> bool {
        let found = self.at_punct(wanted);
        if found {
            self.next();
        }
        found
    }

    pub(crate) fn group(&mut self, delimiter: Delimiter) -> Option<Group> {
        if !self.at_group(delimiter) {
            return None;
        }
        match self.next() {
            Some(TokenTree::Group(group)) => Some(group),
            _ => None,
        }
    }

    /// Any word, keyword or not.
    pub(crate) fn any_word(&mut self) -> Option<Ident> {
        match self.peek() {
            Some(TokenTree::Ident(ident)) => {
                self.next();
                Some(ident)
            }
            _ => None,
        }
    }

    /// A word that can be a name: not a keyword, unless raw.
    pub(crate) fn name(&mut self) -> Option<Ident> {
        match self.peek() {
            Some(TokenTree::Ident(ident)) if is_name(&ident) => self.any_word(),
            _ => None,
        }
    }

    /// Raw tokens up to a comma or the end.
    pub(crate) fn up_to_comma(&mut self) -> TokenStream {
        let mut tokens = TokenStream::new();
        while !matches!(self.tokens.front(), Some(TokenTree::Punct(punct)) if punct.as_char() == ',') {
            let Some(token) = self.take() else { break };
            tokens.extend([token]);
        }
        tokens
    }

    /// The next tokens as they are, this many of them.
    pub(crate) fn tokens(&mut self, count: usize) -> TokenStream {
        (0..count).map_while(|_| self.take()).collect()
    }

    /// Reads a type. Reads nothing if none stands here.
    pub(crate) fn ty(&mut self) -> Option<syn::Type> {
        let split = |input: ParseStream| Ok((input.parse::<syn::Type>()?, input.parse::<TokenStream>()?));
        let (ty, rest) = split.parse2(self.tokens.iter().cloned().collect()).ok()?;
        let rest: VecDeque<_> = rest.into_iter().collect();
        let read = self.tokens.len().saturating_sub(rest.len());
        if let Some(last) = read.checked_sub(1).and_then(|index| self.tokens.get(index)) {
            self.last = last.into();
        }
        self.tokens = rest;
        Some(ty)
    }
}

/// The first token inside any invisible groups.
fn visible(token: &TokenTree) -> Option<TokenTree> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            group.stream().into_iter().find_map(|token| visible(&token))
        }
        other => Some(other.clone()),
    }
}

/// Whether the word can name an item or a field.
pub(crate) fn is_name(ident: &Ident) -> bool {
    syn::parse2::<Ident>(TokenTree::Ident(ident.clone()).into()).is_ok()
}

/// `r#type` for `type`, if that is a valid name.
pub(crate) fn raw_form(keyword: &Ident) -> Option<String> {
    let text = unraw(keyword);
    let never_raw = ["_", "self", "Self", "super", "crate", "$crate"].contains(&text.as_str());
    (!never_raw && !is_name(keyword)).then(|| format!("r#{text}"))
}

/// The opening and the closing delimiter.
pub(crate) fn delimiters(group: &Group) -> Spot {
    Spot { start: group.span_open(), end: group.span_close() }
}

//! Tokens as text, for comparisons and messages, and as spans, for errors.
//!
//! A fragment of a surrounding `macro_rules!` (`$e:ty`, `$cap:literal`) arrives inside an invisible group. Such groups
//! carry precedence, so the expansion keeps them. The user did not write them, so everything here looks through them.

use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenStream, TokenTree};

/// Removes the invisible groups around and inside the tokens.
pub(crate) fn flatten(tokens: &TokenStream) -> TokenStream {
    let mut flat = TokenStream::new();
    for token in tokens.clone() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                flat.extend(flatten(&group.stream()));
            }
            TokenTree::Group(group) => {
                let mut inner = proc_macro2::Group::new(group.delimiter(), flatten(&group.stream()));
                inner.set_span(group.span());
                flat.extend([TokenTree::Group(inner)]);
            }
            other => flat.extend([other]),
        }
    }
    flat
}

/// The name without its `r#`.
pub(crate) fn unraw(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map_or(text.clone(), str::to_owned)
}

/// The tokens as a person would write them: `&mut Order`, `Vec<u8>`.
pub(crate) fn pretty(tokens: &TokenStream) -> String {
    let mut printer = Printer::default();
    printer.stream(&flatten(tokens));
    printer.text.trim_end().to_owned()
}

/// Describes one token in a message: of a group, only its delimiters.
pub(crate) fn describe(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Parenthesis => "`(`".to_owned(),
            Delimiter::Brace => "`{`".to_owned(),
            Delimiter::Bracket => "`[`".to_owned(),
            Delimiter::None => match flatten(&group.stream()).into_iter().next() {
                Some(first) => describe(&first),
                None => "nothing".to_owned(),
            },
        },
        other => format!("`{other}`"),
    }
}

/// The first and the last span that an error underlines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    pub(crate) start: Span,
    pub(crate) end: Span,
}

impl From<Span> for Spot {
    fn from(span: Span) -> Self {
        Self { start: span, end: span }
    }
}

impl From<&Ident> for Spot {
    fn from(ident: &Ident) -> Self {
        ident.span().into()
    }
}

impl From<&TokenTree> for Spot {
    fn from(token: &TokenTree) -> Self {
        (&TokenStream::from(token.clone())).into()
    }
}

impl From<&TokenStream> for Spot {
    fn from(tokens: &TokenStream) -> Self {
        let mut spans = flatten(tokens).into_iter().map(|token| token.span());
        // An empty invisible group still has a location.
        let place = || tokens.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span());
        let start = spans.next().unwrap_or_else(place);
        Self { start, end: spans.last().unwrap_or(start) }
    }
}

/// What the printer wrote last, which decides whether a space follows.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Last {
    #[default]
    Nothing,
    Word,
    /// A word that always needs a space after it: `mut`, `dyn`, `as`.
    Prefix,
    /// The `>` that closes generic arguments.
    Close,
}

#[derive(Default)]
struct Printer {
    text: String,
    last: Last,
}

impl Printer {
    fn stream(&mut self, tokens: &TokenStream) {
        let mut tokens = tokens.clone().into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) => self.word(&ident.to_string()),
                TokenTree::Literal(literal) => self.word(&literal.to_string()),
                TokenTree::Group(group) => self.group(group.delimiter(), &group.stream()),
                TokenTree::Punct(punct) => {
                    // All characters of an operator but the last have joint spacing.
                    let mut operator = String::from(punct.as_char());
                    let mut joint = punct.spacing() == Spacing::Joint;
                    while joint && matches!(operator.as_str(), ":" | "-" | "=" | "." | "..") {
                        let Some(TokenTree::Punct(next)) = tokens.peek() else { break };
                        operator.push(next.as_char());
                        joint = next.spacing() == Spacing::Joint;
                        tokens.next();
                    }
                    self.operator(&operator);
                }
            }
        }
    }

    fn word(&mut self, word: &str) {
        if self.last != Last::Nothing {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.last = match word {
            "as" | "const" | "dyn" | "for" | "impl" | "in" | "mut" => Last::Prefix,
            _ => Last::Word,
        };
    }

    fn operator(&mut self, operator: &str) {
        if self.last == Last::Prefix && operator != ">" && operator != "," {
            self.text.push(' ');
        }
        self.last = Last::Nothing;
        match operator {
            "," | ";" | ":" => {
                self.text.push_str(operator);
                self.text.push(' ');
            }
            "+" | "=" | "->" | "=>" | "==" => {
                self.text.truncate(self.text.trim_end().len());
                self.text.push(' ');
                self.text.push_str(operator);
                self.text.push(' ');
            }
            ">" => {
                self.text.push('>');
                self.last = Last::Close;
            }
            other => self.text.push_str(other),
        }
    }

    fn group(&mut self, delimiter: Delimiter, inner: &TokenStream) {
        if self.last == Last::Prefix {
            self.text.push(' ');
        }
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace if inner.is_empty() => ("{", "}"),
            Delimiter::Brace => ("{ ", " }"),
            Delimiter::None => ("", ""),
        };
        self.text.push_str(open);
        self.last = Last::Nothing;
        self.stream(inner);
        self.text.truncate(self.text.trim_end().len());
        self.text.push_str(close);
        self.last = Last::Close;
    }
}

#[cfg(test)]
mod tests {
    use super::{flatten, pretty};
    use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

    fn round(text: &str) {
        assert_eq!(pretty(&text.parse().unwrap()), text);
    }

    #[test]
    fn types_are_written_as_people_write_them() {
        round("&mut Order");
        round("Vec<u8>");
        round("&mut [u8; 4]");
        round("HashMap<String, Vec<(u8, u16)>>");
        round("<Vec<u8> as IntoIterator>::Item");
        round("Box<dyn Fn(u8) -> u8 + Send>");
        round("&'static str");
        round("::std::string::String");
        round("{ notional: &u64, ok: &mut bool }");
        round("(A,)");
        round("fn(u8) -> u8");
        round("*const u8");
    }

    #[test]
    fn invisible_groups_are_looked_through() {
        let inner: TokenStream = "Order".parse().unwrap();
        let group = TokenTree::Group(Group::new(Delimiter::None, inner));
        let mut tokens: TokenStream = "&mut".parse().unwrap();
        tokens.extend([group]);
        assert_eq!(pretty(&tokens), "&mut Order");
        assert_eq!(flatten(&tokens).into_iter().count(), 3);
    }
}

//! Collects the errors of a pipeline and places each at the tokens at fault.
//!
//! A message says what is wrong, with the user's names in backticks. After it, `help:` gives the text to type.

use crate::tokens::Spot;
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// Where an error belongs in the source, for sorting: on stable compilers spans have no order, but statements do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// Attributes, visibility and name of the pipeline.
    Header,
    /// The statement with this index.
    Statement(usize),
    /// After the pipeline.
    End,
}

/// One error.
#[derive(Clone, Debug)]
pub(crate) struct Diagnostic {
    place: Place,
    spot: Spot,
    message: String,
    help: String,
}

impl Diagnostic {
    pub(crate) fn new(
        place: Place,
        spot: impl Into<Spot>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { place, spot: spot.into(), message: message.into(), help: help.into() }
    }

    fn text(&self) -> String {
        format!("{}\nhelp: {}", self.message, self.help)
    }

    /// `::core::compile_error! { "…" }`. The path carries the first span and the group the last; rustc underlines
    /// everything between them.
    fn to_compile_error(&self) -> TokenStream {
        let Spot { start, end } = self.spot;
        let colon = |spacing| {
            let mut punct = Punct::new(':', spacing);
            punct.set_span(start);
            TokenTree::Punct(punct)
        };
        let mut text = Literal::string(&self.text());
        text.set_span(end);
        let mut arguments = Group::new(Delimiter::Brace, TokenTree::Literal(text).into());
        arguments.set_span(end);
        let mut bang = Punct::new('!', Spacing::Alone);
        bang.set_span(start);
        TokenStream::from_iter([
            colon(Spacing::Joint),
            colon(Spacing::Alone),
            TokenTree::Ident(Ident::new("core", start)),
            colon(Spacing::Joint),
            colon(Spacing::Alone),
            TokenTree::Ident(Ident::new("compile_error", start)),
            TokenTree::Punct(bang),
            TokenTree::Group(arguments),
        ])
    }
}

/// All errors of one invocation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Diagnostics {
    errors: Vec<Diagnostic>,
}

impl Diagnostics {
    pub(crate) fn push(&mut self, error: Diagnostic) {
        self.errors.push(error);
    }

    /// One mistake at several places: the same words at each, numbered to show that they belong together.
    pub(crate) fn push_siblings(&mut self, places: &[(Place, Spot)], message: &str, help: &str) {
        for (index, (place, spot)) in places.iter().enumerate() {
            let numbered = match places.len() {
                1 => message.to_owned(),
                count => format!("{message} ({}/{count})", index + 1),
            };
            self.push(Diagnostic::new(*place, *spot, numbered, help));
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.errors.len()
    }

    /// The errors in the order of the source.
    fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.errors.iter().collect();
        sorted.sort_by_key(|error| error.place);
        sorted
    }

    /// One `compile_error!` per error.
    pub(crate) fn compile_errors(&self) -> Vec<TokenStream> {
        self.sorted().into_iter().map(Diagnostic::to_compile_error).collect()
    }

    /// All errors, as items or statements.
    pub(crate) fn to_compile_errors(&self) -> TokenStream {
        self.compile_errors().into_iter().collect()
    }

    /// The texts, for tests.
    #[cfg(test)]
    pub(crate) fn texts(&self) -> Vec<String> {
        self.sorted().into_iter().map(Diagnostic::text).collect()
    }

    /// Where the errors stand, for tests.
    #[cfg(test)]
    pub(crate) fn spots(&self) -> Vec<Spot> {
        self.sorted().into_iter().map(|error| error.spot).collect()
    }

    /// The tokens that the errors underline, for tests.
    #[cfg(test)]
    pub(crate) fn underlined(&self) -> Vec<String> {
        let underlined = |error: &Diagnostic| {
            let joined = error.spot.start.join(error.spot.end);
            joined.and_then(|span| span.source_text()).unwrap_or_default()
        };
        self.sorted().into_iter().map(underlined).collect()
    }
}

/// The known name that the user most likely meant by `wrong`, if any is close.
pub(crate) fn did_you_mean<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A third of the letters may differ: `jornal` is close to `journal`, `x` is close to nothing.
    let tolerance = wrong.chars().count().div_ceil(3).min(3);
    known
        .into_iter()
        .map(|name| (distance(wrong, name), name))
        .filter(|&(distance, name)| distance <= tolerance && distance < name.chars().count())
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}

/// "did you mean `x`? the {noun} are: x, y", without the question if no name is close.
pub(crate) fn known_ones<'a>(wrong: &str, noun: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    let list = known.clone().into_iter().collect::<Vec<_>>().join(", ");
    match did_you_mean(wrong, known) {
        Some(name) => format!("did you mean `{name}`? the {noun} are: {list}"),
        None => format!("the {noun} are: {list}"),
    }
}

/// "`a`", "`a` and `b`", "`a`, `b` and `c`".
pub(crate) fn enumerate(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// The edit distance of two words: insertions, deletions, substitutions, and swaps of neighbours.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    let mut previous = None;
    for (row, from) in left.chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, &to) in right.iter().enumerate() {
            let change = last[column] + usize::from(from != to);
            let mut best = change.min(last[column + 1] + 1).min(current[column] + 1);
            let swapped = column > 0 && previous == Some(to) && right[column - 1] == from;
            if swapped {
                best = best.min(before_last[column - 1] + 1);
            }
            current.push(best);
        }
        before_last = std::mem::replace(&mut last, current);
        previous = Some(from);
    }
    last[right.len()]
}

/// The span of the whole invocation, for input that has no tokens to point at.
pub(crate) fn nowhere() -> Spot {
    Span::call_site().into()
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Diagnostics, Place, did_you_mean, distance, enumerate};
    use proc_macro2::Span;

    #[test]
    fn a_swap_of_neighbours_is_one_edit() {
        assert_eq!(distance("", ""), 0);
        assert_eq!(distance("journal", "jornal"), 1);
        assert_eq!(distance("stage", "satge"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
    }

    #[test]
    fn a_near_miss_is_suggested_and_a_far_one_is_not() {
        let stages = ["journal", "replicate", "apply"];
        assert_eq!(did_you_mean("jornal", stages), Some("journal"));
        assert_eq!(did_you_mean("aply", stages), Some("apply"));
        assert_eq!(did_you_mean("x", stages), None);
        assert_eq!(did_you_mean("a", ["b"]), None);
    }

    #[test]
    fn a_list_reads_as_english() {
        let words = |count: usize| ["a", "b", "c"][..count].iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(enumerate(&words(0)), "");
        assert_eq!(enumerate(&words(1)), "a");
        assert_eq!(enumerate(&words(2)), "a and b");
        assert_eq!(enumerate(&words(3)), "a, b and c");
    }

    #[test]
    fn errors_come_in_the_order_of_the_source() {
        let mut errors = Diagnostics::default();
        for (place, text) in [(Place::End, "z"), (Place::Statement(1), "b"), (Place::Header, "h")] {
            errors.push(Diagnostic::new(place, Span::call_site(), text, "mend it"));
        }
        assert_eq!(errors.texts(), ["h\nhelp: mend it", "b\nhelp: mend it", "z\nhelp: mend it"]);
        assert_eq!(errors.len(), 3);
    }

    #[test]
    fn an_error_expands_to_the_compiler_s_own_macro() {
        let mut errors = Diagnostics::default();
        errors.push(Diagnostic::new(Place::Header, Span::call_site(), "wrong", "mend it"));
        assert_eq!(errors.to_compile_errors().to_string(), r#":: core :: compile_error ! { "wrong\nhelp: mend it" }"#);
    }
}

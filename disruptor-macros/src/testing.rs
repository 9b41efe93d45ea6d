//! Helpers that the tests of several modules share.

use crate::pipeline::Pipeline;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use proptest::prelude::ProptestConfig;

/// How many random cases to try: `all`, times `DISRUPTOR_TEST_ROUNDS` if that is set. Without it a tenth, because they take most of the
/// time of these tests. `.ci/run` sets it to 1.
pub(crate) fn cases(all: u32) -> ProptestConfig {
    let factor: Option<u32> = std::env::var("DISRUPTOR_TEST_ROUNDS").ok().and_then(|rounds| rounds.parse().ok());
    ProptestConfig::with_cases(factor.map_or(all.div_ceil(10), |factor| all * factor))
}

/// Parses and checks an invocation, with the tokens that `disruptor!` puts in front.
pub(crate) fn invoke(invocation: &str) -> Pipeline {
    Pipeline::new(format!("runtime unsafe {invocation}").parse().expect("lexes"))
}

/// A pipeline `P` over `E` with the given statements beside `event` and `capacity`.
pub(crate) fn pipeline(statements: &str) -> Pipeline {
    invoke(&format!("pipeline P {{ event: E; capacity: 8; {statements} }}"))
}

/// The errors of [`pipeline`], each as `underlined: message | help`.
pub(crate) fn errors(statements: &str) -> Vec<String> {
    told(&pipeline(statements))
}

pub(crate) fn told(pipeline: &Pipeline) -> Vec<String> {
    assert_eq!(pipeline.plan.is_none(), !pipeline.errors.is_empty());
    let texts = pipeline.errors.texts().into_iter().map(|text| text.replace("\nhelp: ", " | "));
    pipeline.errors.underlined().into_iter().zip(texts).map(|(at, text)| format!("{at}: {text}")).collect()
}

/// Puts the contents of each `$(…)` into an invisible group, like the fragments of a surrounding `macro_rules!`.
pub(crate) fn with_fragments(text: &str) -> TokenStream {
    fragments(text.parse().expect("lexes"))
}

fn fragments(tokens: TokenStream) -> TokenStream {
    let mut result = TokenStream::new();
    let mut marked = false;
    for token in tokens {
        match token {
            TokenTree::Punct(dollar) if dollar.as_char() == '$' => marked = true,
            TokenTree::Group(group) => {
                let delimiter = if marked { Delimiter::None } else { group.delimiter() };
                let mut inner = Group::new(delimiter, fragments(group.stream()));
                inner.set_span(group.span());
                result.extend([TokenTree::Group(inner)]);
                marked = false;
            }
            other => result.extend([other]),
        }
    }
    result
}

//! Input that nobody writes by hand: fragments of other macros, and noise.

use super::Pipeline;
use crate::testing::{cases, told, with_fragments};
use proc_macro2::{TokenStream, TokenTree};
use proptest::prelude::*;

#[test]
fn the_runtime_s_path_and_the_unsafe_keyword_reach_the_expansion() {
    let pipeline = Pipeline::new("runtime unsafe pipeline P { event: E; capacity: 8; stage a: &E; }".parse().unwrap());
    let entrance = pipeline.entrance.unwrap();
    assert_eq!(
        (entrance.runtime.to_string(), entrance.vouches.to_string()),
        ("runtime".to_owned(), "unsafe".to_owned())
    );
    assert!(pipeline.errors.to_compile_errors().is_empty());
}

#[test]
fn empty_input_is_an_error() {
    let pipeline = Pipeline::new(TokenStream::new());
    assert!(pipeline.entrance.is_none() && pipeline.model.is_none() && !pipeline.errors.is_empty());
}

fn invoke(statements: &str) -> Pipeline {
    Pipeline::new(with_fragments(&format!("runtime unsafe $() $(pub) pipeline $(P) {{ {statements} }}")))
}

#[test]
fn fragments_of_a_surrounding_macro_are_accepted() {
    let pipeline = invoke(
        "event: $(Vec<u8>) = $(Vec::new()); capacity: $(64); wait: $(W) = $(1 + 1);
         stage $(a): &$(Vec<u8>) { core: $(1 + 1) }; stage b: $(&mut Vec<u8>) after $(a) { wait: $(W) };
         stage c: { x: &$(u8) } after b;",
    );
    assert_eq!(told(&pipeline), [""; 0]);
    let model = pipeline.model.unwrap();
    assert_eq!(model.visibility.to_string(), "pub");
    // Without its invisible group, an expression might bind differently from how it was written.
    let grouped = |tokens: TokenStream| matches!(tokens.into_iter().next(), Some(TokenTree::Group(_)));
    assert!(grouped(model.wait.unwrap().init.unwrap()));
    assert!(grouped(model.capacity.unwrap()));
    assert!(grouped(model.stages[0].core.clone().unwrap()));
}

#[test]
fn fragments_are_evaluated_and_compared() {
    let pipeline = invoke("event: $(E); capacity: $(63); stage a: &$(F);");
    let errors = told(&pipeline);
    assert_eq!(
        errors,
        [
            "63: the capacity `63` is not a power of two | the nearest powers of two are 32 and 64",
            "F: the stage `a` accesses `F`, but the event is `E` | write `stage a: &E`",
        ]
    );
}

/// Words, punctuation and groups, some with a meaning in the grammar and some without.
fn token() -> impl Strategy<Value = String> {
    let plain = [
        "pipeline",
        "pub",
        "event",
        "capacity",
        "wait",
        "slots",
        "grow",
        "producer",
        "single",
        "multi",
        "producer: multi;",
        "async",
        "producer: single, async;",
        "up",
        "to",
        "500ms",
        "stage",
        "poll",
        "thread",
        "shards",
        "by",
        "state",
        "after",
        "else",
        "->",
        "bool",
        "Result<(), X>",
        "core",
        "name",
        "dense",
        "mut",
        "dyn",
        "E",
        "a",
        "b",
        "r#type",
        "type",
        "_",
        "self",
        "'a",
        "&",
        "<",
        ">",
        ":",
        "::",
        ";",
        ",",
        ",=",
        "=",
        "#",
        "!",
        "-",
        "+",
        "1",
        "8",
        "1.5",
        "\"x\"",
        "{}",
        "()",
        "[]",
        ": &E ;",
        "stage a: &E;",
        "after a",
        "else a",
        "-> bool",
        "stage a: &E -> bool;",
        "stage b: E else a;",
        "slots: dense;",
        "stage b: &[E] after a;",
        "stage b: &E { shards: 4 by x, state: E };",
        "thread t: a, b;",
    ];
    let leaf = prop::sample::select(plain.to_vec()).prop_map(str::to_owned);
    leaf.prop_recursive(3, 24, 6, |inner| {
        (
            prop::sample::select(vec![("{", "}"), ("(", ")"), ("[", "]"), ("$(", ")")]),
            prop::collection::vec(inner, 0..6),
        )
            .prop_map(|((open, close), inner)| format!("{open} {} {close}", inner.join(" ")))
    })
}

pub(crate) fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(token(), 0..40).prop_map(|tokens| tokens.join(" "))
}

/// A small change to the tokens of a pipeline.
#[derive(Clone, Debug)]
pub(crate) struct Mutation {
    /// Remove the token, repeat it, swap it with `other`, replace it with `other`, or cut off the rest.
    pub(crate) kind: u8,
    pub(crate) at: usize,
    pub(crate) other: usize,
    /// How many groups to enter, as far as there are any.
    depth: usize,
}

impl Mutation {
    pub(crate) fn deeper(&self) -> bool {
        self.depth > 0
    }

    /// The same mutation inside a group.
    pub(crate) fn inner(&self) -> Self {
        Self { at: self.other, other: self.at, depth: self.depth - 1, ..self.clone() }
    }
}

pub(crate) fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let mutation = (0..5_u8, 0..99_usize, 0..99_usize, 0..4_usize).prop_map(|(kind, at, other, depth)| Mutation {
        kind,
        at,
        other,
        depth,
    });
    prop::collection::vec(mutation, 0..4)
}

/// Checks that parsing ends, and that it reports an error whenever it makes no plan.
fn read(text: &str) {
    if text.parse::<TokenStream>().is_ok() {
        let pipeline = Pipeline::new(with_fragments(text));
        assert_eq!(pipeline.plan.is_none(), !pipeline.errors.is_empty());
        if let (Some(model), Some(plan)) = (&pipeline.model, &pipeline.plan) {
            assert!(crate::drawing::draw(model, plan).starts_with("producer"));
        }
        _ = pipeline.errors.to_compile_errors();
    }
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn noise_parses_without_a_panic(text in soup()) {
        read(&text);
        read(&format!("runtime unsafe pipeline P {{ {text} }}"));
        read(&format!("runtime unsafe pipeline P {{ event: E; capacity: 8; {text} stage z: &E after a; }}"));
        read(&format!("runtime unsafe pipeline P {{ event: E; capacity: 8; stage a: {text}; stage b: {{ {text} }}; }}"));
        read(&format!("runtime unsafe pipeline P {{ event: E; capacity: 8; stage a: &E {{ {text} }}; }}"));
    }
}

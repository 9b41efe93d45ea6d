//! Expansions, compared with stored text and fed with noise.

use super::Audience;
use crate::pipeline::Pipeline;
use crate::pipeline::tests::{Mutation, mutations, soup};
use crate::testing::{cases, with_fragments};
use proc_macro2::{Span, TokenStream, TokenTree};
use proptest::prelude::*;
use std::path::Path;

const CHAIN: &str = "
    /// Decode, then count.
    pub pipeline Packets {
        event: Packet = Packet::empty();
        capacity: limits::SLOTS;
        slots: stamped;
        wait: YieldWaitStrategy;

        stage decode: &mut Packet { core: 1, name: \"decode\" };
        /// Counts bytes.
        stage count: &Packet after decode { wait: Patient = Patient::new(3) };
    }
";

const DIAMOND: &str = "
    pub(crate) pipeline Orders {
        event: Order;
        capacity: 1024;

        stage price: &mut Order;
        stage journal: { notional: &u64 } after price { max_batch: limits::BATCH };
        stage risk: { notional: &u64, ok: &mut bool } after price;
        stage settle: &Order after journal, risk, price;
    }
";

const BY_VALUE: &str = "
    pipeline Lines {
        event: String;
        capacity: 8;
        slots: dense;

        stage count: &String;
        poll taken: String after count;
    }
";

const ELASTIC: &str = "
    pipeline Ticks {
        event: u64;
        capacity: 8;
        slots: stamped;
        grow: after 500ms, up to limits::MOST;

        stage sum: &u64;
    }
";

const ELASTIC_BY_VALUE: &str = "
    pipeline Lines {
        event: String;
        capacity: 8;
        slots: dense;
        grow: after limits::STALL, up to 64;

        poll taken: String;
    }
";

const TUPLE: &str = "
    pub pipeline Pairs {
        event: Pair;
        capacity: 8;

        stage key: { 0: &mut u64 } { wait: Patient };
        poll label: { 0: &u64, 1: &mut String } after key;
    }
";

const BRANCHES: &str = "
    pub pipeline Import {
        event: Row;
        capacity: 64;
        slots: stamped;

        stage parse: { text: &String, number: &mut i64 } -> Result<(), ParseError>;
        stage positive: { number: &i64 } -> bool after parse;
        stage double: &mut Row after positive;
        stage negate: &mut Row else positive;
        stage store: &Row -> Result<(), Error> after double, negate;
        stage reject: &mut Row else parse;
        stage count: &Row -> bool after store, reject;
    }
";

const TAKEN: &str = "
    pipeline Requests {
        event: Request;
        capacity: 8;
        slots: dense;

        stage check: &Request -> bool;
        stage answer: Request after check;
        poll refused: Request else check;
    }
";

const SHARED: &str = "
    /// Whatever the sensors measure.
    pub pipeline Readings {
        event: Reading;
        capacity: limits::SLOTS;
        producer: multi;

        stage valid: { value: &f64 } -> bool;
        stage store: &Reading after valid;
        stage refuse: &mut Reading else valid;
    }
";

const SHARED_BY_VALUE: &str = "
    pipeline Jobs {
        event: Job;
        capacity: 64;
        slots: dense;
        producer: multi;

        stage work: Job;
    }
";

/// Stages with several threads, stages with a state, one with both, and a thread with two stages.
const DIVIDED: &str = "
    pub pipeline Trades {
        event: Trade;
        capacity: 128;

        stage fee: { amount: &i64, fee: &mut i64 } { shards: 4 };
        stage settle: { account: &u32, fee: &i64, balance: &mut i64 } after fee {
            shards: limits::SETTLERS by account, state: Balances, core: |shard| limits::core(shard), name: \"settler\"
        };
        stage print: &Trade -> Result<(), Error> after settle { state: Rc<Printer> };
        poll watch: { amount: &i64 } after fee;
        stage sum: &Trade after count;
        stage count: &Trade after settle;
        thread books: sum, count { core: 1, wait: Patient = Patient::new(3) };
    }
";

const DIVIDED_TAKER: &str = "
    pipeline Jobs {
        event: Job;
        capacity: 64;
        producer: multi;

        stage log: &Job { shards: 2 by 0 };
        stage work: Job after log { shards: 3, core: [0, 1, limits::LAST] };
    }
";

/// What lies beside the events lies apart from them.
const SLICES: &str = "
    pipeline Samples {
        event: f32;
        capacity: 64;
        slots: dense;
        grow: after 1s, up to 256;

        stage gain: &mut [f32];
        stage loud: &f32 -> bool after gain;
        stage alarm: &f32 after loud;
        stage energy: &[f32] after gain { max_batch: 16 };
        poll seen: &[f32] after energy;
    }
";

/// Tasks publish, and tasks wait for the events of one of two pollers. `watch` writes nothing that anybody but the producer waits for.
const ASYNCHRONOUS: &str = "
    pub pipeline Requests {
        event: Request;
        capacity: 64;
        wait: SpinWaitStrategy;
        producer: multi, async;

        stage price: { cents: &mut u64 };
        poll answer: { cents: &u64, reply: &mut Reply } after price { async, max_batch: 8 };
        stage count: { cents: &u64 } after price;
        stage watch: { cents: &u64 } after count;
    }
";

/// The producer wakes tasks itself, and the taker wakes those who publish.
const ASYNCHRONOUS_BY_VALUE: &str = "
    pipeline Lines {
        event: String;
        capacity: 8;
        producer: single, async;

        poll taken: String { async };
    }
";

/// All of them.
const INVOCATIONS: &[&str] = &[
    CHAIN,
    DIAMOND,
    BY_VALUE,
    ELASTIC,
    ELASTIC_BY_VALUE,
    TUPLE,
    BRANCHES,
    TAKEN,
    SHARED,
    SHARED_BY_VALUE,
    DIVIDED,
    DIVIDED_TAKER,
    SLICES,
    ASYNCHRONOUS,
    ASYNCHRONOUS_BY_VALUE,
];

/// Compares an expansion with its stored snapshot. `BLESS=1 cargo test` stores the new one.
fn compare(name: &str, invocation: &str) {
    compare_for(Audience::Compiler, name, invocation);
}

fn compare_for(audience: Audience, name: &str, invocation: &str) {
    let input: TokenStream = format!("disruptor unsafe {invocation}").parse().expect("lexes");
    let file = syn::parse2(super::expand(&Pipeline::new(input), audience)).expect("items come out");
    let actual = prettyplease::unparse(&file);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expansions").join(name).with_extension("rs");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &actual).expect("can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(actual == kept, "the expansion differs from {}; `BLESS=1` keeps it:\n{actual}", path.display());
}

#[test]
fn a_chain_expands_as_stored() {
    compare("chain", CHAIN);
}

#[test]
fn a_diamond_with_fields_expands_as_stored() {
    compare("diamond", DIAMOND);
}

#[test]
fn a_tuple_struct_expands_as_stored() {
    compare("tuple", TUPLE);
}

#[test]
fn a_by_value_pipeline_with_a_poller_expands_as_stored() {
    compare("by_value", BY_VALUE);
}

#[test]
fn an_elastic_pipeline_expands_as_stored() {
    compare("elastic", ELASTIC);
}

#[test]
fn an_elastic_by_value_pipeline_expands_as_stored() {
    compare("elastic_by_value", ELASTIC_BY_VALUE);
}

#[test]
fn branches_expand_as_stored() {
    compare("branches", BRANCHES);
}

#[test]
fn takers_in_branches_expand_as_stored() {
    compare("taken", TAKEN);
}

#[test]
fn several_producers_of_events_in_place_expand_as_stored() {
    compare("shared", SHARED);
}

#[test]
fn several_producers_of_events_by_value_expand_as_stored() {
    compare("shared_by_value", SHARED_BY_VALUE);
}

#[test]
fn divided_stages_and_shared_threads_expand_as_stored() {
    compare("divided", DIVIDED);
}

#[test]
fn a_divided_taker_expands_as_stored() {
    compare("divided_taker", DIVIDED_TAKER);
}

#[test]
fn slices_expand_as_stored() {
    compare("slices", SLICES);
}

#[test]
fn async_ends_expand_as_stored() {
    compare("asynchronous", ASYNCHRONOUS);
}

#[test]
fn async_ends_of_events_by_value_expand_as_stored() {
    compare("asynchronous_by_value", ASYNCHRONOUS_BY_VALUE);
}

#[test]
fn an_editor_gets_what_is_stored() {
    compare_for(Audience::Editor, "editor", DIVIDED);
}

/// The statement says what holds without it.
#[test]
fn one_producer_may_be_written_down() {
    let expanded = |statements: &str| {
        let input = format!("disruptor unsafe pipeline P {{ event: u64; capacity: 8; {statements} stage a: &u64; }}");
        crate::expand_tokens(input.parse().expect("lexes")).to_string()
    };
    assert_eq!(expanded("producer: single;"), expanded(""));
}

/// Whoever gets the statement wrong may mean several producers: code that clones one adds no error.
#[test]
fn a_mistake_about_producers_leaves_them_cloneable() {
    for mistake in [
        "producer: mutli;",
        "producers: multi;",
        "producer multi;",
        "producer: single; producer: multi;",
        "producer: multi; grow: after 1s, up to 64;",
    ] {
        let input = format!("disruptor unsafe pipeline P {{ event: u64; capacity: 8; {mistake} stage a: &u64; }}");
        let expanded = crate::expand_tokens(input.parse().expect("lexes")).to_string();
        assert!(expanded.contains("compile_error") && expanded.contains("SharedStamped"), "{mistake}: {expanded}");
    }
}

/// Whether any of these tokens, at any depth, is a user token, as [`marked`] renamed them.
fn has_marked(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => has_marked(&group.stream()),
        TokenTree::Ident(name) => name.to_string().starts_with("user_"),
        _ => false,
    })
}

/// Puts `user_` before every name except keywords and the names of the pipeline, its stages and its fields.
fn marked(tokens: TokenStream, kept: &[&str]) -> TokenStream {
    let mark = |token| match token {
        TokenTree::Group(group) => {
            let mut inner = proc_macro2::Group::new(group.delimiter(), marked(group.stream(), kept));
            inner.set_span(group.span());
            inner.into()
        }
        TokenTree::Ident(name) if !kept.contains(&name.to_string().as_str()) => {
            proc_macro2::Ident::new(&format!("user_{name}"), name.span()).into()
        }
        other => other,
    };
    tokens.into_iter().map(mark).collect()
}

/// User types and expressions must not stand where generated names are in scope.
#[test]
fn user_tokens_stay_outside_the_block() {
    const KEPT: &[&str] = &[
        "disruptor",
        "unsafe",
        "pub",
        "crate",
        "doc",
        "pipeline",
        "event",
        "capacity",
        "wait",
        "slots",
        "dense",
        "grow",
        "after",
        "up",
        "to",
        "stage",
        "poll",
        "mut",
        "core",
        "name",
        "Packets",
        "decode",
        "count",
        "Orders",
        "price",
        "journal",
        "notional",
        "risk",
        "ok",
        "settle",
        "Lines",
        "taken",
        "Ticks",
        "sum",
        "stamped",
        "Pairs",
        "key",
        "label",
        "else",
        "bool",
        "Result",
        "Import",
        "parse",
        "text",
        "number",
        "positive",
        "double",
        "negate",
        "store",
        "reject",
        "Requests",
        "check",
        "answer",
        "refused",
        "producer",
        "multi",
        "Readings",
        "valid",
        "value",
        "refuse",
        "Jobs",
        "work",
        "single",
        "shards",
        "by",
        "state",
        "thread",
        "move",
        "Trades",
        "fee",
        "amount",
        "account",
        "balance",
        "print",
        "watch",
        "books",
        "log",
        "Samples",
        "gain",
        "loud",
        "alarm",
        "energy",
        "seen",
    ];
    for invocation in INVOCATIONS {
        let input = marked(format!("disruptor unsafe {invocation}").parse().expect("lexes"), KEPT);
        let expanded: Vec<_> = crate::expand_tokens(input).into_iter().collect();
        // The last item: `const _: () = { … };`
        let block = expanded.iter().rev().find_map(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        });
        assert!(!has_marked(&block.expect("there is a block")), "in the block of {invocation}");
        assert!(has_marked(&expanded.into_iter().collect()), "nothing was marked in {invocation}");
    }
}

/// Only the last stage of all may claim the cache lines of the events that it handled: nobody reads them after it.
#[test]
fn only_a_single_leaf_is_the_last_stage() {
    let layers = |stages: &str| {
        let input = format!("disruptor unsafe pipeline P {{ event: u64; capacity: 8; {stages} }}");
        let expanded = crate::expand_tokens(input.parse().expect("lexes")).to_string().replace(' ', "");
        ["Inner", "Leaf", "Last"].map(|layer| expanded.matches(&format!(",disruptor::__private::{layer}>")).count())
    };
    assert_eq!(layers("stage a: &u64;"), [0, 0, 1]);
    assert_eq!(layers("stage a: &u64; stage b: &u64 after a;"), [1, 0, 1]);
    assert_eq!(layers("stage a: &u64; stage b: &u64;"), [0, 2, 0]);
    assert_eq!(layers("stage a: &u64; stage b: &u64 after a; stage c: &u64;"), [1, 2, 0]);
    assert_eq!(layers("stage a: &u64; stage b: &u64; stage c: &u64 after a, b;"), [2, 0, 1]);
}

/// Each shard has a cursor, so the lanes of the stages behind it move up.
#[test]
fn lanes_are_numbers_until_a_stage_is_divided() {
    let expanded = |stages: &str| {
        let input = format!("disruptor unsafe pipeline P {{ event: u64; capacity: 8; {stages} }}");
        crate::expand_tokens(input.parse().expect("lexes")).to_string().replace(' ', "")
    };
    let whole = expanded("stage a: &u64; stage b: &u64; stage c: &u64 after a, b;");
    assert!(whole.contains("[0,1]") && !whole.contains("LANE") && !whole.contains("lanes"), "{whole}");
    let divided =
        expanded("stage a: &u64; stage b: &u64 { shards: N }; stage c: &u64 after a, b; stage d: &u64 after a;");
    for part in [
        "constP·LANE·a:disruptor::__private::core::primitive::usize={0};",
        "constP·LANE·b:disruptor::__private::core::primitive::usize={1};",
        "constP·LANE·c:disruptor::__private::core::primitive::usize={1+P·SHARDS·b};",
        "constP·LANE·d:disruptor::__private::core::primitive::usize={2+P·SHARDS·b};",
        // What `c` follows, what `d` follows, and who gates the producer.
        "disruptor::__private::lanes::<{1+P·SHARDS·b}>(&[(P·LANE·a,1),(P·LANE·b,P·SHARDS·b)])",
        "[P·LANE·a]",
        "[P·LANE·c,P·LANE·d]",
    ] {
        assert!(divided.contains(part), "{part} in {divided}");
    }
    let gates = expanded("stage a: &u64 { shards: 3 }; stage b: &u64 { shards: 2 };");
    assert!(gates.contains("{P·SHARDS·a+P·SHARDS·b}>;"), "{gates}");
}

/// Every token's span, at any depth.
fn spans(tokens: TokenStream, spans_so_far: &mut Vec<Span>) {
    for token in tokens {
        spans_so_far.push(token.span());
        if let TokenTree::Group(group) = token {
            spans_so_far.extend([group.span_open(), group.span_close()]);
            spans(group.stream(), spans_so_far);
        }
    }
}

/// Checks that the expansion is deterministic, and that every error stands at a token of the input.
fn expand(input: &TokenStream) {
    let once = crate::expand_tokens(input.clone());
    assert_eq!(once.to_string(), crate::expand_tokens(input.clone()).to_string());
    let pipeline = Pipeline::new(input.clone());
    let visible = crate::tokens::flatten(input).into_iter().count();
    let mut known = Vec::new();
    spans(input.clone(), &mut known);
    let places: Vec<_> = known.iter().map(|span| (span.start(), span.end())).collect();
    for spot in pipeline.errors.spots() {
        for span in [spot.start, spot.end] {
            let inside = places.contains(&(span.start(), span.end()));
            // If the input has no token after the runtime's path, an error has nothing to point at.
            assert!(inside || visible < 3, "an error outside of `{input}`");
        }
    }
    // The macro passes expressions and types on unread, so the expansion of such input may not parse as items. It is at
    // least never empty.
    assert!(!once.is_empty());
    assert!(!super::expand(&pipeline, Audience::Editor).is_empty());
}

fn expand_text(text: &str) {
    if text.parse::<TokenStream>().is_ok() {
        expand(&with_fragments(text));
    }
}

/// An empty fragment, such as the `$vis` of a private item.
#[test]
fn an_empty_fragment_still_has_a_place_for_errors() {
    for statement in ["event", "capacity", "wait", "slots", "grow", "producer", "stage a", "poll a"] {
        expand_text(&format!("runtime unsafe pipeline P {{ {statement}: $() }}"));
        expand_text(&format!("runtime unsafe pipeline P {{ event: E; capacity: 8; {statement}: $(); stage b: &E; }}"));
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn noise_expands_without_a_panic(text in soup()) {
        expand_text(&format!("runtime unsafe {text}"));
        expand_text(&format!("runtime unsafe pipeline P {{ {text} }}"));
        expand_text(&format!("runtime unsafe pipeline P {{ event: E; capacity: 8; stage a: {text}; stage b: {{ {text} }} {{ {text} }}; }}"));
    }

    #[test]
    fn a_mutated_pipeline_expands_without_a_panic(pipeline in prop::sample::select(INVOCATIONS), mutations in mutations()) {
        let mut tokens = pipeline.parse::<TokenStream>().expect("lexes").into_iter().collect::<Vec<_>>();
        for mutation in mutations {
            mutation.apply(&mut tokens);
        }
        let runtime: TokenStream = "runtime unsafe".parse().expect("lexes");
        expand(&runtime.into_iter().chain(tokens).collect());
    }
}

impl Mutation {
    /// Changes one of the tokens, inside a group if `depth` says so.
    fn apply(&self, tokens: &mut Vec<TokenTree>) {
        let count = tokens.len();
        let Some(index) = self.at.checked_rem(count) else { return };
        if let (Some(TokenTree::Group(group)), true) = (tokens.get(index).cloned(), self.deeper()) {
            let mut inner: Vec<TokenTree> = group.stream().into_iter().collect();
            self.inner().apply(&mut inner);
            let mut changed = proc_macro2::Group::new(group.delimiter(), inner.into_iter().collect());
            changed.set_span(group.span());
            tokens[index] = changed.into();
            return;
        }
        match self.kind {
            0 => drop(tokens.remove(index)),
            1 => tokens.insert(index, tokens[index].clone()),
            2 => tokens.swap(index, self.other % count),
            3 => tokens[index] = tokens[self.other % count].clone(),
            _ => tokens.truncate(index),
        }
    }
}

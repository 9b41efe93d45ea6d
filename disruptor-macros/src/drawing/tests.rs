//! Compares drawings character by character.

use super::draw;
use crate::testing::{pipeline, told};

fn drawn(statements: &str) -> String {
    let pipeline = pipeline(statements);
    assert_eq!(told(&pipeline), [""; 0]);
    format!("\n{}\n", draw(&pipeline.model.unwrap(), &pipeline.plan.unwrap()))
}

#[test]
fn a_chain_is_one_rail() {
    let expected = "
producer
│
● first         &E
● second        &mut E
○ third (poll)  E
";
    assert_eq!(drawn("stage first: &E; stage second: &mut E after first; poll third: E after second;"), expected);
}

/// Producers that can be cloned are one place in the graph: their events have one order.
#[test]
fn several_producers_are_drawn_as_one() {
    let expected = "
producers
├─╮
● │ first   &E
  ● second  &E
";
    assert_eq!(drawn("producer: multi; stage first: &E; stage second: &E;"), expected);
    assert_eq!(drawn("producer: single; stage a: &E;"), drawn("stage a: &E;"));
}

#[test]
fn ends_at_which_tasks_wait_are_marked() {
    let expected = "
producers (async)
├─╮
○ │ answer (poll, async)  &E
  ○ watch (poll)          &E
";
    assert_eq!(drawn("producer: multi, async; poll answer: &E { async }; poll watch: &E;"), expected);
    assert!(drawn("producer: single, async; stage a: &E;").starts_with("\nproducer (async)\n│\n● a"));
}

#[test]
fn a_diamond_splits_and_joins() {
    let expected = "
producer
│
●   price    &mut E
├─╮
● │ journal  { notional: &u64 }
│ ● risk     { notional: &u64, ok: &mut bool }
├─╯
●   settle   &E
";
    let drawn = drawn(
        "stage price: &mut E; stage journal: { notional: &u64 } after price;
         stage risk: { notional: &u64, ok: &mut bool } after price; stage settle: &E after journal, risk;",
    );
    assert_eq!(drawn, expected);
}

#[test]
fn parallel_stages_fan_out_from_the_producer() {
    let expected = "
producer
├─┬─╮
● │ │ a  &E
  ● │ b  &E
    ● c  &E
";
    assert_eq!(drawn("stage a: &E; stage b: &E; stage c: &E;"), expected);
}

#[test]
fn an_n_of_four_stages_joins_one_rail_and_keeps_the_other() {
    let expected = "
producer
├─╮
● │   a  &E
│ ●   b  &E
│ ├─╮
├─╯ │
●   │ c  &E
    ● d  &E
";
    assert_eq!(drawn("stage a: &E; stage b: &E; stage c: &E after a, b; stage d: &E after b;"), expected);
}

#[test]
fn redundant_edges_are_listed() {
    let expected = "
producer
│
● a  &E
● b  &E
● c  &E

c after a: implied by b
";
    assert_eq!(drawn("stage a: &E; stage b: &E after a; stage c: &E after a, b;"), expected);
}

#[test]
fn a_split_crosses_older_rails() {
    let expected = "
producer
├─┬─╮
● │ │     a  &E
├─│─│─╮
│ ● │ │   b  &E
│ ├─│─│─╮
│ │ ● │ │ c  &E
├─│─╯ │ │
● │   │ │ d  &E
│ ●   │ │ e  &E
├─────│─╯
●     │   f  &E
      ●   g  &E

f after c: implied by d
";
    assert_eq!(
        drawn(
            "stage a: &E; stage b: &E; stage c: &E; stage d: &E after a, c; stage e: &E after b; stage f: &E after b, d, c; stage g: &E after a;"
        ),
        expected
    );
}

/// A picture of many rails helps nobody and takes long to draw.
#[test]
fn a_graph_that_is_too_wide_is_listed() {
    let sources: Vec<String> = (0..50).map(|index| format!("s{index}")).collect();
    let declared: Vec<String> = sources.iter().map(|name| format!("stage {name}: &E;")).collect();
    let drawn = drawn(&format!("{} stage last: &E after {};", declared.join(" "), sources.join(", ")));
    assert!(drawn.contains("s0  &E  after the producer\ns1  &E"), "{drawn}");
    assert!(drawn.contains("\nlast  &E  after s0, s1, s2,"), "{drawn}");
    assert!(!drawn.contains('●'), "{drawn}");
}

/// A diamond decides. Who takes the other branch says so: a rail only shows what waits for what.
#[test]
fn a_branch_is_named_where_it_is_taken() {
    let expected = "
producer
│
◆     parse     { x: &u64 } -> Result<(), Error>
├─╮
◆ │   positive  { x: &u64 } -> bool
├─│─╮
● │ │ double    &mut E
│ │ ● negate    &mut E  else positive
├─│─╯
● │   store     &E -> io::Result<()>
│ ●   reject    &mut E  else parse
├─╯
●     count     &E
";
    let drawn = drawn(
        "stage parse: { x: &u64 } -> Result<(), Error>; stage positive: { x: &u64 } -> bool after parse;
         stage double: &mut E after positive; stage negate: &mut E else positive;
         stage store: &E -> io::Result<()> after double, negate; stage reject: &mut E else parse;
         stage count: &E after store, reject;",
    );
    assert_eq!(drawn, expected);
}

/// What selects is not implied, though the graph could do without.
#[test]
fn an_edge_that_selects_is_not_listed_as_implied() {
    let expected = "
producer
│
◆ check   &E -> bool
● log     &E  after check else check
● accept  &E
";
    assert_eq!(
        drawn("stage check: &E -> bool; stage log: &E after check else check; stage accept: &E after check, log;"),
        expected
    );
}

/// How many threads a stage has, and which one it shares, stands behind its access.
#[test]
fn shards_and_shared_threads_are_named() {
    let expected = "
producer
│
●     fee    { amount: &i64 }  ×4
◆     keep   { account: &u32 } -> bool  ×limits::KEEPERS by account
├─┬─╮
● │ │ count  &E  on books
  ● │ sum    &E  on books
    ● mail   &E  ×2  else keep
";
    let drawn = drawn(
        "stage fee: { amount: &i64 } { shards: 4 };
         stage keep: { account: &u32 } -> bool after fee { shards: limits::KEEPERS by account };
         stage count: &E after keep; stage sum: &E after keep; stage mail: &E else keep { shards: 2 };
         thread books: count, sum { name: \"bookkeeping\" };",
    );
    assert_eq!(drawn, expected);
}

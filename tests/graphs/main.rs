//! Random graphs, each run many times and checked event by event: every stage sees every event once, in order, after all that it
//! depends on and with their writes; every value is dropped once; and what goes wrong is told as it was.
//!
//! `generated.rs` is written by `generate.rs`: with `DISRUPTOR_TEST_GENERATE=1` the test `is_up_to_date` writes it anew.

#[path = "../common/mod.rs"]
mod common;
mod generate;
#[rustfmt::skip]
mod generated;
mod harness;

/// The checked-in graphs are those that the generator makes: neither is changed without the other.
#[test]
fn is_up_to_date() {
    let made = generate::graphs();
    if std::env::var_os("DISRUPTOR_TEST_GENERATE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/graphs/generated.rs");
        std::fs::write(path, &made).expect("the file can be written");
    } else {
        let same = made == include_str!("generated.rs");
        assert!(same, "tests/graphs/generated.rs is out of date: run this test with DISRUPTOR_TEST_GENERATE=1");
    }
}

//! Random graphs, each run many times and checked event by event. Every stage sees every event once, in order, after
//! all its upstream stages and with their writes. Every value is dropped once, and every fault is reported as it
//! happened.
//!
//! `generate.rs` writes `generated.rs`. To write it again, run the test `the_generated_graphs_are_up_to_date` with
//! `DISRUPTOR_TEST_GENERATE=1`.

#[path = "../common/mod.rs"]
mod common;
mod generate;
#[rustfmt::skip]
mod generated;
mod harness;

/// The committed graphs are the generator's graphs, so neither changes without the other.
#[test]
fn the_generated_graphs_are_up_to_date() {
    let made = generate::graphs();
    if std::env::var_os("DISRUPTOR_TEST_GENERATE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/graphs/generated.rs");
        std::fs::write(path, &made).expect("the file can be written");
    } else {
        let same = made == include_str!("generated.rs");
        assert!(same, "tests/graphs/generated.rs is out of date: run this test with DISRUPTOR_TEST_GENERATE=1");
    }
}

//! Random graphs, each run many times and checked event by event. Every stage sees every event that reaches it once, in
//! order, after all its upstream stages and with their writes. Every value is dropped once, and every fault is reported
//! as it happened.
//!
//! In half of the graphs the work is divided. Each event gets to one shard, the right one. A state is made once, on the
//! thread of its stage. Stages that share a thread run on that. Slices hold every event once.
//!
//! `generate.rs` writes the files in `generated`. To write them again, run the test `the_generated_graphs_are_up_to_date`
//! with `DISRUPTOR_TEST_GENERATE=1`.
//!
//! Without the feature `every-case` there are fewer graphs, but still some of every kind, because they take long to compile. So it is with
//! `--release`: the compiler takes seconds to optimize each one.

#[path = "../common/mod.rs"]
mod common;
mod contract;
mod generate;
mod generated {
    #[rustfmt::skip]
    mod branching;
    #[rustfmt::skip]
    mod plain;
}
mod harness;

/// The committed graphs are the generator's graphs, so neither changes without the other.
#[test]
fn the_generated_graphs_are_up_to_date() {
    let files = [
        ("plain.rs", generate::plain(), include_str!("generated/plain.rs")),
        ("branching.rs", generate::branching(), include_str!("generated/branching.rs")),
    ];
    for (name, made, committed) in files {
        if std::env::var_os("DISRUPTOR_TEST_GENERATE").is_some() {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/graphs/generated").join(name);
            std::fs::write(path, &made).expect("the file can be written");
        } else {
            let same = made == committed;
            assert!(same, "{name} is out of date: run this test with DISRUPTOR_TEST_GENERATE=1");
        }
    }
}

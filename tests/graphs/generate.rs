//! Generates the random graphs, the same ones each time.

mod branching;
mod divide;
mod graph;
mod plain;
mod print;
mod random;
#[cfg(test)]
mod tests;

use graph::Graph;
use random::Random;

/// The number of graphs without outcomes; each has 1 to 8 stages.
const PLAIN: u64 = 64;

/// The number of graphs with outcomes behind them; each has up to 10 stages.
const BRANCHING: u64 = 48;

/// The text of `generated/plain.rs`.
pub(crate) fn plain() -> String {
    print::text(&plain_graphs().collect::<Vec<_>>())
}

/// The text of `generated/branching.rs`.
pub(crate) fn branching() -> String {
    print::text(&branching_graphs().collect::<Vec<_>>())
}

fn plain_graphs() -> impl Iterator<Item = Graph> {
    (0..PLAIN).map(|number| divide::divided(plain::graph(number, &mut Random::of_graph(number)), number))
}

fn branching_graphs() -> impl Iterator<Item = Graph> {
    (PLAIN..PLAIN + BRANCHING)
        .map(|number| divide::divided(branching::graph(number, &mut Random::of_graph(number)), number))
}

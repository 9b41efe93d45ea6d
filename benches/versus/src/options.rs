//! The command line.

use clap::Parser;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Races `disruptor` against its peers, in one process and in turn.
#[derive(Parser)]
#[command(name = "cargo bench --bench versus --", no_binary_name = false)]
pub(crate) struct Options {
    /// A short run, to see that all works: its numbers are worth nothing.
    #[arg(long)]
    pub(crate) quick: bool,

    /// Only the work whose name contains this, as in `one_by_one/8B`. May be given more than once.
    #[arg(long, value_name = "FILTER")]
    pub(crate) only: Vec<String>,

    /// How many slices every contender gets.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    slices: Option<u32>,

    /// Where `versus.txt` and `versus.svg` go, from the root of the repository. By default `benches/results`, and nowhere
    /// for a run that is quick or not complete.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// The names of all works, and nothing else.
    #[arg(long)]
    pub(crate) list: bool,

    /// Cargo says this to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

impl Options {
    pub(crate) fn slices(&self) -> u32 {
        self.slices.unwrap_or(if self.quick { 3 } else { 31 })
    }

    /// How long a slice takes, roughly.
    pub(crate) fn slice(&self) -> Duration {
        Duration::from_millis(if self.quick { 4 } else { 25 })
    }

    pub(crate) fn includes(&self, work: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|filter| work.contains(filter.as_str()))
    }

    pub(crate) fn out(&self) -> Option<PathBuf> {
        // Cargo starts benches in the folder of their package.
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        match &self.out {
            Some(out) => Some(root.join(out)),
            None if self.quick || !self.only.is_empty() => None,
            None => Some(root.join("benches/results")),
        }
    }
}

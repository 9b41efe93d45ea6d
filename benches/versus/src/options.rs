//! The command line.

use crate::distance::Bounds;
use clap::Parser;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Works that run only when they are named.
const NAMED_ONLY: [&str; 2] = ["producers/", "work/"];

/// Races `disruptor` against its peers, in one process and in turn.
///
/// The works `producers/...` and `work/...` run only when `--only` names them.
#[allow(clippy::struct_excessive_bools, reason = "switches of a command line")]
#[derive(Parser)]
#[command(name = "cargo bench --bench versus --", no_binary_name = false)]
pub(crate) struct Options {
    /// A short run, to see that all works: its numbers are worth nothing.
    #[arg(long)]
    pub(crate) quick: bool,

    /// Only the work whose name contains this, as in `one_by_one/8B`. May be given more than once.
    #[arg(long, value_name = "FILTER")]
    pub(crate) only: Vec<String>,

    /// How many slices every contender gets. A whole run takes that many times half a minute, or less.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    slices: Option<u32>,

    /// Cores are near if a bare round trip takes so many nanoseconds, and one core's two threads if it takes less.
    #[arg(long, value_name = "NS", default_value_t = 70)]
    near_from: u32,

    /// Cores are far apart if a bare round trip takes so many nanoseconds.
    #[arg(long, value_name = "NS", default_value_t = 250)]
    far_from: u32,

    /// Where `versus.txt`, `versus.svg` and `latency.svg` go, from the root of the repository. By default `benches/results`,
    /// and nowhere for a run that is quick or not complete.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Prints tables in Markdown in the end: ours beside each peer at its best.
    #[arg(long)]
    pub(crate) markdown: bool,

    /// The names of all works, and nothing else.
    #[arg(long)]
    pub(crate) list: bool,

    /// Cargo says this to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

impl Options {
    pub(crate) fn bounds(&self) -> Bounds {
        Bounds { near: f64::from(self.near_from), far: f64::from(self.far_from) }
    }

    pub(crate) fn slices(&self) -> u32 {
        self.slices.unwrap_or(if self.quick { 3 } else { 41 })
    }

    /// How long a slice takes, roughly.
    pub(crate) fn slice(&self) -> Duration {
        Duration::from_millis(if self.quick { 3 } else { 20 })
    }

    /// The events of a slice in which one is due after each gap. For a long gap, the slice is longer: percentiles need events.
    #[allow(clippy::cast_possible_truncation, reason = "at most half a million")]
    pub(crate) fn events(&self, gap: Duration) -> u64 {
        let least = if self.quick { 200 } else { 1_000 };
        (self.slice().as_nanos() / gap.as_nanos()).clamp(least, 500_000) as u64
    }

    pub(crate) fn includes(&self, work: &str) -> bool {
        if self.only.is_empty() {
            return !NAMED_ONLY.iter().any(|named| work.starts_with(named));
        }
        self.only.iter().any(|filter| work.contains(filter.as_str()))
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

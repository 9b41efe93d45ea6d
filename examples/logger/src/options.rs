//! The command line.

use clap::Parser;
use clap::builder::{RangedU64ValueParser, TypedValueParser};
use std::path::PathBuf;

/// Logs from several threads to a file, and checks that every record is in it, once and in order.
#[derive(Parser)]
#[command(name = "logger")]
pub(crate) struct Options {
    /// How many threads log
    #[arg(long, default_value_t = 4, value_parser = within(1, 64))]
    pub(crate) threads: usize,
    /// How many records each thread logs [default: 100000, with --compare 20000]
    #[arg(long, value_parser = within(1, 10_000_000))]
    pub(crate) records: Option<usize>,
    /// How many bytes a message has, without time, level and target
    #[arg(long, default_value_t = 80, value_parser = within(32, 1_000_000))]
    pub(crate) size: usize,
    /// Log to the end of this file, and keep it [default: a temporary file]
    #[arg(long, value_name = "PATH", conflicts_with = "compare")]
    pub(crate) output: Option<PathBuf>,
    /// Compare with other loggers, each on temporary files
    #[arg(long)]
    pub(crate) compare: bool,
    /// How often each logger gets its turn
    #[arg(long, default_value_t = 5, requires = "compare", value_parser = within(1, 1000))]
    pub(crate) rounds: usize,
}

impl Options {
    pub(crate) fn records(&self) -> usize {
        self.records.unwrap_or(if self.compare { 20_000 } else { 100_000 })
    }
}

fn within(least: u64, most: u64) -> impl TypedValueParser<Value = usize> {
    RangedU64ValueParser::<usize>::new().range(least..=most)
}

//! The command line.

use clap::Parser;
use std::time::Duration;

/// Races the async ends of `disruptor` against channels for tasks, in one process and in turn.
#[derive(Parser)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[command(name = "cargo bench -p disruptor-asynchronous --bench asynchronous --")]
pub(crate) struct Options {
    /// A short run, to see that all works: its numbers are worth nothing.
    #[arg(long)]
    pub(crate) quick: bool,

    /// Only the works whose name begins with this, as in `stream/8192` or `round_trip/multi`. May be given more than once.
    #[arg(long, value_name = "PREFIX")]
    only: Vec<String>,

    /// Only the contenders whose name begins with this, as in `ours` or `tokio mpsc`. May be given more than once.
    #[arg(long, value_name = "PREFIX")]
    by: Vec<String>,

    /// How many slices every contender gets.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    slices: Option<u32>,

    /// Print the tables as Markdown.
    #[arg(long, conflicts_with = "json")]
    markdown: bool,

    /// Print everything as JSON, each slice included.
    #[arg(long)]
    json: bool,

    /// The names of all works, and nothing else.
    #[arg(long)]
    pub(crate) list: bool,

    /// Cargo says this to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Markdown,
    Json,
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
        self.only.is_empty() || self.only.iter().any(|prefix| work.starts_with(prefix.as_str()))
    }

    pub(crate) fn lets_in(&self, contender: &str) -> bool {
        self.by.is_empty() || self.by.iter().any(|prefix| contender.starts_with(prefix.as_str()))
    }

    pub(crate) fn format(&self) -> Format {
        match (self.markdown, self.json) {
            (true, _) => Format::Markdown,
            (_, true) => Format::Json,
            _ => Format::Text,
        }
    }
}

//! The command line.

use clap::Parser;
use std::path::PathBuf;
use std::time::Duration;

/// Takes orders over HTTP: `curl http://127.0.0.1:8080/orders --json '{ "item": "tea", "quantity": 3 }'`. Ctrl-C stops it in order.
#[derive(Parser)]
#[command(name = "service", args_override_self = true)]
pub(crate) struct Options {
    /// Where to listen; port 0 is any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub(crate) listen: String,
    /// The file with all orders [default: target/service/orders.jsonl]
    #[arg(long, value_name = "PATH")]
    journal: Option<PathBuf>,
    /// How long an order may wait for room in the ring before it is turned away, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 250)]
    limit: u64,
    /// How long clients have to finish their requests when the service stops, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 10_000)]
    grace: u64,
    /// Pretend that the disk takes so much longer for each batch, in milliseconds: see the ring fill up
    #[arg(long, value_name = "MS", default_value_t = 0)]
    slow: u64,
    /// Start on a free port instead, send orders, check every answer, and stop
    #[arg(long)]
    pub(crate) self_test: bool,
    /// Compare with tasks and channels that do the same
    #[arg(long)]
    pub(crate) compare: bool,
    /// How many orders the self-test sends
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(crate) requests: u32,
    /// How many of them at once
    #[arg(long, value_name = "M", default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=400))]
    pub(crate) connections: u32,
}

impl Options {
    pub(crate) fn journal(&self) -> PathBuf {
        const DEFAULT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/service/orders.jsonl");
        self.journal.clone().unwrap_or_else(|| DEFAULT.into())
    }

    pub(crate) fn limit(&self) -> Duration {
        Duration::from_millis(self.limit)
    }

    pub(crate) fn grace(&self) -> Duration {
        Duration::from_millis(self.grace)
    }

    pub(crate) fn slow(&self) -> Duration {
        Duration::from_millis(self.slow)
    }
}

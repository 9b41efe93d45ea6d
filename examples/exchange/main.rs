//! An exchange that survives a kill: the pattern for which the LMAX Disruptor was built.
//!
//! ```text
//! cargo run --release --example exchange                                # the demonstration
//! cargo run --release --example exchange -- --dir /tmp/x --kill-at 5000 # dies at order 5000
//! cargo run --release --example exchange -- --dir /tmp/x                # recovers, and takes the remaining orders
//! cargo run --release --example exchange -- --compare                   # how long a plain loop takes for the same
//! ```
//!
//! ```text
//!            ┌──> journal ────┐
//! orders ────┤                ├──> matching ──> publish
//!            └──> replicate ──┘
//! ```
//!
//! All business logic runs in one stage, on one thread, in memory: no locks, no database, and the same orders always
//! lead to the same book. So the exchange must keep only the orders. Two parallel stages write them to a journal and
//! copy them to a replica before matching acts on them. Whoever has the orders can rebuild the book.
//!
//! `matching` must not act on an order that the journal or the replica has not taken. `after journal, replicate` in the
//! declaration is all it takes. Writing is expensive, so the journal collects records and writes them out at the end of a batch; and a
//! stage hands a batch on when the handler has returned from its last event. So what is matched is written.
//!
//! `--fsync` decides what "written" means. With `batch`, the default, the journal asks the system to put every batch on
//! the disk before `publish` releases the trades: no published trade is lost, even if the power fails. With `never`,
//! the batch is in the system's memory at that point: published trades survive the death of the process, but not of the
//! machine.
//!
//! Without `--dir`, the program demonstrates all of that on itself. It runs to the end. Then it starts itself again,
//! lets that process die in the middle of a record, recovers, and compares the two. The exit code is 0 on success, 1 if
//! the recovered exchange differs, and 2 for wrong arguments and unusable files.

mod book;
mod compare;
mod demonstration;
mod engine;
mod journal;
mod order;
mod plain;
#[path = "../scratch.rs"]
mod scratch;
mod trades;

use clap::{Parser, ValueEnum};
use engine::Run;
use std::error::Error;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

/// Takes orders, journals them, matches them and publishes trades; recovers after it was killed.
///
/// Without --dir: a demonstration, in temporary directories, that a killed exchange recovers.
#[derive(Parser)]
#[command(name = "exchange")]
struct Arguments {
    /// How many orders to take, those that are journalled already included
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    orders: u64,
    /// Which orders: the same seed makes the same ones
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    seed: u64,
    /// When to have the journal put on the disk: with every batch that is written, or whenever the system likes
    #[arg(long, value_enum, default_value_t = Fsync::Batch)]
    fsync: Fsync,
    /// Keep the journal and the trades here, and recover from what is there
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Die at this order, counting from 0; what is not yet written is lost
    #[arg(long, value_name = "N")]
    kill_at: Option<u64>,
    /// Die while that order is written, after so many bytes of its record
    #[arg(long, value_name = "BYTES", requires = "kill_at")]
    tear: Option<usize>,
    /// Print how long this takes, and how long one thread without a pipeline does
    #[arg(long, conflicts_with_all = ["dir", "kill_at", "fsync"])]
    compare: bool,
}

/// When the journal is put on the disk.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Fsync {
    Batch,
    Never,
}

/// Where the process dies.
#[derive(Clone, Copy)]
struct Kill {
    order: u64,
    /// How much of its record is still written; if none, nothing of its batch is.
    tear: Option<usize>,
}

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match start(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            let _ = writeln!(io::stderr(), "exchange: {error}");
            ExitCode::from(2)
        }
    }
}

/// Returns whether the exchange is consistent.
fn start(arguments: &Arguments) -> Result<bool, Failure> {
    let Arguments { orders, seed, fsync, .. } = *arguments;
    if arguments.compare {
        return compare::run(orders, seed).map(|()| true);
    }
    let kill = arguments.kill_at.map(|order| Kill { order, tear: arguments.tear });
    if let Some(Kill { order, .. }) = kill.filter(|kill| kill.order >= orders) {
        return Err(format!("--kill-at {order} is never reached: there are {orders} orders, counting from 0").into());
    }
    match &arguments.dir {
        Some(dir) => {
            let state = engine::run(&Run { dir, orders, seed, fsync, kill })?;
            say(format_args!("{state}"));
            Ok(state.replica_agrees)
        }
        None => demonstration::run(orders, seed, fsync, kill),
    }
}

/// One line on standard output; nobody has to read it.
fn say(line: std::fmt::Arguments<'_>) {
    let _ = writeln!(io::stdout(), "{line}");
}

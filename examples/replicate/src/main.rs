//! The exchange's `replicate` stage, beyond one process: a primary and a replica that survive each other's death.
//!
//! ```text
//! cargo run --release --example replicate                 # the demonstration, over zenoh
//! cargo run --release --example replicate -- --ipc        # the same, over shared memory by iceoryx2
//! cargo run --release --example replicate -- --measure    # what a hop costs, in a process and between processes
//! cargo run --release --example replicate -- replica --dir /tmp/r   # one process of the two,
//! cargo run --release --example replicate -- primary --dir /tmp/p   # and the other
//! ```
//!
//! ```text
//!            ┌──> journal ────┐                                                 ┌──> apply
//! orders ────┤                ├──> matching ──> publish         orders ──> journal
//!            └──> replicate ──┘                                    ∧            └──> written ──┐
//!                     ∧                                            │                           │
//!                     └──────────── batch ──> zenoh or iceoryx2 ───┴─── position <─────────────┘
//!
//!                 the primary                                             the replica
//! ```
//!
//! `replicate` collects the orders of a batch and sends them at its end. It returns when the replica has written them to a journal of its
//! own, and only then does `matching` get the batch: nothing is matched that is in one place only. The replica is a pipeline too. Its
//! poll stage `written` tells how far its journal has come, and that is the answer; `apply` brings its book up to date meanwhile.
//!
//! *Exactly once.* Orders are numbered, and each batch says which number it begins with. The replica takes what follows on what it
//! has, drops what it has already, and takes nothing behind a gap. Its answer is always the number that it wants next. So it does no harm to
//! send a batch again, and whoever has lost track asks by sending.
//!
//! *After a kill.* Both recover from their journals; a torn record at the end is cut off, since nobody was told about it. The replica's
//! journal is its position, so position and orders cannot disagree. `journal` and `replicate` run side by side, so either process may be ahead
//! when the primary dies:
//!
//! - The primary is ahead: it sends from its own journal what the replica lacks. A new, empty replica catches up in the same way.
//! - The replica is ahead: those orders were never matched, and nobody was told that they were taken. So whoever placed them places them
//!   again; here, they are made from the same seed. They get the same numbers, and the replica drops them.
//!
//! *Waiting* has an end, `--patience`. If the replica stays away, `replicate` fails, which halts the primary's pipeline: it would be
//! worse to go on with one copy. Start both again, and they go on.
//!
//! The two files in `link` are all that knows the engines. Each asks a question and waits for the answer: a query in zenoh,
//! a request in iceoryx2. Both are linked in, so nothing else must be installed or started. NATS `JetStream` would need a server.
//!
//! With `--ipc`, whoever leaves last removes the shared memory and the directory where the two met. If both end by Ctrl-C or
//! a kill, these stay until somebody uses the same `--at` again.
//!
//! Without a role, the program demonstrates all of that on itself: it starts both processes, kills each in the middle, starts it again, and
//! compares what they leave with a run in which nobody was killed. The exit code is 0 on success, 1 if the two differ, and 2 for wrong
//! arguments, unusable files, and a partner that stays away.

mod batch;
#[path = "../../exchange/book.rs"]
mod book;
mod demonstration;
mod directory;
mod echo;
mod history;
#[path = "../../import/src/interrupt.rs"]
mod interrupt;
#[path = "../../exchange/journal.rs"]
#[expect(dead_code, reason = "only the exchange dies on its own")]
mod journal;
mod link;
mod measure;
#[path = "../../exchange/order.rs"]
mod order;
mod primary;
mod process;
mod replica;
mod replicator;
mod state;
#[path = "../../exchange/trades.rs"]
mod trades;

use clap::{Args, Parser, Subcommand, ValueEnum};
use link::Link;
use std::error::Error;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Replicates an exchange to another process.
///
/// Without a role: a demonstration, in temporary directories, that both processes may be killed.
#[derive(Parser)]
#[command(name = "replicate")]
struct Arguments {
    #[command(subcommand)]
    role: Option<Role>,
    #[command(flatten)]
    options: Options,
    /// Print what a hop costs: from stage to stage, and from process to process by each engine
    #[arg(long, conflicts_with_all = ["ipc", "at", "orders", "rate", "fsync"])]
    measure: bool,
}

#[derive(Clone, Subcommand)]
enum Role {
    /// Take orders, replicate and journal them, match them and publish trades
    Primary {
        /// Keep the journal and the trades here, and recover from what is there
        #[arg(long, value_name = "DIR")]
        dir: PathBuf,
    },
    /// Follow a primary
    Replica {
        /// Keep the journal here, and recover from what is there
        #[arg(long, value_name = "DIR")]
        dir: PathBuf,
    },
    /// Answer whatever comes at once: the other end of a measurement
    #[command(hide = true)]
    Echo,
}

#[derive(Args, Clone)]
struct Options {
    /// How many orders the primary takes, those that are journalled already included
    #[arg(long, global = true, value_name = "N", default_value_t = 100_000)]
    orders: u64,
    /// Which orders: the same seed makes the same ones, and the demonstration kills at the same places
    #[arg(long, global = true, value_name = "SEED", default_value_t = 1)]
    seed: u64,
    /// How many of them the primary takes in a second at most [default: as many as it can]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    rate: Option<u32>,
    /// When to have the journals put on the disk: with every batch that is written, or whenever the system likes
    #[arg(long, global = true, value_enum, default_value_t = Fsync::Batch)]
    fsync: Fsync,
    /// Use shared memory, by iceoryx2, instead of TCP, by zenoh
    #[arg(long, global = true)]
    ipc: bool,
    /// Where the two processes meet: an endpoint of zenoh, on which the primary listens, or with --ipc a directory
    /// [default: tcp/127.0.0.1:17447, or `disruptor-replicate` in the directory for temporary files]
    #[arg(long, global = true, value_name = "PLACE", verbatim_doc_comment)]
    at: Option<String>,
    /// How many seconds to wait for the other process before giving up
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    patience: u64,
}

impl Options {
    fn link(&self) -> Link {
        Link::new(self.ipc, self.at.clone())
    }

    fn patience(&self) -> Duration {
        Duration::from_secs(self.patience)
    }
}

/// When a journal is put on the disk.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Fsync {
    Batch,
    Never,
}

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> ExitCode {
    let Arguments { role, options, measure } = Arguments::parse();
    let (name, result) = match role {
        Some(_) if measure => ("replicate", Err("--measure goes without a role".into())),
        Some(Role::Primary { dir }) => ("primary", primary::run(&dir, &options)),
        Some(Role::Replica { dir }) => ("replica", replica::run(&dir, &options).map(|()| true)),
        Some(Role::Echo) => ("echo", echo::run(&options).map(|()| true)),
        None if measure => ("replicate", measure::run(&options).map(|()| true)),
        None => ("replicate", demonstration::run(&options)),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            let _ = writeln!(io::stderr(), "{name}: {error}");
            ExitCode::from(2)
        }
    }
}

/// One line on standard output; nobody has to read it.
fn say(line: std::fmt::Arguments<'_>) {
    let _ = writeln!(io::stdout(), "{line}");
}

//! Imports flights from a CSV file into an SQLite database, and can be stopped at any time.
//!
//! ```text
//! cargo run --release --example import               # the month that lies in examples/data
//! cargo run --release --example import -- --year     # a year made from it, with some broken lines
//! cargo run --release --example import -- other.csv  # another file
//! cargo run --release --example import -- --compare  # how long a single thread takes for the same
//! ```
//!
//! ```text
//!                 ┌──> enrich (four shards) ──┐
//! lines ──> parse ┤                           ├──> store ──> progress
//!                 └──> rejects ───────────────┘
//! ```
//!
//! `parse` decides. `rejects` gets the lines that are no flights, and writes them to a file, each with the reason. `enrich` tells
//! for each flight what its aircraft did before. It needs the flights of one aircraft in order, while different aircraft have
//! nothing to do with each other: so four shards divide the aircraft among them. In `store` the branches meet again. It gets
//! all lines, in order, and inserts the flights of a batch in one transaction, in which it also notes how many lines are done.
//!
//! So a run that is stopped, by Ctrl-C, `kill -9` or a power failure, is continued by the next one: no flight is stored twice, and
//! none is lost. A rejected line is on disk before `store` gets it, because a stage hands on a batch only when its handler has
//! returned from the last event. The next run cuts off what the file of rejects holds beyond the last commit. It makes the state
//! of the shards anew, from the flights in the database.
//!
//! On two cores, one thread takes about 1.3 times as long for the month, and 1.5 times for the year (`--compare`).
//!
//! The program finds the columns of the file by name, in any order. If you add lines to the file, the next run imports these.
//! The exit code is 0 if all lines are dealt with, 2 if wrong arguments, input or output prevent that, and 130 after Ctrl-C.

mod compare;
mod fleet;
mod input;
mod interrupt;
mod job;
mod parse;
mod pipeline;
mod rejects;
mod row;
mod single;
mod store;
mod year;

use clap::Parser;
use job::Job;
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use store::Store;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

type Failure = Box<dyn Error + Send + Sync>;

/// Imports flights from a CSV file into an SQLite database. Goes on where the last run stopped.
#[derive(Parser)]
#[command(name = "import")]
struct Arguments {
    /// A CSV file with a header line [default: a month of flights that comes with this example]
    path: Option<PathBuf>,
    /// Import a year of flights, made from that month, with some broken lines
    #[arg(long, conflicts_with = "path")]
    year: bool,
    /// Where to keep the database and the file of rejects [default: target/import]
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// Import into temporary databases instead, and compare with one thread that does the same
    #[arg(long)]
    compare: bool,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("import: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let root = PathBuf::from(ROOT);
    let into = arguments.into.clone().unwrap_or_else(|| root.join("target/import"));
    fs::create_dir_all(&into).map_err(|error| format!("{}: {error}", into.display()))?;
    let path = match &arguments.path {
        Some(path) => path.clone(),
        None if arguments.year => year::make(&into)?,
        None => root.join("examples/data/flights-2013-01.csv"),
    };
    interrupt::listen()?;
    if arguments.compare {
        return compare::run(&path, &into);
    }

    let job = Job::open(&path, &into)?;
    let (before, database, source) = (job.before, job.database.clone(), job.input.path.clone());
    if before.place.lines > 0 {
        println!("{} lines were imported before", before.place.lines);
    }
    pipeline::run(job)?;

    let after = Store::open(&database, &source)?.progress();
    let (stored, rejected) = (after.stored - before.stored, after.rejected - before.rejected);
    println!("{stored} flights stored and {rejected} lines rejected now");
    println!("{} flights and {} rejects in all: {}", after.stored, after.rejected, database.display());
    if interrupt::requested() {
        println!("stopped: the next run goes on with line {}", after.place.lines + 1);
        return Ok(ExitCode::from(130));
    }
    Ok(ExitCode::SUCCESS)
}

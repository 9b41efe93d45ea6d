//! Totals a month of flights: one thread reads blocks of lines, two parse a block each, and one adds up what they found.
//!
//! ```text
//! cargo run --release --example flights                          # the month that lies in examples/data
//! cargo run --release --example flights -- --json other.csv.gz   # another one, for a program to read
//! cargo run --release --example flights -- --compare             # how long a plain loop takes for the same
//! ```
//!
//! ```text
//! read ──> parse (two shards) ──> total
//! ```
//!
//! An event is a block of lines, not a line. Handing over an event costs the same whatever is in it, and parsing a line takes half a
//! microsecond: too little to be worth it. The block is read into the slot where it is parsed. Each shard parses every second
//! block, and totals it. `total` gets the blocks in order, so it knows the number of each line. It has little to do: for several
//! hundred lines it adds some twenty numbers.
//!
//! `--compare` runs a [loop on one thread](plain) on the same input, with the same core of a CSV parser.
//!
//! The file is CSV with a header, or that compressed by gzip. The program finds its columns by name, in any order. `NA` stands for
//! a delay that does not exist and adds nothing to a total. A malformed line is reported on standard error, counted, and left out.
//! The exit code is 0 for totals, and 2 if wrong arguments or input prevent them.

mod arguments;
mod blocks;
mod compare;
mod flight;
mod json;
mod plain;
mod report;
mod tally;

use arguments::{Arguments, HELP};
use blocks::{Block, Blocks, open};
use disruptor::{PipelineError, disruptor};
use flight::Columns;
use report::Report;
use std::error::Error;
use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;
use tally::{Parser, Tally};

/// The month that is read when no other is named, wherever the program is started from.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/flights-2013-01.csv");

/// One slot of the ring: a block as it was read, and what was found in it.
#[derive(Default)]
struct Event {
    block: Block,
    tally: Tally,
}

disruptor! {
    /// Two blocks are parsed at the same time, while others are read.
    pipeline Flights {
        event: Event;
        capacity: 8;

        stage parse: { block: &Block, tally: &mut Tally } { shards: 2 };
        stage total: { tally: &Tally } after parse;
    }
}

/// Reads the file and totals it.
fn total(path: &Path) -> Result<Report, Box<dyn Error>> {
    let mut input = Blocks::new(open(path)?);
    let (header, mut lines) = input.header()?;
    let columns = &Columns::find(&header)?;
    let mut report = Report::default();
    Flights {
        parse: |_shard| {
            let mut parser = Parser::new(columns);
            move |event, _, _| *event.tally = parser.parse(event.block)
        },
        total: |event, _, _| {
            for problem in &event.tally.problems {
                complain(format_args!("{}: {}", path.display(), problem.after(lines)));
            }
            lines += event.tally.lines;
            report.merge(&event.tally.report);
        },
    }
    .run(|mut blocks| {
        loop {
            // Read the block into the slot where it will be parsed. Only the read tells whether there is one.
            let published = blocks.publish_with(|event| match input.read(&mut event.block) {
                Ok(true) => ControlFlow::Continue(()),
                Ok(false) => ControlFlow::Break(Ok(())),
                Err(error) => ControlFlow::Break(Err(PipelineError::other(error))),
            })?;
            if let ControlFlow::Break(end) = published {
                return end;
            }
        }
    })?;
    Ok(report)
}

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(format_args!("{error}"));
            ExitCode::from(2)
        }
    }
}

fn start() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse()?;
    if arguments.help {
        return print(HELP);
    }
    if arguments.compare {
        return compare::run(arguments.path.as_deref());
    }
    let path = arguments.path.as_deref().unwrap_or(SAMPLE.as_ref());
    let report = total(path).map_err(|error| in_file(path, error))?;
    if report.malformed > 0 {
        complain(format_args!("{} left out", report.malformed_lines()));
    }
    print(&if arguments.json { report.to_json() } else { report.to_string() })
}

/// Prints the result. A reader that has seen enough and went away (`flights | head`) is no error.
fn print(text: &str) -> Result<(), Box<dyn Error>> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot print the result: {error}").into())
        }
        _ => Ok(()),
    }
}

/// Says which file the error is about.
fn in_file(path: &Path, error: impl std::fmt::Display) -> Box<dyn Error> {
    format!("{}: {error}", path.display()).into()
}

/// One line on standard error. `eprintln!` would panic, and so end the pipeline, if nobody can read it.
fn complain(line: std::fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "flights: {line}");
}

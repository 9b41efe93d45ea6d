//! Totals a month of flights: one thread reads, one parses, and three count in parallel.
//!
//! ```text
//! cargo run --release --example flights                      # the month that lies in examples/data
//! cargo run --release --example flights -- --json other.csv  # another one, for a program to read
//! ```
//!
//! This is the usual pattern for reading text. The producer only cuts the input into records, so that reading goes on
//! while the stages work. One stage parses the text once, and decides which lines are flights. Each question about a flight
//! is one more stage `after parse`, which costs one line here and slows none of the others down. What could not be parsed
//! goes to the stage `else parse`. No event allocates: slots keep their buffers, and a later record overwrites them.
//!
//! The file is CSV with a header. The program finds its columns by name, in any order. `NA` stands for a delay that
//! does not exist and adds nothing to a total. A malformed line is reported on standard error, counted, and left out.
//! The exit code is 0 for totals, and 2 if wrong arguments or input prevent them.

mod parse;
mod raw;
mod report;

use clap::Parser as _;
use disruptor::{PipelineError, disruptor};
use parse::{Columns, Flight, Malformed, Parser};
use raw::{RawReader, RawRecord};
use report::{ByCarrier, ByOrigin, Report, Totals};
use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The month that is read when no other is named, wherever the program is started from.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/flights-2013-01.csv");

/// Totals the flights of a CSV file: delays, carriers and origins.
#[derive(clap::Parser)]
#[command(name = "flights")]
struct Arguments {
    /// Print one JSON object instead of tables
    #[arg(long)]
    json: bool,
    /// A CSV file with a header line [default: a month of flights that comes with this example]
    #[arg(value_name = "PATH", hide_default_value = true, default_value = SAMPLE)]
    path: PathBuf,
}

/// One slot of the ring: the text as it was read, and what the parser made of it.
#[derive(Default)]
struct Record {
    raw: RawRecord,
    flight: Flight,
    problem: Option<Malformed>,
}

disruptor! {
    /// The stages at the end see only what the parser wrote, and none waits for another.
    pipeline Flights {
        event: Record;
        capacity: 1024;

        stage parse: { raw: &RawRecord, flight: &mut Flight, problem: &mut Option<Malformed> } -> bool;
        stage totals: { flight: &Flight } after parse;
        stage carriers: { flight: &Flight } after parse;
        stage origins: { flight: &Flight } after parse;
        stage rejects: { raw: &RawRecord, problem: &Option<Malformed> } else parse;
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match total(&arguments.path).and_then(|report| show(&report, arguments.json)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(format_args!("flights: {}: {error}", arguments.path.display()));
            ExitCode::from(2)
        }
    }
}

fn total(path: &Path) -> Result<Report, Box<dyn Error>> {
    let mut input = RawReader::new(BufReader::new(File::open(path)?));
    let mut header = RawRecord::default();
    if !input.read(&mut header)? {
        return Err("the file is empty, not even a header line is there".into());
    }
    let mut parser = Parser::new();
    let columns = Columns::find(parser.split(&header)?)?;
    Ok(run(input, parser, &columns)?)
}

/// Runs the pipeline over everything that follows the header.
fn run(mut input: RawReader<impl BufRead>, mut parser: Parser, columns: &Columns) -> Result<Report, PipelineError> {
    let mut malformed = 0;
    let mut totals = Totals::default();
    let mut by_carrier = ByCarrier::default();
    let mut by_origin = ByOrigin::default();
    Flights {
        parse: |record, _, _| {
            *record.problem = parser.parse(columns, record.raw, record.flight).err();
            record.problem.is_none()
        },
        totals: |record, _, _| totals.add(record.flight),
        carriers: |record, _, _| by_carrier.add(record.flight),
        origins: |record, _, _| by_origin.add(record.flight),
        rejects: |record, _, _| {
            malformed += record.raw.line_count();
            if let Some(problem) = record.problem {
                complain(format_args!("flights: {}: {problem}", record.raw.place()));
            }
        },
    }
    .run(|mut flights| {
        loop {
            // Read the record into the slot where it will be parsed. Only the read tells whether there is one.
            let published = flights.publish_with(|record| match input.read(&mut record.raw) {
                Ok(true) => ControlFlow::Continue(()),
                Ok(false) => ControlFlow::Break(Ok(())),
                Err(error) => ControlFlow::Break(Err(PipelineError::other(error))),
            })?;
            if let ControlFlow::Break(end) = published {
                return end;
            }
        }
    })?;
    Ok(Report { totals, by_carrier, by_origin, malformed })
}

/// Prints the report. A reader that has seen enough and went away (`flights | head`) is no error.
fn show(report: &Report, json: bool) -> Result<(), Box<dyn Error>> {
    let text = if json { report.to_json()? } else { report.to_string() };
    if report.malformed > 0 {
        complain(format_args!("flights: {} left out", report.malformed_lines()));
    }
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot print the result: {error}").into())
        }
        _ => Ok(()),
    }
}

/// One line on standard error. `eprintln!` would panic, and so end the pipeline, if nobody can read it.
fn complain(line: std::fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{line}");
}

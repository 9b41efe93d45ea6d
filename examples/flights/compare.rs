//! How long the pipeline takes, and how long a plain loop.

#[path = "../scratch.rs"]
mod scratch;
#[path = "../compare/mod.rs"]
mod turns;

use crate::report::Report;
use crate::{SAMPLE, in_file, plain, total};
use flate2::Compression;
use flate2::write::GzEncoder;
use scratch::Scratch;
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Compares them on this file, or else on the sample, on a year made from it, and on that year gzipped.
pub(crate) fn run(path: Option<&Path>) -> Result<(), Box<dyn Error>> {
    writeln!(io::stdout(), "{}", turns::heading("plain loop"))?;
    if let Some(path) = path {
        return compare("this file", path);
    }
    let dir = Scratch::new("flights")?;
    let (year, gzipped) = (dir.path().join("year.csv"), dir.path().join("year.csv.gz"));
    let month = fs::read_to_string(SAMPLE).map_err(|error| in_file(SAMPLE.as_ref(), error))?;
    let (header, flights) = month.split_once('\n').unwrap_or((&month, ""));
    let text = format!("{header}\n{}", flights.repeat(12));
    fs::write(&year, &text)?;
    let mut encoder = GzEncoder::new(File::create(&gzipped)?, Compression::default());
    encoder.write_all(text.as_bytes())?;
    encoder.finish()?;
    compare("a month, 2.5 MB", SAMPLE.as_ref())?;
    compare("a year, 30 MB", &year)?;
    compare("the year, gzipped", &gzipped)
}

/// Prints a line of the table.
fn compare(name: &str, path: &Path) -> Result<(), Box<dyn Error>> {
    let measure = |total: fn(&Path) -> Result<Report, Box<dyn Error>>| {
        let (taken, report) = turns::taken(|| total(path));
        report.map(|report| (taken, report)).map_err(|error| in_file(path, error))
    };
    let line = turns::line(name, || measure(plain::total), || measure(total))?;
    let line = line.ok_or_else(|| in_file(path, "the pipeline and the plain loop find different totals"))?;
    writeln!(io::stdout(), "{line}")?;
    Ok(())
}

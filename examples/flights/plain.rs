//! The same without a pipeline: a loop over the lines, on one thread.

use crate::blocks::open;
use crate::complain;
use crate::flight::{Columns, Flight};
use crate::report::Report;
use csv::{ByteRecord, Position, ReaderBuilder};
use std::error::Error;
use std::path::Path;

/// How much is read at once.
const BUFFER: usize = 64 * 1024;

/// Reads the file and totals it. A quote that is never closed swallows the rest of the file.
pub(crate) fn total(path: &Path) -> Result<Report, Box<dyn Error>> {
    let mut lines = ReaderBuilder::new().flexible(true).buffer_capacity(BUFFER).from_reader(open(path)?);
    let columns = Columns::find(lines.byte_headers()?)?;
    let mut report = Report::default();
    let mut line = ByteRecord::new();
    while lines.read_byte_record(&mut line)? {
        match Flight::parse(line.len(), |field| &line[field], &columns) {
            Ok(flight) => report.add(&flight),
            Err(problem) => {
                let number = line.position().map_or(0, Position::line);
                complain(format_args!("{}: line {number}: {problem}", path.display()));
                report.malformed += 1;
            }
        }
    }
    Ok(report)
}

//! What is found in a block.

use crate::blocks::Block;
use crate::flight::{Columns, Flight, Malformed};
use crate::report::Report;
use csv_core::ReadRecordResult;
use memchr::memchr_iter;

/// What a block adds to the report. Its lines are counted from the start of the block: how many come before it is not known while
/// others still parse them.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) report: Report,
    pub(crate) problems: Vec<Problem>,
    /// How many lines the block has.
    pub(crate) lines: u64,
}

impl Tally {
    fn leave_out(&mut self, problem: Problem) {
        self.report.malformed += problem.last - problem.first + 1;
        self.problems.push(problem);
    }
}

/// Parses blocks, one after the other.
///
/// The text is in memory, so this does without the buffer of a `csv::Reader`, and uses what that is made of. One reader does for all
/// blocks, because to make one takes time.
pub(crate) struct Parser<'a> {
    columns: &'a Columns,
    reader: csv_core::Reader,
    /// The fields of a record without their quotes, one after the other.
    fields: Vec<u8>,
    /// Where each of them ends.
    ends: Vec<usize>,
}

impl<'a> Parser<'a> {
    pub(crate) fn new(columns: &'a Columns) -> Self {
        Self { columns, reader: csv_core::Reader::new(), fields: Vec::new(), ends: Vec::new() }
    }

    pub(crate) fn parse(&mut self, block: &Block) -> Tally {
        let mut tally = Tally::default();
        if block.unclosed {
            tally.leave_out(Problem { first: 1, last: 1, what: Malformed::Unclosed });
            tally.lines = 1;
            return tally;
        }
        let Self { columns, reader, fields, ends } = self;
        reader.reset();
        // A record has no more text than the block, and at most a field for each byte: so it fits.
        fields.resize(fields.len().max(block.text.len()), 0);
        ends.resize(fields.len(), 0);
        let mut rest = &block.text[..];
        loop {
            let line = reader.line();
            let (result, length, _, count) = reader.read_record(rest, fields, ends);
            let (record, others) = rest.split_at(length);
            rest = others;
            // The block ends with a line end, so nothing but the end of the block interrupts a record.
            if result != ReadRecordResult::Record {
                break;
            }
            let field = |index: usize| &fields[index.checked_sub(1).map_or(0, |last| ends[last])..ends[index]];
            match Flight::parse(count, field, columns) {
                Ok(flight) => tally.report.add(&flight),
                Err(what) => tally.leave_out(Problem::new(record, line, what)),
            }
        }
        tally.lines = reader.line() - 1;
        tally
    }
}

/// A malformed record.
pub(crate) struct Problem {
    first: u64,
    /// The same line, unless a quoted field contains a line end.
    last: u64,
    what: Malformed,
}

impl Problem {
    /// Of this text, which starts in this line, and has line ends around it.
    fn new(text: &[u8], line: u64, what: Malformed) -> Self {
        let is_text = |byte: &u8| !matches!(byte, b'\n' | b'\r');
        let start = text.iter().position(is_text).unwrap_or(0);
        let end = text.iter().rposition(is_text).unwrap_or(0);
        let line_ends = |text: &[u8]| memchr_iter(b'\n', text).count() as u64;
        let first = line + line_ends(&text[..start]);
        Self { first, last: first + line_ends(&text[start..end]), what }
    }

    /// What to say of it, if so many lines come before the block.
    pub(crate) fn after(&self, lines: u64) -> String {
        let (first, last, what) = (lines + self.first, lines + self.last, &self.what);
        if first == last { format!("line {first}: {what}") } else { format!("lines {first}-{last}: {what}") }
    }
}

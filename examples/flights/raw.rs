//! Cutting the input into records, without looking at what is in them.

use std::io::{self, BufRead};

/// A quoted field may contain line ends, so a record may have several lines, but not more text than this. A stray quote
/// would otherwise swallow the rest of the file.
const LONGEST_QUOTED: usize = 64 * 1024;

/// The text of one record.
#[derive(Default)]
pub(crate) struct RawRecord {
    /// The number of its first line, counting from 1.
    pub(crate) line: u64,
    /// The number of its last line, the same unless a quoted field contains a line end.
    pub(crate) last_line: u64,
    /// Without the line end. Empty at the end of the input.
    pub(crate) text: Vec<u8>,
    /// A quote opens in it that is never closed; then the text is that of a single line.
    pub(crate) unclosed: bool,
}

impl RawRecord {
    /// How many lines of the file it is.
    pub(crate) fn line_count(&self) -> u64 {
        self.last_line - self.line + 1
    }

    /// Where it stands, for a message.
    pub(crate) fn place(&self) -> String {
        if self.line == self.last_line {
            format!("line {}", self.line)
        } else {
            format!("lines {}-{}", self.line, self.last_line)
        }
    }
}

/// Reads records one by one.
pub(crate) struct RawReader<R> {
    input: R,
    /// The number of the line that was read last.
    line: u64,
    /// Lines to be read again, before the input goes on: what followed a quote that was never closed.
    again: Vec<u8>,
    /// How much of them was.
    used: usize,
}

impl<R: BufRead> RawReader<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, line: 0, again: Vec::new(), used: 0 }
    }

    /// Reads the next record over what `record` held before. Blank lines are skipped. At the end of the input, and after
    /// an error, the record is empty.
    pub(crate) fn read(&mut self, record: &mut RawRecord) -> io::Result<bool> {
        record.text.clear();
        record.unclosed = false;
        let found = self.read_first_line(record).and_then(|found| {
            self.read_open_lines(record)?;
            Ok(found)
        });
        let end = if found.is_ok() { trim_line_end(&record.text).len() } else { 0 };
        record.text.truncate(end);
        record.last_line = self.line;
        found
    }

    fn read_first_line(&mut self, record: &mut RawRecord) -> io::Result<bool> {
        while trim_line_end(&record.text).is_empty() {
            record.text.clear();
            if self.read_line(&mut record.text)? == 0 {
                return Ok(false);
            }
        }
        record.line = self.line;
        Ok(true)
    }

    /// Appends lines for as long as the last one ends within quotes. If that is for ever, the first line stands alone.
    fn read_open_lines(&mut self, record: &mut RawRecord) -> io::Result<()> {
        let first = record.text.len();
        let mut quotes = Quotes::default();
        let mut seen = 0;
        while quotes.stay_open(&record.text[seen..]) {
            seen = record.text.len();
            if seen > LONGEST_QUOTED || self.read_line(&mut record.text)? == 0 {
                record.unclosed = true;
                self.read_again(&record.text[first..]);
                record.text.truncate(first);
                self.line = record.line;
                break;
            }
        }
        Ok(())
    }

    /// Appends a line with its end to `text`, and tells how long it is: 0 at the end of the input.
    fn read_line(&mut self, text: &mut Vec<u8>) -> io::Result<usize> {
        let mut again = &self.again[self.used..];
        let mut length = again.read_until(b'\n', text)?;
        self.used += length;
        // A line that was read before may have been the end of the input then, so it may lack its line end; there is
        // nothing to be read after it.
        if length == 0 {
            length = self.input.read_until(b'\n', text)?;
        }
        self.line += u64::from(length > 0);
        Ok(length)
    }

    fn read_again(&mut self, lines: &[u8]) {
        let rest = self.again.split_off(self.used);
        self.again.clear();
        self.again.extend_from_slice(lines);
        self.again.extend_from_slice(&rest);
        self.used = 0;
    }
}

fn trim_line_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Follows the quotes of a record, as far as it takes to know whether a line end is part of a field.
#[derive(Clone, Copy, Default, PartialEq)]
enum Quotes {
    /// Where a field starts; only here does a quote open anything.
    #[default]
    Start,
    /// In a field without quotes, or behind the closing one.
    Plain,
    /// In a quoted field.
    Open,
    /// After a quote in a quoted field: it closed the field, unless another one follows.
    Closing,
}

impl Quotes {
    /// Whether a quote is still open at the end of `text`, which follows what was looked at before.
    fn stay_open(&mut self, text: &[u8]) -> bool {
        for &byte in text {
            *self = match (*self, byte) {
                (Self::Open, b'"') => Self::Closing,
                (Self::Open, _) | (Self::Start | Self::Closing, b'"') => Self::Open,
                (_, b',') => Self::Start,
                _ => Self::Plain,
            };
        }
        *self == Self::Open
    }
}

//! From the text of a record to the numbers in it.

use crate::raw::RawRecord;
use csv::{Reader, ReaderBuilder, StringRecord, Terminator};
use std::fmt;
use std::io::{self, Read};

/// What is used of a flight. Reused for one flight after the other, so that its texts need no new memory.
#[derive(Default)]
pub(crate) struct Flight {
    /// In minutes, negative if early; none if it never left.
    pub(crate) dep_delay: Option<i32>,
    /// In minutes, negative if early; none if it never arrived, or elsewhere.
    pub(crate) arr_delay: Option<i32>,
    /// In miles.
    pub(crate) distance: i32,
    pub(crate) carrier: String,
    pub(crate) origin: String,
}

/// What is wrong with a line.
pub(crate) enum Malformed {
    /// A quoted field without an end.
    Unclosed,
    /// Not text at all.
    NotUtf8,
    /// More than one record, or none, where the reader of raw text saw one.
    NotOneRecord,
    FieldCount {
        expected: usize,
        found: usize,
    },
    Number {
        column: &'static str,
        text: String,
    },
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unclosed => f.write_str("a quote opens a field and never closes it"),
            Self::NotUtf8 => f.write_str("the text is not UTF-8"),
            Self::NotOneRecord => f.write_str("not a CSV record"),
            Self::FieldCount { expected, found } => write!(f, "{found} fields instead of {expected}"),
            Self::Number { column, text } => write!(f, "{column} is not a number: {text:?}"),
        }
    }
}

impl fmt::Debug for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Malformed {}

/// Where the columns are that are used.
pub(crate) struct Columns {
    count: usize,
    dep_delay: usize,
    arr_delay: usize,
    carrier: usize,
    origin: usize,
    distance: usize,
}

impl Columns {
    /// Looks them up in the header. All that are missing are named at once.
    pub(crate) fn find(header: &StringRecord) -> Result<Self, String> {
        let mut missing = Vec::new();
        let mut find = |name| {
            let column = header.iter().position(|column| column == name);
            column.unwrap_or_else(|| {
                missing.push(name);
                0
            })
        };
        let columns = Self {
            count: header.len(),
            dep_delay: find("dep_delay"),
            arr_delay: find("arr_delay"),
            carrier: find("carrier"),
            origin: find("origin"),
            distance: find("distance"),
        };
        match missing.as_slice() {
            [] => Ok(columns),
            [name] => Err(format!("the header has no column {name}")),
            names => Err(format!("the header has no columns {}", names.join(", "))),
        }
    }
}

/// Parses records, one after the other, in buffers of its own.
pub(crate) struct Parser {
    reader: Reader<Feed>,
    fields: StringRecord,
    /// How much text was given to the reader.
    fed: u64,
}

impl Parser {
    pub(crate) fn new() -> Self {
        // Flexible, so that the count of the fields is judged here, in words of our own.
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .terminator(Terminator::Any(b'\n'))
            .from_reader(Feed::default());
        Self { reader, fields: StringRecord::new(), fed: 0 }
    }

    /// Splits a record into its fields, and takes away their quotes.
    pub(crate) fn split(&mut self, raw: &RawRecord) -> Result<&StringRecord, Malformed> {
        if raw.unclosed {
            return Err(Malformed::Unclosed);
        }
        let fed = self.reader.get_mut().fill(&raw.text);
        self.fed += fed;
        match self.reader.read_record(&mut self.fields) {
            // One reader is used for the whole file, since making one costs more than a record does. So it must not keep
            // anything back for the next.
            Ok(true) if self.reader.position().byte() == self.fed => Ok(&self.fields),
            Err(error) if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) => Err(Malformed::NotUtf8),
            _ => {
                *self = Self::new();
                Err(Malformed::NotOneRecord)
            }
        }
    }

    /// Parses a record into `flight`, whose fields mean nothing if that fails.
    pub(crate) fn parse(&mut self, columns: &Columns, raw: &RawRecord, flight: &mut Flight) -> Result<(), Malformed> {
        let fields = self.split(raw)?;
        if fields.len() != columns.count {
            return Err(Malformed::FieldCount { expected: columns.count, found: fields.len() });
        }
        flight.dep_delay = delay("dep_delay", &fields[columns.dep_delay])?;
        flight.arr_delay = delay("arr_delay", &fields[columns.arr_delay])?;
        flight.distance = number("distance", &fields[columns.distance])?;
        assign(&mut flight.carrier, &fields[columns.carrier]);
        assign(&mut flight.origin, &fields[columns.origin]);
        Ok(())
    }
}

fn delay(column: &'static str, text: &str) -> Result<Option<i32>, Malformed> {
    if text == "NA" { Ok(None) } else { number(column, text).map(Some) }
}

fn number(column: &'static str, text: &str) -> Result<i32, Malformed> {
    text.parse().map_err(|_| Malformed::Number { column, text: text.to_owned() })
}

fn assign(target: &mut String, text: &str) {
    target.clear();
    target.push_str(text);
}

/// What the CSV reader reads from: one record, then the next.
#[derive(Default)]
struct Feed {
    text: Vec<u8>,
    used: usize,
}

impl Feed {
    /// Makes `record` the text to be read, and tells how long it is.
    fn fill(&mut self, record: &[u8]) -> u64 {
        self.text.clear();
        self.text.extend_from_slice(record);
        self.text.push(b'\n');
        self.used = 0;
        self.text.len() as u64
    }
}

impl Read for Feed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = (&self.text[self.used..]).read(buffer)?;
        self.used += length;
        Ok(length)
    }
}

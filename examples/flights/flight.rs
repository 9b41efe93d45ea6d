//! From the fields of a line to a flight.

use csv::ByteRecord;
use std::fmt;
use std::str;

/// What is used of a flight.
pub(crate) struct Flight<'a> {
    /// In minutes, negative if early; none if it never left.
    pub(crate) dep_delay: Option<i32>,
    /// In minutes, negative if early; none if it never arrived, or elsewhere.
    pub(crate) arr_delay: Option<i32>,
    /// In miles.
    pub(crate) distance: i32,
    pub(crate) carrier: &'a str,
    pub(crate) origin: &'a str,
}

impl<'a> Flight<'a> {
    /// Parses a line of so many fields.
    pub(crate) fn parse(count: usize, field: impl Fn(usize) -> &'a [u8], columns: &Columns) -> Result<Self, Malformed> {
        if count != columns.count {
            return Err(Malformed::FieldCount { expected: columns.count, found: count });
        }
        let text = |column| str::from_utf8(field(column)).map_err(|_| Malformed::NotUtf8);
        Ok(Self {
            dep_delay: delay("dep_delay", text(columns.dep_delay)?)?,
            arr_delay: delay("arr_delay", text(columns.arr_delay)?)?,
            distance: number("distance", text(columns.distance)?)?,
            carrier: text(columns.carrier)?,
            origin: text(columns.origin)?,
        })
    }
}

fn delay(column: &'static str, text: &str) -> Result<Option<i32>, Malformed> {
    if text == "NA" { Ok(None) } else { number(column, text).map(Some) }
}

fn number(column: &'static str, text: &str) -> Result<i32, Malformed> {
    text.parse().map_err(|_| Malformed::Number { column, text: text.to_owned() })
}

/// What is wrong with a line.
pub(crate) enum Malformed {
    /// A quoted field without an end.
    Unclosed,
    /// Not text at all.
    NotUtf8,
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
            Self::FieldCount { expected, found } => write!(f, "{found} fields instead of {expected}"),
            Self::Number { column, text } => write!(f, "{column} is not a number: {text:?}"),
        }
    }
}

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
    pub(crate) fn find(header: &ByteRecord) -> Result<Self, String> {
        let mut missing = Vec::new();
        let mut find = |name: &'static str| {
            let column = header.iter().position(|column| column == name.as_bytes());
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

//! From the text of a line to a flight.

use std::fmt::{self, Write as _};
use std::str::FromStr;

/// What is stored of a flight.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Flight {
    /// `2013-01-31`.
    pub(crate) date: String,
    pub(crate) carrier: String,
    pub(crate) number: u32,
    pub(crate) origin: String,
    pub(crate) destination: String,
    /// In minutes, negative if early; none if it never left.
    pub(crate) departure_delay: Option<i32>,
    /// In minutes, negative if early; none if it never arrived, or elsewhere.
    pub(crate) arrival_delay: Option<i32>,
    /// In miles.
    pub(crate) distance: u32,
}

/// Why a line is rejected.
#[derive(Debug, PartialEq)]
pub(crate) enum Malformed {
    NotUtf8,
    /// The data that this program is for has none, and without them every comma separates.
    Quotes,
    FieldCount {
        expected: usize,
        found: usize,
    },
    Field {
        column: &'static str,
        text: String,
    },
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 => f.write_str("not UTF-8"),
            Self::Quotes => f.write_str("quoted fields are not supported"),
            Self::FieldCount { expected, found } => write!(f, "{found} fields instead of {expected}"),
            Self::Field { column, text } => write!(f, "{column} cannot be {text:?}"),
        }
    }
}

/// The columns that are used, in the order of [`Columns::at`].
const USED: [&str; 11] =
    ["year", "month", "day", "carrier", "flight", "tailnum", "origin", "dest", "dep_delay", "arr_delay", "distance"];

/// Where the columns are.
#[derive(Debug)]
pub(crate) struct Columns {
    at: [usize; USED.len()],
    count: usize,
}

impl Columns {
    /// Looks them up in the header. All that are missing are named at once.
    pub(crate) fn find(header: &[u8]) -> Result<Self, String> {
        let header = str::from_utf8(header).map_err(|_| "the header is not UTF-8")?;
        let names: Vec<&str> = header.trim_start_matches('\u{FEFF}').split(',').collect();
        let found = USED.map(|name| names.iter().position(|column| *column == name));
        let missing: Vec<&str> =
            USED.into_iter().zip(found).filter_map(|(name, at)| at.is_none().then_some(name)).collect();
        if missing.is_empty() {
            Ok(Self { at: found.map(|at| at.expect("none is missing")), count: names.len() })
        } else {
            Err(format!("the header has no {}", missing.join(", ")))
        }
    }

    /// Parses a line into `tail` and `flight`, which mean nothing if that fails.
    pub(crate) fn parse(&self, line: &[u8], tail: &mut String, flight: &mut Flight) -> Result<(), Malformed> {
        let line = str::from_utf8(line).map_err(|_| Malformed::NotUtf8)?;
        if line.contains('"') {
            return Err(Malformed::Quotes);
        }
        let mut fields = [""; USED.len()];
        let mut found = 0;
        for text in line.split(',') {
            if let Some(field) = self.at.iter().position(|at| *at == found) {
                fields[field] = text;
            }
            found += 1;
        }
        if found != self.count {
            return Err(Malformed::FieldCount { expected: self.count, found });
        }
        let [year, month, day, carrier, number, aircraft, origin, destination, departure, arrival, distance] = fields;

        let year: u16 = parse("year", year)?;
        let month = within("month", month, 12)?;
        let day = within("day", day, 31)?;
        flight.date.clear();
        write!(flight.date, "{year:04}-{month:02}-{day:02}").expect("memory takes it");
        assign(&mut flight.carrier, "carrier", carrier)?;
        flight.number = parse("flight", number)?;
        assign(&mut flight.origin, "origin", origin)?;
        assign(&mut flight.destination, "dest", destination)?;
        flight.departure_delay = delay("dep_delay", departure)?;
        flight.arrival_delay = delay("arr_delay", arrival)?;
        flight.distance = parse("distance", distance)?;
        tail.clear();
        tail.push_str(if aircraft == "NA" { "" } else { aircraft });
        Ok(())
    }
}

fn parse<T: FromStr>(column: &'static str, text: &str) -> Result<T, Malformed> {
    text.parse().map_err(|_| Malformed::Field { column, text: text.to_owned() })
}

/// A number from 1 to `most`.
fn within(column: &'static str, text: &str, most: u8) -> Result<u8, Malformed> {
    match parse(column, text)? {
        number if (1..=most).contains(&number) => Ok(number),
        _ => Err(Malformed::Field { column, text: text.to_owned() }),
    }
}

fn delay(column: &'static str, text: &str) -> Result<Option<i32>, Malformed> {
    if text == "NA" { Ok(None) } else { parse(column, text).map(Some) }
}

fn assign(target: &mut String, column: &'static str, text: &str) -> Result<(), Malformed> {
    if text.is_empty() {
        return Err(Malformed::Field { column, text: String::new() });
    }
    target.clear();
    target.push_str(text);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Columns, Flight, Malformed};

    const HEADER: &str = "year,month,day,carrier,flight,tailnum,origin,dest,dep_delay,arr_delay,distance";

    fn parse(line: &[u8]) -> Result<(String, Flight), Malformed> {
        let (mut tail, mut flight) = (String::new(), Flight::default());
        Columns::find(HEADER.as_bytes()).expect("all are there").parse(line, &mut tail, &mut flight)?;
        Ok((tail, flight))
    }

    #[test]
    fn finds_columns_by_name() {
        let (mut tail, mut flight) = (String::new(), Flight::default());
        let columns = Columns::find(
            b"\xEF\xBB\xBFdistance,x,arr_delay,dep_delay,dest,origin,tailnum,flight,carrier,day,month,year",
        );
        let line = b"1400,?,11,NA,IAH,EWR,N14228,1545,UA,1,2,2013";
        columns.expect("all are there").parse(line, &mut tail, &mut flight).expect("it is right");
        let expected = Flight {
            date: "2013-02-01".into(),
            carrier: "UA".into(),
            number: 1545,
            origin: "EWR".into(),
            destination: "IAH".into(),
            departure_delay: None,
            arrival_delay: Some(11),
            distance: 1400,
        };
        assert_eq!((tail.as_str(), flight), ("N14228", expected));
    }

    #[test]
    fn names_all_missing_columns() {
        let error = Columns::find(b"year,month,day,carrier,flight,origin,dest,dep_delay,arr_delay")
            .expect_err("two are missing");
        assert_eq!(error, "the header has no tailnum, distance");
    }

    #[test]
    fn an_unknown_aircraft_has_no_name() {
        assert_eq!(parse(b"2013,1,2,UA,1,NA,EWR,IAH,1,2,3").expect("it is right").0, "");
    }

    #[test]
    fn says_what_is_wrong() {
        let wrong: [(&[u8], &str); 9] = [
            (b"2013,1,2,UA,1,N1,EWR,IAH,1,2", "10 fields instead of 11"),
            (b"2013,1,2,UA,1,N1,EWR,IAH,1,2,3,4", "12 fields instead of 11"),
            (b"2013,13,2,UA,1,N1,EWR,IAH,1,2,3", "month cannot be \"13\""),
            (b"2013,1,0,UA,1,N1,EWR,IAH,1,2,3", "day cannot be \"0\""),
            (b"2013,1,2,,1,N1,EWR,IAH,1,2,3", "carrier cannot be \"\""),
            (b"2013,1,2,UA,1,N1,EWR,IAH,1,late,3", "arr_delay cannot be \"late\""),
            (b"2013,1,2,UA,1,N1,EWR,IAH,1,2,NA", "distance cannot be \"NA\""),
            (b"2013,1,2,\"U,A\",1,N1,EWR,IAH,1,2,3", "quoted fields are not supported"),
            (b"2013,1,2,U\xFF,1,N1,EWR,IAH,1,2,3", "not UTF-8"),
        ];
        for (line, message) in wrong {
            assert_eq!(parse(line).expect_err(message).to_string(), message);
        }
    }
}

//! A year of flights, made from the month that lies in `examples/data`.

use crate::{Failure, ROOT};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// One line of so many is broken: cut off, or with a word where a number should be.
const BROKEN: usize = 997;

/// Makes the file in `into`, unless an earlier run did. It is always the same.
pub(crate) fn make(into: &Path) -> Result<PathBuf, Failure> {
    let path = into.join("flights-2013.csv");
    if !path.exists() {
        let month = fs::read_to_string(Path::new(ROOT).join("examples/data/flights-2013-01.csv"))?;
        // Renamed when it is complete, so that nobody takes half of it for all.
        let mut file = tempfile::NamedTempFile::new_in(into)?;
        file.write_all(year(&month).as_bytes())?;
        file.persist(&path)?;
    }
    Ok(path)
}

/// The flights of January in each of twelve months.
fn year(january: &str) -> String {
    let (header, flights) = january.split_once('\n').unwrap_or((january, ""));
    let mut year = format!("{header}\n");
    let mut lines = 1;
    for month in 1..=12 {
        for flight in flights.lines() {
            lines += 1;
            let flight = flight.replacen("2013,1,", &format!("2013,{month},"), 1);
            match lines % (2 * BROKEN) {
                0 => year.push_str(&flight[..flight.len() / 2]),
                BROKEN => year.push_str(&flight.replacen("2013", "someday", 1)),
                _ => year.push_str(&flight),
            }
            year.push('\n');
        }
    }
    year
}

#[cfg(test)]
mod tests {
    use super::year;

    #[test]
    fn a_year_has_twelve_months() {
        assert_eq!(year("year,month,day\n2013,1,31\n").lines().count(), 13);
        assert!(year("year,month,day\n2013,1,31\n").ends_with("\n2013,12,31\n"));
    }
}

//! What is counted, and how it is shown.

use crate::parse::Flight;
use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// From here on, in minutes, a departure counts as late.
const LATE_AFTER: i32 = 15;

/// All flights together.
#[derive(Default, Serialize)]
pub(crate) struct Totals {
    rows: u64,
    cancelled: u64,
    late_departures_over_15_min: u64,
    total_dep_delay_min: i64,
    total_arr_delay_min: i64,
    total_distance_miles: i64,
}

impl Totals {
    pub(crate) fn add(&mut self, flight: &Flight) {
        self.rows += 1;
        self.cancelled += u64::from(flight.dep_delay.is_none());
        self.late_departures_over_15_min += u64::from(flight.dep_delay.is_some_and(|delay| delay > LATE_AFTER));
        self.total_dep_delay_min += minutes(flight.dep_delay);
        self.total_arr_delay_min += minutes(flight.arr_delay);
        self.total_distance_miles += i64::from(flight.distance);
    }
}

/// One carrier's flights.
#[derive(Default, Serialize)]
struct Carrier {
    flights: u64,
    total_arr_delay_min: i64,
}

/// The flights of each carrier, sorted by its code.
#[derive(Default, Serialize)]
#[serde(transparent)]
pub(crate) struct ByCarrier(BTreeMap<String, Carrier>);

impl ByCarrier {
    pub(crate) fn add(&mut self, flight: &Flight) {
        let carrier = entry(&mut self.0, &flight.carrier);
        carrier.flights += 1;
        carrier.total_arr_delay_min += minutes(flight.arr_delay);
    }
}

/// The number of flights from each airport, sorted by its code.
#[derive(Default, Serialize)]
#[serde(transparent)]
pub(crate) struct ByOrigin(BTreeMap<String, u64>);

impl ByOrigin {
    pub(crate) fn add(&mut self, flight: &Flight) {
        *entry(&mut self.0, &flight.origin) += 1;
    }
}

/// The value of a key, which is copied only when it is new.
fn entry<'a, V: Default>(map: &'a mut BTreeMap<String, V>, key: &str) -> &'a mut V {
    if !map.contains_key(key) {
        map.insert(key.to_owned(), V::default());
    }
    map.get_mut(key).expect("it was there or has been inserted")
}

/// A delay that there is none of adds nothing.
fn minutes(delay: Option<i32>) -> i64 {
    i64::from(delay.unwrap_or(0))
}

/// What the stages found out.
#[derive(Serialize)]
pub(crate) struct Report {
    #[serde(flatten)]
    pub(crate) totals: Totals,
    pub(crate) by_carrier: ByCarrier,
    pub(crate) by_origin: ByOrigin,
    /// The number of lines that were left out.
    #[serde(skip)]
    pub(crate) malformed: u64,
}

impl Report {
    pub(crate) fn to_json(&self) -> Result<String, Box<dyn std::error::Error>> {
        let mut text = Vec::new();
        self.serialize(&mut Serializer::with_formatter(&mut text, PrettyFormatter::with_indent(b" ")))?;
        text.push(b'\n');
        Ok(String::from_utf8(text)?)
    }

    pub(crate) fn malformed_lines(&self) -> String {
        format!("{} malformed line{}", self.malformed, if self.malformed == 1 { "" } else { "s" })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let totals = &self.totals;
        for (what, value) in [
            ("flights", i128::from(totals.rows)),
            ("cancelled", totals.cancelled.into()),
            ("departed over 15 min late", totals.late_departures_over_15_min.into()),
            ("departure delays, min", totals.total_dep_delay_min.into()),
            ("arrival delays, min", totals.total_arr_delay_min.into()),
            ("distance, miles", totals.total_distance_miles.into()),
            ("malformed lines, left out", self.malformed.into()),
        ] {
            writeln!(f, "{what:<26}{value:>14}")?;
        }
        writeln!(f, "\n{:<10}{:>10}{:>20}", "carrier", "flights", "arrival delay, min")?;
        for (code, carrier) in &self.by_carrier.0 {
            writeln!(f, "{code:<10}{:>10}{:>20}", carrier.flights, carrier.total_arr_delay_min)?;
        }
        writeln!(f, "\n{:<10}{:>10}", "origin", "flights")?;
        for (code, flights) in &self.by_origin.0 {
            writeln!(f, "{code:<10}{flights:>10}")?;
        }
        Ok(())
    }
}

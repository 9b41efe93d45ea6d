//! What is counted, and how it is shown.

use crate::flight::Flight;
use crate::json::object;
use std::collections::BTreeMap;
use std::fmt;

/// From here on, in minutes, a departure counts as late.
const LATE_AFTER: i32 = 15;

/// All flights together.
#[derive(Default, PartialEq)]
struct Totals {
    rows: u64,
    cancelled: u64,
    late_departures_over_15_min: u64,
    total_dep_delay_min: i64,
    total_arr_delay_min: i64,
    total_distance_miles: i64,
}

/// One carrier's flights.
#[derive(Default, PartialEq)]
struct Carrier {
    flights: u64,
    total_arr_delay_min: i64,
}

/// What is known of a number of flights.
#[derive(Default, PartialEq)]
pub(crate) struct Report {
    totals: Totals,
    /// Sorted by code.
    by_carrier: BTreeMap<String, Carrier>,
    /// The number of flights from each airport, sorted by code.
    by_origin: BTreeMap<String, u64>,
    /// The number of lines that were left out.
    pub(crate) malformed: u64,
}

impl Report {
    /// Adds a flight.
    pub(crate) fn add(&mut self, flight: &Flight<'_>) {
        let totals = &mut self.totals;
        totals.rows += 1;
        totals.cancelled += u64::from(flight.dep_delay.is_none());
        totals.late_departures_over_15_min += u64::from(flight.dep_delay.is_some_and(|delay| delay > LATE_AFTER));
        totals.total_dep_delay_min += minutes(flight.dep_delay);
        totals.total_arr_delay_min += minutes(flight.arr_delay);
        totals.total_distance_miles += i64::from(flight.distance);
        update(&mut self.by_carrier, flight.carrier, |carrier| {
            carrier.flights += 1;
            carrier.total_arr_delay_min += minutes(flight.arr_delay);
        });
        update(&mut self.by_origin, flight.origin, |flights| *flights += 1);
    }

    /// Adds the flights of another report.
    pub(crate) fn merge(&mut self, other: &Self) {
        let (totals, more) = (&mut self.totals, &other.totals);
        totals.rows += more.rows;
        totals.cancelled += more.cancelled;
        totals.late_departures_over_15_min += more.late_departures_over_15_min;
        totals.total_dep_delay_min += more.total_dep_delay_min;
        totals.total_arr_delay_min += more.total_arr_delay_min;
        totals.total_distance_miles += more.total_distance_miles;
        for (code, more) in &other.by_carrier {
            update(&mut self.by_carrier, code, |carrier| {
                carrier.flights += more.flights;
                carrier.total_arr_delay_min += more.total_arr_delay_min;
            });
        }
        for (code, more) in &other.by_origin {
            update(&mut self.by_origin, code, |flights| *flights += more);
        }
        self.malformed += other.malformed;
    }

    pub(crate) fn to_json(&self) -> String {
        let totals = &self.totals;
        let carriers = self.by_carrier.iter().map(|(code, carrier)| {
            let flights = ("flights", carrier.flights.to_string());
            (code.as_str(), object(2, [flights, ("total_arr_delay_min", carrier.total_arr_delay_min.to_string())]))
        });
        let origins = self.by_origin.iter().map(|(code, flights)| (code.as_str(), flights.to_string()));
        let members = [
            ("rows", totals.rows.to_string()),
            ("cancelled", totals.cancelled.to_string()),
            ("late_departures_over_15_min", totals.late_departures_over_15_min.to_string()),
            ("total_dep_delay_min", totals.total_dep_delay_min.to_string()),
            ("total_arr_delay_min", totals.total_arr_delay_min.to_string()),
            ("total_distance_miles", totals.total_distance_miles.to_string()),
            ("by_carrier", object(1, carriers)),
            ("by_origin", object(1, origins)),
        ];
        object(0, members) + "\n"
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
        for (code, carrier) in &self.by_carrier {
            writeln!(f, "{code:<10}{:>10}{:>20}", carrier.flights, carrier.total_arr_delay_min)?;
        }
        writeln!(f, "\n{:<10}{:>10}", "origin", "flights")?;
        for (code, flights) in &self.by_origin {
            writeln!(f, "{code:<10}{flights:>10}")?;
        }
        Ok(())
    }
}

/// Changes the value of a key, which is copied only when it is new.
fn update<V: Default>(map: &mut BTreeMap<String, V>, key: &str, change: impl FnOnce(&mut V)) {
    match map.get_mut(key) {
        Some(value) => change(value),
        None => change(map.entry(key.to_owned()).or_default()),
    }
}

/// A delay that there is none of adds nothing.
fn minutes(delay: Option<i32>) -> i64 {
    i64::from(delay.unwrap_or(0))
}

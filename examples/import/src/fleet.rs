//! What an aircraft did before.

use crate::parse::Flight;
use std::collections::HashMap;

/// A flight, seen as one of many of the same aircraft.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Leg {
    /// Its number among the flights of this aircraft, from 1. Zero if it was cancelled or nobody knows the aircraft; then the
    /// rest means nothing.
    pub(crate) number: u32,
    /// Where the aircraft went last, empty for its first flight.
    pub(crate) previous: String,
    /// How late it arrived there.
    pub(crate) previous_delay: Option<i32>,
    /// All that it was late before, in minutes.
    pub(crate) delay_before: i64,
}

/// What is known of an aircraft.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Aircraft {
    pub(crate) flights: u32,
    pub(crate) last: String,
    pub(crate) last_delay: Option<i32>,
    pub(crate) delay: i64,
}

/// The aircraft of one shard.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Fleet(HashMap<String, Aircraft>);

impl Fleet {
    /// Takes an aircraft as an earlier run left it.
    pub(crate) fn insert(&mut self, tail: String, aircraft: Aircraft) {
        self.0.insert(tail, aircraft);
    }

    /// Adds a flight. It must come after all earlier flights of its aircraft.
    pub(crate) fn fly(&mut self, tail: &str, flight: &Flight, leg: &mut Leg) {
        leg.number = 0;
        if tail.is_empty() || flight.departure_delay.is_none() {
            return;
        }
        if !self.0.contains_key(tail) {
            self.0.insert(tail.to_owned(), Aircraft::default());
        }
        let aircraft = self.0.get_mut(tail).expect("it was there or has been inserted");
        aircraft.flights += 1;

        leg.number = aircraft.flights;
        leg.previous.clone_from(&aircraft.last);
        leg.previous_delay = aircraft.last_delay;
        leg.delay_before = aircraft.delay;

        aircraft.last.clone_from(&flight.destination);
        aircraft.last_delay = flight.arrival_delay;
        aircraft.delay += i64::from(flight.arrival_delay.unwrap_or(0));
    }
}

#[cfg(test)]
mod tests {
    use super::{Fleet, Leg};
    use crate::parse::Flight;

    fn flight(destination: &str, departure_delay: Option<i32>, arrival_delay: Option<i32>) -> Flight {
        Flight { destination: destination.into(), departure_delay, arrival_delay, ..Flight::default() }
    }

    #[test]
    fn each_aircraft_has_its_own_past() {
        let mut fleet = Fleet::default();
        let mut leg = Leg::default();
        let mut fly = |tail, flight| {
            fleet.fly(tail, &flight, &mut leg);
            leg.clone()
        };
        assert_eq!(fly("N1", flight("IAH", Some(0), Some(20))), Leg { number: 1, ..Leg::default() });
        assert_eq!(fly("N2", flight("MIA", Some(5), Some(-5))), Leg { number: 1, ..Leg::default() });
        assert_eq!(fly("N1", flight("ORD", None, None)).number, 0);
        assert_eq!(fly("", flight("ORD", Some(1), Some(1))).number, 0);
        let second = Leg { number: 2, previous: "IAH".into(), previous_delay: Some(20), delay_before: 20 };
        assert_eq!(fly("N1", flight("ATL", Some(1), None)), second);
        let third = Leg { number: 3, previous: "ATL".into(), previous_delay: None, delay_before: 20 };
        assert_eq!(fly("N1", flight("ATL", Some(1), Some(2))), third);
    }
}

//! What is raced.

mod divided;
mod graphs;
pub(crate) mod lines;
pub(crate) mod open_loop;
mod producers;
pub(crate) mod trips;

use crate::race::{Contender, Kind, Length, Throughput, Work};

/// Several laps of the ring, and a whole number of batches for each of up to three producers.
const LEAST_EVENTS: u64 = 81_000;

const EVENTS: Length = Length::Fitted { least: LEAST_EVENTS, stretch: 1 };

/// Where threads share cores.
const MANY_EVENTS: Length = Length::Fitted { least: LEAST_EVENTS, stretch: 4 };

fn contender<F: ?Sized>(party: &'static str, variant: &'static str, run: Box<F>) -> Contender<F> {
    Contender { party, variant, run }
}

fn events_work(
    name: &'static str,
    title: &'static str,
    length: Length,
    contenders: Vec<Contender<Throughput>>,
) -> Work {
    Work { name, title, kind: Kind::Throughput { contenders, unit: "ns per event", length } }
}

/// All of it, in the order in which it is run.
pub(crate) fn all() -> Vec<Work> {
    let mut works = vec![trips::ping_pong()];
    works.extend(lines::all());
    works.extend(open_loop::all());
    works.extend(graphs::all());
    works.extend(producers::all());
    works.extend(divided::all());
    works
}

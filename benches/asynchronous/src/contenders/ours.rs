//! Generated pipelines.

pub(crate) mod lines;
pub(crate) mod requests;
pub(crate) mod stages;
pub(crate) mod threads;

use disruptor::Polled;

/// How many events a batch had, which is not the end.
fn events(polled: Polled) -> u64 {
    let Polled::Events(events) = polled else { panic!("there is a sender") };
    events as u64
}

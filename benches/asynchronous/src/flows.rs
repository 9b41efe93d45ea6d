//! How messages flow. Each flow takes any channel, and checks that everything arrived.

mod gate;
pub(crate) mod requests;
pub(crate) mod senders;
pub(crate) mod stream;
pub(crate) mod threads;
pub(crate) mod trips;

use crate::runtime::Flavor;

/// Messages sent before the clock starts, for streams: five laps of the largest ring, and whole batches of ten.
const WARM_UP: u64 = 41_000;

/// One slice.
#[derive(Clone, Copy)]
pub(crate) struct Slice {
    pub(crate) flavor: Flavor,
    pub(crate) capacity: usize,
    pub(crate) messages: u64,
}

/// The sum of the numbers below `end`.
fn sum_below(end: u64) -> u64 {
    end * (end - 1) / 2
}

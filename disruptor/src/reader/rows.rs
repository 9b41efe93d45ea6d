//! Rows of events: most of a long batch is gone through in them, where slots lie side by side.

use super::HALT_INTERVAL;
use crate::ring::{ROW, Ring, Slot};

/// Rows of so many bytes, or of so many events, are handled before their lines are claimed, and at least one row.
///
/// NB: many lines at once. A handler's store waits for all lines that were claimed before it, and lines that are claimed in a row are on their way at
/// the same time. But no more than the processor's first cache holds.
const BYTES: usize = 16 << 10;
const EVENTS: usize = 512;

/// How many events are handled before the lines of all of them are claimed.
pub(super) const fn stretch<E, R: Ring<E>>() -> u64 {
    if R::CONTIGUOUS { most(size_of::<Slot<E, R::Beside>>()) } else { HALT_INTERVAL }
}

/// The same for slots of this size that lie side by side.
const fn most(size: usize) -> u64 {
    let mut most = EVENTS;
    while most > ROW && most * size > BYTES {
        most /= 2;
    }
    most as u64
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{BYTES, EVENTS, ROW, most};

    #[test]
    fn so_many_as_fit_and_at_least_a_row() {
        assert_eq!((most(0), most(8), most(BYTES / EVENTS)), (512, 512, 512));
        assert_eq!((most(256), most(1024), most(BYTES)), (64, 16, ROW as u64));
    }
}

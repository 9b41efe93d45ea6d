//! Rows of events: most of a long batch is gone through in them, where slots lie side by side. Those with a stamp beside each do not, so there a
//! stage goes from event to event.

use crate::Sequence;
use crate::ring::{Ring, Slot};

/// A stage checks for a halt behind each row. The compiler knows how long one is: it writes the loop over a small handler out, and no processor
/// that has looked ahead has to turn back at the end of it.
pub(super) const ROW: usize = 16;

/// Rows of so many bytes, or of so many events, are handled before their lines are claimed, and at least one row.
///
/// NB: many lines at once. A handler's store waits for all lines that were claimed before it, and lines that are claimed in a row are on their way at
/// the same time. But no more than the processor's first cache holds.
const BYTES: usize = 16 << 10;
const EVENTS: usize = 512;

/// The events from `position` on that are handled together: they lie side by side, before `end`.
#[inline(always)]
pub(super) fn stretch<E, R: Ring<E>>(ring: &R, position: Sequence, end: Sequence) -> &[Slot<E, R::Beside>] {
    let most = const { most(size_of::<Slot<E, R::Beside>>()) };
    ring.side_by_side(position, end.min(position + most))
}

/// How many slots of this size are handled together.
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

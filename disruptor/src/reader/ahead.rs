//! Asking for the lines of small events before they are read.
//!
//! A line holds several small events, and the processor looks only a few hundred instructions ahead. So while a stage handles them, few lines
//! are on their way at the same time, and each takes as long as a line from another core takes. Those that the stage has asked for come while it
//! handles others.
//!
//! It asks only for lines of events that are available: any other one the writer writes, or is about to. And only for small events. Of larger ones
//! the processor has enough lines on their way by itself, and to ask for them makes a stage slower. `benches/README.md` has the numbers.

use super::rows::stretch;
use crate::Sequence;
use crate::ring::{LINE, LOOK_AHEAD, ROW, Ring, Slot, prefetch_bytes};
use crate::sync::AtomicU64;

/// So many lines ahead. Half as many are too few between cores that are far apart, and twice as many make no difference.
const LINES: usize = 16;
/// The most bytes of a slice for which a stage asks at once: its handler gets all of it, so this is the only time.
const MOST: usize = 32 * LINE;

/// The stage is about to handle the events from `first` on, and those before `end` are available: asks for the first lines, if there are many.
#[inline(always)]
pub(super) fn ask_for_first<E, R: Ring<E>>(ring: &R, first: Sequence, end: Sequence) {
    if const { asks::<E, R>() } && end - first >= LOOK_AHEAD {
        ask::<E, R>(ring, first, end.min(first + ahead::<E, R>()));
    }
}

/// The stage is about to handle a stretch of a ring whose rows are single lines: asks for as many events that come later.
#[inline(always)]
pub(super) fn ask_for_stretch<E, R: Ring<E>>(ring: &R, position: Sequence, end: Sequence) {
    let first = position + ahead::<E, R>();
    if const { asks::<E, R>() && !R::CONTIGUOUS } && first < end {
        ask::<E, R>(ring, first, end.min(first + stretch::<E, R>()));
    }
}

/// The stage is about to handle a row of several lines: asks for one that comes later.
#[inline(always)]
pub(super) fn ask_for_row<E, R: Ring<E>>(ring: &R, position: Sequence, end: Sequence) {
    let first = position + ahead::<E, R>();
    if const { asks::<E, R>() && R::CONTIGUOUS } && first + ROW as u64 <= end {
        prefetch_bytes(ring.slot(first), size_of::<R::Row>());
    }
}

/// Asks for the lines of these events, as far as they come before the ring's end.
#[inline(always)]
fn ask<E, R: Ring<E>>(ring: &R, first: Sequence, end: Sequence) {
    let (slots, rows) = ring.rows(first, end);
    prefetch_bytes(slots, size_of_val(slots));
    prefetch_bytes(rows, size_of_val(rows));
}

/// The stage is about to handle these events as a slice.
#[inline(always)]
pub(super) fn ask_for_slice<E, R: Ring<E>>(slots: &[Slot<E, R::Beside>]) {
    if const { asks::<E, R>() } {
        prefetch_bytes(slots, size_of_val(slots).min(MOST));
    }
}

/// Whether the events are small, and several share a line. Not in a ring that grows, where to find a slot may take a search.
const fn asks<E, R: Ring<E>>() -> bool {
    R::CAPACITY == R::BOUND
        && is_small(size_of::<Slot<E, R::Beside>>())
        && (R::CONTIGUOUS || size_of::<R::Row>() == LINE)
}

const fn is_small(slot: usize) -> bool {
    0 < slot && slot <= LINE / 2
}

/// As many slots as lie in `LINES` lines, in whole rows.
const fn ahead<E, R: Ring<E>>() -> u64 {
    if !asks::<E, R>() {
        return 0;
    }
    let (row, slot) = (size_of::<R::Row>(), size_of::<Slot<E, R::Beside>>());
    // A row that is a line has a stamp.
    let slots = if R::CONTIGUOUS { ROW } else { (row - size_of::<AtomicU64>()) / slot };
    (LINES * LINE / row * slots) as u64
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{LINE, ahead, is_small};
    use crate::ring::{Dense, SharedStamped, Stamped};

    #[test]
    fn small_events_share_a_line() {
        assert!([1, 8, 24, LINE / 2].into_iter().all(is_small));
        assert!([0, LINE / 2 + 1, 56, 256].into_iter().all(|size| !is_small(size)));
    }

    #[test]
    fn looks_as_many_lines_ahead_whatever_the_layout() {
        assert_eq!(ahead::<u64, Dense<u64, 1024, 1024>>(), 16 * 8);
        assert_eq!(ahead::<u64, Stamped<u64, 1024, 1024, 7, 0>>(), 16 * 7);
        assert_eq!(ahead::<[u8; 10], Stamped<[u8; 10], 1024, 1024, 5, 6>>(), 16 * 5);
        assert_eq!(ahead::<[u64; 3], Stamped<[u64; 3], 1024, 1024, 2, 8>>(), 16 * 2);
        // Two rows, which is a little less.
        assert_eq!(ahead::<[u64; 3], Dense<[u64; 3], 1024, 1024>>(), 2 * 16);
    }

    #[test]
    fn does_not_ask_where_no_events_share_a_line() {
        assert_eq!(ahead::<(), Dense<(), 1024, 1024>>(), 0);
        assert_eq!(ahead::<[u64; 7], Dense<[u64; 7], 1024, 1024>>(), 0);
        assert_eq!(ahead::<u128, Stamped<u128, 1024, 1024, 1, 0>>(), 0);
        assert_eq!(ahead::<u8, SharedStamped<u8, 1024>>(), 0);
        // Where the ring may grow.
        assert_eq!(ahead::<u64, Dense<u64, 1024, 2048>>(), 0);
    }
}

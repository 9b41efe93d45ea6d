//! A stamp in every slot: it travels with the event, so that one cache-line transfer moves both.
//!
//! # Orderings
//!
//! The stamp of the first slot of a run that was published at once holds one past the run's last sequence; 0 means never
//! published. Stamps only grow and are never cleared, so a stamp above the reader's position can only come from the
//! run that begins there: an older run that began in this slot, `k` laps ago, began at `position - k * N` and had at
//! most `N` events, so its stamp is at most `position`.
//!
//! The producer stores the stamp with Release after it wrote the events; a reader loads it with Acquire before it
//! reads them. Later slots of the run need no stamp of their own, because the reader knows where the run ends. A slot
//! is written again only after its leaves have released it, which the producer sees through their cursors.

use super::{LOOK_AHEAD, Ring, Slot, boxed_slots};
use crate::Sequence;
use crate::sequence::Cursor;
use crate::sync::{AtomicU64, UnsafeCell};
use std::mem::MaybeUninit;

struct StampedSlot<E> {
    stamp: AtomicU64,
    event: Slot<E>,
}

/// `N` slots with a stamp each: the fastest for events published one by one.
#[repr(transparent)]
pub struct StampedRing<E, const N: usize> {
    slots: [StampedSlot<E>; N],
}

impl<E, const N: usize> StampedRing<E, N> {
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "the mask cuts the sequence to an index")]
    fn stamped_slot(&self, sequence: Sequence) -> &StampedSlot<E> {
        &self.slots[sequence as usize & (N - 1)]
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize> Ring<E> for StampedRing<E, N> {
    const CAPACITY: u64 = N as u64;

    fn boxed() -> Box<Self> {
        let slots: Box<[StampedSlot<E>; N]> =
            boxed_slots(|| StampedSlot { stamp: AtomicU64::new(0), event: UnsafeCell::new(MaybeUninit::uninit()) });
        // SAFETY: the ring is the array, with another name.
        unsafe { Box::from_raw(Box::into_raw(slots).cast()) }
    }

    #[inline(always)]
    fn slot(&self, sequence: Sequence) -> &Slot<E> {
        &self.stamped_slot(sequence).event
    }

    #[inline(always)]
    fn publish(&self, cursor: &Cursor, first: Sequence, end: Sequence) {
        // Release: the events are written before a reader that acquires the stamp reads them.
        self.stamped_slot(first).stamp.store(end, ordering!(Release, unless "stamp_release"));
        cursor.count(end);
    }

    #[inline(always)]
    fn available(&self, _: &Cursor, position: Sequence) -> Sequence {
        let mut end = position;
        while end - position < LOOK_AHEAD {
            // Acquire: pairs with the store above.
            let stamp = self.stamped_slot(end).stamp.load(ordering!(Acquire, unless "stamp_acquire"));
            // NB: a branch, so that the processor guesses it and loads the next stamp before it has this one. With the next address
            // computed from the stamp, every cache miss waits for the one before.
            if stamp == end + 1 {
                end += 1;
            } else if stamp > end {
                end = stamp;
            } else {
                break;
            }
        }
        end
    }
}

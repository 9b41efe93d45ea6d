//! Contiguous slots behind one cursor: for batches of small events.
//!
//! # Orderings
//!
//! The producer stores its cursor with Release after it wrote the events; a reader loads it with Acquire before it
//! reads them.

use super::{Ring, Slot, boxed_slots};
use crate::Sequence;
use crate::sequence::Cursor;
use crate::sync::UnsafeCell;
use std::mem::MaybeUninit;

/// `N` slots with nothing between them: the fastest for events published in batches.
#[repr(transparent)]
pub struct DenseRing<E, const N: usize> {
    slots: [Slot<E>; N],
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize> Ring<E> for DenseRing<E, N> {
    const CAPACITY: u64 = N as u64;

    fn boxed() -> Box<Self> {
        let slots: Box<[Slot<E>; N]> = boxed_slots(|| UnsafeCell::new(MaybeUninit::uninit()));
        // SAFETY: the ring is the array, with another name.
        unsafe { Box::from_raw(Box::into_raw(slots).cast()) }
    }

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "the mask cuts the sequence to an index")]
    fn slot(&self, sequence: Sequence) -> &Slot<E> {
        &self.slots[sequence as usize & (N - 1)]
    }

    #[inline(always)]
    fn publish(&self, cursor: &Cursor, _: Sequence, end: Sequence) {
        cursor.release(end);
    }

    #[inline(always)]
    fn available(&self, cursor: &Cursor, _: Sequence) -> Sequence {
        cursor.acquire()
    }
}

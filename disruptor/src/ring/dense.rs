//! Contiguous slots behind one cursor: for batches of small events.
//!
//! # Orderings
//!
//! The producer stores its cursor with Release after it wrote the events; a reader loads it with Acquire before it
//! reads them.

use super::slab::Slab;
use super::{Fixed, Ring, Slot, Slots, write_each};
use crate::Sequence;
use crate::sequence::Cursor;
use crate::sync::UnsafeCell;
use std::mem::MaybeUninit;

/// `N` slots with nothing between them: the fastest for events published in batches.
#[repr(C, align(128))]
pub struct DenseRing<E, const N: usize> {
    slots: [Slot<E>; N],
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize> Ring<E> for DenseRing<E, N> {
    const CAPACITY: u64 = N as u64;
    type Elasticity = Fixed;

    fn boxed() -> Box<Self> {
        let mut ring = Box::<Self>::new_uninit();
        // SAFETY: the pointer is to the array in the box, and the array is all of the ring.
        unsafe {
            write_each(&raw mut (*ring.as_mut_ptr()).slots, || UnsafeCell::new(MaybeUninit::uninit()));
            ring.assume_init()
        }
    }

    #[inline(always)]
    fn slot(&self, sequence: Sequence) -> &Slot<E> {
        slot(&self.slots, sequence)
    }

    #[inline(always)]
    fn side_by_side(&self, first: Sequence, end: Sequence) -> &[Slot<E>] {
        side_by_side(&self.slots, first, end)
    }

    #[inline(always)]
    fn publish(&self, cursor: &Cursor, _: Sequence, end: Sequence) {
        cursor.release(end);
    }

    #[inline(always)]
    fn available(&self, cursor: &Cursor, _: Sequence) -> Sequence {
        cursor.acquire()
    }

    fn published(&self, cursor: &Cursor) -> Sequence {
        cursor.peek()
    }
}

/// The slots of an elastic ring, with nothing between them.
pub struct DenseSlots<E> {
    slots: Slab<Slot<E>>,
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E> Slots<E> for DenseSlots<E> {
    fn new(capacity: usize) -> Self {
        Self { slots: Slab::new(capacity, || UnsafeCell::new(MaybeUninit::uninit())) }
    }

    #[inline(always)]
    fn capacity(&self) -> usize {
        self.slots.len()
    }

    #[inline(always)]
    fn slot(&self, sequence: Sequence) -> &Slot<E> {
        slot(&self.slots, sequence)
    }

    #[inline(always)]
    fn side_by_side(&self, first: Sequence, end: Sequence) -> &[Slot<E>] {
        side_by_side(&self.slots, first, end)
    }

    #[inline(always)]
    fn publish(&self, cursor: &Cursor, _: Sequence, end: Sequence) {
        cursor.release(end);
    }

    #[inline(always)]
    fn available(&self, cursor: &Cursor, _: Sequence) -> Sequence {
        cursor.acquire()
    }

    fn published(&self, cursor: &Cursor) -> Sequence {
        cursor.peek()
    }
}

/// The slot of an event among `slots`, whose number is a power of two.
#[inline(always)]
fn slot<E>(slots: &[Slot<E>], sequence: Sequence) -> &Slot<E> {
    &slots[index(slots, sequence)]
}

#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "cut to the number of slots first")]
fn side_by_side<E>(slots: &[Slot<E>], first: Sequence, end: Sequence) -> &[Slot<E>] {
    let index = index(slots, first);
    &slots[index..][..(end - first).min((slots.len() - index) as u64) as usize]
}

#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "the mask cuts the sequence to an index")]
fn index<E>(slots: &[Slot<E>], sequence: Sequence) -> usize {
    sequence as usize & (slots.len() - 1)
}

//! Contiguous slots behind one cursor: the default for all but small events.
//!
//! # Orderings
//!
//! The producer stores its cursor with Release after it wrote the events; a reader loads it with Acquire before it
//! reads them.

use super::prefetch::prefetch;
use super::slab::Slab;
use super::{Companion, Fixed, Gauge, Publish, Published, ROW, Ring, Rows, Size, Slot};
use crate::Sequence;
use crate::producer::Single;
use crate::sequence::Cursor;

/// Slots with nothing between them. Moves the fewest lines per event, so it is the fastest where events follow each other closely.
///
/// `N` of them, or up to `BOUND` in a part of an elastic ring. `V` belongs to each event.
#[allow(private_bounds, reason = "named by generated code only")]
pub struct Dense<E, const N: usize, const BOUND: usize, V: Companion = ()> {
    slots: Slab<Slot<E, V::Beside>, N, BOUND>,
    marks: V::Apart,
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize, const BOUND: usize, V: Companion> Ring<E> for Dense<E, N, BOUND, V> {
    const CAPACITY: u64 = N as u64;
    const BOUND: u64 = BOUND as u64;
    const TELLS_BY_CURSOR: bool = true;
    const CONTIGUOUS: bool = true;
    type Marks = V::Marks;
    type Beside = V::Beside;
    type Address = ();
    type Row = [Slot<E, V::Beside>; ROW];

    fn new(capacity: usize) -> Self {
        Self { slots: Slab::new(capacity), marks: V::apart(capacity) }
    }

    fn all_slots<'a>(&'a self) -> impl Iterator<Item = &'a Slot<E, V::Beside>> + Clone
    where
        E: 'a,
    {
        self.slots.iter()
    }

    #[inline(always)]
    fn marks_beside(slot: &Slot<E, V::Beside>) -> Option<&V::Marks> {
        V::marks_beside(slot.marks())
    }

    #[inline(always)]
    fn marks_apart(&self, sequence: Sequence) -> &V::Marks {
        V::marks_apart(&self.marks, sequence)
    }

    #[inline(always)]
    fn slot(&self, sequence: Sequence) -> &Slot<E, V::Beside> {
        &self.slots[self.slots.index(sequence)]
    }

    #[inline(always)]
    fn address(&self, _: Sequence) {}

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "cut to the number of slots first")]
    fn piece(&self, (): &mut (), first: Sequence, end: Sequence) -> &[Slot<E, V::Beside>] {
        let index = self.slots.index(first);
        &self.slots[index..][..(end - first).min((self.slots.len() - index) as u64) as usize]
    }

    #[inline(always)]
    fn rows(&self, first: Sequence, end: Sequence) -> Rows<'_, Slot<E, V::Beside>, Self::Row> {
        self.piece(&mut (), first, end).as_rchunks()
    }

    #[inline(always)]
    fn available(&self, cursor: &Cursor, _: Sequence) -> Sequence {
        cursor.acquire()
    }

    /// The cursor and the event lie in different lines. This way both are on their way at the same time.
    #[inline(always)]
    fn expect(&self, position: Sequence) {
        prefetch(self.slot(position));
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize, const BOUND: usize, V: Companion> Publish<E> for Dense<E, N, BOUND, V> {
    type Elasticity = Fixed;
    type Sequencer = Single;

    #[inline(always)]
    fn publish(&self, cursor: &Cursor, _: Sequence, end: Sequence) {
        cursor.release(end);
    }

    #[inline(always)]
    fn capacity(&self) -> u64 {
        self.slots.capacity() as u64
    }
}

impl<E, const N: usize, const BOUND: usize, V: Companion> Gauge for Dense<E, N, BOUND, V> {
    fn published(&self, cursor: &Cursor) -> Published {
        // Acquires, for whoever drops what is left in the ring.
        Published::all_before(cursor.acquire())
    }

    fn size(&self) -> Size {
        Size { capacity: self.slots.capacity() as u64, growths: 0 }
    }
}

impl<E, const N: usize, const BOUND: usize, V: Companion> Clone for Dense<E, N, BOUND, V> {
    fn clone(&self) -> Self {
        Self { slots: self.slots.clone(), marks: self.marks.clone() }
    }
}

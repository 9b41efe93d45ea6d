//! Slots with stamps: one transfer of a cache line brings an event and the news of it.
//!
//! # Orderings
//!
//! The producer publishes in order. It stamps the first of the published events with the position after the last of them. Slots that lie
//! wholly inside a publication need no stamp, because the reader knows where it ends. 0 means never published.
//!
//! Nobody clears a stamp. A reader looks where its last answer ended, which is 0 or what some stamp held: the first sequence of the next publication.
//! Once that is published, the slot's stamp is above it. Until then it is not: what an earlier publication left there ended at most a lap
//! after its beginning, which is a lap or more before.
//!
//! The producer stores the stamp with Release after it wrote the events; a reader loads it with Acquire before it
//! reads them. A slot is written again only after its leaves have released it, which the producer sees through their cursors.

use super::slab::Slab;
use super::slot::StampedSlot;
use super::{Fixed, Gauge, LOOK_AHEAD, Publish, Published, Ring, Size, Slot, SlotMarks};
use crate::Sequence;
use crate::producer::Single;
use crate::sequence::Cursor;
use crate::sync::{AtomicU64, Ordering};
use std::slice;

/// `N` slots with stamps, or up to `BOUND` in a part of an elastic ring. `V` lies beside each event.
pub struct Stamped<E, const N: usize, const BOUND: usize, V = ()> {
    slots: Slab<StampedSlot<E, V>, N, BOUND>,
}

impl<E, const N: usize, const BOUND: usize, V: SlotMarks> Stamped<E, N, BOUND, V> {
    #[inline(always)]
    fn stamp(&self, sequence: Sequence) -> &AtomicU64 {
        &self.slots[self.slots.index(sequence)].stamp
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize, const BOUND: usize, V: SlotMarks> Ring<E> for Stamped<E, N, BOUND, V> {
    const CAPACITY: u64 = N as u64;
    const BOUND: u64 = BOUND as u64;
    const CONTIGUOUS: bool = false;
    type Marks = V;
    type Beside = V;

    fn new(capacity: usize) -> Self {
        Self { slots: Slab::new(capacity) }
    }

    fn all_slots<'a>(&'a self) -> impl Iterator<Item = &'a Slot<E, V>> + Clone
    where
        E: 'a,
    {
        self.slots.iter().map(|stamped| &stamped.slot)
    }

    #[inline(always)]
    fn marks_beside(slot: &Slot<E, V>) -> Option<&V> {
        Some(slot.marks())
    }

    #[inline(always)]
    fn slot(&self, sequence: Sequence) -> &Slot<E, V> {
        &self.slots[self.slots.index(sequence)].slot
    }

    #[inline(always)]
    fn side_by_side(&self, first: Sequence, _: Sequence) -> &[Slot<E, V>] {
        slice::from_ref(self.slot(first))
    }

    #[inline(always)]
    fn available(&self, _: &Cursor, position: Sequence) -> Sequence {
        let mut end = position;
        while end - position < LOOK_AHEAD {
            // Acquire: pairs with the store in `publish`.
            let stamp = self.stamp(end).load(ordering!(Acquire, unless "stamp_acquire"));
            // NB: a branch of its own for single events, so that the processor guesses it and loads the next stamp before it has this one.
            // With the next address computed from the stamp, every cache miss waits for the one before.
            if stamp == end + 1 {
                end += 1;
            } else if stamp <= end {
                return end;
            } else {
                end = stamp;
            }
        }
        end
    }

    #[inline(always)]
    fn glance(&self, _: &Cursor, position: Sequence) -> Sequence {
        // Acquire: as above.
        self.stamp(position).load(ordering!(Acquire, unless "stamp_acquire")).max(position)
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize, const BOUND: usize, V: SlotMarks> Publish<E> for Stamped<E, N, BOUND, V> {
    type Elasticity = Fixed;
    type Sequencer = Single;

    #[inline(always)]
    fn publish(&self, _: &Cursor, first: Sequence, end: Sequence) {
        // Release: the events are written before a reader that acquires the stamp reads them.
        // NB: and no store to another line, not even one that is always at hand: between two that have to wait for their line it
        // makes publishing up to twice as slow.
        self.stamp(first).store(end, ordering!(Release, unless "stamp_release"));
    }

    #[inline(always)]
    fn capacity(&self) -> u64 {
        self.slots.capacity() as u64
    }
}

impl<E, const N: usize, const BOUND: usize, V: SlotMarks> Gauge for Stamped<E, N, BOUND, V> {
    fn published(&self, _: &Cursor) -> Published {
        // Acquire: pairs with the store in `publish`, for whoever drops what is left in the ring.
        let stamps = self.slots.iter().map(|stamped| stamped.stamp.load(Ordering::Acquire));
        Published::all_before(stamps.fold(0, Sequence::max))
    }

    fn size(&self) -> Size {
        Size { capacity: self.slots.capacity() as u64, growths: 0 }
    }
}

impl<E, const N: usize, const BOUND: usize, V> Clone for Stamped<E, N, BOUND, V> {
    fn clone(&self) -> Self {
        Self { slots: self.slots.clone() }
    }
}

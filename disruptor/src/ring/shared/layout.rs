//! Where the stamps of a shared ring lie: beside the events, or apart.

use super::super::slab::{Slab, Unit};
use super::super::slot::StampedSlot;
use super::super::{Companion, ROW, Rows, Slot, SlotMarks};
use crate::Sequence;
use crate::sync::AtomicU64;

/// A stamp for each slot.
#[allow(private_interfaces, reason = "named by generated code only, called by this crate only")]
pub trait Stamps: Clone + Send + Sync {
    /// The number of slots, a power of two.
    const CAPACITY: u64;

    /// The stamp of an event's slot.
    fn stamp(&self, sequence: Sequence) -> &AtomicU64;

    /// All stamps.
    fn stamps(&self) -> impl Iterator<Item = &AtomicU64>;
}

/// Slots with a stamp each. Where the stamps lie is what layouts differ in. See [`Ring`] for what these functions do.
#[allow(private_bounds, private_interfaces, reason = "see `Stamps`")]
pub trait Layout<E>: Stamps {
    const CONTIGUOUS: bool;

    type Marks: SlotMarks;

    type Beside: SlotMarks;

    type Row: AsRef<[Slot<E, Self::Beside>]>;

    fn new(capacity: usize) -> Self;

    fn all_slots<'a>(&'a self) -> impl Iterator<Item = &'a Slot<E, Self::Beside>> + Clone
    where
        E: 'a;

    fn slot(&self, sequence: Sequence) -> &Slot<E, Self::Beside>;

    fn marks_beside(slot: &Slot<E, Self::Beside>) -> Option<&Self::Marks>;

    fn marks_apart(&self, sequence: Sequence) -> &Self::Marks;

    fn side_by_side(&self, first: Sequence, end: Sequence) -> &[Slot<E, Self::Beside>];

    fn rows(&self, first: Sequence, end: Sequence) -> Rows<'_, Slot<E, Self::Beside>, Self::Row>;
}

/// The stamp before each event: one transfer of a line brings both.
pub struct StampsBeside<E, const N: usize, V = ()> {
    slots: Slab<StampedSlot<E, V>, N, N>,
}

/// The stamps in an array of their own: events lie side by side.
#[allow(private_bounds, reason = "named by generated code only")]
pub struct StampsApart<E, const N: usize, V: Companion = ()> {
    stamps: Slab<Stamp, N, N>,
    slots: Slab<Slot<E, V::Beside>, N, N>,
    marks: V::Apart,
}

#[repr(transparent)]
struct Stamp(AtomicU64);

impl Unit for Stamp {
    fn empty() -> Self {
        Self(AtomicU64::new(0))
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize, V: SlotMarks> Stamps for StampsBeside<E, N, V> {
    const CAPACITY: u64 = N as u64;

    #[inline(always)]
    fn stamp(&self, sequence: Sequence) -> &AtomicU64 {
        &self.slots[self.slots.index(sequence)].stamp
    }

    fn stamps(&self) -> impl Iterator<Item = &AtomicU64> {
        self.slots.iter().map(|stamped| &stamped.stamp)
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize, V: SlotMarks> Layout<E> for StampsBeside<E, N, V> {
    const CONTIGUOUS: bool = false;
    type Marks = V;
    type Beside = V;
    type Row = StampedSlot<E, V>;

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
    fn slot(&self, sequence: Sequence) -> &Slot<E, V> {
        &self.slots[self.slots.index(sequence)].slot
    }

    #[inline(always)]
    fn marks_beside(slot: &Slot<E, V>) -> Option<&V> {
        Some(slot.marks())
    }

    fn marks_apart(&self, sequence: Sequence) -> &V {
        unreachable!("what belongs to event {sequence} lies beside it")
    }

    #[inline(always)]
    fn side_by_side(&self, first: Sequence, _: Sequence) -> &[Slot<E, V>] {
        std::slice::from_ref(self.slot(first))
    }

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "cut to the number of slots first")]
    fn rows(&self, first: Sequence, end: Sequence) -> Rows<'_, Slot<E, V>, Self::Row> {
        let index = self.slots.index(first);
        (&[], &self.slots[index..][..(end - first).min((N - index) as u64) as usize])
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize, V: Companion> Stamps for StampsApart<E, N, V> {
    const CAPACITY: u64 = N as u64;

    #[inline(always)]
    fn stamp(&self, sequence: Sequence) -> &AtomicU64 {
        &self.stamps[self.stamps.index(sequence)].0
    }

    fn stamps(&self) -> impl Iterator<Item = &AtomicU64> {
        self.stamps.iter().map(|stamp| &stamp.0)
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize, V: Companion> Layout<E> for StampsApart<E, N, V> {
    const CONTIGUOUS: bool = true;
    type Marks = V::Marks;
    type Beside = V::Beside;
    type Row = [Slot<E, V::Beside>; ROW];

    fn new(capacity: usize) -> Self {
        Self { stamps: Slab::new(capacity), slots: Slab::new(capacity), marks: V::apart(capacity) }
    }

    fn all_slots<'a>(&'a self) -> impl Iterator<Item = &'a Slot<E, V::Beside>> + Clone
    where
        E: 'a,
    {
        self.slots.iter()
    }

    #[inline(always)]
    fn slot(&self, sequence: Sequence) -> &Slot<E, V::Beside> {
        &self.slots[self.slots.index(sequence)]
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
    #[allow(clippy::cast_possible_truncation, reason = "cut to the number of slots first")]
    fn side_by_side(&self, first: Sequence, end: Sequence) -> &[Slot<E, V::Beside>] {
        let index = self.slots.index(first);
        &self.slots[index..][..(end - first).min((N - index) as u64) as usize]
    }

    #[inline(always)]
    fn rows(&self, first: Sequence, end: Sequence) -> Rows<'_, Slot<E, V::Beside>, Self::Row> {
        self.side_by_side(first, end).as_rchunks()
    }
}

impl<E, const N: usize, V> Clone for StampsBeside<E, N, V> {
    fn clone(&self) -> Self {
        Self { slots: self.slots.clone() }
    }
}

impl<E, const N: usize, V: Companion> Clone for StampsApart<E, N, V> {
    fn clone(&self) -> Self {
        Self { stamps: self.stamps.clone(), slots: self.slots.clone(), marks: self.marks.clone() }
    }
}

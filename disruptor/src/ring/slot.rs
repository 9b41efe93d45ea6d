//! Slots: the cells that hold the events, and what lies beside them.

use super::SlotMarks;
use super::slab::Unit;
use crate::sync::{AtomicU64, UnsafeCell};
use std::mem::MaybeUninit;
use std::slice;

/// A cell that may hold an event, with a `V` beside it. The graph alone decides who may touch what of it when.
///
/// The outer cell is there for the padding behind a `V`: whoever [claims lines](super::claim_lines) writes to it.
#[repr(transparent)]
pub struct Slot<E, V = ()>(std::cell::UnsafeCell<Contents<E, V>>);

/// The event first, where it would be if it were alone.
#[repr(C)]
struct Contents<E, V> {
    event: UnsafeCell<MaybeUninit<E>>,
    marks: V,
}

// SAFETY: events move between threads, for which generated code asserts `E: Send`. Who may touch which part of which event when,
// and so also whether some type has to be `Sync`, is what the graph was checked for. What lies beside an event is nothing, or atomic.
unsafe impl<E, V: SlotMarks> Send for Slot<E, V> {}
// SAFETY: as above.
unsafe impl<E, V: SlotMarks> Sync for Slot<E, V> {}

impl<E, V: SlotMarks> Slot<E, V> {
    pub(super) fn empty() -> Self {
        let event = UnsafeCell::new(MaybeUninit::uninit());
        Self(std::cell::UnsafeCell::new(Contents { event, marks: V::none() }))
    }
}

impl<E, V> Slot<E, V> {
    /// The event's own cell.
    #[inline(always)]
    fn event(&self) -> &UnsafeCell<MaybeUninit<E>> {
        // SAFETY: nobody has an exclusive reference to this cell, only to what is in it. The reference does not cover the marks.
        unsafe { &(*self.0.get()).event }
    }

    /// What lies beside the event. Anybody may look at it, also while somebody else has the event.
    #[inline(always)]
    pub(crate) fn marks(&self) -> &V {
        // SAFETY: nobody has an exclusive reference to the marks, and this one does not cover the event.
        unsafe { &(*self.0.get()).marks }
    }

    /// Shared access to the event: any number of these may be in flight at once.
    #[inline(always)]
    pub(crate) fn with<R>(&self, access: impl FnOnce(*const MaybeUninit<E>) -> R) -> R {
        self.event().with(access)
    }

    /// Exclusive access to the event: nothing else may be in flight.
    #[inline(always)]
    pub(crate) fn with_mut<R>(&self, access: impl FnOnce(*mut MaybeUninit<E>) -> R) -> R {
        self.event().with_mut(access)
    }

    /// Moves an event here. What the slot held is forgotten.
    ///
    /// # Safety
    ///
    /// Nobody else touches the event meanwhile.
    #[inline(always)]
    pub(crate) unsafe fn put(&self, event: E) {
        // SAFETY: the pointer is to the cell's content, which is the caller's alone.
        self.with_mut(|slot| unsafe { slot.write(MaybeUninit::new(event)) });
    }
}

impl<E, V: SlotMarks> Unit for Slot<E, V> {
    fn empty() -> Self {
        Self::empty()
    }
}

/// A slot behind a stamp that tells whether its event is published. One transfer of a cache line brings both, if they fit into one.
#[repr(C)]
pub struct StampedSlot<E, V> {
    /// 0 if no publication has begun here, otherwise where the last one that has ends.
    pub(super) stamp: AtomicU64,
    pub(super) slot: Slot<E, V>,
}

impl<E, V> AsRef<[Slot<E, V>]> for StampedSlot<E, V> {
    #[inline(always)]
    fn as_ref(&self) -> &[Slot<E, V>] {
        slice::from_ref(&self.slot)
    }
}

impl<E, V: SlotMarks> Unit for StampedSlot<E, V> {
    fn empty() -> Self {
        Self { stamp: AtomicU64::new(0), slot: Slot::empty() }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::super::Marks;
    use super::{Slot, SlotMarks};
    use crate::sync::Ordering;

    #[test]
    fn a_slot_without_marks_is_as_large_as_its_event() {
        assert_eq!(size_of::<Slot<u64>>(), 8);
        assert_eq!(size_of::<Slot<[u8; 7]>>(), 7);
        assert_eq!(size_of::<Slot<()>>(), 0);
        assert_eq!(align_of::<Slot<u128>>(), align_of::<u128>());
    }

    #[test]
    fn marks_take_a_byte_each_behind_the_event() {
        assert_eq!(size_of::<Slot<u8, Marks<1>>>(), 2);
        assert_eq!(size_of::<Slot<[u8; 5], Marks<3>>>(), 8);
        assert_eq!(size_of::<Slot<u64, Marks<1>>>(), 16);
        assert_eq!(size_of::<Slot<u64, Marks<8>>>(), 16);
        assert_eq!(size_of::<Slot<u64, Marks<9>>>(), 24);
    }

    #[test]
    fn marks_may_be_read_while_somebody_has_the_event() {
        let slot = Slot::<String, Marks<2>>::empty();
        // SAFETY: nobody else knows the slot.
        unsafe { slot.put("four".to_owned()) };
        slot.marks().mark(1).store(1, Ordering::Relaxed);
        slot.with_mut(|event| {
            // SAFETY: an event was put there, and nobody else touches it.
            let event = unsafe { (*event).assume_init_mut() };
            assert_eq!(slot.marks().mark(1).load(Ordering::Relaxed), 1);
            slot.marks().mark(0).store(1, Ordering::Relaxed);
            event.push_str("teen");
            assert_eq!(event, "fourteen");
        });
        // SAFETY: as above; it is not used again.
        slot.with_mut(|event| unsafe { (*event).assume_init_drop() });
    }
}

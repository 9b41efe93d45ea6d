//! Slots: the cells that hold the events.

use crate::sync::UnsafeCell;
use std::mem::MaybeUninit;

/// A cell that may hold an event. The graph alone decides who may touch it when.
#[repr(transparent)]
pub struct Slot<E>(UnsafeCell<MaybeUninit<E>>);

// SAFETY: events move between threads, for which generated code asserts `E: Send`. Who may touch which part of which event when,
// and so also whether some type has to be `Sync`, is what the graph was checked for.
unsafe impl<E> Send for Slot<E> {}
// SAFETY: as above.
unsafe impl<E> Sync for Slot<E> {}

impl<E> Slot<E> {
    pub(super) fn empty() -> Self {
        Self(UnsafeCell::new(MaybeUninit::uninit()))
    }

    /// Shared access: any number of these may be in flight at once.
    #[inline(always)]
    pub(crate) fn with<R>(&self, access: impl FnOnce(*const MaybeUninit<E>) -> R) -> R {
        self.0.with(access)
    }

    /// Exclusive access: nothing else may be in flight.
    #[inline(always)]
    pub(crate) fn with_mut<R>(&self, access: impl FnOnce(*mut MaybeUninit<E>) -> R) -> R {
        self.0.with_mut(access)
    }

    /// Moves an event here. What the slot held is forgotten.
    ///
    /// # Safety
    ///
    /// Nobody else touches the slot meanwhile.
    #[inline(always)]
    pub(crate) unsafe fn put(&self, event: E) {
        // SAFETY: the pointer is to the cell's content, which is the caller's alone.
        self.with_mut(|slot| unsafe { slot.write(MaybeUninit::new(event)) });
    }
}

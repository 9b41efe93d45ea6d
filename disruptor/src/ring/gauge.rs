//! How much is published, asked by those who do not know the ring's type.

use super::Ring;
use crate::Sequence;
use crate::sequence::Cursor;

/// A ring to be asked how much is published.
pub(crate) struct Gauge {
    ring: *const (),
    /// # Safety
    ///
    /// To be called with `ring`, while that is there.
    published: unsafe fn(*const (), &Cursor) -> Sequence,
}

// SAFETY: all that is done with the pointer is to load atomics of what it points to.
unsafe impl Send for Gauge {}

impl Gauge {
    pub(crate) fn of<E, R: Ring<E>>(ring: &R) -> Self {
        Self {
            ring: std::ptr::from_ref(ring).cast(),
            // SAFETY: the caller says that the ring is still there, which was of this type.
            published: |ring, cursor| unsafe { &*ring.cast::<R>() }.published(cursor),
        }
    }

    /// # Safety
    ///
    /// The ring is still there.
    pub(crate) unsafe fn published(&self, cursor: &Cursor) -> Sequence {
        // SAFETY: the caller says that the ring is still there.
        unsafe { (self.published)(self.ring, cursor) }
    }
}

//! How much is published and how large the ring is, asked by those who do not know the ring's type.

use super::Ring;
use crate::Sequence;
use crate::sequence::Cursor;

/// How large a ring is.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) capacity: u64,
    /// How often it has grown.
    pub(crate) growths: u32,
}

/// A ring to be asked how much is published, and how large it is.
pub(crate) struct Gauge {
    ring: *const (),
    /// # Safety
    ///
    /// To be called with `ring`, while that is there.
    published: unsafe fn(*const (), &Cursor) -> Sequence,
    /// # Safety
    ///
    /// As above.
    size: unsafe fn(*const ()) -> Size,
}

// SAFETY: all that is done with the pointer is to load atomics of what it points to, for a ring that grows under its lock.
unsafe impl Send for Gauge {}

impl Gauge {
    pub(crate) fn of<E, R: Ring<E>>(ring: &R) -> Self {
        Self {
            ring: std::ptr::from_ref(ring).cast(),
            // SAFETY: the caller says that the ring is still there, which was of this type.
            published: |ring, cursor| unsafe { &*ring.cast::<R>() }.published(cursor),
            // SAFETY: as above.
            size: |ring| unsafe { &*ring.cast::<R>() }.size(),
        }
    }

    /// # Safety
    ///
    /// The ring is still there.
    pub(crate) unsafe fn published(&self, cursor: &Cursor) -> Sequence {
        // SAFETY: the caller says that the ring is still there.
        unsafe { (self.published)(self.ring, cursor) }
    }

    /// # Safety
    ///
    /// The ring is still there.
    pub(crate) unsafe fn size(&self) -> Size {
        // SAFETY: the caller says that the ring is still there.
        unsafe { (self.size)(self.ring) }
    }
}

//! What those who do not know the ring's type know of it.

use super::Control;
use crate::ring::{Gauge, Published, Size};
use crate::sync::lock;

pub(super) enum Known {
    /// The ring is there and can be asked.
    By(Box<dyn Gauge>),
    /// The ring is not there yet, or not any more. This is how much was published in it, and how large it was.
    Was(Published, Size),
}

impl Known {
    /// Before there is a ring.
    pub(super) const NONE: Self =
        Self::Was(Published { end: 0, passable: 0, events: 0 }, Size { capacity: 0, growths: 0 });
}

impl Control {
    /// How much is published. For stages and the end of the stream that is final; while producers publish, it is on its way.
    pub(crate) fn published(&self) -> Published {
        match &*lock(&self.ring) {
            Known::By(ring) => ring.published(self.producer()),
            Known::Was(published, _) => *published,
        }
    }

    /// How large the ring is, or was at last.
    pub(crate) fn ring_size(&self) -> Size {
        match &*lock(&self.ring) {
            Known::By(ring) => ring.size(),
            Known::Was(_, size) => *size,
        }
    }

    /// Keeps a handle on the ring, until [`detach_ring`](Control::detach_ring).
    pub(crate) fn attach_ring(&self, ring: Box<dyn Gauge>) {
        *lock(&self.ring) = Known::By(ring);
    }

    /// The ring is about to go: keeps what it knows.
    pub(crate) fn detach_ring(&self) {
        let (published, size) = (self.published(), self.ring_size());
        *lock(&self.ring) = Known::Was(published, size);
    }
}

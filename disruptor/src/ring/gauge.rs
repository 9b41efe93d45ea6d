//! How much is published and how large the ring is, for those who do not know the ring's type.

use crate::Sequence;
use crate::sequence::Cursor;

/// How large a ring is.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) capacity: u64,
    /// How often it has grown.
    pub(crate) growths: u32,
}

/// What statistics and the end of the stream ask of a ring.
pub(crate) trait Gauge: Send {
    /// The number of published events, and what the producer wrote into them is visible. Slow.
    fn published(&self, cursor: &Cursor) -> Sequence;

    /// The number of slots now, and how often that has grown.
    fn size(&self) -> Size;
}

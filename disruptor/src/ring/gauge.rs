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

/// How much is published.
#[derive(Clone, Copy)]
pub(crate) struct Published {
    /// The sequence after the last event.
    pub(crate) end: Sequence,
    /// The sequence after the last slot that stages may pass. Later than `end` if slots behind the last event were passed over.
    pub(crate) passable: Sequence,
    /// The number of events: without slots that were passed over, and, while several producers are at work, with claims that are open
    /// before others that are published.
    pub(crate) events: u64,
}

impl Published {
    /// Every sequence before this one, and nothing else.
    pub(crate) fn all_before(end: Sequence) -> Self {
        Self { end, passable: end, events: end }
    }
}

/// What statistics and the end of the stream ask of a ring.
pub(crate) trait Gauge: Send {
    /// How much is published, and what the producer wrote there is visible. Slow.
    fn published(&self, cursor: &Cursor) -> Published;

    /// The number of slots now, and how often that has grown.
    fn size(&self) -> Size;
}

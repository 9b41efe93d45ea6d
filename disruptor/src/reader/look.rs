//! What a look at the barrier found.

use crate::Sequence;

/// Events that may be handled: those from `from` to before `end`.
///
/// A reader looks again only once it has handled everything before `end`, because what one of several producers has claimed at once carries a stamp
/// on its first event only.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// Where the reader was when it looked.
    from: Sequence,
    end: Sequence,
}

impl Look {
    /// Before the first look.
    pub(super) const NONE: Self = Self { from: 0, end: 0 };

    #[inline(always)]
    pub(super) fn new(from: Sequence, end: Sequence) -> Self {
        Self { from, end }
    }

    #[inline(always)]
    pub(super) fn from(self) -> Sequence {
        self.from
    }

    #[inline(always)]
    pub(super) fn end(self) -> Sequence {
        self.end
    }
}

//! Whether a pipeline goes on: its stream may be closed, and it may be halted.

use super::Control;
use crate::Sequence;
use crate::sync::{AtomicU8, Ordering};

/// The stream has ended: the producer's cursor is final.
const CLOSED: u8 = 1;
/// All threads are to stop without draining.
const HALTED: u8 = 2;
/// Some poller was dropped, see [`abandonment`](super::abandonment).
const ABANDONED: u8 = 4;

/// Flags that are set once and never cleared.
///
/// In one atomic, so that all agree on which of them was set first.
pub(super) struct Status(AtomicU8);

impl Status {
    pub(super) fn new() -> Self {
        Self(AtomicU8::new(0))
    }

    /// Whoever waits for the end finds everything that the caller has stored before.
    pub(super) fn halt(&self) {
        // Release: pairs with the acquire in `is_over_at` and `is_halted`.
        self.0.fetch_or(HALTED, Ordering::Release);
    }

    /// Returns whether some poller had been dropped by then.
    fn close(&self) -> bool {
        // Release: pairs with the acquire in `is_over_at` and in `abandon`, so that whoever sees the flag sees the final count. Acquire:
        // pairs with the release in `abandon`.
        self.0.fetch_or(CLOSED, ordering!(AcqRel, unless "close_release")) & ABANDONED != 0
    }

    pub(super) fn abandon(&self) {
        // Release: whoever sees the flag sees which poller it is, and how far it has come. Acquire: pairs with the release in `close`.
        self.0.fetch_or(ABANDONED, Ordering::AcqRel);
    }

    /// Whether some poller was dropped.
    pub(super) fn is_abandoned(&self) -> bool {
        // Acquire: pairs with the release in `abandon`.
        self.0.load(Ordering::Acquire) & ABANDONED != 0
    }
}

impl Control {
    /// For those who go on to stop, and do nothing else.
    #[inline(always)]
    pub(crate) fn is_halted(&self) -> bool {
        // Relaxed: this tells nothing but to stop. Who halted the pipeline is found under a lock.
        self.status.0.load(Ordering::Relaxed) & HALTED != 0
    }

    /// The same for whoever goes on with the news: if it is true, the caller's next call to publish is refused.
    pub(crate) fn is_known_to_be_halted(&self) -> bool {
        // Acquire: pairs with the release in `halt`, so that the limit that the halt has shut is seen to be shut.
        self.status.0.load(Ordering::Acquire) & HALTED != 0
    }

    /// Whether nothing will come for a reader that has handled everything before `position`.
    #[inline]
    pub(crate) fn is_over_at(&self, position: Sequence) -> bool {
        // Acquire: pairs with the release in `close`, so that a set flag makes the final count visible.
        let status = self.status.0.load(ordering!(Acquire, unless "close_acquire"));
        status & HALTED != 0 || self.ends_at(status, position)
    }

    /// Whether the stream is closed and has no event from `position` on, halted or not.
    pub(super) fn has_ended_at(&self, position: Sequence) -> bool {
        // Acquire: as in `is_over_at`.
        self.ends_at(self.status.0.load(Ordering::Acquire), position)
    }

    #[inline]
    fn ends_at(&self, status: u8, position: Sequence) -> bool {
        // The position may be beyond the last event: behind it, slots may have been passed over.
        status & CLOSED != 0 && self.producer().peek() <= position
    }

    /// Ends the stream, unless the drop of the last producer has. A leaked one has not told how much it has published.
    pub(crate) fn close(&self) {
        // Relaxed: the drop of the last producer, if there was one, came before on this thread or one that it has waited for.
        if self.status.0.load(Ordering::Relaxed) & CLOSED == 0 {
            self.close_at(self.published().end);
        }
    }

    /// Ends the stream, whose last event comes before the sequence `published`.
    pub(crate) fn close_at(&self, published: Sequence) {
        // Release: a dense ring's readers may acquire this instead of what the last publication stored.
        self.producer().release(published);
        if self.status.close() {
            self.halt_if_abandoned(published);
        }
        step!(self.wake_all(), unless "close_wake");
    }
}

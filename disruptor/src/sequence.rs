//! Sequences: the numbers of events, and how far each writer of them has come.

use crate::sync::{AtomicBool, AtomicU64, Ordering};
use crate::wait::Sleepers;

/// The number of an event in its pipeline, counting from 0.
///
/// At one event per nanosecond a sequence lasts for 584 years; overflow is not handled.
pub type Sequence = u64;

/// How far one writer (the producer or a stage) has come: the number of events it is done with, which is also the
/// sequence of the next one. It never goes back and never jumps over an event.
///
/// Alone on its cache line, and on the neighbour that the prefetcher of current x86 processors drags along. Those
/// who sleep until the writer moves share the line: the writer looks for them right after it wrote the position.
#[repr(align(128))]
pub(crate) struct Cursor {
    position: AtomicU64,
    sleepers: Sleepers,
    /// Whether the writer is a poller that was dropped.
    abandoned: AtomicBool,
}

impl Cursor {
    pub(crate) fn new() -> Self {
        Self { position: AtomicU64::new(0), sleepers: Sleepers::new(), abandoned: AtomicBool::new(false) }
    }

    /// Acquire: pairs with [`Cursor::release`]; what the writer did to the events before this position is visible.
    #[inline(always)]
    pub(crate) fn acquire(&self) -> Sequence {
        self.position.load(ordering!(Acquire, unless "cursor_acquire"))
    }

    /// Relaxed: for statistics, and for readers that synchronized with the writer in another way.
    #[inline(always)]
    pub(crate) fn peek(&self) -> Sequence {
        self.position.load(Ordering::Relaxed)
    }

    /// Release: hands the events before `position` to whoever [acquires](Cursor::acquire) it.
    #[inline(always)]
    pub(crate) fn release(&self, position: Sequence) {
        self.position.store(position, ordering!(Release, unless "cursor_release"));
    }

    /// Relaxed: the pipeline's status, changed after it, carries the news.
    pub(crate) fn abandon(&self) {
        self.abandoned.store(true, Ordering::Relaxed);
    }

    /// Relaxed: see [`Cursor::abandon`].
    pub(crate) fn is_abandoned(&self) -> bool {
        self.abandoned.load(Ordering::Relaxed)
    }

    pub(crate) fn sleepers(&self) -> &Sleepers {
        &self.sleepers
    }
}

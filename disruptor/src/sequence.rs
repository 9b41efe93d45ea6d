//! Sequences: the numbers of events, and how far each writer of them has come.

use crate::sync::{AtomicU64, Ordering};
use crate::wait::Sleepers;

/// The number of an event in its pipeline, counting from 0.
///
/// At one event per nanosecond a sequence lasts for 584 years; overflow is not handled.
pub type Sequence = u64;

/// How far one writer (the producer or a stage) has come: the number of events it is done with, which is also the sequence of the next
/// one. It never goes back and never jumps over an event.
///
/// Whoever holds one pads it, so that each writer has a cache line of its own. Those who sleep until the writer moves share that line,
/// because the writer looks for them right after it stored the position.
///
/// NB: in the order of C, the sleepers first. The writer looks at their first byte by an instruction that takes a plain address (see
/// `sync::fence`). That is the cursor's own then, which the writer has in a register anyway.
#[repr(C)]
pub(crate) struct Cursor {
    sleepers: Sleepers,
    position: AtomicU64,
    /// Nobody reads it: see [`claim`](Cursor::claim). Not the model's, since it tells nothing.
    claimed: std::sync::atomic::AtomicU8,
}

impl Cursor {
    /// Of a writer that wakes these.
    pub(crate) fn new(sleepers: Sleepers) -> Self {
        Self { sleepers, position: AtomicU64::new(0), claimed: 0.into() }
    }

    /// Acquire: pairs with [`Cursor::release`], so that what the writer did to the events before this position is visible.
    #[inline(always)]
    pub(crate) fn acquire(&self) -> Sequence {
        self.position.load(ordering!(Acquire, unless "cursor_acquire"))
    }

    /// Relaxed: for statistics, and for those who synchronized with the writer in another way.
    #[inline(always)]
    pub(crate) fn peek(&self) -> Sequence {
        self.position.load(Ordering::Relaxed)
    }

    /// Release: hands the events before `position` to whoever [acquires](Cursor::acquire) it.
    #[inline(always)]
    pub(crate) fn release(&self, position: Sequence) {
        self.position.store(position, ordering!(Release, unless "cursor_release"));
    }

    /// The only reader of this cursor has caught up, and makes the line its core's own: the writer then takes it from there at once, without
    /// having a copy of it thrown away first. See `ring/lines.rs`.
    #[inline(always)]
    pub(crate) fn claim(&self) {
        // Relaxed: all that counts is which core has the line.
        self.claimed.store(0, Ordering::Relaxed);
    }

    pub(crate) fn sleepers(&self) -> &Sleepers {
        &self.sleepers
    }
}

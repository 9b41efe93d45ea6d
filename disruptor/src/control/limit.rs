//! How far the producer may publish without a look at anything else. A halt takes that away, so that the next call is refused.
//!
//! # Orderings
//!
//! The producer compares its sequence with the limit before it publishes. It has to compare with a limit anyway, so all that a halt costs
//! it is that the limit is in memory: a load, of a line that nobody else writes before.
//!
//! 1. *A halt is final.* It swaps the limit for 0, and producers raise a limit by compare-exchange, never from 0.
//! 2. *Whoever knows of the halt is refused.* The swap comes before the release of the status in `Control::stop`, so a thread that
//!    acquired the status, or heard from one that has, finds 0.
//! 3. *Free slots are free for all.* Several producers share the limit. The one that raises it has acquired the cursors of the leaves, and
//!    releases that with the limit; the others acquire it. So what the stages did with a slot comes before whatever is written there next.

use crate::Sequence;
use crate::sync::fault::is_injected;
use crate::sync::{AtomicU64, Ordering};

/// The first sequence whose slot is not known to be free; 0 when nothing may be published any more.
pub(crate) struct Limit(AtomicU64);

impl Limit {
    /// Of a ring that begins with so many slots.
    pub(super) fn new(capacity: Sequence) -> Self {
        Self(AtomicU64::new(capacity))
    }

    /// Whether everything before `end` has a slot. `end` is not 0.
    #[inline(always)]
    pub(crate) fn allows(&self, end: Sequence) -> bool {
        // Relaxed: the producer itself has stored what is not 0, and has acquired the leaves' cursors before. 0 tells nothing but to stop.
        end <= self.0.load(Ordering::Relaxed)
    }

    /// The same for one of several producers.
    #[inline(always)]
    pub(crate) fn allows_any(&self, end: Sequence) -> bool {
        // Acquire: pairs with `raise`, for another producer may have acquired the leaves' cursors.
        end <= self.0.load(ordering!(Acquire, unless "limit_acquire"))
    }

    /// Producer: the slots before `limit` are free. False if the pipeline is halted.
    pub(crate) fn raise(&self, limit: Sequence) -> bool {
        if is_injected("limit_store") {
            self.0.store(limit, Ordering::Relaxed);
            return true;
        }
        // Relaxed: only what the exchange finds counts.
        let mut before = self.0.load(Ordering::Relaxed);
        // Another producer may have raised it further. Then there is nothing to release: the caller has acquired the leaves itself.
        while before != 0 && before < limit {
            // AcqRel: pairs with `allows_any`, and, after a refusal, the producer finds what the halt came with.
            let both = ordering!(AcqRel, unless "limit_release");
            match self.0.compare_exchange_weak(before, limit, both, Ordering::Acquire) {
                Ok(_) => return true,
                Err(now) => before = now,
            }
        }
        before != 0
    }

    /// The pipeline is halted.
    pub(super) fn shut(&self) {
        // AcqRel: pairs with `raise`.
        step!(_ = self.0.swap(0, Ordering::AcqRel), unless "limit_shut");
    }
}

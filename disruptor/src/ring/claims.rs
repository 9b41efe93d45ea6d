//! What the producers of one ring share.

use crate::Sequence;
use crate::sync::{AtomicU64, AtomicUsize, Ordering};
use crossbeam_utils::CachePadded;

/// Where the next claim begins, how much was claimed in vain, and who may still claim.
///
/// A *claim* is a run of sequences that one producer fills. Claims follow one another without gaps.
pub(crate) struct Claims {
    /// Apart from all else: producers take this line from each other.
    claimed: CachePadded<AtomicU64>,
    /// The number of slots that were passed over. Readers look at it once for each batch, and it hardly ever changes.
    passed_over: CachePadded<AtomicU64>,
    /// The largest end of a published claim whose stamp is gone, because a claim that was passed over has left its own there.
    replaced: AtomicU64,
    producers: AtomicUsize,
}

impl Claims {
    /// Of a ring with one producer.
    pub(super) fn new() -> Self {
        Self {
            claimed: CachePadded::new(AtomicU64::new(0)),
            passed_over: CachePadded::new(AtomicU64::new(0)),
            replaced: AtomicU64::new(0),
            producers: AtomicUsize::new(1),
        }
    }

    /// Where the next claim begins.
    ///
    /// Relaxed: it may be out of date. Whoever acts on it finds out with [`take`](Claims::take).
    #[inline(always)]
    pub(crate) fn next(&self) -> Sequence {
        self.claimed.load(Ordering::Relaxed)
    }

    /// Claims `first..end`, unless another claim has begun there.
    ///
    /// Relaxed: only the claim's place matters. That its slots are free, the producer knows from elsewhere, and what it writes there, the
    /// stamp publishes.
    #[inline(always)]
    pub(crate) fn take(&self, first: Sequence, end: Sequence) -> bool {
        self.claimed.compare_exchange_weak(first, end, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }

    /// Claims the next `n` sequences, wherever they are, and returns the first.
    ///
    /// Relaxed: as for [`take`](Claims::take).
    pub(crate) fn take_next(&self, n: u64) -> Sequence {
        self.claimed.fetch_add(n, Ordering::Relaxed)
    }

    /// The number of slots that were passed over, at least as many as the caller has learnt of.
    ///
    /// Relaxed: whoever has acquired the stamp of such a slot, or heard from a stage that has, finds it counted: the count comes first.
    #[inline(always)]
    pub(super) fn passed_over(&self) -> u64 {
        self.passed_over.load(Ordering::Relaxed)
    }

    /// Before the stamps tell.
    pub(super) fn pass_over(&self, n: u64) {
        // Relaxed: the stamp that follows is released, and carries it.
        step!(_ = self.passed_over.fetch_add(n, Ordering::Relaxed), unless "pass_over_count");
    }

    /// The stamp of a published claim with this end is about to be replaced by one that tells of no event.
    pub(super) fn replace(&self, end: Sequence) {
        // Relaxed: the stamp that follows is released, and carries it.
        self.replaced.fetch_max(end, Ordering::Relaxed);
    }

    /// See [`replace`](Claims::replace). Relaxed: the caller has acquired the stamps that came in their places.
    pub(super) fn replaced(&self) -> Sequence {
        self.replaced.load(Ordering::Relaxed)
    }

    /// One producer more.
    pub(crate) fn enter(&self) {
        // Relaxed: the producer that is cloned is there meanwhile, so the number is not 0, and nobody acts on another one.
        self.producers.fetch_add(1, Ordering::Relaxed);
    }

    /// One producer less. Whether it was the last one: then it sees all that the others have published.
    pub(crate) fn leave(&self) -> bool {
        // Release: what this producer has published comes before. Acquire: the last one finds what all have published.
        self.producers.fetch_sub(1, ordering!(AcqRel, unless "last_producer")) == 1
    }
}

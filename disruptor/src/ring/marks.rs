//! Marks beside the events: what was decided about each of them.
//!
//! # Orderings
//!
//! A mark is one byte, stored and loaded Relaxed, because a cursor carries the news:
//!
//! - *This lap's mark is seen.* The stage that decides stores the mark of an event before it releases that event through its cursor
//!   (Release). A stage whose condition looks at the mark comes after the one that decides, directly or through others, so it has
//!   acquired a cursor of that stage, or of one that had, before it looks.
//! - *The next lap's mark is not.* The producer fills the slot again only after every leaf has released it: the stage that looks, or one
//!   that comes after it. The stage that decides stores the next mark only once that event is published.
//!
//! Nobody clears a mark. An event that never reached the stage that decides leaves that stage's mark as it was. The macro makes conditions
//! for which that makes no difference: one that asks how a stage decided also asks whether the event reached that stage.

use crate::Sequence;
use crate::sync::fault::is_injected;
use crate::sync::{AtomicU8, AtomicU64, Ordering};
use std::array;

/// What may lie beside an event: nothing, or marks, and claims.
pub trait SlotMarks: Send + Sync + 'static {
    /// The number of marks.
    const COUNT: usize;

    /// The number of claims.
    const CLAIMS: usize = 0;

    /// Before any decision.
    fn none() -> Self;

    /// The mark with this number, which is less than `COUNT`.
    fn mark(&self, number: usize) -> &AtomicU8;

    /// A shard wants to be the only one of its stage that has the event at this sequence: whether it is. The claim with this number is the
    /// stage's, and less than `CLAIMS`.
    #[inline(always)]
    fn claim(&self, number: usize, sequence: Sequence) -> bool {
        let _ = sequence;
        unreachable!("there is no claim {number}")
    }

    /// Whether the answer was yes.
    #[inline(always)]
    fn is_set(&self, number: usize) -> bool {
        // Relaxed: see the module's documentation.
        self.mark(number).load(Ordering::Relaxed) != 0
    }

    /// Keeps the answer.
    #[inline(always)]
    fn set(&self, number: usize, yes: bool) {
        // Relaxed: see the module's documentation.
        self.mark(number).store(u8::from(yes), Ordering::Relaxed);
    }
}

impl SlotMarks for () {
    const COUNT: usize = 0;

    #[inline(always)]
    fn none() -> Self {}

    fn mark(&self, number: usize) -> &AtomicU8 {
        unreachable!("there is no mark {number}")
    }
}

/// `N` marks: a byte for each stage whose decision others depend on.
pub struct Marks<const N: usize>([AtomicU8; N]);

impl<const N: usize> SlotMarks for Marks<N> {
    const COUNT: usize = N;

    fn none() -> Self {
        Self(array::from_fn(|_| AtomicU8::new(0)))
    }

    #[inline(always)]
    fn mark(&self, number: usize) -> &AtomicU8 {
        &self.0[number]
    }
}

/// `V`, and a claim for each stage whose shards find their events by a key.
pub struct Keyed<V, const CLAIMS: usize> {
    marks: V,
    /// For each such stage, the last event in this slot that one of its shards has claimed: its sequence plus 1.
    claims: [AtomicU64; CLAIMS],
}

impl<V: SlotMarks, const C: usize> SlotMarks for Keyed<V, C> {
    const COUNT: usize = V::COUNT;
    const CLAIMS: usize = C;

    fn none() -> Self {
        Self { marks: V::none(), claims: array::from_fn(|_| AtomicU64::new(0)) }
    }

    #[inline(always)]
    fn mark(&self, number: usize) -> &AtomicU8 {
        self.marks.mark(number)
    }

    #[inline(always)]
    fn claim(&self, number: usize, sequence: Sequence) -> bool {
        // Relaxed: who comes second finds the claim, since both change the same atomic, and it touches nothing. What the first one does with
        // the event is handed on by its cursor, as always.
        let (claim, mine) = (&self.claims[number], sequence + 1);
        if is_injected("claim_exchange") {
            let before = claim.load(Ordering::Relaxed);
            claim.store(mine, Ordering::Relaxed);
            return before != mine;
        }
        claim.swap(mine, Ordering::Relaxed) != mine
    }
}

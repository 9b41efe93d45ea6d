//! Rings that several producers fill.
//!
//! Each slot has a stamp of its own. Claims begin at any slot, and producers that share a stamp would have to wait for each other.
//!
//! # Orderings
//!
//! A producer claims a run of sequences (see `producer/multi.rs`), writes its events, and then stamps the slot of the first one with
//! the sequence after the last. Nobody clears a stamp. So the stamp of a slot is
//!
//! - above a sequence of that slot, if a claim that begins there is published. The stamp tells where the claim ends;
//! - not above it, if no such claim is. What an earlier claim left there ended at most a lap after its beginning, which is a lap or more
//!   before. A producer writes a slot, and its stamp, only after every leaf has released the sequence that had it a lap earlier.
//!
//! A reader looks where its last answer ended: at 0, or where a claim ended, so that a claim begins there. That it finds the claims one by one, in
//! order, is what gives the events one order for all: a claim that is still open holds up whatever is published behind it.
//!
//! The producer stores the stamp with Release after it wrote the events; a reader loads it with Acquire before it reads them.
//!
//! # Slots that are passed over
//!
//! A claim may come to nothing: whoever fills it panics, or finds that there is nothing to publish. Others have claimed what follows, so the
//! sequences are used up. The producer counts them, and then stamps each of their slots with its own end and the flag [`PASSED_OVER`]. To those
//! who look how far events are available, such a slot is one like others: it can be passed.
//!
//! What a reader may handle, it learns from its barrier, and asks then whether more slots were passed over than it has passed itself. The count is one
//! that hardly ever changes, so this costs a load of a line that stays with the reader, for each batch. A reader that finds more looks at the
//! stamps. It finds them whatever barrier it has: the producer counts before it releases the stamp, the first reader acquires that, and
//! those further down acquire its cursor. It need not acquire them for a second time, nor can it find a later lap's: no leaf has
//! released the slot.
//!
//! # Events that are left behind
//!
//! After a halt, several threads may find at the same time that nobody will take the events out: see `control/finish.rs`. Claims are published in
//! any order, so there is no position up to which all is dropped. Whoever drops an event therefore sets the flag of its stamp first, by a
//! compare-exchange that only one of them wins.

mod layout;

pub(crate) use layout::Stamps;
use layout::{Layout, StampsApart, StampsBeside};

use super::claims::Claims;
use super::{Fixed, Gauge, LOOK_AHEAD, Publish, Published, Ring, Rows, Size, Slot};
use crate::Sequence;
use crate::producer::Multi;
use crate::sequence::Cursor;
use crate::sync::fault::is_injected;
use crate::sync::{Arc, Ordering};
use std::ops::Range;

/// In a stamp: no stage sees the slot. Sequences never come so far.
const PASSED_OVER: u64 = 1 << 63;

/// A ring for several producers, whose slots lie as `L` says.
pub struct Shared<L> {
    layout: L,
    claims: Arc<Claims>,
}

/// The default for several producers.
pub type SharedStamped<E, const N: usize, V = ()> = Shared<StampsBeside<E, N, V>>;

/// With `slots: dense;`.
pub type SharedDense<E, const N: usize, V = ()> = Shared<StampsApart<E, N, V>>;

impl<L: Stamps> Shared<L> {
    #[inline(always)]
    pub(crate) fn claims(&self) -> &Claims {
        &self.claims
    }

    /// Whether a claim that begins here is published. If not, it may be open.
    ///
    /// Relaxed: this is a hint. Whoever goes by it claims with a read-modify-write.
    #[inline(always)]
    pub(crate) fn is_published(&self, sequence: Sequence) -> bool {
        self.layout.stamp(sequence).load(Ordering::Relaxed) & !PASSED_OVER > sequence
    }

    /// Producer: nobody will see these slots, which it has claimed.
    pub(crate) fn pass_over(&self, slots: Range<Sequence>) {
        self.claims.pass_over(slots.end - slots.start);
        for sequence in slots {
            let stamp = self.layout.stamp(sequence);
            // Relaxed: the leaves have released the slot, so what its last claim left there was acquired with the limit.
            let before = stamp.load(Ordering::Relaxed);
            if before & PASSED_OVER == 0 {
                self.claims.replace(before);
            }
            // Release: a reader that finds the flag finds the slot counted.
            stamp.store((sequence + 1) | PASSED_OVER, ordering!(Release, unless "pass_over_release"));
        }
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, L: Layout<E>> Ring<E> for Shared<L> {
    const CAPACITY: u64 = L::CAPACITY;
    const BOUND: u64 = L::CAPACITY;
    const CONTIGUOUS: bool = L::CONTIGUOUS;
    const PASSES_OVER: bool = true;
    type Marks = L::Marks;
    type Beside = L::Beside;
    type Address = ();
    type Row = L::Row;

    fn new(capacity: usize) -> Self {
        Self { layout: L::new(capacity), claims: Arc::new(Claims::new()) }
    }

    fn all_slots<'a>(&'a self) -> impl Iterator<Item = &'a Slot<E, L::Beside>> + Clone
    where
        E: 'a,
    {
        self.layout.all_slots()
    }

    #[inline(always)]
    fn marks_beside(slot: &Slot<E, L::Beside>) -> Option<&L::Marks> {
        L::marks_beside(slot)
    }

    #[inline(always)]
    fn marks_apart(&self, sequence: Sequence) -> &L::Marks {
        self.layout.marks_apart(sequence)
    }

    #[inline(always)]
    fn slot(&self, sequence: Sequence) -> &Slot<E, L::Beside> {
        self.layout.slot(sequence)
    }

    #[inline(always)]
    fn address(&self, _: Sequence) {}

    #[inline(always)]
    fn piece(&self, (): &mut (), first: Sequence, end: Sequence) -> &[Slot<E, L::Beside>] {
        self.layout.side_by_side(first, end)
    }

    #[inline(always)]
    fn rows(&self, first: Sequence, end: Sequence) -> Rows<'_, Slot<E, L::Beside>, L::Row> {
        self.layout.rows(first, end)
    }

    #[inline(always)]
    fn available(&self, _: &Cursor, position: Sequence) -> Sequence {
        let mut end = position;
        while end - position < LOOK_AHEAD {
            // Acquire: pairs with the stores in `publish` and `pass_over`.
            let stamp = self.layout.stamp(end).load(ordering!(Acquire, unless "stamp_acquire"));
            // A branch of its own for claims of one, so that the processor guesses it and loads the next stamp before it has this one.
            if stamp == end + 1 {
                end += 1;
                continue;
            }
            let claim_end = stamp & !PASSED_OVER;
            if claim_end <= end {
                return end;
            }
            end = claim_end;
        }
        end
    }

    /// Always: no answer tells.
    #[inline(always)]
    fn has_distance(&self, _: &Cursor, _: Sequence, _: Sequence) -> bool {
        true
    }

    #[inline(always)]
    fn passed_over(&self) -> u64 {
        self.claims.passed_over()
    }

    fn is_passed_over(&self, sequence: Sequence) -> bool {
        // Relaxed: the reader has acquired it, or what came after it.
        self.layout.stamp(sequence).load(Ordering::Relaxed) == (sequence + 1) | PASSED_OVER
    }

    fn is_left_to_drop(&self, sequence: Sequence) -> bool {
        let (stamp, published) = (self.layout.stamp(sequence), sequence + 1);
        if is_injected("drop_exchange") {
            return stamp.load(Ordering::Acquire) == published;
        }
        // Acquire: pairs with the store in `publish`, for whoever drops the event. Relaxed, if it fails: nothing is done.
        let acquire = ordering!(Acquire, unless "drop_acquire");
        stamp.compare_exchange(published, published | PASSED_OVER, acquire, Ordering::Relaxed).is_ok()
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, L: Layout<E>> Publish<E> for Shared<L> {
    type Elasticity = Fixed;
    type Sequencer = Multi;

    #[inline(always)]
    fn publish(&self, _: &Cursor, first: Sequence, end: Sequence) {
        // Release: the events are written before a reader that acquires the stamp reads them.
        self.layout.stamp(first).store(end, ordering!(Release, unless "stamp_release"));
    }

    #[inline(always)]
    fn capacity(&self) -> u64 {
        L::CAPACITY
    }
}

impl<L: Stamps> Gauge for Shared<L> {
    fn published(&self, _: &Cursor) -> Published {
        let mut published = Published { end: 0, passable: 0, events: 0 };
        for stamp in self.layout.stamps() {
            // Acquire: pairs with the store in `publish`, for whoever drops what is left in the ring.
            let stamp = stamp.load(Ordering::Acquire);
            let claim_end = stamp & !PASSED_OVER;
            published.passable = published.passable.max(claim_end);
            if stamp == claim_end {
                published.end = published.end.max(claim_end);
            }
        }
        published.end = published.end.max(self.claims.replaced());
        // A claim may have been counted that had no stamp yet.
        published.events = published.passable.saturating_sub(self.claims.passed_over());
        published
    }

    fn size(&self) -> Size {
        Size { capacity: L::CAPACITY, growths: 0 }
    }
}

impl<L: Clone> Clone for Shared<L> {
    fn clone(&self) -> Self {
        Self { layout: self.layout.clone(), claims: Arc::clone(&self.claims) }
    }
}

//! Rings: where the events lie, and how the producer tells the stages which of them are published.
//!
//! An event passes through these files:
//!
//! 1. A producer claims its sequence (`producer/single.rs`, `producer/multi.rs`), once `producer/room.rs` has found the
//!    [slot](Ring::slot) free, writes it there, and [publishes](Publish::publish) it.
//! 2. `barrier.rs` asks how far events are [available](Ring::available), for a stage that follows the producer.
//! 3. `reader.rs` goes through the available slots [piece by piece](Ring::pieces) and calls the handler.
//!
//! | ring | how a reader learns that an event is published | file |
//! | --- | --- | --- |
//! | [`Stamped`] | from a stamp that lies in the event's cache line | `stamped.rs`, `group.rs` |
//! | [`Dense`] | from the producer's cursor | `dense.rs` |
//! | [`BySize`] | one of these two, which the size of an event decides | `by_size.rs` |
//! | [`Shared`] | from a stamp for each slot, since several producers publish | `shared.rs`, `claims.rs` |
//! | [`Elastic`] | it is a chain of rings of either kind, of which the newest is the largest | `elastic.rs` |
//!
//! What was decided about an event, and which shard has claimed it, belongs to the event (`marks.rs`) and lies beside it, or apart if stages get
//! slices of events (`companion.rs`).

mod by_size;
mod claims;
mod companion;
mod dense;
mod elastic;
mod elasticity;
mod events;
mod gauge;
mod group;
mod lines;
mod marks;
mod prefetch;
mod shared;
mod slab;
mod slot;
mod stamped;

pub use by_size::{BySize, Choice};
pub use companion::Apart;
pub(crate) use companion::Companion;
pub use dense::Dense;
pub use elastic::Elastic;
pub use elasticity::Growth;
pub(crate) use elasticity::{Elasticity, Fixed, Stall};
pub use events::{ByBranch, ByValue, Events, InPlace, Sendable, Taken, Writable};
pub(crate) use events::{drop_events, fill};
pub(crate) use gauge::{Gauge, Published, Size};
pub use group::Groups;
pub(crate) use lines::{LINE, claim_last, claim_lines};
pub(crate) use marks::SlotMarks;
pub use marks::{Keyed, Marks};
pub(crate) use prefetch::prefetch_bytes;
pub(crate) use shared::{Shared, Stamps};
pub use shared::{SharedDense, SharedStamped};
pub(crate) use slot::Slot;
pub use stamped::Stamped;

use crate::Sequence;
use crate::producer::Sequencer;
use crate::sequence::Cursor;
use std::iter;

/// How many events a reader looks for before it handles them, where it must look for each, and knows that there are more.
pub(crate) const LOOK_AHEAD: u64 = 64;

/// A reader for which it pays to keep away from its producer ends its batch where fewer events than these are there. Closer, its processor
/// fetches the lines that the producer is about to write.
pub(crate) const fn distance(capacity: u64) -> u64 {
    match capacity / 4 {
        ..LOOK_AHEAD => LOOK_AHEAD,
        quarter @ LOOK_AHEAD..512 => quarter,
        512.. => 512,
    }
}

/// A reader that has its [distance] handles so many events before it looks again, and so stays away.
pub(crate) const fn half_of_distance(capacity: u64) -> u64 {
    match distance(capacity) / 2 {
        ..LOOK_AHEAD => LOOK_AHEAD,
        half => half,
    }
}

/// The slots of a [row](Ring::Row), where any number of them lie side by side.
pub(crate) const ROW: usize = 16;

/// Slots that come before a row, and rows.
pub(crate) type Rows<'a, S, R> = (&'a [S], &'a [R]);

/// Slots, and how far events are published in them: what stages need.
///
/// A ring is a handle: its clones share the slots.
///
/// `E` is a parameter and not an associated type: a private event in a public pipeline must not leak.
#[allow(private_bounds, private_interfaces, reason = "named by generated code only, called by this crate only")]
pub trait Ring<E>: Gauge + Clone + Send + Sync {
    /// The number of slots to begin with, a power of two.
    const CAPACITY: u64;

    /// The number of slots that there may be, a power of two. If it is the same, the ring never grows.
    const BOUND: u64;

    /// Whether slots may be passed over: see `shared.rs`.
    const PASSES_OVER: bool = false;

    /// Whether readers learn of events from the producer's cursor.
    const TELLS_BY_CURSOR: bool = false;

    /// Whether slots that follow each other lie side by side, with nothing between them.
    const CONTIGUOUS: bool;

    /// What belongs to each event.
    type Marks: SlotMarks;

    /// What of it lies beside the event: all, or nothing.
    type Beside: SlotMarks;

    /// Where a slot lies: see [`address`](Ring::address).
    type Address: Copy;

    /// So many slots side by side that the loop over them is worth to be written out.
    type Row: AsRef<[Slot<E, Self::Beside>]>;

    /// A ring of `capacity` slots that hold no events. `capacity` is a power of two from `CAPACITY` to `BOUND`.
    fn new(capacity: usize) -> Self;

    /// All slots, those that wait to be given back too. Only for whoever makes or drops the ring: nobody else may know it.
    fn all_slots<'a>(&'a self) -> impl Iterator<Item = &'a Slot<E, Self::Beside>> + Clone
    where
        E: 'a;

    /// The slot of an event.
    fn slot(&self, sequence: Sequence) -> &Slot<E, Self::Beside>;

    /// What belongs to the event in this slot, if it lies there.
    fn marks_beside(slot: &Slot<E, Self::Beside>) -> Option<&Self::Marks>;

    /// What belongs to an event, if it lies apart.
    #[inline(always)]
    fn marks_apart(&self, sequence: Sequence) -> &Self::Marks {
        unreachable!("the marks of {sequence} lie beside it")
    }

    /// What belongs to an event, which is in this slot.
    #[inline(always)]
    fn marks<'a>(&'a self, slot: &'a Slot<E, Self::Beside>, sequence: Sequence) -> &'a Self::Marks {
        Self::marks_beside(slot).unwrap_or_else(|| self.marks_apart(sequence))
    }

    /// Where the slot of an event lies, as far as the ring would not compute it again.
    fn address(&self, sequence: Sequence) -> Self::Address;

    /// The slots from `first` on that lie side by side: at least one, and none from `end` on, which is after `first`. `address` is that of
    /// `first`, and then that of what follows, for whoever goes on to the same `end`.
    ///
    /// NB: not called `run`: the compiler would offer this trait to users whose pipeline lacks its `run`.
    fn piece(&self, address: &mut Self::Address, first: Sequence, end: Sequence) -> &[Slot<E, Self::Beside>];

    /// The slots from `first` to before `end`, in pieces that lie side by side.
    #[inline(always)]
    fn pieces<'a>(&'a self, mut first: Sequence, end: Sequence) -> impl Iterator<Item = &'a [Slot<E, Self::Beside>]>
    where
        E: 'a,
    {
        let mut address = self.address(first);
        iter::from_fn(move || {
            let piece = (first < end).then(|| self.piece(&mut address, first, end))?;
            first += piece.len() as u64;
            Some(piece)
        })
    }

    /// The slots from `first` on in rows, behind those that come before a row: at least one slot, and none from `end` on, which is after `first`.
    fn rows(&self, first: Sequence, end: Sequence) -> Rows<'_, Slot<E, Self::Beside>, Self::Row>;

    /// An end up to which events are published, or `position` if there is none. Looks no further once it has found
    /// `LOOK_AHEAD` of them.
    ///
    /// `position` is 0 or where the reader's last answer ended.
    fn available(&self, cursor: &Cursor, position: Sequence) -> Sequence;

    /// Whether a reader that has looked at `position`, and found events up to `end`, has its distance: enough events that the producer is lines away.
    #[inline(always)]
    fn has_distance(&self, cursor: &Cursor, position: Sequence, end: Sequence) -> bool {
        let _ = cursor;
        end - position >= const { distance(Self::CAPACITY) }
    }

    /// [`available`](Ring::available) by a glance: an end that comes from one load, beyond which more may be published.
    #[inline(always)]
    fn glance(&self, cursor: &Cursor, position: Sequence) -> Sequence {
        self.available(cursor, position)
    }

    /// The caller looks for this event again and again.
    #[inline(always)]
    fn expect(&self, position: Sequence) {
        let _ = position;
    }

    /// The number of slots that were passed over, at least of those that the caller has learnt of.
    #[inline(always)]
    fn passed_over(&self) -> u64 {
        0
    }

    /// Whether no stage sees this slot, which is available to the caller.
    #[inline(always)]
    fn is_passed_over(&self, sequence: Sequence) -> bool {
        let _ = sequence;
        false
    }

    /// Whether an event that nobody has taken out, and that nobody will, is published here, and is the caller's to drop.
    ///
    /// One producer publishes in order, so who claims a range of events to drop finds all of them there.
    #[inline(always)]
    fn is_left_to_drop(&self, sequence: Sequence) -> bool {
        let _ = sequence;
        true
    }
}

/// What only the producer does with a ring.
#[allow(private_bounds, private_interfaces, reason = "see `Ring`")]
pub trait Publish<E>: Ring<E> {
    /// What becomes of a full ring.
    type Elasticity: Elasticity<E, Self>;

    /// How a producer claims sequences.
    type Sequencer: Sequencer<E, Self>;

    /// Publishes `first..end`, which is not empty. The ring may store `end` in the producer's cursor, if its readers look there.
    fn publish(&self, cursor: &Cursor, first: Sequence, end: Sequence);

    /// The number of slots that the producer goes round in now.
    fn capacity(&self) -> u64;

    /// The first sequence that has no slot while the slowest leaf has released only what is before `released`.
    #[inline(always)]
    fn limit(&self, released: Sequence) -> Sequence {
        released + self.capacity()
    }

    /// Whether there are slots to give back, once the leaves have left them.
    #[inline(always)]
    fn has_old_slots(&self) -> bool {
        false
    }

    /// Frees the slots that nobody can reach any more, because every leaf has released what is before `released`.
    ///
    /// # Panics
    ///
    /// If an event's drop does.
    #[inline(always)]
    fn give_back<M: Events>(&self, released: Sequence) {
        let _ = released;
    }
}

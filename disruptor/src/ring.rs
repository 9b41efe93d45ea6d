//! Rings: where the events lie, and how the producer tells the stages that follow it which of them are published.

mod dense;
mod elastic;
mod elasticity;
mod events;
mod gauge;
mod lines;
mod slab;
mod stamped;

pub use dense::{DenseRing, DenseSlots};
pub use elastic::ElasticRing;
pub use elasticity::Growth;
pub(crate) use elasticity::Stall;
pub(crate) use elasticity::{Elasticity, Fixed};
pub use events::{ByValue, Events, InPlace, Sendable, Writable};
pub(crate) use events::{drop_events, fill};
pub(crate) use gauge::{Gauge, Size};
pub(crate) use lines::claim_lines;
pub use stamped::{Groups, StampedRing, StampedSlots};

use crate::Sequence;
use crate::sequence::Cursor;
use crate::sync::UnsafeCell;
use std::iter;
use std::mem::MaybeUninit;

/// A slot: a cell that may hold an event. Which sequence may be touched by whom is decided by the graph alone.
pub(crate) type Slot<E> = UnsafeCell<MaybeUninit<E>>;

/// How many events a reader looks for before it handles them, where it must look for each.
pub(crate) const LOOK_AHEAD: u64 = 64;

/// Slots, and the producer's way of publishing them.
///
/// `E` is a parameter and not an associated type: a private event in a public pipeline must not leak.
#[allow(private_bounds, private_interfaces, reason = "named by generated code only, called by this crate only")]
pub trait Ring<E>: Sized {
    /// The number of slots to begin with, a power of two.
    const CAPACITY: u64;

    /// The number of slots that there may be, a power of two.
    const BOUND: u64 = Self::CAPACITY;

    /// What becomes of a full ring.
    type Elasticity: Elasticity<E, Self>;

    /// A ring whose slots hold no events, built where it stays: a large one never touches the stack.
    fn boxed() -> Box<Self>;

    /// The slot of an event.
    fn slot(&self, sequence: Sequence) -> &Slot<E>;

    /// The slots from `first` on that lie side by side: at least one, and none from `end` on, which is after `first`.
    ///
    /// NB: not called `run`: the compiler would offer this trait to users whose pipeline lacks its `run`.
    fn side_by_side(&self, first: Sequence, end: Sequence) -> &[Slot<E>];

    /// Goes through the slots from `first` to before `end`, in pieces that lie side by side.
    #[inline(always)]
    fn pieces<'a>(&'a self, mut first: Sequence, end: Sequence) -> impl Iterator<Item = &'a [Slot<E>]>
    where
        E: 'a,
    {
        iter::from_fn(move || {
            let piece = (first < end).then(|| self.side_by_side(first, end))?;
            first += piece.len() as u64;
            Some(piece)
        })
    }

    /// Producer: publishes `first..end`, which is not empty. The cursor is the producer's own, for the ring to move if it needs it.
    fn publish(&self, cursor: &Cursor, first: Sequence, end: Sequence);

    /// Reader: an end up to which events are published, `position` if there is none. Does not look further when it has
    /// found `LOOK_AHEAD` of them.
    ///
    /// `position` is where the reader's last answer ended, or 0: the first sequence of something that was published at once.
    fn available(&self, cursor: &Cursor, position: Sequence) -> Sequence;

    /// Anybody: the number of published events. Slow, and the events themselves are not to be read for it.
    fn published(&self, cursor: &Cursor) -> Sequence;

    /// Anybody: the number of slots now, and how often that has grown.
    fn size(&self) -> Size {
        Size { capacity: Self::CAPACITY, growths: 0 }
    }

    /// Producer: the number of slots among which it publishes now.
    #[inline(always)]
    fn capacity(&self) -> u64 {
        Self::CAPACITY
    }

    /// Producer: the first sequence that has no slot yet, when all leaves have released what is before `released`.
    #[inline(always)]
    fn limit(&self, released: Sequence) -> Sequence {
        released + Self::CAPACITY
    }

    /// Producer: whether there are slots to be given back, once the leaves have gone on.
    #[inline(always)]
    fn has_old_slots(&self) -> bool {
        false
    }

    /// Producer: gives back slots that are of no more use when all leaves have released what is before `released`.
    ///
    /// # Panics
    ///
    /// If an event's drop does.
    #[inline(always)]
    fn give_back<M: Events>(&self, released: Sequence) {
        let _ = released;
    }

    /// The number of slots that there are, with those that wait to be given back.
    fn slot_count(&self) -> u64 {
        Self::CAPACITY
    }

    /// One of all the slots that there are, by an index. While no thread works on the ring.
    fn nth_slot(&self, index: u64) -> &Slot<E> {
        self.slot(index)
    }
}

/// Slots whose number is known when they are made: a part of an elastic ring. As for a [`Ring`] otherwise.
#[allow(private_bounds, private_interfaces, reason = "named by generated code only, called by this crate only")]
pub trait Slots<E>: Sized {
    /// `capacity` slots that hold no events; a power of two.
    fn new(capacity: usize) -> Self;

    /// The number of slots.
    fn capacity(&self) -> usize;

    /// The slot of an event.
    fn slot(&self, sequence: Sequence) -> &Slot<E>;

    /// As [`Ring::side_by_side`].
    fn side_by_side(&self, first: Sequence, end: Sequence) -> &[Slot<E>];

    /// As [`Ring::publish`].
    fn publish(&self, cursor: &Cursor, first: Sequence, end: Sequence);

    /// As [`Ring::available`].
    fn available(&self, cursor: &Cursor, position: Sequence) -> Sequence;

    /// As [`Ring::published`], of these slots.
    fn published(&self, cursor: &Cursor) -> Sequence;
}

/// Fills an array where it stays.
///
/// # Safety
///
/// `array` may be written to. Should `element` panic, the elements written so far are forgotten.
unsafe fn write_each<T, const N: usize>(array: *mut [T; N], mut element: impl FnMut() -> T) {
    for index in 0..N {
        // SAFETY: `index` is inside the array, which the caller says may be written to.
        unsafe { array.cast::<T>().add(index).write(element()) };
    }
}

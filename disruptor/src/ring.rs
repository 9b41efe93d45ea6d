//! Rings: where the events lie, and how the producer tells the stages that follow it which of them are published.

mod dense;
mod events;
mod gauge;
mod stamped;

pub use dense::DenseRing;
pub use events::{ByValue, Events, InPlace};
pub(crate) use events::{drop_events, fill};
pub(crate) use gauge::Gauge;
pub use stamped::{Groups, StampedRing};

use crate::Sequence;
use crate::sequence::Cursor;
use crate::sync::UnsafeCell;
use std::mem::MaybeUninit;

/// A slot: a cell that may hold an event. Which sequence may be touched by whom is decided by the graph alone.
pub(crate) type Slot<E> = UnsafeCell<MaybeUninit<E>>;

/// How many events a reader looks for before it handles them, where it must look for each.
pub(crate) const LOOK_AHEAD: u64 = 64;

/// A fixed number of slots, and the producer's way of publishing them.
///
/// `E` is a parameter and not an associated type: a private event in a public pipeline must not leak.
#[allow(private_interfaces, reason = "named by generated code only, called by this crate only")]
pub trait Ring<E>: Sized {
    /// The number of slots, a power of two.
    const CAPACITY: u64;

    /// A ring whose slots hold no events, built where it stays: a large one never touches the stack.
    fn boxed() -> Box<Self>;

    /// The slot of an event.
    fn slot(&self, sequence: Sequence) -> &Slot<E>;

    /// The slots from `first` on that lie side by side: at least one, and none from `end` on, which is after `first`.
    ///
    /// NB: not called `run`: the compiler would offer this trait to users whose pipeline lacks its `run`.
    fn side_by_side(&self, first: Sequence, end: Sequence) -> &[Slot<E>];

    /// Producer: publishes `first..end`, which is not empty. The cursor is the producer's own, for the ring to move if it needs it.
    fn publish(&self, cursor: &Cursor, first: Sequence, end: Sequence);

    /// Reader: an end up to which events are published, `position` if there is none. Does not look further when it has
    /// found `LOOK_AHEAD` of them.
    ///
    /// `position` is where the reader's last answer ended, or 0: the first sequence of something that was published at once.
    fn available(&self, cursor: &Cursor, position: Sequence) -> Sequence;

    /// Anybody: the number of published events. Slow, and the events themselves are not to be read for it.
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

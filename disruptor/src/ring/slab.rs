//! The memory of a ring.

use crate::Sequence;
use crate::sync::Arc;
use crossbeam_utils::CachePadded;
use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::ops::Deref;
use std::ptr::NonNull;

/// Where no two cores write to the same line, nor to the neighbour of it that a prefetcher drags along.
const ALIGNMENT: usize = align_of::<CachePadded<u8>>();

/// What a ring's memory is divided into: a slot, or what belongs to one, or a group of slots with their stamp.
pub(super) trait Unit: Send + Sync {
    /// The number of slots in a unit.
    const SLOTS: usize = 1;

    /// A unit whose slots hold no events.
    fn empty() -> Self;
}

/// Units on the heap for a power of two of slots. Clones share them.
///
/// `N` is the smallest number of slots that such a slab may have, and `BOUND` the largest. Where the two are the same, as in
/// every ring that does not grow, the number is a constant, and masks and checks of bounds fold.
pub(super) struct Slab<T, const N: usize, const BOUND: usize> {
    /// NB: a copy of what `memory` holds. To go there for each event would be one load more.
    start: NonNull<T>,
    capacity: usize,
    memory: Arc<Memory<T>>,
}

// SAFETY: gives out shared references to the units, as an `Arc` of them would.
unsafe impl<T: Send + Sync, const N: usize, const BOUND: usize> Send for Slab<T, N, BOUND> {}
// SAFETY: as above.
unsafe impl<T: Send + Sync, const N: usize, const BOUND: usize> Sync for Slab<T, N, BOUND> {}

impl<T: Unit, const N: usize, const BOUND: usize> Slab<T, N, BOUND> {
    /// # Panics
    ///
    /// If there can be no such slab, or if it would be larger than the address space.
    pub(super) fn new(capacity: usize) -> Self {
        assert!(capacity.is_power_of_two() && (N..=BOUND).contains(&capacity), "no ring has {capacity} slots");
        let memory = Memory::new(capacity.div_ceil(T::SLOTS), T::empty);
        Self { start: memory.start, capacity, memory: Arc::new(memory) }
    }
}

impl<T, const N: usize, const BOUND: usize> Slab<T, N, BOUND> {
    /// The number of slots.
    #[inline(always)]
    pub(super) fn capacity(&self) -> usize {
        if N == BOUND { N } else { self.capacity }
    }

    /// The number of an event's slot.
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "the mask cuts the sequence to an index")]
    pub(super) fn index(&self, sequence: Sequence) -> usize {
        sequence as usize & (self.capacity() - 1)
    }
}

/// The units. The last one may have slots that are never used.
impl<T: Unit, const N: usize, const BOUND: usize> Deref for Slab<T, N, BOUND> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        let length = self.capacity().div_ceil(T::SLOTS);
        // SAFETY: `new` made so many units at `start`: if `N` is `BOUND`, `capacity` was `N`. `memory` keeps them.
        unsafe { NonNull::slice_from_raw_parts(self.start, length).as_ref() }
    }
}

impl<T, const N: usize, const BOUND: usize> Clone for Slab<T, N, BOUND> {
    fn clone(&self) -> Self {
        Self { memory: Arc::clone(&self.memory), ..*self }
    }
}

/// Owns the units.
struct Memory<T> {
    start: NonNull<T>,
    length: usize,
}

impl<T> Memory<T> {
    fn new(length: usize, mut unit: impl FnMut() -> T) -> Self {
        let layout = Self::layout(length);
        let start = if layout.size() == 0 {
            NonNull::dangling()
        } else {
            // SAFETY: the layout's size is not zero.
            let start = unsafe { alloc(layout) };
            NonNull::new(start.cast()).unwrap_or_else(|| handle_alloc_error(layout))
        };
        for index in 0..length {
            // SAFETY: `index` is inside what was allocated.
            unsafe { start.add(index).write(unit()) };
        }
        Self { start, length }
    }

    fn layout(length: usize) -> Layout {
        let aligned = Layout::array::<T>(length).and_then(|layout| layout.align_to(ALIGNMENT));
        aligned.expect("a ring that is larger than the address space")
    }
}

impl<T> Drop for Memory<T> {
    fn drop(&mut self) {
        let layout = Self::layout(self.length);
        // SAFETY: `new` made the units, and nobody can reach them after this. The memory came from `alloc` with this layout.
        unsafe {
            NonNull::slice_from_raw_parts(self.start, self.length).drop_in_place();
            if layout.size() != 0 {
                dealloc(self.start.as_ptr().cast(), layout);
            }
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{ALIGNMENT, Memory, Slab, Unit};
    use std::rc::Rc;

    struct Three;

    impl Unit for Three {
        const SLOTS: usize = 3;

        fn empty() -> Self {
            Self
        }
    }

    #[test]
    fn units_start_at_a_line_and_are_dropped_once() {
        let counted = Rc::new(());
        let memory = Memory::new(3, || Rc::clone(&counted));
        assert_eq!(memory.start.addr().get() % ALIGNMENT, 0);
        assert_eq!(Rc::strong_count(&counted), 4);
        drop(memory);
        assert_eq!(Rc::strong_count(&counted), 1);
    }

    #[test]
    fn units_without_a_size_need_no_memory() {
        assert_eq!(Slab::<Three, 1024, 1024>::new(1024).len(), 342);
    }

    #[test]
    fn the_last_unit_need_not_be_full() {
        let constant = Slab::<Three, 8, 8>::new(8);
        assert_eq!((constant.capacity(), constant.len()), (8, 3));
        let growing = Slab::<Three, 8, 64>::new(16);
        assert_eq!((growing.capacity(), growing.len()), (16, 6));
        assert_eq!((growing.index(16), growing.index(31)), (0, 15));
    }

    #[test]
    #[should_panic(expected = "no ring has 16 slots")]
    fn a_constant_capacity_is_the_only_one() {
        let _ = Slab::<Three, 8, 8>::new(16);
    }
}

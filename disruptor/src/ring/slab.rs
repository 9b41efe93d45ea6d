//! Slices on the heap that begin where a cache line does.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

/// Also for the neighbour of the line that prefetchers drag along.
const ALIGNMENT: usize = 128;

/// A boxed slice that is aligned to a pair of cache lines, whatever its elements ask for.
pub(super) struct Slab<T> {
    start: NonNull<T>,
    length: usize,
    _elements: PhantomData<T>,
}

impl<T> Slab<T> {
    /// # Panics
    ///
    /// If the slice would be larger than an address space, or by `element`; what it made before is forgotten then.
    pub(super) fn new(length: usize, mut element: impl FnMut() -> T) -> Self {
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
            unsafe { start.add(index).write(element()) };
        }
        Self { start, length, _elements: PhantomData }
    }

    fn layout(length: usize) -> Layout {
        let aligned = Layout::array::<T>(length).and_then(|layout| layout.align_to(ALIGNMENT));
        aligned.expect("a ring that is larger than the address space")
    }
}

impl<T> Deref for Slab<T> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        // SAFETY: `new` wrote this many elements there, and they stay until the drop.
        unsafe { NonNull::slice_from_raw_parts(self.start, self.length).as_ref() }
    }
}

impl<T> Drop for Slab<T> {
    fn drop(&mut self) {
        let layout = Self::layout(self.length);
        // SAFETY: the elements are there, and after this nobody can reach them; the memory came from `alloc` with this layout.
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
    use super::{ALIGNMENT, Slab};
    use std::rc::Rc;

    #[test]
    fn begins_at_a_line_and_drops_its_elements() {
        let counted = Rc::new(());
        let slab = Slab::new(3, || Rc::clone(&counted));
        assert_eq!(slab.as_ptr().addr() % ALIGNMENT, 0);
        assert_eq!((slab.len(), Rc::strong_count(&counted)), (3, 4));
        drop(slab);
        assert_eq!(Rc::strong_count(&counted), 1);
    }

    #[test]
    fn elements_without_a_size_need_no_memory() {
        assert_eq!(Slab::new(1_000, || ()).len(), 1_000);
    }
}

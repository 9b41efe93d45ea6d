//! A box that can be moved while others point to what is in it.

use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

/// Owns a value on the heap. Unlike a `Box`, which with every move claims anew to be the only way to its value and so ends what pointers
/// to it were good for, this claims no more than a shared reference does.
pub(crate) struct Anchored<T> {
    value: NonNull<T>,
    _owned: PhantomData<T>,
}

impl<T> From<Box<T>> for Anchored<T> {
    fn from(value: Box<T>) -> Self {
        Self { value: NonNull::from(Box::leak(value)), _owned: PhantomData }
    }
}

impl<T> Deref for Anchored<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: the value was in a box, stays until the drop, and is never borrowed mutably before that.
        unsafe { self.value.as_ref() }
    }
}

impl<T> Drop for Anchored<T> {
    fn drop(&mut self) {
        // SAFETY: this came out of a box and goes back into one only here.
        drop(unsafe { Box::from_raw(self.value.as_ptr()) });
    }
}

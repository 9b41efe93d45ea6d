//! What a stage's handler receives of an event.

// The contract of `access` names the lifetime.
#![allow(clippy::elidable_lifetime_names)]

use std::slice;

/// Makes a handler's first argument from a slot.
///
/// # Safety
///
/// `access` touches only those parts of the event for which the macro checked the graph.
pub unsafe trait Access<E: 'static> {
    /// The handler's first argument.
    type Item<'a>;

    /// Whether the event leaves the ring.
    const TAKES: bool = false;

    /// Whether no other stage may touch any part of the event at the same time.
    const EXCLUSIVE: bool;

    /// Whether the argument is a whole run of events, see [`access_run`](Access::access_run).
    const SLICES: bool = false;

    /// Makes references only to the parts of the event that this access covers.
    ///
    /// # Safety
    ///
    /// `event` points to an initialized event. For `'a`, nobody accesses what this access may write, and nobody
    /// writes what it may read.
    unsafe fn access<'a>(event: *mut E) -> Self::Item<'a>;

    /// The same for the `events` from `first` on, which lie side by side. Called only if `SLICES`.
    ///
    /// # Safety
    ///
    /// As for [`access`](Access::access), for each of the events.
    #[inline(always)]
    unsafe fn access_run<'a>(first: *mut E, events: usize) -> Self::Item<'a> {
        debug_assert_eq!(events, 1, "a handler that gets one event at a time");
        // SAFETY: the caller's promise covers the first of them.
        unsafe { Self::access(first) }
    }
}

/// `&Event`
pub struct Read;

// SAFETY: it only reads.
unsafe impl<E: 'static> Access<E> for Read {
    type Item<'a> = &'a E;
    const EXCLUSIVE: bool = false;

    #[inline(always)]
    unsafe fn access<'a>(event: *mut E) -> &'a E {
        // SAFETY: the caller promises that the event is initialized and that nobody writes it for 'a.
        unsafe { &*event }
    }
}

/// `&mut Event`
pub struct Write;

// SAFETY: the macro checked that this stage has exclusive access.
unsafe impl<E: 'static> Access<E> for Write {
    type Item<'a> = &'a mut E;
    const EXCLUSIVE: bool = true;

    #[inline(always)]
    unsafe fn access<'a>(event: *mut E) -> &'a mut E {
        // SAFETY: the caller promises that the event is initialized and that nobody else accesses it for 'a.
        unsafe { &mut *event }
    }
}

/// `Event`
pub struct Take;

// SAFETY: the macro checked that the last stage, and only that one, takes the event.
unsafe impl<E: 'static> Access<E> for Take {
    type Item<'a> = E;
    const TAKES: bool = true;
    const EXCLUSIVE: bool = true;

    #[inline(always)]
    // The bound adds no demand. It makes the lifetime early-bound, as it is in the trait.
    unsafe fn access<'a>(event: *mut E) -> E
    where
        E: 'a,
    {
        // SAFETY: the caller promises that the event is initialized and that nobody accesses it again.
        unsafe { event.read() }
    }
}

/// `&[Event]`
pub struct ReadSlice;

// SAFETY: it only reads.
unsafe impl<E: 'static> Access<E> for ReadSlice {
    type Item<'a> = &'a [E];
    const EXCLUSIVE: bool = false;
    const SLICES: bool = true;

    #[inline(always)]
    unsafe fn access<'a>(event: *mut E) -> &'a [E] {
        // SAFETY: as the caller promises, for one event.
        unsafe { Self::access_run(event, 1) }
    }

    #[inline(always)]
    unsafe fn access_run<'a>(first: *mut E, events: usize) -> &'a [E] {
        // SAFETY: the caller promises that the events are initialized and that nobody writes them for 'a.
        unsafe { slice::from_raw_parts(first, events) }
    }
}

/// `&mut [Event]`
pub struct WriteSlice;

// SAFETY: the macro checked that this stage has exclusive access.
unsafe impl<E: 'static> Access<E> for WriteSlice {
    type Item<'a> = &'a mut [E];
    const EXCLUSIVE: bool = true;
    const SLICES: bool = true;

    #[inline(always)]
    unsafe fn access<'a>(event: *mut E) -> &'a mut [E] {
        // SAFETY: as the caller promises, for one event.
        unsafe { Self::access_run(event, 1) }
    }

    #[inline(always)]
    unsafe fn access_run<'a>(first: *mut E, events: usize) -> &'a mut [E] {
        // SAFETY: the caller promises that the events are initialized and that nobody else accesses them for 'a.
        unsafe { slice::from_raw_parts_mut(first, events) }
    }
}

/// An access with which a poller can yield the events themselves: only [`Take`].
#[diagnostic::on_unimplemented(
    message = "no event can be received here: this stage does not take them",
    label = "use `poll` or `poll_wait`, which lend them to a closure"
)]
pub trait Takes<E: 'static>: for<'a> Access<E, Item<'a> = E> {}

impl<E: 'static> Takes<E> for Take {}

/// A field's type that is exactly the declared one. No coercion comes between: nothing is dereferenced, nothing loses its size.
///
/// # Safety
///
/// To be implemented for a type and itself alone. What stages may do with the field at the same time is asked of the declared type.
#[diagnostic::on_unimplemented(
    message = "the field is a `{Self}`, but is declared as a `{Declared}`",
    label = "the field's type is `{Self}`",
    note = "write the field's own type, not one that it could be turned into: `&{Self}` or `&mut {Self}`"
)]
pub unsafe trait Is<Declared: ?Sized>: Sized {
    /// The same reference.
    fn as_declared(&self) -> &Declared;

    /// The same reference.
    fn as_declared_mut(&mut self) -> &mut Declared;
}

// SAFETY: for a type and itself.
unsafe impl<T> Is<T> for T {
    #[inline(always)]
    fn as_declared(&self) -> &T {
        self
    }

    #[inline(always)]
    fn as_declared_mut(&mut self) -> &mut T {
        self
    }
}

/// A field to read, with exactly the declared type.
#[inline(always)]
pub fn field<Declared: ?Sized, Actual: Is<Declared>>(field: &Actual) -> &Declared {
    field.as_declared()
}

/// A field to write, with exactly the declared type.
#[inline(always)]
pub fn field_mut<Declared: ?Sized, Actual: Is<Declared>>(field: &mut Actual) -> &mut Declared {
    field.as_declared_mut()
}

//! What a stage's handler is given for an event.

// The contract of `access` speaks of the lifetime.
#![allow(clippy::elidable_lifetime_names)]

/// From a slot to a handler's first argument.
///
/// # Safety
///
/// `access` touches nothing of the event but what the graph was checked for.
pub unsafe trait Access<E: 'static> {
    /// The handler's first argument.
    type Item<'a>;

    /// Whether the event leaves the ring.
    const TAKES: bool = false;

    /// Whether nothing else may touch any part of the event meanwhile.
    const EXCLUSIVE: bool;

    /// Makes no reference to more of the event than what the access is to.
    ///
    /// # Safety
    ///
    /// `event` points to an initialized event. For `'a`, nobody accesses what this access may write, and nobody
    /// writes what it may read.
    unsafe fn access<'a>(event: *mut E) -> Self::Item<'a>;
}

/// `&Event`
pub struct Read;

// SAFETY: reads only.
unsafe impl<E: 'static> Access<E> for Read {
    type Item<'a> = &'a E;
    const EXCLUSIVE: bool = false;

    #[inline(always)]
    unsafe fn access<'a>(event: *mut E) -> &'a E {
        // SAFETY: initialized, and not written for 'a, says the caller.
        unsafe { &*event }
    }
}

/// `&mut Event`
pub struct Write;

// SAFETY: the graph was checked for exclusive access.
unsafe impl<E: 'static> Access<E> for Write {
    type Item<'a> = &'a mut E;
    const EXCLUSIVE: bool = true;

    #[inline(always)]
    unsafe fn access<'a>(event: *mut E) -> &'a mut E {
        // SAFETY: initialized, and nobody else's for 'a, says the caller.
        unsafe { &mut *event }
    }
}

/// `Event`
pub struct Take;

// SAFETY: the graph was checked for exclusive access by the last stage.
unsafe impl<E: 'static> Access<E> for Take {
    type Item<'a> = E;
    const TAKES: bool = true;
    const EXCLUSIVE: bool = true;

    #[inline(always)]
    // The bound says nothing new; without it, the lifetime would not be one of the trait's kind.
    unsafe fn access<'a>(event: *mut E) -> E
    where
        E: 'a,
    {
        // SAFETY: initialized, says the caller, who also sees to it that nobody looks at it again.
        unsafe { event.read() }
    }
}

/// Access by which a poller can hand out the events themselves: [`Take`] alone.
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

/// A field to read, as declared.
#[inline(always)]
pub fn field<Declared: ?Sized, Actual: Is<Declared>>(field: &Actual) -> &Declared {
    field.as_declared()
}

/// A field to write, as declared.
#[inline(always)]
pub fn field_mut<Declared: ?Sized, Actual: Is<Declared>>(field: &mut Actual) -> &mut Declared {
    field.as_declared_mut()
}

//! What a stage's handler is given for an event.

// The contract of `access` speaks of the lifetime.
#![allow(clippy::elidable_lifetime_names)]

use std::marker::PhantomData;

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

    /// # Safety
    ///
    /// `event` points to an initialized event. For `'a`, nobody accesses what this access may write, and nobody
    /// writes what it may read.
    unsafe fn access<'a>(event: EventPtr<'a, E>) -> Self::Item<'a>;
}

/// Points to an event that its holder has some access to for `'a`.
pub struct EventPtr<'a, E> {
    event: *mut E,
    _access: PhantomData<&'a mut E>,
}

impl<E> EventPtr<'_, E> {
    #[inline(always)]
    pub(crate) fn new(event: *mut E) -> Self {
        Self { event, _access: PhantomData }
    }

    /// The pointer. No reference to the whole event is made on the way.
    #[inline(always)]
    #[must_use]
    pub fn get(&self) -> *mut E {
        self.event
    }
}

/// `&Event`
pub struct Read;

// SAFETY: reads only.
unsafe impl<E: 'static> Access<E> for Read {
    type Item<'a> = &'a E;
    const EXCLUSIVE: bool = false;

    #[inline(always)]
    unsafe fn access<'a>(event: EventPtr<'a, E>) -> &'a E {
        // SAFETY: initialized, and not written for 'a, says the caller.
        unsafe { &*event.get() }
    }
}

/// `&mut Event`
pub struct Write;

// SAFETY: the graph was checked for exclusive access.
unsafe impl<E: 'static> Access<E> for Write {
    type Item<'a> = &'a mut E;
    const EXCLUSIVE: bool = true;

    #[inline(always)]
    unsafe fn access<'a>(event: EventPtr<'a, E>) -> &'a mut E {
        // SAFETY: initialized, and nobody else's for 'a, says the caller.
        unsafe { &mut *event.get() }
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
    unsafe fn access<'a>(event: EventPtr<'a, E>) -> E {
        // SAFETY: initialized, says the caller, who also sees to it that nobody looks at it again.
        unsafe { event.get().read() }
    }
}

/// Access by which a poller can hand out the events themselves: [`Take`] alone.
#[diagnostic::on_unimplemented(
    message = "no event can be received here: this stage does not take them",
    label = "use `poll` or `poll_wait`, which lend them to a closure"
)]
pub trait Takes<E: 'static>: for<'a> Access<E, Item<'a> = E> {}

impl<E: 'static> Takes<E> for Take {}

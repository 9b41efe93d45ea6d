//! Which slots of a ring hold an event, and so what is left to drop at the end.

use super::Slot;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Which slots hold an event while no thread works on the ring.
pub trait Events {
    /// Whether every slot holds an event all the time.
    const IN_PLACE: bool;
}

/// Every slot holds an event from the start. Publishing overwrites it in place.
pub struct InPlace;

impl Events for InPlace {
    const IN_PLACE: bool = true;
}

/// What can be published by writing into a slot: [`InPlace`] alone.
///
/// A bound of the methods and not of their `impl`, so that the compiler tells whoever calls a wrong one what to call.
#[diagnostic::on_unimplemented(
    message = "there is nothing in the ring to write into: the last stage takes the events out of it",
    label = "use `send`, `try_send` or `send_all`, which move the event there"
)]
pub trait Writable: Events {}

impl Writable for InPlace {}

/// A slot holds an event from its publication until the last stage takes it out.
pub struct ByValue;

impl Events for ByValue {
    const IN_PLACE: bool = false;
}

/// What can be published by moving it into a slot: [`ByValue`] alone.
#[diagnostic::on_unimplemented(
    message = "no event can be sent: no stage takes them, so they stay in the ring and are written in place",
    label = "use `publish`, `try_publish` or `publish_batch`, which write into the ring's slots"
)]
pub trait Sendable: Events {}

impl Sendable for ByValue {}

/// Writes a first event into each of these slots, which nobody else knows yet. If `first` panics, drops the events written so far.
pub(crate) fn fill<'a, E: 'a>(slots: impl Iterator<Item = &'a Slot<E>> + Clone, mut first: impl FnMut() -> E) {
    struct Unfilled<'a, E: 'a, S: Iterator<Item = &'a Slot<E>> + Clone> {
        slots: S,
        written: usize,
    }
    impl<'a, E: 'a, S: Iterator<Item = &'a Slot<E>> + Clone> Drop for Unfilled<'a, E, S> {
        fn drop(&mut self) {
            // SAFETY: exactly these slots were written, and nobody else has seen them.
            unsafe { drop_events(self.slots.clone().take(self.written)) };
        }
    }

    let mut unfilled = Unfilled { slots: slots.clone(), written: 0 };
    for slot in slots {
        let event = first();
        // SAFETY: nobody else has seen the slot yet.
        unsafe { slot.put(event) };
        unfilled.written += 1;
    }
    std::mem::forget(unfilled);
}

/// Drops the events of these slots, all of them even if some drops panic. Then passes the first panic on to the caller, unless
/// the thread is already unwinding.
///
/// # Safety
///
/// Each slot holds an event and comes only once, and no other thread touches them any more.
pub(crate) unsafe fn drop_events<'a, E: 'a>(slots: impl Iterator<Item = &'a Slot<E>>) {
    if !std::mem::needs_drop::<E>() {
        return;
    }
    let mut panicked = None;
    for slot in slots {
        let dropped = catch_unwind(AssertUnwindSafe(|| {
            slot.with_mut(|slot| {
                // SAFETY: the caller says that the slot holds an event that is ours alone.
                unsafe { (*slot).assume_init_drop() };
            });
        }));
        if let Err(payload) = dropped {
            match panicked {
                None => panicked = Some(payload),
                // Forgotten, because a payload may panic in its own drop.
                Some(_) => std::mem::forget(payload),
            }
        }
    }
    if let Some(payload) = panicked {
        if std::thread::panicking() {
            std::mem::forget(payload);
        } else {
            resume_unwind(payload);
        }
    }
}

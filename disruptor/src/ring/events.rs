//! What the slots of a ring hold over time, and so what is left to drop at the end.

use super::Ring;
use crate::Sequence;
use std::mem::MaybeUninit;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Which slots hold an event while no thread works on the ring.
pub trait Events {
    /// The slots that hold an event, given what was taken by value and what was published.
    fn held(capacity: u64, taken: Sequence, published: Sequence) -> Range<Sequence>;
}

/// Every slot holds an event from the start; publishing writes over it in place.
pub struct InPlace;

impl Events for InPlace {
    fn held(capacity: u64, _: Sequence, _: Sequence) -> Range<Sequence> {
        0..capacity
    }
}

/// A slot holds an event from its publication until the last stage takes it out.
pub struct ByValue;

impl Events for ByValue {
    fn held(_: u64, taken: Sequence, published: Sequence) -> Range<Sequence> {
        taken..published
    }
}

/// Writes a first event into every slot. Should `first` panic, those already written are dropped.
pub(crate) fn fill<E, R: Ring<E>>(ring: &R, mut first: impl FnMut() -> E) {
    struct Unfilled<'a, E, R: Ring<E>>(&'a R, Range<Sequence>, std::marker::PhantomData<E>);
    impl<E, R: Ring<E>> Drop for Unfilled<'_, E, R> {
        fn drop(&mut self) {
            // SAFETY: exactly these slots were written, and nobody else has seen the ring.
            unsafe { drop_events(self.0, self.1.clone()) };
        }
    }

    let mut written = Unfilled(ring, 0..0, std::marker::PhantomData);
    while written.1.end < R::CAPACITY {
        let event = first();
        ring.slot(written.1.end).with_mut(|slot| {
            // SAFETY: the slot is this ring's own, and nobody else has seen the ring yet.
            unsafe { slot.write(MaybeUninit::new(event)) };
        });
        written.1.end += 1;
    }
    std::mem::forget(written);
}

/// Drops the events of these slots, all of them even if some drops panic. The first panic goes on to the caller unless
/// the thread is already unwinding.
///
/// # Safety
///
/// Each slot holds an event, at most one sequence of the range falls on each slot, and no other thread touches them any more.
pub(crate) unsafe fn drop_events<E, R: Ring<E>>(ring: &R, held: Range<Sequence>) {
    if !std::mem::needs_drop::<E>() {
        return;
    }
    let mut panicked = None;
    for sequence in held {
        let dropped = catch_unwind(AssertUnwindSafe(|| {
            ring.slot(sequence).with_mut(|slot| {
                // SAFETY: the caller says that there is an event here, and that it is ours alone.
                unsafe { (*slot).assume_init_drop() };
            });
        }));
        if let Err(payload) = dropped {
            match panicked {
                None => panicked = Some(payload),
                // A payload may panic in its own drop; nothing is gained by trying.
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

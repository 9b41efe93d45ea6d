//! Which slots of a ring hold an event, and so what is left to drop at the end.

use super::{Ring, Slot, SlotMarks};
use crate::Sequence;
use crate::control::Control;
use std::marker::PhantomData;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Which slots hold an event while no thread works on the ring.
#[allow(private_interfaces, reason = "named by generated code only, called by this crate only")]
pub trait Events {
    /// Whether every slot holds an event all the time.
    const IN_PLACE: bool;

    /// Producer: an event is in this slot, and about to be published.
    #[inline(always)]
    fn sent<V: SlotMarks>(marks: &V) {
        let _ = marks;
    }

    /// Taker: the event at this sequence leaves the ring, whatever becomes of it.
    #[inline(always)]
    fn taken<V: SlotMarks>(control: &Control, sequence: Sequence, marks: &V) {
        let _ = marks;
        control.take_up_to(sequence + 1);
    }

    /// Every event before this one is taken. For whoever drops what is left.
    fn all_taken_before(control: &Control) -> Sequence {
        control.taken()
    }

    /// Those of these published events that nobody has taken out, and that the end of the pipeline leaves behind.
    fn left<'a, E: 'a, R: Ring<E>>(
        ring: &'a R,
        events: Range<Sequence>,
    ) -> impl Iterator<Item = &'a Slot<E, R::Beside>>;
}

/// Every slot holds an event from the start. Publishing overwrites it in place.
pub struct InPlace;

#[allow(private_interfaces, reason = "see the trait")]
impl Events for InPlace {
    const IN_PLACE: bool = true;

    /// None: slots keep their events until the ring goes.
    fn left<'a, E: 'a, R: Ring<E>>(_: &'a R, _: Range<Sequence>) -> impl Iterator<Item = &'a Slot<E, R::Beside>> {
        std::iter::empty()
    }
}

/// What can be published by writing into a slot: [`InPlace`] alone.
///
/// The methods that write need no such bound: they belong to producers of such events. It is that of their doubles for other producers,
/// so that the compiler tells whoever calls a wrong one what to call.
#[diagnostic::on_unimplemented(
    message = "there is nothing in the ring to write into: stages take the events out of it",
    label = "use `send`, `try_send` or `send_all`, which move the event there"
)]
pub trait Writable: Events {}

impl Writable for InPlace {}

/// A slot holds an event from its publication until a stage takes it out. `By` says which stage does.
pub struct Taken<By>(PhantomData<By>);

/// The only stage that takes events takes it.
pub type ByValue = Taken<Only>;

/// The one stage that takes events, on one thread.
pub struct Only;

#[allow(private_interfaces, reason = "see the trait")]
impl Events for ByValue {
    const IN_PLACE: bool = false;

    fn left<'a, E: 'a, R: Ring<E>>(
        ring: &'a R,
        events: Range<Sequence>,
    ) -> impl Iterator<Item = &'a Slot<E, R::Beside>> {
        events.filter(|&sequence| ring.is_left_to_drop(sequence)).map(|sequence| ring.slot(sequence))
    }
}

/// One of several stages takes it: each of them takes what its branch gets.
///
/// The stages are not equally far, so for each event the mark `MARK` tells whether it is still there. No condition looks at that mark.
pub type ByBranch<const MARK: usize> = Taken<Several<MARK>>;

/// Several stages that take events, or the shards of one.
pub struct Several<const MARK: usize>;

#[allow(private_interfaces, reason = "see the trait")]
impl<const MARK: usize> Events for ByBranch<MARK> {
    const IN_PLACE: bool = false;

    #[inline(always)]
    fn sent<V: SlotMarks>(marks: &V) {
        const { assert!(MARK < V::COUNT, "there is no such mark") };
        // It may be set from the last lap. The taker sets it again after this: it acquires the event first.
        marks.set(MARK, false);
    }

    #[inline(always)]
    fn taken<V: SlotMarks>(_: &Control, _: Sequence, marks: &V) {
        marks.set(MARK, true);
    }

    /// Every event before the slowest leaf is done with: a stage took it. From there on, no two events share a slot, so each has a mark.
    fn all_taken_before(control: &Control) -> Sequence {
        control.slowest_leaf()
    }

    fn left<'a, E: 'a, R: Ring<E>>(
        ring: &'a R,
        events: Range<Sequence>,
    ) -> impl Iterator<Item = &'a Slot<E, R::Beside>> {
        // The mark comes second: it is surely that of this event only for whoever has acquired the event.
        let is_there = move |sequence: &Sequence| {
            ring.is_left_to_drop(*sequence) && !ring.marks(ring.slot(*sequence), *sequence).is_set(MARK)
        };
        events.filter(is_there).map(|sequence| ring.slot(sequence))
    }
}

/// What can be published by moving it into a slot: [`ByValue`] and [`ByBranch`].
#[diagnostic::on_unimplemented(
    message = "no event can be sent: no stage takes them, so they stay in the ring and are written in place",
    label = "use `publish`, `try_publish` or `publish_batch`, which write into the ring's slots"
)]
pub trait Sendable: Events {}

impl Sendable for ByValue {}

impl<const MARK: usize> Sendable for ByBranch<MARK> {}

/// Writes a first event into each of these slots, which nobody else knows yet. If `first` panics, drops the events written so far.
pub(crate) fn fill<'a, E: 'a, V: 'a>(
    slots: impl Iterator<Item = &'a Slot<E, V>> + Clone,
    mut first: impl FnMut() -> E,
) {
    struct Unfilled<'a, E: 'a, V: 'a, S: Iterator<Item = &'a Slot<E, V>> + Clone> {
        slots: S,
        written: usize,
    }
    impl<'a, E: 'a, V: 'a, S: Iterator<Item = &'a Slot<E, V>> + Clone> Drop for Unfilled<'a, E, V, S> {
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
pub(crate) unsafe fn drop_events<'a, E: 'a, V: 'a>(slots: impl Iterator<Item = &'a Slot<E, V>>) {
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

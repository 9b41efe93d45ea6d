//! A pipeline's shared state, and how its parts hold on to it.

use crate::Topology;
use crate::control::Control;
use crate::ring::{ByValue, Events, Gauge, InPlace, Ring, drop_events, fill};
use crate::sync::Arc;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

/// Everything that the threads of one pipeline share.
pub struct Core<E, R: Ring<E>, M: Events> {
    control: Arc<Control>,
    /// The control's gauge points to it.
    ring: Box<R>,
    _events: PhantomData<(E, M)>,
}

// SAFETY: events move between threads, for which generated code asserts `E: Send`. Who may touch which part of which
// event when, and so also whether some type has to be `Sync`, is what the graph was checked for.
unsafe impl<E, R: Ring<E>, M: Events> Send for Core<E, R, M> {}
// SAFETY: as above.
unsafe impl<E, R: Ring<E>, M: Events> Sync for Core<E, R, M> {}

impl<E, R: Ring<E>> Core<E, R, InPlace> {
    /// Should `first` panic, the events built so far are dropped, and nothing else has happened.
    pub(crate) fn filled(topology: &'static Topology, first: impl FnMut() -> E) -> Arc<Self> {
        let ring = R::boxed();
        fill((0..R::CAPACITY).map(|index| ring.nth_slot(index)), first);
        Self::new(topology, ring)
    }
}

impl<E, R: Ring<E>> Core<E, R, ByValue> {
    pub(crate) fn empty(topology: &'static Topology) -> Arc<Self> {
        Self::new(topology, R::boxed())
    }
}

impl<E, R: Ring<E>, M: Events> Core<E, R, M> {
    fn new(topology: &'static Topology, ring: Box<R>) -> Arc<Self> {
        let core = Arc::new(Self { control: Arc::new(Control::new(topology)), ring, _events: PhantomData });
        // NB: now that the box stays where it is. With each move a box claims anew to be the only way to its content, which ends what
        // pointers to that were good for.
        // SAFETY: `drop` takes the gauge away before the ring goes.
        unsafe { core.control.attach_ring(Gauge::of(&*core.ring)) };
        core
    }

    #[inline(always)]
    pub(crate) fn control(&self) -> &Control {
        &self.control
    }

    /// What outlives the event's type in a `Running`.
    pub(crate) fn share_control(&self) -> Arc<Control> {
        Arc::clone(&self.control)
    }

    #[inline(always)]
    pub(crate) fn ring(&self) -> &R {
        &self.ring
    }
}

impl<E, R: Ring<E>, M: Events> Drop for Core<E, R, M> {
    fn drop(&mut self) {
        let (taken, published) = (self.control.taken(), self.control.detach_ring());
        // SAFETY: whoever worked on the ring has let go of the core, and synchronized with this thread by doing so (by
        // the reference count, by being joined, or, for the ends under `run`, because the body that had them has returned). In
        // place, each slot holds an event from when it was made. By value, the taker recorded its position before it took an
        // event, so exactly these slots hold events.
        unsafe {
            if M::IN_PLACE {
                drop_events((0..self.ring.slot_count()).map(|index| self.ring.nth_slot(index)));
            } else {
                drop_events((taken..published).map(|sequence| self.ring.slot(sequence)));
            }
        }
    }
}

/// A producer's or a poller's hold on its pipeline: borrowed under `run`, shared under `spawn`.
///
/// Borrowed, a leaked producer keeps nothing alive: the events are dropped when `run` returns all the same.
pub struct Link<'a, C> {
    core: NonNull<C>,
    /// Keeps the core alive, if `'a` does not.
    shared: Option<Arc<C>>,
    _borrowed: PhantomData<&'a C>,
}

// SAFETY: a link is a shared reference or an `Arc`, which both need just this.
unsafe impl<C: Send + Sync> Send for Link<'_, C> {}
// SAFETY: as above.
unsafe impl<C: Send + Sync> Sync for Link<'_, C> {}

impl<'a, C> Link<'a, C> {
    pub(crate) fn borrowed(core: &'a C) -> Self {
        Self { core: NonNull::from(core), shared: None, _borrowed: PhantomData }
    }

    pub(crate) fn shared(core: &Arc<C>) -> Self {
        Self { core: NonNull::from(&**core), shared: Some(Arc::clone(core)), _borrowed: PhantomData }
    }
}

impl<C> Clone for Link<'_, C> {
    fn clone(&self) -> Self {
        Self { core: self.core, shared: self.shared.clone(), _borrowed: PhantomData }
    }
}

impl<C> Deref for Link<'_, C> {
    type Target = C;

    #[inline(always)]
    fn deref(&self) -> &C {
        // SAFETY: the core is borrowed for `'a`, which outlives this link, or kept alive by `shared`.
        unsafe { self.core.as_ref() }
    }
}

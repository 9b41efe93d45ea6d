//! A pipeline's shared state, and the links of its ends to it.

use crate::Topology;
use crate::control::Control;
use crate::ring::{Events, InPlace, Ring, Sendable, drop_events, fill};
use crate::sync::Arc;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::{self, NonNull};

/// Everything that the threads of one pipeline share.
pub struct Core<E, R: Ring<E>, M: Events> {
    control: Arc<Control>,
    ring: R,
    /// Does not own the events: the slots decide who may touch them.
    _events: PhantomData<fn() -> (E, M)>,
}

impl<E: 'static, R: Ring<E> + 'static> Core<E, R, InPlace> {
    /// If `first` panics, the events made so far are dropped, and nothing else has happened.
    pub(crate) fn filled(topology: &'static Topology, first: impl FnMut() -> E) -> Arc<Self> {
        let ring = Self::ring_to_begin_with();
        fill(ring.all_slots(), first);
        Self::new(topology, ring)
    }
}

impl<E: 'static, R: Ring<E> + 'static, M: Sendable> Core<E, R, M> {
    pub(crate) fn empty(topology: &'static Topology) -> Arc<Self> {
        Self::new(topology, Self::ring_to_begin_with())
    }
}

impl<E: 'static, R: Ring<E> + 'static, M: Events> Core<E, R, M> {
    #[allow(clippy::cast_possible_truncation, reason = "it was a usize")]
    fn ring_to_begin_with() -> R {
        R::new(R::CAPACITY as usize)
    }

    fn new(topology: &'static Topology, ring: R) -> Arc<Self> {
        let control = Arc::new(Control::new(topology));
        control.attach_ring(Box::new(ring.clone()));
        Arc::new(Self { control, ring, _events: PhantomData })
    }
}

impl<E, R: Ring<E>, M: Events> Core<E, R, M> {
    #[inline(always)]
    pub(crate) fn control(&self) -> &Control {
        &self.control
    }

    /// The part that outlives the ring, inside a `Running` or a `Handle`.
    pub(crate) fn share_control(&self) -> Arc<Control> {
        Arc::clone(&self.control)
    }

    #[inline(always)]
    pub(crate) fn ring(&self) -> &R {
        &self.ring
    }

    /// A copy of the ring's handle, for a local variable of the caller.
    ///
    /// NB: the compiler must assume that a write to an event may change the core. If the handle stayed there, the
    /// compiler would load the slots' address again for each event.
    #[inline(always)]
    pub(crate) fn local_ring(&self) -> Local<'_, R> {
        // SAFETY: the copy is never dropped, and its lifetime ends before the original's. Nobody changes a handle while
        // it is shared.
        let ring = unsafe { ptr::read(&raw const self.ring) };
        Local { ring: ManuallyDrop::new(ring), _core: PhantomData }
    }
}

impl<E, R: Ring<E>, M: Events> Drop for Core<E, R, M> {
    fn drop(&mut self) {
        let (taken, published) = (M::all_taken_before(&self.control), self.control.detach_ring());
        // SAFETY: every thread that worked on the ring has released the core and thereby synchronized with this thread:
        // by the reference count, by being joined, or, for the ends under `run`, because the body that owned them has
        // returned. In place, each slot has held an event since it was made. By value, whoever took an event
        // recorded that before, so exactly these slots hold events.
        unsafe {
            if M::IN_PLACE {
                drop_events(self.ring.all_slots());
            } else {
                let slots = (taken..published).map(|sequence| self.ring.slot(sequence));
                drop_events(slots.filter(|slot| !M::is_taken(slot.marks())));
            }
        }
    }
}

/// A copy of a handle whose owner keeps it alive for `'a`.
pub(crate) struct Local<'a, R> {
    ring: ManuallyDrop<R>,
    _core: PhantomData<&'a R>,
}

impl<R> Deref for Local<'_, R> {
    type Target = R;

    #[inline(always)]
    fn deref(&self) -> &R {
        &self.ring
    }
}

/// The link of a producer or a poller to its pipeline: borrowed under `run`, shared under `spawn`.
///
/// A borrowed link keeps nothing alive. If a producer leaks, the events are still dropped when `run` returns.
pub struct Link<'a, C> {
    core: NonNull<C>,
    /// Keeps the core alive if `'a` does not.
    shared: Option<Arc<C>>,
    _borrowed: PhantomData<&'a C>,
}

// SAFETY: a link is a shared reference or an `Arc`, and both need exactly these bounds.
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

impl<C> Drop for Link<'_, C> {
    #[inline(always)]
    fn drop(&mut self) {
        #[cold]
        #[inline(never)]
        fn let_go<C>(core: Arc<C>) {
            drop(core);
        }
        // NB: by value. The compiler must assume that whoever gets the link's address keeps it, and then no field of
        // the producer could stay in a register.
        if let Some(core) = self.shared.take() {
            let_go(core);
        }
    }
}

impl<C> Deref for Link<'_, C> {
    type Target = C;

    #[inline(always)]
    fn deref(&self) -> &C {
        // SAFETY: the core is either borrowed for `'a`, which outlives this link, or kept alive by `shared`.
        unsafe { self.core.as_ref() }
    }
}

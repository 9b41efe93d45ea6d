//! A pipeline's shared state, and how its parts hold on to it.

use crate::Topology;
use crate::control::Control;
use crate::ring::{ByValue, Events, InPlace, Ring, drop_events, fill};
use crate::sync::Arc;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::{self, NonNull};

/// Everything that the threads of one pipeline share.
pub struct Core<E, R: Ring<E>, M: Events> {
    control: Arc<Control>,
    ring: R,
    /// Not the events themselves: slots know who may touch them.
    _events: PhantomData<fn() -> (E, M)>,
}

impl<E: 'static, R: Ring<E> + 'static> Core<E, R, InPlace> {
    /// If `first` panics, the events built so far are dropped, and nothing else has happened.
    pub(crate) fn filled(topology: &'static Topology, first: impl FnMut() -> E) -> Arc<Self> {
        let ring = Self::ring_to_begin_with();
        fill(ring.all_slots(), first);
        Self::new(topology, ring)
    }
}

impl<E: 'static, R: Ring<E> + 'static> Core<E, R, ByValue> {
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

    /// The part that outlives the ring, in a `Running`.
    pub(crate) fn share_control(&self) -> Arc<Control> {
        Arc::clone(&self.control)
    }

    #[inline(always)]
    pub(crate) fn ring(&self) -> &R {
        &self.ring
    }

    /// The ring, as a local variable of the caller.
    ///
    /// NB: for all that the compiler knows, whoever writes an event may write to the core. With the handle there, it would load again,
    /// for each event, where the slots are.
    #[inline(always)]
    pub(crate) fn local_ring(&self) -> Local<'_, R> {
        // SAFETY: the copy is never dropped, and the lifetime ends it before the original. Nobody changes a handle that is shared.
        let ring = unsafe { ptr::read(&raw const self.ring) };
        Local { ring: ManuallyDrop::new(ring), _core: PhantomData }
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
                drop_events(self.ring.all_slots());
            } else {
                drop_events((taken..published).map(|sequence| self.ring.slot(sequence)));
            }
        }
    }
}

/// A copy of a handle that somebody else owns for `'a`.
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

/// A producer's or a poller's hold on its pipeline: borrowed under `run`, shared under `spawn`.
///
/// A borrowed link keeps nothing alive: if a producer is leaked, the events are dropped all the same when `run` returns.
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

impl<C> Drop for Link<'_, C> {
    #[inline(always)]
    fn drop(&mut self) {
        #[cold]
        #[inline(never)]
        fn let_go<C>(core: Arc<C>) {
            drop(core);
        }
        // NB: by value. For all that the compiler knows, whoever gets the address of the link may keep it, and then nothing that
        // a producer holds can stay in registers.
        if let Some(core) = self.shared.take() {
            let_go(core);
        }
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

//! A pipeline's shared state, and the links of its ends to it.

use crate::control::{Control, Rest};
use crate::ring::{Events, InPlace, Ring, Sendable, drop_events, fill};
use crate::sync::Arc;
use crate::{Sequence, Topology};
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::{Deref, Range};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
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

impl<E: 'static, R: Ring<E> + 'static, M: Sendable + 'static> Core<E, R, M> {
    pub(crate) fn empty(topology: &'static Topology) -> Arc<Self> {
        Self::new(topology, Self::ring_to_begin_with())
    }
}

impl<E: 'static, R: Ring<E> + 'static, M: Events + 'static> Core<E, R, M> {
    #[allow(clippy::cast_possible_truncation, reason = "it was a usize")]
    fn ring_to_begin_with() -> R {
        R::new(R::CAPACITY as usize)
    }

    fn new(topology: &'static Topology, ring: R) -> Arc<Self> {
        let control = Arc::new(Control::new(topology, R::CAPACITY, R::BOUND));
        control.attach_ring(Box::new(ring.clone()));
        if !M::IN_PLACE {
            control.attach_rest(LeftIn::<E, R, M>::share(ring.clone()));
        }
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
        // Every thread that worked on the ring has released the core and thereby synchronized with this thread: by the reference count,
        // by being joined, or, for the ends under `run`, because the body that owned them has returned.
        let mut panicked = self.control.drop_last_events();
        self.control.detach_ring();
        if M::IN_PLACE {
            // SAFETY: as said above, nobody else touches the slots. In place, each has held an event since it was made.
            let dropped = catch_unwind(AssertUnwindSafe(|| unsafe { drop_events(self.ring.all_slots()) }));
            panicked = dropped.err();
        }
        if let Some(payload) = panicked {
            if std::thread::panicking() {
                // Forgotten, because a payload may panic in its own drop.
                std::mem::forget(payload);
            } else {
                resume_unwind(payload);
            }
        }
    }
}

/// A ring out of which events are taken, for whoever drops what is left in it.
struct LeftIn<E, R, M> {
    ring: R,
    _events: PhantomData<fn() -> (E, M)>,
}

impl<E: 'static, R: Ring<E> + 'static, M: Events + 'static> LeftIn<E, R, M> {
    fn share(ring: R) -> std::sync::Arc<dyn Rest> {
        std::sync::Arc::new(Self { ring, _events: PhantomData })
    }
}

impl<E, R: Ring<E>, M: Events> Rest for LeftIn<E, R, M> {
    unsafe fn drop_events(&self, sequences: Range<Sequence>) {
        // SAFETY: the caller says that these events are its alone, and the taker recorded what it took before it had it. So `left`
        // yields exactly the slots that hold one.
        unsafe { drop_events(M::left(&self.ring, sequences)) };
    }

    fn all_taken_before(&self, control: &Control) -> Sequence {
        M::all_taken_before(control)
    }

    fn has_gaps(&self) -> bool {
        R::PASSES_OVER
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

//! The primitives of the machine: the standard library's, and `parking_lot`'s locks, which know no poison.

pub(crate) use parking_lot::{Condvar, Mutex, MutexGuard};
pub(crate) use std::hint::spin_loop;
use std::panic::{AssertUnwindSafe, catch_unwind};
pub(crate) use std::sync::Arc;
pub(crate) use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU8, AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::task::Waker;
pub(crate) use std::thread::{JoinHandle, ThreadId, current, yield_now};
use std::time::Instant;

/// `std`'s cell with the interface of loom's, which wants to see where an access begins and ends.
///
/// Public, in a private module: what a ring's iterators yield must not be more private than the ring.
#[allow(unreachable_pub)]
#[repr(transparent)]
pub struct UnsafeCell<T>(std::cell::UnsafeCell<T>);

impl<T> UnsafeCell<T> {
    pub(crate) const fn new(value: T) -> Self {
        Self(std::cell::UnsafeCell::new(value))
    }

    /// Shared access: any number of these may be in flight at once.
    #[inline(always)]
    pub(crate) fn with<R>(&self, access: impl FnOnce(*const T) -> R) -> R {
        access(self.0.get())
    }

    /// Exclusive access: nothing else may be in flight.
    #[inline(always)]
    pub(crate) fn with_mut<R>(&self, access: impl FnOnce(*mut T) -> R) -> R {
        access(self.0.get())
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock()
}

/// Waits for a notification.
pub(crate) fn wait<'a, T>(condition: &Condvar, mut guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
    condition.wait(&mut guard);
    guard
}

/// Waits for a notification, at most until `deadline`, and gives the lock back.
pub(crate) fn wait_until<T>(condition: &Condvar, mut guard: MutexGuard<'_, T>, deadline: Option<Instant>) {
    match deadline {
        None => condition.wait(&mut guard),
        Some(deadline) => _ = condition.wait_until(&mut guard, deadline),
    }
}

/// Wakes a task. A waker that panics is the executor's bug. Whoever wakes it, a stage perhaps, goes on, and so does the pipeline.
pub(crate) fn wake(task: Waker) {
    if let Err(payload) = catch_unwind(AssertUnwindSafe(|| task.wake())) {
        // Forgotten, because a payload may panic in its own drop.
        std::mem::forget(payload);
    }
}

/// Starts a named thread.
///
/// # Safety
///
/// The caller joins the thread before anything that `main` borrows ends.
pub(crate) unsafe fn spawn_unchecked<F: FnOnce() + Send>(name: String, main: F) -> std::io::Result<JoinHandle<()>> {
    // SAFETY: the caller's promise is exactly what the standard library asks for.
    unsafe { std::thread::Builder::new().name(name).spawn_unchecked(main) }
}

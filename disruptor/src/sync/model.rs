//! loom's primitives.

pub(crate) use loom::hint::spin_loop;
pub(crate) use loom::sync::atomic::{AtomicBool, AtomicPtr, AtomicU8, AtomicU32, AtomicU64, AtomicUsize, Ordering};
pub(crate) use loom::sync::{Arc, Condvar, Mutex, MutexGuard};
pub(crate) use loom::thread::{JoinHandle, ThreadId, current, yield_now};

pub(crate) use loom::cell::UnsafeCell;
use std::sync::PoisonError;
use std::task::Waker;
use std::time::Instant;

/// Without regard to poison: no lock of this crate guards data that a panic could leave half changed.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits for a notification.
pub(crate) fn wait<'a, T>(condition: &Condvar, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
    condition.wait(guard).unwrap_or_else(PoisonError::into_inner)
}

/// There is no time in a model: a wait with a deadline lets others run, and ends.
pub(crate) fn wait_until<T>(condition: &Condvar, guard: MutexGuard<'_, T>, deadline: Option<Instant>) {
    if deadline.is_none() {
        drop(wait(condition, guard));
    } else {
        drop(guard);
        yield_now();
    }
}

/// Wakes a task. If that panics, the model has failed.
pub(crate) fn wake(task: Waker) {
    task.wake();
}

/// Starts a thread of the model.
///
/// # Safety
///
/// The caller joins the thread before anything that `main` borrows ends.
pub(crate) unsafe fn spawn_unchecked<F: FnOnce() + Send>(name: String, main: F) -> std::io::Result<JoinHandle<()>> {
    let main: Box<dyn FnOnce() + Send + '_> = Box::new(main);
    // SAFETY: only the lifetime changes, and the caller joins the thread before it ends.
    let main: Box<dyn FnOnce() + Send + 'static> = unsafe { std::mem::transmute(main) };
    loom::thread::Builder::new().name(name).spawn(main)
}

//! loom's primitives.

pub(crate) use loom::hint::spin_loop;
pub(crate) use loom::sync::atomic::{AtomicBool, AtomicPtr, AtomicU8, AtomicU32, AtomicU64, Ordering};
pub(crate) use loom::sync::{Arc, Condvar, Mutex, MutexGuard};
pub(crate) use loom::thread::{JoinHandle, yield_now};

pub(crate) use loom::cell::UnsafeCell;

/// Waits for a notification. There is no time in a model, and nobody who sleeps until a deadline there.
pub(crate) fn wait_until<'a>(
    condition: &Condvar,
    guard: MutexGuard<'a, ()>,
    _: Option<std::time::Instant>,
) -> MutexGuard<'a, ()> {
    condition.wait(guard).unwrap_or_else(std::sync::PoisonError::into_inner)
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

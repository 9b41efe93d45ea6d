//! loom's primitives.

pub(crate) use loom::hint::spin_loop;
pub(crate) use loom::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
pub(crate) use loom::sync::{Arc, Condvar, Mutex, MutexGuard};
pub(crate) use loom::thread::{JoinHandle, yield_now};

pub(crate) use loom::cell::UnsafeCell;

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

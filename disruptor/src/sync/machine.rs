//! The standard library's primitives.

pub(crate) use std::hint::spin_loop;
pub(crate) use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU8, AtomicU32, AtomicU64, Ordering};
pub(crate) use std::sync::{Arc, Condvar, Mutex, MutexGuard};
pub(crate) use std::thread::{JoinHandle, yield_now};
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

/// Waits for a notification, at most until `deadline`.
pub(crate) fn wait_until<'a>(
    condition: &Condvar,
    guard: MutexGuard<'a, ()>,
    deadline: Option<Instant>,
) -> MutexGuard<'a, ()> {
    let poisoned = std::sync::PoisonError::into_inner;
    match deadline {
        None => condition.wait(guard).unwrap_or_else(poisoned),
        Some(deadline) => {
            let rest = deadline.saturating_duration_since(Instant::now());
            condition.wait_timeout(guard, rest).unwrap_or_else(std::sync::PoisonError::into_inner).0
        }
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

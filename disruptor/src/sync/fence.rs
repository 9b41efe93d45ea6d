//! Asymmetric fences: free for the side that runs often, dear for the side that is about to sleep.
//!
//! # Orderings
//!
//! Two threads that each store one variable and then load the other's may both miss the other's store unless a
//! full fence stands between store and load on *both* sides (Dekker's pattern). Here the writer of a sequence takes
//! [`light`] and a sleeper takes [`heavy`]. Whichever of the two comes first in the total order, the later one sees
//! what was stored before the earlier one:
//!
//! - With `membarrier`, `heavy` makes the kernel run a full barrier on every processor that executes a thread of
//!   this process. Each such barrier falls somewhere into that thread's program order; `light` only has to keep the
//!   compiler from moving the load before the store. (`membarrier(2)`, and Linux's `Documentation/` on the command
//!   `PRIVATE_EXPEDITED`, state the pairing.)
//! - Without it both sides are `fence(SeqCst)`, for which the language gives the same guarantee.
//!
//! A full fence has to wait until the store before it has left the store buffer, at every publication; `light` is no instruction
//! at all. `heavy` is a system call that interrupts other processors, so callers spin before they come here.

/// The frequent side: between the writer's store and its look for sleepers. Pairs with [`heavy`].
#[inline(always)]
pub(crate) fn light() {
    imp::light();
}

/// The rare side: between a sleeper's announcement and its last look at what it waits for. Pairs with [`light`].
#[cold]
pub(crate) fn heavy() {
    imp::heavy();
}

/// Finds out, once per process, which kind of fence there is. Both sides of a pipeline must agree on it, so this
/// runs before the first thread of a pipeline does.
pub(crate) fn detect() {
    imp::detect();
}

#[cfg(all(target_os = "linux", not(loom)))]
mod imp {
    use std::sync::Once;
    use std::sync::atomic::{AtomicBool, Ordering, compiler_fence, fence};

    static DETECTED: Once = Once::new();

    /// Written once, inside [`DETECTED`], before any pipeline of this process has a thread; so a relaxed load is
    /// enough: whoever runs in a pipeline was started after the store.
    static MEMBARRIER: AtomicBool = AtomicBool::new(false);

    #[inline(always)]
    pub(super) fn light() {
        if MEMBARRIER.load(Ordering::Relaxed) {
            compiler_fence(Ordering::SeqCst);
        } else {
            fence(Ordering::SeqCst);
        }
    }

    pub(super) fn heavy() {
        if MEMBARRIER.load(Ordering::Relaxed) {
            // A registered process is never refused; if it were, going on without the barrier could lose a wake-up.
            assert!(membarrier(libc::MEMBARRIER_CMD_PRIVATE_EXPEDITED), "membarrier failed after it was registered");
        } else {
            fence(Ordering::SeqCst);
        }
    }

    pub(super) fn detect() {
        DETECTED.call_once(|| {
            let registered = membarrier(libc::MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED)
                && membarrier(libc::MEMBARRIER_CMD_PRIVATE_EXPEDITED);
            MEMBARRIER.store(registered, Ordering::Relaxed);
        });
    }

    fn membarrier(command: libc::c_int) -> bool {
        // SAFETY: the call reads three integers and touches no memory of this process.
        unsafe { libc::syscall(libc::SYS_membarrier, command, 0, 0) == 0 }
    }
}

#[cfg(all(not(target_os = "linux"), not(loom)))]
mod imp {
    use std::sync::atomic::{Ordering, fence};

    #[inline(always)]
    pub(super) fn light() {
        fence(Ordering::SeqCst);
    }

    pub(super) fn heavy() {
        fence(Ordering::SeqCst);
    }

    pub(super) fn detect() {}
}

#[cfg(loom)]
mod imp {
    use loom::sync::atomic::{Ordering, fence};

    pub(super) fn light() {
        fence(Ordering::SeqCst);
    }

    pub(super) fn heavy() {
        fence(Ordering::SeqCst);
    }

    pub(super) fn detect() {}
}

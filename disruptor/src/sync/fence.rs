//! Asymmetric fences: free for the side that runs often, dear for the side that is about to sleep.
//!
//! # Orderings
//!
//! Two threads that each store one variable and then load the other's may both miss the other's store unless a
//! full fence stands between store and load on *both* sides (Dekker's pattern). Here the writer of a sequence takes
//! the light side ([`load_behind`], or [`light`]) and a sleeper takes [`heavy`]. Whichever of the two comes first in the total order,
//! the later one sees what was stored before the earlier one:
//!
//! - With `membarrier`, `heavy` makes the kernel run a full barrier on every processor that executes a thread of
//!   this process. Each such barrier falls somewhere into that thread's program order; the light side only has to keep the
//!   compiler from moving the load before the store. (`membarrier(2)`, and Linux's `Documentation/` on the command
//!   `PRIVATE_EXPEDITED`, state the pairing.)
//! - Without it both sides are `fence(SeqCst)`, for which the language gives the same guarantee.
//!
//! A full fence has to wait until the store before it has left the store buffer, at every publication; the light side is no
//! instruction at all. `heavy` is a system call that interrupts other processors, so callers look for a while before, if they may.

use super::AtomicU8;

/// Whether the light side costs nothing, because the heavy one does it all.
pub(crate) fn is_asymmetric() -> bool {
    imp::is_asymmetric()
}

/// The light side, where it [costs nothing](is_asymmetric): a load that comes after all stores before it in the program. Elsewhere just
/// a relaxed load, so whoever needs more than a hint goes on to [`light`].
#[inline(always)]
pub(crate) fn load_behind(flag: &AtomicU8) -> u8 {
    imp::load_behind(flag)
}

/// The light side everywhere: between the writer's store and its look for sleepers. Pairs with [`heavy`].
pub(crate) fn light() {
    imp::light();
}

/// The rare side: between a sleeper's announcement and its last look at what it waits for. Pairs with [`load_behind`] and [`light`].
#[cold]
pub(crate) fn heavy() {
    imp::heavy();
}

/// Finds out, once per process, which kind of fence there is. Both sides of a pipeline must agree on it, so this
/// runs before the first thread of a pipeline does.
pub(crate) fn detect() {
    imp::detect();
}

// Miri knows neither assembler nor the system call.
#[cfg(all(target_os = "linux", not(loom), not(miri)))]
mod imp {
    use crate::sync::{AtomicU8, Ordering};
    use std::sync::Once;
    use std::sync::atomic::{AtomicBool, compiler_fence, fence};

    static DETECTED: Once = Once::new();

    /// Written once, inside [`DETECTED`], before any pipeline of this process has a thread; so a relaxed load is
    /// enough: whoever runs in a pipeline was started after the store.
    static MEMBARRIER: AtomicBool = AtomicBool::new(false);

    pub(super) fn is_asymmetric() -> bool {
        MEMBARRIER.load(Ordering::Relaxed)
    }

    /// NB: not a compiler's fence and a load. The fence makes the compiler store and load anew whatever might be in memory, the
    /// caller's loop variables among it, which makes publishing a third slower. An assembler instruction that reads memory, but writes
    /// none, keeps stores before it and lets loads be.
    #[cfg(all(target_arch = "x86_64", target_pointer_width = "64"))]
    #[inline(always)]
    pub(super) fn load_behind(flag: &AtomicU8) -> u8 {
        let value: u32;
        // SAFETY: loads a byte that the reference says is there; for the memory model, as a relaxed atomic load does. It touches nothing else.
        unsafe {
            std::arch::asm!(
                "movzx {value:e}, byte ptr [{flag}]",
                flag = in(reg) flag.as_ptr(),
                value = out(reg) value,
                options(readonly, nostack, preserves_flags),
            );
        }
        #[allow(clippy::cast_possible_truncation, reason = "a byte was loaded")]
        let value = value as u8;
        value
    }

    #[cfg(not(all(target_arch = "x86_64", target_pointer_width = "64")))]
    #[inline(always)]
    pub(super) fn load_behind(flag: &AtomicU8) -> u8 {
        compiler_fence(Ordering::SeqCst);
        flag.load(Ordering::Relaxed)
    }

    pub(super) fn light() {
        if is_asymmetric() {
            compiler_fence(Ordering::SeqCst);
        } else {
            fence(Ordering::SeqCst);
        }
    }

    pub(super) fn heavy() {
        if is_asymmetric() {
            // A process that was registered is not refused, unless its system calls were restricted since; going on without the barrier
            // could lose a wake-up.
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

#[cfg(any(not(target_os = "linux"), loom, miri))]
mod imp {
    use crate::sync::{AtomicU8, Ordering};
    #[cfg(loom)]
    use loom::sync::atomic::fence;
    #[cfg(not(loom))]
    use std::sync::atomic::fence;

    pub(super) fn is_asymmetric() -> bool {
        false
    }

    #[inline(always)]
    pub(super) fn load_behind(flag: &AtomicU8) -> u8 {
        flag.load(Ordering::Relaxed)
    }

    pub(super) fn light() {
        fence(Ordering::SeqCst);
    }

    pub(super) fn heavy() {
        fence(Ordering::SeqCst);
    }

    pub(super) fn detect() {}
}

//! Asymmetric fences: free for the side that runs often, dear for the side that is about to sleep.
//!
//! # Orderings
//!
//! Two threads each store one variable and then load the other's. Both may miss the other's store, unless a full fence stands
//! between store and load on *both* sides (Dekker's pattern). Here the writer of a sequence takes the light side and a sleeper
//! the heavy side. One of the two fences comes first in a total order, and whoever takes the later one sees what the other
//! stored before the earlier one. There are two kinds of fences:
//!
//! - *Asymmetric.* The light side is [`load_behind`], the heavy side is [`interrupt`]: the system call `membarrier` runs a full
//!   barrier on every processor that executes a thread of this process. That barrier falls somewhere into the program order of the
//!   other thread, so the light side only has to keep the compiler from moving the load before the store. (`membarrier(2)`, and
//!   Linux's `Documentation/` on the command `PRIVATE_EXPEDITED`, state the pairing.)
//! - *Symmetric.* Both sides are [`full`], for which the language gives the same guarantee.
//!
//! A full fence waits until the store before it has left the store buffer, at every publication; the asymmetric light side is no
//! instruction at all. `membarrier` interrupts other processors, so callers look for a while before they use it.
//!
//! # When the system changes its mind
//!
//! A program may put up a sandbox (`seccomp`) that refuses `membarrier`, for one thread or for all, at any time. So nobody may rely on
//! an earlier answer:
//!
//! - [`register`] asks anew for each pipeline. A pipeline that starts inside such a sandbox uses symmetric fences. (A forked child
//!   inherits the registration of its parent; should it not, it registers by itself here.)
//! - [`interrupt`] tells each time whether it worked. If it did not, the writer may miss the sleeper, so the sleeper must not
//!   sleep without a limit: see `wait::sleepers`.

use super::AtomicU8;

/// Whether the system lets this process use asymmetric fences, as far as this thread can tell.
pub(crate) fn register() -> bool {
    imp::register()
}

/// The asymmetric light side: a load that comes after all stores before it in the program. Where fences are symmetric it is just a
/// relaxed load, so whoever needs more than a hint goes on to [`full`].
#[inline(always)]
pub(crate) fn load_behind(flag: &AtomicU8) -> u8 {
    imp::load_behind(flag)
}

/// Either side of the symmetric fence.
pub(crate) fn full() {
    imp::full();
}

/// The asymmetric heavy side: between a sleeper's announcement and its last look at what it waits for. Pairs with [`load_behind`]. It also
/// pairs with [`full`], because a sleeper may wait for several writers that take different fences.
///
/// False if the system refuses; then it was a full fence on this side alone.
#[cold]
pub(crate) fn interrupt() -> bool {
    full();
    imp::interrupt()
}

// Miri knows neither assembler nor the system call.
#[cfg(all(target_os = "linux", not(loom), not(miri)))]
mod imp {
    use crate::sync::{AtomicU8, Ordering};
    use std::sync::atomic::fence;

    /// To register again costs nothing: the kernel sees that it is done.
    pub(super) fn register() -> bool {
        membarrier(libc::MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED) && interrupt()
    }

    /// NB: not a compiler's fence and a load. The fence makes the compiler store and load anew whatever might be in memory, the
    /// caller's loop variables among it, which makes publishing a third slower. An assembler instruction that reads memory, but
    /// writes none, keeps stores before it and lets loads be.
    #[cfg(all(target_arch = "x86_64", target_pointer_width = "64"))]
    #[inline(always)]
    pub(super) fn load_behind(flag: &AtomicU8) -> u8 {
        let value: u32;
        // SAFETY: loads a byte that the reference says is there; for the memory model, as a relaxed atomic load does. It touches
        // nothing else.
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
        std::sync::atomic::compiler_fence(Ordering::SeqCst);
        flag.load(Ordering::Relaxed)
    }

    pub(super) fn full() {
        fence(Ordering::SeqCst);
    }

    pub(super) fn interrupt() -> bool {
        membarrier(libc::MEMBARRIER_CMD_PRIVATE_EXPEDITED)
    }

    fn membarrier(command: libc::c_int) -> bool {
        // SAFETY: the call reads three integers and touches no memory of this process.
        unsafe { libc::syscall(libc::SYS_membarrier, command, 0, 0) == 0 }
    }
}

#[cfg(any(not(target_os = "linux"), loom, miri))]
mod imp {
    use crate::sync::fault::is_injected;
    use crate::sync::{AtomicU8, Ordering};
    #[cfg(loom)]
    use loom::sync::atomic::fence;
    #[cfg(not(loom))]
    use std::sync::atomic::fence;

    /// A model can play a system that grants this and refuses every [`interrupt`].
    pub(super) fn register() -> bool {
        is_injected("refused") || is_injected("refused_unlimited")
    }

    #[inline(always)]
    pub(super) fn load_behind(flag: &AtomicU8) -> u8 {
        flag.load(Ordering::Relaxed)
    }

    pub(super) fn full() {
        fence(Ordering::SeqCst);
    }

    pub(super) fn interrupt() -> bool {
        false
    }
}

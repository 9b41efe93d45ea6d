//! Waiting until what this thread has stored has reached the other cores.

use std::sync::atomic::{Ordering, fence};

/// Waits until this core's stores are done. For speed alone: nothing relies on it.
///
/// A thread that is about to look at a line again and again should do this first. Its stores are on their way, perhaps to the very thread that it then
/// waits for. Looks that come before them fetch the line while that thread has yet to write it, and the writer has to get it back.
///
/// Measured on x86-64 only, so it does nothing elsewhere. Nor does it where a checker would take it for a promise.
#[inline(always)]
pub(crate) fn drain_stores() {
    if cfg!(all(target_arch = "x86_64", not(any(loom, miri, disruptor_faults)))) {
        fence(Ordering::SeqCst);
    }
}

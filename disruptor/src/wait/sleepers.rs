//! Those who sleep until one writer makes progress, and how that writer wakes them.
//!
//! # Orderings
//!
//! A wake-up is lost if the sleeper misses the progress and the writer misses the sleeper. The two run
//!
//! ```text
//! writer                                      sleeper, holding the lock
//! W1  store progress        (release)         S1  set ANNOUNCED       (relaxed)
//! W2  light fence                             S2  heavy fence
//! W3  load the flag         (relaxed)         S3  look for progress
//! W4  if it is set: lock, clear, notify       S4  none: wait, which gives the lock back
//! ```
//!
//! 1. *One of the two sees the other.* The fences make W1-W3 and S1-S3 Dekker's pattern (see `sync::fence`): if S3
//!    misses W1, then W3 sees S1, or a later value of the flag.
//! 2. *A later value means a later wake-up.* The flag changes only under the lock, and whoever clears it (W4)
//!    notifies all before the lock is free again. So if W3 finds the flag false although S1 came before, somebody cleared
//!    it after S1. That cleaner held the lock after the sleeper gave it back in S4, so it woke this sleeper too, which
//!    then starts over with S1.
//! 3. *A notification cannot come too early.* The sleeper holds the lock from S1 until the condition variable has
//!    it on its list, so W4 happens before S1 (and the progress is seen in S3 through the lock) or after S4 (and wakes it).
//!
//! W2 and W3 are one instruction where fences are asymmetric: `load_behind`, which only finds out whether there is more to do. A look
//! that finds anything goes on to the fence and a load of its own.
//!
//! The end of a stream, a halt and a poller that is dropped go through [`Sleepers::wake_all`], which takes the lock without looking at the flag:
//! there point 3 alone is the proof.

use crate::sync::{AtomicU8, Condvar, Mutex, Ordering, fence, lock, wait_until};
use std::time::Instant;

/// Somebody sleeps or is about to. Changes only under the lock; may be set when all have left.
const ANNOUNCED: u8 = 1;
/// A writer has to take a fence before it can tell: always set, or never.
const NEEDS_FENCE: u8 = 2;

pub(crate) struct Sleepers {
    /// 0, most of the time and where fences are asymmetric, so that a writer has one thing to look at.
    state: AtomicU8,
    lock: Mutex<()>,
    condition: Condvar,
}

impl Sleepers {
    /// To be called after [`fence::detect`].
    pub(crate) fn new() -> Self {
        let state = if fence::is_asymmetric() { 0 } else { NEEDS_FENCE };
        Self { state: AtomicU8::new(state), lock: Mutex::new(()), condition: Condvar::new() }
    }

    /// Wakes whoever sleeps on the progress that the caller has just stored.
    #[inline(always)]
    pub(crate) fn wake(&self) {
        if fence::load_behind(&self.state) != 0 {
            self.wake_if_announced();
        }
    }

    #[cold]
    fn wake_if_announced(&self) {
        step!(fence::light(), unless "light_fence");
        // Relaxed: ordered after the caller's store by the light fence, which pairs with the heavy one below.
        if self.state.load(Ordering::Relaxed) & ANNOUNCED != 0 {
            self.wake_all();
        }
    }

    /// Wakes everybody, announced or not.
    #[cold]
    pub(crate) fn wake_all(&self) {
        let _guard = lock(&self.lock);
        // Relaxed: everybody else who writes it holds the lock.
        self.state.fetch_and(!ANNOUNCED, Ordering::Relaxed);
        step!(self.condition.notify_all(), unless "notify");
    }

    /// Sleeps until `ready()`, which must look at the progress of the writer that calls [`wake`](Sleepers::wake), and at the
    /// deadline if there is one.
    pub(crate) fn sleep_until(&self, deadline: Option<Instant>, mut ready: impl FnMut() -> bool) {
        let mut guard = lock(&self.lock);
        // Looking before announcing saves a woken thread the heavy fence.
        while !ready() {
            // Relaxed: ordered before the look below by the heavy fence.
            self.state.fetch_or(ANNOUNCED, Ordering::Relaxed);
            step!(fence::heavy(), unless "heavy_fence");
            if ready() {
                return;
            }
            guard = wait_until(&self.condition, guard, deadline);
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{ANNOUNCED, Ordering, Sleepers};

    /// Otherwise every publication after the first sleep would take the lock.
    #[test]
    fn who_wakes_up_is_not_announced_any_more() {
        let sleepers = Sleepers::new();
        let announced = || sleepers.state.load(Ordering::Relaxed) & ANNOUNCED != 0;
        let mut looks = 0;
        sleepers.sleep_until(None, || {
            looks += 1;
            looks == 2
        });
        assert!(announced(), "it was about to sleep");
        sleepers.wake();
        assert!(!announced());
    }
}

//! Sleeping until any of several writers makes progress.
//!
//! # Orderings
//!
//! Each writer has [`Sleepers`] of its own. Whoever wakes them also rings the bells that are attached there, under the same lock. A thread
//! that waits for several writers at once sleeps on one bell that is attached to all of them:
//!
//! ```text
//! writer k (see `wait::sleepers`)             sleeper
//! W1  store progress        (release)         B0  lock the bell: remember how often it rang
//! W2  light fence                             S1  for each writer, lock: set ANNOUNCED
//! W3  load the flag         (relaxed)         S2  a heavy fence
//! W4  if it is set, lock: clear it,           S3  look for progress of all of them
//!     begin a new epoch, notify,              S4  none, lock the bell: wait if it rang no more
//!     ring the bells                              often than at B0
//! ```
//!
//! 1. *One of the two sees the other.* For each writer by itself, S1 to S3 are as in `wait::sleepers`: the one fence comes after all
//!    announcements and before all looks. So if S3 misses W1 of writer k, then k's W3 loads what S1 stored there, or a later value. Some
//!    writers may take an ordinary fence at W2 while others leave that to the sleeper. If there is a writer of the second kind, S2 is the
//!    fence that interrupts, which is an ordinary one as well (see `sync::fence`).
//! 2. *Then the bell rings after S1.* As point 2 of `wait::sleepers`: this writer clears the flag, or somebody else has, after S1; and
//!    whoever clears the flag rings before it lets go of the writer's lock.
//! 3. *A sleeper does not miss that.* B0 comes before S1, so the ring comes after B0, and S4 finds that it rang, or the sleeper is on the
//!    list of the condition variable before whoever rings has the bell's lock.
//!
//! What `wait::sleepers` says of the end of a stream, of a halt, and of fences that the system refuses holds likewise. The bell's
//! lock is taken while a writer's is held, never the other way round.

use super::Sleepers;
use super::sleepers::fence_writer;
use crate::sync::fault::is_injected;
use crate::sync::{Condvar, Mutex, lock, wait_until};
// Not loom's, of which no waker can be made.
use std::sync::Arc;
use std::task::Wake;
use std::time::Instant;

/// Rung by several writers. One thread sleeps on it.
pub(crate) struct Bell {
    /// How often it rang.
    rings: Mutex<u64>,
    condition: Condvar,
}

impl Bell {
    pub(crate) fn new() -> Self {
        Self { rings: Mutex::new(0), condition: Condvar::new() }
    }

    pub(super) fn ring(&self) {
        step!(*lock(&self.rings) += 1, unless "bell_count");
        step!(_ = self.condition.notify_all(), unless "bell_notify");
    }

    /// Sleeps until `ready()`, which must look at the progress of all these writers, and at the deadline if there is one. It must also be true
    /// once the caller has to wait for a writer that is not among these, which has not heard of the sleeper.
    pub(crate) fn sleep_until(
        &self,
        writers: &[&Sleepers],
        deadline: Option<Instant>,
        mut ready: impl FnMut() -> bool,
    ) {
        // Looking before announcing saves a woken thread the heavy fence.
        while !ready() {
            let rang = self.rings();
            let mut all_need_fence = true;
            for (index, writer) in writers.iter().enumerate() {
                let left_out = if index == 0 { "bell_first" } else { "bell_rest" };
                // With the fault: as a model's writers do.
                all_need_fence &= is_injected(left_out) || writer.announce().1;
            }
            // One that interrupts is a fence for the others too.
            let limit = fence_writer(all_need_fence);
            if ready() {
                return;
            }
            self.sleep(rang, [deadline, limit].into_iter().flatten().min());
        }
    }

    /// How often it rang.
    pub(crate) fn rings(&self) -> u64 {
        *lock(&self.rings)
    }

    /// Sleeps until it has rung more than `rang` times, until the deadline at most.
    pub(crate) fn sleep(&self, rang: u64, deadline: Option<Instant>) {
        let rings = lock(&self.rings);
        if *rings == rang {
            // Whatever ends the wait, the caller looks.
            wait_until(&self.condition, rings, deadline);
        }
    }
}

/// For a thread that waits as a task does.
impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.ring();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.ring();
    }
}

//! Tasks that wait until a writer makes progress: how they announce themselves, and how they are woken.
//!
//! # Orderings
//!
//! A task waits as a thread sleeps, and the writer looks for both with the same load (see `wait::sleepers`, whose steps these are):
//!
//! ```text
//! writer                                      task, while it is polled
//! W1  store progress        (release)         S1  lock: set ANNOUNCED, leave the waker and the epoch here
//! W2  fence                                   S2  fence
//! W3  load the flag         (relaxed)         S3  look for progress, without the lock
//! W4  if it is set, lock: clear it,           S4  none: return `Pending`
//!     begin a new epoch
//! W5  take out each waker of an earlier
//!     epoch (lock), and wake it (no lock)
//! ```
//!
//! 1. *One of the two sees the other.* As point 1 of `wait::sleepers`: if S3 misses W1, then W3 loads what S1 stored, or a later value.
//! 2. *Then the waker is taken out.* As point 2 of `wait::sleepers`, somebody clears the flag after S1 and begins a new epoch under the same
//!    lock: this writer, or another one. So the waker is of an earlier epoch, and is still there at W5, unless somebody else has woken the
//!    task or the task has left by itself.
//! 3. *W5 comes to an end.* A task that comes while others are woken is of the new epoch, and stays. It does not need this wake-up: its S1
//!    has the lock after W4, so its S3 sees what was stored at W1.
//! 4. *A wake-up between S1 and S4 is not lost.* That is the promise of a [`Waker`]: the executor polls a task again that was woken while
//!    it was polled.
//! 5. *It is woken once.* Whoever takes a waker out, under the lock, is the one who wakes it. A task that finds progress at S3 takes its
//!    waker back, unless a writer was faster. One case is left: a task that is polled for another reason, before it is woken, may find progress
//!    or go on to wait for another writer. Then its waker stays at the first one, which may wake the task for nothing, once.
//!
//! The end of a stream, a halt and a poller that is dropped begin at W4, without a look at the flag, as they do with threads.
//!
//! # Fences
//!
//! A task waits often, so S2 must be cheap. Where only threads sleep, S2 is the system call `membarrier`, which takes longer than whatever the
//! task waits for. So for a writer that tasks wait for, both fences are ordinary ones: such [`Sleepers`](super::Sleepers) say from the
//! start that their writer [needs a fence](super::sleepers::NEEDS_FENCE). A thread that waits for the same writer takes that fence too.
//!
//! An ordinary fence is never refused, so a task needs no clock. Only a task that joins may have to do without: it waits for pollers at
//! which no other task waits, and whose writers take no fence. There S2 is the system call. If the system refuses it, the task wakes itself, and
//! its executor polls it over and over until the poller has come to the end.
//!
//! # What runs where
//!
//! Clone, drop and wake-up of a waker are the executor's code. None of them runs while the lock is held.

use super::Sleepers;
use super::sleepers::{ANNOUNCED, Bedroom, fence_writer};
use crate::sync::fault::is_injected;
use crate::sync::{MutexGuard, lock, wake};
use std::mem;
use std::task::Waker;

/// Who waits. Each waits for one writer at a time, and has one place among those who wait there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Waiter {
    /// The poller of this lane.
    Poller(usize),
    /// The producer; of several, the one whose turn it is.
    Producer,
    /// Whoever joins the pipeline.
    Join,
}

/// The wakers of those who wait for one writer.
pub(super) struct Tasks(Vec<Task>);

struct Task {
    waiter: Waiter,
    waker: Waker,
    /// The epoch in which it came.
    epoch: u64,
}

impl Tasks {
    pub(super) const fn none() -> Self {
        Self(Vec::new())
    }

    /// Room for as many as there are in most pipelines, so that waiting allocates nothing.
    pub(super) fn with_room() -> Self {
        Self(Vec::with_capacity(2))
    }

    /// Puts the waker in the waiter's place. Returns the one that it finds there, for the caller to drop without the lock.
    #[must_use]
    pub(super) fn enter(&mut self, waiter: Waiter, waker: Waker, epoch: u64) -> Option<Waker> {
        if let Some(task) = self.0.iter_mut().find(|task| task.waiter == waiter) {
            task.epoch = epoch;
            if is_injected("task_replace") {
                return Some(waker);
            }
            return Some(mem::replace(&mut task.waker, waker));
        }
        self.0.push(Task { waiter, waker, epoch });
        None
    }

    /// The waiter waits no more.
    #[must_use]
    pub(super) fn leave(&mut self, waiter: Waiter) -> Option<Waker> {
        let index = self.0.iter().position(|task| task.waiter == waiter)?;
        Some(self.0.swap_remove(index).waker)
    }

    /// One of those who came before this epoch.
    #[must_use]
    pub(super) fn take_before(&mut self, epoch: u64) -> Option<Waker> {
        let index = self.0.iter().position(|task| task.epoch < epoch)?;
        Some(self.0.swap_remove(index).waker)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Sleepers {
    /// Wakes the tasks that came before the epoch that has just begun.
    pub(super) fn wake_tasks<'a>(&'a self, mut bedroom: MutexGuard<'a, Bedroom>) {
        let epoch = bedroom.epoch;
        while let Some(task) = bedroom.tasks.take_before(epoch) {
            let is_last = bedroom.tasks.is_empty();
            drop(bedroom);
            wake(task);
            if is_last || is_injected("task_rest") {
                return;
            }
            bedroom = lock(&self.bedroom);
        }
    }

    /// A task waits: it is woken once, at the next progress, unless `ready()`, which must look at the progress of the writer that calls
    /// [`wake`](Sleepers::wake). Returns whether it is ready; it does not wait then.
    pub(crate) fn suspend_unless(&self, waiter: Waiter, waker: &Waker, ready: impl FnOnce() -> bool) -> bool {
        let task = waker.clone();
        let (before, needs_fence) = {
            let mut bedroom = lock(&self.bedroom);
            let needs_fence = self.set(if is_injected("task_announce") { 0 } else { ANNOUNCED }, &bedroom);
            let epoch = bedroom.epoch;
            (bedroom.tasks.enter(waiter, task, epoch), needs_fence)
        };
        drop(before);
        let limit = fence_writer(needs_fence);
        if !is_injected("task_look") && ready() {
            self.resume(waiter);
            return true;
        }
        if limit.is_some() {
            // The writer may miss this task, which joins. There is no clock to wake it: the executor polls it again, as long as it takes.
            waker.wake_by_ref();
        }
        false
    }

    /// The task waits no more: it is not going to be woken, unless it just was.
    pub(crate) fn resume(&self, waiter: Waiter) {
        let task = lock(&self.bedroom).tasks.leave(waiter);
        drop(task);
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use crate::wait::{Sleepers, Waiter};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::{Wake, Waker};

    #[derive(Default)]
    struct Count(AtomicUsize);

    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn counted() -> (Arc<Count>, Waker) {
        let count = Arc::new(Count::default());
        (Arc::clone(&count), Waker::from(count))
    }

    fn woken(count: &Count) -> usize {
        count.0.load(Ordering::Relaxed)
    }

    #[test]
    fn a_task_is_woken_once_for_each_time_that_it_waits() {
        let sleepers = Sleepers::for_tasks();
        let (count, waker) = counted();
        for times in 1..4 {
            assert!(!sleepers.suspend_unless(Waiter::Producer, &waker, || false));
            assert!(!sleepers.suspend_unless(Waiter::Producer, &waker, || false), "it was polled for no reason");
            sleepers.wake();
            sleepers.wake();
            sleepers.wake_all();
            assert_eq!(woken(&count), times);
        }
    }

    #[test]
    fn a_task_that_finds_progress_or_gives_up_is_not_woken() {
        let sleepers = Sleepers::for_tasks();
        let (count, waker) = counted();
        assert!(sleepers.suspend_unless(Waiter::Producer, &waker, || true));
        sleepers.wake();
        assert!(!sleepers.suspend_unless(Waiter::Producer, &waker, || false));
        sleepers.resume(Waiter::Producer);
        sleepers.wake();
        assert_eq!(woken(&count), 0);
        drop(waker);
        assert_eq!(Arc::strong_count(&count), 1, "nobody keeps the task");
    }

    #[test]
    fn all_who_wait_are_woken_and_each_by_its_last_waker() {
        let sleepers = Sleepers::for_tasks();
        let (first, last) = (counted(), counted());
        let others: Vec<_> = (0..5).map(|_| counted()).collect();
        assert!(!sleepers.suspend_unless(Waiter::Join, &first.1, || false));
        for (lane, (_, waker)) in others.iter().enumerate() {
            assert!(!sleepers.suspend_unless(Waiter::Poller(lane), waker, || false));
        }
        assert!(!sleepers.suspend_unless(Waiter::Join, &last.1, || false));
        sleepers.wake();
        assert_eq!((woken(&first.0), woken(&last.0)), (0, 1));
        assert!(others.iter().all(|(count, _)| woken(count) == 1));
    }

    /// The executor's code may do anything, such as wait again at once.
    #[test]
    fn a_waker_may_wait_again_and_may_panic() {
        struct Again(Arc<Sleepers>, Waker);
        impl Wake for Again {
            fn wake(self: Arc<Self>) {
                assert!(!self.0.suspend_unless(Waiter::Join, &self.1, || false));
                panic!("a waker that panics keeps nobody else asleep");
            }
        }
        let sleepers = Arc::new(Sleepers::for_tasks());
        let (count, waker) = counted();
        let again = Waker::from(Arc::new(Again(Arc::clone(&sleepers), waker.clone())));
        assert!(!sleepers.suspend_unless(Waiter::Join, &again, || false));
        assert!(!sleepers.suspend_unless(Waiter::Producer, &waker, || false));
        sleepers.wake();
        assert_eq!(woken(&count), 1, "who waits again while others are woken is not woken with them");
        sleepers.wake();
        assert_eq!(woken(&count), 2);
    }
}

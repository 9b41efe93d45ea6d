//! Those who sleep until one writer makes progress, and how that writer wakes them. Of tasks, which do not sleep, `wait::tasks` tells more.
//!
//! # Orderings
//!
//! A wake-up is lost if the sleeper misses the progress and the writer misses the sleeper. The two run
//!
//! ```text
//! writer                                      sleeper
//! W1  store progress        (release)         S1  lock: set ANNOUNCED, remember the epoch
//! W2  light fence                             S2  heavy fence
//! W3  load the flag         (relaxed)         S3  look for progress, without the lock
//! W4  if it is set, lock: clear it,           S4  none, lock: wait if the epoch is still the same
//!     begin a new epoch, notify
//! ```
//!
//! 1. *One of the two sees the other.* The fences make W1-W3 and S1-S3 Dekker's pattern (see `sync::fence`): if S3 misses W1, then W3
//!    loads what S1 stored, or a later value of the flag.
//! 2. *Then a new epoch begins after S1.* If the value is set, it is this writer that begins one in W4, and it comes after S1: it
//!    changes the flag later than the value that W3 has loaded. If the value is not set, somebody cleared the flag after S1, and
//!    whoever clears it begins a new epoch under the same lock.
//! 3. *A sleeper does not miss the new epoch.* S4 compares under the lock. Either the epoch is a new one, or the sleeper is on the
//!    list of the condition variable before the lock is free for whoever begins it and notifies.
//!
//! W2 and W3 are one instruction where fences are asymmetric: `load_behind`, which only finds out whether there is more to do. A
//! writer that finds anything takes a full fence and looks again.
//!
//! The end of a stream, a halt and a poller that is dropped go through [`Sleepers::wake_all`], which begins a new epoch without
//! looking at the flag. If that comes after S1, point 3 is the proof. If it comes before, S1 has the lock after it, so S3 sees
//! whatever was stored before.
//!
//! The lock is never held while `ready` runs or while the heavy fence does: `ready` is the user's, and may halt the pipeline, which
//! takes this lock.
//!
//! # Without a heavy fence
//!
//! Where fences are asymmetric the system may refuse the heavy one at any time (see `sync::fence`). Then point 1 does not hold: W1 may
//! still be in the writer's store buffer at S3, and W3 may have loaded the flag before S1. So S4 waits for [`LIMIT`] at most, and the
//! sleeper starts over with a look. A store becomes visible in finite time, so a look finds W1 in the end, and the progress is
//! noticed at most [`LIMIT`] after it could be seen. The writer pays nothing for that, and a miss is rare: the store has to be
//! on its way out during S1 to S3. Points 2 and 3 hold as before, so whatever the writer does see wakes the sleeper at once.

use super::Bell;
use super::tasks::Tasks;
use crate::sync::fault::is_injected;
use crate::sync::{Arc, AtomicU8, Condvar, Mutex, MutexGuard, Ordering, fence, lock, wait_until};
use std::time::{Duration, Instant};

/// Somebody sleeps or is about to. May be set when all have left.
pub(super) const ANNOUNCED: u8 = 1;
/// A writer has to take a fence before it can tell: always set, or never.
pub(super) const NEEDS_FENCE: u8 = 2;
/// Nobody will read what the writer, the producer, publishes. Set once, see `control::finish`.
const DEAD: u8 = 4;

/// How long a wake-up may be missed where the heavy fence was refused. Short enough to go unnoticed; long enough for an idle thread to
/// use next to no processor time.
pub(crate) const LIMIT: Duration = Duration::from_millis(10);

/// NB: in the order of C, see [`Cursor`](crate::sequence::Cursor).
#[repr(C)]
pub(crate) struct Sleepers {
    /// 0, most of the time and where fences are asymmetric, so that a writer has one thing to look at. Changes only under the lock.
    pub(super) state: AtomicU8,
    pub(super) bedroom: Mutex<Bedroom>,
    condition: Condvar,
}

pub(super) struct Bedroom {
    /// How many epochs have begun.
    pub(super) epoch: u64,
    /// Of those who wait for this writer among others.
    bells: Vec<Arc<Bell>>,
    /// Those who wait without a thread.
    pub(super) tasks: Tasks,
}

impl Sleepers {
    /// `asymmetric`: what [`fence::register`] has returned for this pipeline.
    pub(crate) fn new(asymmetric: bool) -> Self {
        Self::with(if asymmetric { 0 } else { NEEDS_FENCE }, Tasks::none())
    }

    /// Of a writer that tasks wait for.
    pub(crate) fn for_tasks() -> Self {
        Self::with(NEEDS_FENCE, Tasks::with_room())
    }

    fn with(state: u8, tasks: Tasks) -> Self {
        let bedroom = Bedroom { epoch: 0, bells: Vec::new(), tasks };
        Self { state: AtomicU8::new(state), bedroom: Mutex::new(bedroom), condition: Condvar::new() }
    }

    /// Wakes whoever sleeps on the progress that the caller has just stored.
    #[inline(always)]
    pub(crate) fn wake(&self) {
        if self.is_anything_up() {
            self.wake_if_announced();
        }
    }

    /// Whether the writer has more to do behind its store than to go on.
    #[inline(always)]
    pub(crate) fn is_anything_up(&self) -> bool {
        fence::load_behind(&self.state) != 0
    }

    /// Returns whether [death](Sleepers::announce_death) was announced.
    #[cold]
    pub(crate) fn wake_if_announced(&self) -> bool {
        step!(fence::full(), unless "light_fence");
        // Relaxed: ordered after the caller's store by the fence, which pairs with the sleeper's.
        let state = self.state.load(Ordering::Relaxed);
        if state & ANNOUNCED != 0 {
            self.wake_all();
        }
        state & DEAD != 0
    }

    /// From here on, either the writer learns that nobody will read what it stores, or the caller sees what it has stored. Returns
    /// whether the system refused the fence, so that the caller must look again after [`LIMIT`].
    #[cold]
    pub(crate) fn announce_death(&self) -> bool {
        let needs_fence = self.set(DEAD, &lock(&self.bedroom));
        fence_writer(needs_fence).is_some()
    }

    /// Wakes everybody, announced or not.
    #[cold]
    pub(crate) fn wake_all(&self) {
        let mut bedroom = lock(&self.bedroom);
        // Relaxed: everybody who writes it holds the lock.
        self.state.store(self.state.load(Ordering::Relaxed) & !ANNOUNCED, Ordering::Relaxed);
        step!(bedroom.epoch += 1, unless "epoch");
        step!(_ = self.condition.notify_all(), unless "notify");
        bedroom.bells.iter().for_each(|bell| bell.ring());
        if !bedroom.tasks.is_empty() {
            step!(self.wake_tasks(bedroom), unless "task_wake");
        }
    }

    /// Sleeps until `ready()`, which must look at the progress of the writer that calls [`wake`](Sleepers::wake), and at the
    /// deadline if there is one.
    pub(crate) fn sleep_until(&self, deadline: Option<Instant>, mut ready: impl FnMut() -> bool) {
        // Looking before announcing saves a woken thread the heavy fence.
        while !ready() {
            let (epoch, needs_fence) = self.announce();
            let limit = fence_writer(needs_fence);
            if ready() {
                return;
            }
            self.sleep(epoch, [deadline, limit].into_iter().flatten().min());
        }
    }

    /// From here on, whoever wakes the sleepers rings the bell too.
    pub(crate) fn attach(&self, bell: Arc<Bell>) {
        let mut bedroom = lock(&self.bedroom);
        // Several stages of one thread may wait for the same writer.
        if !bedroom.bells.iter().any(|other| Arc::ptr_eq(other, &bell)) {
            bedroom.bells.push(bell);
        }
    }

    /// Returns the epoch of the announcement, and whether writers have to take a fence.
    pub(super) fn announce(&self) -> (u64, bool) {
        let bedroom = lock(&self.bedroom);
        (bedroom.epoch, self.set(ANNOUNCED, &bedroom))
    }

    /// Sets the flag, whose lock the caller holds. Returns whether writers have to take a fence.
    pub(super) fn set(&self, flag: u8, _lock: &MutexGuard<'_, Bedroom>) -> bool {
        // Relaxed: everybody who writes it holds the lock. The caller's heavy fence orders the store before its look. NB: not a
        // read-modify-write, which would be a second locked instruction.
        let before = self.state.load(Ordering::Relaxed);
        self.state.store(before | flag, Ordering::Relaxed);
        before & NEEDS_FENCE != 0
    }

    fn sleep(&self, announced: u64, deadline: Option<Instant>) {
        let bedroom = lock(&self.bedroom);
        if bedroom.epoch == announced {
            // Whatever ends the wait, the caller looks.
            wait_until(&self.condition, bedroom, deadline);
        }
    }
}

/// The sleeper's fence. Returns until when it may sleep, if the system refused the fence.
pub(super) fn fence_writer(needs_fence: bool) -> Option<Instant> {
    if needs_fence {
        step!(fence::full(), unless "heavy_fence");
        return None;
    }
    let fenced = fence::interrupt() || is_injected("refused_unlimited");
    if fenced { None } else { Some(Instant::now() + LIMIT) }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{ANNOUNCED, Ordering, Sleepers};

    /// Otherwise every publication after the first sleep would take the lock.
    #[test]
    fn a_wake_up_takes_the_announcement_back() {
        for asymmetric in [true, false] {
            let sleepers = Sleepers::new(asymmetric);
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

    /// What a strategy looks at may halt the pipeline, which takes the lock.
    #[test]
    fn a_look_may_wake_the_very_sleeper() {
        let sleepers = Sleepers::new(false);
        let mut looks = 0;
        sleepers.sleep_until(None, || {
            looks += 1;
            sleepers.wake_all();
            looks == 10
        });
    }
}

//! Who still reads, what becomes of events that nobody will read any more, and whether the pipeline has finished.
//!
//! A by-value pipeline drops what is left in its ring as soon as it is *dead*: halted, with no reader left. Not when the ring goes,
//! because an event may hold the sending end of a channel on which somebody waits for an answer.
//!
//! # Orderings
//!
//! 1. *Somebody finds that the pipeline is dead.* Whoever halts sets the status and then looks at the number of readers under the lock; a
//!    reader that stops lowers the number under the lock and then looks at the status. The second of them finds both, and stays right:
//!    nobody takes a halt back, and no reader comes back.
//! 2. *Every event is dropped once.* A claim moves `taken` to the end of what is published, under the lock. The last taker's stores
//!    to `taken` come before its stop, so before any claim. Claims are disjoint, and only the claim's owner drops. Several producers publish
//!    in any order, so there `taken` stays, claims overlap, and a flag in each event's stamp tells whose it is (see `ring/shared.rs`).
//! 3. *No event is left behind.* A producer may have found room before the halt and publish after the claim:
//!
//!    ```text
//!    producer                                    whoever finds the pipeline dead
//!    W1  publish             (release)           D1  set DEAD among the producer's sleepers
//!    W2  light fence                             D2  heavy fence
//!    W3  load the flags      (relaxed)           D3  look at what is published, and claim it
//!    W4  if DEAD is set, claim
//!    ```
//!
//!    This is Dekker's pattern, as in `wait::sleepers`: D3 sees W1, or W3 sees D1. If the system refuses the heavy fence, D3 is
//!    repeated after a moment, by which time W1 is visible, or W3 comes later than D1.
//! 4. *An event is read after it was written.* D3 acquires what W1 released.
//! 5. *A task that joins is woken.* While threads run, it leaves its waker under the lock. Under the same lock the last thread counts itself out
//!    and takes the waker. Then the task waits for the pollers, one after the other, at their cursors (see `wait::tasks`): each is over once
//!    it has handed on its last event and the stream is closed, and either of these wakes the task.
//!
//! A producer whose events need no drop leaves out W2 to W4: its last event stays until the ring goes, and nobody can tell.
//!
//! The lock is never held while an event is dropped: that runs the user's code.

use super::{Control, Lanes};
use crate::Sequence;
use crate::sync::{Condvar, Mutex, lock, wait, wait_until, wake};
use crate::wait::Waiter;
use std::any::Any;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
// Not loom's, which knows no trait objects. It shares what is never written.
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Instant;

/// A by-value ring, for whoever drops what is left in it.
pub(crate) trait Rest: Send + Sync {
    /// Drops the events of these sequences that are still there.
    ///
    /// # Safety
    ///
    /// They are published, no reader touches them any more, and each is dropped by one call only.
    unsafe fn drop_events(&self, sequences: Range<Sequence>);

    /// Every event before this one is taken.
    fn all_taken_before(&self, control: &Control) -> Sequence;

    /// Whether events may still be published among those that a claim covers. Then nothing but their own slots tells whose they are to drop.
    fn has_gaps(&self) -> bool;
}

pub(super) struct Finish {
    state: Mutex<State>,
    ended: Condvar,
}

struct State {
    /// The readers that may still touch the ring, threads and pollers alike.
    reading: usize,
    /// Which lanes have stopped reading. A poller may say so again and again.
    stopped: Box<[bool]>,
    /// The lanes whose threads have not ended yet. Such a thread may be dropping what is left in the ring.
    threads: usize,
    /// The task that joins the pipeline, while threads run.
    joiner: Option<Waker>,
    /// The ring, if events are taken out of it.
    rest: Option<Arc<dyn Rest>>,
    /// What the first drop of an event that panicked has panicked with. It goes to whoever drops the ring.
    panicked: Option<Box<dyn Any + Send>>,
}

impl Finish {
    pub(super) fn new(lanes: &Lanes) -> Self {
        let state = State {
            reading: lanes.count(),
            stopped: (0..lanes.count()).map(|_| false).collect(),
            threads: lanes.count() - lanes.of_pollers().count(),
            joiner: None,
            rest: None,
            panicked: None,
        };
        Self { state: Mutex::new(state), ended: Condvar::new() }
    }
}

/// Held by the thread of stages for as long as it runs.
pub(crate) struct Runs<'a> {
    control: &'a Control,
    lanes: &'a [usize],
}

impl Drop for Runs<'_> {
    fn drop(&mut self) {
        self.lanes.iter().for_each(|&lane| self.control.stop_reading(lane));
        let mut state = lock(&self.control.finish.state);
        state.threads -= self.lanes.len();
        if state.threads == 0 {
            self.control.finish.ended.notify_all();
            let joiner = state.joiner.take();
            drop(state);
            step!(joiner.into_iter().for_each(wake), unless "joiner_wake");
        }
    }
}

impl Control {
    /// The calling thread is going to run these lanes, and nothing else. They count as running until the result is dropped.
    pub(crate) fn run_by_this_thread<'a>(&'a self, lanes: &'a [usize]) -> Runs<'a> {
        for &lane in lanes {
            self.is_at_work(lane);
        }
        Runs { control: self, lanes }
    }

    /// The stage's poller is gone, or has told its user that there will be no more events.
    #[cold]
    #[inline(never)]
    pub(crate) fn poller_stopped(&self, lane: usize) {
        self.stop_reading(lane);
    }

    fn stop_reading(&self, lane: usize) {
        {
            let mut state = lock(&self.finish.state);
            if std::mem::replace(&mut state.stopped[lane], true) {
                return;
            }
            state.reading -= 1;
        }
        self.drop_rest();
    }

    /// The ring from which events are taken by value.
    pub(crate) fn attach_rest(&self, rest: Arc<dyn Rest>) {
        lock(&self.finish.state).rest = Some(rest);
    }

    /// Drops what is left in a by-value ring if the pipeline is dead. The user's drops may panic, and may call the pipeline.
    pub(super) fn drop_rest(&self) {
        {
            let state = lock(&self.finish.state);
            if state.rest.is_none() || state.reading > 0 || !self.is_halted() {
                return;
            }
        }
        let again = self.producer().sleepers().announce_death();
        self.drop_claimed();
        if again {
            std::thread::sleep(crate::wait::LIMIT);
            self.drop_claimed();
        }
    }

    /// Producer: somebody may sleep until it publishes, or the pipeline may be dead.
    #[cold]
    #[inline(never)]
    pub(crate) fn look_behind_publication(&self) {
        if self.producer().sleepers().wake_if_announced() {
            step!(self.drop_claimed(), unless "look_behind");
        }
    }

    /// The ring goes, and everybody has let go of it. Drops what is left in it, and returns what the first of all drops of left-behind
    /// events that panicked has panicked with.
    pub(crate) fn drop_last_events(&self) -> Option<Box<dyn Any + Send>> {
        self.drop_claimed();
        let mut state = lock(&self.finish.state);
        state.rest = None;
        state.panicked.take()
    }

    /// Claims what is published and not taken, and drops it. No reader is left.
    fn drop_claimed(&self) {
        let Some((rest, claimed)) = self.claim() else { return };
        // SAFETY: no reader is left, and the claim, made under a lock, is this thread's alone.
        let dropped = catch_unwind(AssertUnwindSafe(|| unsafe { rest.drop_events(claimed) }));
        if let Err(payload) = dropped {
            let mut state = lock(&self.finish.state);
            if state.panicked.is_none() {
                state.panicked = Some(payload);
            } else {
                // Forgotten, because a payload may panic in its own drop.
                std::mem::forget(payload);
            }
        }
    }

    fn claim(&self) -> Option<(Arc<dyn Rest>, Range<Sequence>)> {
        let state = lock(&self.finish.state);
        let rest = state.rest.clone()?;
        // What was claimed before counts as taken.
        let (taken, published) = (rest.all_taken_before(self).max(self.taken()), self.published().end);
        if taken >= published {
            return None;
        }
        if !rest.has_gaps() {
            self.take_up_to(published);
        }
        Some((rest, taken..published))
    }

    /// Whether all threads of stages have ended, and each poller has seen the end of the stream or the pipeline is halted.
    pub(crate) fn is_finished(&self) -> bool {
        lock(&self.finish.state).threads == 0
            && self.lanes.of_pollers().all(|lane| self.is_over_at(self.lane(lane).acquire()))
    }

    /// Waits until the pipeline [has finished](Control::is_finished), at most until `deadline`. Returns whether it has.
    pub(crate) fn wait_until_finished(&self, deadline: Option<Instant>) -> bool {
        let late = || deadline.is_some_and(|deadline| Instant::now() >= deadline);
        loop {
            let state = lock(&self.finish.state);
            if state.threads == 0 {
                break;
            }
            if late() {
                return false;
            }
            if deadline.is_some() {
                wait_until(&self.finish.ended, state, deadline);
            } else {
                drop(wait(&self.finish.ended, state));
            }
        }
        self.wait_for_pollers(deadline, late)
    }

    /// Threads of stages are joined. Pollers belong to the user, so their cursors are all there is to wait for.
    pub(crate) fn wait_for_pollers(&self, deadline: Option<Instant>, late: impl Fn() -> bool) -> bool {
        self.lanes.of_pollers().all(|lane| {
            let cursor = self.lane(lane);
            let is_over = || self.is_over_at(cursor.acquire());
            cursor.sleepers().sleep_until(deadline, || is_over() || late());
            is_over()
        })
    }

    /// Whether the pipeline [has finished](Control::is_finished). If not, the task is woken when there is news.
    pub(crate) fn poll_finished(&self, context: &mut Context<'_>) -> Poll<()> {
        let waker = context.waker().clone();
        let before = {
            let mut state = lock(&self.finish.state);
            if state.threads > 0 { Some(state.joiner.replace(waker)) } else { None }
        };
        // Without the lock: what the drop of a waker runs is not ours.
        if let Some(before) = before {
            drop(before);
            return Poll::Pending;
        }
        let is_waiting = |lane: usize| {
            let cursor = self.lane(lane);
            let is_over = || self.is_over_at(cursor.acquire());
            !is_over() && !cursor.sleepers().suspend_unless(Waiter::Join, context.waker(), is_over)
        };
        if self.lanes.of_pollers().any(is_waiting) { Poll::Pending } else { Poll::Ready(()) }
    }

    /// The task joins no more.
    pub(crate) fn forget_joiner(&self) {
        let joiner = lock(&self.finish.state).joiner.take();
        drop(joiner);
        self.lanes.of_pollers().for_each(|lane| self.lane(lane).sleepers().resume(Waiter::Join));
    }
}

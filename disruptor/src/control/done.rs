//! Waiting until every stage is done with an event.
//!
//! Every stage is a leaf or upstream of one, so every stage is done with an event when all leaves have released it. Whoever waits for that
//! sleeps on the cursor of one such leaf after the other: the cursors only grow, so a leaf that is past the event stays past it.
//!
//! # Orderings
//!
//! A waiter sleeps on a leaf's cursor by the protocol of `wait::sleepers`. At S3 it looks at the cursor, then at the status, and goes on
//! sleeping only if it finds none of these reasons to stop:
//!
//! ```text
//! reason                                              its last store                  and then
//! R1  the leaf has released the event                 its cursor          (release)   wakes the sleepers of its own cursor
//! R2  the pipeline is halted                          the status          (release)   wakes the sleepers of all cursors
//! R3  the stream is closed, and the leaf has          one of the two:     (release)
//!     released all that was published                   the leaf's cursor             as R1
//!                                                       the status                    as R2
//! R4  a poller that has not seen the event is gone    the status          (AcqRel)    wakes the sleepers of all cursors
//! ```
//!
//! 1. *No reason is missed.* Points 1 to 3 of `wait::sleepers` hold for each of these stores: either S3 sees it, or a new epoch begins
//!    after the announcement, and the waiter looks again. R3 needs two stores, by two threads that may know nothing of each other.
//!    Each of them is seen or wakes the waiter, so in the end the waiter sees both. The last leaf may come to the end of the
//!    stream long after the closing thread has woken everybody. Then the leaf wakes the waiter, which is why a leaf looks for
//!    sleepers whatever the wait strategies are.
//! 2. *Every leaf comes to R1 or R3, unless it is held up.* It releases what it has handled after at most a batch and a quarter of the
//!    ring, and always before it waits (see `reader::hand_on`). A poller releases it at the end of each call. A leaf that panics
//!    halts the pipeline (R2). A poller that is dropped too early also does, but only once the ring is full or the stream ends. The
//!    waiter may be the very thread that would publish or end the stream: hence R4.
//! 3. *An event that was done before the halt counts as done.* The look at the status is an acquire and pairs with the release of R2 to
//!    R4. The waiter looks at the cursor once more after it, and finds whatever the halting thread knew.
//! 4. *What the stages did is visible.* The waiter acquires the leaf's cursor, and the leaf has acquired those of the stages upstream.
//!
//! # A stage that waits for itself
//!
//! A stage hands an event on only after its handler has returned. So a handler that waits for an event which its own stage has not handed on
//! would wait for ever. To prevent that, every thread of a stage is on a list. A waiter that finds itself there, with work left to do,
//! panics.

use super::Control;
use crate::sync::{ThreadId, current};
use crate::{Halted, Sequence};
use parking_lot::Mutex;
use std::thread::panicking;

/// The threads of the stages, and the lane of each.
///
/// NB: a lock that models do not see. It orders nothing: a thread looks only for its own entry.
pub(super) struct AtWork(Mutex<Vec<(ThreadId, usize)>>);

impl AtWork {
    pub(super) fn with_room_for(stages: usize) -> Self {
        Self(Mutex::new(Vec::with_capacity(stages)))
    }
}

impl Control {
    /// The calling thread is going to run this lane.
    pub(super) fn is_at_work(&self, lane: usize) {
        self.at_work.0.lock().push((current().id(), lane));
    }

    /// Waits until every stage is done with all events before `end`.
    ///
    /// # Errors
    ///
    /// [`Halted`] if the pipeline halts or ends before, or if a poller that has not seen all of these events is gone.
    ///
    /// # Panics
    ///
    /// If the calling thread runs one of the stages and would wait for itself.
    #[track_caller]
    pub(crate) fn wait_until_done(&self, end: Sequence) -> Result<(), Halted> {
        for cursor in self.lanes.of_leaves().map(|lane| self.lane(lane)) {
            let never = |position| self.is_over_at(position) || self.abandoned_stage(end).is_some();
            let look = || {
                let position = cursor.acquire();
                position >= end || never(position)
            };
            if !look() {
                self.check_not_waiting_for_itself(end)?;
                cursor.sleepers().sleep_until(None, look);
            }
            // Once more, after the look at the status: see point 3 above.
            let position = cursor.acquire();
            if position < end && !self.is_passed_over_behind(position, end) {
                // If a poller has missed an event, nobody else may ever find out.
                self.halt_if_abandoned(self.published().end);
                return Err(Halted);
            }
        }
        Ok(())
    }

    /// Whether the stream is closed, has no event from `position` on, and all before `end` was passed over. A stage that has come to the end
    /// of the stream looks no further.
    fn is_passed_over_behind(&self, position: Sequence, end: Sequence) -> bool {
        self.has_ended_at(position) && end <= self.published().passable
    }

    #[track_caller]
    fn check_not_waiting_for_itself(&self, end: Sequence) -> Result<(), Halted> {
        let this = current().id();
        // Relaxed: this thread wrote the cursor.
        let has_more = |lane: usize| {
            let position = self.lane(lane).peek();
            position < end && !self.is_over_at(position)
        };
        let own = self.at_work.0.lock().iter().find(|(id, lane)| *id == this && has_more(*lane)).copied();
        let Some((_, lane)) = own else { return Ok(()) };
        // In a drop while the handler unwinds: a second panic would abort the process, and the first one is about to halt the pipeline.
        if panicking() {
            return Err(Halted);
        }
        panic!("stage `{}` waits for an event that it is not done with itself", self.stage_name(lane));
    }
}

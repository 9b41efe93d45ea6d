//! Pollers that are dropped while events come that they have not seen.
//!
//! The cursor of a stage whose poller is gone, an *abandoned* stage, never moves again. The stages that follow it and, once the ring is
//! full, the producer would wait for it for ever. So the pipeline halts, but only if the stage has *missed* an event: if more events
//! are published than it has released. A poller may be dropped after the end of the stream.
//!
//! # Orderings
//!
//! Three parties can find that an abandoned stage has missed an event:
//!
//! ```text
//! the poller's drop                      the end of the stream                the producer, in a full ring
//! D1  set the stage's flag  (relaxed)    C1  store the final count (release)  P1  load the status         (acquire)
//! D2  set ABANDONED         (AcqRel)     C2  set CLOSED            (AcqRel)   P2  if ABANDONED, compare, with the
//! D3  compare the cursor with            C3  if ABANDONED was set,                number of its own events
//!     what is published                      compare                          P3  sleep on a leaf's cursor, looking
//! D4  if it has missed nothing,          C4  wake everybody                       by P1 and P2 after the announcement
//!     wake everybody
//! ```
//!
//! Whoever finds a missed event halts the pipeline, which wakes everybody. Whoever waits until an event is done (see `control::done`) does as
//! the producer does in a full ring, and may be the producer.
//!
//! 1. *No event is missed unnoticed at the end.* D2 and C2 change the same atomic, so one comes second and acquires what the other
//!    released. If C2 is second, C3 sees the flag (D1) and the stage's cursor, which the poller released before D1 and nobody moves
//!    after. If D2 is second, D3 sees all that was published before C2, which is all there is. So the second one compares final numbers.
//! 2. *The producer does not sleep for ever.* It may sleep because P1 missed D2, and D3 may have missed its last events. But before P1 it
//!    announced itself under the lock of the cursor (S1 in `wait::sleepers`), and D4 begins a new epoch under that lock, after D2. If S1
//!    came before D4, the producer finds the new epoch, or is notified, and looks again. If S1 came after, the lock makes D2 visible to
//!    P1. D4 wakes the sleepers of all cursors because the producer sleeps on the slowest leaf, which may be behind the abandoned
//!    stage. A producer that does not sleep repeats P1, and sees D2 sooner or later.
//! 3. *If the stage has missed nothing, it holds nobody up.* All published events are past it. So whatever keeps the ring full is
//!    another stage, which has everything from this one that there is, and goes on. (With several producers, what keeps the ring full may be
//!    slots that were passed over behind the stage's position. It will never pass them, so whatever would be published next is missed: in P2
//!    each producer compares with the beginning of its own claim.)
//! 4. *No stage and no `join` sleeps for ever.* Those who sleep on the abandoned stage's cursor are woken by a halt or by C4, and
//!    look at the status. Until one of these comes, the producer is there and may publish: they wait for the producer.
//!
//! Between the drop and a full ring or the end, a missed event may stay unnoticed: one that is published during D3 or later. The
//! producer does not look at the status each time, which would cost it a load per event.

use super::Control;
use super::outcome::Severity;
use crate::sync::{AtomicBool, Ordering};
use crate::{PipelineError, Sequence};

/// Which stages are abandoned: a flag for each.
pub(super) struct Abandoned(Box<[AtomicBool]>);

impl Abandoned {
    pub(super) fn none(lanes: usize) -> Self {
        Self((0..lanes).map(|_| AtomicBool::new(false)).collect())
    }
}

impl Control {
    /// The stage's poller is gone; it has released everything that it has seen.
    pub(crate) fn abandon(&self, lane: usize) {
        // Relaxed: the status, changed after it, carries the news.
        self.abandoned.0[lane].store(true, Ordering::Relaxed);
        self.status.abandon();
        if !self.halt_if_abandoned(self.published().end) {
            // The producer may have published, or gone to sleep, without being seen above and without seeing the new status. Wake it, so
            // that it looks again.
            step!(self.wake_all(), unless "abandon_wake");
        }
        self.poller_stopped(lane);
    }

    /// After the end of `run`'s body, when no poller can act any more: a leaked one counts as dropped.
    pub(crate) fn abandon_pollers(&self) {
        self.lanes.of_pollers().for_each(|lane| self.abandon(lane));
    }

    /// Halts the pipeline if an abandoned stage has missed one of the `published` events. Returns whether the pipeline is halted, for
    /// whatever reason.
    pub(crate) fn halt_if_abandoned(&self, published: Sequence) -> bool {
        if let Some(lane) = self.abandoned_stage(published) {
            let stage = self.stage_name(lane);
            self.stop(Severity::Stopped, PipelineError::PollerDropped { stage });
        }
        self.is_halted()
    }

    /// Whether the producer must stop waiting. Changes nothing: the producer asks again and again while it waits.
    pub(crate) fn stops_producer(&self, published: Sequence) -> bool {
        self.is_halted() || self.abandoned_stage(published).is_some()
    }

    /// The lane of an abandoned stage that has missed one of the `published` events.
    pub(super) fn abandoned_stage(&self, published: Sequence) -> Option<usize> {
        if !self.status.is_abandoned() {
            return None;
        }
        // Relaxed: the status, loaded before it, carried the news.
        let is_abandoned = |flag: &AtomicBool| flag.load(Ordering::Relaxed);
        let stages = self.abandoned.0.iter().zip(&self.handed_on);
        stages.into_iter().position(|(flag, lane)| is_abandoned(flag) && lane.cursor.acquire() < published)
    }
}

//! Where a producer finds free slots, and how it waits for them. Nothing of this runs while it knows of some.

use crate::barrier::{Dependency, laggard, slowest};
use crate::control::Turn;
use crate::core::Core;
use crate::ring::{Elasticity, Events, Fixed, Publish, Stall};
use crate::sync::fault::is_injected;
use crate::wait::{Bell, Deadline, Never, Parker, WaitStrategy, Waiter};
use crate::{Halted, PublishTimeoutError, Sequence, TryPublishError};
// Not loom's, of which no waker can be made.
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Instant;

/// How many events are published between two looks at whether a ring that has grown can give its old slots back.
const OLD_SLOTS_INTERVAL: u64 = if cfg!(loom) { 0 } else { 64 };

/// What a producer needs when it knows of no free slot.
pub(crate) struct Room<E, R: Publish<E>, W, const G: usize> {
    /// The leaves: only when all of them have released a slot may it be written again.
    gating: [Dependency; G],
    strategy: W,
    /// Makes a strategy.
    make: fn() -> W,
    elasticity: R::Elasticity,
    /// Where its thread sleeps while it stands in line with tasks; made when it first does.
    bell: Option<Arc<Bell>>,
}

impl<E, R: Publish<E>, W: WaitStrategy, const G: usize> Room<E, R, W, G> {
    /// `gating` are the leaves. `make` makes a wait strategy.
    pub(crate) fn new(gating: [usize; G], make: fn() -> W, elasticity: R::Elasticity) -> Self {
        Self { gating: Dependency::on(gating), strategy: make(), make, elasticity, bell: None }
    }

    /// For another producer of the same ring.
    pub(super) fn another(&self) -> Self
    where
        R: Publish<E, Elasticity = Fixed>,
    {
        Self { gating: self.gating, strategy: (self.make)(), make: self.make, elasticity: Fixed, bell: None }
    }

    /// The first sequence that has no slot yet.
    pub(super) fn limit<M: Events>(&self, core: &Core<E, R, M>) -> Sequence {
        let leaves = self.gating.iter().map(|leaf| leaf.cursor(core.control()).acquire());
        core.ring().limit(leaves.min().unwrap_or(Sequence::MAX))
    }

    /// Waits for the slots of `n` events from `next` on, at most as many as the ring may have, and raises the limit so that there is
    /// room for them.
    #[cold]
    pub(super) fn wait<M: Events>(&mut self, core: &Core<E, R, M>, next: Sequence, n: u64) -> Result<(), Halted> {
        // Without a deadline there is no other reason.
        self.wait_until(core, next, n, Never).map_err(|_| Halted)
    }

    /// Like [`wait`](Room::wait), until the deadline at most.
    #[cold]
    pub(super) fn wait_until<M: Events, T: Deadline>(
        &mut self,
        core: &Core<E, R, M>,
        next: Sequence,
        n: u64,
        deadline: T,
    ) -> Result<(), PublishTimeoutError> {
        let control = core.control();
        loop {
            if self.look(core, next + n)? {
                return Ok(());
            }
            let Stall::Full(again) = self.when_full(core, next, n)? else { continue };
            // After a look: a slot that became free at the last moment counts.
            if deadline.is_over() {
                return Err(PublishTimeoutError::TimedOut);
            }
            let again = deadline.or(again);
            let last_lap = last_lap(core.ring(), next + n);
            if let Some(cursor) = laggard(&self.gating, control, last_lap) {
                self.strategy.wait_until(
                    || {
                        cursor.acquire() > last_lap
                            || control.stops_producer(next)
                            || again.is_some_and(|again| Instant::now() >= again)
                    },
                    Parker::new::<W>(cursor.sleepers()).with_deadline(again),
                );
            }
        }
    }

    /// Like [`wait`](Room::wait), but a task waits.
    #[cold]
    pub(super) fn poll<M: Events>(
        &mut self,
        core: &Core<E, R, M>,
        next: Sequence,
        n: u64,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), Halted>> {
        let control = core.control();
        loop {
            if self.look(core, next + n)? {
                return Poll::Ready(Ok(()));
            }
            let Stall::Full(_) = self.when_full(core, next, n)? else { continue };
            let last_lap = last_lap(core.ring(), next + n);
            if let Some(cursor) = laggard(&self.gating, control, last_lap) {
                let ready = || cursor.acquire() > last_lap || control.stops_producer(next);
                if !cursor.sleepers().suspend_unless(Waiter::Producer, context.waker(), ready) {
                    return Poll::Pending;
                }
            }
        }
    }

    /// A task that waited for room waits no more.
    #[cold]
    pub(super) fn give_up<M: Events>(&self, core: &Core<E, R, M>, turn: &mut Turn) {
        let queue = core.control().queue();
        // Before the next one in the queue is woken, which is going to wait in the same place.
        if !turn.is_waiting() || queue.is_at_front(turn) || is_injected("resume_any") {
            step!(self.resume(core), unless "resume_late");
        }
        queue.leave(turn);
        if is_injected("resume_late") {
            self.resume(core);
        }
    }

    fn resume<M: Events>(&self, core: &Core<E, R, M>) {
        for leaf in &self.gating {
            leaf.cursor(core.control()).sleepers().resume(Waiter::Producer);
        }
    }

    /// The bell of this producer's thread.
    pub(super) fn bell(&mut self) -> Arc<Bell> {
        Arc::clone(self.bell.get_or_insert_with(|| Arc::new(Bell::new())))
    }

    /// Like [`wait`](Room::wait), for one event and without waiting.
    #[cold]
    pub(super) fn try_wait<M: Events>(&mut self, core: &Core<E, R, M>, next: Sequence) -> Result<(), TryPublishError> {
        let halted = |Halted| TryPublishError::Halted;
        loop {
            if self.look(core, next + 1).map_err(halted)? {
                return Ok(());
            }
            if let Stall::Full(_) = self.when_full(core, next, 1).map_err(halted)? {
                return Err(TryPublishError::Full);
            }
        }
    }

    /// Looks for a slot for every event before `end`, and raises the limit. False if the ring is full.
    fn look<M: Events>(&mut self, core: &Core<E, R, M>, end: Sequence) -> Result<bool, Halted> {
        if core.control().is_halted() {
            return Err(Halted);
        }
        let ring = core.ring();
        // With old slots, look at every leaf, however far it was known to be: once they have left those behind, they can go.
        let last_lap = if ring.has_old_slots() { Sequence::MAX } else { last_lap(ring, end) };
        let released = slowest(&mut self.gating, core.control(), last_lap);
        ring.give_back::<M>(released);
        let limit = ring.limit(released);
        if end > limit {
            return Ok(false);
        }
        // With old slots, look again before long.
        let limit = if ring.has_old_slots() { limit.min(end + OLD_SLOTS_INTERVAL) } else { limit };
        if core.control().line().limit.raise(limit) { Ok(true) } else { Err(Halted) }
    }

    /// Does what the ring is declared to do when it has no slots for `n` events from `next` on.
    fn when_full<M: Events>(&mut self, core: &Core<E, R, M>, next: Sequence, n: u64) -> Result<Stall, Halted> {
        if core.control().halt_if_abandoned(next) {
            return Err(Halted);
        }
        Ok(self.elasticity.when_full(core.ring(), core.control(), next, n))
    }
}

/// The event that had the slot of the last event before `end`, one lap earlier. A leaf that is not past it keeps that slot.
#[inline(always)]
fn last_lap<E, R: Publish<E>>(ring: &R, end: Sequence) -> Sequence {
    end.saturating_sub(ring.capacity() + 1)
}

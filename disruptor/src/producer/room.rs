//! Where a producer finds free slots, and how it waits for them. Nothing of this runs while there are some.

use crate::barrier::{Dependency, laggard, slowest};
use crate::core::Core;
use crate::ring::{Elasticity, Events, Ring, Stall};
use crate::wait::{Parker, WaitStrategy};
use crate::{Sequence, TryPublishError};
use std::time::Instant;

/// How many events are published between two looks at whether a ring that has grown can give its old slots back.
const OLD_SLOTS_INTERVAL: u64 = if cfg!(loom) { 0 } else { 64 };

/// What a producer needs when it knows of no free slot.
pub(super) struct Room<E, R: Ring<E>, W, const G: usize> {
    /// The leaves: only when all of them have released a slot may it be written again.
    gating: [Dependency; G],
    strategy: W,
    elasticity: R::Elasticity,
}

impl<E, R: Ring<E>, W: WaitStrategy, const G: usize> Room<E, R, W, G> {
    pub(super) fn new(gating: [usize; G], strategy: W, elasticity: R::Elasticity) -> Self {
        Self { gating: Dependency::on(gating), strategy, elasticity }
    }

    /// The first sequence that has no slot yet.
    pub(super) fn limit<M: Events>(&self, core: &Core<E, R, M>) -> Sequence {
        let leaves = self.gating.iter().map(|leaf| leaf.cursor(core.control()).acquire());
        core.ring().limit(leaves.min().unwrap_or(Sequence::MAX))
    }

    /// Looks for `n` slots from `next` on, at most as many as the ring may have. Returns a limit as far as it was looked for: if it leaves
    /// no room for that many, there is none.
    fn look<M: Events>(&mut self, core: &Core<E, R, M>, next: Sequence, n: u64) -> Sequence {
        if core.control().is_halted() {
            // No room any more: once a call has been refused, so are all that follow.
            return next;
        }
        let ring = core.ring();
        let before = if ring.has_old_slots() {
            // Wherever the leaves are: when they leave the old slots behind, those can go.
            Sequence::MAX
        } else {
            last_lap(ring, next, n)
        };
        let released = slowest(&mut self.gating, core.control(), before);
        ring.give_back::<M>(released);
        let mut limit = ring.limit(released);
        if ring.has_old_slots() {
            // To look again before long.
            limit = limit.min(next + n + OLD_SLOTS_INTERVAL);
        }
        limit
    }

    /// Waits for `n` slots from `next` on, at most as many as the ring may have. Returns a limit that leaves room for them, or `next` if
    /// the pipeline is halted.
    #[cold]
    pub(super) fn wait<M: Events>(&mut self, core: &Core<E, R, M>, next: Sequence, n: u64) -> Sequence {
        loop {
            let limit = self.look(core, next, n);
            let control = core.control();
            if next + n <= limit {
                return limit;
            }
            if control.halt_if_abandoned(next) {
                return next;
            }
            let deadline = match self.elasticity.when_full(core.ring(), control, next, n) {
                Stall::Over => continue,
                Stall::Full(deadline) => deadline,
            };
            let before = last_lap(core.ring(), next, n);
            if let Some(cursor) = laggard(&self.gating, control, before) {
                self.strategy.wait_until(
                    || {
                        cursor.acquire() > before
                            || control.stops_producer(next)
                            || deadline.is_some_and(|deadline| Instant::now() >= deadline)
                    },
                    Parker::new::<W>(cursor.sleepers()).with_deadline(deadline),
                );
            }
        }
    }

    /// Without waiting: a limit that leaves room for the event at `next`.
    #[cold]
    pub(super) fn look_or_grow<M: Events>(
        &mut self,
        core: &Core<E, R, M>,
        next: Sequence,
    ) -> Result<Sequence, TryPublishError> {
        let limit = self.look(core, next, 1);
        if next < limit {
            return Ok(limit);
        }
        let control = core.control();
        if control.halt_if_abandoned(next) {
            return Err(TryPublishError::Halted);
        }
        if let Stall::Over = self.elasticity.when_full(core.ring(), control, next, 1) {
            let limit = self.look(core, next, 1);
            if next < limit {
                return Ok(limit);
            }
        }
        Err(TryPublishError::Full)
    }
}

/// The sequence that last used the last one of `n` slots from `next` on: every leaf must be past it.
#[inline(always)]
fn last_lap<E, R: Ring<E>>(ring: &R, next: Sequence, n: u64) -> Sequence {
    (next + n).saturating_sub(ring.capacity() + 1)
}

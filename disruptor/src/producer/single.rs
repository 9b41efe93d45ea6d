//! The only producer of its pipeline.

use super::{Claimant, Sequencer};
use crate::control::{Line, Turn};
use crate::core::Core;
use crate::ring::{Events, Publish};
use crate::wait::{Until, WaitStrategy};
use crate::{Halted, PublishTimeoutError, Sequence, TryPublishError};
use std::ops::Range;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// Nobody else claims anything. So a claim is a look at the limit, and one that is not published leaves nothing behind.
pub struct Single {
    /// The next sequence to be published.
    next: Sequence,
}

impl Single {
    /// Whether the next `n` events, at least one, are known to have slots. Never after a halt.
    #[inline(always)]
    fn has_room(&self, line: &Line, n: u64) -> bool {
        line.limit.allows(self.next + n)
    }

    #[inline(always)]
    fn next(&self, n: u64) -> Range<Sequence> {
        self.next..self.next + n
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, R: Publish<E>> Sequencer<E, R> for Single {
    const CONTENDS: bool = false;

    type Open<'c>
        = ()
    where
        R: 'c;

    fn new() -> Self {
        Self { next: 0 }
    }

    #[inline(always)]
    fn claim<M: Events, W: WaitStrategy, const G: usize>(
        &mut self,
        claimant: Claimant<'_, E, R, M, W, G>,
        n: u64,
    ) -> Result<Range<Sequence>, Halted> {
        if !self.has_room(claimant.line, n) {
            claimant.room.wait(claimant.core, self.next, n)?;
        }
        Ok(self.next(n))
    }

    #[inline(always)]
    fn try_claim<M: Events, W: WaitStrategy, const G: usize>(
        &mut self,
        claimant: Claimant<'_, E, R, M, W, G>,
    ) -> Result<Range<Sequence>, TryPublishError> {
        if !self.has_room(claimant.line, 1) {
            claimant.room.try_wait(claimant.core, self.next)?;
        }
        Ok(self.next(1))
    }

    #[inline(always)]
    fn claim_within<M: Events, W: WaitStrategy, const G: usize>(
        &mut self,
        claimant: Claimant<'_, E, R, M, W, G>,
        time: Duration,
    ) -> Result<Range<Sequence>, PublishTimeoutError> {
        if !self.has_room(claimant.line, 1) {
            claimant.room.wait_until(claimant.core, self.next, 1, Until::after(time))?;
        }
        Ok(self.next(1))
    }

    #[inline(always)]
    fn poll_claim<M: Events, W: WaitStrategy, const G: usize>(
        &mut self,
        claimant: Claimant<'_, E, R, M, W, G>,
        n: u64,
        _: &mut Turn,
        context: &mut Context<'_>,
    ) -> Poll<Result<Range<Sequence>, Halted>> {
        if !self.has_room(claimant.line, n) {
            ready!(claimant.room.poll(claimant.core, self.next, n, context))?;
        }
        Poll::Ready(Ok(self.next(n)))
    }

    #[inline(always)]
    fn open<'c>(_: &'c R, _: &'c Line, _: &Range<Sequence>) {}

    #[inline(always)]
    fn published(&mut self, end: Sequence) {
        self.next = end;
    }

    #[inline(always)]
    fn last_end(&self) -> Sequence {
        self.next
    }

    #[inline(always)]
    fn next(&self, _: &R) -> Sequence {
        self.next
    }

    fn leave<M: Events>(self, core: &Core<E, R, M>) {
        core.control().close_at(self.next);
    }
}

//! Publishing by moving events into the slots.

use super::{Claimant, Producer, Sequencer};
use crate::plan::Wakes;
use crate::ring::{Events, Publish, Taken};
use crate::wait::WaitStrategy;
use crate::{Halted, SendError, Sequence, TryPublishError, TrySendError};
use std::ops::Range;

/// For events that move through the ring, to a stage that takes them by value.
impl<E, R, By, W, K, const G: usize> Producer<'_, E, R, Taken<By>, W, K, G>
where
    R: Publish<E>,
    Taken<By>: Events,
    W: WaitStrategy,
    K: Wakes,
{
    /// Publishes `event`. Waits, by the pipeline's wait strategy, while the ring is full.
    ///
    /// # Errors
    ///
    /// If the pipeline has been halted, the event comes back in [`SendError`].
    #[inline]
    pub fn send(&mut self, event: E) -> Result<Sequence, SendError<E>> {
        self.send_one(|sequencer, claimant| sequencer.claim(claimant, 1), event)
            .map_err(|(Halted, event)| SendError(event))
    }

    /// Like [`send`](Producer::send), but never waits.
    ///
    /// # Errors
    ///
    /// [`TrySendError::Full`] or [`TrySendError::Halted`], with the event.
    #[inline]
    pub fn try_send(&mut self, event: E) -> Result<Sequence, TrySendError<E>> {
        self.send_one(R::Sequencer::try_claim, event).map_err(|refused| match refused {
            (TryPublishError::Halted, event) => TrySendError::Halted(event),
            (TryPublishError::Full, event) => TrySendError::Full(event),
        })
    }

    /// Publishes what `events` yields, one by one: an iterator that takes its time, or that waits for the pipeline itself,
    /// holds nothing up. Waits while the ring is full. Returns the sequences from the first event to behind the last; other producers' events
    /// may lie between them.
    ///
    /// # Errors
    ///
    /// If the pipeline has been halted, the event that could not be sent comes back in [`SendError`]. Those that `events`
    /// has not yielded are still in it: pass `&mut iterator` to go on with them.
    ///
    /// # Panics
    ///
    /// A panic of `events` goes on to the caller. What it yielded before is published.
    #[inline]
    pub fn send_all<I: IntoIterator<Item = E>>(&mut self, events: I) -> Result<Range<Sequence>, SendError<E>> {
        // Where others publish too, the first event may get a later sequence than the next one now.
        let (mut first, mut is_first) = (self.next_sequence(), R::PASSES_OVER);
        for event in events {
            let sequence = self.send(event)?;
            if is_first {
                (first, is_first) = (sequence, false);
            }
        }
        Ok(first..if is_first { first } else { self.sequencer.last_end() })
    }
}

impl<E, R, M, W, K, const G: usize> Producer<'_, E, R, M, W, K, G>
where
    R: Publish<E>,
    M: Events,
    W: WaitStrategy,
    K: Wakes,
{
    /// If the claim is refused, gives the event back.
    #[inline(always)]
    pub(super) fn send_one<Refused>(
        &mut self,
        claim: impl FnOnce(&mut R::Sequencer, Claimant<'_, E, R, M, W, G>) -> Result<Range<Sequence>, Refused>,
        event: E,
    ) -> Result<Sequence, (Refused, E)> {
        let published = self.publish_next(claim, event, |ring, slots, event| {
            let slot = ring.slot(slots.start);
            // SAFETY: the leaves have released this slot, so its last event was taken, and nobody reads it before it is published.
            unsafe { slot.put(event) };
            M::sent(ring.marks(slot, slots.start));
        });
        published.map(|slots| slots.start)
    }
}

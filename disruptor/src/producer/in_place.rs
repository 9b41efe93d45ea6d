//! Publishing by writing into the slots.

use super::{Batch, Claimant, Producer, Sequencer};
use crate::plan::Wakes;
use crate::ring::{Events, InPlace, Publish};
use crate::wait::WaitStrategy;
use crate::{Halted, PublishBatchError, Sequence, TryPublishError};
use std::ops::Range;

/// For events that stay in the ring and are written in place.
impl<E, R, W, K, const G: usize> Producer<'_, E, R, InPlace, W, K, G>
where
    R: Publish<E>,
    W: WaitStrategy,
    K: Wakes,
{
    /// Publishes one event: `write` fills the slot, which still holds what an earlier event left there. Waits, by the
    /// pipeline's wait strategy, while the ring is full.
    ///
    /// # Errors
    ///
    /// [`Halted`] if the pipeline has been halted.
    ///
    /// # Panics
    ///
    /// A panic of `write` goes on to the caller. Nothing is published then, and the next call gets the same slot. (With several producers,
    /// the slot is passed over.)
    #[inline]
    pub fn publish<F: FnOnce(&mut E)>(&mut self, write: F) -> Result<Sequence, Halted> {
        self.publish_one(|sequencer, claimant| sequencer.claim(claimant, 1), write)
    }

    /// Like [`publish`](Producer::publish), but never waits.
    ///
    /// # Errors
    ///
    /// [`TryPublishError::Full`] or [`TryPublishError::Halted`]; `write` has not been called then.
    ///
    /// # Panics
    ///
    /// A panic of `write` goes on to the caller. Nothing is published then, and the next call gets the same slot. (With several producers,
    /// the slot is passed over.)
    #[inline]
    pub fn try_publish<F: FnOnce(&mut E)>(&mut self, write: F) -> Result<Sequence, TryPublishError> {
        self.publish_one(R::Sequencer::try_claim, write)
    }

    /// Publishes `n` events at once: `write` gets an iterator over their slots. All `n` are published, visited or not; an
    /// unvisited slot holds what an earlier event left there. Waits while there is no room for all of them. With `n` = 0
    /// nothing happens.
    ///
    /// ```
    /// # use disruptor::disruptor;
    /// # disruptor! { pipeline Squares { event: u64; capacity: 8; stage sum: &u64; } }
    /// let mut total = 0;
    /// Squares { sum: |square, _, _| total += square }.run(|mut squares| {
    ///     let sequences = squares.publish_batch(4, |batch| {
    ///         for (slot, i) in batch.zip(0..) {
    ///             *slot = i * i;
    ///         }
    ///     })?;
    ///     assert_eq!(sequences, 0..4);
    ///     Ok(())
    /// })?;
    /// assert_eq!(total, 14);
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`PublishBatchError::TooLarge`] if `n` exceeds the capacity (of a ring that grows, its bound),
    /// [`PublishBatchError::Halted`] if the pipeline has been halted. `write`
    /// has not been called then.
    ///
    /// # Panics
    ///
    /// A panic of `write` goes on to the caller. Nothing is published then, and the next call gets the same slots. (With several producers,
    /// all of them are passed over.)
    #[inline]
    pub fn publish_batch<F>(&mut self, n: usize, write: F) -> Result<Range<Sequence>, PublishBatchError>
    where
        F: for<'b> FnOnce(Batch<'b, E, R>),
    {
        let Some(n) = slots_of_batch::<E, R>(n)? else {
            let next = self.next_sequence();
            return Ok(next..next);
        };
        self.publish_slots(|sequencer, claimant| sequencer.claim(claimant, n), write).map_err(Halted::into)
    }
}

impl<E, R, M, W, K, const G: usize> Producer<'_, E, R, M, W, K, G>
where
    R: Publish<E>,
    M: Events,
    W: WaitStrategy,
    K: Wakes,
{
    #[inline(always)]
    pub(super) fn publish_slots<Refused, F>(
        &mut self,
        claim: impl FnOnce(&mut R::Sequencer, Claimant<'_, E, R, M, W, G>) -> Result<Range<Sequence>, Refused>,
        write: F,
    ) -> Result<Range<Sequence>, Refused>
    where
        F: for<'b> FnOnce(Batch<'b, E, R>),
    {
        let published = self.publish_next(claim, (), |ring, slots, ()| {
            // SAFETY: the leaves have released these slots, and nobody reads them before they are published. In place, every slot
            // holds an event.
            write(unsafe { Batch::new(ring, slots) });
        });
        published.map_err(|(refused, ())| refused)
    }

    #[inline(always)]
    pub(super) fn publish_one<Refused, F: FnOnce(&mut E)>(
        &mut self,
        claim: impl FnOnce(&mut R::Sequencer, Claimant<'_, E, R, M, W, G>) -> Result<Range<Sequence>, Refused>,
        write: F,
    ) -> Result<Sequence, Refused> {
        let published = self.publish_next(claim, (), |ring, slots, ()| {
            ring.slot(slots.start).with_mut(|slot| {
                // SAFETY: the leaves have released this slot, and nobody reads it before it is published. In place, every slot
                // holds an event.
                write(unsafe { (*slot).assume_init_mut() });
            });
        });
        published.map(|slots| slots.start).map_err(|(refused, ())| refused)
    }
}

/// How many slots a batch takes; `None`: nothing is to be done.
#[inline(always)]
pub(super) fn slots_of_batch<E, R: Publish<E>>(n: usize) -> Result<Option<u64>, PublishBatchError> {
    let slots = n as u64;
    if slots > R::BOUND {
        return Err(too_large::<E, R>(n));
    }
    Ok((slots > 0).then_some(slots))
}

#[cold]
fn too_large<E, R: Publish<E>>(n: usize) -> PublishBatchError {
    PublishBatchError::TooLarge { n, capacity: usize::try_from(R::BOUND).unwrap_or(usize::MAX) }
}

//! The only producer of its pipeline.

use super::{Batch, Room};
use crate::control::Line;
use crate::core::{Core, Link};
use crate::plan::Wakes;
use crate::ring::{Events, Publish, Sendable, Writable};
use crate::wait::{Until, WaitStrategy};
use crate::{Halted, PublishBatchError, PublishTimeoutError, SendError, Sequence, TryPublishError, TrySendError};
use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::mem;
use std::ops::{ControlFlow, Deref, Range};
use std::ptr::NonNull;
use std::time::Duration;

/// Publishes events. Generated pipelines name it `…Producer`; its type parameters are for them alone.
///
/// Dropping it ends the stream: everything published is processed, then the stages stop.
///
/// ```
/// use disruptor::{TryPublishError, disruptor};
///
/// disruptor! {
///     pipeline Ticks {
///         event: u64;
///         capacity: 2;
///         poll seen: &u64;
///     }
/// }
///
/// let (mut ticks, mut pollers, running) = Ticks {}.spawn()?;
/// assert_eq!(ticks.publish(|slot| *slot = 7)?, 0);
/// assert_eq!(ticks.try_publish(|slot| *slot = 8), Ok(1));
/// assert_eq!(ticks.try_publish(|_| unreachable!()), Err(TryPublishError::Full));
/// assert_eq!(ticks.next_sequence(), 2);
/// # drop(ticks);
/// # let _ = pollers.seen.poll(|_, _, _| ());
/// # running.join()?;
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
#[must_use = "dropping the producer ends the stream"]
pub struct Producer<'a, E, R: Publish<E>, M: Events, W, K, const G: usize> {
    pub(super) link: Link<'a, Core<E, R, M>>,
    /// The next sequence to be published.
    next: Sequence,
    line: LineOf<'a>,
    /// NB: in a box, so that nobody ever gets the address of the fields above, and the compiler can keep those in registers in the
    /// user's loop.
    room: Box<Room<E, R, W, G>>,
    _plan: PhantomData<K>,
}

/// Where the producer looks with each event. The link beside it keeps it alive.
///
/// NB: not found through the link each time. For all that the compiler knows, a write to an event may change what lies on the way.
struct LineOf<'a> {
    line: NonNull<Line>,
    _link: PhantomData<&'a Line>,
}

// SAFETY: it is a shared reference to something that all threads may share: atomics and what a lock guards.
unsafe impl Send for LineOf<'_> where Line: Sync {}
// SAFETY: as above.
unsafe impl Sync for LineOf<'_> where Line: Sync {}

impl Deref for LineOf<'_> {
    type Target = Line;

    #[inline(always)]
    fn deref(&self) -> &Line {
        // SAFETY: the line is in the control, which the core keeps alive, which the producer's link keeps alive. Only a producer has one of
        // these, and uses it for as long as it has its link.
        unsafe { self.line.as_ref() }
    }
}

impl<'a, E, R, M, W, K, const G: usize> Producer<'a, E, R, M, W, K, G>
where
    R: Publish<E>,
    M: Events,
    W: WaitStrategy,
    K: Wakes,
{
    pub(crate) fn new(
        link: Link<'a, Core<E, R, M>>,
        gating: [usize; G],
        strategy: W,
        elasticity: R::Elasticity,
    ) -> Self {
        let room = Box::new(Room::new(gating, strategy, elasticity));
        let looked_at = LineOf { line: NonNull::from(link.control().line()), _link: PhantomData };
        Self { link, next: 0, line: looked_at, room, _plan: PhantomData }
    }

    /// The sequence of the event that is published next.
    #[must_use]
    pub fn next_sequence(&self) -> Sequence {
        self.next
    }

    /// The number of events that can be published now without waiting, unless the pipeline is halted. Stages only ever add to it.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "at most the ring's capacity, which is a usize")]
    pub fn remaining_capacity(&self) -> usize {
        (self.room.limit(&self.link) - self.next) as usize
    }

    /// Stops the pipeline without draining it: `run` and `join` return
    /// [`PipelineError::Halted`](crate::PipelineError::Halted), and events that are still in the ring are dropped.
    ///
    /// Stages finish the event in hand, and look at least every 64 events. If they have stopped already, this call drops what is left in a
    /// by-value ring.
    pub fn halt(&self) {
        self.link.control().halt();
    }

    /// Whether the next `n` events, at least one, are known to have slots. Never after a halt.
    #[inline(always)]
    fn has_room(&self, n: u64) -> bool {
        self.line.limit.allows(self.next + n)
    }

    /// Waits until `n` slots are free; at most as many as the ring has, or may come to have.
    #[inline(always)]
    pub(super) fn wait_for_room(&mut self, n: u64) -> Result<(), Halted> {
        if self.has_room(n) { Ok(()) } else { self.room.wait(&self.link, self.next, n) }
    }

    /// Finds room for one event without waiting.
    #[inline(always)]
    fn try_room(&mut self) -> Result<(), TryPublishError> {
        if self.has_room(1) { Ok(()) } else { self.room.try_wait(&self.link, self.next) }
    }

    /// Finds room for one event, and waits for it no longer than `time`.
    #[inline(always)]
    pub(super) fn room_within(&mut self, time: Duration) -> Result<(), PublishTimeoutError> {
        if self.has_room(1) {
            return Ok(());
        }
        self.room.wait_until(&self.link, self.next, 1, Until::after(time))
    }

    /// Lets `write` fill the next `n` slots, which are free, and publishes them.
    #[inline(always)]
    fn write_and_publish(&mut self, n: u64, write: impl FnOnce(&R, Range<Sequence>)) -> Range<Sequence> {
        let published = self.write_and_publish_unless(n, |ring, slots| {
            write(ring, slots);
            ControlFlow::<Infallible>::Continue(())
        });
        match published {
            ControlFlow::Continue(slots) => slots,
            ControlFlow::Break(never) => match never {},
        }
    }

    /// The same, but publishes nothing if `write` breaks.
    #[inline(always)]
    pub(super) fn write_and_publish_unless<B>(
        &mut self,
        n: u64,
        write: impl FnOnce(&R, Range<Sequence>) -> ControlFlow<B>,
    ) -> ControlFlow<B, Range<Sequence>> {
        // NB: in local variables. For all that the compiler knows, `write` may change what `self` points to, and it would compute
        // again where the slots are.
        let (ring, slots) = (self.link.local_ring(), self.next..self.next + n);
        write(&ring, slots.clone())?;
        let cursor = &self.line.cursor;
        ring.publish(cursor, slots.start, slots.end);
        self.next = slots.end;
        // Nobody may be there to take the event out. Then this thread drops it, if there is anything to drop.
        if (K::ANYBODY || (!M::IN_PLACE && mem::needs_drop::<E>())) && cursor.sleepers().is_anything_up() {
            step!(self.link.control().look_behind_publication(), unless "publish_wake");
        }
        ControlFlow::Continue(slots)
    }
}

/// For events that stay in the ring and are written in place.
impl<E, R, M, W, K, const G: usize> Producer<'_, E, R, M, W, K, G>
where
    R: Publish<E>,
    M: Events,
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
    /// A panic of `write` goes on to the caller. Nothing is published then, and the next call gets the same slot.
    #[inline]
    pub fn publish<F: FnOnce(&mut E)>(&mut self, write: F) -> Result<Sequence, Halted>
    where
        M: Writable,
    {
        self.wait_for_room(1)?;
        Ok(self.publish_one(write))
    }

    /// Like [`publish`](Producer::publish), but never waits.
    ///
    /// # Errors
    ///
    /// [`TryPublishError::Full`] or [`TryPublishError::Halted`]; `write` has not been called then.
    ///
    /// # Panics
    ///
    /// A panic of `write` goes on to the caller. Nothing is published then, and the next call gets the same slot.
    #[inline]
    pub fn try_publish<F: FnOnce(&mut E)>(&mut self, write: F) -> Result<Sequence, TryPublishError>
    where
        M: Writable,
    {
        self.try_room()?;
        Ok(self.publish_one(write))
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
    /// A panic of `write` goes on to the caller. Nothing is published then, and the next call gets the same slots.
    #[inline]
    pub fn publish_batch<F>(&mut self, n: usize, write: F) -> Result<Range<Sequence>, PublishBatchError>
    where
        M: Writable,
        F: for<'b> FnOnce(Batch<'b, E, R>),
    {
        let slots = n as u64;
        if slots > R::BOUND {
            return Err(too_large::<E, R>(n));
        }
        if slots == 0 {
            return Ok(self.next..self.next);
        }
        self.wait_for_room(slots)?;
        Ok(self.write_and_publish(slots, |ring, slots| {
            // SAFETY: the leaves have released these slots, and nobody reads them before they are published. In place, every slot
            // holds an event.
            write(unsafe { Batch::new(ring, slots) });
        }))
    }

    #[inline(always)]
    pub(super) fn publish_one<F: FnOnce(&mut E)>(&mut self, write: F) -> Sequence {
        let published = self.write_and_publish(1, |ring, slots| {
            ring.slot(slots.start).with_mut(|slot| {
                // SAFETY: the leaves have released this slot, and nobody reads it before it is published. In place, every slot
                // holds an event.
                write(unsafe { (*slot).assume_init_mut() });
            });
        });
        published.start
    }
}

/// For events that move through the ring, to a stage that takes them by value.
impl<E, R, M, W, K, const G: usize> Producer<'_, E, R, M, W, K, G>
where
    R: Publish<E>,
    M: Events,
    W: WaitStrategy,
    K: Wakes,
{
    /// Publishes `event`. Waits, by the pipeline's wait strategy, while the ring is full.
    ///
    /// # Errors
    ///
    /// If the pipeline has been halted, the event comes back in [`SendError`].
    #[inline]
    pub fn send(&mut self, event: E) -> Result<Sequence, SendError<E>>
    where
        M: Sendable,
    {
        match self.wait_for_room(1) {
            Ok(()) => Ok(self.send_one(event)),
            Err(Halted) => Err(SendError(event)),
        }
    }

    /// Like [`send`](Producer::send), but never waits.
    ///
    /// # Errors
    ///
    /// [`TrySendError::Full`] or [`TrySendError::Halted`], with the event.
    #[inline]
    pub fn try_send(&mut self, event: E) -> Result<Sequence, TrySendError<E>>
    where
        M: Sendable,
    {
        match self.try_room() {
            Ok(()) => Ok(self.send_one(event)),
            Err(TryPublishError::Halted) => Err(TrySendError::Halted(event)),
            Err(TryPublishError::Full) => Err(TrySendError::Full(event)),
        }
    }

    /// Publishes what `events` yields, one by one: an iterator that takes its time, or that waits for the pipeline itself,
    /// holds nothing up. Waits while the ring is full.
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
    pub fn send_all<I: IntoIterator<Item = E>>(&mut self, events: I) -> Result<Range<Sequence>, SendError<E>>
    where
        M: Sendable,
    {
        let first = self.next;
        for event in events {
            self.send(event)?;
        }
        Ok(first..self.next)
    }

    #[inline(always)]
    pub(super) fn send_one(&mut self, event: E) -> Sequence {
        let published = self.write_and_publish(1, |ring, slots| {
            let slot = ring.slot(slots.start);
            // SAFETY: the leaves have released this slot, so its last event was taken, and nobody reads it before it is published.
            unsafe { slot.put(event) };
            M::sent(slot.marks());
        });
        published.start
    }
}

/// Without the events.
impl<E, R: Publish<E>, M: Events, W, K, const G: usize> fmt::Debug for Producer<'_, E, R, M, W, K, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Producer").field("next_sequence", &self.next).finish_non_exhaustive()
    }
}

impl<E, R: Publish<E>, M: Events, W, K, const G: usize> Drop for Producer<'_, E, R, M, W, K, G> {
    fn drop(&mut self) {
        self.link.control().close_at(self.next);
    }
}

#[cold]
fn too_large<E, R: Publish<E>>(n: usize) -> PublishBatchError {
    PublishBatchError::TooLarge { n, capacity: usize::try_from(R::BOUND).unwrap_or(usize::MAX) }
}

//! Publishing from tasks.

use super::in_place::slots_of_batch;
use super::{Batch, Claimant, Producer, Sequencer};
use crate::control::Turn;
use crate::plan::{Async, Wakes};
use crate::ring::{Events, InPlace, Publish, Taken};
use crate::wait::WaitStrategy;
use crate::{Halted, PublishBatchError, SendError, Sequence};
use std::convert::Infallible;
use std::future::poll_fn;
use std::ops::Range;
use std::task::{Context, Poll};

/// Publishing from tasks, where the pipeline says `producer: …, async;`.
///
/// While the ring is full, the task waits, and no thread does. Its executor may be any: all that is asked of it is a waker. The wait strategy
/// plays no part. While the ring is not full and nobody waits, these calls do not wait, and publish as the others do.
///
/// # A future that is dropped
///
/// It publishes nothing, and the next task that waits gets the room. A closure or an event that the future has not used is dropped with it.
/// Nothing is published before the future is polled for the first time either.
///
/// # Many tasks
///
/// Where there are several producers, tasks that wait for room get it in the order in which they came, and only the first of them is woken when a
/// slot becomes free. So a future that waits must be polled when it is woken, or dropped: those that came after it wait for that. Threads
/// that publish meanwhile stand in the same line, for 10 ms at most; then they go ahead. A call that neither waits nor is async finds the
/// ring full as long as somebody waits.
///
/// A future that is kept, but not polled, keeps its place in the line. That happens with `select!(&mut future, …)`, if another branch publishes
/// and waits for that in the same task; and a future that is forgotten keeps its place for ever. Only a halt helps then.
///
/// A task should not publish by the calls that block: the thread of its executor cannot run other tasks meanwhile, among them those that
/// came before it. A waker must not poll its task itself.
impl<E, R, W, K, const G: usize> Producer<'_, E, R, InPlace, W, Async<K>, G>
where
    R: Publish<E>,
    W: WaitStrategy,
    K: Wakes,
{
    /// Like [`publish`](Producer::publish), for a task.
    ///
    /// ```
    /// use disruptor::{Polled, disruptor};
    /// use futures::executor::block_on;
    /// use futures::future::join;
    ///
    /// disruptor! {
    ///     pipeline Ticks {
    ///         event: u64;
    ///         capacity: 2;
    ///         producer: single, async;
    ///         poll seen: &u64 { async };
    ///     }
    /// }
    ///
    /// let (mut ticks, mut pollers, running) = Ticks {}.spawn()?;
    /// let mut sum = 0;
    /// let publish = async move {
    ///     for i in 0..100 {
    ///         ticks.publish_async(|tick| *tick = i).await.expect("nobody halts");
    ///     }
    /// };
    /// let poll = async { while pollers.seen.poll_async(|tick, _, _| sum += tick).await != Polled::Ended {} };
    /// // Both on this thread. While one of them waits, the other goes on.
    /// block_on(join(publish, poll));
    /// assert_eq!(sum, 4_950);
    /// running.join()?;
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Halted`] if the pipeline has been halted. `write` has not been called then.
    ///
    /// # Panics
    ///
    /// A panic of `write` goes on to the caller. Nothing is published then, and the next call gets the same slot. (With several producers,
    /// the slot is passed over.)
    #[inline]
    pub async fn publish_async<F: FnOnce(&mut E)>(&mut self, write: F) -> Result<Sequence, Halted> {
        let slots = self.claim_async(1).await?;
        let Ok(sequence) = self.publish_one(|_, _| Ok::<_, Infallible>(slots), write);
        Ok(sequence)
    }

    /// Like [`publish_batch`](Producer::publish_batch), for a task.
    ///
    /// ```
    /// # use disruptor::disruptor;
    /// # use futures::executor::block_on;
    /// # disruptor! { pipeline Squares { event: u64; capacity: 8; producer: single, async; stage sum: &u64; } }
    /// let mut total = 0;
    /// Squares { sum: |square, _, _| total += square }.run(|mut squares| {
    ///     let fill = |(slot, i): (&mut u64, u64)| *slot = i * i;
    ///     let sequences = block_on(squares.publish_batch_async(4, |batch| batch.zip(0..).for_each(fill)))?;
    ///     assert_eq!(sequences, 0..4);
    ///     Ok(())
    /// })?;
    /// assert_eq!(total, 14);
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`PublishBatchError::TooLarge`] if `n` exceeds the capacity, [`PublishBatchError::Halted`] if the pipeline has been halted. `write`
    /// has not been called then.
    ///
    /// # Panics
    ///
    /// A panic of `write` goes on to the caller. Nothing is published then, and the next call gets the same slots. (With several producers,
    /// all of them are passed over.)
    #[inline]
    pub async fn publish_batch_async<F>(&mut self, n: usize, write: F) -> Result<Range<Sequence>, PublishBatchError>
    where
        F: for<'b> FnOnce(Batch<'b, E, R>),
    {
        let Some(n) = slots_of_batch::<E, R>(n)? else {
            let next = self.next_sequence();
            return Ok(next..next);
        };
        let slots = self.claim_async(n).await?;
        let Ok(slots) = self.publish_slots(|_, _| Ok::<_, Infallible>(slots), write);
        Ok(slots)
    }
}

/// The same for events by value.
impl<E, R, By, W, K, const G: usize> Producer<'_, E, R, Taken<By>, W, Async<K>, G>
where
    R: Publish<E>,
    Taken<By>: Events,
    W: WaitStrategy,
    K: Wakes,
{
    /// Like [`send`](Producer::send), for a task.
    ///
    /// ```
    /// # use disruptor::disruptor;
    /// # use futures::executor::block_on;
    /// # disruptor! { pipeline Lines { event: String; capacity: 8; producer: single, async; stage print: String; } }
    /// let mut text = String::new();
    /// Lines { print: |line, _, _| text += &line }.run(|mut lines| {
    ///     block_on(lines.send_async("so it goes".to_owned()))?;
    ///     Ok(())
    /// })?;
    /// assert_eq!(text, "so it goes");
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the pipeline has been halted, the event comes back in [`SendError`].
    #[inline]
    pub async fn send_async(&mut self, event: E) -> Result<Sequence, SendError<E>> {
        let Ok(slots) = self.claim_async(1).await else { return Err(SendError(event)) };
        match self.send_one(|_, _| Ok::<_, Infallible>(slots), event) {
            Ok(sequence) => Ok(sequence),
            Err((never, _)) => match never {},
        }
    }
}

impl<E, R, M, W, K, const G: usize> Producer<'_, E, R, M, W, K, G>
where
    R: Publish<E>,
    M: Events,
    W: WaitStrategy,
    K: Wakes,
{
    /// Claims `n` sequences when there is room for them. The caller publishes them before it waits for anything else.
    #[inline]
    fn claim_async(&mut self, n: u64) -> impl Future<Output = Result<Range<Sequence>, Halted>> {
        let mut claiming = Claiming { producer: self, turn: Turn::NONE, waits: false };
        poll_fn(move |context| claiming.poll(n, context))
    }

    #[inline(always)]
    pub(super) fn poll_claim(
        &mut self,
        n: u64,
        turn: &mut Turn,
        context: &mut Context<'_>,
    ) -> Poll<Result<Range<Sequence>, Halted>> {
        let claimant = Claimant { line: &self.line, room: &mut self.room, core: &self.link, ring: self.link.ring() };
        self.sequencer.poll_claim(claimant, n, turn, context)
    }
}

/// A claim that waits for room. Dropped before it is ready, it makes room for the next one.
struct Claiming<'p, 'a, E, R: Publish<E>, M: Events, W: WaitStrategy, K: Wakes, const G: usize> {
    producer: &'p mut Producer<'a, E, R, M, W, K, G>,
    turn: Turn,
    waits: bool,
}

impl<E, R: Publish<E>, M: Events, W: WaitStrategy, K: Wakes, const G: usize> Claiming<'_, '_, E, R, M, W, K, G> {
    #[inline(always)]
    fn poll(&mut self, n: u64, context: &mut Context<'_>) -> Poll<Result<Range<Sequence>, Halted>> {
        let claimed = self.producer.poll_claim(n, &mut self.turn, context);
        self.waits = claimed.is_pending();
        claimed
    }
}

impl<E, R, M, W, K, const G: usize> Drop for Claiming<'_, '_, E, R, M, W, K, G>
where
    R: Publish<E>,
    M: Events,
    W: WaitStrategy,
    K: Wakes,
{
    #[inline(always)]
    fn drop(&mut self) {
        // A waker that panics may have cut a poll short, of a task that was in the queue by then.
        if self.waits || self.turn.is_waiting() {
            step!(self.producer.room.give_up(&self.producer.link, &mut self.turn), unless "give_up");
        }
    }
}

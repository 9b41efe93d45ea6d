//! Pull stages: the user's own threads go through the events.

use crate::access::{Access, Take, Takes};
use crate::core::{Core, Link};
use crate::plan::{Position, Wakes};
use crate::reader::Reader;
use crate::ring::{Events, Ring};
use crate::wait::WaitStrategy;
use crate::{Sequence, TryRecvError};
use std::fmt;

/// What [`Poller::poll`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Polled {
    /// This many events were handled, at least one.
    Events(usize),
    /// Nothing is available now.
    Empty,
    /// The stream has ended and is drained, or the pipeline has been halted: there will be no more events.
    Ended,
}

/// A stage that the user runs. Generated pipelines name it `…Poller`; its type parameters are for them alone.
///
/// Dropped while there are events that it has not seen, it halts the pipeline: the stages that follow and, with the
/// ring full, the producer would wait for it for ever.
///
/// ```
/// use disruptor::{Polled, disruptor};
///
/// disruptor! {
///     pipeline Ticks {
///         event: u64;
///         capacity: 8;
///         poll seen: &u64;
///     }
/// }
///
/// let (mut ticks, mut pollers, running) = Ticks {}.spawn()?;
/// assert_eq!(pollers.seen.poll(|_, _, _| unreachable!()), Polled::Empty);
/// for tick in [3, 4] {
///     ticks.publish(|slot| *slot = tick)?;
/// }
/// drop(ticks);
/// let mut sum = 0;
/// assert_eq!(pollers.seen.poll(|tick, _, _| sum += tick), Polled::Events(2));
/// assert_eq!(pollers.seen.poll(|_, _, _| ()), Polled::Ended);
/// assert_eq!(sum, 7);
/// running.join()?;
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
#[must_use = "a poller that is dropped halts the pipeline as soon as there are events that it has not seen"]
pub struct Poller<'a, E, R: Ring<E>, M: Events, A, W, P: Position, K: Wakes, const D: usize> {
    link: Link<'a, Core<E, R, M>>,
    reader: Reader<A, P, K, D>,
    strategy: W,
}

impl<'a, E: 'static, R, M, A, W, P, K, const D: usize> Poller<'a, E, R, M, A, W, P, K, D>
where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    W: WaitStrategy,
    P: Position,
    K: Wakes,
{
    pub(crate) fn new(link: Link<'a, Core<E, R, M>>, upstream: [usize; D], strategy: W) -> Self {
        Self { link, reader: Reader::new(upstream), strategy }
    }

    /// Handles everything that is available, at most as many events as the ring has slots (one that grows, may have); never waits.
    ///
    /// `handler` gets the event as the stage declares it, its sequence, and whether it is the last one of this call.
    /// Events are handed on while the call goes on, the last of them when it returns. After a halt it returns early, and no event is
    /// marked as the last.
    ///
    /// # Panics
    ///
    /// A panic of `handler` goes on to the caller. Its event counts as handled.
    #[inline]
    pub fn poll<F>(&mut self, mut handler: F) -> Polled
    where
        F: for<'x> FnMut(A::Item<'x>, Sequence, bool),
    {
        let core = &*self.link;
        if core.control().is_halted() {
            return Polled::Ended;
        }
        if !self.reader.look(core) {
            // What comes after the look above keeps the stream from being over.
            return if core.control().is_over_at(self.reader.position()) { Polled::Ended } else { Polled::Empty };
        }
        self.batch(&mut handler)
    }

    /// Like [`poll`](Poller::poll), but waits by the stage's wait strategy until there is an event or the stream ends:
    /// never returns [`Polled::Empty`].
    ///
    /// # Panics
    ///
    /// A panic of `handler` goes on to the caller. Its event counts as handled.
    #[inline]
    pub fn poll_wait<F>(&mut self, mut handler: F) -> Polled
    where
        F: for<'x> FnMut(A::Item<'x>, Sequence, bool),
    {
        if self.wait() { self.batch(&mut handler) } else { Polled::Ended }
    }

    /// Waits for an event; false when there will be none.
    #[inline]
    fn wait(&mut self) -> bool {
        let core = &*self.link;
        !core.control().is_halted() && self.reader.next(core, &mut self.strategy)
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "at most the ring's capacity, which is a usize")]
    fn batch<F>(&mut self, handler: &mut F) -> Polled
    where
        F: for<'x> FnMut(A::Item<'x>, Sequence, bool),
    {
        let first = self.reader.position();
        let call = Call { core: &*self.link, reader: &mut self.reader };
        call.reader.batch(call.core, handler);
        call.finish();
        Polled::Events((self.reader.position() - first) as usize)
    }
}

/// For the stage that takes events by value: its poller is the receiving end of a channel.
impl<E: 'static, R, M, A, W, P, K, const D: usize> Poller<'_, E, R, M, A, W, P, K, D>
where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    W: WaitStrategy,
    P: Position,
    K: Wakes,
{
    /// Takes the next event, waiting for it by the stage's wait strategy; `None` when there will be no more.
    #[inline]
    pub fn recv(&mut self) -> Option<E>
    where
        A: Takes<E>,
    {
        if self.wait() { self.take() } else { None }
    }

    /// Takes the next event if there is one; never waits.
    ///
    /// # Errors
    ///
    /// [`TryRecvError::Empty`] if nothing is available now, [`TryRecvError::Ended`] if there will be no more.
    #[inline]
    pub fn try_recv(&mut self) -> Result<E, TryRecvError>
    where
        A: Takes<E>,
    {
        if self.link.control().is_halted() {
            return Err(TryRecvError::Ended);
        }
        if self.reader.look(&*self.link)
            && let Some(event) = self.take()
        {
            return Ok(event);
        }
        let over = self.link.control().is_over_at(self.reader.position());
        Err(if over { TryRecvError::Ended } else { TryRecvError::Empty })
    }

    /// The next event, which is available.
    #[inline]
    fn take(&mut self) -> Option<E>
    where
        A: Takes<E>,
    {
        let core = &*self.link;
        let mut taken = None;
        self.reader.one(core, &mut |event, _, _| taken = Some(event));
        self.reader.release(core);
        taken
    }
}

/// Takes events until there will be no more, waiting by the stage's wait strategy.
impl<E: 'static, R, M, W, P, K, const D: usize> Iterator for Poller<'_, E, R, M, Take, W, P, K, D>
where
    R: Ring<E>,
    M: Events,
    W: WaitStrategy,
    P: Position,
    K: Wakes,
{
    type Item = E;

    #[inline]
    fn next(&mut self) -> Option<E> {
        self.recv()
    }
}

/// Without the events.
impl<E, R: Ring<E>, M: Events, A, W, P: Position, K: Wakes, const D: usize> fmt::Debug
    for Poller<'_, E, R, M, A, W, P, K, D>
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Poller").field("next_sequence", &self.reader.position()).finish_non_exhaustive()
    }
}

impl<E, R: Ring<E>, M: Events, A, W, P: Position, K: Wakes, const D: usize> Drop
    for Poller<'_, E, R, M, A, W, P, K, D>
{
    fn drop(&mut self) {
        self.link.control().abandon(P::INDEX);
    }
}

/// A call of a handler by the user: what it has handled is released however it ends.
struct Call<'c, E, R: Ring<E>, M: Events, A, P: Position, K: Wakes, const D: usize> {
    core: &'c Core<E, R, M>,
    reader: &'c mut Reader<A, P, K, D>,
}

impl<E, R: Ring<E>, M: Events, A, P: Position, K: Wakes, const D: usize> Call<'_, E, R, M, A, P, K, D> {
    fn finish(self) {
        self.reader.release(self.core);
        std::mem::forget(self);
    }
}

impl<E, R: Ring<E>, M: Events, A, P: Position, K: Wakes, const D: usize> Drop for Call<'_, E, R, M, A, P, K, D> {
    fn drop(&mut self) {
        // Not finished: the handler panicked.
        self.reader.skip();
        self.reader.release(self.core);
    }
}

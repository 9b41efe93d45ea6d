//! Pull stages: the user goes through the events, on a thread of their own.

mod asynchronous;
mod iterator;
#[cfg(feature = "futures")]
mod stream;
mod threads_only;
mod timed;
mod up_to;

pub use iterator::Received;

use crate::access::{Access, Takes};
use crate::core::{Core, Link};
use crate::plan::{self, Position, Wakes};
use crate::reader::Reader;
use crate::ring::{Events, Ring, Slot};
use crate::wait::WaitStrategy;
use crate::{Sequence, TryRecvError};
use std::{fmt, mem, thread};

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
/// # A poller that stops polling
///
/// A poller is a stage like others: those that follow it, and the producer once the ring is full, wait for it. What becomes of them if it
/// does not go on depends on where it is:
///
/// Events that do not reach a stage in a branch count all the same: its poller passes them over, when it is polled.
///
/// - *Kept, but not polled*: they wait until it is polled again. [`Running::join`](crate::Running::join) waits as well, until every
///   poller has seen the end of the stream or the pipeline is halted. So poll to the end before you join on the same thread.
/// - *Dropped*: they would wait for ever. If the poller has missed an event, the pipeline halts with
///   [`PipelineError::PollerDropped`](crate::PipelineError::PollerDropped). That is noticed during the drop if the event was published
///   before, otherwise when the ring is full or the stream ends. After its last event a poller may be dropped.
/// - *Leaked* (by [`mem::forget`](std::mem::forget), say): under `spawn`, it is kept and never polled again, so only
///   [`Running::halt`](crate::Running::halt) ends the pipeline. Under `run`, it counts as dropped when the body returns.
///
/// # Example
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
    reader: Reader<A, plan::Polled<P>, K, D>,
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
        Self { link, reader: Reader::new(plan::Polled::of(0), upstream), strategy }
    }

    /// Handles a batch: everything that is available, but at most `max_batch` events, which by default is as many as the ring has slots
    /// (or may have, if it grows). Never waits.
    ///
    /// `handler` gets the event as the stage declares it, its sequence, and whether it is the last one of this call. The call hands the
    /// events on when `handler` has returned from the last one.
    ///
    /// If the pipeline is halted during the call, it returns after at most 64 more events, none of which is marked as the last or handed
    /// on. Every later call returns [`Polled::Ended`], even if events are left in the ring.
    ///
    /// # Panics
    ///
    /// A panic of `handler` goes on to the caller, and its event counts as handled. Stages that follow the poller do not get the events of
    /// this call yet, so the caller can still finish what the batch began. They get them when the caller polls again, at the latest at
    /// the end of that batch, or drops the poller. They do not get them if the panic itself drops the poller.
    #[inline]
    pub fn poll<F>(&mut self, mut handler: F) -> Polled
    where
        F: for<'x> FnMut(A::Item<'x>, Sequence, bool),
    {
        self.poll_a_ring(u64::MAX, &mut handler)
    }

    /// Polls until some event reaches the stage or nothing more is there, but not further than a ring: other events may come for ever.
    #[inline]
    fn poll_a_ring<F>(&mut self, most: u64, handler: &mut F) -> Polled
    where
        F: for<'x> FnMut(A::Item<'x>, Sequence, bool),
    {
        let first = self.reader.position();
        loop {
            if let Err(nothing) = self.find() {
                return nothing;
            }
            if let Some(events) = self.batch(most, handler) {
                return Polled::Events(events);
            }
            if self.reader.position() - first >= R::BOUND {
                return self.nothing();
            }
        }
    }

    /// Like [`poll`](Poller::poll), but waits by the stage's wait strategy until there is an event or the stream ends. Never returns
    /// [`Polled::Empty`]. A halt ends the wait with [`Polled::Ended`].
    ///
    /// Close behind a producer that runs freely, and with a wait strategy that [gathers](crate::WaitStrategy::GATHERS), a call may leave a few
    /// hundred events for the next one.
    ///
    /// # Panics
    ///
    /// As for [`poll`](Poller::poll).
    #[inline]
    pub fn poll_wait<F>(&mut self, mut handler: F) -> Polled
    where
        F: for<'x> FnMut(A::Item<'x>, Sequence, bool),
    {
        let Self { link, reader, strategy } = self;
        let core = &**link;
        reader.take_all(false);
        while !core.control().is_halted()
            && let Some(slot) = reader.next(core, strategy)
        {
            if let Some(events) = batch(reader, u64::MAX, core, slot, &mut handler) {
                return Polled::Events(events);
            }
        }
        self.ended()
    }

    /// There will be no more events, so this poller touches none any more.
    ///
    /// NB: inlined, so that nobody gets the poller's address, see `Producer`.
    #[inline(always)]
    fn ended(&self) -> Polled {
        self.link.control().poller_stopped(P::of(0).lane());
        Polled::Ended
    }

    /// Waits for an event; false when there will be none.
    #[inline]
    fn wait(&mut self) -> bool {
        let core = &*self.link;
        !core.control().is_halted() && self.reader.next(core, &mut self.strategy).is_some()
    }

    /// Looks for an event, without waiting. If there is none, tells what the call returns.
    #[inline(always)]
    fn find(&mut self) -> Result<(), Polled> {
        let core = &*self.link;
        if core.control().is_halted() {
            return Err(self.ended());
        }
        if !self.reader.look(core) {
            // After a panic, there may be some.
            self.reader.release(core);
            // An event that was published after the look above keeps the stream from being over at this position.
            return Err(self.nothing());
        }
        Ok(())
    }

    /// What a call returns that handles no event.
    #[inline(always)]
    fn nothing(&self) -> Polled {
        if self.is_over() { self.ended() } else { Polled::Empty }
    }

    /// Whether there will be no more events.
    #[inline(always)]
    fn is_over(&self) -> bool {
        self.link.control().is_over_at(self.reader.position())
    }

    /// Handles a batch of all that is available, at most `most` events, hands them on, and returns their number; `None` if no event reached the
    /// stage.
    #[inline(always)]
    fn batch<F>(&mut self, most: u64, handler: &mut F) -> Option<usize>
    where
        F: for<'x> FnMut(A::Item<'x>, Sequence, bool),
    {
        let core = &*self.link;
        let slot = self.reader.slot(core);
        self.reader.take_all(true);
        batch(&mut self.reader, most, core, slot, handler)
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
    /// Takes the next event, and waits for it by the stage's wait strategy. Returns `None` when there will be no more: when the stream has
    /// ended and is drained, or the pipeline is halted. A halt ends the wait, and what is left in the ring is dropped with it.
    #[inline]
    pub fn recv(&mut self) -> Option<E>
    where
        A: Takes<E>,
    {
        while self.wait() {
            if let taken @ Some(_) = self.take() {
                return taken;
            }
        }
        _ = self.ended();
        None
    }

    /// Takes the next event if there is one. Never waits.
    ///
    /// # Errors
    ///
    /// [`TryRecvError::Empty`] if nothing is available now, [`TryRecvError::Ended`] if there will be no more: the stream has ended and is
    /// drained, or the pipeline is halted.
    #[inline]
    pub fn try_recv(&mut self) -> Result<E, TryRecvError>
    where
        A: Takes<E>,
    {
        if self.link.control().is_halted() {
            _ = self.ended();
            return Err(TryRecvError::Ended);
        }
        let first = self.reader.position();
        while self.reader.look(&*self.link) {
            if let Some(event) = self.take() {
                return Ok(event);
            }
            // Not further than a ring: events that do not reach the stage may come for ever.
            if self.link.control().is_halted() || self.reader.position() - first >= R::BOUND {
                break;
            }
        }
        // After a panic in `poll`, there may be some.
        self.reader.release(&*self.link);
        Err(match self.nothing() {
            Polled::Ended => TryRecvError::Ended,
            _ => TryRecvError::Empty,
        })
    }

    /// The next event that reaches the stage, if there is one among the next few, which are available.
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
        let control = self.link.control();
        // Some are left if a panic or a halt cut the last batch short. Nobody finishes that batch if the panic drops the poller too.
        if !thread::panicking() && !control.is_halted() {
            self.reader.release(&*self.link);
        }
        control.abandon(P::of(0).lane());
    }
}

/// [`Poller::batch`], of which the first event is in this slot.
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "at most the ring's capacity, which is a usize")]
fn batch<'c, E: 'static, R, M, A, P, K, F, const D: usize>(
    reader: &mut Reader<A, plan::Polled<P>, K, D>,
    most: u64,
    core: &'c Core<E, R, M>,
    slot: &'c Slot<E, R::Beside>,
    handler: &mut F,
) -> Option<usize>
where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    P: Position,
    K: Wakes,
    F: for<'x> FnMut(A::Item<'x>, Sequence, bool),
{
    let before = reader.handled::<E, R>();
    let call = Call { core, reader };
    if call.reader.batch_up_to(most, core, slot, handler) {
        call.reader.release(core);
    }
    let events = (call.reader.handled::<E, R>() - before) as usize;
    mem::forget(call);
    (Reader::<A, plan::Polled<P>, K, D>::SEES_ALL || events > 0).then_some(events)
}

/// A call of a handler by the user, to be forgotten when it returns. Dropped, it counts the event whose handler panicked as handled.
struct Call<'c, E, R: Ring<E>, M: Events, A, P: Position, K: Wakes, const D: usize> {
    core: &'c Core<E, R, M>,
    reader: &'c mut Reader<A, P, K, D>,
}

impl<E, R: Ring<E>, M: Events, A, P: Position, K: Wakes, const D: usize> Drop for Call<'_, E, R, M, A, P, K, D> {
    fn drop(&mut self) {
        self.reader.resume::<E, R>();
        if P::LEAF {
            // No stage gets the events. The producer needs the slots, and the caller may publish before it polls again.
            self.reader.release(self.core);
        }
    }
}

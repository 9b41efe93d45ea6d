//! A producer that sends events by value, as a sink of tasks.

use super::{Producer, Sequencer};
use crate::control::Turn;
use crate::plan::{Async, AsyncProducer, Wakes, WakesIf};
use crate::ring::{Events, InPlace, Publish, Sendable, Taken};
use crate::wait::WaitStrategy;
use crate::{Halted, TryPublishError};
use futures_sink::Sink;
use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// Sends events from tasks: [`Producer::into_sink`] makes one.
///
/// A full ring does not refuse an event that was announced by `poll_ready`: the sink keeps that one event until there is room. `poll_flush`
/// sends it. An event that is still there when the sink is dropped is dropped with it.
///
/// So a future of `send` that is dropped before it is ready takes nothing back: the sink has the event, and sends it with the next call. Until
/// then it keeps its place among those who wait for room, and those behind it wait too. Poll it to the end, or drop the sink.
///
/// `poll_close` drops the producer, so the stream ends when the other producers are dropped too, if there are any.
///
/// ```
/// use disruptor::disruptor;
/// use futures::executor::block_on;
/// use futures::stream::{self, StreamExt};
/// use futures::future::join;
///
/// disruptor! {
///     pipeline Lines {
///         event: String;
///         capacity: 2;
///         producer: single, async;
///         poll sink: String { async };
///     }
/// }
///
/// let (lines, pollers, running) = Lines {}.spawn()?;
/// let input = stream::iter(0..10).map(|i| Ok(i.to_string()));
/// let (sent, received) = block_on(join(input.forward(lines.into_sink()), pollers.sink.collect::<Vec<_>>()));
/// sent?;
/// assert_eq!(received.len(), 10);
/// running.join()?;
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
pub struct EventSink<'a, E, R: Publish<E>, M: Events, W: WaitStrategy, K: Wakes, const G: usize> {
    /// `None` once the sink is closed.
    producer: Option<Producer<'a, E, R, M, W, K, G>>,
    /// The event for which the ring had no room.
    held: Option<E>,
    turn: Turn,
    waits: bool,
}

impl<'a, E, R, By, W, K, const G: usize> Producer<'a, E, R, Taken<By>, W, Async<K>, G>
where
    R: Publish<E>,
    Taken<By>: Events,
    W: WaitStrategy,
    K: Wakes,
{
    /// The same end for the combinators of streams, such as `forward`.
    pub fn into_sink(self) -> EventSink<'a, E, R, Taken<By>, W, Async<K>, G> {
        self.sink()
    }
}

// For the error, like the methods in `misfits`.
impl<'a, E, R: Publish<E>, W: WaitStrategy, K: Wakes, const G: usize> Producer<'a, E, R, InPlace, W, K, G> {
    #[doc(hidden)]
    pub fn into_sink(self) -> EventSink<'a, E, R, InPlace, W, K, G>
    where
        for<'never> InPlace: Sendable,
    {
        self.sink()
    }
}

// The same, where only threads publish.
impl<'a, E, R, By, W, const ANYBODY: bool, const G: usize> Producer<'a, E, R, Taken<By>, W, WakesIf<ANYBODY>, G>
where
    R: Publish<E>,
    Taken<By>: Events,
    W: WaitStrategy,
{
    #[doc(hidden)]
    pub fn into_sink(self) -> EventSink<'a, E, R, Taken<By>, W, WakesIf<ANYBODY>, G>
    where
        WakesIf<ANYBODY>: AsyncProducer,
    {
        self.sink()
    }
}

impl<'a, E, R: Publish<E>, M: Events, W: WaitStrategy, K: Wakes, const G: usize> Producer<'a, E, R, M, W, K, G> {
    fn sink(self) -> EventSink<'a, E, R, M, W, K, G> {
        EventSink { producer: Some(self), held: None, turn: Turn::NONE, waits: false }
    }
}

impl<E, R, M, W, K, const G: usize> EventSink<'_, E, R, M, W, K, G>
where
    R: Publish<E>,
    M: Sendable,
    W: WaitStrategy,
    K: AsyncProducer,
{
    /// Sends the event that it holds, if it holds one.
    fn poll_send(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Halted>> {
        if self.held.is_none() {
            return Poll::Ready(Ok(()));
        }
        let Some(producer) = &mut self.producer else { return Poll::Ready(Err(Halted)) };
        let claimed = producer.poll_claim(1, &mut self.turn, context);
        self.waits = claimed.is_pending();
        let slots = ready!(claimed);
        if let (Some(event), slots) = (self.held.take(), slots?) {
            _ = producer.send_one(|_, _| Ok::<_, Infallible>(slots), event);
        }
        Poll::Ready(Ok(()))
    }
}

impl<E, R, M, W, K, const G: usize> Sink<E> for EventSink<'_, E, R, M, W, K, G>
where
    R: Publish<E>,
    M: Sendable,
    W: WaitStrategy,
    K: AsyncProducer,
{
    type Error = Halted;

    fn poll_ready(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Halted>> {
        self.get_mut().poll_send(context)
    }

    /// # Panics
    ///
    /// If `poll_ready` was not called before.
    fn start_send(self: Pin<&mut Self>, event: E) -> Result<(), Halted> {
        let this = self.get_mut();
        assert!(this.held.is_none(), "`start_send` without `poll_ready`");
        let Some(producer) = &mut this.producer else { return Err(Halted) };
        if !producer.link.control().queue().is_empty() {
            this.held = Some(event);
            return Ok(());
        }
        match producer.send_one(R::Sequencer::try_claim, event) {
            Ok(_) => Ok(()),
            Err((TryPublishError::Full, event)) => {
                this.held = Some(event);
                Ok(())
            }
            Err((TryPublishError::Halted, _)) => Err(Halted),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Halted>> {
        self.get_mut().poll_send(context)
    }

    fn poll_close(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Halted>> {
        let this = self.get_mut();
        ready!(this.poll_send(context))?;
        this.producer = None;
        Poll::Ready(Ok(()))
    }
}

/// Nothing in a sink is ever pinned.
impl<E, R: Publish<E>, M: Events, W: WaitStrategy, K: Wakes, const G: usize> Unpin for EventSink<'_, E, R, M, W, K, G> {}

/// Without the events.
impl<E, R: Publish<E>, M: Events, W: WaitStrategy, K: Wakes, const G: usize> fmt::Debug
    for EventSink<'_, E, R, M, W, K, G>
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventSink").field("producer", &self.producer).finish_non_exhaustive()
    }
}

impl<E, R: Publish<E>, M: Events, W: WaitStrategy, K: Wakes, const G: usize> Drop for EventSink<'_, E, R, M, W, K, G> {
    fn drop(&mut self) {
        // As for a claim: a waker that panics may have cut a poll short.
        let waits = self.waits || self.turn.is_waiting();
        if let Some(producer) = self.producer.as_mut().filter(|_| waits) {
            producer.room.give_up(&producer.link, &mut self.turn);
        }
    }
}

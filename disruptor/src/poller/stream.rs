//! A poller that takes events by value, as a stream of tasks.

use super::Poller;
use crate::access::{Access, Takes};
use crate::plan::{AsyncPoller, Position, Wakes};
use crate::ring::{Events, Ring};
use crate::wait::WaitStrategy;
use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Takes events until there will be no more, as [`recv_async`](Poller::recv_async) does.
///
/// ```
/// use disruptor::disruptor;
/// use futures::executor::block_on;
/// use futures::stream::StreamExt;
///
/// disruptor! {
///     pipeline Lines {
///         event: String;
///         capacity: 4;
///         poll sink: String { async };
///     }
/// }
///
/// let (mut lines, pollers, running) = Lines {}.spawn()?;
/// for line in ["so", "it", "goes"] {
///     lines.send(line.to_owned())?;
/// }
/// drop(lines);
/// assert_eq!(block_on(pollers.sink.collect::<Vec<_>>()), ["so", "it", "goes"]);
/// running.join()?;
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
impl<E: 'static, R, M, A, W, P, K, const D: usize> Stream for Poller<'_, E, R, M, A, W, P, K, D>
where
    R: Ring<E>,
    M: Events,
    A: Access<E> + Takes<E>,
    W: WaitStrategy,
    P: Position,
    K: AsyncPoller,
{
    type Item = E;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<E>> {
        self.get_mut().poll_for(context, Self::take)
    }
}

/// Nothing in a poller is ever pinned.
impl<E, R: Ring<E>, M: Events, A, W, P: Position, K: Wakes, const D: usize> Unpin
    for Poller<'_, E, R, M, A, W, P, K, D>
{
}

//! Polling from tasks.

use super::{Polled, Poller};
use crate::Sequence;
use crate::access::{Access, Takes};
use crate::plan::{Async, Position, Wakes};
use crate::ring::{Events, Ring};
use crate::wait::WaitStrategy;
use std::future::poll_fn;
use std::task::{Context, Poll, ready};

/// Polling from tasks, where the stage says `{ async }`.
///
/// While there is no event, the task waits, and no thread does. Its executor may be any: all that is asked of it is a waker. The wait strategy
/// plays no part. While there are events, these calls do not wait, and so they do not give way to other tasks either.
///
/// A future that is dropped before it is ready has handled nothing, and the next call gets the events.
impl<E: 'static, R, M, A, W, P, K, const D: usize> Poller<'_, E, R, M, A, W, P, Async<K>, D>
where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    W: WaitStrategy,
    P: Position,
    K: Wakes,
{
    /// Like [`poll_wait`](Poller::poll_wait), for a task. Never returns [`Polled::Empty`].
    ///
    /// One wake-up hands out all that is available then. `handler` runs while the task is polled, so it should not wait for anything.
    ///
    /// ```
    /// use disruptor::{Polled, disruptor};
    /// use futures::executor::block_on;
    ///
    /// disruptor! {
    ///     pipeline Squares {
    ///         event: u64;
    ///         capacity: 8;
    ///         stage square: &mut u64;
    ///         poll seen: &u64 after square { async };
    ///     }
    /// }
    ///
    /// let (mut numbers, mut pollers, running) = Squares { square: |n, _, _| *n *= *n }.spawn()?;
    /// for i in 1..=3 {
    ///     numbers.publish(|n| *n = i)?;
    /// }
    /// drop(numbers);
    /// let mut sum = 0;
    /// block_on(async { while pollers.seen.poll_async(|n, _, _| sum += n).await != Polled::Ended {} });
    /// assert_eq!(sum, 14);
    /// running.join()?;
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # Panics
    ///
    /// As for [`poll`](Poller::poll).
    #[inline]
    pub fn poll_async<F>(&mut self, mut handler: F) -> impl Future<Output = Polled>
    where
        F: for<'x> FnMut(A::Item<'x>, Sequence, bool),
    {
        let mut waiting = Waiting { poller: self, waits: false };
        poll_fn(move |context| {
            let events = ready!(waiting.poll(context, |poller| poller.batch(u64::MAX, &mut handler)));
            Poll::Ready(events.map_or(Polled::Ended, Polled::Events))
        })
    }

    /// Like [`recv`](Poller::recv), for a task.
    ///
    /// Each call hands its slot back, which takes a fence. Where events come in numbers, [`poll_async`](Poller::poll_async) takes one fence for
    /// all that are available.
    ///
    /// ```
    /// # use disruptor::disruptor;
    /// # use futures::executor::block_on;
    /// # disruptor! { pipeline Lines { event: String; capacity: 8; poll sink: String { async }; } }
    /// let (mut lines, mut pollers, running) = Lines {}.spawn()?;
    /// lines.send("so it goes".to_owned())?;
    /// drop(lines);
    /// assert_eq!(block_on(pollers.sink.recv_async()).as_deref(), Some("so it goes"));
    /// assert_eq!(block_on(pollers.sink.recv_async()), None);
    /// running.join()?;
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    #[inline]
    pub fn recv_async(&mut self) -> impl Future<Output = Option<E>>
    where
        A: Takes<E>,
    {
        let mut waiting = Waiting { poller: self, waits: false };
        poll_fn(move |context| waiting.poll(context, Self::take))
    }
}

impl<E: 'static, R, M, A, W, P, K, const D: usize> Poller<'_, E, R, M, A, W, P, K, D>
where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    W: WaitStrategy,
    P: Position,
    K: Wakes,
{
    /// What `find` finds among the events that are available, as soon as it finds something; `None` when there will be no more.
    #[inline]
    pub(super) fn poll_for<T>(
        &mut self,
        context: &mut Context<'_>,
        mut find: impl FnMut(&mut Self) -> Option<T>,
    ) -> Poll<Option<T>> {
        let first = self.reader.position();
        while !self.link.control().is_halted() {
            if self.reader.look(&*self.link) {
                if let found @ Some(_) = find(self) {
                    return Poll::Ready(found);
                }
            } else {
                let core = &*self.link;
                // After a panic, there may be some.
                self.reader.release(core);
                if self.is_over() {
                    break;
                }
                if !self.reader.suspend_unless_available(core, context.waker()) {
                    return Poll::Pending;
                }
            }
            // Events that do not reach the stage, and slots that were passed over, may come for ever. Other tasks want to run too.
            if self.reader.position() - first >= R::BOUND {
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
        }
        _ = self.ended();
        Poll::Ready(None)
    }
}

/// A call that waits. Dropped before it is ready, it forgets the task.
struct Waiting<'p, 'a, E, R: Ring<E>, M: Events, A, W, P: Position, K: Wakes, const D: usize> {
    poller: &'p mut Poller<'a, E, R, M, A, W, P, K, D>,
    waits: bool,
}

impl<'a, E: 'static, R, M, A, W, P, K, const D: usize> Waiting<'_, 'a, E, R, M, A, W, P, K, D>
where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    W: WaitStrategy,
    P: Position,
    K: Wakes,
{
    #[inline(always)]
    fn poll<T>(
        &mut self,
        context: &mut Context<'_>,
        find: impl FnMut(&mut Poller<'a, E, R, M, A, W, P, K, D>) -> Option<T>,
    ) -> Poll<Option<T>> {
        // Before the user's code runs, which may panic.
        self.waits = false;
        let found = self.poller.poll_for(context, find);
        self.waits = found.is_pending();
        found
    }
}

impl<E, R: Ring<E>, M: Events, A, W, P: Position, K: Wakes, const D: usize> Drop
    for Waiting<'_, '_, E, R, M, A, W, P, K, D>
{
    #[inline(always)]
    fn drop(&mut self) {
        if self.waits {
            self.poller.reader.resume_waiter(&*self.poller.link);
        }
    }
}

//! Polling that waits for a limited time.

use super::{Polled, Poller};
use crate::access::{Access, Takes};
use crate::plan::{Position, Wakes};
use crate::ring::{Events, Ring};
use crate::wait::{Deadline, Until, WaitStrategy};
use crate::{RecvTimeoutError, Sequence};
use std::time::Duration;

/// Polling for a limited time.
impl<E: 'static, R, M, A, W, P, K, const D: usize> Poller<'_, E, R, M, A, W, P, K, D>
where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    W: WaitStrategy,
    P: Position,
    K: Wakes,
{
    /// Like [`poll`](Poller::poll), but waits by the stage's wait strategy until there is an event or the stream ends, for `time` at most.
    /// Returns [`Polled::Empty`] when the time is over, and never before that. An event that comes at the last moment counts. With
    /// no time it looks once; with a time too long for the system's clock it waits without limit.
    ///
    /// The time limits the wait, not the handler.
    ///
    /// ```
    /// use disruptor::{Polled, disruptor};
    /// use std::time::Duration;
    ///
    /// disruptor! {
    ///     pipeline Ticks {
    ///         event: u64;
    ///         capacity: 8;
    ///         poll seen: &u64;
    ///     }
    /// }
    ///
    /// let limit = Duration::from_millis(5);
    /// let (mut ticks, mut pollers, running) = Ticks {}.spawn()?;
    /// assert_eq!(pollers.seen.poll_timeout(limit, |_, _, _| unreachable!()), Polled::Empty);
    /// ticks.publish(|slot| *slot = 7)?;
    /// assert_eq!(pollers.seen.poll_timeout(limit, |tick, _, _| assert_eq!(*tick, 7)), Polled::Events(1));
    /// drop(ticks);
    /// assert_eq!(pollers.seen.poll_timeout(limit, |_, _, _| ()), Polled::Ended);
    /// # drop(pollers);
    /// # running.join()?;
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # Panics
    ///
    /// As for [`poll`](Poller::poll).
    #[inline]
    pub fn poll_timeout<F>(&mut self, time: Duration, mut handler: F) -> Polled
    where
        F: for<'x> FnMut(A::Item<'x>, Sequence, bool),
    {
        let mut limit = None;
        while self.wait_within(time, &mut limit) {
            if let Some(events) = self.batch(u64::MAX, &mut handler) {
                return Polled::Events(events);
            }
            if is_over(time, &mut limit) {
                break;
            }
        }
        self.nothing()
    }

    /// Takes the next event, and waits for it by the stage's wait strategy, for `time` at most. Never gives up before that. An event that
    /// comes at the last moment counts. With no time it looks once; with a time too long for the system's clock it waits without limit.
    ///
    /// ```
    /// use disruptor::{RecvTimeoutError, disruptor};
    /// use std::time::Duration;
    ///
    /// disruptor! {
    ///     pipeline Lines {
    ///         event: String;
    ///         capacity: 4;
    ///         poll sink: String;
    ///     }
    /// }
    ///
    /// let limit = Duration::from_millis(5);
    /// let (mut lines, mut pollers, running) = Lines {}.spawn()?;
    /// assert_eq!(pollers.sink.recv_timeout(limit), Err(RecvTimeoutError::TimedOut));
    /// lines.send("a line".to_owned())?;
    /// assert_eq!(pollers.sink.recv_timeout(limit).as_deref(), Ok("a line"));
    /// drop(lines);
    /// assert_eq!(pollers.sink.recv_timeout(limit), Err(RecvTimeoutError::Ended));
    /// # drop(pollers);
    /// # running.join()?;
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`RecvTimeoutError::TimedOut`] if no event has come, [`RecvTimeoutError::Ended`] if there will be no more: the stream has ended and
    /// is drained, or the pipeline is halted.
    #[inline]
    pub fn recv_timeout(&mut self, time: Duration) -> Result<E, RecvTimeoutError>
    where
        A: Takes<E>,
    {
        let mut limit = None;
        while self.wait_within(time, &mut limit) {
            if let Some(event) = self.take() {
                return Ok(event);
            }
            if is_over(time, &mut limit) {
                break;
            }
        }
        Err(match self.nothing() {
            Polled::Ended => RecvTimeoutError::Ended,
            _ => RecvTimeoutError::TimedOut,
        })
    }

    /// Waits for an event; false when there will be none, or none has come in time. Then everything handled is handed on.
    ///
    /// The `limit` is set when the first wait begins: a call for which an event is there does not ask for the time.
    ///
    /// Without the pause of [`Pace`](crate::pace::Pace): the caller has said how long it wants to wait.
    #[inline]
    fn wait_within(&mut self, time: Duration, limit: &mut Option<Until>) -> bool {
        let core = &*self.link;
        let mut limit = || *limit.get_or_insert_with(|| Until::after(time));
        !core.control().is_halted()
            && (self.reader.look(core) || self.reader.wait(core, &mut self.strategy, limit()).is_some())
    }
}

/// Whether the time is over, in which only events were seen that do not reach the stage.
fn is_over(time: Duration, limit: &mut Option<Until>) -> bool {
    limit.get_or_insert_with(|| Until::after(time)).is_over()
}

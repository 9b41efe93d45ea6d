//! Polling for a limited number of events.

use super::{Polled, Poller};
use crate::Sequence;
use crate::access::Access;
use crate::plan::{Position, Wakes};
use crate::ring::{Events, Ring};
use crate::wait::WaitStrategy;

/// Polling for a limited number of events.
impl<E: 'static, R, M, A, W, P, K, const D: usize> Poller<'_, E, R, M, A, W, P, K, D>
where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    W: WaitStrategy,
    P: Position,
    K: Wakes,
{
    /// Like [`poll`](Poller::poll), but handles at most `n` events (and, as always, at most `max_batch`). The last of them is marked as the
    /// end of the batch, and the call hands all of them on. With `n` = 0 it handles nothing: it returns [`Polled::Empty`] even if there
    /// are events, or [`Polled::Ended`].
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
    /// for tick in 0..5 {
    ///     ticks.publish(|slot| *slot = tick)?;
    /// }
    /// let mut last = Vec::new();
    /// assert_eq!(pollers.seen.poll_up_to(3, |_, _, end| last.push(end)), Polled::Events(3));
    /// assert_eq!(pollers.seen.poll_up_to(3, |_, _, end| last.push(end)), Polled::Events(2));
    /// assert_eq!(last, [false, false, true, false, true]);
    /// # drop((ticks, pollers));
    /// # running.join()?;
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # Panics
    ///
    /// As for [`poll`](Poller::poll).
    #[inline]
    pub fn poll_up_to<F>(&mut self, n: usize, mut handler: F) -> Polled
    where
        F: for<'x> FnMut(A::Item<'x>, Sequence, bool),
    {
        if n == 0 {
            return self.nothing();
        }
        self.poll_a_ring(n as u64, &mut handler)
    }
}

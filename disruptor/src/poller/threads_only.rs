//! What code is told that waits in a task at a poller whose stage says no `async`.
//!
//! No pipeline's poller can call these methods: their bound is never met. They are there for the error. If the real ones had the
//! bound, the futures that they return would have it too, and the error would stand three times in `poll_async(…).await`.

use super::{Polled, Poller};
use crate::Sequence;
use crate::access::{Access, Takes};
use crate::plan::{AsyncPoller, Position, WakesIf};
use crate::ring::{Events, Ring};
use crate::wait::WaitStrategy;
use std::future::{Pending, pending};

impl<E: 'static, R, M, A, W, P, const ANYBODY: bool, const D: usize> Poller<'_, E, R, M, A, W, P, WakesIf<ANYBODY>, D>
where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    W: WaitStrategy,
    P: Position,
{
    #[doc(hidden)]
    pub fn poll_async<F>(&mut self, _: F) -> Pending<Polled>
    where
        WakesIf<ANYBODY>: AsyncPoller,
        F: for<'x> FnMut(A::Item<'x>, Sequence, bool),
    {
        pending()
    }

    #[doc(hidden)]
    pub fn recv_async(&mut self) -> Pending<Option<E>>
    where
        WakesIf<ANYBODY>: AsyncPoller,
        A: Takes<E>,
    {
        pending()
    }
}

//! What code is told that sends where events are written in place, or writes where they are sent.
//!
//! Nobody can call these methods: their bounds are never met. They are there for the error. If the real ones had the bounds instead, they
//! would belong to all producers, and rustdoc would list them on the page of each.
//!
//! A bound without parameters must hold already here, unless it is written with a lifetime: `for<'never>`.

use super::{Batch, Producer};
use crate::plan::{Async, Wakes};
use crate::ring::{Events, InPlace, Publish, Sendable, Taken, Writable};
use crate::wait::WaitStrategy;
use crate::{
    Halted, PublishBatchError, PublishTimeoutError, SendError, SendTimeoutError, Sequence, TryPublishError,
    TrySendError,
};
use std::future::{Pending, pending};
use std::ops::{ControlFlow, Range};
use std::time::Duration;

impl<E, R, W, K, const G: usize> Producer<'_, E, R, InPlace, W, K, G>
where
    R: Publish<E>,
    W: WaitStrategy,
    K: Wakes,
{
    #[doc(hidden)]
    pub fn send(&mut self, event: E) -> Result<Sequence, SendError<E>>
    where
        for<'never> InPlace: Sendable,
    {
        Err(SendError(event))
    }

    #[doc(hidden)]
    pub fn try_send(&mut self, event: E) -> Result<Sequence, TrySendError<E>>
    where
        for<'never> InPlace: Sendable,
    {
        Err(TrySendError::Halted(event))
    }

    #[doc(hidden)]
    pub fn send_timeout(&mut self, event: E, _: Duration) -> Result<Sequence, SendTimeoutError<E>>
    where
        for<'never> InPlace: Sendable,
    {
        Err(SendTimeoutError::Halted(event))
    }

    #[doc(hidden)]
    pub fn send_all<I: IntoIterator<Item = E>>(&mut self, _: I) -> Result<Range<Sequence>, SendError<E>>
    where
        for<'never> InPlace: Sendable,
    {
        Ok(0..0)
    }
}

impl<E, R, W, K, const G: usize> Producer<'_, E, R, InPlace, W, Async<K>, G>
where
    R: Publish<E>,
    W: WaitStrategy,
    K: Wakes,
{
    #[doc(hidden)]
    pub fn send_async(&mut self, _: E) -> Pending<Result<Sequence, SendError<E>>>
    where
        for<'never> InPlace: Sendable,
    {
        pending()
    }
}

impl<E, R, By, W, K, const G: usize> Producer<'_, E, R, Taken<By>, W, K, G>
where
    R: Publish<E>,
    Taken<By>: Events,
    W: WaitStrategy,
    K: Wakes,
{
    #[doc(hidden)]
    pub fn publish<F: FnOnce(&mut E)>(&mut self, _: F) -> Result<Sequence, Halted>
    where
        Taken<By>: Writable,
    {
        Err(Halted)
    }

    #[doc(hidden)]
    pub fn try_publish<F: FnOnce(&mut E)>(&mut self, _: F) -> Result<Sequence, TryPublishError>
    where
        Taken<By>: Writable,
    {
        Err(TryPublishError::Halted)
    }

    #[doc(hidden)]
    pub fn publish_timeout<F: FnOnce(&mut E)>(&mut self, _: Duration, _: F) -> Result<Sequence, PublishTimeoutError>
    where
        Taken<By>: Writable,
    {
        Err(PublishTimeoutError::Halted)
    }

    #[doc(hidden)]
    pub fn publish_with<B, F>(&mut self, _: F) -> Result<ControlFlow<B, Sequence>, Halted>
    where
        Taken<By>: Writable,
        F: FnOnce(&mut E) -> ControlFlow<B>,
    {
        Err(Halted)
    }

    #[doc(hidden)]
    pub fn publish_batch<F>(&mut self, _: usize, _: F) -> Result<Range<Sequence>, PublishBatchError>
    where
        Taken<By>: Writable,
        F: for<'b> FnOnce(Batch<'b, E, R>),
    {
        Err(PublishBatchError::Halted)
    }
}

impl<E, R, By, W, K, const G: usize> Producer<'_, E, R, Taken<By>, W, Async<K>, G>
where
    R: Publish<E>,
    Taken<By>: Events,
    W: WaitStrategy,
    K: Wakes,
{
    #[doc(hidden)]
    pub fn publish_async<F: FnOnce(&mut E)>(&mut self, _: F) -> Pending<Result<Sequence, Halted>>
    where
        Taken<By>: Writable,
    {
        pending()
    }

    #[doc(hidden)]
    pub fn publish_batch_async<F>(&mut self, _: usize, _: F) -> Pending<Result<Range<Sequence>, PublishBatchError>>
    where
        Taken<By>: Writable,
        F: for<'b> FnOnce(Batch<'b, E, R>),
    {
        pending()
    }
}

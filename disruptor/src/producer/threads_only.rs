//! What code is told that publishes from a task where the pipeline says no `async`.
//!
//! No pipeline's producer can call these methods: their bound is never met. They are there for the error. If the real ones had the
//! bound, the futures that they return would have it too, and the error would stand three times in `publish_async(…).await`.

use super::{Batch, Producer};
use crate::plan::{AsyncProducer, WakesIf};
use crate::ring::{Events, Publish, Sendable, Writable};
use crate::wait::WaitStrategy;
use crate::{Halted, PublishBatchError, SendError, Sequence};
use std::future::{Pending, pending};
use std::ops::Range;

impl<E, R, M, W, const ANYBODY: bool, const G: usize> Producer<'_, E, R, M, W, WakesIf<ANYBODY>, G>
where
    R: Publish<E>,
    M: Events,
    W: WaitStrategy,
{
    #[doc(hidden)]
    pub fn publish_async<F: FnOnce(&mut E)>(&mut self, _: F) -> Pending<Result<Sequence, Halted>>
    where
        WakesIf<ANYBODY>: AsyncProducer,
        M: Writable,
    {
        pending()
    }

    #[doc(hidden)]
    pub fn publish_batch_async<F>(&mut self, _: usize, _: F) -> Pending<Result<Range<Sequence>, PublishBatchError>>
    where
        WakesIf<ANYBODY>: AsyncProducer,
        M: Writable,
        F: for<'b> FnOnce(Batch<'b, E, R>),
    {
        pending()
    }

    #[doc(hidden)]
    pub fn send_async(&mut self, _: E) -> Pending<Result<Sequence, SendError<E>>>
    where
        WakesIf<ANYBODY>: AsyncProducer,
        M: Sendable,
    {
        pending()
    }
}

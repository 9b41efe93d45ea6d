//! Publishing that waits for a limited time.

use super::{Producer, Sequencer};
use crate::plan::Wakes;
use crate::ring::{Events, InPlace, Publish, Taken};
use crate::wait::WaitStrategy;
use crate::{PublishTimeoutError, SendTimeoutError, Sequence};
use std::time::Duration;

/// Publishing for a limited time. In an elastic ring these calls count as waiting: if no stage moves, the ring grows.
impl<E, R, W, K, const G: usize> Producer<'_, E, R, InPlace, W, K, G>
where
    R: Publish<E>,
    W: WaitStrategy,
    K: Wakes,
{
    /// Like [`publish`](Producer::publish), but waits for `time` at most, and never gives up before that. A slot that becomes free at
    /// the last moment counts. With no time it tries once; with a time too long for the system's clock it waits without limit.
    ///
    /// ```
    /// use disruptor::{PublishTimeoutError, disruptor};
    /// use std::time::Duration;
    ///
    /// disruptor! {
    ///     pipeline Ticks {
    ///         event: u64;
    ///         capacity: 2;
    ///         poll seen: &u64;
    ///     }
    /// }
    ///
    /// let limit = Duration::from_millis(5);
    /// let (mut ticks, mut pollers, running) = Ticks {}.spawn()?;
    /// assert_eq!(ticks.publish_timeout(limit, |slot| *slot = 7), Ok(0));
    /// assert_eq!(ticks.publish_timeout(limit, |slot| *slot = 8), Ok(1));
    /// // The ring is full, and nobody polls.
    /// assert_eq!(ticks.publish_timeout(limit, |_| unreachable!()), Err(PublishTimeoutError::TimedOut));
    /// # let _ = pollers.seen.poll(|_, _, _| ());
    /// # drop((ticks, pollers));
    /// # running.join()?;
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`PublishTimeoutError::TimedOut`] or [`PublishTimeoutError::Halted`]; `write` has not been called then.
    ///
    /// # Panics
    ///
    /// A panic of `write` goes on to the caller. Nothing is published then, and the next call gets the same slot. (With several producers,
    /// the slot is passed over.)
    #[inline]
    pub fn publish_timeout<F: FnOnce(&mut E)>(
        &mut self,
        time: Duration,
        write: F,
    ) -> Result<Sequence, PublishTimeoutError> {
        self.publish_one(|sequencer, claimant| sequencer.claim_within(claimant, time), write)
    }
}

/// The same for events by value.
impl<E, R, By, W, K, const G: usize> Producer<'_, E, R, Taken<By>, W, K, G>
where
    R: Publish<E>,
    Taken<By>: Events,
    W: WaitStrategy,
    K: Wakes,
{
    /// Like [`send`](Producer::send), but waits for `time` at most, and never gives up before that. A slot that becomes free at
    /// the last moment counts. With no time it tries once; with a time too long for the system's clock it waits without limit.
    ///
    /// ```
    /// use disruptor::{SendTimeoutError, disruptor};
    /// use std::time::Duration;
    ///
    /// disruptor! {
    ///     pipeline Lines {
    ///         event: String;
    ///         capacity: 1;
    ///         poll sink: String;
    ///     }
    /// }
    ///
    /// let (mut lines, mut pollers, running) = Lines {}.spawn()?;
    /// lines.send("first".to_owned())?;
    /// let refused = lines.send_timeout("second".to_owned(), Duration::from_millis(5)).unwrap_err();
    /// assert!(matches!(refused, SendTimeoutError::TimedOut(_)));
    /// assert_eq!(refused.into_inner(), "second");
    /// # drop(lines);
    /// # assert_eq!(pollers.sink.recv().as_deref(), Some("first"));
    /// # drop(pollers);
    /// # running.join()?;
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`SendTimeoutError::TimedOut`] or [`SendTimeoutError::Halted`], with the event.
    #[inline]
    pub fn send_timeout(&mut self, event: E, time: Duration) -> Result<Sequence, SendTimeoutError<E>> {
        let sent = self.send_one(|sequencer, claimant| sequencer.claim_within(claimant, time), event);
        sent.map_err(|refused| match refused {
            (PublishTimeoutError::TimedOut, event) => SendTimeoutError::TimedOut(event),
            (PublishTimeoutError::Halted, event) => SendTimeoutError::Halted(event),
        })
    }
}

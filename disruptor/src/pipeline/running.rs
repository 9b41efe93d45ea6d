//! The user's hold on a pipeline that runs on its own.

use super::threads::{StageThread, join};
use super::{Handle, Stats};
use crate::PipelineError;
use crate::control::Control;
use crate::sync::{Arc, current};
use std::fmt;
use std::future::poll_fn;
use std::task::Poll;
use std::time::{Duration, Instant};

/// A pipeline started by `spawn`.
///
/// Dropping it detaches: the pipeline goes on until its stream ends, and nobody learns how.
#[must_use = "a pipeline whose `Running` is dropped goes on, but nobody learns how it ends; call `join`"]
pub struct Running {
    control: Arc<Control>,
    threads: Vec<StageThread>,
}

impl Running {
    pub(super) fn new(control: Arc<Control>, threads: Vec<StageThread>) -> Self {
        Self { control, threads }
    }

    /// Waits until the producer is dropped, and every stage has handled everything or the pipeline is halted.
    ///
    /// # What keeps it waiting
    ///
    /// Each of these waits for ever, unless somebody else acts:
    ///
    /// - A handler that does not return, also after a halt. That includes a handler that waits for the thread that joins.
    /// - A producer that is not dropped, or was leaked. [`halt`](Running::halt) helps.
    /// - A poller that has not seen the end of the stream. If this very thread owns it, poll until
    ///   [`Polled::Ended`](crate::Polled::Ended) before the join, or drop the poller. A leaked poller needs a halt.
    ///
    /// With `panic = "abort"` a panic of a handler ends the process, so there is no error to return.
    ///
    /// # Errors
    ///
    /// What halted the pipeline.
    ///
    /// [`PipelineError::JoinedByStage`] at once if the calling thread is that of one of the pipeline's own stages, since it would
    /// wait for itself. The error carries this value, so that another thread can join and learn the result.
    pub fn join(mut self) -> Result<(), PipelineError> {
        // By the thread's id: joined by itself, a thread panics or waits for ever, depending on the C library.
        let this = current().id();
        if let Some(thread) = self.threads.iter().find(|thread| thread.id() == this) {
            return Err(PipelineError::JoinedByStage { stage: thread.stage(), running: self });
        }
        join(self.threads.drain(..));
        self.control.wait_for_pollers(None, || false);
        self.control.outcome()
    }

    /// Whether [`join`](Running::join) would return at once: all threads of stages have ended, and every poller has seen the end of the
    /// stream or the pipeline is halted.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.control.is_finished()
    }

    /// Like [`join`](Running::join), but gives up after `timeout` and returns this value, as if nothing had happened.
    ///
    /// ```
    /// use disruptor::disruptor;
    /// use std::time::Duration;
    ///
    /// disruptor! { pipeline Ticks { event: u64; capacity: 8; stage count: &u64; } }
    ///
    /// let (ticks, running) = Ticks { count: |_: &u64, _, _| () }.spawn()?;
    /// // The producer is still there, so the stage waits for more.
    /// let running = running.join_timeout(Duration::from_millis(1)).expect_err("it goes on");
    /// assert!(!running.is_finished());
    /// drop(ticks);
    /// running.join_timeout(Duration::from_secs(60)).expect("it ends")?;
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// This value, if the pipeline has not finished in time. Otherwise there is a result, the one that [`join`](Running::join) would have
    /// returned.
    pub fn join_timeout(self, timeout: Duration) -> Result<Result<(), PipelineError>, Self> {
        // A time that the clock cannot tell never comes.
        let deadline = Instant::now().checked_add(timeout);
        if self.is_own_thread() || self.control.wait_until_finished(deadline) { Ok(self.join()) } else { Err(self) }
    }

    /// Like [`join`](Running::join), for a task: while the pipeline goes on, the task waits, and no thread does.
    ///
    /// Its executor may be any: all that is asked of it is a waker. When the task goes on, the threads are about to end, and it waits for that as
    /// [`join`](Running::join) does. If the last of them is also the last to let go of the ring, the events in it are dropped first.
    ///
    /// To drop the future is to drop this value: the pipeline goes on until its stream ends. A [`handle`](Running::handle) can halt it then.
    ///
    /// ```
    /// use disruptor::disruptor;
    /// use futures::executor::block_on;
    ///
    /// disruptor! { pipeline Ticks { event: u64; capacity: 8; stage count: &u64; } }
    ///
    /// let mut count = 0;
    /// let (mut ticks, running) = Ticks { count: move |_: &u64, _, _| count += 1 }.spawn()?;
    /// ticks.publish(|tick| *tick = 1)?;
    /// drop(ticks);
    /// block_on(running.join_async())?;
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # What keeps it waiting
    ///
    /// What keeps [`join`](Running::join) waiting.
    ///
    /// # Errors
    ///
    /// As for [`join`](Running::join).
    pub async fn join_async(self) -> Result<(), PipelineError> {
        let joins = Joins(&self.control);
        poll_fn(|context| if self.is_own_thread() { Poll::Ready(()) } else { self.control.poll_finished(context) })
            .await;
        drop(joins);
        self.join()
    }

    /// Whether the calling thread is that of one of the stages.
    fn is_own_thread(&self) -> bool {
        let this = current().id();
        self.threads.iter().any(|thread| thread.id() == this)
    }

    /// Stops the pipeline without draining it: [`join`](Running::join) returns [`PipelineError::Halted`], and events that
    /// are still in the ring are dropped.
    ///
    /// Stages finish the event in hand, and look at least every 64 events. If they have stopped already, this call drops what is left in a
    /// by-value ring.
    pub fn halt(&self) {
        self.control.halt();
    }

    /// How far each stage has come. The numbers are read one after the other while the pipeline goes on.
    #[must_use]
    pub fn stats(&self) -> Stats {
        Stats::of(&self.control)
    }

    /// A handle that others may keep, to watch the pipeline or to halt it.
    #[must_use]
    pub fn handle(&self) -> Handle {
        Handle::new(Arc::clone(&self.control))
    }
}

/// A task that joins, until it is done or gives up.
struct Joins<'a>(&'a Control);

impl Drop for Joins<'_> {
    fn drop(&mut self) {
        self.0.forget_joiner();
    }
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Running").field("stats", &self.stats()).finish_non_exhaustive()
    }
}

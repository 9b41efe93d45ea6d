//! A pipeline seen from outside.

use super::Stats;
use crate::control::Control;
use crate::sync::Arc;
use crate::{Halted, Sequence};
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};

/// Watches a pipeline, and can halt it. From [`Running::handle`](crate::Running::handle) or, so that a pipeline under `run` can be
/// watched too, from [`Producer::handle`](crate::Producer::handle).
///
/// Handles are cheap to clone, can be shared between threads, and all have the same type, whatever the pipeline. A handle keeps neither
/// the pipeline nor its events alive, and still answers when both are gone.
///
/// ```
/// use disruptor::disruptor;
/// use std::thread;
///
/// disruptor! {
///     pipeline Words {
///         event: String;
///         capacity: 64;
///         stage write: &String;
///     }
/// }
///
/// let mut written = String::new();
/// let handle = Words { write: |word, _, _| written.push_str(word) }.run(|mut words| {
///     let (handle, watched) = (words.handle(), words.handle());
///     let watcher = thread::spawn(move || watched.wait_for(0));
///     words.publish(|word| word.push_str("goes"))?;
///     watcher.join().unwrap()?;
///     Ok(handle)
/// })?;
/// assert_eq!(handle.stats().published, 1);
/// assert!(!handle.is_halted());
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
#[derive(Clone)]
pub struct Handle {
    control: Arc<Control>,
}

impl Handle {
    pub(crate) fn new(control: Arc<Control>) -> Self {
        Self { control }
    }

    /// How far each stage has come, see [`Stats`]. After the end of the pipeline: how far it came.
    #[must_use]
    pub fn stats(&self) -> Stats {
        Stats::of(&self.control)
    }

    /// Stops the pipeline without draining it: `run` and `join` return [`PipelineError::Halted`](crate::PipelineError::Halted), and events
    /// that are still in the ring are dropped.
    ///
    /// Stages finish the event in hand, and look at least every 64 events. If they have stopped already, this call drops what is left in a
    /// by-value ring.
    pub fn halt(&self) {
        self.control.halt();
    }

    /// Whether the pipeline has been halted: by a panic or a failure of a stage, by a poller that was dropped too early, or by `halt`.
    #[must_use]
    pub fn is_halted(&self) -> bool {
        self.control.is_known_to_be_halted()
    }

    /// Whether the pipeline has ended: all threads of stages have, and every poller has seen the end of the stream or the pipeline is
    /// halted.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.control.is_finished()
    }

    /// Waits until every stage is done with the event, published or still to come. What its handlers did is then visible to the
    /// caller. The wait is a sleep, whatever the pipeline's wait strategies.
    ///
    /// A stage is done with an event when it has handed on the batch. While more events keep coming, a stage that no other follows hands on
    /// later: up to a batch and a quarter of the ring after the event. When no more come, it does so at once. A poller hands on at the
    /// end of each call.
    ///
    /// ```
    /// # use disruptor::disruptor;
    /// # disruptor! { pipeline Jobs { event: u64; capacity: 64; stage work: &u64; } }
    /// let (mut jobs, running) = Jobs { work: |_, _, _| () }.spawn()?;
    /// let handle = running.handle();
    /// let job = jobs.publish(|job| *job = 7)?;
    /// handle.wait_for(job)?;
    /// drop(jobs);
    /// assert!(handle.wait_for(job + 1).is_err(), "it never comes");
    /// running.join()?;
    /// assert!(handle.wait_for(job).is_ok(), "it is done, and stays so");
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # What keeps it waiting
    ///
    /// A handler that does not return, a stream that neither brings the event nor ends, a poller that is kept but not polled. So a thread
    /// that is to poll, or to publish, should not wait for the event first.
    ///
    /// # Errors
    ///
    /// [`Halted`] if the pipeline halts or ends before. Some stages, or all, may have handled the event all the same. Also if a poller is
    /// dropped before it has seen the event: then nothing will ever be done with it.
    ///
    /// # Panics
    ///
    /// On the thread of one of the pipeline's own stages, if that stage is not done with the event. It would wait for itself: a stage is done
    /// with an event only after the handler has returned from the whole batch. Like any panic of a handler, this one halts the pipeline.
    /// (If the thread is panicking already, it is [`Halted`] instead.) A handler of a poller, or one that has another thread
    /// wait on its behalf, is not recognized and waits for ever.
    #[track_caller]
    pub fn wait_for(&self, sequence: Sequence) -> Result<(), Halted> {
        self.control.wait_until_done(sequence.saturating_add(1))
    }
}

/// A panic leaves nothing half done that a handle could show.
impl UnwindSafe for Handle {}
impl RefUnwindSafe for Handle {}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle").field("stats", &self.stats()).finish_non_exhaustive()
    }
}

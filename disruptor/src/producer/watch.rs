//! How a producer learns what has become of its events.

use super::{Producer, Sequencer};
use crate::plan::Wakes;
use crate::ring::{Events, Publish};
use crate::wait::WaitStrategy;
use crate::{Halted, Handle};

impl<E, R, M, W, K, const G: usize> Producer<'_, E, R, M, W, K, G>
where
    R: Publish<E>,
    M: Events,
    W: WaitStrategy,
    K: Wakes,
{
    /// A handle that others may keep, to watch the pipeline or to halt it. It does not keep the stream open.
    #[must_use]
    pub fn handle(&self) -> Handle {
        Handle::new(self.link.share_control())
    }

    /// Waits until every stage is done with everything that this producer has published. What their handlers did is then visible to the
    /// caller. The wait is a sleep, whatever the pipeline's wait strategies.
    ///
    /// ```
    /// # use disruptor::disruptor;
    /// # disruptor! { pipeline Lines { event: String; capacity: 64; stage write: &String; } }
    /// use std::sync::Mutex;
    ///
    /// let written = Mutex::new(String::new());
    /// Lines { write: |line, _, _| written.lock().unwrap().push_str(line) }.run(|mut lines| {
    ///     lines.publish(|line| line.push_str("so it goes"))?;
    ///     lines.flush()?;
    ///     assert_eq!(*written.lock().unwrap(), "so it goes");
    ///     Ok(())
    /// })?;
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    ///
    /// # What keeps it waiting
    ///
    /// A handler that does not return, and a poller that is kept but not polled. So if this thread is the one that polls, it should poll
    /// first.
    ///
    /// # Errors
    ///
    /// [`Halted`] if the pipeline halts before. A poller that was dropped and has not seen all of these events halts it.
    ///
    /// # Panics
    ///
    /// On the thread of one of the pipeline's own stages, if that stage is not done with everything, see
    /// [`Handle::wait_for`].
    #[inline]
    #[track_caller]
    pub fn flush(&self) -> Result<(), Halted> {
        self.link.control().wait_until_done(self.sequencer.last_end())
    }
}

//! What can go wrong while a pipeline runs.

mod payload;
mod timeout;

pub use payload::PanicPayload;
pub use timeout::{PublishTimeoutError, RecvTimeoutError, SendTimeoutError};

use crate::{Running, Sequence};
use std::error::Error;
use std::fmt;
use std::io;

/// Why a pipeline did not start, or how it ended other than by the end of its stream.
///
/// Every error of a producer converts into it, so `?` works in the body of `run`.
#[derive(Debug)]
#[non_exhaustive]
pub enum PipelineError {
    /// A stage's handler panicked; the pipeline was halted.
    #[non_exhaustive]
    StagePanicked {
        /// The stage, by the name it was declared with.
        stage: &'static str,
        /// The event that the handler was working on. If the panic came between events, the next one: a wait strategy can
        /// panic, and so can the drop of something that the handler owned. It is 0 if the stage's state could not even be made.
        sequence: Sequence,
        /// The text that it panicked with; a remark if it was no text.
        message: String,
        /// Whatever it panicked with, text or not.
        payload: PanicPayload,
    },
    /// A stage's handler returned an error, and no other stage takes up what this stage turns away; the pipeline was halted.
    #[non_exhaustive]
    StageFailed {
        /// The stage, by the name it was declared with.
        stage: &'static str,
        /// The event that the handler was working on.
        sequence: Sequence,
        /// What the handler returned.
        source: Box<dyn Error + Send + Sync>,
    },
    /// A poller was dropped, or leaked under `run`, and there were events that it had not seen, then or later; the pipeline was
    /// halted.
    PollerDropped {
        /// The stage, by the name it was declared with.
        stage: &'static str,
    },
    /// `halt` was called, or an operation met a pipeline that had been halted.
    Halted,
    /// A stage called [`Running::join`] on its own pipeline, which cannot end before that stage does. Nothing has changed.
    #[non_exhaustive]
    JoinedByStage {
        /// The stage, by the name it was declared with.
        stage: &'static str,
        /// The pipeline comes back: hand it to another thread, which can join it. Dropping it detaches, as always.
        running: Running,
    },
    /// The system refused a stage's thread, or it cannot have that name; nothing is left running.
    #[non_exhaustive]
    ThreadRefused {
        /// The stage, by the name it was declared with.
        stage: &'static str,
        /// Why.
        source: io::Error,
    },
    /// A stage's thread could not be pinned to its core; nothing is left running.
    #[non_exhaustive]
    PinRefused {
        /// The stage, by the name it was declared with.
        stage: &'static str,
        /// The number of the core.
        core: usize,
        /// Why; the system does not tell more than that it refused.
        source: io::Error,
    },
    /// The ring was full, and the operation does not wait.
    Full,
    /// The ring was full for as long as the operation was allowed to wait.
    TimedOut,
    /// A batch has more events than the ring has slots.
    #[non_exhaustive]
    BatchTooLarge {
        /// The number of events in the batch.
        n: usize,
        /// The number of slots in the ring; in one that grows, its bound.
        capacity: usize,
    },
    /// An error of the user's own, see [`PipelineError::other`].
    Other(Box<dyn Error + Send + Sync>),
}

impl PipelineError {
    /// Wraps an error of the user's own, so that the body of `run` can return it.
    ///
    /// ```
    /// use disruptor::PipelineError;
    ///
    /// let error = PipelineError::other("the feed is closed");
    /// assert_eq!(error.to_string(), "the feed is closed");
    /// ```
    pub fn other(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Other(error.into())
    }
}

impl fmt::Display for PipelineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StagePanicked { stage, sequence, message, .. } => {
                write!(f, "stage `{stage}` panicked at sequence {sequence}: {message}")
            }
            Self::StageFailed { stage, sequence, source } => {
                write!(f, "stage `{stage}` failed at sequence {sequence}: {source}")
            }
            Self::PollerDropped { stage } => {
                write!(f, "the poller of `{stage}` was dropped while there were events that it had not seen")
            }
            Self::Halted => Halted.fmt(f),
            Self::JoinedByStage { stage, .. } => {
                write!(f, "stage `{stage}` cannot join its own pipeline, which ends only after the stage does")
            }
            Self::ThreadRefused { stage, source } => write!(f, "no thread for stage `{stage}`: {source}"),
            Self::PinRefused { stage, core, source } => {
                write!(f, "stage `{stage}` cannot be pinned to core {core}: {source}")
            }
            Self::Full => TryPublishError::Full.fmt(f),
            Self::TimedOut => PublishTimeoutError::TimedOut.fmt(f),
            Self::BatchTooLarge { n, capacity } => PublishBatchError::TooLarge { n: *n, capacity: *capacity }.fmt(f),
            Self::Other(error) => error.fmt(f),
        }
    }
}

impl Error for PipelineError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::ThreadRefused { source, .. } | Self::PinRefused { source, .. } => Some(source),
            Self::StageFailed { source, .. } => Some(&**source),
            // Shown as if it were the error itself, so its source is the next one.
            Self::Other(error) => error.source(),
            _ => None,
        }
    }
}

/// The pipeline has been halted: by a panic or a failure of a stage, by a dropped poller, or by `halt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Halted;

impl fmt::Display for Halted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the pipeline was halted")
    }
}

impl Error for Halted {}

impl From<Halted> for PipelineError {
    fn from(_: Halted) -> Self {
        Self::Halted
    }
}

/// Why `try_publish` did not publish. It had no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TryPublishError {
    /// Every slot holds an event that some stage is not done with.
    Full,
    /// The pipeline has been halted.
    Halted,
}

impl fmt::Display for TryPublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("the ring is full"),
            Self::Halted => Halted.fmt(f),
        }
    }
}

impl Error for TryPublishError {}

impl From<TryPublishError> for PipelineError {
    fn from(error: TryPublishError) -> Self {
        match error {
            TryPublishError::Full => Self::Full,
            TryPublishError::Halted => Self::Halted,
        }
    }
}

/// Why `publish_batch` did not publish. It had no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishBatchError {
    /// The batch can never fit.
    TooLarge {
        /// The number of events in the batch.
        n: usize,
        /// The number of slots in the ring; in one that grows, its bound.
        capacity: usize,
    },
    /// The pipeline has been halted.
    Halted,
}

impl fmt::Display for PublishBatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { n, capacity } => write!(f, "a batch of {n} events does not fit into a ring of {capacity}"),
            Self::Halted => Halted.fmt(f),
        }
    }
}

impl Error for PublishBatchError {}

impl From<Halted> for PublishBatchError {
    fn from(_: Halted) -> Self {
        Self::Halted
    }
}

impl From<PublishBatchError> for PipelineError {
    fn from(error: PublishBatchError) -> Self {
        match error {
            PublishBatchError::TooLarge { n, capacity } => Self::BatchTooLarge { n, capacity },
            PublishBatchError::Halted => Self::Halted,
        }
    }
}

/// The pipeline has been halted; the event comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SendError<E>(pub(crate) E);

impl<E> SendError<E> {
    /// The event that was not sent.
    pub fn into_inner(self) -> E {
        self.0
    }
}

// By hand, as for all errors that carry an event: it need not implement `Debug`.
impl<E> fmt::Debug for SendError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SendError(..)")
    }
}

impl<E> fmt::Display for SendError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Halted.fmt(f)
    }
}

impl<E> Error for SendError<E> {}

impl<E> From<SendError<E>> for PipelineError {
    fn from(_: SendError<E>) -> Self {
        Self::Halted
    }
}

/// Why `try_send` did not send; the event comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum TrySendError<E> {
    /// Every slot holds an event that some stage is not done with.
    Full(E),
    /// The pipeline has been halted.
    Halted(E),
}

impl<E> TrySendError<E> {
    /// The event that was not sent.
    pub fn into_inner(self) -> E {
        match self {
            Self::Full(event) | Self::Halted(event) => event,
        }
    }
}

impl<E> fmt::Debug for TrySendError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full(_) => "Full(..)",
            Self::Halted(_) => "Halted(..)",
        })
    }
}

impl<E> fmt::Display for TrySendError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full(_) => TryPublishError::Full.fmt(f),
            Self::Halted(_) => Halted.fmt(f),
        }
    }
}

impl<E> Error for TrySendError<E> {}

impl<E> From<TrySendError<E>> for PipelineError {
    fn from(error: TrySendError<E>) -> Self {
        match error {
            TrySendError::Full(_) => Self::Full,
            TrySendError::Halted(_) => Self::Halted,
        }
    }
}

/// Why `try_recv` returned no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TryRecvError {
    /// Nothing is available now.
    Empty,
    /// The stream has ended and is drained, or the pipeline has been halted: there will be no more events.
    Ended,
}

impl fmt::Display for TryRecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "no event is available",
            Self::Ended => "the stream has ended",
        })
    }
}

impl Error for TryRecvError {}

#[cfg(test)]
mod tests {
    use super::PipelineError;
    use std::error::Error;

    #[test]
    fn a_failure_names_its_stage_and_keeps_the_handlers_error() {
        let failed = PipelineError::StageFailed { stage: "parse", sequence: 500, source: Box::new(std::fmt::Error) };
        let source = std::fmt::Error.to_string();
        assert_eq!(failed.to_string(), format!("stage `parse` failed at sequence 500: {source}"));
        assert!(Error::source(&failed).expect("a source").is::<std::fmt::Error>());
    }
}

//! The errors of calls that wait for a limited time.

use super::{Halted, PipelineError, TryRecvError};
use std::error::Error;
use std::fmt;

/// Why `publish_timeout` did not publish. It had no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishTimeoutError {
    /// The time was over, and every slot still held an event that some stage was not done with.
    TimedOut,
    /// The pipeline has been halted.
    Halted,
}

impl fmt::Display for PublishTimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimedOut => f.write_str("no slot was free in time"),
            Self::Halted => Halted.fmt(f),
        }
    }
}

impl Error for PublishTimeoutError {}

impl From<Halted> for PublishTimeoutError {
    fn from(_: Halted) -> Self {
        Self::Halted
    }
}

impl From<PublishTimeoutError> for PipelineError {
    fn from(error: PublishTimeoutError) -> Self {
        match error {
            PublishTimeoutError::TimedOut => Self::TimedOut,
            PublishTimeoutError::Halted => Self::Halted,
        }
    }
}

/// Why `send_timeout` did not send; the event comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum SendTimeoutError<E> {
    /// The time was over, and every slot still held an event that some stage was not done with.
    TimedOut(E),
    /// The pipeline has been halted.
    Halted(E),
}

impl<E> SendTimeoutError<E> {
    /// The event that was not sent.
    pub fn into_inner(self) -> E {
        match self {
            Self::TimedOut(event) | Self::Halted(event) => event,
        }
    }

    /// The same without the event.
    fn reason(&self) -> PublishTimeoutError {
        match self {
            Self::TimedOut(_) => PublishTimeoutError::TimedOut,
            Self::Halted(_) => PublishTimeoutError::Halted,
        }
    }
}

// By hand, as for all errors that carry an event: it need not implement `Debug`.
impl<E> fmt::Debug for SendTimeoutError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TimedOut(_) => "TimedOut(..)",
            Self::Halted(_) => "Halted(..)",
        })
    }
}

impl<E> fmt::Display for SendTimeoutError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason().fmt(f)
    }
}

impl<E> Error for SendTimeoutError<E> {}

impl<E> From<SendTimeoutError<E>> for PipelineError {
    fn from(error: SendTimeoutError<E>) -> Self {
        error.reason().into()
    }
}

/// Why `recv_timeout` returned no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecvTimeoutError {
    /// The time was over, and no event had come.
    TimedOut,
    /// The stream has ended and is drained, or the pipeline has been halted: there will be no more events.
    Ended,
}

impl fmt::Display for RecvTimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimedOut => f.write_str("no event came in time"),
            Self::Ended => TryRecvError::Ended.fmt(f),
        }
    }
}

impl Error for RecvTimeoutError {}

//! The loggers that are compared. Each writes the same fields: time in microseconds, level, target, message.

mod appender;
mod locked;
mod log4rs;
mod ours;

use crate::Failure;
use crate::load::Message;
use std::path::Path;

pub(super) struct Contender {
    pub(super) name: &'static str,
    /// When a record gets to the system.
    pub(super) writes: &'static str,
    pub(super) open: fn(&Path) -> Result<Box<dyn Opened>, Failure>,
}

/// A logger that is ready to log.
pub(super) trait Opened: Sync {
    /// Runs a thread that is going to log.
    fn enter(&self, thread: &mut dyn FnMut()) {
        thread();
    }

    fn log(&self, message: &Message<'_>);

    /// Returns when all records are written and the file is closed.
    fn close(self: Box<Self>) -> Result<(), Failure>;
}

/// Ours comes first.
pub(super) const ALL: [Contender; 5] =
    [ours::CONTENDER, appender::UNBUFFERED, appender::BUFFERED, log4rs::CONTENDER, locked::CONTENDER];

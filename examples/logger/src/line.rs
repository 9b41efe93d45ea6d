//! A record as a line of text.

use humantime::format_rfc3339_micros;
use log::Record;
use std::any::Any;
use std::fmt::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{SystemTime, UNIX_EPOCH};

/// The room that a slot has from the start, enough for most records.
const USUAL: usize = 256;

/// The most room that a slot keeps. What a longer record needed is given back once it is written.
const KEPT: usize = 4096;

/// What a `Display` panicked with.
pub(crate) type Panic = Box<dyn Any + Send>;

/// One slot of the ring. Its buffer is used again and again, so a record costs no allocation.
pub(crate) struct Line {
    text: String,
}

impl Default for Line {
    fn default() -> Self {
        Self { text: String::with_capacity(USUAL) }
    }
}

impl Line {
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Writes the record over what the slot held before, see [`format`].
    pub(crate) fn format(&mut self, time: SystemTime, record: &Record<'_>) -> Result<(), Panic> {
        self.text.clear();
        format(&mut self.text, time, record)
    }

    /// The same, for a record that was formatted elsewhere.
    pub(crate) fn copy(&mut self, text: &str) {
        self.text.clear();
        self.text.push_str(text);
    }

    /// Gives back the room that only a very long record needed. Otherwise a ring full of such records would hold that
    /// memory for ever.
    pub(crate) fn shrink(&mut self) {
        if self.text.capacity() > KEPT {
            self.text.clear();
            self.text.shrink_to(KEPT);
        }
    }
}

/// Adds the record to `text`, as one line. If the user's code panics, the line ends with a notice, so it can be
/// published like any other, and the panic is returned.
pub(crate) fn format(text: &mut String, time: SystemTime, record: &Record<'_>) -> Result<(), Panic> {
    // A clock that was never set may tell less than the time from which it counts.
    let time = format_rfc3339_micros(time.max(UNIX_EPOCH));
    let formatted = catch_unwind(AssertUnwindSafe(|| {
        write!(text, "{time} {:<5} {}: {}", record.level(), record.target(), record.args())
    }));
    let result = match formatted {
        Ok(Ok(())) => Ok(()),
        Ok(Err(fmt::Error)) => {
            text.push_str("[the rest is missing: to format it failed]");
            Ok(())
        }
        Err(panic) => {
            text.push_str("[the rest is missing: to format it panicked]");
            Err(panic)
        }
    };
    text.push('\n');
    result
}

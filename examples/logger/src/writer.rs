//! Writes the lines to the file, on the stage's thread.

use crate::counts::Counts;
use crate::line::Line;
use crate::thread;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

/// A batch is written before its end if it is as long as this, so that very long records do not gather.
const LONG: usize = 1 << 20;

/// The stage's state.
pub(crate) struct Writer {
    to: Box<dyn Write + Send>,
    /// What is not yet written.
    batch: Vec<u8>,
    /// Where its records end.
    ends: Vec<usize>,
    /// What the file does not have.
    gap: Option<Gap>,
    /// How long the notice of the gap is, with which the batch begins.
    notice: usize,
    /// Stays true if `to` panicked.
    is_writing: bool,
    counts: Arc<Counts>,
}

/// Records that could not be written. The next ones begin with a line that tells of them.
struct Gap {
    records: usize,
    error: io::Error,
    /// Whether the file ends in the middle of a line.
    is_in_line: bool,
}

impl Writer {
    /// To be called on the thread that will write.
    pub(crate) fn new(to: Box<dyn Write + Send>, counts: Arc<Counts>) -> Self {
        thread::writes_for(&counts);
        Self { to, batch: Vec::new(), ends: Vec::new(), gap: None, notice: 0, is_writing: false, counts }
    }

    pub(crate) fn add(&mut self, line: &mut Line, end_of_batch: bool) {
        self.push(line.text());
        line.shrink();
        if end_of_batch {
            self.write();
            self.write_own();
        } else if self.batch.len() >= LONG {
            self.write();
        }
    }

    /// Writes what was logged by this very thread, inside of `to`. It cannot go into the ring, which may be full, and only this
    /// thread makes room there.
    ///
    /// NB: once, not until nothing is left. If `to` logs each time, that would be for ever. What it logs now comes with the next
    /// batch.
    fn write_own(&mut self) {
        for text in thread::take_own() {
            self.push(&text);
        }
        self.write();
    }

    fn push(&mut self, text: &str) {
        if self.batch.is_empty()
            && let Some(gap) = &self.gap
        {
            let line_end = if gap.is_in_line { "\n" } else { "" };
            let notice = format!("{line_end}[{} records are missing: {}]\n", gap.records, gap.error);
            self.batch.extend_from_slice(notice.as_bytes());
            self.notice = notice.len();
        }
        self.batch.extend_from_slice(text.as_bytes());
        self.ends.push(self.batch.len());
    }

    /// Writes the batch, with one call if the system takes it at once.
    fn write(&mut self) {
        if self.batch.is_empty() {
            return;
        }
        self.is_writing = true;
        let (accepted, result) = write_all(&mut *self.to, &self.batch);
        self.is_writing = false;

        let written = self.ends.partition_point(|&end| end <= accepted);
        self.counts.written.fetch_add(written as u64, Relaxed);
        self.counts.writes.fetch_add(1, Relaxed);
        match result {
            Ok(()) => self.gap = None,
            Err(error) => self.failed(accepted, self.ends.len() - written, error),
        }
        self.batch.clear();
        self.batch.shrink_to(LONG);
        self.ends.clear();
        self.notice = 0;
    }

    /// Notes what is missing now. What was missing before is told with it, unless the file took the notice.
    #[cold]
    fn failed(&mut self, accepted: usize, records: usize, error: io::Error) {
        self.counts.failed(records as u64, &error);
        let before = self.gap.take();
        let is_in_line = match accepted.checked_sub(1) {
            Some(last) => self.batch[last] != b'\n',
            None => before.as_ref().is_some_and(|gap| gap.is_in_line),
        };
        let untold = before.filter(|_| accepted < self.notice).map_or(0, |gap| gap.records);
        self.gap = Some(Gap { records: records + untold, error, is_in_line });
    }
}

/// What this thread has logged last. A writer that has panicked is not called again.
impl Drop for Writer {
    fn drop(&mut self) {
        if !self.is_writing {
            self.write_own();
        }
    }
}

/// Like `write_all`, but tells how many bytes were accepted. None, if `to` has a buffer and cannot empty it: nobody knows then.
fn write_all(to: &mut dyn Write, bytes: &[u8]) -> (usize, io::Result<()>) {
    let mut accepted = 0;
    while accepted < bytes.len() {
        match to.write(&bytes[accepted..]) {
            Ok(0) => return (accepted, Err(io::ErrorKind::WriteZero.into())),
            Ok(length) => accepted += length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return (accepted, Err(error)),
        }
    }
    let flushed = to.flush();
    (if flushed.is_ok() { accepted } else { 0 }, flushed)
}

//! The logger: a pipeline of one stage, with a producer for each thread that logs.

use crate::counts::{Counts, Summary};
use crate::line::{self, Line, Panic};
use crate::thread;
use crate::writer::Writer;
use disruptor::{Handle, PipelineError, Running, disruptor};
use log::{LevelFilter, Log, Metadata, Record};
use std::fs::File;
use std::io::{self, Write};
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

disruptor! {
    /// Records are formatted by those who log, and written in batches.
    pub(crate) pipeline Lines {
        event: Line;
        capacity: CAPACITY;
        producer: multi;

        stage write: &mut Line { state: Writer, max_batch: 512, name: "log-writer" };
    }
}

/// How many records can be on their way. If there are more, those who log wait.
pub const CAPACITY: usize = 4096;

/// How long [`Logger::settle`] waits for a writer that does not come forward.
const PATIENCE: Duration = Duration::from_secs(10);

/// Writes log records to a file, on a thread of its own.
///
/// A call formats the record in the ring and returns. If the ring is full, it waits. Records of one thread stay in order.
#[derive(Debug)]
pub struct Logger {
    level: LevelFilter,
    shared: Arc<Shared>,
}

/// What the threads that log share.
pub(crate) struct Shared {
    /// Every thread gets a clone of it.
    root: LinesProducer<'static>,
    handle: Handle,
    /// Until the logger is closed.
    running: Mutex<Option<Running>>,
    counts: Arc<Counts>,
}

impl Logger {
    /// Logs to the end of a file, which is made if it does not exist.
    ///
    /// # Errors
    ///
    /// With the file's name, if it cannot be opened.
    pub fn open(path: &Path) -> io::Result<Self> {
        let name = path.display().to_string();
        let file = File::options().append(true).create(true).open(path);
        file.and_then(|file| Self::to(&name, file))
            .map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))
    }

    /// Logs to anything else. Messages on standard error call it by this name. Each batch is one `write`, then a `flush`.
    ///
    /// # Errors
    ///
    /// If the system refuses the writer's thread.
    pub fn to(name: &str, to: impl Write + Send + 'static) -> io::Result<Self> {
        let counts = Arc::new(Counts::new(name.to_owned()));
        let counted = Arc::clone(&counts);
        let started = Lines {
            write: (
                move || Ok(Writer::new(Box::new(to), counted)),
                |writer: &mut Writer, line, _, end_of_batch| writer.add(line, end_of_batch),
            ),
        }
        .spawn();
        let (root, running) = started.map_err(io::Error::other)?;
        let (handle, running) = (running.handle(), Mutex::new(Some(running)));
        Ok(Self { level: LevelFilter::Trace, shared: Arc::new(Shared { root, handle, running, counts }) })
    }

    /// Logs nothing that is more verbose.
    #[must_use]
    pub fn up_to(mut self, level: LevelFilter) -> Self {
        self.level = level;
        self
    }

    /// The most verbose level that is logged.
    #[must_use]
    pub fn level(&self) -> LevelFilter {
        self.level
    }

    /// Waits until all records are written that any thread has logged so far, and tells on standard error if any are lost.
    ///
    /// It gives up on a writer that does not come forward for 10 seconds: another thread may be stuck in the middle of a record. It returns
    /// at once inside of a `Display` that is being logged, and on the writer's own thread: both would wait for themselves.
    #[allow(clippy::must_use_candidate, reason = "it is there to wait")]
    pub fn settle(&self) -> Summary {
        self.shared.settle(PATIENCE)
    }

    /// Waits until all records are written and the file is closed.
    ///
    /// Other threads that have logged must end, or have ended: each keeps a producer, and the stream ends with the last one.
    ///
    /// # Errors
    ///
    /// If the writer has panicked.
    pub fn close(self) -> Result<Summary, PipelineError> {
        let Self { shared, .. } = self;
        let _ = thread::this(|thread| thread.leave(&shared));
        let running = shared.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        let (handle, counts) = (shared.handle.clone(), Arc::clone(&shared.counts));
        drop(shared);
        running.map_or(Ok(()), Running::join)?;
        let summary = counts.summary(Some(handle.stats().published));
        counts.tell_losses(summary);
        Ok(summary)
    }

    /// Whether the calling thread is the one that writes.
    pub(crate) fn is_written_by_this_thread(&self) -> bool {
        thread::this(|thread| thread.is_writer_of(&self.shared)).unwrap_or(false)
    }
}

impl Log for Logger {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() <= self.level
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            self.shared.log(record);
        }
    }

    /// Waits until all records are written that this thread has logged so far.
    fn flush(&self) {
        if thread::this(|thread| thread.flush(&self.shared)).is_err() {
            self.settle();
        }
    }
}

impl Shared {
    pub(crate) fn counts(&self) -> &Arc<Counts> {
        &self.counts
    }

    pub(crate) fn another_producer(&self) -> LinesProducer<'static> {
        self.root.clone()
    }

    /// Publishes a record that was formatted aside.
    pub(crate) fn publish_text(&self, producer: &mut LinesProducer<'static>, text: &str) {
        if producer.publish(|line| line.copy(text)).is_err() {
            self.counts.refused();
        }
    }

    fn log(self: &Arc<Self>, record: &Record<'_>) {
        let time = SystemTime::now();
        let formatted = thread::this(|thread| thread.log(self, time, record));
        if let Err(panic) = formatted.unwrap_or_else(|_| self.log_from_ending_thread(time, record)) {
            // The panic may end the process, and its hook has run already, when the notice was not yet published.
            self.settle(PATIENCE);
            resume_unwind(panic);
        }
    }

    /// For a thread that keeps nothing any more, because it is ending. It formats aside, where nobody is held up by what that
    /// may call.
    #[cold]
    fn log_from_ending_thread(&self, time: SystemTime, record: &Record<'_>) -> Result<(), Panic> {
        let mut text = String::new();
        let formatted = line::format(&mut text, time, record);
        self.publish_text(&mut self.another_producer(), &text);
        formatted
    }

    fn settle(&self, patience: Duration) -> Summary {
        if thread::this(|thread| thread.holds_up(self)).unwrap_or(false) {
            return self.counts.summary(None);
        }
        let end = self.root.next_sequence();
        let (mut reached, mut since) = (0, Instant::now());
        loop {
            let is_halted = self.handle.is_halted();
            let stats = self.handle.stats();
            let position = stats.stages[0].sequence;
            if position >= end || is_halted {
                let summary = self.counts.summary(is_halted.then_some(stats.published));
                self.counts.tell_losses(summary);
                return summary;
            }
            if position > reached {
                (reached, since) = (position, Instant::now());
            } else if since.elapsed() > patience {
                self.counts
                    .tell(format_args!("the writer does not come forward; {} records wait for it", end - position));
                return self.counts.summary(None);
            }
            // `Handle::wait_for` would wait without a limit.
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("to", &self.counts.to_string()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::Logger;
    use std::io::{self, Write};
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    /// A disk that hangs until it is told to go on.
    struct Hanging(Receiver<()>);

    impl Write for Hanging {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.recv().expect("the test tells it");
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn settle_gives_up_on_a_writer_that_does_not_come_forward() {
        log::set_max_level(log::LevelFilter::Trace);
        let (go_on, hanging) = channel();
        let logger = Logger::to("a disk that hangs", Hanging(hanging)).expect("the writer's thread starts");
        log::info!(logger: &logger, "so it goes");
        let summary = logger.shared.settle(Duration::from_millis(1));
        assert_eq!((summary.written, summary.lost), (0, 0));
        go_on.send(()).expect("the writer waits");
        assert_eq!(logger.settle().written, 1);
    }
}

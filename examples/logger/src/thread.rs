//! What each thread keeps: its producers, and what it must not publish just now.
//!
//! While a record is formatted in its slot, the claim is open: records that others log behind it are held up. And to format
//! it calls the user's code, which may log in its turn. Such a record must not wait for room in the ring, because room may come
//! only when this very claim is published. So it is formatted aside, and published when the claim is closed. It stands behind
//! the record that it was logged in.
//!
//! The writer's own thread may log too, if what it writes to does so. It is the one that makes room, so it must not wait for it
//! either. Its records go past the ring.

use crate::counts::Counts;
use crate::line::{self, Panic};
use crate::logger::{LinesProducer, Shared};
use log::Record;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ptr;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Weak};
use std::thread::AccessError;
use std::time::SystemTime;

/// How many records can be formatted one inside the other. A `Display` that logs itself gets there.
const DEEPEST: usize = 16;

thread_local! {
    static THIS: Thread = const { Thread::new() };
}

pub(crate) struct Thread {
    /// One for each logger that this thread has used. A program has one logger, as a rule.
    producers: RefCell<Vec<(Weak<Shared>, LinesProducer<'static>)>>,
    /// How many records are being formatted right now, one inside the other.
    depth: Cell<usize>,
    /// Those that are to be published after the outermost.
    late: RefCell<VecDeque<(Arc<Shared>, String)>>,
    /// The counts of the logger whose file this thread writes.
    writes_for: Cell<*const Counts>,
    /// What this thread has logged to the logger whose file it writes.
    own: RefCell<Vec<String>>,
}

/// Calls `f` with what this thread keeps.
///
/// # Errors
///
/// If the thread is ending and keeps nothing any more.
pub(crate) fn this<R>(f: impl FnOnce(&Thread) -> R) -> Result<R, AccessError> {
    THIS.try_with(f)
}

/// This thread writes the file of the logger with these counts.
pub(crate) fn writes_for(counts: &Arc<Counts>) {
    let _ = this(|thread| thread.writes_for.set(Arc::as_ptr(counts)));
}

/// What this thread has logged to the logger whose file it writes.
pub(crate) fn take_own() -> Vec<String> {
    this(|thread| thread.own.take()).unwrap_or_default()
}

impl Thread {
    const fn new() -> Self {
        Self {
            producers: RefCell::new(Vec::new()),
            depth: Cell::new(0),
            late: RefCell::new(VecDeque::new()),
            writes_for: Cell::new(ptr::null()),
            own: RefCell::new(Vec::new()),
        }
    }

    /// Whether this thread would wait for itself, if it waited for the writer.
    pub(crate) fn holds_up(&self, logger: &Shared) -> bool {
        self.depth.get() > 0 || self.is_writer_of(logger)
    }

    pub(crate) fn is_writer_of(&self, logger: &Shared) -> bool {
        self.writes_for.get() == Arc::as_ptr(logger.counts())
    }

    pub(crate) fn log(&self, logger: &Arc<Shared>, time: SystemTime, record: &Record<'_>) -> Result<(), Panic> {
        let depth = self.depth.get();
        if depth == DEEPEST {
            logger.counts().too_deep();
            return Ok(());
        }
        let is_aside = self.holds_up(logger);
        // Nothing here unwinds: to format catches what it calls.
        self.depth.set(depth + 1);
        let formatted =
            if is_aside { self.format_aside(logger, time, record) } else { self.publish(logger, time, record) };
        self.depth.set(depth);
        if depth == 0 {
            self.publish_late();
        }
        formatted
    }

    /// Formats the record in its slot.
    fn publish(&self, logger: &Arc<Shared>, time: SystemTime, record: &Record<'_>) -> Result<(), Panic> {
        let mut formatted = Ok(());
        self.with_producer(logger, |producer| {
            if producer.publish(|line| formatted = line.format(time, record)).is_err() {
                logger.counts().refused();
            }
        });
        formatted
    }

    fn format_aside(&self, logger: &Arc<Shared>, time: SystemTime, record: &Record<'_>) -> Result<(), Panic> {
        let mut text = String::new();
        let formatted = line::format(&mut text, time, record);
        self.late.borrow_mut().push_back((Arc::clone(logger), text));
        formatted
    }

    #[inline]
    fn publish_late(&self) {
        // A borrow for each, and none while it is published.
        while let Some((logger, text)) = self.pop_late() {
            if self.is_writer_of(&logger) {
                logger.counts().own.fetch_add(1, Relaxed);
                self.own.borrow_mut().push(text);
            } else {
                self.with_producer(&logger, |producer| logger.publish_text(producer, &text));
            }
        }
    }

    #[inline]
    fn pop_late(&self) -> Option<(Arc<Shared>, String)> {
        self.late.borrow_mut().pop_front()
    }

    /// Waits until all that this thread has logged is written.
    pub(crate) fn flush(&self, logger: &Arc<Shared>) {
        if self.holds_up(logger) {
            return;
        }
        self.with_producer(logger, |producer| {
            // The writer has died. Whoever logs next is told.
            let _ = producer.flush();
        });
    }

    /// Calls `f` with this thread's producer. The producers are borrowed meanwhile. If `f` formats a record, the depth keeps
    /// what the user's code logs from coming here.
    fn with_producer<R>(&self, logger: &Arc<Shared>, f: impl FnOnce(&mut LinesProducer<'static>) -> R) -> R {
        let mut producers = self.producers.borrow_mut();
        let own = producers.iter().position(|(of, _)| Weak::as_ptr(of) == Arc::as_ptr(logger));
        let own = own.unwrap_or_else(|| {
            producers.retain(|(of, _)| of.strong_count() > 0);
            producers.push((Arc::downgrade(logger), logger.another_producer()));
            producers.len() - 1
        });
        f(&mut producers[own].1)
    }

    /// Lets go of this thread's producer.
    pub(crate) fn leave(&self, logger: &Arc<Shared>) {
        self.producers.borrow_mut().retain(|(of, _)| Weak::as_ptr(of) != Arc::as_ptr(logger));
    }
}

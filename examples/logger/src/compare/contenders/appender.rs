//! `tracing-subscriber` with `tracing-appender`, which loses nothing: who finds the queue full waits. The queue is as long as our
//! ring.

use super::{Contender, Opened};
use crate::Failure;
use crate::load::{Message, log_message};
use std::fs::File;
use std::io::{BufWriter, Write};
use tracing::Dispatch;
use tracing::dispatcher::with_default;
use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};

pub(super) const UNBUFFERED: Contender = Contender {
    name: "tracing-appender",
    writes: "by a thread of its own, one call for a record, at once",
    open: |path| Ok(open(File::create(path)?)),
};

/// Not as its documentation has it, but better.
pub(super) const BUFFERED: Contender = Contender {
    name: "tracing-appender, buffer",
    writes: "by a thread of its own, when a `BufWriter` of 8 KiB is full or the queue is empty",
    open: |path| Ok(open(BufWriter::new(File::create(path)?))),
};

struct Tracing {
    dispatch: Dispatch,
    guard: WorkerGuard,
}

fn open(to: impl Write + Send + 'static) -> Box<dyn Opened> {
    let (queue, guard) = NonBlockingBuilder::default().lossy(false).buffered_lines_limit(logger::CAPACITY).finish(to);
    let subscriber = tracing_subscriber::fmt().with_writer(queue).with_ansi(false).finish();
    Box::new(Tracing { dispatch: Dispatch::new(subscriber), guard })
}

impl Opened for Tracing {
    fn enter(&self, thread: &mut dyn FnMut()) {
        with_default(&self.dispatch, thread);
    }

    fn log(&self, message: &Message<'_>) {
        log_message!(tracing::info, message);
    }

    fn close(self: Box<Self>) -> Result<(), Failure> {
        let Self { dispatch, guard } = *self;
        drop(dispatch);
        // Waits for its thread.
        drop(guard);
        Ok(())
    }
}

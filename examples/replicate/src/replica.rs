//! The replica: journals what the primary sends, and keeps a book that could take over.
//!
//! Its directory is like a primary's, so to put it in charge, start a primary there. See to it that the old one is dead: nothing
//! here decides which of two is right.

use crate::batch::{Answer, Batch};
use crate::order::Order;
use crate::state::State;
use crate::{Failure, Options, directory, say};
use disruptor::{PipelineError, Polled, disruptor};
use std::io;
use std::path::Path;
use std::time::Instant;

disruptor! {
    /// What is written is acknowledged, while the book is brought up to date.
    pipeline Replica {
        event: Order;
        capacity: 4096;

        stage journal: &Order -> io::Result<()>;
        stage apply: &Order after journal;
        poll written: &Order after journal;
    }
}

/// Follows a primary until that has no more orders.
pub(crate) fn run(dir: &Path, options: &Options) -> Result<(), Failure> {
    let _lock = directory::lock(dir)?;
    let (mut journal, mut book) = directory::recover(dir, "replica", options, |_| {})?;
    let link = options.link();
    let mut primary = link.to_primary()?;
    let stream = options.seed;
    let mut next = journal.orders();

    let (mut request, mut trades) = (Vec::new(), Vec::new());
    Replica {
        journal: |order, _, end_of_batch| {
            journal.append(order);
            if end_of_batch { journal.write_out() } else { Ok(()) }
        },
        apply: |order, _, _| {
            trades.clear();
            book.apply(order, &mut trades);
        },
    }
    .run(|mut orders, mut pollers| {
        loop {
            let until = Instant::now() + options.patience();
            if !primary.receive(&mut request, until).map_err(PipelineError::other)? {
                let (at, patience) = (&link.at, options.patience);
                return Err(PipelineError::other(format!("{at}: no primary has called for {patience} s")));
            }
            let Some(batch) = Batch::decode(&request) else {
                return Err(PipelineError::other(format!("{}: this is no primary", link.at)));
            };
            let new = if batch.stream == stream { batch.after(next) } else { &[] };
            if !new.is_empty() {
                orders.publish_batch(new.len(), |slots| {
                    for (slot, order) in slots.zip(new) {
                        *slot = *order;
                    }
                })?;
                let mut written = 0;
                while written < new.len() {
                    match pollers.written.poll_wait(|_, _, _| {}) {
                        Polled::Events(count) => written += count,
                        Polled::Empty => {}
                        Polled::Ended => return Err(PipelineError::Halted),
                    }
                }
                next += new.len() as u64;
            }
            if batch.last && batch.stream == stream && batch.end() == next {
                return Ok(());
            }
            primary.answer(&Answer { stream, next, state: None }.encode()).map_err(PipelineError::other)?;
        }
    })?;

    let state = State::of(next, &book);
    say(format_args!("replica: {state}"));
    primary.answer(&Answer { stream, next, state: Some(state) }.encode())
}

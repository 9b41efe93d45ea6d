//! The replica: journals what the primary sends, and keeps a book that could take over.
//!
//! Its directory is like a primary's, so to put it in charge, start a primary there. That publishes every trade again, from the first
//! on, into a file of its own: trades are not replicated, so it cannot know which of them the old primary has published. See to it that
//! the old one is dead: nothing here decides which of two is right.

use crate::batch::{Answer, Batch, FAREWELL};
use crate::link::ToPrimary;
use crate::order::Order;
use crate::replicator::ATTEMPT;
use crate::state::State;
use crate::{Failure, Options, directory, say};
use disruptor::{PipelineError, Polled, disruptor};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long to stay after the last answer, if the primary does not say farewell: long enough to be asked again.
const LINGER: Duration = ATTEMPT.saturating_mul(3);

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
            if request == FAREWELL {
                // Said to a replica that was here before.
                continue;
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
    take_leave(&mut *primary, Answer { stream, next, state: Some(state) })
}

/// Answers the last batch, and again if it comes again. Returns when the primary says farewell, or nothing.
fn take_leave(primary: &mut dyn ToPrimary, last: Answer) -> Result<(), Failure> {
    primary.answer(&last.encode())?;
    let mut request = Vec::new();
    while primary.receive(&mut request, Instant::now() + LINGER)? {
        if request == FAREWELL {
            // The primary does not wait for it long, and may be gone.
            let _ = primary.answer(FAREWELL);
            break;
        }
        let batch = Batch::decode(&request);
        let again = batch.is_some_and(|batch| batch.last && batch.stream == last.stream && batch.end() == last.next);
        primary.answer(&Answer { state: last.state.filter(|_| again), ..last }.encode())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::take_leave;
    use crate::Failure;
    use crate::batch::{Answer, Batch, FAREWELL};
    use crate::link::ToPrimary;
    use crate::state::State;
    use std::time::Instant;

    /// Asks all of that, and then no more.
    struct Asks {
        requests: Vec<Vec<u8>>,
        answers: Vec<Vec<u8>>,
    }

    impl ToPrimary for Asks {
        fn receive(&mut self, request: &mut Vec<u8>, _until: Instant) -> Result<bool, Failure> {
            if self.requests.is_empty() {
                return Ok(false);
            }
            *request = self.requests.remove(0);
            Ok(true)
        }

        fn answer(&mut self, answer: &[u8]) -> Result<(), Failure> {
            self.answers.push(answer.to_vec());
            Ok(())
        }
    }

    #[test]
    fn the_last_answer_is_given_until_the_primary_has_it() {
        let request = |last| {
            let mut bytes = Vec::new();
            Batch::encode(7, 100, &[], last, &mut bytes);
            bytes
        };
        let state = Some(State { orders: 100, trades: 1, volume: 2, book: 3 });
        let last = Answer { stream: 7, next: 100, state };
        // Asked again since the answer got lost; asked by a primary that has started again; and asked by that one in the end.
        let requests = vec![request(true), request(false), request(true)];
        let without = Answer { state: None, ..last };
        let mut answers = [last, last, without, last].map(|answer| answer.encode()).to_vec();

        let mut silent = Asks { requests: requests.clone(), answers: Vec::new() };
        take_leave(&mut silent, last).expect("a silent primary may be gone");
        assert_eq!(silent.answers, answers);

        let farewells = vec![FAREWELL.to_vec(), request(true)];
        let mut polite = Asks { requests: [requests, farewells].concat(), answers: Vec::new() };
        take_leave(&mut polite, last).expect("the primary has the answer");
        answers.push(FAREWELL.to_vec());
        assert_eq!((polite.answers, polite.requests), (answers, vec![request(true)]));
    }
}

//! What the shards of a stage have seen.

use crate::common::lock;
use disruptor::Sequence;
use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::thread::{ThreadId, current};

/// An event that a shard has handled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Handled {
    pub(crate) sequence: Sequence,
    pub(crate) end_of_batch: bool,
    thread: ThreadId,
}

/// A record for each shard of a stage; for one without shards, a single one.
#[derive(Clone)]
pub(crate) struct Seen(Arc<Vec<Mutex<Vec<Handled>>>>);

impl Seen {
    pub(crate) fn by(shards: usize) -> Self {
        Self(Arc::new((0..shards).map(|_| Mutex::default()).collect()))
    }

    pub(crate) fn see(&self, shard: usize, sequence: Sequence, end_of_batch: bool) {
        lock(&self.0[shard]).push(Handled { sequence, end_of_batch, thread: current().id() });
    }

    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|shard| lock(shard).len()).sum()
    }

    pub(crate) fn of(&self, shard: usize) -> Vec<Handled> {
        lock(&self.0[shard]).clone()
    }

    /// Asserts that the shards have taken turns with these events.
    #[track_caller]
    pub(crate) fn check_turns(&self, events: impl Iterator<Item = Sequence>) {
        let shards = self.0.len() as u64;
        self.check(events, |sequence| (sequence % shards) as usize);
    }

    /// Asserts that each event was handled once, by the shard that `owner` tells, in order, and that each shard has kept to its own
    /// thread and has ended its last batch.
    #[track_caller]
    pub(crate) fn check(&self, events: impl Iterator<Item = Sequence>, mut owner: impl FnMut(Sequence) -> usize) {
        let events: Vec<Sequence> = events.collect();
        let mut threads = HashSet::new();
        for shard in 0..self.0.len() {
            let seen = self.of(shard);
            let sequences: Vec<_> = seen.iter().map(|handled| handled.sequence).collect();
            let expected: Vec<_> = events.iter().copied().filter(|sequence| owner(*sequence) == shard).collect();
            assert_eq!(sequences, expected, "of shard {shard}");
            assert!(seen.last().is_none_or(|last| last.end_of_batch), "shard {shard}: {:?}", seen.last());
            if let Some(first) = seen.first() {
                assert!(seen.iter().all(|handled| handled.thread == first.thread), "shard {shard} has one thread");
                assert!(threads.insert(first.thread), "shard {shard} has a thread of its own");
            }
        }
    }

    /// Asserts that no batch of any shard goes over more than so many events, those of the other shards included.
    #[track_caller]
    pub(crate) fn check_batches(&self, most: u64) {
        for shard in 0..self.0.len() {
            let seen = self.of(shard);
            for batch in seen.split_inclusive(|handled| handled.end_of_batch) {
                let (first, last) = (batch[0].sequence, batch[batch.len() - 1].sequence);
                assert!(last - first < most, "a batch from {first} to {last}");
            }
        }
    }
}

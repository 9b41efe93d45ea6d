//! What flows through the graphs.

use crate::common::{Counted, Ledger};

/// The most stages of a graph.
pub(super) const STAGES: usize = 10;

/// An event with one field per stage; each stage may write its own.
#[derive(Default)]
#[cfg_attr(
    not(all(debug_assertions, feature = "every-case")),
    allow(dead_code, reason = "fewer graphs do not read all of them")
)]
pub(crate) struct Event {
    pub(crate) input: u64,
    /// Stages with shards by key divide the events by it.
    pub(crate) key: u64,
    pub(crate) f0: u64,
    pub(crate) f1: u64,
    pub(crate) f2: u64,
    pub(crate) f3: u64,
    pub(crate) f4: u64,
    pub(crate) f5: u64,
    pub(crate) f6: u64,
    pub(crate) f7: u64,
    pub(crate) f8: u64,
    pub(crate) f9: u64,
    pub(crate) counted: Counted,
}

impl Event {
    /// An event that only the producer has written.
    pub(super) fn new(sequence: u64, ledger: &Ledger) -> Self {
        Self {
            input: mark(STAGES, sequence),
            key: key(sequence),
            f0: 0,
            f1: 0,
            f2: 0,
            f3: 0,
            f4: 0,
            f5: 0,
            f6: 0,
            f7: 0,
            f8: 0,
            f9: 0,
            counted: ledger.counted(sequence),
        }
    }
}

/// The mark that `stage` writes into an event; the producer comes behind the stages.
pub(super) fn mark(stage: usize, sequence: u64) -> u64 {
    (sequence + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ stage as u64
}

/// The key that the producer writes into an event: one of few, in no order.
pub(super) fn key(sequence: u64) -> u64 {
    mark(0, sequence) % 13
}

/// The error of a stage that decides. Nobody asks for more than a type, so it is no [`Error`](std::error::Error).
pub(crate) struct Refused {
    pub(super) _counted: Counted,
}

/// The error of a stage that halts the pipeline with it.
pub(crate) struct Failure {
    pub(super) stage: usize,
    pub(super) sequence: u64,
    pub(super) _counted: Counted,
}

impl Failure {
    pub(super) fn is_of(&self, stage: usize, sequence: u64) -> bool {
        (self.stage, self.sequence) == (stage, sequence)
    }
}

impl std::error::Error for Failure {}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "s{} fails at {}", self.stage, self.sequence)
    }
}

impl std::fmt::Debug for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

//! How producers claim sequences.

use super::Room;
use crate::control::{Line, Turn};
use crate::core::Core;
use crate::ring::{Events, Publish};
use crate::wait::WaitStrategy;
use crate::{Halted, PublishTimeoutError, Sequence, TryPublishError};
use std::ops::Range;
use std::task::{Context, Poll};
use std::time::Duration;

/// Who claims, and where.
pub struct Claimant<'p, E, R: Publish<E>, M: Events, W, const G: usize> {
    pub(super) line: &'p Line,
    pub(super) room: &'p mut Room<E, R, W, G>,
    pub(super) core: &'p Core<E, R, M>,
    pub(super) ring: &'p R,
}

/// What a producer knows of the sequences, and how it gets the next ones: alone, or in competition with others.
///
/// The names are LMAX's: a sequencer gives out sequences, one producer at a time.
#[allow(private_interfaces, reason = "named by generated code only, called by this crate only")]
pub trait Sequencer<E, R: Publish<E>>: Sized {
    /// Whether a claim is an atomic operation, for which others contend.
    const CONTENDS: bool;

    /// Held while a producer fills the slots of a claim. Forgotten, if it publishes them. If it does not, the drop does what has to be done.
    type Open<'c>
    where
        R: 'c;

    /// Of the first producer of a pipeline.
    fn new() -> Self;

    /// Claims `n` sequences, at least one and at most as many as the ring has slots or may come to have. Waits for their slots.
    fn claim<M: Events, W: WaitStrategy, const G: usize>(
        &mut self,
        claimant: Claimant<'_, E, R, M, W, G>,
        n: u64,
    ) -> Result<Range<Sequence>, Halted>;

    /// Claims one sequence, if it has a slot.
    fn try_claim<M: Events, W: WaitStrategy, const G: usize>(
        &mut self,
        claimant: Claimant<'_, E, R, M, W, G>,
    ) -> Result<Range<Sequence>, TryPublishError>;

    /// Claims one sequence, and waits for its slot no longer than `time`.
    fn claim_within<M: Events, W: WaitStrategy, const G: usize>(
        &mut self,
        claimant: Claimant<'_, E, R, M, W, G>,
        time: Duration,
    ) -> Result<Range<Sequence>, PublishTimeoutError>;

    /// Like [`claim`](Sequencer::claim), but a task waits, whose place among others `turn` is. It claims only what has room, for a task may give
    /// up, and a claim cannot be taken back.
    fn poll_claim<M: Events, W: WaitStrategy, const G: usize>(
        &mut self,
        claimant: Claimant<'_, E, R, M, W, G>,
        n: u64,
        turn: &mut Turn,
        context: &mut Context<'_>,
    ) -> Poll<Result<Range<Sequence>, Halted>>;

    /// The caller is about to fill the slots that it has claimed.
    fn open<'c>(ring: &'c R, line: &'c Line, claim: &Range<Sequence>) -> Self::Open<'c>;

    /// Everything that the producer has claimed is published, up to `end`.
    fn published(&mut self, end: Sequence);

    /// The sequence after the last event that this producer has published.
    fn last_end(&self) -> Sequence;

    /// The sequence that is claimed next.
    fn next(&self, ring: &R) -> Sequence;

    /// The producer goes. If it is the last one, the stream ends.
    fn leave<M: Events>(self, core: &Core<E, R, M>);
}

//! One of several producers.
//!
//! # Claims
//!
//! All producers claim from one word, `claimed`: the sequence at which the next claim begins. How far it may go without a look at the
//! leaves, another word tells that they share, the limit (see `control/limit.rs`).
//!
//! - *With room*, a producer claims by compare-exchange. Before it tries, it looks at the stamp of the first slot. If that is published, the word it has
//!   read is out of date. So whoever comes second waits for the line of that slot, which the first one is writing, and leaves the line of the
//!   word to the first one, which goes on meanwhile. Without that look, two producers that publish as fast as they can take the word from
//!   each other for every event. (Vyukov's bounded queue compares the slot's turn before it exchanges, for another reason.)
//! - *Without room*, a call that waits as long as it takes claims first, by adding to the word, and waits then: first come, first served. A batch
//!   that waited for its room before it claims could wait for ever, because others would take each slot that becomes free. (LMAX's
//!   `MultiProducerSequencer.next` claims so in any case.) A call that may give up claims only what has room, for a claim cannot be taken back.
//! - *Without room, while tasks wait*, which may give up and so have no claim: everybody gets in line with them, a thread for a limited time,
//!   see `in_turn`.
//!
//! # Orderings
//!
//! 1. *Claims are disjoint.* They come from read-modify-writes of one atomic.
//! 2. *A claimed slot is free.* Its producer has found its claim before the limit, and has acquired it; see point 3 of `control/limit.rs`.
//! 3. *A reader finds the events of a claim.* The stamp carries them, see `ring/shared.rs`.
//! 4. *A reader that sleeps is woken.* It sleeps until the claim at its position is published. The producer of that very claim
//!    stores the stamp (W1 in `wait/sleepers.rs`) and then looks for sleepers (W3). What others publish behind that position, and whether
//!    they look, makes no difference.
//! 5. *A producer that waits for room is woken.* It sleeps on the cursor of a leaf that has its slot, by the same protocol as one
//!    producer alone. A leaf releases everything before it sleeps. If it sleeps because a claim is open, then that claim is before the
//!    producer's own, so its producer either goes on or waits for room itself, and the first of those that wait has nobody before it.
//! 6. *A halt ends every wait.* It wakes those who sleep on any cursor, and the limit is 0 from then on. A claim that has waited in vain stays
//!    open: no stage goes so far any more.
//! 7. *The end of the stream is final.* The last producer to go has acquired what the others have released, so no claim is open, and
//!    it finds all that is published.
//!
//! A producer that loses its processor in the middle of a claim holds up what is behind the claim, and nothing else: other producers go on until the
//! ring is full.

mod in_turn;

use super::{Claimant, Producer, Room, Sequencer};
use crate::control::{Control, Line, Turn};
use crate::core::{Core, Link};
use crate::plan::Wakes;
use crate::ring::{Events, Fixed, Publish, Shared, Stamps};
use crate::sync::spin_loop;
use crate::wait::{Deadline, Never, Until, WaitStrategy};
use crate::{Halted, PublishTimeoutError, Sequence, TryPublishError};
use std::mem;
use std::ops::Range;
use std::task::{Context, Poll};
use std::time::Duration;

/// One of several: it claims in competition with the others, and what it has claimed it publishes or passes over.
pub struct Multi {
    /// The sequence after the last event that this producer has published.
    last_end: Sequence,
}

/// The pauses between two attempts to claim, the fewest and the most, as powers of two: about 0.2 and 8 us.
///
/// NB: whoever looks takes lines from the one that goes on. What that one loses, only a run of its own makes up for.
const PAUSES: (u32, u32) = (4, 9);

/// Claims `n` sequences if there is room for them. If there is not, tells where the claim would have begun.
#[inline(always)]
fn claim_in_room<L: Stamps>(line: &Line, ring: &Shared<L>, n: u64) -> Result<Range<Sequence>, Sequence> {
    claim_beside(line, ring, n, 0)
}

/// The same, if so many more slots are left then.
#[inline(always)]
fn claim_beside<L: Stamps>(line: &Line, ring: &Shared<L>, n: u64, others: u64) -> Result<Range<Sequence>, Sequence> {
    let claims = ring.claims();
    let mut pauses = PAUSES.0;
    loop {
        let first = claims.next();
        let end = first + n;
        if !line.limit.allows_any(end + others) {
            return Err(first);
        }
        if !ring.is_published(first) && claims.take(first, end) {
            return Ok(first..end);
        }
        pauses = step_back(pauses);
    }
}

/// Lets the others go on, and returns for how long next time.
#[cold]
fn step_back(pauses: u32) -> u32 {
    // One is enough in a model, which sees no lines.
    let hints = if cfg!(loom) { 1 } else { 1 << pauses };
    (0..hints).for_each(|_| spin_loop());
    (pauses + 1).min(PAUSES.1)
}

/// Claims `n` sequences, and waits for their slots.
#[cold]
#[inline(never)]
fn claim_and_wait<E, L, M, W, const G: usize>(
    room: &mut Room<E, Shared<L>, W, G>,
    core: &Core<E, Shared<L>, M>,
    n: u64,
) -> Result<Range<Sequence>, Halted>
where
    L: Stamps,
    Shared<L>: Publish<E>,
    M: Events,
    W: WaitStrategy,
{
    if !core.control().queue().is_empty() {
        match in_turn::claim(room, core, n, Never) {
            Ok(claim) => return Ok(claim),
            Err(PublishTimeoutError::Halted) => return Err(Halted),
            // It has stood in line for long enough.
            Err(PublishTimeoutError::TimedOut) => (),
        }
    }
    // Calls after a halt claim nothing.
    if core.control().is_halted() {
        return Err(Halted);
    }
    let first = core.ring().claims().take_next(n);
    let waiting = WaitingClaim(core.control());
    let found = room.wait(core, first, n);
    mem::forget(waiting);
    found.map(|()| first..first + n)
}

/// A claim that waits for its slots, for as long as the user's wait strategy runs. Should that panic, the claim can be neither published nor
/// passed over, for others may still use its slots. So the pipeline halts, and nobody waits for the claim.
struct WaitingClaim<'c>(&'c Control);

impl Drop for WaitingClaim<'_> {
    #[cold]
    fn drop(&mut self) {
        self.0.halt();
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, L: Stamps> Sequencer<E, Shared<L>> for Multi
where
    Shared<L>: Publish<E>,
{
    const CONTENDS: bool = true;

    type Open<'c>
        = Open<'c, L>
    where
        Shared<L>: 'c;

    fn new() -> Self {
        Self { last_end: 0 }
    }

    #[inline(always)]
    fn claim<M: Events, W: WaitStrategy, const G: usize>(
        &mut self,
        claimant: Claimant<'_, E, Shared<L>, M, W, G>,
        n: u64,
    ) -> Result<Range<Sequence>, Halted> {
        let Claimant { line, room, core, ring } = claimant;
        claim_in_room(line, ring, n).or_else(|_| claim_and_wait(room, core, n))
    }

    #[inline(always)]
    fn try_claim<M: Events, W: WaitStrategy, const G: usize>(
        &mut self,
        claimant: Claimant<'_, E, Shared<L>, M, W, G>,
    ) -> Result<Range<Sequence>, TryPublishError> {
        let Claimant { line, room, core, ring } = claimant;
        loop {
            match claim_in_room(line, ring, 1) {
                Ok(claim) => return Ok(claim),
                // If it finds room, others may take it.
                Err(first) => in_turn::try_wait(room, core, first)?,
            }
        }
    }

    #[inline(always)]
    fn claim_within<M: Events, W: WaitStrategy, const G: usize>(
        &mut self,
        claimant: Claimant<'_, E, Shared<L>, M, W, G>,
        time: Duration,
    ) -> Result<Range<Sequence>, PublishTimeoutError> {
        let Claimant { line, room, core, ring } = claimant;
        let mut deadline = None;
        loop {
            match claim_in_room(line, ring, 1) {
                Ok(claim) => return Ok(claim),
                // If it finds room, others may take it.
                Err(first) => {
                    let deadline = *deadline.get_or_insert_with(|| Until::after(time));
                    if !core.control().queue().is_empty() {
                        match in_turn::claim(room, core, 1, deadline) {
                            Err(PublishTimeoutError::TimedOut) if !deadline.is_over() => (),
                            claimed => return claimed,
                        }
                    }
                    // If it has stood in line for long enough, it looks for room like any other thread.
                    room.wait_until(core, first, 1, deadline)?;
                }
            }
        }
    }

    #[inline(always)]
    fn poll_claim<M: Events, W: WaitStrategy, const G: usize>(
        &mut self,
        claimant: Claimant<'_, E, Shared<L>, M, W, G>,
        n: u64,
        turn: &mut Turn,
        context: &mut Context<'_>,
    ) -> Poll<Result<Range<Sequence>, Halted>> {
        let Claimant { line, room, core, ring } = claimant;
        if !turn.is_waiting()
            && let Ok(claim) = claim_beside(line, ring, n, core.control().queue().wanted())
        {
            return Poll::Ready(Ok(claim));
        }
        in_turn::poll_claim(room, core, n, turn, context)
    }

    #[inline(always)]
    fn open<'c>(ring: &'c Shared<L>, line: &'c Line, claim: &Range<Sequence>) -> Open<'c, L> {
        Open { ring, line, claim: claim.clone() }
    }

    #[inline(always)]
    fn published(&mut self, end: Sequence) {
        self.last_end = end;
    }

    #[inline(always)]
    fn last_end(&self) -> Sequence {
        self.last_end
    }

    #[inline(always)]
    fn next(&self, ring: &Shared<L>) -> Sequence {
        ring.claims().next()
    }

    fn leave<M: Events>(self, core: &Core<E, Shared<L>, M>) {
        if core.ring().claims().leave() {
            core.control().close();
        }
    }
}

/// A claim whose slots are being filled. Its drop passes them over.
pub struct Open<'c, L: Stamps> {
    ring: &'c Shared<L>,
    line: &'c Line,
    claim: Range<Sequence>,
}

impl<L: Stamps> Drop for Open<'_, L> {
    #[cold]
    fn drop(&mut self) {
        self.ring.pass_over(self.claim.clone());
        // As for a publication: stages wait for the claim, and those behind it. Only what is written in place can break off, so there is nothing
        // to drop behind it.
        step!(_ = self.line.cursor.sleepers().wake_if_announced(), unless "pass_over_wake");
    }
}

/// Another producer of the same pipeline. It has a wait strategy of its own.
impl<E, L: Stamps, M, W, K, const G: usize> Clone for Producer<'_, E, Shared<L>, M, W, K, G>
where
    Shared<L>: Publish<E, Sequencer = Multi, Elasticity = Fixed>,
    M: Events,
    W: WaitStrategy,
    K: Wakes,
{
    fn clone(&self) -> Self {
        let room = self.room.another();
        // After what can panic: making a strategy is the user's code.
        self.link.ring().claims().enter();
        Self::with(Link::clone(&self.link), Multi { last_end: 0 }, room)
    }
}

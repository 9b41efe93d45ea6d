//! Claims of those who stand in line for room: tasks, and threads that come while tasks wait.
//!
//! A thread that waits claims first, so it would be ahead of all tasks. Threads that publish without a pause would leave nothing to tasks. So as
//! long as tasks wait, a thread does as a task does. Its waker is a bell, on which it sleeps, whatever its wait strategy.
//!
//! But not for long. The task before it may be one that only this very thread can run: a task that publishes by a call that blocks, on
//! the thread of its executor. So after [`LIMIT`] the thread goes ahead of the others, as it does where no task waits. That leaves to tasks
//! all but one claim of each thread in that time.

use super::claim_in_room;
use crate::control::Turn;
use crate::core::Core;
use crate::producer::Room;
use crate::ring::{Events, Publish, Shared, Stamps};
use crate::sync::fault::is_injected;
use crate::wait::{Deadline, LIMIT, WaitStrategy};
use crate::{Halted, PublishTimeoutError, Sequence, TryPublishError};
use std::ops::Range;
use std::task::{Context, Poll, Waker, ready};
use std::time::Instant;

/// Claims `n` sequences if there is room for them and nobody waits. If not, the task waits.
#[cold]
#[inline(never)]
pub(super) fn poll_claim<E, L, M, W, const G: usize>(
    room: &mut Room<E, Shared<L>, W, G>,
    core: &Core<E, Shared<L>, M>,
    n: u64,
    turn: &mut Turn,
    context: &mut Context<'_>,
) -> Poll<Result<Range<Sequence>, Halted>>
where
    L: Stamps,
    Shared<L>: Publish<E>,
    M: Events,
    W: WaitStrategy,
{
    let (control, ring) = (core.control(), core.ring());
    let queue = control.queue();
    let is_first = queue.is_first(turn, n, context.waker());
    let claimed = loop {
        // After the look at the queue: a halt wakes whoever is in it.
        if control.is_known_to_be_halted() && !is_injected("queue_halted") {
            break Err(Halted);
        }
        if !is_first {
            return Poll::Pending;
        }
        match claim_in_room(control.line(), ring, n) {
            Ok(claim) => break Ok(claim),
            // If it finds room, a thread may take it.
            Err(first) => {
                if let Err(halted) = ready!(room.poll(core, first, n, context)) {
                    break Err(halted);
                }
            }
        }
    };
    queue.leave(turn);
    Poll::Ready(claimed)
}

/// The same for a thread. It sleeps until it has its turn and there is room, until the deadline at most, and no longer than it stays in line:
/// then it is [`PublishTimeoutError::TimedOut`], whatever the deadline.
#[cold]
#[inline(never)]
pub(super) fn claim<E, L, M, W, T, const G: usize>(
    room: &mut Room<E, Shared<L>, W, G>,
    core: &Core<E, Shared<L>, M>,
    n: u64,
    deadline: T,
) -> Result<Range<Sequence>, PublishTimeoutError>
where
    L: Stamps,
    Shared<L>: Publish<E>,
    M: Events,
    W: WaitStrategy,
    T: Deadline,
{
    // There is no time in a model: there it stays in line until the deadline.
    let patience = if cfg!(loom) { None } else { Some(Instant::now() + LIMIT) };
    let is_over = || deadline.is_over() || patience.is_some_and(|patience| Instant::now() >= patience);
    let bell = room.bell();
    let waker = Waker::from(bell.clone());
    let mut turn = Turn::NONE;
    loop {
        // Before the look, so that whatever rings after it is noticed.
        let rang = bell.rings();
        if let Poll::Ready(claimed) = poll_claim(room, core, n, &mut turn, &mut Context::from_waker(&waker)) {
            return Ok(claimed?);
        }
        // After a look: a slot that became free at the last moment counts.
        if is_over() {
            room.give_up(core, &mut turn);
            return Err(PublishTimeoutError::TimedOut);
        }
        bell.sleep(rang, deadline.or(patience));
    }
}

/// Looks for a slot for the sequence `next`. While others wait, the slots are theirs.
#[cold]
pub(super) fn try_wait<E, L, M, W, const G: usize>(
    room: &mut Room<E, Shared<L>, W, G>,
    core: &Core<E, Shared<L>, M>,
    next: Sequence,
) -> Result<(), TryPublishError>
where
    L: Stamps,
    Shared<L>: Publish<E>,
    M: Events,
    W: WaitStrategy,
{
    if core.control().queue().is_empty() || core.control().is_halted() {
        room.try_wait(core, next)
    } else {
        Err(TryPublishError::Full)
    }
}

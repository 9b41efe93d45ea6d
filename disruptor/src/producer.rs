//! Producers: how events come into the ring.
//!
//! A producer claims sequences by its [`Sequencer`], the only part that differs between one producer and several, writes the events into
//! their slots, and publishes them.

mod asynchronous;
mod batch;
mod by_value;
mod clones;
mod conditional;
mod in_place;
mod misfits;
mod multi;
mod room;
mod sequencer;
mod single;
#[cfg(feature = "futures")]
mod sink;
mod threads_only;
mod timed;
mod watch;

pub use batch::Batch;
#[allow(unreachable_pub, reason = "named by a trait that generated code names")]
pub use multi::Multi;
pub(crate) use room::Room;
#[allow(unreachable_pub, reason = "as above")]
pub use sequencer::{Claimant, Sequencer};
#[allow(unreachable_pub, reason = "as above")]
pub use single::Single;
#[cfg(feature = "futures")]
pub use sink::EventSink;

use crate::Sequence;
use crate::control::Line;
use crate::core::{Core, Link};
use crate::plan::Wakes;
use crate::ring::{Events, Publish};
use crate::wait::WaitStrategy;
use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::mem::{self, ManuallyDrop};
use std::ops::{ControlFlow, Deref, Range};
use std::ptr::NonNull;

/// Publishes events. Generated pipelines name it `…Producer`; its type parameters are for them alone.
///
/// Dropping it ends the stream: everything published is processed, then the stages stop.
///
/// ```
/// use disruptor::{TryPublishError, disruptor};
///
/// disruptor! {
///     pipeline Ticks {
///         event: u64;
///         capacity: 2;
///         poll seen: &u64;
///     }
/// }
///
/// let (mut ticks, mut pollers, running) = Ticks {}.spawn()?;
/// assert_eq!(ticks.publish(|slot| *slot = 7)?, 0);
/// assert_eq!(ticks.try_publish(|slot| *slot = 8), Ok(1));
/// assert_eq!(ticks.try_publish(|_| unreachable!()), Err(TryPublishError::Full));
/// assert_eq!(ticks.next_sequence(), 2);
/// # drop(ticks);
/// # let _ = pollers.seen.poll(|_, _, _| ());
/// # running.join()?;
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
///
/// # Several producers
///
/// With `producer: multi;` a producer can be cloned, and each clone sent to a thread of its own. The stream ends when the last clone is
/// dropped; under `run`, when the body returns, at the latest.
///
/// ```
/// use disruptor::disruptor;
/// use std::thread;
///
/// disruptor! {
///     pipeline Ticks {
///         event: u64;
///         capacity: 64;
///         producer: multi;
///         stage sum: &u64;
///     }
/// }
///
/// let mut total = 0;
/// Ticks { sum: |tick, _, _| total += tick }.run(|ticks| {
///     thread::scope(|scope| {
///         for first in [1, 100] {
///             let mut ticks = ticks.clone();
///             scope.spawn(move || {
///                 for tick in first..first + 10 {
///                     ticks.publish(|slot| *slot = tick).expect("nobody halts");
///                 }
///             });
///         }
///     });
///     Ok(())
/// })?;
/// assert_eq!(total, 55 + 1045);
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
///
/// - *Order.* All stages see all events in one order. In it, the events of each producer come in the order in which that one published
///   them, and a batch is one piece.
/// - *Claims.* A producer claims a sequence before it writes the event. While its closure runs, events that others publish behind that
///   sequence are held up. So the closure should be short, and must not wait for the pipeline. It may publish through another clone, if the ring is sure to
///   have room.
/// - *Sequences that are passed over.* If the closure panics, or breaks in [`publish_with`](Producer::publish_with), others may have claimed
///   what follows. Then the claimed sequences are used up: no stage sees them, and the next event has a later one. Otherwise, sequences have no
///   gaps. Statistics do not count them, and [`Handle::wait_for`](crate::Handle::wait_for) takes them as done as soon as the stages have come past
///   them.
/// - *A full ring.* Calls that wait get their slots in the order in which they came, however many they want. Calls that do not wait, or wait for
///   a limited time, find the ring full while others wait. A wait strategy of your own that panics meanwhile halts the pipeline: the sequences that it
///   waited for are claimed, and nobody can pass them over.
#[must_use = "dropping the producer ends the stream"]
pub struct Producer<'a, E, R: Publish<E>, M: Events, W, K, const G: usize> {
    link: ManuallyDrop<Link<'a, Core<E, R, M>>>,
    sequencer: R::Sequencer,
    line: LineOf<'a>,
    /// NB: in a box, so that nobody ever gets the address of the fields above, and the compiler can keep those in registers in the
    /// user's loop. Stores have to be few: each takes a place that the processor has for those that wait for their line.
    room: ManuallyDrop<Box<Room<E, R, W, G>>>,
    _plan: PhantomData<K>,
}

/// Where the producer looks with each event. The link beside it keeps it alive.
///
/// NB: not found through the link each time. For all that the compiler knows, a write to an event may change what lies on the way.
struct LineOf<'a> {
    line: NonNull<Line>,
    _link: PhantomData<&'a Line>,
}

// SAFETY: it is a shared reference to something that all threads may share: atomics and what a lock guards.
unsafe impl Send for LineOf<'_> where Line: Sync {}
// SAFETY: as above.
unsafe impl Sync for LineOf<'_> where Line: Sync {}

impl Deref for LineOf<'_> {
    type Target = Line;

    #[inline(always)]
    fn deref(&self) -> &Line {
        // SAFETY: the line is in the control, which the core keeps alive, which the producer's link keeps alive. Only a producer has one of
        // these, and uses it for as long as it has its link.
        unsafe { self.line.as_ref() }
    }
}

impl<'a, E, R, M, W, K, const G: usize> Producer<'a, E, R, M, W, K, G>
where
    R: Publish<E>,
    M: Events,
    W: WaitStrategy,
    K: Wakes,
{
    /// The first producer of its pipeline.
    pub(crate) fn new(link: Link<'a, Core<E, R, M>>, room: Room<E, R, W, G>) -> Self {
        Self::with(link, R::Sequencer::new(), room)
    }

    fn with(link: Link<'a, Core<E, R, M>>, sequencer: R::Sequencer, room: Room<E, R, W, G>) -> Self {
        let watched = LineOf { line: NonNull::from(link.control().line()), _link: PhantomData };
        Self {
            link: ManuallyDrop::new(link),
            sequencer,
            line: watched,
            room: ManuallyDrop::new(Box::new(room)),
            _plan: PhantomData,
        }
    }

    /// The sequence of the event that is published next. With several producers, another one may be the first to claim it.
    #[must_use]
    pub fn next_sequence(&self) -> Sequence {
        self.sequencer.next(self.link.ring())
    }

    /// The number of events that can be published now without waiting, unless the pipeline is halted. Stages only ever add to it; other
    /// producers, where there are any, take from it. Slots for which tasks stand in line already are not counted.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "at most the ring's capacity, which is a usize")]
    pub fn remaining_capacity(&self) -> usize {
        // Others may have claimed more than there is.
        let taken = self.next_sequence().saturating_add(self.link.control().queue().wanted());
        self.room.limit(&self.link).saturating_sub(taken) as usize
    }

    /// Stops the pipeline without draining it: `run` and `join` return
    /// [`PipelineError::Halted`](crate::PipelineError::Halted), and events that are still in the ring are dropped.
    ///
    /// Stages finish the event in hand, and look at least every 64 events. If they have stopped already, this call drops what is left in a
    /// by-value ring.
    pub fn halt(&self) {
        self.link.control().halt();
    }

    /// Claims what `claim` asks for, lets `write` fill the slots with `what`, and publishes them. If the claim is refused, `what` comes back.
    #[inline(always)]
    fn publish_next<T, Refused>(
        &mut self,
        claim: impl FnOnce(&mut R::Sequencer, Claimant<'_, E, R, M, W, G>) -> Result<Range<Sequence>, Refused>,
        what: T,
        write: impl FnOnce(&R, Range<Sequence>, T),
    ) -> Result<Range<Sequence>, (Refused, T)> {
        let published = self.publish_next_unless(claim, what, |ring, slots, what| {
            write(ring, slots, what);
            ControlFlow::<Infallible>::Continue(())
        });
        match published? {
            ControlFlow::Continue(slots) => Ok(slots),
            ControlFlow::Break(never) => match never {},
        }
    }

    /// The same, but publishes nothing if `write` breaks.
    #[inline(always)]
    fn publish_next_unless<T, Refused, B>(
        &mut self,
        claim: impl FnOnce(&mut R::Sequencer, Claimant<'_, E, R, M, W, G>) -> Result<Range<Sequence>, Refused>,
        what: T,
        write: impl FnOnce(&R, Range<Sequence>, T) -> ControlFlow<B>,
    ) -> Result<ControlFlow<B, Range<Sequence>>, (Refused, T)> {
        // NB: in a local variable. For all that the compiler knows, `write` may change what `self` points to, and it would compute
        // again where the slots are. Before the claim, if that is a locked instruction: the processor begins no load behind such a one
        // before it is done. Otherwise after it, which leaves the claim more registers.
        let ring = R::Sequencer::CONTENDS.then(|| self.link.local_ring());
        let claimant = Claimant {
            line: &self.line,
            room: &mut self.room,
            core: &self.link,
            ring: ring.as_deref().unwrap_or(self.link.ring()),
        };
        let slots = match claim(&mut self.sequencer, claimant) {
            Ok(slots) => slots,
            Err(refused) => return Err((refused, what)),
        };
        let ring = ring.unwrap_or_else(|| self.link.local_ring());
        let open = R::Sequencer::open(&*ring, &self.line, &slots);
        if let ControlFlow::Break(reason) = write(&ring, slots.clone(), what) {
            return Ok(ControlFlow::Break(reason));
        }
        mem::forget(open);
        let cursor = &self.line.cursor;
        ring.publish(cursor, slots.start, slots.end);
        self.sequencer.published(slots.end);
        // Nobody may be there to take the event out. Then this thread drops it, if there is anything to drop.
        if (K::ANYBODY || (!M::IN_PLACE && mem::needs_drop::<E>())) && cursor.sleepers().is_anything_up() {
            step!(self.link.control().look_behind_publication(), unless "publish_wake");
        }
        Ok(ControlFlow::Continue(slots))
    }
}

/// Without the events.
impl<E, R: Publish<E>, M: Events, W, K, const G: usize> fmt::Debug for Producer<'_, E, R, M, W, K, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let next = self.sequencer.next(self.link.ring());
        f.debug_struct("Producer").field("next_sequence", &next).finish_non_exhaustive()
    }
}

impl<E, R: Publish<E>, M: Events, W, K, const G: usize> Drop for Producer<'_, E, R, M, W, K, G> {
    /// NB: nothing but a call, which gets the fields and no field's address. So it is inlined wherever a producer is dropped, also where a panic
    /// unwinds. Otherwise no field could stay in a register.
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: the producer goes, and nobody uses these fields again.
        let (link, room) = unsafe { (ManuallyDrop::take(&mut self.link), ManuallyDrop::take(&mut self.room)) };
        leave(mem::replace(&mut self.sequencer, R::Sequencer::new()), link, room);
    }
}

/// The end of a producer.
#[cold]
#[inline(never)]
fn leave<E, R: Publish<E>, M: Events, W, const G: usize>(
    sequencer: R::Sequencer,
    link: Link<'_, Core<E, R, M>>,
    room: Box<Room<E, R, W, G>>,
) {
    sequencer.leave(&link);
    drop(link);
    drop(room);
}

//! What the producer does about a full ring.

use super::{Elastic, Publish};
use crate::Sequence;
use crate::control::Control;
use std::time::{Duration, Instant};

/// What the producer does about a full ring, apart from waiting.
#[allow(private_interfaces, reason = "named by generated code only, called by this crate only")]
pub trait Elasticity<E, R> {
    /// Called when the `n` events from `next` on have no slots.
    fn when_full(&mut self, ring: &R, control: &Control, next: Sequence, n: u64) -> Stall;
}

/// What became of a full ring.
pub(crate) enum Stall {
    /// It is still full. Look again when a stage has moved, and at this time in any case.
    Full(Option<Instant>),
    /// It has grown.
    Over,
}

/// The ring never grows.
pub struct Fixed;

#[allow(private_interfaces, reason = "see the trait")]
impl<E, R> Elasticity<E, R> for Fixed {
    #[inline(always)]
    fn when_full(&mut self, _: &R, _: &Control, _: Sequence, _: u64) -> Stall {
        Stall::Full(None)
    }
}

/// The ring grows when it has been full for some time and no stage has moved meanwhile.
pub struct Growth<E> {
    after: Duration,
    /// Makes what a new slot holds, if it holds anything.
    first: Option<fn() -> E>,
    /// What the producer waits for, and since when.
    since: Option<(Waiting, Instant)>,
    #[cfg(feature = "log")]
    log: Log,
}

/// A stall: as long as two of these are equal, nothing has moved.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Waiting {
    /// The first event that has no slot.
    event: Sequence,
    /// The number of events that the stages have handled, all together. Not of those that they have handed on: a stage makes progress
    /// within a batch too.
    progress: u64,
}

impl<E> Growth<E> {
    /// For a ring whose slots hold what `first` makes.
    #[must_use]
    pub fn in_place(after: Duration, first: fn() -> E) -> Self {
        Self::new(after, Some(first))
    }

    /// For a ring through which events move.
    #[must_use]
    pub fn by_value(after: Duration) -> Self {
        Self::new(after, None)
    }

    fn new(after: Duration, first: Option<fn() -> E>) -> Self {
        Self {
            after,
            first,
            since: None,
            #[cfg(feature = "log")]
            log: Log::default(),
        }
    }

    /// `Ok` if the stages have stood still for long enough while this event had no slot; otherwise, when to look again.
    fn stalled(&mut self, control: &Control, event: Sequence) -> Result<(), Option<Instant>> {
        let now = Instant::now();
        let waiting = Waiting { event, progress: control.progress().fold(0, u64::wrapping_add) };
        let since = match self.since {
            Some((seen, since)) if seen == waiting => since,
            _ => self.since.insert((waiting, now)).1,
        };
        let rest = self.after.saturating_sub(now.saturating_duration_since(since));
        if rest.is_zero() {
            return Ok(());
        }
        // Not in one go: a stall is noticed to have begun only when somebody looks.
        Err(now.checked_add(rest.min(self.after / 8)))
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, S: Publish<E>> Elasticity<E, Elastic<S>> for Growth<E> {
    #[cold]
    #[allow(clippy::cast_possible_truncation, reason = "no more than the bound, which is a usize")]
    fn when_full(&mut self, ring: &Elastic<S>, control: &Control, next: Sequence, n: u64) -> Stall {
        let before = ring.capacity();
        if before == S::BOUND {
            return Stall::Full(None);
        }
        let fits = n <= before;
        // If there are more events than slots, no stage can make room for them.
        if fits && let Err(again) = self.stalled(control, next) {
            return Stall::Full(again);
        }
        let capacity = (2 * before).max(n.next_power_of_two()) as usize;
        ring.grow(next, capacity, self.first);
        #[cfg(feature = "log")]
        {
            let name = control.topology().name;
            let why = if fits {
                format!("is full, with nothing moving for {:?}", self.after)
            } else {
                format!("is too small for {n} events at once")
            };
            self.log.warn(format!("the ring of `{name}` {why}: it grows from {before} to {capacity} slots"));
        }
        self.since = None;
        Stall::Over
    }
}

/// Logs on short-lived threads, one for each growth.
///
/// NB: not on this thread. Whoever publishes may hold a lock of the logger at this moment, because the logger itself is built on this
/// ring. Nor on a stage's thread: it could wait for a full ring that only this stage empties. Such a thread owns nothing but its
/// text, and nobody waits for it but the next one, so that warnings keep their order. If the system refuses it, there is no warning.
#[cfg(feature = "log")]
#[derive(Default)]
struct Log {
    last: Option<std::thread::JoinHandle<()>>,
}

#[cfg(feature = "log")]
impl Log {
    fn warn(&mut self, text: String) {
        // Not `log_enabled!`, which asks the logger.
        if log::Level::Warn > log::STATIC_MAX_LEVEL || log::Level::Warn > log::max_level() {
            return;
        }
        let before = self.last.take();
        let thread = std::thread::Builder::new().name("ring-growth-log".into());
        let spawned = thread.spawn(move || {
            if let Some(before) = before {
                // A logger may panic. Its next warning is due all the same.
                let _ = before.join();
            }
            log::warn!("{text}");
        });
        self.last = spawned.ok();
    }
}

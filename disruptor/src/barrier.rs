//! What a reader waits for: a constant number of known stages, or the producer. Wired when the pipeline is generated.

use crate::Sequence;
use crate::control::Control;
use crate::ring::{Ring, distance};
use crate::sequence::Cursor;
use crate::sync::drain_stores;
use crate::sync::fault::is_injected;
use crate::wait::{Deadline, Parker, WaitStrategy, Waiter};
use std::task::Waker;

/// A lane that somebody waits for, and how far it is known to have come.
///
/// Whoever waits remembers what it saw, and does not touch the lane's cache line again before it has used that up. Until then the line
/// stays with its writer.
#[derive(Clone, Copy)]
pub(crate) struct Dependency {
    lane: usize,
    seen: Sequence,
}

impl Dependency {
    pub(crate) fn on<const D: usize>(lanes: [usize; D]) -> [Self; D] {
        lanes.map(|lane| Self { lane, seen: 0 })
    }

    #[inline(always)]
    pub(crate) fn cursor<'a>(&self, control: &'a Control) -> &'a Cursor {
        control.lane(self.lane)
    }
}

/// The number of events that all of `dependencies` are done with. Loads the cursors of those only that are not known to be past
/// `position`.
#[inline(always)]
pub(crate) fn slowest(dependencies: &mut [Dependency], control: &Control, position: Sequence) -> Sequence {
    let mut slowest = Sequence::MAX;
    let left_out = usize::from(is_injected("last_dependency") && dependencies.len() > 1);
    let looked_at = dependencies.len() - left_out;
    for dependency in &mut dependencies[..looked_at] {
        if dependency.seen <= position {
            dependency.seen = dependency.cursor(control).acquire();
        }
        slowest = slowest.min(dependency.seen);
    }
    slowest
}

/// A dependency that is not known to be past `position`. Until it moves, there is nothing new for whoever waits.
#[inline(always)]
fn laggard_of(dependencies: &[Dependency], position: Sequence) -> Option<&Dependency> {
    dependencies.iter().find(|dependency| dependency.seen <= position)
}

/// Its cursor.
#[inline(always)]
pub(crate) fn laggard<'a>(dependencies: &[Dependency], control: &'a Control, position: Sequence) -> Option<&'a Cursor> {
    laggard_of(dependencies, position).map(|dependency| dependency.cursor(control))
}

/// Tells a reader what it may read: what `D` other lanes are done with or, if there are none, what is published.
pub(crate) struct Barrier<const D: usize> {
    upstream: [Dependency; D],
}

impl<const D: usize> Barrier<D> {
    pub(crate) fn new(upstream: [usize; D]) -> Self {
        Self { upstream: Dependency::on(upstream) }
    }

    /// The end of the events that the reader may handle from `position` on; `position` if it has to wait.
    #[inline(always)]
    pub(crate) fn available<E, R: Ring<E>>(&mut self, control: &Control, ring: &R, position: Sequence) -> Sequence {
        if D == 0 {
            ring.available(control.producer(), position)
        } else {
            slowest(&mut self.upstream, control, position)
        }
    }

    /// Whether a reader that has looked at `position`, and found events up to `end`, has its [distance] from those that it waits for.
    #[inline(always)]
    pub(crate) fn has_distance<E, R: Ring<E>>(control: &Control, ring: &R, position: Sequence, end: Sequence) -> bool {
        if D == 0 {
            ring.has_distance(control.producer(), position, end)
        } else {
            end - position >= const { distance(R::CAPACITY) }
        }
    }

    /// Whether the event at `position`, which need not be the reader's next one, is there. Remembers nothing.
    ///
    /// A hint, and no more: a ring of several producers knows only the events with which claims begin.
    pub(crate) fn is_past<E, R: Ring<E>>(&self, control: &Control, ring: &R, position: Sequence) -> bool {
        if D == 0 {
            ring.glance(control.producer(), position) > position
        } else {
            self.upstream.iter().all(|dependency| dependency.cursor(control).acquire() > position)
        }
    }

    /// The lane that has to move before anything is available at `position`, where nothing is; `None`: the producer.
    pub(crate) fn laggard(&self, position: Sequence) -> Option<usize> {
        laggard_of(&self.upstream, position).map(|dependency| dependency.lane)
    }

    /// All cursors that may have to move.
    pub(crate) fn writers<'a>(&self, control: &'a Control) -> impl Iterator<Item = &'a Cursor> {
        let producer = (D == 0).then(|| control.producer());
        self.upstream.map(|dependency| dependency.cursor(control)).into_iter().chain(producer)
    }

    /// Waits for an event at `position`, where the caller has just found none. `None` if there never will be one, or if the time is over: an
    /// event that came at the last moment counts. Otherwise an end of what is available, or, if it is time for another look, `position`.
    ///
    /// NB: this is what lies between the arrival of an event and its handler. It is inlined there.
    #[inline(always)]
    pub(crate) fn wait<E, R: Ring<E>, W: WaitStrategy, T: Deadline>(
        &mut self,
        control: &Control,
        ring: &R,
        position: Sequence,
        strategy: &mut W,
        deadline: T,
    ) -> Option<Sequence> {
        let is_over = || control.is_over_at(position) || deadline.is_over();
        if is_over() {
            return None;
        }
        drain_stores();
        let mut end = position;
        match laggard(&self.upstream, control, position) {
            Some(cursor) => {
                let mut seen = position;
                strategy.wait_until(
                    || {
                        seen = cursor.acquire();
                        seen > position || is_over()
                    },
                    Parker::new::<W>(cursor.sleepers()).with_deadline(deadline.instant()),
                );
                // Of several, the others may not have come so far.
                if let [only] = &mut self.upstream[..] {
                    only.seen = seen;
                    end = seen.max(position);
                }
            }
            None => strategy.wait_until(
                || {
                    ring.expect(position);
                    end = ring.glance(control.producer(), position);
                    end > position || is_over()
                },
                Parker::new::<W>(control.producer().sleepers()).with_deadline(deadline.instant()),
            ),
        }
        Some(end)
    }

    /// The reader has caught up, and nobody else waits for what this barrier waits for. Claims what it looks at.
    #[inline(always)]
    pub(crate) fn claim<E, R: Ring<E>>(&self, control: &Control) {
        if D > 0 {
            self.upstream.iter().for_each(|dependency| dependency.cursor(control).claim());
        } else if R::TELLS_BY_CURSOR {
            control.producer().claim();
        }
    }

    /// A task waits: it is woken when there may be something at `position`. Returns whether there is now, or never will be; it does not
    /// wait then.
    pub(crate) fn suspend_unless_available<E, R: Ring<E>>(
        &self,
        control: &Control,
        ring: &R,
        position: Sequence,
        task: (Waiter, &Waker),
    ) -> bool {
        let (waiter, waker) = task;
        match laggard(&self.upstream, control, position) {
            Some(cursor) => cursor
                .sleepers()
                .suspend_unless(waiter, waker, || cursor.acquire() > position || control.is_over_at(position)),
            None => control.producer().sleepers().suspend_unless(waiter, waker, || {
                ring.glance(control.producer(), position) > position || control.is_over_at(position)
            }),
        }
    }

    /// The task waits no more for anything at `position`.
    pub(crate) fn resume(&self, control: &Control, position: Sequence, waiter: Waiter) {
        laggard(&self.upstream, control, position).unwrap_or(control.producer()).sleepers().resume(waiter);
    }
}

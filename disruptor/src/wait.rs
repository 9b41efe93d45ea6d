//! Wait strategies: what a stage, a poller or the producer does while it has nothing to do.

mod bell;
mod blocking;
mod deadline;
mod prompt;
mod sleepers;
mod spin;
mod spinner;
mod tasks;
mod yielder;
mod yielding;

pub(crate) use bell::Bell;
pub use blocking::BlockingWaitStrategy;
pub(crate) use deadline::{Deadline, Never, Until};
pub use prompt::Prompt;
pub(crate) use sleepers::{LIMIT, Sleepers};
pub use spin::SpinWaitStrategy;
pub(crate) use tasks::Waiter;
pub use yielding::YieldWaitStrategy;

use std::time::Instant;

/// How to wait until another thread has made progress.
///
/// The three strategies of this crate trade latency against processor time:
///
/// | strategy | reacts within | an idle thread costs | use it when |
/// | --- | --- | --- | --- |
/// | [`SpinWaitStrategy`] | a cache-line transfer | a whole core | every thread has a core of its own |
/// | [`YieldWaitStrategy`] | a cache-line transfer, or a turn of the scheduler | a core that others may use | cores are shared and latency matters |
/// | [`BlockingWaitStrategy`] | that, or the wake-up of a sleeping thread | nothing | in doubt: it is the default |
///
/// # When events never stop coming
///
/// A stage that keeps up with a publisher that runs freely slows it down, because both want the same cache lines. So a stage that
/// catches up again and again tries a pause of a microsecond before it looks. If events come every 125 ns or more often (large ones: every 500 ns), it
/// tries a few pauses of 4 us, or of down to an eighth of that where the ring would fill up meanwhile. If clearly more events arrive in the same time
/// than without, it keeps pausing, and handles events that much later. Otherwise it stops after four pauses, and the next trial comes after more and
/// more waits, up to 131072. With several producers, pauses are four times as long, and 250 ns between events are often. In rings of less than 1024
/// slots pauses are shorter, and in those of less than 64 there are none.
///
/// The three strategies of this crate do this, wherever the stage stands in the graph; [`Prompt`] takes it from them. A poller does it only in calls
/// that wait without limit ([`poll_wait`](crate::Poller::poll_wait), [`recv`](crate::Poller::recv)).
///
/// # Your own
///
/// Implement it for anything else, for instance for sleeping a fixed time between looks:
///
/// ```
/// use disruptor::{Parker, WaitStrategy, disruptor};
///
/// #[derive(Default)]
/// struct Nap;
///
/// impl WaitStrategy for Nap {
///     const BLOCKS: bool = false;
///
///     fn wait_until(&mut self, mut ready: impl FnMut() -> bool, _: Parker<'_>) {
///         while !ready() {
///             std::thread::sleep(std::time::Duration::from_micros(50));
///         }
///     }
/// }
///
/// disruptor! {
///     pipeline Readings {
///         event: u32;
///         capacity: 64;
///         wait: Nap;
///         stage sum: &u32;
///     }
/// }
///
/// let mut total = 0;
/// Readings { sum: |reading, _, _| total += reading }.run(|mut readings| {
///     for i in 0..10 {
///         readings.publish(|reading| *reading = i)?;
///     }
///     Ok(())
/// })?;
/// assert_eq!(total, 45);
/// # Ok::<(), disruptor::PipelineError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a wait strategy",
    label = "this type does not implement `WaitStrategy`",
    note = "use `SpinWaitStrategy`, `YieldWaitStrategy` or `BlockingWaitStrategy`, or implement `disruptor::WaitStrategy` for `{Self}`"
)]
pub trait WaitStrategy: Send {
    /// Whether a wait may end in [`Parker::park_until`]. Writers look for sleepers only on edges whose reader says
    /// so; elsewhere there is no trace of waking in their code. (Pollers always look, since `join` sleeps until they have seen the
    /// end; and so do stages that no other follows, since [`Handle::wait_for`](crate::Handle::wait_for) sleeps until they are done.)
    const BLOCKS: bool;

    /// Whether a stage that keeps catching up with its writer may pause for some microseconds, so that events gather: see
    /// [above](WaitStrategy#when-events-never-stop-coming). It buys throughput near the limit of what a publisher can do, with latency there.
    const GATHERS: bool = false;

    /// Returns when `ready()` has returned true. Returning earlier is harmless: the caller looks again and comes
    /// back. `ready` is cheap and also answers true when the pipeline ends or halts, and when the time of a call that waits for a limited
    /// time is over.
    fn wait_until(&mut self, ready: impl FnMut() -> bool, parker: Parker<'_>);
}

/// Puts the calling thread to sleep until the one it waits for makes progress.
pub struct Parker<'a> {
    place: Place<'a>,
    woken: bool,
    /// When the caller wants to look again in any case; `ready` is true then.
    deadline: Option<Instant>,
}

/// Where a thread sleeps.
enum Place<'a> {
    /// Until this writer makes progress.
    One(&'a Sleepers),
    /// Until any of these writers does: all of them ring the bell.
    Any(&'a Bell, &'a [&'a Sleepers]),
}

impl<'a> Parker<'a> {
    /// For a waiter that uses `W`, and waits for the writer that wakes these.
    pub(crate) fn new<W: WaitStrategy>(sleepers: &'a Sleepers) -> Self {
        Self { place: Place::One(sleepers), woken: W::BLOCKS, deadline: None }
    }

    /// The same for whichever of several writers makes progress first. The bell is attached to all of them.
    pub(crate) fn for_any<W: WaitStrategy>(bell: &'a Bell, writers: &'a [&'a Sleepers]) -> Self {
        Self { place: Place::Any(bell, writers), woken: W::BLOCKS, deadline: None }
    }

    pub(crate) fn with_deadline(self, deadline: Option<Instant>) -> Self {
        Self { deadline, ..self }
    }

    /// Sleeps until `ready()` returns true. It misses no progress, whether made before, during or after the call.
    ///
    /// No lock is held while `ready` runs, so it may do anything, such as halt the pipeline.
    ///
    /// In a strategy whose [`BLOCKS`](WaitStrategy::BLOCKS) is false nobody would wake the thread: it yields instead.
    #[cold]
    pub fn park_until(self, mut ready: impl FnMut() -> bool) {
        if !self.woken {
            while !ready() {
                crate::sync::yield_now();
            }
            return;
        }
        match self.place {
            Place::One(sleepers) => sleepers.sleep_until(self.deadline, ready),
            Place::Any(bell, writers) => bell.sleep_until(writers, self.deadline, ready),
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{Parker, Sleepers, SpinWaitStrategy};

    #[test]
    fn who_cannot_be_woken_parks_all_the_same_until_it_is_ready() {
        let sleepers = Sleepers::new(false);
        let mut looks = 0;
        Parker::new::<SpinWaitStrategy>(&sleepers).park_until(|| {
            looks += 1;
            looks == 5
        });
        assert_eq!(looks, 5);
    }
}

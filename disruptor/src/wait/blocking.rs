use super::spinner::Spinner;
use super::yielder::{YIELD_TIME, Yielder};
use super::{Parker, WaitStrategy};
use std::time::{Duration, Instant};

/// The most looks before the thread first yields. Where the wait is longer than that, a sleep costs less.
///
/// None in a model: each look would be a branch of the search, and none finds anything that the last look would not.
const SPIN_TRIES: u32 = if cfg!(loom) { 0 } else { 1_000 };

/// Looks a number of times, yields for a moment, then sleeps until it is woken. The default.
///
/// It learns how long to look and whether to yield. If looking or yielding finds nothing, the next waits do less of it, and a full
/// wait is tried again once in 64 waits. So where events are rare, a thread sleeps almost at once, and costs about as much as one that
/// waits for a channel of the standard library. Where events follow each other closely, it does not sleep.
///
/// A sleeping thread costs nothing. Its writer pays a load per publication (and a fence, where there is no `membarrier`), and a system
/// call only when somebody sleeps.
///
/// # When a sandbox comes later
///
/// On Linux a thread that goes to sleep calls `membarrier`, so that writers need no fence. A sandbox (`seccomp`) may refuse that at
/// any time. A pipeline that starts after that uses fences. In one that is running already, a sleeper looks again every 10 ms: should
/// it miss a wake-up, which is rare, it is late by no more than that. It costs an idle thread a hundred short wake-ups a second.
/// A sandbox that kills the process for the call is another matter: allow `membarrier` there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockingWaitStrategy {
    spinner: Spinner,
    yielder: Yielder,
}

impl BlockingWaitStrategy {
    /// A strategy that looks up to `spin_tries` times before it yields, and then sleeps.
    ///
    /// More tries spare a thread the sleep, and so the 10 us and more of a wake-up, after longer gaps. They cost as much processor time as
    /// the gap is long.
    #[must_use]
    pub const fn new(spin_tries: u32) -> Self {
        Self { spinner: Spinner::new(spin_tries), yielder: Yielder::new(YIELD_TIME) }
    }

    /// The same strategy, but between looking and sleeping it yields for up to `time`. Otherwise that is 50 us.
    ///
    /// Yielding helps where there are more threads than cores and all of them have work: the others go on, and nobody has to wake this
    /// thread. It costs a context switch for each yield. With [`Duration::ZERO`] the thread never yields.
    ///
    /// ```
    /// use disruptor::{BlockingWaitStrategy, disruptor};
    /// use std::time::Duration;
    ///
    /// disruptor! {
    ///     pipeline Alarms {
    ///         event: u32;
    ///         capacity: 64;
    ///         wait: BlockingWaitStrategy = BlockingWaitStrategy::new(100).yield_for(Duration::ZERO);
    ///         stage ring: &u32;
    ///     }
    /// }
    /// # let mut last = 0;
    /// # Alarms { ring: |alarm, _, _| last = *alarm }.run(|mut alarms| { alarms.publish(|alarm| *alarm = 7)?; Ok(()) })?;
    /// # assert_eq!(last, 7);
    /// # Ok::<(), disruptor::PipelineError>(())
    /// ```
    #[must_use]
    pub const fn yield_for(self, time: Duration) -> Self {
        Self { yielder: Yielder::new(time), ..self }
    }
}

impl Default for BlockingWaitStrategy {
    /// 1000 tries, then 50 us of yielding.
    fn default() -> Self {
        Self::new(SPIN_TRIES)
    }
}

impl WaitStrategy for BlockingWaitStrategy {
    const BLOCKS: bool = true;
    const GATHERS: bool = true;

    #[inline]
    fn wait_until(&mut self, mut ready: impl FnMut() -> bool, parker: Parker<'_>) {
        if self.spinner.spin_until(&mut ready) || self.yielder.yield_until(&mut ready, Instant::now) {
            return;
        }
        let start = Instant::now();
        parker.park_until(ready);
        self.yielder.has_slept(start.elapsed());
    }
}

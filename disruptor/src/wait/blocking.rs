use super::spinner::{SPIN_TRIES, Spinner};
use super::{Parker, WaitStrategy};
use crate::sync::yield_now;

/// How often the thread yields between spinning and sleeping. On an idle core that takes some tens of microseconds, as long as a sleep and
/// the wake-up from it. On a busy core it lets others run that many times.
const YIELD_TRIES: u32 = if cfg!(loom) { 0 } else { 100 };

/// Looks a number of times, yields a hundred times, then sleeps until it is woken. The default.
///
/// If the looks find nothing, it looks fewer times before the next waits, and tries the full number again once in a while. With more
/// threads than cores, looking takes time from the thread that it waits for.
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
}

impl BlockingWaitStrategy {
    /// A strategy that looks up to `spin_tries` times before it begins to yield, and then to sleep.
    #[must_use]
    pub const fn new(spin_tries: u32) -> Self {
        Self { spinner: Spinner::new(spin_tries) }
    }
}

impl Default for BlockingWaitStrategy {
    /// 2500 tries: some tens of microseconds.
    fn default() -> Self {
        Self::new(SPIN_TRIES)
    }
}

impl WaitStrategy for BlockingWaitStrategy {
    const BLOCKS: bool = true;

    #[inline]
    fn wait_until(&mut self, mut ready: impl FnMut() -> bool, parker: Parker<'_>) {
        if self.spinner.spin_until(&mut ready) {
            return;
        }
        for _ in 0..YIELD_TRIES {
            if ready() {
                return;
            }
            yield_now();
        }
        parker.park_until(ready);
    }
}

use super::spinner::{SPIN_TRIES, Spinner};
use super::{Parker, WaitStrategy};
use crate::sync::yield_now;

/// Looks a number of times, then lets other threads run between looks.
///
/// If the looks find nothing, it looks fewer times before the next waits, and tries the full number again once in a while. With more
/// threads than cores, looking takes time from the thread that it waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YieldWaitStrategy {
    spinner: Spinner,
}

impl YieldWaitStrategy {
    /// A strategy that looks up to `spin_tries` times before it yields for the first time.
    ///
    /// More tries keep the processor through longer gaps, so the reaction does not wait for the scheduler. They take that time from
    /// other threads.
    #[must_use]
    pub const fn new(spin_tries: u32) -> Self {
        Self { spinner: Spinner::new(spin_tries) }
    }
}

impl Default for YieldWaitStrategy {
    /// 2500 tries.
    fn default() -> Self {
        Self::new(SPIN_TRIES)
    }
}

impl WaitStrategy for YieldWaitStrategy {
    const BLOCKS: bool = false;
    const GATHERS: bool = true;

    #[inline]
    fn wait_until(&mut self, mut ready: impl FnMut() -> bool, _: Parker<'_>) {
        if self.spinner.spin_until(&mut ready) {
            return;
        }
        while !ready() {
            yield_now();
        }
    }
}

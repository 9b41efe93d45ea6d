use super::spinner::{SPIN_TRIES, Spinner};
use super::{Parker, WaitStrategy};
use crate::sync::yield_now;

/// How often the thread yields between spinning and sleeping. Where nobody wants the core that takes some tens of microseconds, which a
/// sleep and the wake-up from it would take as well; where cores are short it lets others run that many times.
const YIELD_TRIES: u32 = if cfg!(loom) { 0 } else { 100 };

/// Looks a number of times, yields a hundred times, then sleeps until it is woken. The default.
///
/// After looking that often has been in vain it yields earlier, and tries at full length again once in a while: where threads are more
/// than cores, looking takes the time of whoever is waited for.
///
/// A sleeping thread costs nothing. Those who might have to wake it pay a load per publication (and a fence, where there is no
/// `membarrier`), and a system call only when somebody does sleep.
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

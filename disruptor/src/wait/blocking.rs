use super::yielding::SPIN_TRIES;
use super::{Parker, WaitStrategy};
use crate::sync::{spin_loop, yield_now};

/// How often the thread yields between spinning and sleeping: enough to let the one it waits for run once or twice
/// where cores are short, which saves both the price of a sleep.
const YIELD_TRIES: u32 = if cfg!(loom) { 0 } else { 20 };

/// Looks a number of times, yields a few times, then sleeps until it is woken. The default.
///
/// A sleeping thread costs nothing. Those who might have to wake it pay a load per publication, and a system call
/// only when somebody does sleep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockingWaitStrategy {
    spin_tries: u32,
}

impl BlockingWaitStrategy {
    /// A strategy that looks `spin_tries` times before it begins to yield, and then to sleep.
    #[must_use]
    pub const fn new(spin_tries: u32) -> Self {
        Self { spin_tries }
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
        for _ in 0..self.spin_tries {
            if ready() {
                return;
            }
            spin_loop();
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

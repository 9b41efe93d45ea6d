use super::{Parker, WaitStrategy};
use crate::sync::{spin_loop, yield_now};

/// How often the strategies look before they give up the processor for the first time.
///
/// In a model every try is a branch of the search, and none finds anything that the last look would not.
pub(super) const SPIN_TRIES: u32 = if cfg!(loom) { 0 } else { 2_500 };

/// Looks a number of times, then lets other threads run between looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YieldWaitStrategy {
    spin_tries: u32,
}

impl YieldWaitStrategy {
    /// A strategy that looks `spin_tries` times before it yields for the first time.
    #[must_use]
    pub const fn new(spin_tries: u32) -> Self {
        Self { spin_tries }
    }
}

impl Default for YieldWaitStrategy {
    /// 2500 tries: some tens of microseconds.
    fn default() -> Self {
        Self::new(SPIN_TRIES)
    }
}

impl WaitStrategy for YieldWaitStrategy {
    const BLOCKS: bool = false;

    #[inline]
    fn wait_until(&mut self, mut ready: impl FnMut() -> bool, _: Parker<'_>) {
        for _ in 0..self.spin_tries {
            if ready() {
                return;
            }
            spin_loop();
        }
        while !ready() {
            yield_now();
        }
    }
}

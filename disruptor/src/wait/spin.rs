use super::{Parker, WaitStrategy};
use crate::sync::spin_loop;

/// Looks again and again: the lowest latency, for a whole core per waiting thread.
///
/// With more threads than cores, spinning takes time from the threads that it waits for: use another strategy there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SpinWaitStrategy;

impl WaitStrategy for SpinWaitStrategy {
    const BLOCKS: bool = false;
    const GATHERS: bool = true;

    #[inline]
    fn wait_until(&mut self, mut ready: impl FnMut() -> bool, _: Parker<'_>) {
        while !ready() {
            spin_loop();
        }
    }
}

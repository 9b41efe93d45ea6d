//! How a thread waits for another.

use std::hint::spin_loop;
use std::thread::yield_now;

/// Spins. Where threads share cores, it spins only for a while, and then makes room for others.
pub(super) struct Patience {
    yields: bool,
    tries: u32,
}

impl Patience {
    pub(super) fn new(yields: bool) -> Self {
        Self { yields, tries: 0 }
    }

    #[inline(always)]
    pub(super) fn wait(&mut self) {
        if !self.yields || self.tries < 100 {
            self.tries = self.tries.saturating_add(1);
            spin_loop();
        } else {
            yield_now();
        }
    }
}

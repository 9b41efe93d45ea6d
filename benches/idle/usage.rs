//! What the kernel says that this process has used.

use std::mem::MaybeUninit;
use std::ops::Sub;
use std::time::Duration;

/// What all threads of this process have used so far, those that have ended included.
#[derive(Clone, Copy)]
pub(crate) struct Usage {
    pub(crate) time: Duration,
    /// Context switches: a thread waited, or gave up the processor, or had to.
    pub(crate) switches: u64,
}

impl Usage {
    pub(crate) fn now() -> Self {
        let mut usage = MaybeUninit::<libc::rusage>::uninit();
        // SAFETY: the call writes the struct that it is given.
        let result = unsafe { libc::getrusage(libc::RUSAGE_SELF, usage.as_mut_ptr()) };
        assert_eq!(result, 0, "the kernel counts for every process");
        // SAFETY: the call has succeeded, so it has filled the struct.
        let usage = unsafe { usage.assume_init() };
        let switches = usage.ru_nvcsw + usage.ru_nivcsw;
        Self { time: processor_time(), switches: switches.try_into().unwrap_or_default() }
    }
}

/// More exact than the times of `getrusage`.
fn processor_time() -> Duration {
    let mut time = MaybeUninit::<libc::timespec>::uninit();
    // SAFETY: the call writes the struct that it is given.
    let result = unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, time.as_mut_ptr()) };
    assert_eq!(result, 0, "Linux has this clock");
    // SAFETY: the call has succeeded, so it has filled the struct.
    let time = unsafe { time.assume_init() };
    let nanoseconds = time.tv_nsec.try_into().unwrap_or_default();
    Duration::new(time.tv_sec.try_into().unwrap_or_default(), nanoseconds)
}

impl Sub for Usage {
    type Output = Self;

    fn sub(self, before: Self) -> Self {
        Self { time: self.time.saturating_sub(before.time), switches: self.switches - before.switches }
    }
}

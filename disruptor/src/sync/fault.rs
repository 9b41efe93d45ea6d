//! Faults that a run can inject, one at a time, in a build with `--cfg disruptor_faults`.
//!
//! A check that finds nothing may be one that sees nothing. So each model and each sanitizer has twins with a fault that they
//! must find, named by the environment variable `DISRUPTOR_FAULT` (see `tests/crates/models/faults.sh`). In any other build these
//! macros are what they wrap.

/// An ordering, relaxed by the fault.
macro_rules! ordering {
    ($ordering:ident, unless $fault:literal) => {
        if $crate::sync::fault::is_injected($fault) {
            $crate::sync::Ordering::Relaxed
        } else {
            $crate::sync::Ordering::$ordering
        }
    };
}

/// A step, left out by the fault.
macro_rules! step {
    ($step:expr, unless $fault:literal) => {
        if !$crate::sync::fault::is_injected($fault) {
            $step
        }
    };
}

#[cfg(not(disruptor_faults))]
#[inline(always)]
pub(crate) const fn is_injected(_: &str) -> bool {
    false
}

#[cfg(disruptor_faults)]
pub(crate) fn is_injected(fault: &str) -> bool {
    static INJECTED: std::sync::OnceLock<Option<String>> = std::sync::OnceLock::new();
    INJECTED.get_or_init(|| std::env::var("DISRUPTOR_FAULT").ok()).as_deref() == Some(fault)
}

/// Reads the variable, before the first thread of a pipeline: a sanitizer would not see who else may have done so first.
pub(crate) fn load() {
    let _ = is_injected("");
}

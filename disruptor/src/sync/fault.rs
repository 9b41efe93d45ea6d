//! Faults that a run can inject, one at a time, in a build with `--cfg disruptor_faults`.
//!
//! A check that finds nothing may see nothing. So each model and each sanitizer runs again with faults that it must find. The environment
//! variable `DISRUPTOR_FAULT` names the fault (see `tests/crates/models/faults.sh`). In any other build these macros expand to what
//! they wrap.

/// An ordering that the fault relaxes.
macro_rules! ordering {
    ($ordering:ident, unless $fault:literal) => {
        if $crate::sync::fault::is_injected($fault) {
            $crate::sync::Ordering::Relaxed
        } else {
            $crate::sync::Ordering::$ordering
        }
    };
}

/// A step that the fault leaves out.
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

/// Reads the variable before a pipeline has threads: a sanitizer does not see which thread initialized it.
pub(crate) fn load() {
    let _ = is_injected("");
}

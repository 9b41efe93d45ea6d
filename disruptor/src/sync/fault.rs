//! Faults that a build can inject, one at a time, by `--cfg disruptor_fault="NAME"`.
//!
//! A check that finds nothing may be one that sees nothing. So each model and sanitizer run has a twin with a fault that it
//! must catch (`tests/faults.sh`). In any other build these macros are what they wrap.

/// An ordering, relaxed by the fault.
macro_rules! ordering {
    ($ordering:ident, unless $fault:literal) => {
        if cfg!(disruptor_fault = $fault) {
            $crate::sync::Ordering::Relaxed
        } else {
            $crate::sync::Ordering::$ordering
        }
    };
}

/// A step, left out by the fault.
macro_rules! step {
    ($step:expr, unless $fault:literal) => {
        if !cfg!(disruptor_fault = $fault) {
            $step
        }
    };
}

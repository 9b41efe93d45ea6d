//! The compile-time check of a capacity that is not a literal.

/// Fails the compilation if `capacity` is not a power of two, at the expression that the call is spanned to.
///
/// # Panics
///
/// As said; in a constant, a panic is a compile error.
#[track_caller]
pub const fn check_capacity(capacity: usize) {
    assert!(capacity.is_power_of_two(), "the capacity of a pipeline must be a power of two");
}

//! What only the compiler can check, asked by generated code: each function is named as the sentence that its error is
//! to be read as.

/// Fails the compilation if `capacity` is not a power of two, at the expression that the call is spanned to.
///
/// # Panics
///
/// As said; in a constant, a panic is a compile error.
#[track_caller]
pub const fn check_capacity(capacity: usize) {
    assert!(capacity.is_power_of_two(), "the capacity of a pipeline must be a power of two");
}

/// Whatever the graph: an event is written by one thread and read or dropped by another.
pub const fn events_move_between_threads<Event: ?Sized + Send>() {}

/// Two stages without an order between them have `&Event`.
pub const fn stages_read_the_event_in_parallel<Event: ?Sized + Sync>() {}

/// A field may be less than the event: a `Send` event can have fields that are not.
pub const fn fields_move_between_threads<Event, Field: Send>(_: fn(&mut Event) -> *mut Field) {}

/// Two stages without an order between them read the same field.
pub const fn stages_read_the_field_in_parallel<Event, Field: Sync>(_: fn(&mut Event) -> *mut Field) {}

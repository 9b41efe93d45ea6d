//! What only the compiler can check, asked by generated code: each function is named as the sentence that its error is
//! to be read as.

use crate::wait::WaitStrategy;
use std::borrow::Cow;

/// Fails the compilation if `capacity` is not a power of two, at the expression that the call is spanned to.
///
/// # Panics
///
/// As said; in a constant, a panic is a compile error.
#[track_caller]
pub const fn check_capacity(capacity: usize) {
    check_slots("the capacity ", capacity);
}

/// Fails the compilation if a ring of `capacity` slots cannot grow to `bound`, at the expression that the call is spanned to.
///
/// # Panics
///
/// As said; in a constant, a panic is a compile error.
#[track_caller]
pub const fn check_bound(capacity: usize, bound: usize) {
    check_slots("the bound ", bound);
    if bound < capacity {
        fail(&Text::EMPTY.text("the bound ").number(bound).text(" is less than the capacity ").number(capacity));
    }
}

#[track_caller]
const fn check_slots(role: &str, slots: usize) {
    assert!(slots != 0, "a ring of no slots holds no events\nhelp: write a power of two, at least 1");
    if !slots.is_power_of_two() {
        fail(&not_a_power_of_two(role, slots));
    }
}

#[track_caller]
const fn fail(text: &Text) -> ! {
    match std::str::from_utf8(text.written()) {
        Ok(text) => panic!("{}", text),
        Err(_) => unreachable!(),
    }
}

/// What is wrong with this number of slots, in the words that the macro has for a literal.
const fn not_a_power_of_two(role: &str, capacity: usize) -> Text {
    let below = 1_usize << capacity.ilog2();
    let text = Text::EMPTY.text(role).number(capacity).text(" is not a power of two\nhelp: the nearest");
    match below.checked_mul(2) {
        Some(above) => text.text(" powers of two are ").number(below).text(" and ").number(above),
        None => text.text(" power of two is ").number(below),
    }
}

/// A text put together in a constant, where nothing can be allocated.
struct Text {
    bytes: [u8; 160],
    len: usize,
}

impl Text {
    const EMPTY: Self = Self { bytes: [0; 160], len: 0 };

    const fn written(&self) -> &[u8] {
        self.bytes.split_at(self.len).0
    }

    const fn text(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut index = 0;
        while index < text.len() {
            self.bytes[self.len] = text[index];
            self.len += 1;
            index += 1;
        }
        self
    }

    const fn number(mut self, number: usize) -> Self {
        if number >= 10 {
            self = self.number(number / 10);
        }
        self.bytes[self.len] = b"0123456789"[number % 10];
        self.len += 1;
        self
    }
}

/// Whatever the graph: an event is written by one thread and read or dropped by another.
pub const fn events_move_between_threads<Event: ?Sized + Send>() {}

/// Two stages without an order between them have `&Event`.
pub const fn stages_read_the_event_in_parallel<Event: ?Sized + Sync>() {}

/// A field may be less than the event: a `Send` event can have fields that are not.
pub const fn fields_move_between_threads<Field: ?Sized + Send>() {}

/// Two stages without an order between them read the same field.
pub const fn stages_read_the_field_in_parallel<Field: ?Sized + Sync>() {}

/// A handler, with all that it captures, is `Send`. Named as the sentence that its error is to be read as.
pub trait MovesToTheThreadOfItsStage: Send {}

impl<Handler: Send> MovesToTheThreadOfItsStage for Handler {}

/// A wait strategy whose `BLOCKS` is this.
///
/// Every strategy is one. Generated code states the value: where a type is no strategy, the value is wrong already, which has
/// been told, and the compiler does not say again that the type is none.
pub trait Waits<const BLOCKS: bool>: WaitStrategy {}

impl<W: WaitStrategy, const B: bool> Waits<B> for W {}

/// An event whose slots have a first value without an expression for it.
#[diagnostic::on_unimplemented(
    message = "the ring's slots have no first value: `{Self}` has no `Default`",
    label = "from the start, every slot holds one of these",
    note = "implement `Default` for `{Self}`, or write the first value: `event: {Self} = expression;`"
)]
pub trait FirstEvent {
    /// A new one for each slot.
    fn first() -> Self;
}

#[diagnostic::do_not_recommend]
impl<E: Default> FirstEvent for E {
    #[inline(always)]
    fn first() -> Self {
        Self::default()
    }
}

/// A wait strategy that can be made without an expression for it.
#[diagnostic::on_unimplemented(
    message = "the wait strategy cannot be made: `{Self}` has no `Default`",
    label = "each of the pipeline's threads has one of its own",
    note = "implement `Default` for `{Self}`, or write how to make one: `wait: {Self} = expression`"
)]
pub trait DefaultStrategy {
    /// A new one for each thread.
    fn new() -> Self;
}

#[diagnostic::do_not_recommend]
impl<W: Default> DefaultStrategy for W {
    #[inline(always)]
    fn new() -> Self {
        Self::default()
    }
}

/// What can name a stage's thread.
#[diagnostic::on_unimplemented(
    message = "a thread cannot be called by a `{Self}`",
    label = "expected a text",
    note = "write a `&str` or a `String`, as in `name: \"journal\"`"
)]
pub trait ThreadName {
    /// The name.
    fn into_name(self) -> String;
}

impl ThreadName for &str {
    fn into_name(self) -> String {
        self.to_owned()
    }
}

impl ThreadName for String {
    fn into_name(self) -> String {
        self
    }
}

impl ThreadName for &String {
    fn into_name(self) -> String {
        self.clone()
    }
}

impl ThreadName for Cow<'_, str> {
    fn into_name(self) -> String {
        self.into_owned()
    }
}

impl ThreadName for Box<str> {
    fn into_name(self) -> String {
        self.into_string()
    }
}

/// The option `name` of a stage.
#[must_use]
pub fn thread_name<Name: ThreadName>(name: Name) -> String {
    name.into_name()
}

#[cfg(test)]
mod tests {
    use super::{check_bound, check_capacity, not_a_power_of_two, thread_name};
    use std::borrow::Cow;

    #[test]
    fn the_nearest_powers() {
        let text =
            |capacity| String::from_utf8(not_a_power_of_two("the capacity ", capacity).written().to_vec()).unwrap();
        let neighbours = "the capacity 1000 is not a power of two\nhelp: the nearest powers of two are 512 and 1024";
        assert_eq!(text(1000), neighbours);
        assert!(text(usize::MAX).ends_with(&format!("the nearest power of two is {}", 1_usize << (usize::BITS - 1))));
    }

    #[test]
    fn powers_of_two_pass() {
        (0..usize::BITS).for_each(|bit| check_capacity(1 << bit));
    }

    #[test]
    fn bounds_from_the_capacity_on_pass() {
        (3..usize::BITS).for_each(|bit| check_bound(8, 1 << bit));
    }

    #[test]
    fn every_kind_of_text_is_a_name() {
        let owned = "journal".to_owned();
        assert_eq!(thread_name("journal"), "journal");
        assert_eq!(thread_name(&owned), "journal");
        assert_eq!(thread_name(Cow::Borrowed("journal")), "journal");
        assert_eq!(thread_name(Cow::<str>::Owned(owned.clone())), "journal");
        assert_eq!(thread_name(owned.clone().into_boxed_str()), "journal");
        assert_eq!(thread_name(owned), "journal");
    }
}

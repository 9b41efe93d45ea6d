//! What only the compiler can check. Generated code calls these functions; each is named as the sentence that its error is
//! read as.

use crate::ring::{Groups, Slot};
use crate::wait::WaitStrategy;
use std::borrow::Cow;

/// The most slots that a ring may have, whatever their size.
///
/// Sequences are `u64`, and the code adds to them freely: `next + n`, `released + capacity`, `position + bound`, where a batch
/// of `n` is never larger than the ring. With at most 2^62 slots no such sum wraps before sequence 2^63, and at one
/// event per nanosecond a stream takes 292 years to get there. (With 2^63 slots without a size, the second batch wraps.) With
/// 32-bit addresses, no ring of events that have a size can be larger than this anyway.
const MOST_SLOTS: usize = 1 << (usize::BITS - 2);

/// Rings begin at a pair of cache lines, so their size is rounded up to one.
const RING_ALIGNMENT: u128 = 128;

/// What a slot takes beside its event.
#[derive(Clone, Copy)]
pub enum SlotLayout {
    /// A stamp, which small events share.
    Stamped,
    /// Nothing.
    Dense,
}

impl SlotLayout {
    /// The bytes that a ring of so many slots takes.
    const fn bytes<E, V>(self, slots: usize) -> u128 {
        let slot = size_of::<Slot<E, V>>() as u128;
        let bytes = match self {
            Self::Stamped => {
                let Groups { length, padding } = Groups::beside::<E, V>();
                let align = if align_of::<E>() > align_of::<u64>() { align_of::<E>() } else { align_of::<u64>() };
                let group = size_of::<u64>() as u128 + padding as u128 + length as u128 * slot;
                slots.div_ceil(length) as u128 * group.next_multiple_of(align as u128)
            }
            Self::Dense => slots as u128 * slot,
        };
        bytes.next_multiple_of(RING_ALIGNMENT)
    }

    /// Fails the compilation if no ring of `Event`s can have `capacity` slots, at the expression that the call is spanned to.
    ///
    /// # Panics
    ///
    /// In that case: in a constant, a panic is a compile error.
    #[track_caller]
    pub const fn check_capacity<Event>(self, capacity: usize) {
        self.check_marked_capacity::<Event, ()>(capacity);
    }

    /// [`check_capacity`](Self::check_capacity) for slots with `Marks` beside each event.
    ///
    /// # Panics
    ///
    /// As that does.
    #[track_caller]
    pub const fn check_marked_capacity<Event, Marks>(self, capacity: usize) {
        check_slots::<Event, Marks>("the capacity ", capacity, self);
    }

    /// Fails the compilation if a ring of `capacity` slots cannot grow to `bound`, at the expression that the call is spanned to.
    ///
    /// # Panics
    ///
    /// In that case: in a constant, a panic is a compile error.
    #[track_caller]
    pub const fn check_bound<Event>(self, capacity: usize, bound: usize) {
        self.check_marked_bound::<Event, ()>(capacity, bound);
    }

    /// [`check_bound`](Self::check_bound) for slots with `Marks` beside each event.
    ///
    /// # Panics
    ///
    /// As that does.
    #[track_caller]
    pub const fn check_marked_bound<Event, Marks>(self, capacity: usize, bound: usize) {
        check_slots::<Event, Marks>("the bound ", bound, self);
        if bound < capacity {
            fail(&Text::EMPTY.text("the bound ").number(bound).text(" is less than the capacity ").number(capacity));
        }
    }

    /// Whether the address space has room for so many slots: no allocation is larger than `isize::MAX` bytes.
    const fn fits<E, V>(self, slots: usize) -> bool {
        self.bytes::<E, V>(slots) <= isize::MAX as u128
    }
}

/// How large a batch may be.
pub enum MaxBatch {}

impl MaxBatch {
    /// Fails the compilation if no batch can have at most `most` events, at the expression that the call is spanned to.
    ///
    /// # Panics
    ///
    /// In that case: in a constant, a panic is a compile error.
    #[track_caller]
    pub const fn check(most: usize) {
        assert!(most != 0, "a batch of no events never ends\nhelp: write an integer, at least 1");
    }
}

#[track_caller]
const fn check_slots<Event, Marks>(role: &str, slots: usize, layout: SlotLayout) {
    assert!(slots != 0, "a ring of no slots holds no events\nhelp: write a power of two, at least 1");
    if slots > MOST_SLOTS {
        fail(&more_than_counted(role, slots));
    }
    if !slots.is_power_of_two() {
        fail(&not_a_power_of_two(role, slots));
    }
    if !layout.fits::<Event, Marks>(slots) {
        fail(&more_than_fit::<Event, Marks>(slots, layout));
    }
}

#[track_caller]
const fn fail(text: &Text) -> ! {
    match std::str::from_utf8(text.written()) {
        Ok(text) => panic!("{}", text),
        Err(_) => unreachable!(),
    }
}

/// What is wrong with more than [`MOST_SLOTS`] slots, in the words that the macro has for a literal.
const fn more_than_counted(role: &str, slots: usize) -> Text {
    let text = Text::EMPTY.text(role).number(slots).text(" is more than sequences can count\nhelp: write at most ");
    text.number(MOST_SLOTS)
}

/// What is wrong with slots that no memory holds. The macro does not know the event's size, so it says nothing of the kind.
const fn more_than_fit<Event, Marks>(slots: usize, layout: SlotLayout) -> Text {
    let mut fitting = slots;
    while !layout.fits::<Event, Marks>(fitting) {
        fitting /= 2;
    }
    let text = Text::EMPTY.text("no memory holds a ring of ").number(slots).text(" such events\nhelp: write at most ");
    text.number(fitting)
}

/// What is wrong with this number of slots, in the words that the macro has for a literal. At most [`MOST_SLOTS`] slots.
const fn not_a_power_of_two(role: &str, slots: usize) -> Text {
    let below = 1_usize << slots.ilog2();
    let text =
        Text::EMPTY.text(role).number(slots).text(" is not a power of two\nhelp: the nearest powers of two are ");
    text.number(below).text(" and ").number(2 * below)
}

/// A text made in a constant, where nothing can be allocated.
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

/// What can name the core of a stage's thread.
#[diagnostic::on_unimplemented(
    message = "a thread cannot be pinned to a `{Self}`",
    label = "expected the number of a core",
    note = "write a `usize` or an `Option<usize>`, as in `core: 2`; `None` leaves the thread where it is"
)]
pub trait CoreNumber {
    /// The number; `None` for a thread that is not pinned.
    fn into_number(self) -> Option<usize>;
}

impl CoreNumber for usize {
    fn into_number(self) -> Option<usize> {
        Some(self)
    }
}

impl CoreNumber for Option<usize> {
    fn into_number(self) -> Option<usize> {
        self
    }
}

/// The option `core` of a stage.
#[must_use]
pub fn core_number<Core: CoreNumber>(core: Core) -> Option<usize> {
    core.into_number()
}

#[cfg(test)]
mod tests {
    use super::SlotLayout::{Dense, Stamped};
    use super::{MOST_SLOTS, SlotLayout, thread_name};
    use std::borrow::Cow;
    use std::panic::catch_unwind;

    /// What the compiler says of a ring of `Event`s.
    fn refused<Event>(slots: usize, layout: SlotLayout) -> Option<String> {
        let told = catch_unwind(|| layout.check_capacity::<Event>(slots)).err()?;
        Some(
            told.downcast_ref::<String>()
                .cloned()
                .unwrap_or_else(|| (*told.downcast_ref::<&str>().unwrap()).to_owned()),
        )
    }

    #[test]
    fn the_nearest_powers() {
        let neighbours = "the capacity 1000 is not a power of two\nhelp: the nearest powers of two are 512 and 1024";
        assert_eq!(refused::<u64>(1000, Dense).unwrap(), neighbours);
        let above = format!("{} and {MOST_SLOTS}", MOST_SLOTS / 2);
        assert!(refused::<u64>(MOST_SLOTS - 1, Dense).unwrap().ends_with(&above));
        assert!(refused::<u64>(0, Dense).unwrap().starts_with("a ring of no slots"));
    }

    #[test]
    fn powers_of_two_pass_until_sequences_cannot_count_them() {
        let of_no_size = |bit: u32| refused::<()>(1 << bit, Dense);
        (0..usize::BITS - 1).for_each(|bit| assert_eq!(of_no_size(bit), None));
        let text = of_no_size(usize::BITS - 1).unwrap();
        assert_eq!(
            text,
            format!(
                "the capacity {} is more than sequences can count\nhelp: write at most {MOST_SLOTS}",
                2 * MOST_SLOTS
            )
        );
        assert!(refused::<()>(usize::MAX, Dense).unwrap().contains("more than sequences"));
    }

    #[test]
    #[cfg(all(target_pointer_width = "64", not(loom)))]
    fn the_largest_ring_is_the_last_that_fits_into_the_address_space() {
        #[repr(align(64))]
        struct Aligned;
        /// The most slots, as a power of two.
        fn most<Event>(layout: SlotLayout) -> u32 {
            let most = (0..usize::BITS).filter(|bit| refused::<Event>(1 << bit, layout).is_none()).max().unwrap();
            if 1 << most < MOST_SLOTS {
                let text = refused::<Event>(MOST_SLOTS, layout).unwrap();
                let said = "no memory holds a ring of 4611686018427387904 such events\nhelp: write at most";
                assert_eq!(text, format!("{said} {}", 1_u64 << most));
            }
            most
        }
        assert_eq!(most::<u8>(Dense), 62);
        // 2^63 bytes are one too many.
        assert_eq!(most::<u16>(Dense), 61);
        assert_eq!(most::<u64>(Dense), 59);
        assert_eq!(most::<[u64; 3]>(Dense), 58);
        // A stamp each, one for three, one for 24.
        assert_eq!(most::<()>(Stamped), 59);
        assert_eq!(most::<u64>(Stamped), 59);
        assert_eq!(most::<u8>(Stamped), 62);
        // The stamp takes as much as the event.
        assert_eq!((most::<Aligned>(Stamped), most::<[u128; 4]>(Stamped)), (56, 56));
        assert_eq!(most::<[u8; 1 << 60]>(Dense), 2);
    }

    #[test]
    fn bounds_from_the_capacity_on_pass() {
        (3..usize::BITS - 1).for_each(|bit| Dense.check_bound::<()>(8, 1 << bit));
        assert!(catch_unwind(|| Dense.check_bound::<()>(8, 4)).is_err());
        assert!(catch_unwind(|| Stamped.check_bound::<u64>(8, MOST_SLOTS)).is_err());
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

//! How many slots a ring may have.

use super::text::Text;
use crate::ring::{Groups, Slot};

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
    /// Nothing.
    Dense,
    /// A stamp, which small events share.
    Stamped,
    /// The same for events that share a stamp, and nothing for others.
    BySize,
    /// A stamp of its own, before the event.
    SharedStamped,
    /// Nothing: the stamps of all slots lie in another array.
    SharedDense,
}

/// The bytes of a stamp, and their alignment, also where `u64` has another one: it is atomic.
const STAMP: u128 = 8;

impl SlotLayout {
    /// The bytes that a ring of so many slots takes; if it has several allocations, those of the largest.
    const fn bytes<E, V>(self, slots: usize) -> u128 {
        let slot = size_of::<Slot<E, V>>() as u128;
        let bytes = match self {
            Self::Dense => slots as u128 * slot,
            Self::Stamped => {
                let Groups { length, padding } = Groups::beside::<E, V>();
                let group = padding as u128 + length as u128 * slot;
                slots.div_ceil(length) as u128 * behind_stamp::<E, V>(group)
            }
            Self::BySize => {
                let layout = if Groups::beside::<E, V>().share() { Self::Stamped } else { Self::Dense };
                return layout.bytes::<E, V>(slots);
            }
            Self::SharedStamped => slots as u128 * behind_stamp::<E, V>(slot),
            Self::SharedDense => slots as u128 * if slot > STAMP { slot } else { STAMP },
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

/// The bytes of a stamp and of so many bytes of slots behind it.
const fn behind_stamp<E, V>(slots: u128) -> u128 {
    let align = align_of::<Slot<E, V>>() as u128;
    let before = STAMP.next_multiple_of(align);
    (before + slots).next_multiple_of(if align > STAMP { align } else { STAMP })
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

#[cfg(test)]
mod tests {
    use super::SlotLayout::{BySize, Dense, SharedDense, SharedStamped, Stamped};
    use super::{MOST_SLOTS, SlotLayout};
    #[cfg(not(loom))]
    use crate::ring::{Marks, Slot};
    use std::panic::catch_unwind;
    #[cfg(not(loom))]
    use std::sync::atomic::AtomicU64;

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
        // The stamp takes as much as the event.
        assert_eq!((most::<Aligned>(Stamped), most::<[u128; 4]>(Stamped)), (56, 56));
        assert_eq!(most::<[u8; 1 << 60]>(Dense), 2);
        // A stamp for 56 events in a line, for 7, for 3, for 2, and for one.
        assert_eq!((most::<u8>(Stamped), most::<u64>(Stamped), most::<[u64; 2]>(Stamped)), (62, 59, 58));
        assert_eq!((most::<[u64; 3]>(Stamped), most::<[u64; 4]>(Stamped)), (57, 57));
        assert_eq!((most::<u64>(BySize), most::<[u64; 3]>(BySize)), (59, 57));
        // These have none.
        assert_eq!((most::<[u64; 4]>(BySize), most::<[u64; 6]>(BySize), most::<Aligned>(BySize)), (57, 57, 62));
        // A stamp each, 8 bytes without an event.
        assert_eq!((most::<()>(SharedStamped), most::<u8>(SharedStamped), most::<u64>(SharedStamped)), (59, 58, 58));
        assert_eq!((most::<[u64; 2]>(SharedStamped), most::<[u64; 3]>(SharedStamped)), (58, 57));
        assert_eq!((most::<Aligned>(SharedStamped), most::<u128>(SharedStamped)), (56, 57));
        // Of the two arrays, that of the stamps is the larger one, or that of the events.
        assert_eq!((most::<()>(SharedDense), most::<u8>(SharedDense), most::<u64>(SharedDense)), (59, 59, 59));
        assert_eq!((most::<[u8; 9]>(SharedDense), most::<[u64; 3]>(SharedDense)), (59, 58));
    }

    #[test]
    #[cfg(not(loom))]
    fn a_stamp_and_its_slot_take_what_a_struct_of_both_takes() {
        #[repr(C)]
        struct Both<E, V> {
            stamp: AtomicU64,
            slot: Slot<E, V>,
        }
        #[repr(align(32))]
        struct Aligned(#[expect(dead_code, reason = "for its size")] [u8; 40]);
        fn check<E, V>() {
            let slots = 128;
            assert_eq!(SharedStamped.bytes::<E, V>(slots), (slots * size_of::<Both<E, V>>()) as u128);
        }
        check::<(), ()>();
        check::<u8, ()>();
        check::<[u16; 5], Marks<3>>();
        check::<u64, Marks<1>>();
        check::<u128, Marks<9>>();
        check::<Aligned, Marks<2>>();
    }

    #[test]
    fn bounds_from_the_capacity_on_pass() {
        (3..usize::BITS - 1).for_each(|bit| Dense.check_bound::<()>(8, 1 << bit));
        assert!(catch_unwind(|| Dense.check_bound::<()>(8, 4)).is_err());
        assert!(catch_unwind(|| Stamped.check_bound::<u64>(8, MOST_SLOTS)).is_err());
    }
}

//! How small events share a stamp.
//!
//! What a ring costs is the lines that go back and forth between the cores, so a line should carry as many events as it can. But
//! current processors move stores to a line by its halves: stores that go to one half and the other in turn, an event here and a stamp
//! there, take several times as long. So a group is as many events as fit, with their stamp, into half a cache line.

use super::slab::Unit;
use super::{Slot, SlotMarks};
use crate::sync::AtomicU64;
use std::array;
use std::mem::MaybeUninit;

/// Half a cache line, on nearly all processors.
const HALF_LINE: usize = 32;

/// How events share stamps.
#[derive(Clone, Copy)]
pub struct Groups {
    /// How many events share a stamp.
    pub length: usize,
    /// How many bytes of the half line are left over.
    pub padding: usize,
}

impl Groups {
    /// For events of this type, with nothing beside them.
    #[must_use]
    pub const fn of<E>() -> Self {
        Self::beside::<E, ()>()
    }

    /// For events of this type, each with a `V` beside it.
    #[must_use]
    pub const fn beside<E, V>() -> Self {
        // A model should see groups, and its atomics are too large for half a line.
        let room = if cfg!(loom) { size_of::<AtomicU64>() + 2 * size_of::<Slot<E, V>>() } else { HALF_LINE };
        let (stamp, slot) = (size_of::<AtomicU64>(), size_of::<Slot<E, V>>());
        // An over-aligned event would leave a hole behind the stamp, and of events without a size any number fits.
        let length = if slot == 0 || align_of::<E>() > align_of::<AtomicU64>() { 1 } else { (room - stamp) / slot };
        if length < 2 {
            // Padding would only make a large event larger.
            return Self { length: 1, padding: 0 };
        }
        Self { length, padding: room - stamp - length * slot }
    }
}

/// Events behind one stamp.
#[repr(C)]
pub(super) struct Group<E, const LENGTH: usize, const PADDING: usize, V> {
    /// The end of the last publication that began in this group; 0 if none did.
    pub(super) stamp: AtomicU64,
    _padding: [MaybeUninit<u8>; PADDING],
    pub(super) events: [Slot<E, V>; LENGTH],
}

impl<E, const LENGTH: usize, const PADDING: usize, V: SlotMarks> Unit for Group<E, LENGTH, PADDING, V> {
    const SLOTS: usize = LENGTH;

    fn empty() -> Self {
        Self {
            stamp: AtomicU64::new(0),
            _padding: [MaybeUninit::uninit(); PADDING],
            events: array::from_fn(|_| Slot::empty()),
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::super::Marks;
    use super::{Groups, HALF_LINE};
    use std::mem::offset_of;

    type Group<E, const LENGTH: usize, const PADDING: usize, V = ()> = super::Group<E, LENGTH, PADDING, V>;

    fn of<E>() -> (usize, usize) {
        beside::<E, ()>()
    }

    fn beside<E, V>() -> (usize, usize) {
        let groups = Groups::beside::<E, V>();
        (groups.length, groups.padding)
    }

    #[test]
    fn small_events_fill_half_a_line_with_their_stamp() {
        assert_eq!(size_of::<Group<u8, 24, 0>>(), HALF_LINE);
        assert_eq!(size_of::<Group<u64, 3, 0>>(), HALF_LINE);
        assert_eq!(size_of::<Group<[u8; 10], 2, 4>>(), HALF_LINE);
        assert_eq!(size_of::<Group<[u64; 3], 1, 0>>(), HALF_LINE);
    }

    #[test]
    fn events_end_where_their_half_line_ends() {
        // `lines` knows the last event of a line by its address.
        assert_eq!(offset_of!(Group<[u8; 10], 2, 4>, events), 12);
        assert_eq!(offset_of!(Group<u64, 3, 0>, events), 8);
    }

    #[test]
    fn a_group_has_as_many_events_as_fit() {
        assert_eq!(of::<u8>(), (24, 0));
        assert_eq!(of::<u64>(), (3, 0));
        assert_eq!(of::<[u8; 10]>(), (2, 4));
    }

    #[test]
    fn larger_events_have_a_stamp_each_and_no_padding() {
        assert_eq!(of::<[u64; 2]>(), (1, 0));
        assert_eq!(of::<[u64; 3]>(), (1, 0));
        assert_eq!(of::<[u64; 100]>(), (1, 0));
        assert_eq!(of::<()>(), (1, 0));
        assert_eq!(of::<u128>(), (1, 0));
    }

    #[test]
    fn marks_take_room_of_the_group() {
        assert_eq!(beside::<u8, Marks<1>>(), (12, 0));
        assert_eq!(size_of::<Group<u8, 12, 0, Marks<1>>>(), HALF_LINE);
        assert_eq!(beside::<u32, Marks<1>>(), (3, 0));
        assert_eq!(size_of::<Group<u32, 3, 0, Marks<1>>>(), HALF_LINE);
        assert_eq!(beside::<[u8; 9], Marks<1>>(), (2, 4));
        assert_eq!(beside::<u64, Marks<1>>(), (1, 0));
        // Events without a size have one with a mark.
        assert_eq!(beside::<(), Marks<1>>(), (24, 0));
    }
}

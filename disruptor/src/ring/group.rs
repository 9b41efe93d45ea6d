//! How small events share a stamp.
//!
//! What a ring costs is the lines that go back and forth between the cores, so a line should carry as many events as it can, and bring the news of them
//! with it. So a group is as many events as fit, with their stamp, into a cache line.

use super::slab::Unit;
use super::{LINE, Slot, SlotMarks};
use crate::sync::AtomicU64;
use std::array;
use std::mem::MaybeUninit;

/// How events share stamps.
#[derive(Clone, Copy)]
pub struct Groups {
    /// How many events share a stamp.
    pub length: usize,
    /// How many bytes of the line are left over.
    pub padding: usize,
}

impl Groups {
    /// For events of this type, with nothing beside them.
    #[must_use]
    pub const fn of<E>() -> Self {
        Self::beside::<E, ()>()
    }

    /// Whether several events share a stamp.
    #[must_use]
    pub const fn share(self) -> bool {
        self.length > 1
    }

    /// For events of this type, each with a `V` beside it.
    #[must_use]
    pub const fn beside<E, V>() -> Self {
        // A model should see groups, and its atomics are too large for a line.
        let room = if cfg!(loom) { size_of::<AtomicU64>() + 2 * size_of::<Slot<E, V>>() } else { LINE };
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
pub struct Group<E, const LENGTH: usize, const PADDING: usize, V> {
    /// The end of the last publication with an event in this group; 0 if there was none.
    pub(super) stamp: AtomicU64,
    _padding: [MaybeUninit<u8>; PADDING],
    pub(super) events: [Slot<E, V>; LENGTH],
}

impl<E, const LENGTH: usize, const PADDING: usize, V> AsRef<[Slot<E, V>]> for Group<E, LENGTH, PADDING, V> {
    #[inline(always)]
    fn as_ref(&self) -> &[Slot<E, V>] {
        &self.events
    }
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
    use super::{Groups, LINE};
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
    fn small_events_fill_a_line_with_their_stamp() {
        assert_eq!(size_of::<Group<u8, 56, 0>>(), LINE);
        assert_eq!(size_of::<Group<u64, 7, 0>>(), LINE);
        assert_eq!(size_of::<Group<[u8; 10], 5, 6>>(), LINE);
        assert_eq!(size_of::<Group<[u64; 3], 2, 8>>(), LINE);
    }

    #[test]
    fn events_end_where_their_line_ends() {
        // `lines` knows the last event of a line by its address.
        assert_eq!(offset_of!(Group<[u8; 10], 5, 6>, events), 14);
        assert_eq!(offset_of!(Group<u64, 7, 0>, events), 8);
        assert_eq!(offset_of!(Group<[u64; 3], 2, 8>, events), 16);
    }

    #[test]
    fn a_group_has_as_many_events_as_fit() {
        assert_eq!(of::<u8>(), (56, 0));
        assert_eq!(of::<u64>(), (7, 0));
        assert_eq!(of::<[u8; 10]>(), (5, 6));
        assert_eq!(of::<[u64; 2]>(), (3, 8));
        assert_eq!(of::<[u64; 3]>(), (2, 8));
        assert_eq!(of::<[u32; 7]>(), (2, 0));
        assert!(Groups::of::<[u32; 7]>().share());
    }

    #[test]
    fn larger_events_have_a_stamp_each_and_no_padding() {
        assert_eq!(of::<[u8; 29]>(), (1, 0));
        assert_eq!(of::<[u64; 4]>(), (1, 0));
        assert_eq!(of::<[u64; 100]>(), (1, 0));
        assert_eq!(of::<()>(), (1, 0));
        assert_eq!(of::<u128>(), (1, 0));
        assert!(!Groups::of::<[u8; 29]>().share());
    }

    #[test]
    fn marks_take_room_of_the_group() {
        assert_eq!(beside::<u8, Marks<1>>(), (28, 0));
        assert_eq!(size_of::<Group<u8, 28, 0, Marks<1>>>(), LINE);
        assert_eq!(beside::<u32, Marks<1>>(), (7, 0));
        assert_eq!(size_of::<Group<u32, 7, 0, Marks<1>>>(), LINE);
        assert_eq!(beside::<[u8; 9], Marks<1>>(), (5, 6));
        assert_eq!(beside::<u64, Marks<1>>(), (3, 8));
        assert_eq!(beside::<[u64; 3], Marks<1>>(), (1, 0));
        // Events without a size have one with a mark.
        assert_eq!(beside::<(), Marks<1>>(), (56, 0));
    }
}

//! Stamps beside the events: they travel together, so that one cache-line transfer moves both.
//!
//! Small events share a stamp: as many as fit with it in half a cache line. What a ring costs is the lines that go back and forth
//! between the cores, so a line should carry as many events as it can; but current processors move stores to a line by its halves, and
//! stores that go to one and the other in turn, an event here and a stamp there, take several times as long.
//!
//! # Orderings
//!
//! The producer publishes in order, and stamps the group that holds the first of the published events with the position after
//! the last of them. So, whichever stamp is read, everything before the position it holds is published. 0 means never published.
//!
//! Stamps only grow and are never cleared. A reader looks from where its last answer ended, which is 0 or what some stamp held:
//! the first sequence of the next publication. Once that is published, its group's stamp is above it, and until then no stamp
//! is. Groups that lie wholly inside a publication need no stamp, because the reader knows where it ends.
//!
//! The producer stores the stamp with Release after it wrote the events; a reader loads it with Acquire before it
//! reads them. A slot is written again only after its leaves have released it, which the producer sees through their cursors.

use super::slab::Slab;
use super::{Fixed, LOOK_AHEAD, Ring, Slot, Slots, write_each};
use crate::Sequence;
use crate::sequence::Cursor;
use crate::sync::{AtomicU64, Ordering, UnsafeCell};
use std::mem::MaybeUninit;

/// What a group of events and its stamp should fit in: half a cache line, of nearly all processors.
const HALF_LINE: usize = 32;

/// How events share stamps.
#[derive(Clone, Copy)]
pub struct Groups {
    /// How many events share a stamp.
    pub length: usize,
    /// How many bytes are left over in the group's half of a line.
    pub padding: usize,
    /// How many groups hold all the ring's events. The last one may have slots that are never used.
    pub count: usize,
}

impl Groups {
    /// For a ring of `capacity` events.
    #[must_use]
    pub const fn of<E>(capacity: usize) -> Self {
        // A model should see groups, and its atomics are too large for that.
        let room = if cfg!(loom) { size_of::<AtomicU64>() + 2 * size_of::<Slot<E>>() } else { HALF_LINE };
        let (stamp, event) = (size_of::<AtomicU64>(), size_of::<Slot<E>>());
        // An over-aligned event would leave a hole behind the stamp, and one without a size fits in any number.
        let length = if event == 0 || align_of::<E>() > align_of::<AtomicU64>() { 1 } else { (room - stamp) / event };
        if length < 2 {
            // Padding would only make a large event larger.
            return Self { length: 1, padding: 0, count: capacity };
        }
        Self { length, padding: room - stamp - length * event, count: capacity.div_ceil(length) }
    }
}

#[repr(C)]
struct Group<E, const LENGTH: usize, const PADDING: usize> {
    stamp: AtomicU64,
    _padding: [MaybeUninit<u8>; PADDING],
    events: [Slot<E>; LENGTH],
}

impl<E, const LENGTH: usize, const PADDING: usize> Group<E, LENGTH, PADDING> {
    fn new() -> Self {
        Self {
            stamp: AtomicU64::new(0),
            events: std::array::from_fn(|_| UnsafeCell::new(MaybeUninit::uninit())),
            _padding: [MaybeUninit::uninit(); PADDING],
        }
    }
}

/// `N` slots that carry stamps: a reader finds an event by the line that it reads anyway, also when events come one at a time.
///
/// The other parameters are what [`Groups::of`] says.
#[repr(C, align(128))]
pub struct StampedRing<E, const N: usize, const LENGTH: usize, const PADDING: usize, const COUNT: usize> {
    groups: [Group<E, LENGTH, PADDING>; COUNT],
}

impl<E, const N: usize, const LENGTH: usize, const PADDING: usize, const COUNT: usize>
    StampedRing<E, N, LENGTH, PADDING, COUNT>
{
    #[inline(always)]
    fn lap(&self) -> Lap<'_, E, LENGTH, PADDING> {
        Lap { groups: &self.groups, capacity: N }
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize, const LENGTH: usize, const PADDING: usize, const COUNT: usize> Ring<E>
    for StampedRing<E, N, LENGTH, PADDING, COUNT>
{
    const CAPACITY: u64 = N as u64;
    type Elasticity = Fixed;

    fn boxed() -> Box<Self> {
        let mut ring = Box::<Self>::new_uninit();
        // SAFETY: the pointer is to the array in the box, and the array is all of the ring.
        unsafe {
            write_each(&raw mut (*ring.as_mut_ptr()).groups, Group::new);
            ring.assume_init()
        }
    }

    #[inline(always)]
    fn slot(&self, sequence: Sequence) -> &Slot<E> {
        self.lap().slot(sequence)
    }

    #[inline(always)]
    fn side_by_side(&self, first: Sequence, end: Sequence) -> &[Slot<E>] {
        self.lap().side_by_side(first, end)
    }

    #[inline(always)]
    fn pieces<'a>(&'a self, first: Sequence, end: Sequence) -> impl Iterator<Item = &'a [Slot<E>]>
    where
        E: 'a,
    {
        self.lap().pieces(first, end)
    }

    #[inline(always)]
    fn publish(&self, _: &Cursor, first: Sequence, end: Sequence) {
        self.lap().publish(first, end);
    }

    #[inline(always)]
    fn available(&self, _: &Cursor, position: Sequence) -> Sequence {
        self.lap().available(position)
    }

    fn published(&self, _: &Cursor) -> Sequence {
        self.lap().published()
    }
}

/// The slots of an elastic ring, with stamps.
///
/// The parameters are what [`Groups::of`] says.
pub struct StampedSlots<E, const LENGTH: usize, const PADDING: usize> {
    groups: Slab<Group<E, LENGTH, PADDING>>,
    capacity: usize,
}

impl<E, const LENGTH: usize, const PADDING: usize> StampedSlots<E, LENGTH, PADDING> {
    #[inline(always)]
    fn lap(&self) -> Lap<'_, E, LENGTH, PADDING> {
        Lap { groups: &self.groups, capacity: self.capacity }
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const LENGTH: usize, const PADDING: usize> Slots<E> for StampedSlots<E, LENGTH, PADDING> {
    fn new(capacity: usize) -> Self {
        Self { groups: Slab::new(capacity.div_ceil(LENGTH), Group::new), capacity }
    }

    #[inline(always)]
    fn capacity(&self) -> usize {
        self.capacity
    }

    #[inline(always)]
    fn slot(&self, sequence: Sequence) -> &Slot<E> {
        self.lap().slot(sequence)
    }

    #[inline(always)]
    fn side_by_side(&self, first: Sequence, end: Sequence) -> &[Slot<E>] {
        self.lap().side_by_side(first, end)
    }

    #[inline(always)]
    fn publish(&self, _: &Cursor, first: Sequence, end: Sequence) {
        self.lap().publish(first, end);
    }

    #[inline(always)]
    fn available(&self, _: &Cursor, position: Sequence) -> Sequence {
        self.lap().available(position)
    }

    fn published(&self, _: &Cursor) -> Sequence {
        self.lap().published()
    }
}

/// A power of two of slots in groups, wherever they are.
struct Lap<'a, E, const LENGTH: usize, const PADDING: usize> {
    groups: &'a [Group<E, LENGTH, PADDING>],
    capacity: usize,
}

impl<'a, E, const LENGTH: usize, const PADDING: usize> Lap<'a, E, LENGTH, PADDING> {
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "the mask cuts the sequence to an index")]
    fn index(&self, sequence: Sequence) -> usize {
        sequence as usize & (self.capacity - 1)
    }

    /// The group of an event, by its number, and which one it is in there.
    #[inline(always)]
    fn position(&self, sequence: Sequence) -> (usize, usize) {
        let index = self.index(sequence);
        (index / LENGTH, index % LENGTH)
    }

    #[inline(always)]
    fn place(&self, sequence: Sequence) -> (&'a Group<E, LENGTH, PADDING>, usize) {
        let (group, offset) = self.position(sequence);
        (&self.groups[group], offset)
    }

    #[inline(always)]
    fn slot(&self, sequence: Sequence) -> &'a Slot<E> {
        let (group, index) = self.place(sequence);
        &group.events[index]
    }

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "cut to the number of slots first")]
    fn side_by_side(&self, first: Sequence, end: Sequence) -> &'a [Slot<E>] {
        let (group, index) = self.place(first);
        // Of the last group, not all may be slots.
        let most = (LENGTH - index).min(self.capacity - self.index(first));
        &group.events[index..][..(end - first).min(most as u64) as usize]
    }

    #[inline(always)]
    fn publish(&self, first: Sequence, end: Sequence) {
        // Release: the events are written before a reader that acquires the stamp reads them.
        // NB: and no store to another line, not even one that is always at hand: between two that have to wait for their line it
        // makes publishing up to twice as slow.
        self.place(first).0.stamp.store(end, ordering!(Release, unless "stamp_release"));
    }

    #[inline(always)]
    fn pieces(self, first: Sequence, end: Sequence) -> Pieces<'a, E, LENGTH, PADDING> {
        let (group, offset) = self.position(first);
        Pieces { lap: self, first, end, group, offset }
    }

    #[inline(always)]
    fn available(&self, position: Sequence) -> Sequence {
        let mut end = position;
        let (mut group, mut offset) = self.position(end);
        let last_group = self.groups.len() - 1;
        // Of the last group, not all may be slots.
        let last_length = self.capacity - last_group * LENGTH;
        while end - position < LOOK_AHEAD {
            // Acquire: pairs with the store above.
            let stamp = self.groups[group].stamp.load(ordering!(Acquire, unless "stamp_acquire"));
            // NB: a branch, so that the processor guesses it and loads the next stamp before it has this one. With the next address
            // computed from the stamp, every cache miss waits for the one before.
            let length = if group == last_group { last_length } else { LENGTH };
            let next_group = end + (length - offset) as u64;
            if stamp < next_group {
                return end.max(stamp);
            }
            if stamp == next_group {
                end = next_group;
                group = if group == last_group { 0 } else { group + 1 };
                offset = 0;
            } else {
                end = stamp;
                (group, offset) = self.position(end);
            }
        }
        end
    }

    fn published(&self) -> Sequence {
        // Relaxed: a count, for statistics and those who synchronized with the producer in another way.
        self.groups.iter().map(|group| group.stamp.load(Ordering::Relaxed)).fold(0, Sequence::max)
    }
}

/// Goes through slots in pieces that lie side by side. Where the first one lies is computed once: a group follows the other.
struct Pieces<'a, E, const LENGTH: usize, const PADDING: usize> {
    lap: Lap<'a, E, LENGTH, PADDING>,
    first: Sequence,
    end: Sequence,
    /// Where the first one lies.
    group: usize,
    offset: usize,
}

impl<'a, E, const LENGTH: usize, const PADDING: usize> Iterator for Pieces<'a, E, LENGTH, PADDING> {
    type Item = &'a [Slot<E>];

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "at most as many as there are slots")]
    fn next(&mut self) -> Option<&'a [Slot<E>]> {
        if self.first >= self.end {
            return None;
        }
        if LENGTH == 1 {
            // NB: nothing to divide by, and with fewer variables the loop is faster: 3.9 ns instead of 5.4 for 56 bytes.
            let piece = self.lap.side_by_side(self.first, self.end);
            self.first += 1;
            return Some(piece);
        }
        // Of the last group, not all may be slots.
        let most = (LENGTH - self.offset).min(self.lap.capacity - self.lap.index(self.first));
        let piece =
            &self.lap.groups[self.group].events[self.offset..][..((self.end - self.first).min(most as u64) as usize)];
        self.first += piece.len() as u64;
        self.offset = 0;
        self.group = if self.group + 1 == self.lap.groups.len() { 0 } else { self.group + 1 };
        Some(piece)
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{Group, Groups, HALF_LINE, StampedRing};
    use std::mem::offset_of;

    #[test]
    fn small_events_fill_half_a_line_with_their_stamp() {
        assert_eq!(size_of::<Group<u8, 24, 0>>(), HALF_LINE);
        assert_eq!(size_of::<Group<u64, 3, 0>>(), HALF_LINE);
        assert_eq!(size_of::<Group<[u8; 10], 2, 4>>(), HALF_LINE);
        assert_eq!(size_of::<Group<[u64; 3], 1, 0>>(), HALF_LINE);
        assert_eq!(size_of::<StampedRing<u64, 8192, 3, 0, 2731>>(), (2731 * HALF_LINE).next_multiple_of(128));
    }

    #[test]
    fn events_end_where_their_half_of_a_line_does() {
        // So that the last one of a line is known by its address, see `lines`.
        assert_eq!(offset_of!(Group<[u8; 10], 2, 4>, events), 12);
        assert_eq!(offset_of!(Group<u64, 3, 0>, events), 8);
    }

    #[test]
    fn as_many_as_fit() {
        let of = |groups: Groups| (groups.length, groups.padding, groups.count);
        assert_eq!(of(Groups::of::<u8>(64)), (24, 0, 3));
        assert_eq!(of(Groups::of::<u64>(8192)), (3, 0, 2731));
        assert_eq!(of(Groups::of::<u64>(1)), (3, 0, 1));
        assert_eq!(of(Groups::of::<[u8; 10]>(8)), (2, 4, 4));
    }

    #[test]
    fn larger_events_have_a_stamp_each_and_no_padding() {
        let of = |groups: Groups| (groups.length, groups.padding, groups.count);
        assert_eq!(of(Groups::of::<[u64; 2]>(8)), (1, 0, 8));
        assert_eq!(of(Groups::of::<[u64; 3]>(8)), (1, 0, 8));
        assert_eq!(of(Groups::of::<[u64; 100]>(8)), (1, 0, 8));
        assert_eq!(of(Groups::of::<()>(8)), (1, 0, 8));
        assert_eq!(of(Groups::of::<u128>(8)), (1, 0, 8));
    }
}

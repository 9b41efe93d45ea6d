//! Groups of slots with a stamp: one transfer of a cache line brings events and the news of them.
//!
//! # Orderings
//!
//! The producer publishes in order. It stamps each group that holds one of the published events with the position after the last of them. So, whichever
//! stamp is read, everything before the position that it holds is published. 0 means never published.
//!
//! Stamps only grow, and nobody clears one. Once `publish` has returned, the stamp of each event's group is above the event. Before, while the lines of a
//! batch are being stamped, some are: whoever finds one of these finds all that it tells of.
//!
//! The group with the first event comes last. A reader that has caught up looks there, so it finds the whole publication at once. (Not one as
//! large as the ring, if it begins and ends in the same group.)
//!
//! The producer stores the stamps with Release after it wrote the events; a reader loads them with Acquire before it
//! reads them. A slot is written again only after its leaves have released it, which the producer sees through their cursors.

use super::group::Group;
use super::slab::Slab;
use super::{
    Fixed, Gauge, LOOK_AHEAD, Publish, Published, Ring, Rows, Size, Slot, SlotMarks, distance, half_of_distance,
};
use crate::Sequence;
use crate::producer::Single;
use crate::sequence::Cursor;
use crate::sync::Ordering;
use std::mem;

/// Groups of slots with a stamp each: see [`Groups`](super::Groups) for `LENGTH` and `PADDING`.
///
/// `N` slots, or up to `BOUND` in a part of an elastic ring. `V` lies beside each event.
pub struct Stamped<E, const N: usize, const BOUND: usize, const LENGTH: usize, const PADDING: usize, V = ()> {
    groups: Slab<Group<E, LENGTH, PADDING, V>, N, BOUND>,
}

impl<E, const N: usize, const BOUND: usize, const LENGTH: usize, const PADDING: usize, V: SlotMarks>
    Stamped<E, N, BOUND, LENGTH, PADDING, V>
{
    /// The number of an event's group, and the event's number there.
    #[inline(always)]
    fn place(&self, sequence: Sequence) -> (usize, usize) {
        let index = self.groups.index(sequence);
        (index / LENGTH, index % LENGTH)
    }

    /// The number of slots of a group. The last one may have some that are never used.
    #[inline(always)]
    fn length(&self, group: usize) -> usize {
        let last = self.groups.len() - 1;
        if group == last { self.groups.capacity() - last * LENGTH } else { LENGTH }
    }

    /// The group that follows this one.
    #[inline(always)]
    fn after(&self, group: usize) -> usize {
        if group + 1 == self.groups.len() { 0 } else { group + 1 }
    }

    /// The group that this one follows.
    #[inline(always)]
    fn before(&self, group: usize) -> usize {
        if group == 0 { self.groups.len() - 1 } else { group - 1 }
    }

    /// The slots from `first` on, which lies at this place, to before `end`, as far as they are in the same group.
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "cut to the number of slots first")]
    fn slots_at(&self, (group, offset): (usize, usize), first: Sequence, end: Sequence) -> &[Slot<E, V>] {
        let slots = &self.groups[group].events;
        if offset == 0 && end - first >= LENGTH as u64 && self.length(group) == LENGTH {
            // NB: of a length that the compiler knows.
            return slots;
        }
        let most = self.length(group) - offset;
        &slots[offset..][..(end - first).min(most as u64) as usize]
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize, const BOUND: usize, const LENGTH: usize, const PADDING: usize, V: SlotMarks> Ring<E>
    for Stamped<E, N, BOUND, LENGTH, PADDING, V>
{
    const CAPACITY: u64 = N as u64;
    const BOUND: u64 = BOUND as u64;
    const CONTIGUOUS: bool = false;
    type Marks = V;
    type Beside = V;
    /// The number of the group, and that of the slot there.
    type Address = (usize, usize);
    type Row = Group<E, LENGTH, PADDING, V>;

    fn new(capacity: usize) -> Self {
        Self { groups: Slab::new(capacity) }
    }

    fn all_slots<'a>(&'a self) -> impl Iterator<Item = &'a Slot<E, V>> + Clone
    where
        E: 'a,
    {
        self.groups.iter().flat_map(|group| &group.events).take(self.groups.capacity())
    }

    #[inline(always)]
    fn marks_beside(slot: &Slot<E, V>) -> Option<&V> {
        Some(slot.marks())
    }

    #[inline(always)]
    fn slot(&self, sequence: Sequence) -> &Slot<E, V> {
        let (group, offset) = self.place(sequence);
        &self.groups[group].events[offset]
    }

    #[inline(always)]
    fn address(&self, sequence: Sequence) -> (usize, usize) {
        self.place(sequence)
    }

    #[inline(always)]
    fn piece(&self, address: &mut (usize, usize), first: Sequence, end: Sequence) -> &[Slot<E, V>] {
        let place = mem::replace(address, (self.after(address.0), 0));
        self.slots_at(place, first, end)
    }

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "cut to the number of groups first")]
    fn rows(&self, first: Sequence, end: Sequence) -> Rows<'_, Slot<E, V>, Self::Row> {
        let (group, offset) = self.place(first);
        // Of the last group, not all may be slots.
        let full = self.groups.capacity() / LENGTH;
        let is_row = offset == 0 && group < full && end - first >= LENGTH as u64;
        let before: &[Slot<E, V>] = if is_row { &[] } else { self.slots_at((group, offset), first, end) };
        let rows = self.groups.get(group + usize::from(!is_row)..full).unwrap_or_default();
        let count = (end - first - before.len() as u64) / LENGTH as u64;
        (before, &rows[..count.min(rows.len() as u64) as usize])
    }

    #[inline(always)]
    fn available(&self, cursor: &Cursor, position: Sequence) -> Sequence {
        let index = self.groups.index(position);
        let mut group = index / LENGTH;
        let mut group_end = position + ((group + 1) * LENGTH).min(self.groups.capacity()) as u64 - index as u64;
        // Acquire: pairs with the stores in `publish`.
        let mut stamp = self.groups[group].stamp.load(ordering!(Acquire, unless "stamp_acquire"));
        if stamp < group_end {
            return stamp.max(position);
        }
        if self.has_distance(cursor, position, group_end) {
            return position + const { half_of_distance(N as u64) };
        }
        // NB: goes from group to group, also where the stamp tells more. With the next address computed from the stamp, every cache miss would wait for
        // the one before.
        while stamp >= group_end && group_end - position < LOOK_AHEAD {
            let end = group_end;
            group = self.after(group);
            group_end += self.length(group) as u64;
            // Acquire: as above.
            stamp = self.groups[group].stamp.load(ordering!(Acquire, unless "stamp_acquire")).max(end);
        }
        stamp
    }

    /// Of all lines near the producer, looks at the one that says so.
    #[inline(always)]
    fn has_distance(&self, cursor: &Cursor, position: Sequence, _: Sequence) -> bool {
        let far = position + const { distance(N as u64) };
        self.glance(cursor, far) > far
    }

    #[inline(always)]
    fn glance(&self, _: &Cursor, position: Sequence) -> Sequence {
        let (group, _) = self.place(position);
        // Acquire: as above.
        self.groups[group].stamp.load(ordering!(Acquire, unless "stamp_acquire")).max(position)
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize, const BOUND: usize, const LENGTH: usize, const PADDING: usize, V: SlotMarks> Publish<E>
    for Stamped<E, N, BOUND, LENGTH, PADDING, V>
{
    type Elasticity = Fixed;
    type Sequencer = Single;

    #[inline(always)]
    fn publish(&self, _: &Cursor, first: Sequence, end: Sequence) {
        let (mut group, offset) = self.place(end - 1);
        if end - 1 - first > offset as u64 {
            let (begin, _) = self.place(first);
            loop {
                // Release: as below.
                self.groups[group].stamp.store(end, ordering!(Release, unless "stamp_release"));
                group = self.before(group);
                if group == begin {
                    break;
                }
            }
        }
        // Release: the events are written before a reader that acquires the stamp reads them.
        // NB: and no store to another line, not even one that is always at hand: between two that have to wait for their line it
        // makes publishing up to twice as slow.
        self.groups[group].stamp.store(end, ordering!(Release, unless "stamp_release"));
    }

    #[inline(always)]
    fn capacity(&self) -> u64 {
        self.groups.capacity() as u64
    }
}

impl<E, const N: usize, const BOUND: usize, const LENGTH: usize, const PADDING: usize, V: SlotMarks> Gauge
    for Stamped<E, N, BOUND, LENGTH, PADDING, V>
{
    fn published(&self, _: &Cursor) -> Published {
        // Acquire: pairs with the store in `publish`, for whoever drops what is left in the ring.
        let stamps = self.groups.iter().map(|group| group.stamp.load(Ordering::Acquire));
        Published::all_before(stamps.fold(0, Sequence::max))
    }

    fn size(&self) -> Size {
        Size { capacity: self.groups.capacity() as u64, growths: 0 }
    }
}

impl<E, const N: usize, const BOUND: usize, const LENGTH: usize, const PADDING: usize, V> Clone
    for Stamped<E, N, BOUND, LENGTH, PADDING, V>
{
    fn clone(&self) -> Self {
        Self { groups: self.groups.clone() }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{LOOK_AHEAD, Publish, Ring, Stamped};
    use crate::sequence::Cursor;
    use crate::wait::Sleepers;
    use std::iter;

    /// Runs a check for rings of a few sizes, whose groups have 56, 7, 2 and 1 events.
    macro_rules! for_all {
        ($check:ident) => {
            for_all!(@sizes $check: u8, 56, 0);
            for_all!(@sizes $check: u64, 7, 0);
            for_all!(@sizes $check: [u64; 3], 2, 8);
            for_all!(@sizes $check: [u64; 32], 1, 0);
        };
        (@sizes $check:ident: $event:ty, $length:literal, $padding:literal) => {
            $check(&Stamped::<$event, 1, 1, $length, $padding>::new(1));
            $check(&Stamped::<$event, 2, 2, $length, $padding>::new(2));
            $check(&Stamped::<$event, 8, 8, $length, $padding>::new(8));
            $check(&Stamped::<$event, 16, 128, $length, $padding>::new(64));
            $check(&Stamped::<$event, 128, 128, $length, $padding>::new(128));
        };
    }

    /// The slots of a run of events, one by one.
    fn slots<E, R: Publish<E>>(ring: &R, first: u64, end: u64) -> Vec<*const ()> {
        (first..end).map(|sequence| std::ptr::from_ref(ring.slot(sequence)).cast()).collect()
    }

    /// The same in rows.
    fn in_rows<E, R: Publish<E>>(ring: &R, mut first: u64, end: u64) -> Vec<*const ()> {
        let mut found = Vec::new();
        while first < end {
            let (before, rows) = ring.rows(first, end);
            let slots = before.iter().chain(rows.iter().flat_map(AsRef::as_ref));
            let length = found.len();
            found.extend(slots.map(|slot| std::ptr::from_ref(slot).cast::<()>()));
            assert!(found.len() > length, "nothing from {first} to {end}");
            first += (found.len() - length) as u64;
        }
        found
    }

    fn assert_each_event_has_its_slot<E, R: Publish<E>>(ring: &R) {
        let capacity = ring.capacity();
        let mut lap = slots(ring, capacity, 2 * capacity);
        assert_eq!(lap, slots(ring, 0, capacity));
        assert_eq!(lap, ring.all_slots().map(|slot| std::ptr::from_ref(slot).cast()).collect::<Vec<_>>());
        lap.sort_unstable();
        lap.dedup();
        assert_eq!(lap.len() as u64, capacity);
        for first in 0..2 * capacity {
            for end in first..=first + capacity {
                let one_by_one = slots(ring, first, end);
                let pieces: Vec<_> =
                    ring.pieces(first, end).flatten().map(|slot| std::ptr::from_ref(slot).cast()).collect();
                assert_eq!(pieces, one_by_one, "{first}..{end} of {capacity}");
                assert_eq!(in_rows(ring, first, end), one_by_one, "{first}..{end} of {capacity}");
            }
        }
    }

    fn assert_events_are_available_once_they_are_published<E, R: Publish<E>>(ring: &R) {
        let capacity = ring.capacity();
        let cursor = Cursor::new(Sleepers::new(false));
        // From one to as many as the ring has slots, in no order.
        let lengths = iter::successors(Some(1), |length| Some(length * 29 % 257)).map(|length| 1 + length % capacity);
        let mut first = 0;
        for length in lengths.take(400) {
            assert_eq!(ring.available(&cursor, first), first);
            assert_eq!(ring.glance(&cursor, first), first);
            let end = first + length;
            ring.publish(&cursor, first, end);
            // Those of the lap that ends here are there, wherever a reader is.
            for position in end.saturating_sub(capacity)..end {
                let mut seen = position;
                while seen < end {
                    let answer = ring.available(&cursor, seen);
                    let least = end.min(seen + LOOK_AHEAD);
                    assert!((least..=end).contains(&answer), "{seen} to {answer} after {first}..{end} of {capacity}");
                    seen = answer;
                }
                assert!(ring.glance(&cursor, position) > position, "{position} after {first}..{end} of {capacity}");
            }
            first = end;
        }
    }

    #[test]
    fn each_event_has_its_slot() {
        for_all!(assert_each_event_has_its_slot);
    }

    #[test]
    fn events_are_available_once_they_are_published() {
        for_all!(assert_events_are_available_once_they_are_published);
    }
}

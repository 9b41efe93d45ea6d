//! Stamps beside the events: one transfer of a cache line brings both.
//!
//! # Orderings
//!
//! The producer publishes in order. It stamps the group that holds the first of the published events with the position after
//! the last of them. So, whichever stamp is read, everything before the position it holds is published. 0 means never published.
//!
//! Stamps only grow and are never cleared. A reader looks from where its last answer ended, which is 0 or what some stamp held:
//! the first sequence of the next publication. Once that is published, its group's stamp is above it, and until then no stamp
//! is. Groups that lie wholly inside a publication need no stamp, because the reader knows where it ends.
//!
//! The producer stores the stamp with Release after it wrote the events; a reader loads it with Acquire before it
//! reads them. A slot is written again only after its leaves have released it, which the producer sees through their cursors.

use super::group::Group;
use super::slab::Slab;
use super::{Fixed, Gauge, LOOK_AHEAD, Publish, Published, Ring, Size, Slot, SlotMarks};
use crate::Sequence;
use crate::producer::Single;
use crate::sequence::Cursor;
use crate::sync::Ordering;

/// Slots with stamps. A reader finds an event by the line that it reads anyway, also when events come one at a time.
///
/// `N` slots, or up to `BOUND` in a part of an elastic ring; see [`Groups`](super::Groups) for `LENGTH` and
/// `PADDING`. `V` lies beside each event.
pub struct Stamped<E, const N: usize, const BOUND: usize, const LENGTH: usize, const PADDING: usize, V = ()> {
    groups: Slab<Group<E, LENGTH, PADDING, V>, N, BOUND>,
}

impl<E, const N: usize, const BOUND: usize, const LENGTH: usize, const PADDING: usize, V: SlotMarks>
    Stamped<E, N, BOUND, LENGTH, PADDING, V>
{
    #[inline(always)]
    fn lap(&self) -> Lap<'_, E, LENGTH, PADDING, V> {
        Lap { groups: &self.groups, capacity: self.groups.capacity() }
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, const N: usize, const BOUND: usize, const LENGTH: usize, const PADDING: usize, V: SlotMarks> Ring<E>
    for Stamped<E, N, BOUND, LENGTH, PADDING, V>
{
    const CAPACITY: u64 = N as u64;
    const BOUND: u64 = BOUND as u64;
    type Marks = V;
    type Beside = V;

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
        let lap = self.lap();
        let (group, offset) = lap.place(sequence);
        &lap.groups[group].events[offset]
    }

    #[inline(always)]
    fn side_by_side(&self, first: Sequence, end: Sequence) -> &[Slot<E, V>] {
        self.lap().piece(self.lap().place(first), first, end)
    }

    #[inline(always)]
    fn pieces<'a>(&'a self, first: Sequence, end: Sequence) -> impl Iterator<Item = &'a [Slot<E, V>]>
    where
        E: 'a,
    {
        let lap = self.lap();
        Pieces { first, end, place: lap.place(first), lap }
    }

    #[inline(always)]
    fn available(&self, _: &Cursor, position: Sequence) -> Sequence {
        let lap = self.lap();
        let mut end = position;
        let (mut group, mut offset) = lap.place(end);
        let last_group = lap.groups.len() - 1;
        // Of the last group, not all may be slots.
        let last_length = lap.capacity - last_group * LENGTH;
        while end - position < LOOK_AHEAD {
            // Acquire: pairs with the store in `publish`.
            let stamp = lap.groups[group].stamp.load(ordering!(Acquire, unless "stamp_acquire"));
            // NB: a branch, so that the processor guesses it and loads the next stamp before it has this one. With the next address
            // computed from the stamp, every cache miss waits for the one before.
            let length = if group == last_group { last_length } else { LENGTH };
            let next_group = end + (length - offset) as u64;
            if stamp < next_group {
                return end.max(stamp);
            }
            if stamp == next_group {
                end = next_group;
                (group, offset) = (lap.after(group), 0);
            } else {
                end = stamp;
                (group, offset) = lap.place(end);
            }
        }
        end
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
        let lap = self.lap();
        // Release: the events are written before a reader that acquires the stamp reads them.
        // NB: and no store to another line, not even one that is always at hand: between two that have to wait for their line it
        // makes publishing up to twice as slow.
        lap.groups[lap.place(first).0].stamp.store(end, ordering!(Release, unless "stamp_release"));
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

/// The groups, by value.
///
/// NB: where the slots lie must be in a local variable. For all that the compiler knows, a handler may write to the ring's own fields,
/// and they would be loaded again for each event.
#[derive(Clone, Copy)]
struct Lap<'a, E, const LENGTH: usize, const PADDING: usize, V> {
    groups: &'a [Group<E, LENGTH, PADDING, V>],
    capacity: usize,
}

impl<'a, E, const LENGTH: usize, const PADDING: usize, V> Lap<'a, E, LENGTH, PADDING, V> {
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "the mask cuts the sequence to an index")]
    fn index(&self, sequence: Sequence) -> usize {
        sequence as usize & (self.capacity - 1)
    }

    /// The number of an event's group, and the event's number in the group.
    #[inline(always)]
    fn place(&self, sequence: Sequence) -> (usize, usize) {
        let index = self.index(sequence);
        (index / LENGTH, index % LENGTH)
    }

    /// The group that follows this one.
    #[inline(always)]
    fn after(&self, group: usize) -> usize {
        if group + 1 == self.groups.len() { 0 } else { group + 1 }
    }

    /// The slots from `first` on, which lies at `place`, to before `end`, as far as they are in the same group.
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "cut to the number of slots first")]
    fn piece(&self, (group, offset): (usize, usize), first: Sequence, end: Sequence) -> &'a [Slot<E, V>] {
        // Of the last group, not all may be slots.
        let most = (LENGTH - offset).min(self.capacity - self.index(first));
        &self.groups[group].events[offset..][..(end - first).min(most as u64) as usize]
    }
}

/// Slots in pieces that lie side by side. Only where the first one lies is computed: then one group follows the other.
struct Pieces<'a, E, const LENGTH: usize, const PADDING: usize, V> {
    lap: Lap<'a, E, LENGTH, PADDING, V>,
    first: Sequence,
    end: Sequence,
    /// Where the first one lies.
    place: (usize, usize),
}

impl<'a, E, const LENGTH: usize, const PADDING: usize, V> Iterator for Pieces<'a, E, LENGTH, PADDING, V> {
    type Item = &'a [Slot<E, V>];

    #[inline(always)]
    fn next(&mut self) -> Option<&'a [Slot<E, V>]> {
        if self.first >= self.end {
            return None;
        }
        if LENGTH == 1 {
            // NB: nothing to divide by, and with fewer variables the loop is faster: 3.9 ns instead of 5.4 for 56 bytes.
            let piece = self.lap.piece(self.lap.place(self.first), self.first, self.end);
            self.first += 1;
            return Some(piece);
        }
        let piece = self.lap.piece(self.place, self.first, self.end);
        self.first += piece.len() as u64;
        self.place = (self.lap.after(self.place.0), 0);
        Some(piece)
    }
}

//! The last stage gets cache lines ready for the producer's next lap.
//!
//! A line that one core has written and another one has read is in both caches, and neither core may write it. When the producer
//! comes round again, it must first have the other copy thrown away. On current processors that takes several times as long as fetching
//! a line that only the other core has, and it holds up the stores that follow. So the last stage to read an event writes to the
//! event's lines. That costs a reader next to nothing, because it waits for none of its stores.
//!
//! This holds for lines that the reader has read. Any other line it would fetch for nothing, and a large event may have many: a buffer
//! that is seldom full, or fields that nobody looks at. We do not know which, so we claim only the first few lines of a large event.
//!
//! A stage that has caught up also owns the line in which the next event comes, although that line goes on behind the last slot: it claims it by that
//! slot's last byte. The producer then gets the line from the one core that has it. Otherwise both have it, and the producer's store waits
//! until the other copy is thrown away. That took a quarter of a round trip.
//!
//! Prefetching for writing, by either side, does not help: see `benches/README.md`.

use super::Slot;
use std::slice;

/// The size of a cache line on nearly all processors. Larger lines are claimed twice; of smaller ones, some are left out.
pub(crate) const LINE: usize = 64;

/// The number of bytes of an event beyond which no line is claimed.
const MOST: usize = 256;

/// Rewrites one byte of every cache line that ends in these slots, so that this core owns those lines exclusively. Skips what lies
/// beyond [`MOST`] bytes of a large event.
///
/// Leaves a line alone that goes on behind the last slot, because the producer may be writing there.
///
/// # Safety
///
/// Until the caller releases these slots, nobody else touches them.
#[inline(always)]
pub(crate) unsafe fn claim_lines<E, V>(slots: &[Slot<E, V>]) {
    if cfg!(loom) {
        // Lets a model check that nobody else is there.
        for slot in slots {
            slot.with_mut(|_| ());
        }
        return;
    }
    if size_of::<E>() <= MOST {
        // SAFETY: the caller says that nobody else touches the slots.
        unsafe { claim(slots.as_ptr().cast(), size_of_val(slots)) };
    } else {
        for slot in slots {
            // SAFETY: as above.
            unsafe { claim(std::ptr::from_ref(slot).cast(), MOST) };
        }
    }
}

/// The same for the last slot of a batch, with the line in which it ends: the next event comes there, if it is not a large one.
///
/// # Safety
///
/// As for [`claim_lines`].
#[inline(always)]
pub(crate) unsafe fn claim_last<E, V>(slot: &Slot<E, V>) {
    let size = size_of_val(slot);
    if !cfg!(loom) && 0 < size && size <= LINE {
        let bytes = std::ptr::from_ref(slot).cast::<u8>();
        // SAFETY: both bytes are the slot's, and the caller says that nobody else touches it.
        unsafe {
            rewrite(bytes.add(size - 1));
            let line_end = bytes.addr() | (LINE - 1);
            if line_end < bytes.addr() + size - 1 {
                rewrite(bytes.with_addr(line_end));
            }
        }
        return;
    }
    // SAFETY: the caller's promise.
    unsafe { claim_lines(slice::from_ref(slot)) };
    if !cfg!(loom) && 0 < size && size_of::<E>() <= MOST {
        // SAFETY: as above.
        unsafe { rewrite(std::ptr::from_ref(slot).cast::<u8>().add(size - 1)) };
    }
}

/// Claims each line that ends in these bytes.
///
/// # Safety
///
/// The bytes belong to slots of one allocation that nobody else touches.
#[inline(always)]
unsafe fn claim(bytes: *const u8, size: usize) {
    let end = bytes.addr() + size;
    let mut line_end = (bytes.addr() | (LINE - 1)) + 1;
    while line_end <= end {
        // SAFETY: the byte lies in one of the slots, and the caller says that nobody else touches them: not the marks either.
        unsafe { rewrite(bytes.with_addr(line_end - 1)) };
        line_end += LINE;
    }
}

/// Writes the byte that is there.
///
/// # Safety
///
/// The byte belongs to a slot that nobody else touches. (Slots are cells, with all their padding.)
#[inline(always)]
unsafe fn rewrite(byte: *const u8) {
    // It may be padding, uninitialized, or part of a pointer: copy it as `MaybeUninit<u8>`.
    let byte = byte.cast_mut().cast::<std::mem::MaybeUninit<u8>>();
    // SAFETY: the caller's promise. Volatile, because the compiler would see that nothing changes.
    unsafe { byte.write_volatile(byte.read_volatile()) };
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::super::{Marks, SlotMarks};
    use super::{Slot, claim_last, claim_lines};

    #[repr(C, align(64))]
    struct Slots<E, const N: usize, V>([Slot<E, V>; N]);

    fn assert_unchanged<E: Copy + PartialEq + std::fmt::Debug, const N: usize>(event: impl Fn(usize) -> E) {
        assert_unchanged_beside::<E, N, ()>(&event);
        // Of an event of 8 bytes, the next slot begins behind padding.
        assert_unchanged_beside::<E, N, Marks<1>>(&event);
        assert_unchanged_beside::<E, N, Marks<9>>(&event);
    }

    fn assert_unchanged_beside<E: Copy + PartialEq + std::fmt::Debug, const N: usize, V: SlotMarks>(
        event: impl Fn(usize) -> E,
    ) {
        let is_yes = |index: usize, mark: usize| (index + mark).is_multiple_of(3);
        let slots: Slots<E, N, V> = Slots(std::array::from_fn(|_| Slot::empty()));
        for (index, slot) in slots.0.iter().enumerate() {
            // SAFETY: nobody else knows the slots.
            unsafe { slot.put(event(index)) };
            (0..V::COUNT).for_each(|mark| slot.marks().set(mark, is_yes(index, mark)));
        }
        for from in 0..N {
            for to in from..=N {
                // SAFETY: nobody else knows the slots.
                unsafe { claim_lines(&slots.0[from..to]) };
            }
            // SAFETY: as above.
            unsafe { claim_last(&slots.0[from]) };
        }
        for (index, slot) in slots.0.iter().enumerate() {
            // SAFETY: as above, and all were written.
            assert_eq!(slot.with(|slot| unsafe { (*slot).assume_init() }), event(index));
            assert!((0..V::COUNT).all(|mark| slot.marks().is_set(mark) == is_yes(index, mark)));
        }
    }

    #[test]
    fn claiming_changes_no_event() {
        assert_unchanged::<u64, 40>(|index| index as u64 * 0x0101_0101_0101_0101);
        assert_unchanged::<[u8; 7], 40>(|index| [u8::try_from(index).expect("small"); 7]);
        assert_unchanged::<[u64; 33], 5>(|index| [index as u64; 33]);
        assert_unchanged::<&str, 10>(|index| if index % 2 == 0 { "even" } else { "odd" });
        assert_unchanged::<(), 3>(|_| ());
    }

    #[test]
    fn empty_slots_may_be_claimed() {
        let slots: [Slot<String>; 20] = std::array::from_fn(|_| Slot::empty());
        // SAFETY: nobody else knows the slots.
        unsafe { claim_lines(&slots) };
        // SAFETY: as above.
        unsafe { claim_last(&slots[19]) };
        let slots: [Slot<String, Marks<3>>; 20] = std::array::from_fn(|_| Slot::empty());
        // SAFETY: as above.
        unsafe { claim_lines(&slots) };
        // SAFETY: as above.
        unsafe { claim_last(&slots[19]) };
    }
}

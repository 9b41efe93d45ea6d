//! Getting cache lines ready for the producer.
//!
//! A line that one core has written and another one has read is in both their caches, and neither may write it: the producer, when it
//! comes round again, first has to have the other copy thrown away. On current processors that takes several times as long as fetching
//! a line that only the other core has, and it holds up the stores that follow. So the last one to read an event writes to
//! its lines, which costs a reader next to nothing, since it waits for none of its stores.
//!
//! That is so for lines that it has read. Others it would fetch for nothing, and a large event may have many: a buffer that is seldom full,
//! or fields that nobody looks at. Which they are is not known, so of a large event the first few lines have to do.
//!
//! Prefetching for writing, by either side, was tried as well and does nothing of the kind: see `benches/README.md`.

use super::Slot;

/// The size of a cache line on nearly all processors. Where they are larger, each is claimed twice; where smaller, not every one is.
const LINE: usize = 64;

/// How much of an event is claimed at most, in bytes.
const MOST: usize = 256;

/// Has the calling core own every cache line that ends in these slots, but for those of large events behind [`MOST`] bytes: in each, one
/// byte is written over with itself.
///
/// A line that goes on behind the last slot is left alone, since the producer may be busy in it.
///
/// # Safety
///
/// Until the caller releases these slots, nobody else touches them.
#[inline(always)]
pub(crate) unsafe fn claim_lines<E>(slots: &[Slot<E>]) {
    if cfg!(loom) {
        // A model looks whether somebody else is there.
        for slot in slots {
            slot.with_mut(|_| ());
        }
        return;
    }
    if size_of::<E>() <= MOST {
        // SAFETY: says the caller.
        unsafe { claim(slots.as_ptr().cast(), size_of_val(slots)) };
    } else {
        for slot in slots {
            // SAFETY: as above.
            unsafe { claim(std::ptr::from_ref(slot).cast(), MOST) };
        }
    }
}

/// Claims each line that ends in these bytes.
///
/// # Safety
///
/// They belong to slots, in one allocation, that nobody else touches.
#[inline(always)]
unsafe fn claim(bytes: *const u8, size: usize) {
    let end = bytes.addr() + size;
    let mut line_end = (bytes.addr() | (LINE - 1)) + 1;
    while line_end <= end {
        // Of whatever an event holds there, also nothing, the same is written: a byte that may be uninitialized, or part of a pointer.
        let byte = bytes.with_addr(line_end - 1).cast_mut().cast::<std::mem::MaybeUninit<u8>>();
        // SAFETY: the byte lies in one of the slots, which are cells and nobody else's for now, says the caller. Volatile, or the
        // compiler would see that nothing changes.
        unsafe { byte.write_volatile(byte.read_volatile()) };
        line_end += LINE;
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::{Slot, claim_lines};

    #[repr(C, align(64))]
    struct Slots<E, const N: usize>([Slot<E>; N]);

    fn unchanged<E: Copy + PartialEq + std::fmt::Debug, const N: usize>(event: impl Fn(usize) -> E) {
        let slots: Slots<E, N> = Slots(std::array::from_fn(|_| Slot::empty()));
        for (index, slot) in slots.0.iter().enumerate() {
            // SAFETY: nobody else knows the slots.
            unsafe { slot.put(event(index)) };
        }
        for from in 0..N {
            for to in from..=N {
                // SAFETY: nobody else knows the slots.
                unsafe { claim_lines(&slots.0[from..to]) };
            }
        }
        for (index, slot) in slots.0.iter().enumerate() {
            // SAFETY: as above, and all were written.
            assert_eq!(slot.with(|slot| unsafe { (*slot).assume_init() }), event(index));
        }
    }

    #[test]
    fn events_stay_what_they_are() {
        unchanged::<u64, 40>(|index| index as u64 * 0x0101_0101_0101_0101);
        unchanged::<[u8; 7], 40>(|index| [u8::try_from(index).expect("small"); 7]);
        unchanged::<[u64; 33], 5>(|index| [index as u64; 33]);
        unchanged::<&str, 10>(|index| if index % 2 == 0 { "even" } else { "odd" });
        unchanged::<(), 3>(|_| ());
    }

    #[test]
    fn slots_that_hold_nothing_may_be_claimed() {
        let slots: [Slot<String>; 20] = std::array::from_fn(|_| Slot::empty());
        // SAFETY: nobody else knows the slots.
        unsafe { claim_lines(&slots) };
    }
}

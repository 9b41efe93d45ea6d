//! Asking for a cache line before it is needed.

use super::LINE;

/// Asks for the line in which this begins. Reads nothing and waits for nothing, so whoever has it may write it meanwhile.
#[inline(always)]
pub(super) fn prefetch<T>(place: &T) {
    line(std::ptr::from_ref(place).cast());
}

/// Asks for the lines of so many bytes, from the one in which this begins.
#[inline(always)]
pub(crate) fn prefetch_bytes<T: ?Sized>(place: &T, bytes: usize) {
    let start = std::ptr::from_ref(place).cast::<u8>();
    let mut offset = 0;
    while offset < bytes {
        line(start.wrapping_add(offset));
        offset += LINE;
    }
}

/// Asks for the line of this address, whatever is there.
///
/// Does nothing on processors for which Rust has no stable way to say it.
#[inline(always)]
fn line(place: *const u8) {
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    // SAFETY: every processor of this kind has the instruction. It changes nothing, and no address is wrong for it.
    unsafe {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(place.cast());
    }
    #[cfg(all(target_arch = "aarch64", not(miri)))]
    // SAFETY: as above.
    unsafe {
        std::arch::asm!("prfm pldl1keep, [{place}]", place = in(reg) place, options(nostack, preserves_flags, readonly));
    }
    #[cfg(any(miri, not(any(target_arch = "x86_64", target_arch = "aarch64"))))]
    let _ = place;
}

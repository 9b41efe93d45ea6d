//! What the benches of this folder share: events, cores, and a sink that proves that every event arrived.

// Each bench is a crate of its own and uses its share of this.
#![allow(dead_code)]

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// The slots of every ring.
pub(crate) const CAPACITY: usize = 8192;

/// An event of `WORDS` times eight bytes.
#[derive(Clone, Copy)]
pub(crate) struct Event<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Event<WORDS> {
    /// The size in bytes.
    pub(crate) const BYTES: usize = WORDS * 8;

    /// The event that carries `value`.
    #[inline(always)]
    pub(crate) const fn new(value: u64) -> Self {
        Self([value; WORDS])
    }

    /// Writes the whole event.
    #[inline(always)]
    pub(crate) fn write(&mut self, value: u64) {
        *self = Self::new(value);
    }

    /// The value that the event carries.
    #[inline(always)]
    pub(crate) fn value(&self) -> u64 {
        self.0[0]
    }

    /// Reads the whole event.
    #[inline(always)]
    pub(crate) fn sum(&self) -> u64 {
        self.0.iter().fold(0, |sum, word| sum.wrapping_add(*word))
    }
}

impl<const WORDS: usize> Default for Event<WORDS> {
    fn default() -> Self {
        Self::new(0)
    }
}

/// What the events with these values add up to.
#[allow(clippy::cast_possible_truncation, reason = "sums wrap")]
pub(crate) fn sum_of<const WORDS: usize>(values: std::ops::Range<u64>) -> u64 {
    let triangle = |end: u64| (u128::from(end) * u128::from(end.saturating_sub(1)) / 2) as u64;
    triangle(values.end).wrapping_sub(triangle(values.start)).wrapping_mul(WORDS as u64)
}

/// How far a stage has come, for the thread that measures. On a line of its own.
#[derive(Default)]
#[repr(align(128))]
pub(crate) struct Seen {
    events: AtomicU64,
    sum: AtomicU64,
}

impl Seen {
    /// Stage: everything before `events` has been added to `sum`.
    #[inline(always)]
    pub(crate) fn report(&self, events: u64, sum: u64) {
        self.sum.store(sum, Ordering::Relaxed);
        self.events.store(events, Ordering::Release);
    }

    /// Waits until the stage has seen as many events, and tells their sum.
    pub(crate) fn wait_for(&self, events: u64) -> u64 {
        let mut tries = 0;
        while self.events.load(Ordering::Acquire) < events {
            tries += 1;
            if tries < 2_500 {
                std::hint::spin_loop();
            } else {
                std::thread::yield_now();
            }
        }
        self.sum.load(Ordering::Relaxed)
    }
}

/// The cores that this process may use, as it was before anything was pinned.
fn cores() -> &'static [usize] {
    static CORES: OnceLock<Vec<usize>> = OnceLock::new();
    CORES.get_or_init(|| core_affinity::get_core_ids().unwrap_or_default().into_iter().map(|core| core.id).collect())
}

static DEALT: AtomicUsize = AtomicUsize::new(0);

/// Pins the calling thread to the first core; the next stage gets the second.
pub(crate) fn deal_cores_anew() {
    if let Some(core) = cores().first() {
        core_affinity::set_for_current(core_affinity::CoreId { id: *core });
    }
    DEALT.store(1, Ordering::Relaxed);
}

/// The core of the next stage, one after the other, and from the first again when there are no more.
pub(crate) fn next_core() -> usize {
    cores().get(DEALT.fetch_add(1, Ordering::Relaxed) % cores().len().max(1)).copied().unwrap_or_default()
}

/// Pins the calling thread to the next core.
pub(crate) fn pin_to_next_core() {
    core_affinity::set_for_current(core_affinity::CoreId { id: next_core() });
}

/// The name of a bench, which says so if its threads do not have a core each.
pub(crate) fn labelled(name: &str, busy_threads: usize) -> String {
    // The cores known to the system, not those left to a thread that is pinned already.
    if cores().len() < busy_threads { format!("{name}_oversubscribed") } else { name.to_owned() }
}

//! Allocations: none for a record once all is warm, and no room kept for records that were very long.

mod common;

use common::{bounded, logger_to};
use log::Log as _;
use logger::CAPACITY;
use std::alloc::{GlobalAlloc, Layout, System};
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

/// Counts the allocations of all threads, and the bytes that are allocated.
struct Counting;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);
static BYTES: AtomicUsize = AtomicUsize::new(0);

// SAFETY: the system's allocator does all the work. The counters are atomics, which allocate nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        BYTES.fetch_add(layout.size(), Relaxed);
        // SAFETY: the caller keeps the contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        BYTES.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller keeps the contract.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// Takes everything. Shut, it makes the writer wait.
struct Gate;

static IS_SHUT: AtomicBool = AtomicBool::new(false);
static IS_WAITING: AtomicBool = AtomicBool::new(false);

impl Write for Gate {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        while IS_SHUT.load(Relaxed) {
            IS_WAITING.store(true, Relaxed);
            thread::yield_now();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// One test, because what is counted is counted for all threads.
#[test]
fn memory_is_neither_allocated_for_each_record_nor_kept_for_long_ones() {
    a_record_allocates_nothing_once_all_is_warm();
    the_room_of_very_long_records_is_given_back();
}

fn a_record_allocates_nothing_once_all_is_warm() {
    bounded(|| {
        let logger = logger_to(Gate);
        let log = || (0..500).for_each(|n| log::info!(logger: &logger, "{n} {:>100}", "longer than most"));
        // Once around the ring. The largest batch that there can be, while this thread sleeps until it is written. Then the
        // writer has nothing to do, and sleeps too.
        (0..=CAPACITY / 500).for_each(|_| log());
        logger.flush();
        IS_SHUT.store(true, Relaxed);
        log::info!(logger: &logger, "the writer waits with this one");
        while !IS_WAITING.load(Relaxed) {
            thread::yield_now();
        }
        (0..3).for_each(|_| log());
        let opener = thread::spawn(|| {
            thread::sleep(Duration::from_millis(50));
            IS_SHUT.store(false, Relaxed);
        });
        logger.flush();
        opener.join().expect("it does not panic");
        thread::sleep(Duration::from_millis(50));

        let before = ALLOCATIONS.load(Relaxed);
        for _ in 0..2 * CAPACITY / 500 {
            log();
            logger.flush();
        }
        assert_eq!(ALLOCATIONS.load(Relaxed) - before, 0);
    });
}

fn the_room_of_very_long_records_is_given_back() {
    bounded(|| {
        const MEGABYTE: usize = 1 << 20;

        let logger = logger_to(io::sink());
        log::info!(logger: &logger, "warm");
        logger.flush();
        let long = "x".repeat(MEGABYTE);
        let before = BYTES.load(Relaxed);
        (0..100).for_each(|_| log::info!(logger: &logger, "{long}"));
        logger.flush();
        // One of them may have grown the writer's buffer.
        let kept = BYTES.load(Relaxed).saturating_sub(before);
        assert!(kept < 3 * MEGABYTE, "{kept} bytes are kept");
    });
}

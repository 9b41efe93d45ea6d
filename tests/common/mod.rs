//! Helpers for the tests of pipelines.
#![allow(dead_code, reason = "no test file needs all of it")]

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

/// Long enough for a slow machine with all cores busy; a test that takes longer hangs.
pub(crate) const PATIENCE: Duration = Duration::from_secs(240);

/// Runs `test` on its own thread and fails if it does not end within [`PATIENCE`].
pub(crate) fn deadline<T: Send + 'static>(test: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, finished) = channel::<()>();
    let name = std::thread::current().name().unwrap_or("test").to_owned();
    let thread = std::thread::Builder::new()
        .name(name.clone())
        .spawn(move || {
            // However the test ends, even by a panic, it drops the sender.
            let _done = done;
            test()
        })
        .expect("a thread for the test");
    let hangs = finished.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout);
    assert!(!hangs, "{name} hangs: not finished after {PATIENCE:?}");
    thread.join().unwrap_or_else(|payload| resume_unwind(payload))
}

/// How often to repeat something: `all`, times `DISRUPTOR_TEST_ROUNDS` if that is set. Without it a quarter, which finds most faults in
/// a quarter of the time. `.ci/run` sets it to 1.
pub(crate) fn rounds(all: u64) -> u64 {
    let factor: Option<u64> = std::env::var("DISRUPTOR_TEST_ROUNDS").ok().and_then(|rounds| rounds.parse().ok());
    factor.map_or(all.div_ceil(4), |factor| all * factor)
}

/// Whether to leave nothing out for the time that it takes.
pub(crate) fn takes_its_time() -> bool {
    std::env::var_os("DISRUPTOR_TEST_ROUNDS").is_some()
}

/// Every panic that a test causes begins with this. Such a message is not printed.
pub(crate) const ON_PURPOSE: &str = "on purpose";

/// Keeps intended panics out of the output.
pub(crate) fn silence() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let payload = info.payload();
            let text = payload.downcast_ref::<&str>().copied().or(payload.downcast_ref().map(String::as_str));
            // Only tests panic with a payload that is not text.
            if text.is_some_and(|text| !text.starts_with(ON_PURPOSE)) {
                usual(info);
            }
        }));
    });
}

/// Whether `action` panics.
pub(crate) fn panics<T>(action: impl FnOnce() -> T) -> bool {
    catch_unwind(AssertUnwindSafe(action)).is_err()
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Blocks threads until it opens.
#[derive(Clone, Default)]
pub(crate) struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn open(&self) {
        *lock(&self.0.0) = true;
        self.0.1.notify_all();
    }

    pub(crate) fn pass(&self) {
        let mut open = lock(&self.0.0);
        while !*open {
            open = self.0.1.wait(open).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Opens the gate at the end of the scope, so that a failing test does not also hang.
pub(crate) struct OpenAtEnd<'g>(pub(crate) &'g Gate);

impl Drop for OpenAtEnd<'_> {
    fn drop(&mut self) {
        self.0.open();
    }
}

/// Counts, for each [`Counted`] made for it, how often it was dropped.
#[derive(Clone, Default)]
pub(crate) struct Ledger(Arc<Mutex<Vec<u32>>>);

thread_local! {
    static CURRENT: RefCell<Option<Ledger>> = const { RefCell::new(None) };
}

impl Ledger {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// The ledger to which [`Counted::default`] on this thread writes.
    pub(crate) fn current() -> Self {
        let ledger = Self::new();
        CURRENT.set(Some(ledger.clone()));
        ledger
    }

    pub(crate) fn counted(&self, value: u64) -> Counted {
        let mut drops = lock(&self.0);
        drops.push(0);
        Counted { id: drops.len() - 1, ledger: self.clone(), value, drop_panics: false }
    }

    pub(crate) fn made(&self) -> usize {
        lock(&self.0).len()
    }

    /// The number of drops so far.
    pub(crate) fn dropped(&self) -> u32 {
        lock(&self.0).iter().sum()
    }

    /// Asserts that every value was dropped exactly once.
    #[track_caller]
    pub(crate) fn check(&self) {
        let drops = lock(&self.0).clone();
        let wrong: Vec<_> = drops.iter().enumerate().filter(|(_, drops)| **drops != 1).take(10).collect();
        assert!(wrong.is_empty(), "of {} values, (id, drops) of the first not dropped once: {wrong:?}", drops.len());
    }

    /// Asserts the same, after waiting for threads that are about to release the ring.
    #[track_caller]
    pub(crate) fn check_soon(&self) {
        for _ in 0..10_000 {
            if lock(&self.0).iter().all(|drops| *drops >= 1) {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        self.check();
    }
}

/// A value that records its drop.
pub(crate) struct Counted {
    id: usize,
    ledger: Ledger,
    pub(crate) value: u64,
    pub(crate) drop_panics: bool,
}

impl Default for Counted {
    fn default() -> Self {
        CURRENT.with_borrow(|ledger| ledger.as_ref().expect("Ledger::current comes first").counted(u64::MAX))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        lock(&self.ledger.0)[self.id] += 1;
        assert!(!self.drop_panics, "{ON_PURPOSE}: the drop of value {}", self.value);
    }
}

/// Panics in its drop while it is armed.
pub(crate) struct Bomb(pub(crate) Arc<AtomicBool>);

impl Bomb {
    pub(crate) fn armed() -> Self {
        Self(Arc::new(AtomicBool::new(true)))
    }
}

impl Drop for Bomb {
    fn drop(&mut self) {
        assert!(!self.0.swap(false, Ordering::Relaxed), "{ON_PURPOSE}: the drop of a bomb");
    }
}

/// The number of threads of this process with this name. The system keeps the first 15 bytes of a name.
#[cfg(target_os = "linux")]
pub(crate) fn threads_named(name: &str) -> usize {
    let name = &name[..name.len().min(15)];
    std::fs::read_dir("/proc/self/task")
        .expect("the list of threads")
        .filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("comm")).ok())
        .filter(|comm| comm.trim_end() == name)
        .count()
}

/// Waits until no thread has this name: a joined thread may stay in the system's list for a moment.
#[cfg(target_os = "linux")]
#[track_caller]
pub(crate) fn assert_no_thread_named(name: &str) {
    for _ in 0..10_000 {
        if threads_named(name) == 0 {
            return;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    panic!("{} threads named {name} are left", threads_named(name));
}

//! The floor: an atomic number, and a waker or a parked thread beside it. There is room for one number.

use super::{Channel, Named};
use atomic_waker::AtomicWaker;
use crossbeam_utils::CachePadded;
use crossbeam_utils::sync::{Parker, Unparker};
use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::Poll;
use std::thread;

/// A number that somebody waits for. Zero means that none has come.
#[derive(Default)]
pub(crate) struct Cell {
    /// One more than the number.
    value: AtomicU64,
    waker: AtomicWaker,
}

pub(crate) type Shared = Arc<CachePadded<Cell>>;

impl Cell {
    fn put(&self, number: u64) {
        self.value.store(number + 1, Ordering::SeqCst);
        self.waker.wake();
    }

    fn take(&self) -> Option<u64> {
        // Only one side writes at a time, because the other one waits for it.
        let number = self.value.load(Ordering::SeqCst).checked_sub(1)?;
        self.value.store(0, Ordering::Relaxed);
        Some(number)
    }

    async fn wait(&self) -> u64 {
        poll_fn(|context| {
            if let Some(number) = self.take() {
                return Poll::Ready(number);
            }
            self.waker.register(context.waker());
            self.take().map_or(Poll::Pending, Poll::Ready)
        })
        .await
    }
}

/// From task to task. For round trips only.
pub(crate) struct Bare;

impl Named for Bare {
    const NAME: &'static str = "bare AtomicWaker";
}

impl Channel<u64> for Bare {
    type Sender = Shared;
    type Receiver = Shared;

    fn open(_: usize) -> (Shared, Shared) {
        let cell = Shared::default();
        (Arc::clone(&cell), cell)
    }

    #[inline]
    async fn send(cell: &mut Shared, number: u64) {
        cell.put(number);
    }

    #[inline]
    async fn receive(cell: &mut Shared) -> u64 {
        cell.wait().await
    }
}

/// From task to task through so many threads, which park. For round trips only.
pub(crate) struct BareThreads<const THREADS: usize>;

impl Named for BareThreads<1> {
    const NAME: &'static str = "bare: 1 parked thread, AtomicWaker";
}

impl Named for BareThreads<2> {
    const NAME: &'static str = "bare: 2 parked threads, AtomicWaker";
}

/// Where a thread waits.
pub(crate) struct Desk {
    value: Arc<CachePadded<AtomicU64>>,
    unparker: Unparker,
}

impl Desk {
    fn put(&self, value: u64) {
        self.value.store(value, Ordering::SeqCst);
        self.unparker.unpark();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.put(END);
    }
}

/// Tells a thread to end.
const END: u64 = u64::MAX;

/// What a desk holds while there is nothing to do.
const NOTHING: u64 = u64::MAX - 1;

impl<const THREADS: usize> Channel<u64> for BareThreads<THREADS>
where
    Self: Named,
{
    type Sender = Desk;
    type Receiver = Shared;

    const ADDED: u64 = THREADS as u64;

    fn open(_: usize) -> (Desk, Shared) {
        let cell = Shared::default();
        let last = Arc::clone(&cell);
        let first =
            (1..THREADS).fold(desk(move |number| last.put(number)), |next, _| desk(move |number| next.put(number)));
        (first, cell)
    }

    #[inline]
    async fn send(desk: &mut Desk, number: u64) {
        desk.put(number);
    }

    #[inline]
    async fn receive(cell: &mut Shared) -> u64 {
        cell.wait().await
    }
}

/// Starts a thread that adds one and hands on.
fn desk(put: impl Fn(u64) + Send + 'static) -> Desk {
    let parker = Parker::new();
    let value = Arc::new(CachePadded::new(AtomicU64::new(NOTHING)));
    let desk = Desk { value: Arc::clone(&value), unparker: parker.unparker().clone() };
    thread::spawn(move || {
        loop {
            match value.swap(NOTHING, Ordering::SeqCst) {
                END => return,
                NOTHING => parker.park(),
                number => put(number + 1),
            }
        }
    });
    desk
}

//! Executors: one that the test drives by hand, and one of several threads. Both count wake-ups.

use crate::common::{PATIENCE, lock};
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;
use std::time::Instant;

/// Counts how often its wakers were woken.
#[derive(Default)]
pub(crate) struct Wakes(AtomicUsize);

impl Wakes {
    pub(crate) fn new() -> Arc<Self> {
        Arc::default()
    }

    pub(crate) fn count(&self) -> usize {
        self.0.load(SeqCst)
    }

    /// Whether anybody has a waker. The caller has none.
    pub(crate) fn is_kept(self: &Arc<Self>) -> bool {
        Arc::strong_count(self) > 1
    }
}

impl Wake for Wakes {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.fetch_add(1, SeqCst);
    }
}

/// A future that is polled when the test says so, and not when it is woken.
pub(crate) struct ByHand<F: ?Sized> {
    wakes: Arc<Wakes>,
    future: Pin<Box<F>>,
}

impl<F: Future> ByHand<F> {
    pub(crate) fn new(future: F) -> Self {
        Self::boxed(Box::pin(future))
    }
}

impl<F: Future + ?Sized> ByHand<F> {
    pub(crate) fn boxed(future: Pin<Box<F>>) -> Self {
        Self { wakes: Wakes::new(), future }
    }

    pub(crate) fn poll(&mut self) -> Poll<F::Output> {
        let waker = Waker::from(Arc::clone(&self.wakes));
        self.poll_with(&waker)
    }

    pub(crate) fn poll_with(&mut self, waker: &Waker) -> Poll<F::Output> {
        self.future.as_mut().poll(&mut Context::from_waker(waker))
    }

    /// Polls it, and asserts that it waits.
    #[track_caller]
    pub(crate) fn waits(&mut self) {
        assert!(self.poll().is_pending(), "it is ready");
    }

    /// Polls it, and asserts that it is ready.
    #[track_caller]
    pub(crate) fn ready(&mut self) -> F::Output {
        match self.poll() {
            Poll::Ready(output) => output,
            Poll::Pending => panic!("it waits"),
        }
    }

    /// Polls it whenever it is woken, until it is ready. A wake-up that is lost is one that does not come in time.
    #[track_caller]
    pub(crate) fn ready_in_time(&mut self) -> F::Output {
        let mut woken = self.woken();
        loop {
            if let Poll::Ready(output) = self.poll() {
                return output;
            }
            woken = self.woken_after(woken);
        }
    }

    /// Waits until it was woken more often than that.
    #[track_caller]
    pub(crate) fn woken_after(&self, times: usize) -> usize {
        let deadline = Instant::now() + PATIENCE;
        while self.woken() <= times {
            assert!(Instant::now() < deadline, "it is not woken");
            thread::yield_now();
        }
        self.woken()
    }

    /// How often it was woken.
    pub(crate) fn woken(&self) -> usize {
        self.wakes.count()
    }

    /// Gives the future up. Returns what counts its wake-ups.
    pub(crate) fn give_up(self) -> Arc<Wakes> {
        let Self { future, wakes } = self;
        drop(future);
        wakes
    }

    pub(crate) fn wakes(&self) -> Arc<Wakes> {
        Arc::clone(&self.wakes)
    }
}

/// Polls the future on this thread, which sleeps until it is woken.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    futures::executor::block_on(future)
}

pub(crate) type Task<'f> = Pin<Box<dyn Future<Output = ()> + Send + 'f>>;

/// Boxes a task.
pub(crate) fn task<'f>(future: impl Future<Output = ()> + Send + 'f) -> Task<'f> {
    Box::pin(future)
}

/// Those that are to be polled.
struct Ready {
    state: Mutex<State>,
    changed: Condvar,
    wakes: AtomicUsize,
}

struct State {
    /// Each once.
    queue: VecDeque<usize>,
    is_queued: Vec<bool>,
    left: usize,
}

/// Wakes one task.
struct Waking {
    index: usize,
    ready: Arc<Ready>,
}

impl Wake for Waking {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.ready.wakes.fetch_add(1, SeqCst);
        let mut state = lock(&self.ready.state);
        if !std::mem::replace(&mut state.is_queued[self.index], true) {
            state.queue.push_back(self.index);
            self.ready.changed.notify_one();
        }
    }
}

impl Ready {
    /// The task that was woken first; none when all are done.
    fn next(&self) -> Option<usize> {
        let mut state = lock(&self.state);
        loop {
            if state.left == 0 {
                return None;
            }
            if let Some(index) = state.queue.pop_front() {
                state.is_queued[index] = false;
                return Some(index);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn done(&self) {
        let mut state = lock(&self.state);
        state.left -= 1;
        if state.left == 0 {
            self.changed.notify_all();
        }
    }
}

/// Ends the others too if a task panics.
struct EndsAll<'r>(&'r Ready);

impl Drop for EndsAll<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            lock(&self.0.state).left = 0;
            self.0.changed.notify_all();
        }
    }
}

/// Runs the tasks until all are done, on so many threads. Each task is polled when it was woken, at first, and never else.
/// Returns how often tasks were woken.
pub(crate) fn run(threads: usize, tasks: Vec<Task<'_>>) -> usize {
    let count = tasks.len();
    let state = State { queue: (0..count).collect(), is_queued: vec![true; count], left: count };
    let ready = Arc::new(Ready { state: Mutex::new(state), changed: Condvar::new(), wakes: AtomicUsize::new(0) });
    let tasks: Vec<_> = tasks.into_iter().map(|task| Mutex::new(Some(task))).collect();
    let wakers: Vec<_> =
        (0..count).map(|index| Waker::from(Arc::new(Waking { index, ready: Arc::clone(&ready) }))).collect();
    let work = || {
        let _ends = EndsAll(&ready);
        while let Some(index) = ready.next() {
            let mut task = lock(&tasks[index]);
            let Some(future) = &mut *task else { continue };
            if future.as_mut().poll(&mut Context::from_waker(&wakers[index])).is_ready() {
                *task = None;
                ready.done();
            }
        }
    };
    if threads == 1 {
        work();
    } else {
        thread::scope(|scope| (0..threads).for_each(|_| _ = scope.spawn(work)));
    }
    ready.wakes.load(SeqCst)
}

/// Lets others go first.
pub(crate) async fn give_way() {
    let mut is_first = true;
    std::future::poll_fn(|context| {
        if std::mem::replace(&mut is_first, false) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(())
    })
    .await;
}

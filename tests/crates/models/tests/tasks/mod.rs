//! Async ends: tasks that two threads run, whichever of the two comes by.

use disruptor::{PipelineError, Polled, YieldWaitStrategy, disruptor};
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{spawn, yield_now};

type Future = Pin<Box<dyn std::future::Future<Output = ()> + Send>>;

/// One of the tasks. NB: its lock is only ever tried. A sanitizer does not see how a thread gets a lock for which it had to wait.
struct Task {
    /// `None` once it has ended.
    future: Mutex<Option<Future>>,
    is_woken: AtomicBool,
}

impl Wake for Task {
    fn wake(self: Arc<Self>) {
        self.is_woken.store(true, Ordering::Release);
    }
}

impl Task {
    fn new(future: Future) -> Arc<Self> {
        Arc::new(Self { future: Mutex::new(Some(future)), is_woken: AtomicBool::new(true) })
    }

    /// Polls the task if it was woken and nobody else polls it. Returns whether it has ended.
    fn poll(self: &Arc<Self>) -> bool {
        let Ok(mut place) = self.future.try_lock() else { return false };
        let Some(future) = &mut *place else { return true };
        let waker = Waker::from(Arc::clone(self));
        if !self.is_woken.swap(false, Ordering::Acquire)
            || future.as_mut().poll(&mut Context::from_waker(&waker)).is_pending()
        {
            return false;
        }
        *place = None;
        true
    }
}

/// Runs the tasks until all have ended.
fn run(futures: Vec<Future>) {
    let tasks: Arc<[_]> = futures.into_iter().map(Task::new).collect();
    let threads = [(); 2].map(|()| {
        let tasks = Arc::clone(&tasks);
        spawn(move || {
            while tasks.iter().filter(|task| !task.poll()).count() > 0 {
                yield_now();
            }
        })
    });
    for thread in threads {
        thread.join().unwrap();
    }
}

/// Polls a future once, and gives it up if it is not ready.
async fn try_once<F: std::future::Future>(future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    poll_fn(|context| {
        Poll::Ready(match future.as_mut().poll(context) {
            Poll::Ready(output) => Some(output),
            Poll::Pending => None,
        })
    })
    .await
}

const PRODUCERS: u64 = if cfg!(miri) { 2 } else { 4 };

/// The tasks of several producers wait for room, and each gives up now and then. Another task waits for the stage, and one joins.
pub(crate) fn in_place() {
    disruptor! {
        pipeline Requests {
            event: Box<u64>;
            capacity: 4;
            producer: multi, async;
            wait: YieldWaitStrategy;
            stage double: &mut Box<u64>;
            poll sum: &Box<u64> after double { async };
        }
    }
    let (values, mut pollers, running) = Requests { double: |value, _, _| **value *= 2 }.spawn().unwrap();
    let mut tasks: Vec<Future> = Vec::new();
    for _ in 0..PRODUCERS {
        let mut values = values.clone();
        tasks.push(Box::pin(async move {
            for value in 0..crate::EVENTS / PRODUCERS {
                let tried =
                    if value % 3 == 0 { try_once(values.publish_async(|slot| **slot = value)).await } else { None };
                if tried.is_none() {
                    values.publish_async(|slot| **slot = value).await.unwrap();
                }
            }
        }));
    }
    drop(values);
    let sum = Arc::new(AtomicU64::new(0));
    let total = Arc::clone(&sum);
    tasks.push(Box::pin(async move {
        let add = |value| _ = total.fetch_add(value, Ordering::Relaxed);
        loop {
            let tried = try_once(pollers.sum.poll_async(|value, _, _| add(**value))).await;
            let polled = if let Some(polled) = tried {
                polled
            } else {
                pollers.sum.poll_async(|value, _, _| add(**value)).await
            };
            if polled == Polled::Ended {
                return;
            }
        }
    }));
    tasks.push(Box::pin(async move { running.join_async().await.unwrap() }));
    run(tasks);
    let each = crate::EVENTS / PRODUCERS;
    assert_eq!(sum.load(Ordering::Relaxed), PRODUCERS * each * (each - 1));
}

/// Tasks send until the poller is dropped, in the midst of it. What is left is dropped, and so are those that wait.
pub(crate) fn by_value() {
    disruptor! {
        pipeline Boxes {
            event: Box<u64>;
            capacity: 2;
            producer: multi, async;
            poll take: Box<u64> { async };
        }
    }
    for last in 0..if cfg!(miri) { 3 } else { 16 } {
        let (boxes, mut pollers, running) = Boxes {}.spawn().unwrap();
        let mut tasks: Vec<Future> = Vec::new();
        for _ in 0..PRODUCERS {
            let mut boxes = boxes.clone();
            tasks.push(Box::pin(async move { while boxes.send_async(Box::new(1)).await.is_ok() {} }));
        }
        drop(boxes);
        tasks.push(Box::pin(async move {
            for _ in 0..last {
                assert_eq!(pollers.take.recv_async().await.as_deref(), Some(&1));
            }
        }));
        tasks.push(Box::pin(async move {
            assert!(matches!(running.join_async().await, Err(PipelineError::PollerDropped { stage: "take" })));
        }));
        run(tasks);
    }
}

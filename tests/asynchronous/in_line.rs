//! Threads that publish while tasks wait for room: they stand in one line.

use crate::common::{PATIENCE, deadline};
use crate::executor::{ByHand, block_on};
use disruptor::{Polled, PublishTimeoutError, TryPublishError, disruptor};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

disruptor! {
    pipeline Tiny {
        event: u64;
        capacity: 1;
        producer: multi, async;
        poll seen: &u64;
    }
}

disruptor! {
    pipeline Wide {
        event: u64;
        capacity: 4;
        producer: multi, async;
        poll seen: &u64;
    }
}

/// Only this thread can run the task: it publishes where the executor runs, by calls that block.
#[test]
fn a_thread_goes_ahead_of_a_task_that_nobody_polls() {
    deadline(|| {
        let (mut first, mut pollers, running) = Wide {}.spawn().unwrap();
        let (mut second, mut third) = (first.clone(), first.clone());
        first.publish_batch(4, |_| ()).unwrap();
        let mut task = ByHand::new(second.publish_async(|_| ()));
        task.waits();
        assert_eq!(pollers.seen.poll(|_, _, _| ()), Polled::Events(4));
        assert_eq!(third.remaining_capacity(), 3, "one is the task's");
        assert_eq!(third.publish(|_| ()), Ok(4));
        assert_eq!(third.publish_timeout(PATIENCE, |_| ()), Ok(5));
        assert_eq!(third.publish_batch(1, |_| ()), Ok(6..7));
        assert_eq!(task.ready(), Ok(7));
        drop(task);
        running.halt();
        drop((first, second, third, pollers));
        running.join().unwrap_err();
    });
}

#[test]
fn calls_that_give_up_find_the_ring_full_while_a_task_waits() {
    deadline(|| {
        let (mut first, mut pollers, running) = Tiny {}.spawn().unwrap();
        let (mut second, mut third) = (first.clone(), first.clone());
        first.publish(|_| ()).unwrap();
        let mut task = ByHand::new(second.publish_async(|_| ()));
        task.waits();
        assert_eq!(pollers.seen.poll(|_, _, _| ()), Polled::Events(1));
        let moment = Duration::from_millis(2);
        assert_eq!(third.try_publish(|_| ()), Err(TryPublishError::Full));
        assert_eq!(third.publish_timeout(moment, |_| ()), Err(PublishTimeoutError::TimedOut));
        let woken = task.woken();
        assert_eq!(task.ready(), Ok(1), "whoever gave up took nothing");
        assert_eq!(woken, 1);
        drop(task);
        assert_eq!(pollers.seen.poll(|_, _, _| ()), Polled::Events(1));
        assert_eq!(third.publish_timeout(PATIENCE, |_| ()), Ok(2));
        running.halt();
        drop(pollers);
        running.join().unwrap_err();
    });
}

#[test]
fn a_halt_reaches_a_thread_behind_a_future_that_nobody_polls() {
    deadline(|| {
        let (mut first, pollers, running) = Tiny {}.spawn().unwrap();
        let (mut second, mut third) = (first.clone(), first.clone());
        first.publish(|_| ()).unwrap();
        let mut task = ByHand::new(second.publish_async(|_| ()));
        task.waits();
        let thread = thread::spawn(move || third.publish(|_| ()));
        running.halt();
        assert!(thread.join().unwrap().is_err());
        assert!(task.ready().is_err());
        drop((task, pollers));
        running.join().unwrap_err();
    });
}

/// A thread that has its claim before it waits would take each slot that becomes free.
#[test]
fn threads_that_never_pause_leave_room_to_tasks() {
    deadline(|| {
        let enough = AtomicBool::new(false);
        let (mut task, mut pollers, running) = Tiny {}.spawn().unwrap();
        thread::scope(|scope| {
            for _ in 0..2 {
                let (mut thread, enough) = (task.clone(), &enough);
                scope.spawn(move || {
                    while !enough.load(SeqCst) {
                        thread.publish(|slot| *slot = 0).unwrap();
                    }
                });
            }
            scope.spawn(|| {
                for _ in 0..100 {
                    block_on(task.publish_async(|slot| *slot = 1)).unwrap();
                }
                enough.store(true, SeqCst);
                drop(task);
            });
            let mut of_task = 0;
            while pollers.seen.poll_wait(|number, _, _| of_task += number) != Polled::Ended {}
            assert_eq!(of_task, 100);
        });
        running.join().unwrap();
    });
}

/// Otherwise a queue that has formed once would stay, and each event would take a wake-up.
#[test]
fn a_task_that_leaves_room_for_those_who_wait_need_not_wait_with_them() {
    deadline(|| {
        let (mut first, mut pollers, running) = Wide {}.spawn().unwrap();
        let [mut second, mut third, mut fourth, mut fifth] = [(); 4].map(|()| first.clone());
        first.publish_batch(4, |_| ()).unwrap();
        let mut in_front = ByHand::new(second.publish_async(|_| ()));
        let mut behind = ByHand::new(third.publish_async(|_| ()));
        in_front.waits();
        behind.waits();
        assert_eq!(pollers.seen.poll(|_, _, _| ()), Polled::Events(4));
        assert_eq!(in_front.ready(), Ok(4));
        // Three slots are left, and one of them is wanted.
        assert_eq!(ByHand::new(fourth.publish_async(|_| ())).ready(), Ok(5));
        let mut too_much = ByHand::new(fifth.publish_batch_async(2, |_| ()));
        too_much.waits();
        assert_eq!(behind.ready(), Ok(6));
        too_much.waits();
        assert_eq!(pollers.seen.poll(|_, _, _| ()), Polled::Events(3));
        assert_eq!(too_much.ready(), Ok(7..9));
        drop((in_front, behind, too_much));
        drop((first, second, third, fourth, fifth));
        assert_eq!(pollers.seen.poll(|_, _, _| ()), Polled::Events(2));
        assert_eq!(pollers.seen.poll(|_, _, _| ()), Polled::Ended);
        running.join().unwrap();
    });
}

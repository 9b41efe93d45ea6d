//! Models of async ends: tasks that wait for events, for room, and for the end.
//!
//! A task is a future on a thread of the model that does nothing else: the thread sleeps until the task is woken. Whatever can be a task or a
//! poller of the model's own thread is that, because a thread less is worth more preemptions.

use super::check;
use disruptor::{Halted, PipelineError, Polled, YieldWaitStrategy, disruptor};
use loom::sync::Notify;
use loom::sync::mpsc::channel;
use loom::thread::{spawn, yield_now};
use std::pin::{Pin, pin};
// Not loom's: to count the references to a waker costs interleavings, and tells nothing about the pipeline.
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

/// Wakes the thread of a task. loom also lets it wake up for no reason, once.
struct Alarm(Notify);

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        self.0.notify();
    }

    /// That is how a task wakes itself while it is polled. Others go on first.
    fn wake_by_ref(self: &Arc<Self>) {
        self.0.notify();
        yield_now();
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    let alarm = Arc::new(Alarm(Notify::new()));
    let waker = Waker::from(Arc::clone(&alarm));
    let (mut future, mut context) = (pin!(future), Context::from_waker(&waker));
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        alarm.0.wait();
    }
}

/// Polls the future once, by a waker that wakes nobody.
fn poll_once<F: Future + ?Sized>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// A task waits for events.
mod events {
    use super::*;

    macro_rules! of_the_producer {
        ($name:ident, $layout:ident) => {
            /// The producer stays until the task has its event, so that nothing but the publication wakes the task.
            #[test]
            fn $name() {
                disruptor! {
                    pipeline One {
                        event: u64;
                        capacity: 2;
                        slots: $layout;
                        poll seen: &u64 { async };
                    }
                }
                check(5, || {
                    let (mut values, mut pollers, running) = One {}.spawn().unwrap();
                    let producer = spawn(move || {
                        values.publish(|slot| *slot = 1).unwrap();
                        values
                    });
                    let seen = block_on(pollers.seen.poll_async(|value, _, _| assert_eq!(*value, 1)));
                    assert_eq!(seen, Polled::Events(1));
                    drop(producer.join().unwrap());
                    assert_eq!(block_on(pollers.seen.poll_async(|_, _, _| unreachable!())), Polled::Ended);
                    running.join().unwrap();
                });
            }
        };
    }

    of_the_producer!(stamped, stamped);
    of_the_producer!(dense, dense);

    // Stamped: its producer tells how much it has published only when it closes the stream.
    disruptor! {
        pipeline Short {
            event: u64;
            capacity: 1;
            slots: stamped;
            poll seen: &u64 { async };
        }
    }

    /// The task may find the stream closed before it has seen anything of it.
    #[test]
    fn end() {
        check(3, || {
            let (mut values, mut pollers, running) = Short {}.spawn().unwrap();
            let producer = spawn(move || {
                values.publish(|slot| *slot = 1).unwrap();
            });
            let mut seen = 0;
            while block_on(pollers.seen.poll_async(|value, _, _| seen += value)) != Polled::Ended {}
            assert_eq!(seen, 1);
            running.join().unwrap();
            producer.join().unwrap();
        });
    }

    #[test]
    fn halt() {
        check(5, || {
            let (values, mut pollers, running) = Short {}.spawn().unwrap();
            let handle = running.handle();
            let halter = spawn(move || handle.halt());
            assert_eq!(block_on(pollers.seen.poll_async(|_, _, _| unreachable!())), Polled::Ended);
            halter.join().unwrap();
            drop(values);
            assert!(matches!(running.join(), Err(PipelineError::Halted)));
        });
    }

    /// The task moves to another executor: its last waker counts.
    #[test]
    fn another_waker() {
        check(5, || {
            let (mut values, mut pollers, running) = Short {}.spawn().unwrap();
            let producer = spawn(move || {
                values.publish(|slot| *slot = 1).unwrap();
                values
            });
            {
                let mut seen = pin!(pollers.seen.poll_async(|value, _, _| assert_eq!(*value, 1)));
                let polled = match poll_once(seen.as_mut()) {
                    Poll::Ready(polled) => polled,
                    Poll::Pending => block_on(seen),
                };
                assert_eq!(polled, Polled::Events(1));
            }
            drop(producer.join().unwrap());
            drop(pollers);
            running.join().unwrap();
        });
    }

    /// The future is dropped while the wake-up is on its way. The next call gets the event.
    #[test]
    fn given_up() {
        check(5, || {
            let (mut values, mut pollers, running) = Short {}.spawn().unwrap();
            let producer = spawn(move || {
                values.publish(|slot| *slot = 1).unwrap();
                values
            });
            let polled = poll_once(pin!(pollers.seen.poll_async(|_, _, _| ())));
            let polled = match polled {
                Poll::Ready(polled) => polled,
                Poll::Pending => block_on(pollers.seen.poll_async(|_, _, _| ())),
            };
            assert_eq!(polled, Polled::Events(1));
            drop(producer.join().unwrap());
            drop(pollers);
            running.join().unwrap();
        });
    }

    /// Two tasks wait for one writer, and both are woken.
    #[test]
    fn two_pollers() {
        disruptor! {
            pipeline Two {
                event: u64;
                capacity: 1;
                poll left: &u64 { async };
                poll right: &u64 { async };
            }
        }
        check(2, || {
            let (mut values, pollers, running) = Two {}.spawn().unwrap();
            let TwoPollers { mut left, mut right } = pollers;
            let other = spawn(move || {
                assert_eq!(block_on(left.poll_async(|_, _, _| ())), Polled::Events(1));
                left
            });
            let producer = spawn(move || {
                values.publish(|slot| *slot = 1).unwrap();
                values
            });
            assert_eq!(block_on(right.poll_async(|_, _, _| ())), Polled::Events(1));
            let left = other.join().unwrap();
            drop(producer.join().unwrap());
            drop((left, right));
            running.join().unwrap();
        });
    }

    /// What the stage did with the event is visible to the task.
    #[test]
    fn of_a_stage() {
        disruptor! {
            pipeline Behind {
                event: u64;
                capacity: 1;
                stage add: &mut u64;
                poll seen: &u64 after add { async };
            }
        }
        check(2, || {
            let (mut values, mut pollers, running) = Behind { add: |value, _, _| *value += 10 }.spawn().unwrap();
            values.publish(|slot| *slot = 1).unwrap();
            let seen = block_on(pollers.seen.poll_async(|value, _, _| assert_eq!(*value, 11)));
            assert_eq!(seen, Polled::Events(1));
            drop(values);
            drop(pollers);
            running.join().unwrap();
        });
    }

    /// The task waits for one stage after the other.
    #[test]
    fn of_two_stages() {
        disruptor! {
            pipeline Both {
                event: u64;
                capacity: 1;
                stage left: &u64;
                stage right: &u64;
                poll seen: &u64 after left, right { async };
            }
        }
        check(1, || {
            let (mut values, mut pollers, running) = Both { left: |_, _, _| (), right: |_, _, _| () }.spawn().unwrap();
            values.publish(|slot| *slot = 1).unwrap();
            assert_eq!(block_on(pollers.seen.poll_async(|_, _, _| ())), Polled::Events(1));
            drop(values);
            drop(pollers);
            running.join().unwrap();
        });
    }
}

/// A task alone waits for room.
mod room {
    use super::*;

    disruptor! {
        pipeline Full {
            event: u64;
            capacity: 1;
            producer: single, async;
            wait: YieldWaitStrategy;
            poll seen: &u64;
        }
    }

    /// A full ring, whose poller gets its event on another thread.
    #[test]
    fn of_a_poller() {
        check(5, || {
            let (mut values, mut pollers, running) = Full {}.spawn().unwrap();
            values.publish(|slot| *slot = 1).unwrap();
            let consumer = spawn(move || {
                assert_eq!(pollers.seen.poll(|value, _, _| assert_eq!(*value, 1)), Polled::Events(1));
                pollers
            });
            assert_eq!(block_on(values.publish_async(|slot| *slot = 2)), Ok(1));
            let mut pollers = consumer.join().unwrap();
            assert_eq!(pollers.seen.poll(|value, _, _| assert_eq!(*value, 2)), Polled::Events(1));
            drop(values);
            drop(pollers);
            running.join().unwrap();
        });
    }

    #[test]
    fn of_a_stage() {
        disruptor! {
            pipeline Stage {
                event: u64;
                capacity: 1;
                producer: single, async;
                stage seen: &u64;
            }
        }
        check(2, || {
            let (mut values, running) =
                Stage { seen: |value, sequence, _| assert_eq!(*value, sequence) }.spawn().unwrap();
            for value in 0..2 {
                block_on(values.publish_async(|slot| *slot = value)).unwrap();
            }
            drop(values);
            running.join().unwrap();
        });
    }

    #[test]
    fn halt() {
        check(4, || {
            let (mut values, pollers, running) = Full {}.spawn().unwrap();
            values.publish(|slot| *slot = 1).unwrap();
            let handle = running.handle();
            let halter = spawn(move || handle.halt());
            assert_eq!(block_on(values.publish_async(|_| unreachable!())), Err(Halted));
            halter.join().unwrap();
            drop((values, pollers));
            assert!(matches!(running.join(), Err(PipelineError::Halted)));
        });
    }

    /// The poller may be gone before there is an event for it to miss.
    #[test]
    fn dropped_poller() {
        check(3, || {
            let (mut values, pollers, running) = Full {}.spawn().unwrap();
            let consumer = spawn(move || drop(pollers));
            let _ = values.publish(|_| ());
            assert_eq!(block_on(values.publish_async(|_| unreachable!())), Err(Halted));
            drop(values);
            assert!(matches!(running.join(), Err(PipelineError::PollerDropped { stage: "seen" })));
            consumer.join().unwrap();
        });
    }
}

/// Tasks of several producers wait for room: the first of them at the leaf, the others in the queue.
mod queue {
    use super::*;

    disruptor! {
        pipeline Several {
            event: u64;
            capacity: 1;
            producer: multi, async;
            poll seen: &u64;
        }
    }

    type Published = Result<u64, Halted>;

    /// A task that owns its producer.
    fn publish(mut values: SeveralProducer<'static>, value: u64) -> Pin<Box<impl Future<Output = Published>>> {
        Box::pin(async move { values.publish_async(|slot| *slot = value).await })
    }

    macro_rules! two {
        ($name:ident, $other:expr) => {
            /// Both wait for a slot, and the last event stays in the ring.
            #[test]
            fn $name() {
                check(1, || {
                    let (mut values, mut pollers, running) = Several {}.spawn().unwrap();
                    values.publish(|_| ()).unwrap();
                    let others = values.clone();
                    let other = spawn(move || $other(others).unwrap());
                    let consumer = spawn(move || {
                        for _ in 0..2 {
                            assert_eq!(pollers.seen.poll_wait(|_, _, _| ()), Polled::Events(1));
                        }
                        pollers
                    });
                    block_on(values.publish_async(|_| ())).unwrap();
                    other.join().unwrap();
                    let pollers = consumer.join().unwrap();
                    running.halt();
                    drop((values, pollers));
                    assert!(matches!(running.join(), Err(PipelineError::Halted)));
                });
            }
        };
    }

    two!(two_tasks, |values| block_on(publish(values, 1)));
    two!(thread_and_task, |mut values: SeveralProducer<'static>| values.publish(|_| ()));

    macro_rules! given_up {
        ($name:ident, $given_up:literal) => {
            /// One of two tasks that wait is dropped while a slot becomes free. The other one gets it.
            #[test]
            fn $name() {
                check(3, || {
                    let (mut values, mut pollers, running) = Several {}.spawn().unwrap();
                    values.publish(|_| ()).unwrap();
                    let mut tasks = [0, 1].map(|value| publish(values.clone(), value));
                    assert!(tasks.iter_mut().all(|task| poll_once(task.as_mut()).is_pending()));
                    if $given_up == 1 {
                        tasks.reverse();
                    }
                    let [given_up, task] = tasks;
                    let dropper = spawn(move || drop(given_up));
                    let consumer = spawn(move || {
                        assert_eq!(pollers.seen.poll(|_, _, _| ()), Polled::Events(1));
                        pollers
                    });
                    assert_eq!(block_on(task), Ok(1));
                    dropper.join().unwrap();
                    let mut pollers = consumer.join().unwrap();
                    let seen = pollers.seen.poll(|value, _, _| assert_eq!(*value, 1 - $given_up));
                    assert_eq!(seen, Polled::Events(1));
                    drop((values, pollers));
                    running.join().unwrap();
                });
            }
        };
    }

    given_up!(first_gives_up, 0);
    given_up!(second_gives_up, 1);

    /// A task that comes while another one waits does not get the slot that is known to be free by then.
    #[test]
    fn nobody_overtakes() {
        disruptor! {
            pipeline Line {
                event: u64;
                capacity: 2;
                producer: multi, async;
                poll seen: &u64;
            }
        }
        check(1, || {
            let (mut values, mut pollers, running) = Line {}.spawn().unwrap();
            values.publish_batch(2, |_| ()).unwrap();
            let [mut first, mut second, mut late] = [(); 3].map(|()| {
                let mut values = values.clone();
                Box::pin(async move { values.publish_async(|_| ()).await })
            });
            assert!(poll_once(first.as_mut()).is_pending());
            assert!(poll_once(second.as_mut()).is_pending());
            assert_eq!(pollers.seen.poll(|_, _, _| ()), Polled::Events(2));
            // It looks how many slots are free, and takes one of two.
            assert_eq!(block_on(first), Ok(2));
            assert!(poll_once(late.as_mut()).is_pending());
            assert_eq!(block_on(second), Ok(3));
            running.halt();
            drop((late, values, pollers));
            assert!(matches!(running.join(), Err(PipelineError::Halted)));
        });
    }

    /// A halt reaches also who waits behind a task that is kept and not polled, whoever has left the queue meanwhile.
    #[test]
    fn halt() {
        check(2, || {
            let (mut values, pollers, running) = Several {}.spawn().unwrap();
            values.publish(|_| ()).unwrap();
            let [first, mut kept, last] = [1, 2, 3].map(|value| publish(values.clone(), value));
            let first = spawn(move || assert_eq!(block_on(first), Err(Halted)));
            let handle = running.handle();
            let halter = spawn(move || handle.halt());
            let _ = poll_once(kept.as_mut());
            assert_eq!(block_on(last), Err(Halted));
            first.join().unwrap();
            halter.join().unwrap();
            drop((kept, values, pollers));
            assert!(matches!(running.join(), Err(PipelineError::Halted)));
        });
    }
}

/// A task joins.
mod join {
    use super::*;

    #[test]
    fn stage() {
        disruptor! {
            pipeline Stage {
                event: u64;
                capacity: 1;
                stage sum: &u64;
            }
        }
        check(4, || {
            let (values, running) = Stage { sum: |_, _, _| () }.spawn().unwrap();
            drop(values);
            block_on(running.join_async()).unwrap();
        });
    }

    disruptor! {
        /// Tasks wait for these pollers only where they join.
        pipeline Pollers {
            event: u64;
            capacity: 1;
            wait: YieldWaitStrategy;
            poll left: &u64;
            poll right: &u64;
        }
    }

    /// The stream is closed before the pollers come to its end.
    #[test]
    fn pollers() {
        check(3, || {
            let (mut values, pollers, running) = Pollers {}.spawn().unwrap();
            let PollersPollers { mut left, mut right } = pollers;
            values.publish(|_| ()).unwrap();
            drop(values);
            let consumer = spawn(move || {
                assert_eq!(left.poll(|_, _, _| ()), Polled::Events(1));
                assert_eq!(right.poll(|_, _, _| ()), Polled::Events(1));
                (left, right)
            });
            block_on(running.join_async()).unwrap();
            drop(consumer.join().unwrap());
        });
    }

    /// The pollers have seen all there is before the stream is closed.
    #[test]
    fn end() {
        check(5, || {
            let (values, pollers, running) = Pollers {}.spawn().unwrap();
            let producer = spawn(move || drop(values));
            block_on(running.join_async()).unwrap();
            producer.join().unwrap();
            drop(pollers);
        });
    }
}

/// A thread waits for two writers, one of which tasks wait for, too. So the two take different fences.
#[test]
fn both_fences() {
    disruptor! {
        pipeline Fences {
            event: u64;
            capacity: 1;
            stage first: &u64;
            poll elsewhere: &u64;
            stage last: &u64 after elsewhere;
            poll task: &u64 after elsewhere { async };
            thread both: first, last;
        }
    }
    check(1, || {
        let (tell, told) = channel();
        let first = move |_: &u64, _, _| tell.send(()).unwrap();
        let (mut values, pollers, running) = Fences { first, last: |_, _, _| () }.spawn().unwrap();
        values.publish(|_| ()).unwrap();
        told.recv().unwrap();
        running.halt();
        drop((values, pollers));
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
    });
}

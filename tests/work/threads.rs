//! Stages that share a thread.

use crate::common::{Gate, OpenAtEnd, deadline, lock, rounds};
use crate::shards_seen::Seen;
use crate::{Block, at_once, mark};
use disruptor::{PipelineError, Polled, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId, current};

#[derive(Default)]
struct Item {
    input: u64,
    a: u64,
    b: u64,
    c: u64,
    d: u64,
}

/// The threads on which stages ran, without repetitions side by side.
#[derive(Clone, Default)]
struct Ran(Arc<Mutex<Vec<ThreadId>>>);

impl Ran {
    fn here(&self) {
        let mut ran = lock(&self.0);
        if ran.last() != Some(&current().id()) {
            ran.push(current().id());
        }
    }

    /// The only one.
    #[track_caller]
    fn only(&self) -> ThreadId {
        let ran = lock(&self.0);
        assert_eq!(ran.len(), 1, "one thread for all members");
        ran[0]
    }
}

macro_rules! threads {
    ($($name:ident: $events:literal, $capacity:literal, { $($ring:tt)* };)*) => {$(
        mod $name {
            #[allow(unused_imports, reason = "each ring has one wait strategy")]
            use super::*;

            disruptor! {
                pipeline Around {
                    event: Item;
                    capacity: $capacity;
                    $($ring)*
                    // The first group: one member follows the other directly, and one through the other group.
                    stage a: { input: &u64, a: &mut u64 };
                    stage b: { a: &u64, b: &mut u64 } after a;
                    stage elsewhere: { b: &u64, c: &mut u64 } after b;
                    stage c: { c: &u64, d: &mut u64 } after elsewhere { max_batch: 2 };
                    stage last: &Item after c;
                    stage side: { input: &u64 };
                    poll seen: { d: &u64 } after c;
                    thread one: a, b, c { name: "one" };
                    thread two: last, elsewhere, side;
                }
            }

            /// Members follow one another directly, and through a stage on another thread that is itself shared.
            #[test]
            fn go_on_whatever_waits_for_whatever() {
                deadline(|| {
                    let events = rounds($events);
                    let (one, two) = (Ran::default(), Ran::default());
                    let seen: [_; 7] = [(); 7].map(|()| Seen::by(1));
                    let [a, b, elsewhere, c, last, side, polled] = &seen;
                    Around {
                        a: |item, sequence, end| {
                            one.here();
                            a.see(0, sequence, end);
                            assert_eq!(*item.input, mark(0, sequence));
                            *item.a = mark(1, sequence);
                            assert_eq!(current().name(), Some("one"));
                        },
                        b: |item, sequence, end| {
                            one.here();
                            b.see(0, sequence, end);
                            assert_eq!(*item.a, mark(1, sequence));
                            *item.b = mark(2, sequence);
                        },
                        elsewhere: |item, sequence, end| {
                            two.here();
                            elsewhere.see(0, sequence, end);
                            assert_eq!(*item.b, mark(2, sequence));
                            *item.c = mark(3, sequence);
                            assert_eq!(current().name(), Some("two"));
                        },
                        c: |item, sequence, end| {
                            one.here();
                            c.see(0, sequence, end);
                            assert_eq!(*item.c, mark(3, sequence));
                            *item.d = mark(4, sequence);
                        },
                        last: |item, sequence, end| {
                            two.here();
                            last.see(0, sequence, end);
                            let Item { input, a, b, c, d } = *item;
                            assert_eq!([input, a, b, c, d], [0, 1, 2, 3, 4].map(|stage| mark(stage, sequence)));
                        },
                        side: |item, sequence, end| {
                            two.here();
                            side.see(0, sequence, end);
                            assert_eq!(*item.input, mark(0, sequence));
                        },
                    }
                    .run(|mut producer, mut pollers| {
                        thread::scope(|scope| {
                            scope.spawn(|| {
                                let mut poll = || pollers.seen.poll_wait(|item, sequence, end| {
                                    assert_eq!(*item.d, mark(4, sequence));
                                    polled.see(0, sequence, end);
                                });
                                while poll() != Polled::Ended {}
                            });
                            publish!(producer, events, $capacity, |slot: &mut Item, sequence| {
                                *slot = Item { input: mark(0, sequence), ..Item::default() };
                            });
                            drop(producer);
                            Ok::<_, PipelineError>(())
                        })
                    })
                    .expect("no stage fails");
                    for seen in &seen {
                        seen.check_turns(0..events);
                    }
                    c.check_batches(2);
                    assert_ne!(one.only(), two.only());
                });
            }

            disruptor! {
                pipeline Joins {
                    event: u64;
                    capacity: $capacity;
                    $($ring)*
                    stage left: &u64;
                    stage right: &u64 { shards: 2 };
                    stage joined: &u64 after left, right;
                    stage free: &u64;
                    stage even: &u64 -> bool;
                    stage evens: &u64 after even;
                    thread shared: joined, free, evens;
                }
            }

            /// The shared thread waits for several writers at once: the producer, stages, and shards. Each of them may be the last.
            #[test]
            fn wake_up_for_the_last_of_their_writers() {
                deadline(|| {
                    let events = rounds($events);
                    let seen: [_; 3] = [(); 3].map(|()| Seen::by(1));
                    let [joined, free, evens] = &seen;
                    let dawdle = |stage, sequence| {
                        let time = mark(stage, sequence) >> 54;
                        if time.is_multiple_of(4) {
                            thread::yield_now();
                        } else {
                            (0..time).for_each(|_| std::hint::spin_loop());
                        }
                    };
                    Joins {
                        left: |_, sequence, _| dawdle(1, sequence),
                        right: |_| move |_, sequence, _| dawdle(2, sequence),
                        joined: |_, sequence, end| joined.see(0, sequence, end),
                        free: |_, sequence, end| free.see(0, sequence, end),
                        even: |_, sequence, _| {
                            dawdle(3, sequence);
                            sequence % 2 == 0
                        },
                        evens: |_, sequence, end| evens.see(0, sequence, end),
                    }
                    .run(|mut producer| {
                        for sequence in 0..events {
                            producer.publish(|slot| *slot = sequence)?;
                            // Nothing comes that would wake it otherwise.
                            producer.flush()?;
                        }
                        Ok(())
                    })
                    .expect("no stage fails");
                    joined.check_turns(0..events);
                    free.check_turns(0..events);
                    evens.check_turns((0..events).filter(|sequence| sequence % 2 == 0));
                });
            }

            /// The stream ends, or is halted, while the thread is asleep or about to sleep.
            #[test]
            fn come_to_the_end() {
                deadline(|| {
                    for round in 0..rounds($events / 10) {
                        let joins = Joins {
                            left: |_: &u64, _, _| (),
                            right: |_| |_: &u64, _, _| (),
                            joined: |_: &u64, _, _| (),
                            free: |_: &u64, _, _| (),
                            even: |_: &u64, sequence, _| sequence % 2 == 0,
                            evens: |_: &u64, _, _| (),
                        };
                        let (mut producer, running) = joins.spawn().expect("five threads");
                        for _ in 0..round % 4 {
                            producer.publish(|_| ()).expect("nobody halts");
                        }
                        (0..round % 32).for_each(|_| thread::yield_now());
                        if round % 2 == 0 {
                            running.halt();
                            assert!(matches!(running.join(), Err(PipelineError::Halted)));
                            drop(producer);
                        } else {
                            drop(producer);
                            running.join().expect("no stage fails");
                        }
                    }
                });
            }
        }
    )*};
}

rings!(threads);

/// A member waits for two stages on other threads. The first of them is done, and it sleeps again, when the second one comes.
#[test]
fn a_member_that_follows_two_stages_wakes_up_for_the_second_one() {
    disruptor! {
        pipeline Two {
            event: u64;
            capacity: 4;
            wait: Block = at_once();
            stage left: &u64;
            stage right: &u64;
            stage joined: &u64 after left, right;
            stage apart: &u64;
            thread shared: joined, apart;
        }
    }
    deadline(|| {
        for slow in ["left", "right"] {
            for sequence in 0..rounds(20) {
                let gate = Gate::new();
                let (left, right) = (gate.clone(), gate.clone());
                let (mut producer, running) = Two {
                    left: move |_: &u64, _, _| {
                        if slow == "left" {
                            left.pass();
                        }
                    },
                    right: move |_: &u64, _, _| {
                        if slow == "right" {
                            right.pass();
                        }
                    },
                    joined: |_: &u64, _, _| (),
                    apart: |_: &u64, _, _| (),
                }
                .spawn()
                .expect("three threads");
                let _open = OpenAtEnd(&gate);
                producer.publish(|_| ()).expect("there is room");
                // Whatever the shared thread is doing then: it finds out.
                thread::sleep(std::time::Duration::from_micros(sequence * 100));
                gate.open();
                assert_eq!(producer.flush(), Ok(()));
                drop(producer);
                running.join().expect("no stage fails");
            }
        }
    });
}

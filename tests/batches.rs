//! A stage hands a batch on when the batch has ended, and no batch is larger than declared.

mod common;

use common::{Gate, ON_PURPOSE, OpenAtEnd, deadline, panics, rounds, silence};
use disruptor::{BlockingWaitStrategy, PipelineError, Polled, SpinWaitStrategy, YieldWaitStrategy, disruptor};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

/// How far the end of a batch has been handled. `Relaxed` throughout: a pipeline makes visible what its stages did.
#[derive(Clone, Default)]
struct Flushed(Arc<AtomicU64>);

impl Flushed {
    fn get(&self) -> u64 {
        self.0.load(Relaxed)
    }
}

/// A stage that works in batches of at most `most` events.
struct Batches {
    most: u64,
    next: u64,
    batch: u64,
    flushed: Flushed,
}

impl Batches {
    fn new(most: u64, flushed: &Flushed) -> Self {
        Self { most, next: 0, batch: 0, flushed: flushed.clone() }
    }

    fn handle(&mut self, sequence: u64, end_of_batch: bool) {
        assert_eq!(sequence, self.next);
        self.next += 1;
        self.batch += 1;
        assert!(self.batch <= self.most, "a batch of more than {} events", self.most);
        if end_of_batch {
            self.batch = 0;
            // Others have time to see the event before this.
            if sequence.is_multiple_of(8) {
                thread::yield_now();
            }
            self.flushed.0.store(self.next, Relaxed);
        }
    }

    /// The stages upstream have flushed what this one has.
    fn handle_after(&mut self, upstream: &[&Flushed], sequence: u64, end_of_batch: bool) {
        assert!(upstream.iter().all(|stage| stage.get() > sequence), "handed on before the end of its batch");
        self.handle(sequence, end_of_batch);
    }
}

/// What is declared, as far as there are events for it.
const fn bound(declared: u64, ring: u64) -> u64 {
    if declared < ring { declared } else { ring }
}

/// Events go through a chain and a diamond, with batches of each size; the stages see no event too early.
macro_rules! shapes {
    ($name:ident, $wait:ident, $slots:ident, $capacity:literal, $most:literal) => {
        #[test]
        fn $name() {
            const MOST: u64 = bound($most, $capacity);
            disruptor! {
                pipeline Chain {
                    event: u64;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    stage first: &u64 { max_batch: $most };
                    stage second: &u64 after first { max_batch: $most };
                    stage third: &u64 after second { max_batch: $most };
                }
            }
            disruptor! {
                pipeline Diamond {
                    event: u64;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    stage left: &u64 { max_batch: $most };
                    stage right: &u64 { max_batch: 2 };
                    poll join: &u64 after left, right { max_batch: $most };
                }
            }
            deadline(|| {
                // Those who spin hold up those whom they wait for, where there are fewer cores than threads.
                let events = rounds(if <$wait as disruptor::WaitStrategy>::BLOCKS { 500 } else { 100 });
                let [one, two, three] = [(); 3].map(|()| Flushed::default());
                let mut stages = [&one, &two, &three].map(|flushed| Batches::new(MOST, flushed));
                let [first, second, third] = &mut stages;
                Chain {
                    first: |_, sequence, end| first.handle(sequence, end),
                    second: |_, sequence, end| second.handle_after(&[&one], sequence, end),
                    third: |_, sequence, end| third.handle_after(&[&one, &two], sequence, end),
                }
                .run(|mut producer| {
                    for next in 0..events {
                        // A slot is free when its last event has been flushed by the last stage.
                        producer.publish(|_| assert!(next < $capacity || three.get() > next - $capacity))?;
                    }
                    Ok(())
                })
                .expect("no stage fails");
                assert_eq!([one, two, three].map(|stage| stage.get()), [events; 3], "the last event ends a batch");

                let [left, right, joined] = [(); 3].map(|()| Flushed::default());
                let (mut lefts, mut rights) = (Batches::new(MOST, &left), Batches::new(bound(2, $capacity), &right));
                let mut joins = Batches::new(MOST, &joined);
                Diamond {
                    left: |_, sequence, end| lefts.handle(sequence, end),
                    right: |_, sequence, end| rights.handle(sequence, end),
                }
                .run(|mut producer, mut pollers| {
                    let upstream = [&left, &right];
                    let mut next = 0;
                    while joined.get() < events {
                        while next < events && producer.try_publish(|_| ()).is_ok() {
                            assert!(next < $capacity || joined.get() > next - $capacity);
                            next += 1;
                        }
                        let before = joined.get();
                        let polled = pollers.join.poll_wait(|_, sequence, end| joins.handle_after(&upstream, sequence, end));
                        assert!(matches!(polled, Polled::Events(n) if n as u64 == joined.get() - before), "a call is a batch");
                    }
                    Ok(())
                })
                .expect("no stage fails");
            });
        }
    };
}

macro_rules! rings {
    ($name:ident, $wait:ident, $slots:ident, $most:literal) => {
        mod $name {
            use super::*;
            shapes!(of_one, $wait, $slots, 1, $most);
            shapes!(of_four, $wait, $slots, 4, $most);
            shapes!(of_64, $wait, $slots, 64, $most);

            #[cfg(feature = "every-case")]
            mod more {
                use super::*;
                shapes!(of_two, $wait, $slots, 2, $most);
                shapes!(of_eight, $wait, $slots, 8, $most);
            }
        }
    };
}

rings!(spin_3, SpinWaitStrategy, stamped, 3);
rings!(yield_5, YieldWaitStrategy, dense, 5);
rings!(block_1, BlockingWaitStrategy, stamped, 1);
rings!(block_1000, BlockingWaitStrategy, dense, 1000);

#[cfg(feature = "every-case")]
mod more {
    use super::*;
    rings!(spin_1, SpinWaitStrategy, dense, 1);
    rings!(yield_2, YieldWaitStrategy, stamped, 2);
    rings!(yield_1000, YieldWaitStrategy, stamped, 1000);
    rings!(block_2, BlockingWaitStrategy, dense, 2);
    rings!(block_3, BlockingWaitStrategy, dense, 3);
    rings!(block_5, BlockingWaitStrategy, stamped, 5);
}

/// By default a batch has at most a quarter of the ring's events, or one; a poller's, as many as the ring.
#[test]
fn batches_have_a_default_bound() {
    macro_rules! largest {
        ($capacity:literal $($grow:tt)*) => {{
            disruptor! {
                pipeline Stage {
                    event: u64;
                    capacity: $capacity;
                    $($grow)*
                    stage look: &u64;
                }
            }
            let (gate, mut batch, mut sizes) = (Gate::new(), 0, Vec::new());
            let look = |_: &u64, _, end| {
                gate.pass();
                batch += 1;
                if end {
                    sizes.push(batch);
                    batch = 0;
                }
            };
            let result = Stage { look }.run(|mut producer| {
                let _open = OpenAtEnd(&gate);
                for _ in 0..$capacity {
                    producer.publish(|_| ())?;
                }
                Ok(())
            });
            result.expect("no stage fails");
            sizes.into_iter().max()
        }};
    }
    deadline(|| {
        assert_eq!(largest!(1), Some(1));
        assert_eq!(largest!(4), Some(1));
        assert_eq!(largest!(8), Some(2));
        assert_eq!(largest!(1024), Some(256));
        // Of the ring that there is at the start.
        assert_eq!(largest!(64 grow: after 60s, up to 1024;), Some(16));
    });
}

#[test]
fn a_poll_is_bounded_by_what_is_declared_or_by_the_ring() {
    const THREE: usize = 3;
    disruptor! {
        pipeline Polls {
            event: u64;
            capacity: 8;
            poll few: &u64 { max_batch: THREE };
            poll all: &u64;
            poll more: &u64 { max_batch: 1 << 20 };
        }
    }
    deadline(|| {
        let (mut producer, mut pollers, running) = Polls {}.spawn().expect("it starts");
        producer.publish_batch(8, |_| ()).expect("there is room");
        let mut marks = Vec::new();
        for polled in [3, 3, 2] {
            assert_eq!(pollers.few.poll(|_, sequence, end| marks.push((sequence, end))), Polled::Events(polled));
        }
        let ends: Vec<_> = marks.iter().filter(|mark| mark.1).map(|mark| mark.0).collect();
        assert_eq!((marks.len(), ends), (8, vec![2, 5, 7]));
        assert_eq!(pollers.few.poll(|_, _, _| ()), Polled::Empty);
        assert_eq!(pollers.all.poll(|_, sequence, end| assert_eq!(end, sequence == 7)), Polled::Events(8));
        assert_eq!(pollers.more.poll(|_, sequence, end| assert_eq!(end, sequence == 7)), Polled::Events(8));
        drop((producer, pollers));
        running.join().expect("all is seen");
    });
}

/// What a poller's call at the end of its batch is about to do is not done yet.
#[test]
fn a_poller_hands_on_when_its_call_has_ended() {
    disruptor! {
        pipeline Steps {
            event: u64;
            capacity: 1024;
            poll first: &u64;
            poll second: &u64 after first;
        }
    }
    deadline(|| {
        let (mut producer, mut pollers, running) = Steps {}.spawn().expect("it starts");
        producer.publish_batch(1000, |_| ()).expect("there is room");
        let second = &mut pollers.second;
        let polled = pollers.first.poll(|_, _, _| assert_eq!(second.poll(|_, _, _| ()), Polled::Empty));
        assert_eq!(polled, Polled::Events(1000));
        assert_eq!(pollers.second.poll(|_, _, _| ()), Polled::Events(1000));
        drop((producer, pollers));
        running.join().expect("all is seen");
    });
}

mod cut_short {
    use super::*;

    disruptor! {
        pipeline Journal {
            event: u64;
            capacity: 1024;
            stage journal: &u64 { max_batch: 1000 };
            stage apply: &u64 after journal;
        }
    }

    disruptor! {
        pipeline Polled {
            event: u64;
            capacity: 64;
            poll journal: &u64;
            poll apply: &u64 after journal;
        }
    }

    disruptor! {
        pipeline PolledDense {
            event: u64;
            capacity: 64;
            slots: dense;
            poll journal: &u64;
            poll apply: &u64 after journal;
        }
    }

    /// What a handler had not flushed when it panicked is never handed on.
    #[test]
    fn a_panic_hands_nothing_on_of_its_batch() {
        silence();
        deadline(|| {
            for panics_at in [0, 1, 63, 64, 500, 998, 999] {
                let flushed = Flushed::default();
                let mut journal = Batches::new(1000, &flushed);
                let seen = flushed.clone();
                let (mut producer, running) = Journal {
                    journal: move |_, sequence, end| {
                        assert!(sequence < panics_at, "{ON_PURPOSE}");
                        journal.handle(sequence, end);
                    },
                    apply: move |_, sequence, _| {
                        assert!(seen.get() > sequence, "handed on before it was flushed");
                    },
                }
                .spawn()
                .expect("it starts");
                producer.publish_batch(1000, |_| ()).expect("there is room");
                drop(producer);
                let result = running.join();
                let expected = matches!(&result, Err(PipelineError::StagePanicked { stage: "journal", sequence, .. })
                    if *sequence == panics_at);
                assert!(expected, "{result:?}");
                assert_eq!(flushed.get(), 0, "all events are of one batch");
            }
        });
    }

    /// Nor what a stage had not flushed when the pipeline was halted.
    #[test]
    fn a_halt_hands_nothing_on_of_its_batch() {
        deadline(|| {
            let (gate, flushed, begun) = (Gate::new(), Flushed::default(), Arc::new(AtomicBool::new(false)));
            let mut journal = Batches::new(1000, &flushed);
            let (waits, begins) = (gate.clone(), begun.clone());
            let (mut producer, running) = Journal {
                journal: move |_, sequence, end| {
                    if sequence == 10 {
                        begins.store(true, Relaxed);
                        waits.pass();
                    }
                    journal.handle(sequence, end);
                },
                apply: |_, _, _| unreachable!("the batch has not ended"),
            }
            .spawn()
            .expect("it starts");
            producer.publish_batch(1000, |_| ()).expect("there is room");
            while !begun.load(Relaxed) {
                thread::yield_now();
            }
            running.halt();
            gate.open();
            drop(producer);
            assert_eq!(running.stats().stages[0].sequence, 0);
            assert!(matches!(running.join(), Err(PipelineError::Halted)));
            assert_eq!(flushed.get(), 0);
        });
    }

    /// The number of events that a poll of this pipeline handles of so many, if the handler of one of them halts it.
    macro_rules! polled_of {
        ($pipeline:ident: $halts_at:expr, $events:expr) => {{
            let (mut producer, mut pollers, running) = super::cut_short::$pipeline {}.spawn().expect("it starts");
            producer.publish_batch($events, |_| ()).expect("there is room");
            let polled = pollers.journal.poll(|_, sequence, end_of_batch| {
                assert!(!end_of_batch || sequence <= $halts_at, "a halt has cut the batch short");
                if sequence == $halts_at {
                    running.halt();
                }
            });
            drop((producer, pollers));
            assert!(matches!(running.join(), Err(PipelineError::Halted)));
            polled
        }};
    }

    #[test]
    fn a_poll_that_is_halted_hands_nothing_on() {
        use disruptor::Polled::Events;
        deadline(|| {
            // Of a few events, it looks for a halt behind each.
            assert_eq!(polled_of!(Polled: 2, 8), Events(3));
            assert_eq!(polled_of!(PolledDense: 2, 8), Events(3));
            // Of many, behind all that fill their lines, seven each, and before the event that may end the batch.
            assert_eq!(polled_of!(Polled: 2, 40), Events(35));
            assert_eq!(polled_of!(Polled: 36, 40), Events(39));
            // Where none has a line, behind a row of sixteen, or behind those that are left over before the first row.
            assert_eq!(polled_of!(PolledDense: 2, 40), Events(23));
            assert_eq!(polled_of!(PolledDense: 33, 40), Events(39));
        });
    }

    /// Whoever catches the panic can flush before anybody else gets the events.
    #[test]
    fn a_poll_that_panics_hands_on_when_the_caller_goes_on() {
        silence();
        deadline(|| {
            let (mut producer, mut pollers, running) = super::cut_short::Polled {}.spawn().expect("it starts");
            let panics_at_2 = |pollers: &mut PolledPollers<'_>| {
                assert!(panics(|| pollers.journal.poll(|_, sequence, _| assert!(sequence % 4 != 2, "{ON_PURPOSE}"))));
                assert_eq!(pollers.apply.poll(|_, _, _| unreachable!()), disruptor::Polled::Empty);
            };
            // With the next batch.
            producer.publish_batch(4, |_| ()).expect("there is room");
            panics_at_2(&mut pollers);
            assert_eq!(pollers.journal.poll(|_, sequence, _| assert_eq!(sequence, 3)), disruptor::Polled::Events(1));
            assert_eq!(pollers.apply.poll(|_, _, _| ()), disruptor::Polled::Events(4));
            // With a call that finds nothing.
            producer.publish_batch(3, |_| ()).expect("there is room");
            panics_at_2(&mut pollers);
            assert_eq!(pollers.journal.poll(|_, _, _| unreachable!()), disruptor::Polled::Empty);
            assert_eq!(pollers.apply.poll(|_, _, _| ()), disruptor::Polled::Events(3));
            producer.publish_batch(4, |_| ()).expect("there is room");
            assert_eq!(pollers.journal.poll_wait(|_, _, _| ()), disruptor::Polled::Events(4));
            assert_eq!(pollers.apply.poll(|_, _, _| ()), disruptor::Polled::Events(4));
            // With the drop.
            drop(producer);
            drop(pollers);
            running.join().expect("all events are seen");
        });
    }

    #[test]
    fn a_panic_that_drops_the_poller_hands_nothing_on() {
        silence();
        deadline(|| {
            let (mut producer, pollers, running) = super::cut_short::Polled {}.spawn().expect("it starts");
            producer.publish_batch(3, |_| ()).expect("there is room");
            let PolledPollers { mut journal, mut apply } = pollers;
            let unwound = thread::spawn(move || {
                let _ = journal.poll(|_, sequence, _| assert!(sequence < 2, "{ON_PURPOSE}"));
            });
            assert!(unwound.join().is_err());
            assert_eq!(apply.poll(|_, _, _| unreachable!()), disruptor::Polled::Ended);
            drop((producer, apply));
            assert!(matches!(running.join(), Err(PipelineError::PollerDropped { stage: "journal" })));
        });
    }

    /// Nobody follows it but the producer, which may be on the same thread.
    #[test]
    fn a_poll_of_a_leaf_that_panics_frees_its_slots() {
        disruptor! {
            pipeline Leaf {
                event: u64;
                capacity: 1;
                poll see: &u64;
            }
        }
        silence();
        deadline(|| {
            let (mut producer, mut pollers, running) = Leaf {}.spawn().expect("it starts");
            for _ in 0..3 {
                producer.publish(|_| ()).expect("the slot is free");
                assert!(panics(|| pollers.see.poll(|_, _, _| panic!("{ON_PURPOSE}"))));
            }
            drop((producer, pollers));
            running.join().expect("all events are seen");
        });
    }
}

/// A ring does not grow while a stage goes through a batch, although it hands nothing on until that has ended.
#[test]
fn progress_within_a_batch_keeps_a_ring_from_growing() {
    disruptor! {
        pipeline Slow {
            event: u64;
            capacity: 16;
            grow: after 1s, up to 32;
            stage slow: &u64 { max_batch: 16 };
        }
    }
    deadline(|| {
        // The whole batch takes longer than the ring waits.
        let slow = |_: &u64, _, _| thread::sleep(Duration::from_millis(100));
        let (mut producer, running) = Slow { slow }.spawn().expect("it starts");
        for _ in 0..16 * 3 {
            producer.publish(|_| ()).expect("nobody halts");
        }
        assert_eq!(running.stats().growths, 0, "a stage moved every 100 ms");
        drop(producer);
        running.join().expect("no stage fails");
    });
}

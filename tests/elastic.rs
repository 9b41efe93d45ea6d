//! Elastic rings: how far they grow, and that growth loses, reorders or doubly drops nothing. `stalls.rs` tests when
//! they grow.

mod common;

use common::{Counted, Gate, Ledger, ON_PURPOSE, OpenAtEnd, deadline, lock, panics, rounds, silence};
use disruptor::{
    BlockingWaitStrategy, Halted, PipelineError, Polled, PublishBatchError, SpinWaitStrategy, TryPublishError,
    YieldWaitStrategy, disruptor,
};
use fastrand::Rng;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// What a stage has seen, for the test to check.
#[derive(Clone, Default)]
struct Seen(Arc<AtomicU64>);

impl Seen {
    fn add(&self, value: u64) {
        self.0.fetch_add(value, Ordering::Relaxed);
    }

    fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

mod moves {
    use super::*;

    const EVENTS: u64 = if cfg!(debug_assertions) { 300_000 } else { 5_000_000 };

    /// Longer than the declared stall.
    const STALL: Duration = Duration::from_millis(30);

    /// How often each stage stalls.
    const STALLS: u64 = 4;

    fn stall(sequence: u64, offset: u64) {
        if sequence % 50_000 == offset && sequence / 50_000 < STALLS {
            thread::sleep(STALL);
        }
    }

    macro_rules! moves {
        ($name:ident, $wait:ident, $slots:ident) => {
            #[test]
            fn $name() {
                disruptor! {
                    pipeline Diamond {
                        event: (u64, u64, u64);
                        capacity: 8;
                        wait: $wait;
                        slots: $slots;
                        grow: after 5ms, up to 4096;
                        stage double: &mut (u64, u64, u64);
                        stage left: &(u64, u64, u64) after double;
                        stage right: &(u64, u64, u64) after double;
                        stage join: &(u64, u64, u64) after left, right;
                    }
                }
                deadline(|| {
                    let (left, right, joined) = (Seen::default(), Seen::default(), Seen::default());
                    let (lefts, rights, joins) = (left.clone(), right.clone(), joined.clone());
                    let mut next = 0;
                    let (mut producer, running) = Diamond {
                        double: |event, sequence, _| {
                            stall(sequence, 10);
                            *event = (event.0, 2 * event.0, event.2 + 1);
                        },
                        left: move |event, sequence, _| {
                            stall(sequence, 20);
                            lefts.add(event.1);
                        },
                        right: move |event, sequence, _| {
                            stall(sequence, 30);
                            rights.add(event.2);
                        },
                        join: move |event, sequence, _| {
                            stall(sequence, 40);
                            assert_eq!(sequence, next);
                            assert_eq!(*event, (sequence, 2 * sequence, 1));
                            next += 1;
                            joins.add(1);
                        },
                    }
                    .spawn()
                    .expect("it starts");
                    for i in 0..EVENTS {
                        producer.publish(|event| *event = (i, 0, 0)).expect("nobody halts");
                    }
                    let stats = running.stats();
                    assert!(stats.growths > 0, "the stalls are longer than the ring waits");
                    assert!(stats.capacity > 8 && stats.capacity <= 4096);
                    drop(producer);
                    running.join().expect("no stage fails");
                    assert_eq!((joined.get(), left.get(), right.get()), (EVENTS, EVENTS * (EVENTS - 1), EVENTS));
                });
            }
        };
    }

    moves!(spin_stamped, SpinWaitStrategy, stamped);
    moves!(yield_stamped, YieldWaitStrategy, stamped);
    moves!(block_stamped, BlockingWaitStrategy, stamped);
    moves!(block_dense, BlockingWaitStrategy, dense);
}

/// Rings that grow as soon as they are full.
mod at_once {
    use crate::common::Counted;
    use disruptor::disruptor;

    disruptor! {
        pub(super) pipeline InPlace {
            event: Counted;
            capacity: 2;
            grow: after 0ms, up to 16;
            stage change: &mut Counted;
            poll look: { value: &u64 } after change;
        }
    }
    disruptor! {
        pub(super) pipeline Stamped {
            event: Counted;
            capacity: 2;
            slots: stamped;
            grow: after 0ms, up to 16;
            stage look: &Counted;
            poll take: Counted after look;
        }
    }
    disruptor! {
        pub(super) pipeline Dense {
            event: Counted;
            capacity: 2;
            slots: dense;
            grow: after 0ms, up to 16;
            stage look: &Counted;
            poll take: Counted after look;
        }
    }
    disruptor! {
        pub(super) pipeline Numbers {
            event: u64;
            capacity: 4;
            grow: after 0ms, up to 16;
            poll see: &u64;
        }
    }
    disruptor! {
        pub(super) pipeline Denses {
            event: u64;
            capacity: 4;
            slots: dense;
            grow: after 0ms, up to 16;
            poll see: &u64;
        }
    }
}

macro_rules! numbers {
    ($name:ident, $pipeline:ident) => {
        mod $name {
            use super::*;

            /// While nobody reads, published events stay where they are: each ring fills up before the next one begins.
            #[test]
            fn grows_up_to_the_bound_and_no_further() {
                deadline(|| {
                    let (mut producer, mut pollers, running) = at_once::$pipeline {}.spawn().expect("it starts");
                    assert_eq!(at_once::$pipeline::CAPACITY, 4);
                    for i in 0..4 + 8 + 16 {
                        assert_eq!(producer.try_publish(|slot| *slot = i), Ok(i));
                    }
                    assert_eq!(producer.try_publish(|_| unreachable!()), Err(TryPublishError::Full));
                    assert_eq!(producer.remaining_capacity(), 0);
                    let stats = running.stats();
                    assert_eq!((stats.capacity, stats.growths, stats.published), (16, 2, 28));

                    let mut next = 0;
                    while next < 28 {
                        let polled = pollers.see.poll(|event, sequence, _| {
                            assert_eq!((*event, sequence), (next, next));
                            next += 1;
                        });
                        assert!(matches!(polled, Polled::Events(n) if n > 0));
                    }
                    assert_eq!(pollers.see.poll(|_, _, _| unreachable!()), Polled::Empty);
                    assert_eq!(producer.remaining_capacity(), 16);

                    // The ring does not shrink again.
                    for i in 28..28 + 16 {
                        assert_eq!(producer.try_publish(|slot| *slot = i), Ok(i));
                    }
                    assert_eq!(producer.try_publish(|_| unreachable!()), Err(TryPublishError::Full));
                    let mut sum = 0;
                    while sum < (28..44).sum() {
                        let _ = pollers.see.poll(|event, _, _| sum += event);
                    }
                    drop(producer);
                    assert_eq!(pollers.see.poll(|_, _, _| unreachable!()), Polled::Ended);
                    assert_eq!(running.stats().capacity, 16);
                    drop(pollers);
                    running.join().expect("nobody fails");
                });
            }

            /// A batch larger than the ring would never find room in it.
            #[test]
            fn grows_at_once_for_a_batch_that_does_not_fit() {
                deadline(|| {
                    let (mut producer, mut pollers, running) = at_once::$pipeline {}.spawn().expect("it starts");
                    let fill = |batch: disruptor::Batch<'_, u64, _>, first: u64| {
                        for (slot, i) in batch.zip(first..) {
                            *slot = i;
                        }
                    };
                    assert_eq!(producer.publish_batch(3, |batch| fill(batch, 0)), Ok(0..3));
                    assert_eq!(running.stats().growths, 0);
                    assert_eq!(producer.publish_batch(16, |batch| fill(batch, 3)), Ok(3..19));
                    let stats = running.stats();
                    assert_eq!((stats.capacity, stats.growths), (16, 1));
                    let too_large = producer.publish_batch(17, |_| unreachable!());
                    assert_eq!(too_large, Err(PublishBatchError::TooLarge { n: 17, capacity: 16 }));
                    let mut next = 0;
                    while next < 19 {
                        let _ = pollers.see.poll(|event, sequence, _| {
                            assert_eq!((*event, sequence), (next, next));
                            next += 1;
                        });
                    }
                    drop(producer);
                    assert_eq!(pollers.see.poll(|_, _, _| unreachable!()), Polled::Ended);
                    drop(pollers);
                    running.join().expect("nobody fails");
                });
            }

            #[test]
            fn at_the_bound_it_waits_as_any_ring_does() {
                deadline(|| {
                    let (mut producer, mut pollers, running) = at_once::$pipeline {}.spawn().expect("it starts");
                    let publishing = thread::spawn(move || {
                        for i in 0..1_000 {
                            producer.publish(|slot| *slot = i).expect("nobody halts");
                        }
                    });
                    let mut next = 0;
                    while next < 1_000 {
                        thread::sleep(Duration::from_micros(50));
                        let polled = pollers.see.poll_wait(|event, _, _| {
                            assert_eq!(*event, next);
                            next += 1;
                        });
                        assert_ne!(polled, Polled::Ended);
                    }
                    publishing.join().expect("it publishes everything");
                    assert!(running.stats().capacity <= 16);
                    assert_eq!(pollers.see.poll_wait(|_, _, _| unreachable!()), Polled::Ended);
                    drop(pollers);
                    running.join().expect("nobody fails");
                });
            }

            #[test]
            fn a_poller_that_is_dropped_while_it_grows_halts() {
                deadline(|| {
                    let (mut producer, pollers, running) = at_once::$pipeline {}.spawn().expect("it starts");
                    for i in 0..6 {
                        producer.publish(|slot| *slot = i).expect("nobody halts yet");
                    }
                    drop(pollers);
                    // There would be room, but the producer notices a dropped poller at latest when a ring is full.
                    let refused = (0..100).find_map(|_| producer.publish(|slot| *slot = 0).err());
                    assert_eq!(refused, Some(Halted));
                    drop(producer);
                    let outcome = running.join();
                    assert!(matches!(outcome, Err(PipelineError::PollerDropped { stage: "see" })), "{outcome:?}");
                });
            }
        }
    };
}

numbers!(stamped, Numbers);
numbers!(dense, Denses);

#[test]
fn a_ring_with_its_capacity_as_its_bound_never_grows() {
    disruptor! {
        pipeline Fixed {
            event: u64;
            capacity: 4;
            grow: after 0ms, up to 4;
            poll see: &u64;
        }
    }
    deadline(|| {
        let (mut producer, mut pollers, running) = Fixed {}.spawn().expect("it starts");
        for i in 0..4 {
            assert_eq!(producer.try_publish(|slot| *slot = i), Ok(i));
        }
        assert_eq!(producer.try_publish(|_| unreachable!()), Err(TryPublishError::Full));
        let too_large = producer.publish_batch(5, |_| unreachable!());
        assert_eq!(too_large, Err(PublishBatchError::TooLarge { n: 5, capacity: 4 }));
        drop(producer);
        let mut seen = 0;
        while pollers.see.poll(|_, _, _| seen += 1) != Polled::Ended {}
        assert_eq!((seen, running.stats().growths), (4, 0));
        drop(pollers);
        running.join().expect("nobody fails");
    });
}

/// With the crate's feature `log`.
#[test]
fn every_growth_logs_a_warning() {
    struct Logger;
    static WARNINGS: Mutex<Vec<String>> = Mutex::new(Vec::new());
    impl log::Log for Logger {
        fn enabled(&self, _: &log::Metadata<'_>) -> bool {
            true
        }
        fn log(&self, record: &log::Record<'_>) {
            if record.level() == log::Level::Warn {
                lock(&WARNINGS).push(record.args().to_string());
            }
        }
        fn flush(&self) {}
    }

    disruptor! {
        pipeline Logged {
            event: u64;
            capacity: 2;
            grow: after 3ms, up to 64;
            poll see: &u64;
        }
    }

    log::set_logger(&Logger).expect("it is the only one");
    log::set_max_level(log::LevelFilter::Warn);
    deadline(|| {
        let (mut producer, pollers, running) = Logged {}.spawn().expect("it starts");
        producer.publish_batch(2, |_| ()).expect("nobody halts");
        producer.publish(|_| ()).expect("nobody halts");
        producer.publish_batch(30, |_| ()).expect("nobody halts");
        assert_eq!(running.stats().growths, 2);
        running.halt();
        drop((producer, pollers));
        assert!(matches!(running.join(), Err(PipelineError::Halted)));
        let warnings = || -> Vec<String> {
            lock(&WARNINGS).iter().filter(|warning| warning.contains("`Logged`")).cloned().collect()
        };
        // `publish` does not wait for the thread that logs.
        while warnings().len() < 2 {
            thread::sleep(Duration::from_millis(1));
        }
        assert_eq!(
            warnings(),
            [
                "the ring of `Logged` is full, with nothing moving for 3ms: it grows from 2 to 4 slots",
                "the ring of `Logged` is too small for 30 events at once: it grows from 4 to 32 slots",
            ]
        );
    });
}

/// The logger itself uses an elastic ring. It holds its lock around `publish`, and its own warning must not call it
/// again meanwhile.
#[test]
fn a_logger_on_a_ring_that_grows_is_not_entered_again() {
    const LINES: usize = 20;
    struct Logger(Mutex<Option<LoggedProducer<'static>>>);
    impl log::Log for Logger {
        fn enabled(&self, _: &log::Metadata<'_>) -> bool {
            true
        }
        fn log(&self, record: &log::Record<'_>) {
            if let Some(lines) = lock(&self.0).as_mut() {
                let _ = lines.publish(|line| *line = record.args().to_string());
            }
        }
        fn flush(&self) {}
    }
    disruptor! {
        pipeline Logged {
            event: String;
            capacity: 2;
            grow: after 2ms, up to 8;
            stage write: &String;
        }
    }
    const CHILD: &str = "DISRUPTOR_TEST_LOGGER";
    // A process has only one logger.
    if std::env::var_os(CHILD).is_none() {
        let output = std::process::Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "a_logger_on_a_ring_that_grows_is_not_entered_again", "--nocapture"])
            .env(CHILD, "1")
            .output()
            .expect("a child");
        let text = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("1 passed"), "{text}");
        return;
    }
    deadline(|| {
        let written = std::sync::Arc::new(Mutex::new(Vec::new()));
        let write = written.clone();
        let (producer, running) = Logged {
            write: move |line: &String, _, _| {
                lock(&write).push(line.clone());
                thread::sleep(Duration::from_millis(20));
            },
        }
        .spawn()
        .expect("it starts");
        let logger: &'static Logger = Box::leak(Box::new(Logger(Mutex::new(Some(producer)))));
        log::set_logger(logger).expect("it is the only one");
        log::set_max_level(log::LevelFilter::Trace);
        for i in 0..LINES {
            log::info!("line {i}");
        }
        assert_eq!(running.stats().growths, 2);
        let (mut lines, mut warnings) = (Vec::new(), Vec::new());
        while warnings.len() < 2 || lines.len() < LINES {
            thread::sleep(Duration::from_millis(1));
            (lines, warnings) = lock(&written).iter().cloned().partition(|line| line.starts_with("line"));
        }
        lock(&logger.0).take();
        running.join().expect("no stage fails");
        assert_eq!(lines, (0..LINES).map(|i| format!("line {i}")).collect::<Vec<_>>());
        assert!(warnings[0].ends_with("it grows from 2 to 4 slots"), "{warnings:?}");
        assert!(warnings[1].ends_with("it grows from 4 to 8 slots"), "{warnings:?}");
    });
}

/// In place: every first value of every ring, and every value that was overwritten.
#[test]
fn an_elastic_ring_in_place_drops_every_value_once() {
    deadline(|| {
        for events in [0, 1, 3, 10, 100] {
            let ledger = Ledger::current();
            let (mut producer, mut pollers, running) =
                at_once::InPlace { change: |event, _, _| event.value += 1 }.spawn().expect("it starts");
            let mut seen = 0;
            for i in 0..events {
                if i % 10 == 9 {
                    while seen < i {
                        let _ = pollers.look.poll_wait(|look, sequence, _| {
                            assert_eq!(*look.value, sequence + 1);
                            seen += 1;
                        });
                    }
                }
                producer.publish(|slot| *slot = ledger.counted(i)).expect("nobody halts");
            }
            drop(producer);
            while pollers.look.poll_wait(|_, _, _| seen += 1) != Polled::Ended {}
            assert_eq!(seen, events);
            drop(pollers);
            running.join().expect("no stage fails");
            ledger.check_soon();
        }
    });
}

macro_rules! drops_by_value {
    ($name:ident, $pipeline:ident) => {
        /// Taken, left over, and on both sides of growth.
        #[test]
        fn $name() {
            deadline(|| {
                for (events, taken) in [(0, 0), (1, 0), (5, 3), (9, 2), (9, 7), (14, 14), (30, 29)] {
                    let ledger = Ledger::new();
                    let looked = Seen::default();
                    let looks = looked.clone();
                    let (mut producer, mut pollers, running) =
                        at_once::$pipeline { look: move |_, _, _| looks.add(1) }.spawn().expect("it starts");
                    for i in 0..events {
                        producer.send(ledger.counted(i)).expect("nobody halts");
                    }
                    for i in 0..taken {
                        assert_eq!(pollers.take.recv().map(|event| event.value), Some(i));
                    }
                    running.halt();
                    assert!(producer.remaining_capacity() <= 16);
                    drop((producer, pollers));
                    assert!(matches!(running.join(), Err(PipelineError::Halted)));
                    assert!(looked.get() >= taken);
                    ledger.check_soon();
                }
            });
        }
    };
}

drops_by_value!(drops_by_value_stamped, Stamped);
drops_by_value!(drops_by_value_dense, Dense);

/// The producer frees old slots once the last stage has left them, not only at the end.
#[test]
fn old_slots_are_freed_while_the_pipeline_runs() {
    deadline(|| {
        let ledger = Ledger::current();
        let (mut producer, mut pollers, running) =
            at_once::InPlace { change: |_, _, _| () }.spawn().expect("it starts");
        for _ in 0..2 + 4 + 8 + 16 {
            producer.publish(|_| ()).expect("nobody halts");
        }
        assert_eq!(ledger.made(), 2 + 4 + 8 + 16);
        assert_eq!(ledger.dropped(), 0, "somebody may still be in the oldest ring");
        let mut seen = 0;
        while seen < 30 {
            let _ = pollers.look.poll_wait(|_, _, _| seen += 1);
        }
        // The producer soon checks the old ring again.
        for i in 0..200 {
            producer.publish(|_| ()).expect("nobody halts");
            while seen < 31 + i {
                let _ = pollers.look.poll_wait(|_, _, _| seen += 1);
            }
        }
        assert_eq!(ledger.dropped(), 2 + 4 + 8, "all have left the old rings");
        drop(producer);
        assert_eq!(pollers.look.poll_wait(|_, _, _| unreachable!()), Polled::Ended);
        drop(pollers);
        running.join().expect("no stage fails");
        ledger.check_soon();
    });
}

/// A large ring takes long to fill up again; the producer frees the small one before that.
#[test]
fn old_slots_are_freed_long_before_the_ring_is_full() {
    disruptor! {
        pipeline Leap {
            event: Counted;
            capacity: 2;
            grow: after 0ms, up to 4096;
            poll look: &Counted;
        }
    }
    deadline(|| {
        let ledger = Ledger::current();
        let (mut producer, mut pollers, running) = Leap {}.spawn().expect("it starts");
        producer.publish(|_| ()).expect("nobody halts");
        // Only a ring of 4096 slots has room for this batch, and it has more.
        producer.publish_batch(2100, |_| ()).expect("the ring grows");
        let mut seen = 0;
        while seen < 1 + 2100 {
            let _ = pollers.look.poll(|_, _, _| seen += 1);
        }
        assert_eq!(ledger.dropped(), 0, "only the producer gives slots back");
        for _ in 0..200 {
            producer.publish(|_| ()).expect("nobody halts");
        }
        assert_eq!(ledger.dropped(), 2, "the producer looks before there is no room");
        drop((producer, pollers));
        assert!(matches!(running.join(), Err(PipelineError::PollerDropped { stage: "look" })));
        ledger.check_soon();
    });
}

/// The user's code makes the first values of the larger ring, and it may panic.
#[test]
fn a_panic_while_the_ring_grows_changes_nothing() {
    static REFUSE: AtomicBool = AtomicBool::new(false);
    static MADE: AtomicU64 = AtomicU64::new(0);
    static DROPPED: AtomicU64 = AtomicU64::new(0);

    struct Picky(u64);
    impl Default for Picky {
        fn default() -> Self {
            assert!(!REFUSE.load(Ordering::Relaxed) || MADE.load(Ordering::Relaxed) < 5, "{ON_PURPOSE}: no more");
            MADE.fetch_add(1, Ordering::Relaxed);
            Self(0)
        }
    }
    impl Drop for Picky {
        fn drop(&mut self) {
            DROPPED.fetch_add(1, Ordering::Relaxed);
        }
    }

    disruptor! {
        pipeline Pickies {
            event: Picky;
            capacity: 4;
            grow: after 0ms, up to 8;
            poll see: &Picky;
        }
    }

    silence();
    deadline(|| {
        let (mut producer, mut pollers, running) = Pickies {}.spawn().expect("it starts");
        for i in 0..4 {
            producer.publish(|slot| slot.0 = i).expect("nobody halts");
        }
        REFUSE.store(true, Ordering::Relaxed);
        assert!(panics(|| producer.publish(|_| unreachable!("nothing is written"))));
        // One value of the unfinished ring had been made.
        assert_eq!((MADE.load(Ordering::Relaxed), DROPPED.load(Ordering::Relaxed)), (5, 1));
        assert_eq!(running.stats().capacity, 4);
        REFUSE.store(false, Ordering::Relaxed);
        assert_eq!(producer.publish(|slot| slot.0 = 4), Ok(4));
        drop(producer);
        let mut next = 0;
        while pollers.see.poll(|event, _, _| {
            assert_eq!(event.0, next);
            next += 1;
        }) != Polled::Ended
        {}
        assert_eq!(next, 5);
        drop(pollers);
        running.join().expect("nobody fails");
        assert_eq!(MADE.load(Ordering::Relaxed), DROPPED.load(Ordering::Relaxed));
    });
}

/// The producer drops the events of old slots while it publishes. It gets a panic of such a drop, and loses no event.
#[test]
fn a_panic_in_the_drop_of_old_slots_reaches_the_producer() {
    silence();
    deadline(|| {
        let ledger = Ledger::current();
        let (mut producer, mut pollers, running) =
            at_once::InPlace { change: |_, _, _| () }.spawn().expect("it starts");
        for i in 0..3 {
            producer.publish(|slot| slot.drop_panics = i == 1).expect("nobody halts");
        }
        let mut seen = 0;
        while seen < 3 {
            let _ = pollers.look.poll_wait(|_, _, _| seen += 1);
        }
        let mut panicked = 0;
        for _ in 0..200 {
            if panics(|| producer.publish(|_| ())) {
                panicked += 1;
                producer.publish(|_| ()).expect("it goes on");
            }
            let published = producer.next_sequence();
            while seen < published {
                let _ = pollers.look.poll_wait(|_, _, _| seen += 1);
            }
        }
        assert_eq!(panicked, 1);
        drop(producer);
        assert_eq!(pollers.look.poll_wait(|_, _, _| unreachable!()), Polled::Ended);
        drop(pollers);
        running.join().expect("no stage fails");
        ledger.check_soon();
    });
}

/// A stage's panic ends the wait of a producer, for growth and for room at the bound.
#[test]
fn a_panic_of_a_stage_ends_the_producer_s_wait() {
    disruptor! {
        pipeline Panics {
            event: u64;
            capacity: 2;
            grow: after 100s, up to 64;
            stage first: &u64;
            stage second: &u64 after first;
        }
    }
    silence();
    deadline(|| {
        let gate = Gate::new();
        let wait = gate.clone();
        let _open = OpenAtEnd(&gate);
        let (mut producer, running) = Panics {
            first: move |event, _, _| {
                if *event == 1 {
                    wait.pass();
                    panic!("{ON_PURPOSE}");
                }
            },
            second: |_, _, _| (),
        }
        .spawn()
        .expect("it starts");
        let opening = gate.clone();
        let opens = thread::spawn(move || {
            thread::sleep(Duration::from_millis(50));
            opening.open();
        });
        let refused = (0..100).find_map(|i| producer.publish(|slot| *slot = i).err());
        assert_eq!(refused, Some(Halted));
        opens.join().expect("it opens");
        drop(producer);
        assert!(matches!(running.join(), Err(PipelineError::StagePanicked { stage: "first", sequence: 1, .. })));
    });
}

/// Two pipelines feed each other. When both rings are full, each stage waits for room that only the other stage can
/// make.
mod feeding_each_other {
    use super::*;
    use std::sync::mpsc::sync_channel;

    /// An event of one generation makes two events of the next lower generation, in the other pipeline.
    const GENERATIONS: u32 = 10;
    const EVENTS: u64 = (1 << (GENERATIONS + 1)) - 1;

    macro_rules! feed {
        ($name:ident, [$($grow:tt)*], completes: $completes:literal) => {
            #[test]
            fn $name() {
                disruptor! {
                    pipeline Ping { event: u32; capacity: 8; $($grow)* stage breed: &u32; }
                }
                disruptor! {
                    pipeline Pong { event: u32; capacity: 8; $($grow)* stage breed: &u32; }
                }
                deadline(|| {
                    let handled = Seen::default();
                    let (pings, pongs) = (handled.clone(), handled.clone());
                    // Each stage owns the other pipeline's producer. One of the two producers is made after the stage.
                    let (give, take) = sync_channel::<PingProducer<'static>>(1);
                    let mut to_ping = None;
                    let (mut to_pong, pong) = Pong {
                        breed: move |generation: &u32, _, _| {
                            let ping = to_ping.get_or_insert_with(|| take.recv().expect("it is given"));
                            pongs.add(1);
                            for _ in 0..if *generation > 0 { 2 } else { 0 } {
                                let _ = ping.publish(|slot| *slot = generation - 1);
                            }
                        },
                    }
                    .spawn()
                    .expect("it starts");
                    let (mut producer, ping) = Ping {
                        breed: move |generation: &u32, _, _| {
                            pings.add(1);
                            for _ in 0..if *generation > 0 { 2 } else { 0 } {
                                let _ = to_pong.publish(|slot| *slot = generation - 1);
                            }
                        },
                    }
                    .spawn()
                    .expect("it starts");
                    producer.publish(|slot| *slot = GENERATIONS).expect("nobody halts yet");
                    give.send(producer).expect("it is taken");

                    let patience = if $completes { common::PATIENCE } else { Duration::from_millis(300) };
                    let start = Instant::now();
                    while handled.get() < EVENTS && start.elapsed() < patience {
                        thread::sleep(Duration::from_millis(1));
                    }
                    assert_eq!(handled.get() == EVENTS, $completes, "{} events", handled.get());
                    assert_eq!(ping.stats().growths + pong.stats().growths > 0, $completes);
                    // A stage that owns a producer keeps the other pipeline's stream open, so only a halt ends the two.
                    ping.halt();
                    pong.halt();
                    assert!(matches!(ping.join(), Err(PipelineError::Halted)));
                    assert!(matches!(pong.join(), Err(PipelineError::Halted)));
                });
            }
        };
    }

    feed!(fixed_rings_get_stuck_until_halted, [], completes: false);
    feed!(elastic_rings_complete, [grow: after 2ms, up to 4096;], completes: true);
    feed!(elastic_rings_with_a_spinning_producer_complete, [wait: SpinWaitStrategy; grow: after 2ms, up to 4096;], completes: true);
    feed!(elastic_dense_rings_complete, [wait: YieldWaitStrategy; slots: dense; grow: after 100us, up to 4096;], completes: true);
}

/// Random streams through rings that grow at random moments.
mod random {
    use super::*;

    /// The producer's next actions, and the faults of the stages.
    #[derive(Clone, Debug)]
    enum Step {
        One,
        Batch(usize),
        Try,
        Pause,
    }

    #[derive(Clone, Debug)]
    struct Script {
        steps: Vec<Step>,
        /// The events and stages at which a stage pauses.
        pauses: Vec<(u64, u8)>,
        /// The event and stage of a panic.
        panic: Option<(u64, u8)>,
        /// The number of steps after which the producer halts.
        halt: Option<usize>,
    }

    /// Other scripts each time. A test that fails prints the one that it failed with.
    fn scripts() -> impl Iterator<Item = Script> {
        let mut random = Rng::new();
        (0..rounds(40)).map(move |_| {
            let script = script(&mut random);
            println!("{script:?}");
            script
        })
    }

    fn script(random: &mut Rng) -> Script {
        let (steps, pauses) = (random.usize(..60), random.usize(..6));
        let step = |random: &mut Rng| match random.u8(..8) {
            0..4 => Step::One,
            4..6 => Step::Batch(random.usize(..=20)),
            6 => Step::Try,
            _ => Step::Pause,
        };
        Script {
            steps: (0..steps).map(|_| step(random)).collect(),
            pauses: (0..pauses).map(|_| (random.u64(..200), random.u8(..3))).collect(),
            panic: (random.u8(..5) == 0).then(|| (random.u64(..100), random.u8(..3))),
            halt: (random.u8(..5) == 0).then(|| random.usize(..60)),
        }
    }

    /// Pauses or panics as the script says.
    fn disturb(script: &Script, sequence: u64, stage: u8) {
        if script.pauses.contains(&(sequence, stage)) {
            thread::sleep(Duration::from_millis(2));
        }
        assert!(script.panic != Some((sequence, stage)), "{ON_PURPOSE}");
    }

    macro_rules! in_place {
        ($name:ident, $capacity:literal, $after:literal, $bound:literal, $wait:ident, $slots:ident) => {
            #[test]
            fn $name() {
                disruptor! {
                    pipeline Chain {
                        event: Counted;
                        capacity: $capacity;
                        wait: $wait;
                        slots: $slots;
                        grow: after $after, up to $bound;
                        stage add: { value: &mut u64 };
                        stage check: &Counted after add;
                        stage change: &mut Counted after check;
                    }
                }
                silence();
                deadline(|| {
                    for script in scripts() {
                        let ledger = Ledger::current();
                        let script = Arc::new(script);
                        let (add, check, change) = (script.clone(), script.clone(), script.clone());
                        let (mut next_added, mut next_checked, mut next_changed) = (0, 0, 0);
                        let handled = Seen::default();
                        let changes = handled.clone();
                        let (mut producer, running) = Chain {
                            add: move |event, sequence, _| {
                                assert_eq!((sequence, *event.value), (next_added, sequence));
                                next_added += 1;
                                *event.value += 1;
                                disturb(&add, sequence, 0);
                            },
                            check: move |event, sequence, _| {
                                assert_eq!((sequence, event.value), (next_checked, sequence + 1));
                                next_checked += 1;
                                disturb(&check, sequence, 1);
                            },
                            change: move |event, sequence, _| {
                                assert_eq!((sequence, event.value), (next_changed, sequence + 1));
                                next_changed += 1;
                                disturb(&change, sequence, 2);
                                changes.add(1);
                            },
                        }
                        .spawn()
                        .expect("it starts");
                        let mut halted = false;
                        for (index, step) in script.steps.iter().enumerate() {
                            if script.halt == Some(index) {
                                running.halt();
                            }
                            let next = producer.next_sequence();
                            let refused = match *step {
                                Step::One => producer.publish(|slot| *slot = ledger.counted(next)).is_err(),
                                Step::Batch(n) => {
                                    let n = n.min($bound);
                                    let written = producer.publish_batch(n, |batch| {
                                        for (slot, sequence) in batch.zip(next..) {
                                            *slot = ledger.counted(sequence);
                                        }
                                    });
                                    assert!(!matches!(written, Err(PublishBatchError::TooLarge { .. })));
                                    written.is_err()
                                }
                                Step::Try => {
                                    let tried = producer.try_publish(|slot| *slot = ledger.counted(next));
                                    tried == Err(TryPublishError::Halted)
                                }
                                Step::Pause => {
                                    thread::sleep(Duration::from_millis(1));
                                    false
                                }
                            };
                            if !matches!(step, Step::Pause | Step::Batch(0)) {
                                assert!(refused || !halted, "once refused, always refused");
                                halted = refused;
                            }
                        }
                        let published = producer.next_sequence();
                        drop(producer);
                        let stats = running.stats();
                        assert!(stats.capacity <= $bound);
                        match running.join() {
                            Ok(()) => assert_eq!(handled.get(), published),
                            Err(PipelineError::Halted) => assert!(script.halt.is_some()),
                            Err(PipelineError::StagePanicked { sequence, message, .. }) => {
                                assert_eq!(message, ON_PURPOSE);
                                assert_eq!(Some(sequence), script.panic.map(|(sequence, _)| sequence));
                            }
                            Err(error) => panic!("{error}"),
                        }
                        ledger.check_soon();
                    }
                });
            }
        };
    }

    in_place!(in_place_blocking_stamped, 1, 0ms, 32, BlockingWaitStrategy, stamped);
    in_place!(in_place_yielding_dense, 2, 0ms, 32, YieldWaitStrategy, dense);
    in_place!(in_place_spinning_stamped, 8, 500us, 64, SpinWaitStrategy, stamped);
    in_place!(in_place_blocking_dense, 4, 1ms, 32, BlockingWaitStrategy, dense);

    macro_rules! by_value {
        ($name:ident, $capacity:literal, $after:literal, $bound:literal, $wait:ident, $slots:ident) => {
            #[test]
            fn $name() {
                disruptor! {
                    pipeline Takes {
                        event: Counted;
                        capacity: $capacity;
                        wait: $wait;
                        slots: $slots;
                        grow: after $after, up to $bound;
                        stage left: &Counted;
                        stage right: { value: &u64 };
                        stage take: Counted after left, right;
                    }
                }
                silence();
                deadline(|| {
                    for script in scripts() {
                        let ledger = Ledger::new();
                        let script = Arc::new(script);
                        let (left, right, take) = (script.clone(), script.clone(), script.clone());
                        let (mut next_left, mut next_right, mut next_taken) = (0, 0, 0);
                        let handled = Seen::default();
                        let takes = handled.clone();
                        let (mut producer, running) = Takes {
                            left: move |event, sequence, _| {
                                assert_eq!((sequence, event.value), (next_left, sequence));
                                next_left += 1;
                                disturb(&left, sequence, 0);
                            },
                            right: move |event, sequence, _| {
                                assert_eq!((sequence, *event.value), (next_right, sequence));
                                next_right += 1;
                                disturb(&right, sequence, 1);
                            },
                            take: move |event, sequence, _| {
                                assert_eq!((sequence, event.value), (next_taken, sequence));
                                next_taken += 1;
                                disturb(&take, sequence, 2);
                                takes.add(1);
                            },
                        }
                        .spawn()
                        .expect("it starts");
                        for (index, step) in script.steps.iter().enumerate() {
                            if script.halt == Some(index) {
                                running.halt();
                            }
                            match *step {
                                Step::One => drop(producer.send(ledger.counted(producer.next_sequence()))),
                                Step::Batch(n) => {
                                    let first = producer.next_sequence();
                                    let events = (first..first + n as u64).map(|sequence| ledger.counted(sequence));
                                    drop(producer.send_all(events));
                                }
                                Step::Try => drop(producer.try_send(ledger.counted(producer.next_sequence()))),
                                Step::Pause => thread::sleep(Duration::from_millis(1)),
                            }
                        }
                        let published = producer.next_sequence();
                        drop(producer);
                        match running.join() {
                            Ok(()) => assert_eq!(handled.get(), published),
                            Err(PipelineError::Halted) => assert!(script.halt.is_some()),
                            Err(PipelineError::StagePanicked { sequence, message, .. }) => {
                                assert_eq!(message, ON_PURPOSE);
                                assert_eq!(Some(sequence), script.panic.map(|(sequence, _)| sequence));
                            }
                            Err(error) => panic!("{error}"),
                        }
                        ledger.check_soon();
                    }
                });
            }
        };
    }

    by_value!(by_value_blocking_stamped, 1, 0ms, 32, BlockingWaitStrategy, stamped);
    by_value!(by_value_yielding_dense, 2, 0ms, 32, YieldWaitStrategy, dense);
    by_value!(by_value_blocking_dense, 8, 500us, 64, BlockingWaitStrategy, dense);
}

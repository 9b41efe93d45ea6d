//! Nobody sleeps for ever: the tests put the threads on each kind of edge to sleep and wake them many times, on the
//! smallest rings.

mod common;

use common::{deadline, rounds};
use disruptor::{
    BlockingWaitStrategy, Parker, Polled, Running, SpinWaitStrategy, WaitStrategy, YieldWaitStrategy, disruptor,
};
use std::sync::OnceLock;
use std::sync::mpsc::channel;
use std::time::Duration;

/// Sleeps without spinning first.
const fn at_once() -> BlockingWaitStrategy {
    BlockingWaitStrategy::new(0)
}

/// Takes a short, random time, so that threads go to sleep in ever new orders.
fn dawdle(random: &mut fastrand::Rng) {
    match random.u32(..64) {
        0 => std::thread::sleep(Duration::from_micros(random.u64(..200))),
        1..8 => std::thread::yield_now(),
        8..16 => (0..random.u32(..500)).for_each(|_| std::hint::spin_loop()),
        _ => (),
    }
}

// Threads that spin or yield take time from the threads they wait for, so these runs have fewer events.
macro_rules! edges {
    ($($name:ident: $slots:ident, $capacity:literal, $events:literal, $all:ty = $make_all:expr, $middle:ty = $make_middle:expr, $last:ty = $make_last:expr;)*) => {$(
        mod $name {
            use super::*;

            disruptor! {
                /// A stage that waits for the producer, stages that wait for stages, and two leaves that gate the
                /// producer.
                pipeline Graph {
                    event: u64;
                    capacity: $capacity;
                    wait: $all = $make_all;
                    slots: $slots;
                    stage first: &u64;
                    stage left: &u64 after first { wait: $middle = $make_middle };
                    stage right: &u64 after first { wait: $last = $make_last };
                    stage last: &u64 after left, right;
                    stage side: &u64 after left { wait: $middle = $make_middle };
                }
            }

            disruptor! {
                pipeline Polled2 {
                    event: u64;
                    capacity: $capacity;
                    wait: $all = $make_all;
                    slots: $slots;
                    poll first: &u64;
                    stage middle: &u64 after first { wait: $middle = $make_middle };
                    poll last: u64 after middle { wait: $last = $make_last };
                }
            }

            #[test]
            fn every_stage_wakes_up() {
                deadline(|| {
                    let events = rounds($events);
                    let (mut last, mut side) = (0, 0);
                    let mut random: [_; 5] = std::array::from_fn(|seed| fastrand::Rng::with_seed(seed as u64));
                    let [mut r0, mut r1, mut r2, mut r3, mut r4] = random.each_mut();
                    Graph {
                        first: |_, _, _| dawdle(&mut r0),
                        left: |_, _, _| dawdle(&mut r1),
                        right: |_, _, _| dawdle(&mut r2),
                        last: |value, _, _| { dawdle(&mut r3); last += value; },
                        side: |value, _, _| side += value,
                    }
                    .run(|mut producer| {
                        for i in 0..events {
                            producer.publish(|value| *value = i)?;
                            dawdle(&mut r4);
                        }
                        Ok(())
                    })
                    .expect("no stage fails");
                    assert_eq!((last, side), (events * (events - 1) / 2, events * (events - 1) / 2));
                });
            }

            /// Each event passes the whole graph before the next one comes, so all threads sleep each time.
            #[test]
            fn every_stage_wakes_up_for_each_single_event() {
                deadline(|| {
                    let events = rounds($events / 4);
                    let (done, answers) = channel();
                    let (also_done, more_answers) = channel();
                    Graph {
                        first: |_, _, _| (),
                        left: |_, _, _| (),
                        right: |_, _, _| (),
                        last: |value, _, _| done.send(*value).expect("the body listens"),
                        side: |value, _, _| also_done.send(*value).expect("the body listens"),
                    }
                    .run(|mut producer| {
                        for i in 0..events {
                            producer.publish(|value| *value = i)?;
                            assert_eq!((answers.recv(), more_answers.recv()), (Ok(i), Ok(i)));
                        }
                        Ok(())
                    })
                    .expect("no stage fails");
                });
            }

            #[test]
            fn every_poller_wakes_up() {
                deadline(|| {
                    let events = rounds($events);
                    let (mut producer, pollers, running) =
                        Polled2 { middle: |_: &u64, _, _| () }.spawn().expect("a thread");
                    let Polled2Pollers { mut first, last } = pollers;
                    let polling = std::thread::spawn(move || {
                        let mut random = fastrand::Rng::with_seed(7);
                        let mut count = 0;
                        while first.poll_wait(|_, _, _| count += 1) != Polled::Ended {
                            dawdle(&mut random);
                        }
                        count
                    });
                    let taking = std::thread::spawn(move || {
                        let mut random = fastrand::Rng::with_seed(8);
                        last.inspect(|_| dawdle(&mut random)).enumerate().map(|(i, value)| {
                            assert_eq!(i as u64, value);
                        }).count() as u64
                    });
                    let mut random = fastrand::Rng::with_seed(9);
                    for i in 0..events {
                        producer.send(i).expect("running");
                        dawdle(&mut random);
                    }
                    drop(producer);
                    running.join().expect("no stage fails");
                    assert_eq!(polling.join().expect("no panic"), events);
                    assert_eq!(taking.join().expect("no panic"), events);
                });
            }

            /// The stream ends while every thread is asleep or about to sleep.
            #[test]
            fn everybody_wakes_up_for_the_end() {
                deadline(|| {
                    for round in 0..rounds($events / 50) {
                        let graph = Graph {
                            first: |_: &u64, _, _| (),
                            left: |_: &u64, _, _| (),
                            right: |_: &u64, _, _| (),
                            last: |_: &u64, _, _| (),
                            side: |_: &u64, _, _| (),
                        };
                        let (mut producer, running) = graph.spawn().expect("five threads");
                        for _ in 0..round % 4 {
                            producer.publish(|_| ()).expect("running");
                        }
                        if round % 3 == 0 {
                            std::thread::sleep(Duration::from_micros(10 * (round % 40)));
                        }
                        if round % 2 == 0 {
                            running.halt();
                            assert!(running.join().is_err());
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

type Block = BlockingWaitStrategy;

edges! {
    stamped_1: stamped, 1, 6_000, Block = at_once(), Block = at_once(), Block = at_once();
    dense_2: dense, 2, 6_000, Block = at_once(), Block = at_once(), Block = at_once();
    blocking_stages_yielding_producer: stamped, 2, 1_500,
        YieldWaitStrategy = YieldWaitStrategy::new(0), Block = at_once(), YieldWaitStrategy = YieldWaitStrategy::new(10);
    yielding_stages_blocking_producer: dense, 2, 1_500,
        Block = at_once(), YieldWaitStrategy = YieldWaitStrategy::new(0), Block = BlockingWaitStrategy::new(5);
    blocking_among_spinning: stamped, 4, 300,
        Block = at_once(), Block = at_once(), SpinWaitStrategy = SpinWaitStrategy;
}

#[cfg(feature = "every-case")]
edges! {
    stamped_2: stamped, 2, 6_000, Block = at_once(), Block = at_once(), Block = at_once();
    stamped_4: stamped, 4, 6_000, Block = at_once(), Block = at_once(), Block = at_once();
    dense_1: dense, 1, 6_000, Block = at_once(), Block = at_once(), Block = at_once();
}

/// The condition that a strategy checks while it parks may act on its own pipeline.
#[test]
fn a_parked_condition_may_halt_its_own_pipeline() {
    static RUNNING: OnceLock<Running> = OnceLock::new();
    /// Halts instead of sleeping.
    struct Watchdog;
    impl WaitStrategy for Watchdog {
        const BLOCKS: bool = true;
        fn wait_until(&mut self, mut ready: impl FnMut() -> bool, parker: Parker<'_>) {
            parker.park_until(|| {
                if let Some(running) = RUNNING.get() {
                    running.halt();
                }
                ready()
            });
        }
    }
    disruptor! {
        pipeline Watched {
            event: u64;
            capacity: 2;
            wait: Watchdog = Watchdog;
            stage first: &u64;
            stage second: &u64 after first;
        }
    }
    deadline(|| {
        let (mut producer, running) =
            Watched { first: |_: &u64, _, _| (), second: |_: &u64, _, _| () }.spawn().expect("threads");
        assert!(RUNNING.set(running).is_ok());
        while producer.publish(|_| ()).is_ok() {}
        drop(producer);
    });
}

/// Runs in its own process, so that the work of other tests does not count.
#[cfg(target_os = "linux")]
#[test]
fn an_idle_blocking_pipeline_uses_no_processor_time() {
    const CHILD: &str = "DISRUPTOR_TEST_IDLE";
    disruptor! {
        pipeline Idle {
            event: u64;
            capacity: 8;
            stage first: &u64;
            stage second: &u64 after first;
            stage third: &u64 after first;
            poll fourth: &u64 after second, third;
            stage fifth: &u64 after first { shards: 2 };
            // This thread waits for the producer and for `second` at once.
            stage sixth: &u64;
            stage seventh: &u64 after sixth, second;
            thread shared: sixth, seventh;
        }
    }
    /// User and system time of all threads so far, in milliseconds.
    fn used() -> u64 {
        let mut total = 0;
        for task in std::fs::read_dir("/proc/self/task").expect("the list of threads") {
            let path = task.expect("a thread").path().join("schedstat");
            let text = std::fs::read_to_string(path).expect("statistics of a thread");
            total += text.split_whitespace().next().expect("a time").parse::<u64>().expect("nanoseconds");
        }
        total / 1_000_000
    }
    if std::env::var_os(CHILD).is_none() {
        let output = std::process::Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "an_idle_blocking_pipeline_uses_no_processor_time", "--nocapture"])
            .env(CHILD, "1")
            .output()
            .expect("a child");
        let text = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("1 passed"), "{text}");
        return;
    }
    deadline(|| {
        let (mut producer, mut pollers, running) = Idle {
            first: |_, _, _| (),
            second: |_, _, _| (),
            third: |_, _, _| (),
            fifth: |_| |_, _, _| (),
            sixth: |_, _, _| (),
            seventh: |_, _, _| (),
        }
        .spawn()
        .expect("six threads");
        let polling = std::thread::spawn(move || {
            let mut seen = 0;
            while pollers.fourth.poll_wait(|_, _, _| seen += 1) != Polled::Ended {}
            seen
        });
        for _ in 0..8 {
            producer.publish(|_| ()).expect("running");
        }
        std::thread::sleep(Duration::from_millis(500));
        let before = used();
        std::thread::sleep(Duration::from_secs(2));
        let spent = used() - before;
        assert!(spent <= 20, "{spent} ms of processor time in 2 s");
        // All threads wake up again.
        for _ in 0..100 {
            producer.publish(|_| ()).expect("running");
        }
        drop(producer);
        running.join().expect("no stage fails");
        assert_eq!(polling.join().expect("no panic"), 108);
    });
}

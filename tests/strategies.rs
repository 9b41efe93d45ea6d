//! Wait strategies: what `Prompt` passes on and what it takes away, and strategies of one's own, wherever they stand.

mod common;

use common::{deadline, rounds};
use disruptor::{
    BlockingWaitStrategy, Parker, Polled, Prompt, SpinWaitStrategy, WaitStrategy, YieldWaitStrategy, disruptor,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

/// Sleeps, and counts how often it looks.
#[derive(Clone, Default)]
struct Counting {
    looks: Arc<AtomicU64>,
}

impl WaitStrategy for Counting {
    const BLOCKS: bool = true;

    fn wait_until(&mut self, mut ready: impl FnMut() -> bool, parker: Parker<'_>) {
        parker.park_until(|| {
            self.looks.fetch_add(1, Relaxed);
            ready()
        });
    }
}

/// Looks once and comes back, whatever it has seen.
#[derive(Default)]
struct Glance;

impl WaitStrategy for Glance {
    const BLOCKS: bool = false;

    fn wait_until(&mut self, mut ready: impl FnMut() -> bool, _: Parker<'_>) {
        if !ready() {
            thread::yield_now();
        }
    }
}

#[test]
fn a_prompt_strategy_blocks_as_its_own_does_and_never_gathers() {
    const fn of<W: WaitStrategy>() -> (bool, bool) {
        (W::BLOCKS, W::GATHERS)
    }
    assert_eq!(of::<SpinWaitStrategy>(), (false, true));
    assert_eq!(of::<YieldWaitStrategy>(), (false, true));
    assert_eq!(of::<BlockingWaitStrategy>(), (true, true));
    assert_eq!(of::<Prompt<SpinWaitStrategy>>(), (false, false));
    assert_eq!(of::<Prompt<YieldWaitStrategy>>(), (false, false));
    assert_eq!(of::<Prompt<BlockingWaitStrategy>>(), (true, false));
    // Who says nothing about it does not gather.
    assert_eq!(of::<Counting>(), (true, false));
    assert_eq!(of::<Prompt<Glance>>(), (false, false));
}

/// On every kind of edge: between the producer and a stage, a stage and a stage, a leaf and the producer, for a poller, and on a thread
/// of several stages.
macro_rules! edges {
    ($($name:ident: $slots:ident, $capacity:literal, $all:ty = $make_all:expr, $stage:ty = $make_stage:expr;)*) => {$(
        #[test]
        fn $name() {
            disruptor! {
                pipeline Edges {
                    event: u64;
                    capacity: $capacity;
                    wait: $all = $make_all;
                    slots: $slots;
                    stage first: &mut u64 { wait: $stage = $make_stage };
                    stage second: &u64 after first;
                    stage left: &u64 after second;
                    stage right: &u64 after second;
                    poll last: &u64 after left, right { wait: $stage = $make_stage };
                    thread both: left, right { wait: $stage = $make_stage };
                }
            }
            deadline(|| {
                let events = rounds(300);
                let [mut second, mut left, mut right] = [0; 3];
                let see = |sum: &mut u64, value: u64, sequence: u64| {
                    assert_eq!(value, sequence + 1);
                    *sum += value;
                };
                let last = Edges {
                    first: |value, _, _| *value += 1,
                    second: |value, sequence, _| see(&mut second, *value, sequence),
                    left: |value, sequence, _| see(&mut left, *value, sequence),
                    right: |value, sequence, _| see(&mut right, *value, sequence),
                }
                .run(|mut producer, mut pollers| {
                    thread::scope(|scope| {
                        let poller = scope.spawn(move || {
                            let mut sum = 0;
                            let mut handler = |value: &u64, sequence, _: bool| see(&mut sum, *value, sequence);
                            while pollers.last.poll_wait(&mut handler) != Polled::Ended {}
                            sum
                        });
                        for value in 0..events {
                            producer.publish(|slot| *slot = value)?;
                        }
                        drop(producer);
                        Ok(poller.join().expect("no assertion fails"))
                    })
                })
                .expect("no stage fails");
                assert_eq!([second, left, right, last], [events * (events + 1) / 2; 4]);
            });
        }
    )*};
}

edges! {
    // More spinning threads than processors take long.
    prompt_and_yielding: dense, 64, Prompt<YieldWaitStrategy> = Prompt(YieldWaitStrategy::new(0)), Prompt<YieldWaitStrategy> = Prompt::default();
    prompt_and_sleeping: dense, 2, Prompt<BlockingWaitStrategy> = Prompt(BlockingWaitStrategy::new(0)), Prompt<BlockingWaitStrategy> = Prompt(BlockingWaitStrategy::new(0));
    prompt_and_sleeping_with_stamps: stamped, 2, Prompt<BlockingWaitStrategy> = Prompt(BlockingWaitStrategy::new(0)), Prompt<BlockingWaitStrategy> = Prompt(BlockingWaitStrategy::new(0));
    only_stages_are_prompt: stamped, 8, BlockingWaitStrategy = BlockingWaitStrategy::new(0), Prompt<BlockingWaitStrategy> = Prompt(BlockingWaitStrategy::new(0));
    only_the_pipeline_is_prompt: dense, 8, Prompt<BlockingWaitStrategy> = Prompt::default(), BlockingWaitStrategy = BlockingWaitStrategy::new(0);
    prompt_in_a_prompt: dense, 8, Prompt<Prompt<BlockingWaitStrategy>> = Prompt::default(), Prompt<Glance> = Prompt(Glance);
    ones_own: dense, 8, Glance = Glance, Counting = Counting::default();
    ones_own_with_stamps: stamped, 8, Counting = Counting::default(), Glance = Glance;
    ones_own_made_prompt: stamped, 1, Prompt<Glance> = Prompt::default(), Prompt<Counting> = Prompt(Counting::default());
}

macro_rules! spins {
    ($($name:ident: $slots:ident;)*) => {$(
        /// A pipeline of two threads, both of which spin.
        #[test]
        fn $name() {
            disruptor! {
                pipeline Spins {
                    event: u64;
                    capacity: 64;
                    wait: Prompt<SpinWaitStrategy>;
                    slots: $slots;
                    stage sum: &u64;
                }
            }
            deadline(|| {
                let events = rounds(500);
                let mut sum = 0;
                Spins { sum: |value, _, _| sum += value }
                    .run(|mut producer| (0..events).try_for_each(|value| producer.publish(|slot| *slot = value).map(|_| ())).map_err(Into::into))
                    .expect("no stage fails");
                assert_eq!(sum, events * (events - 1) / 2);
            });
        }
    )*};
}

spins! {
    prompt_and_spinning: dense;
    prompt_and_spinning_with_stamps: stamped;
}

/// A `Prompt` that lost `BLOCKS` would look again and again, since nobody would wake it.
#[test]
fn a_prompt_stage_that_blocks_sleeps_and_is_woken() {
    disruptor! {
        pipeline Sleeps {
            event: u64;
            capacity: 8;
            wait: YieldWaitStrategy;
            stage sum: &u64 { wait: Prompt<Counting> = Prompt(Counting { looks: Arc::clone(&LOOKS.0) }) };
        }
    }
    static LOOKS: std::sync::LazyLock<(Arc<AtomicU64>,)> = std::sync::LazyLock::new(Default::default);

    deadline(|| {
        let (mut producer, running) = Sleeps { sum: |_, _, _| () }.spawn().expect("it starts");
        for sequence in 0..20 {
            // It has gone to sleep when it looks no more.
            let mut before = 0;
            loop {
                let looks = LOOKS.0.load(Relaxed);
                if looks > 0 && looks == before {
                    break;
                }
                before = looks;
                thread::sleep(Duration::from_millis(5));
            }
            producer.publish(|slot| *slot = sequence).expect("nobody halts");
            assert_eq!(producer.flush(), Ok(()), "it is woken");
        }
        drop(producer);
        running.join().expect("no stage fails");
    });
}

//! Stages that decide: an event reaches the stages of its branches and no others, in order and with what was written upstream.

mod common;

use common::{Ledger, ON_PURPOSE, deadline, panics, rounds, silence};
use disruptor::{
    BlockingWaitStrategy, Handle, PipelineError, Polled, RecvTimeoutError, SpinWaitStrategy, Stats, TryRecvError,
    WaitStrategy, YieldWaitStrategy, disruptor,
};
use std::thread;
use std::time::Duration;

/// What a stage got of a stream in which each event's number is its sequence.
#[derive(Default)]
struct Seen {
    numbers: Vec<u64>,
    /// Of the batch that has not ended.
    open: u64,
}

impl Seen {
    #[track_caller]
    fn see(&mut self, number: u64, sequence: u64, end_of_batch: bool) {
        assert_eq!(number, sequence);
        self.numbers.push(number);
        self.open = if end_of_batch { 0 } else { self.open + 1 };
    }

    #[track_caller]
    fn check(self, events: u64, reached_by: impl Fn(u64) -> bool) {
        let expected: Vec<u64> = (0..events).filter(|number| reached_by(*number)).collect();
        assert_eq!(self.numbers, expected);
        assert_eq!(self.open, 0, "the last event was not marked");
    }
}

/// An event, with a bit for each stage that wrote to it.
#[derive(Default)]
struct Letter {
    number: u64,
    trail: u8,
}

impl Letter {
    /// The stage had the letter after those of `upstream`, and nobody else had it.
    #[track_caller]
    fn sign(&mut self, upstream: u8, stage: u8) {
        assert_eq!(self.trail, upstream);
        self.trail |= stage;
    }
}

const ADDRESS: u8 = 1;
const LOCAL: u8 = 2;
const NEAR: u8 = 4;
const FAR: u8 = 8;
const RETURNED: u8 = 16;

/// Alternates with other letters, and has long runs of both kinds.
fn is_readable(number: u64) -> bool {
    number % 7 != 3 && !(20..90).contains(&(number % 200))
}

fn is_local(number: u64) -> bool {
    number % 5 < 2
}

/// Who has written to a letter in the end.
fn whole_trail(number: u64) -> u8 {
    match (is_readable(number), is_local(number)) {
        (false, _) => ADDRESS | RETURNED,
        (true, true) => ADDRESS | LOCAL | NEAR,
        (true, false) => ADDRESS | LOCAL | FAR,
    }
}

/// Needs no trait: another stage takes the errors up.
struct Unreadable;

/// A decision below a decision. Every branch writes the whole event; they meet again in part, and then wholly.
macro_rules! shapes {
    ($name:ident, $wait:ident, $slots:ident, $capacity:literal, $most:literal $(, $grow:literal)?) => {
        #[test]
        fn $name() {
            disruptor! {
                pipeline Mail {
                    event: Letter;
                    capacity: $capacity;
                    wait: $wait;
                    slots: $slots;
                    $(grow: after 0ms, up to $grow;)?
                    stage address: &mut Letter -> Result<(), Unreadable>;
                    stage local: &mut Letter -> bool after address { max_batch: $most };
                    stage near: &mut Letter after local { max_batch: $most };
                    poll far: &mut Letter else local { max_batch: $most };
                    stage returned: &mut Letter else address;
                    stage delivered: &Letter after near, far;
                    stage archive: &Letter after delivered, returned;
                }
            }
            deadline(|| {
                // Those who spin hold up those whom they wait for, where there are fewer cores than threads.
                let events = rounds(if <$wait as WaitStrategy>::BLOCKS { 500 } else { 40 + 2 * $capacity });
                let [mut address, mut local, mut near, mut far, mut returned, mut delivered, mut archive] =
                    [(); 7].map(|()| Seen::default());
                Mail {
                    address: |letter, sequence, end| {
                        address.see(letter.number, sequence, end);
                        letter.sign(0, ADDRESS);
                        if is_readable(sequence) { Ok(()) } else { Err(Unreadable) }
                    },
                    local: |letter, sequence, end| {
                        local.see(letter.number, sequence, end);
                        assert!(local.open < $most);
                        letter.sign(ADDRESS, LOCAL);
                        is_local(sequence)
                    },
                    near: |letter, sequence, end| {
                        near.see(letter.number, sequence, end);
                        assert!(near.open < $most);
                        letter.sign(ADDRESS | LOCAL, NEAR);
                    },
                    returned: |letter, sequence, end| {
                        returned.see(letter.number, sequence, end);
                        letter.sign(ADDRESS, RETURNED);
                    },
                    delivered: |letter, sequence, end| {
                        delivered.see(letter.number, sequence, end);
                        assert_eq!(letter.trail, whole_trail(sequence));
                    },
                    archive: |letter, sequence, end| {
                        archive.see(letter.number, sequence, end);
                        assert_eq!(letter.trail, whole_trail(sequence));
                    },
                }
                .run(|mut producer, mut pollers| {
                    let far = &mut far;
                    thread::scope(|scope| {
                        scope.spawn(move || poll_all(far, |turn, handler| {
                            let poller = &mut pollers.far;
                            match turn % 4 {
                                0 => poller.poll_wait(handler),
                                1 => poller.poll(handler),
                                2 => poller.poll_up_to(2, handler),
                                _ => poller.poll_timeout(Duration::from_micros(50), handler),
                            }
                        }));
                        for number in 0..events {
                            producer.publish(|letter| *letter = Letter { number, trail: 0 })?;
                        }
                        drop(producer);
                        Ok(())
                    })
                })
                .expect("no stage fails");
                address.check(events, |_| true);
                local.check(events, is_readable);
                near.check(events, |number| is_readable(number) && is_local(number));
                far.check(events, |number| is_readable(number) && !is_local(number));
                returned.check(events, |number| !is_readable(number));
                delivered.check(events, is_readable);
                archive.check(events, |_| true);
            });
        }
    };
}

/// Polls to the end of the stream, in all ways.
fn poll_all(seen: &mut Seen, mut poll: impl FnMut(u64, &mut dyn FnMut(&mut Letter, u64, bool)) -> Polled) {
    for turn in 0.. {
        let before = seen.numbers.len();
        let polled = poll(turn, &mut |letter, sequence, end| {
            seen.see(letter.number, sequence, end);
            letter.sign(ADDRESS | LOCAL, FAR);
        });
        assert_eq!(seen.open, 0, "a call is a batch");
        match (polled, seen.numbers.len() - before) {
            (Polled::Events(events), handled) => assert!(events == handled && handled > 0),
            (Polled::Empty, 0) if turn % 4 > 0 => thread::yield_now(),
            (Polled::Ended, 0) => return,
            wrong => panic!("turn {turn}: {wrong:?}"),
        }
    }
}

macro_rules! rings {
    ($name:ident, $wait:ident) => {
        mod $name {
            use super::*;
            shapes!(stamped_1, $wait, stamped, 1, 1);
            shapes!(stamped_64, $wait, stamped, 64, 7);
            shapes!(dense_2, $wait, dense, 2, 1);
            shapes!(elastic_4, $wait, stamped, 4, 2, 4);

            #[cfg(feature = "every-case")]
            mod more {
                use super::*;
                shapes!(stamped_2, $wait, stamped, 2, 2);
                shapes!(stamped_4, $wait, stamped, 4, 3);
                shapes!(dense_1, $wait, dense, 1, 5);
                shapes!(dense_4, $wait, dense, 4, 2);
                shapes!(dense_64, $wait, dense, 64, 64);
                shapes!(elastic_1, $wait, stamped, 1, 1, 16);
                shapes!(elastic_2, $wait, dense, 2, 100, 64);
                shapes!(elastic_64, $wait, dense, 64, 30, 256);
            }
        }
    };
}

rings!(spin, SpinWaitStrategy);
rings!(yields, YieldWaitStrategy);
rings!(block, BlockingWaitStrategy);

/// Decisions side by side, below one another, and what follows several of them.
#[test]
fn edges_say_which_events_reach_a_stage() {
    disruptor! {
        pipeline Edges {
            event: u64;
            capacity: 16;
            stage even: &u64 -> bool;
            stage three: &u64 -> Result<(), ()>;
            stage four: &u64 -> bool after even;
            stage journal: &u64;
            stage both: &u64 after even, three;
            stage neither: &u64 else even, three;
            stage refused: &u64 else even, four;
            stage odd_three: &u64 after three else even;
            stage all: &u64 after even else even;
            stage settle: &u64 after journal, even;
            stage four_or_odd: &u64 after four else even;
            stage last: &u64 after all, both, neither;
        }
    }
    deadline(|| {
        const EVENTS: u64 = 300;
        let [mut both, mut neither, mut refused, mut odd_three, mut all, mut settle, mut four_or_odd, mut last] =
            [(); 8].map(|()| Seen::default());
        Edges {
            even: |number, _, _| number % 2 == 0,
            three: |number, _, _| if number % 3 == 0 { Ok(()) } else { Err(()) },
            four: |number, _, _| number % 4 == 0,
            journal: |_, _, _| (),
            both: |number, sequence, end| both.see(*number, sequence, end),
            neither: |number, sequence, end| neither.see(*number, sequence, end),
            refused: |number, sequence, end| refused.see(*number, sequence, end),
            odd_three: |number, sequence, end| odd_three.see(*number, sequence, end),
            all: |number, sequence, end| all.see(*number, sequence, end),
            settle: |number, sequence, end| settle.see(*number, sequence, end),
            four_or_odd: |number, sequence, end| four_or_odd.see(*number, sequence, end),
            last: |number, sequence, end| last.see(*number, sequence, end),
        }
        .run(|mut producer| {
            for number in 0..EVENTS {
                producer.publish(|slot| *slot = number)?;
            }
            Ok(())
        })
        .expect("no stage fails");
        both.check(EVENTS, |number| number % 6 == 0);
        neither.check(EVENTS, |number| number % 2 != 0 && number % 3 != 0);
        refused.check(EVENTS, |number| number % 4 != 0);
        odd_three.check(EVENTS, |number| number % 6 == 3);
        all.check(EVENTS, |_| true);
        settle.check(EVENTS, |number| number % 2 == 0);
        four_or_odd.check(EVENTS, |number| number % 4 == 0 || number % 2 == 1);
        // What is in both groups: nobody is in `both` and `neither`, so one of the two is enough.
        last.check(EVENTS, |number| number % 6 == 0 || (number % 2 != 0 && number % 3 != 0));
    });
}

#[test]
fn a_split_has_three_ways() {
    disruptor! {
        pipeline Sizes {
            event: Letter;
            capacity: 8;
            stage small: { number: &u64 } -> bool;
            stage medium: { number: &u64 } -> bool else small;
            stage by_bike: &mut Letter after small;
            stage by_car: &mut Letter after medium;
            stage by_ship: &mut Letter else medium;
            stage arrived: &Letter after by_bike, by_car, by_ship;
        }
    }
    deadline(|| {
        let mut arrived = Seen::default();
        Sizes {
            small: |letter, _, _| letter.number % 3 == 0,
            medium: |letter, _, _| letter.number % 3 == 1,
            by_bike: |letter, _, _| letter.sign(0, 1),
            by_car: |letter, _, _| letter.sign(0, 2),
            by_ship: |letter, _, _| letter.sign(0, 4),
            arrived: |letter, sequence, end| {
                assert_eq!(letter.trail, [1, 2, 4][usize::try_from(sequence % 3).expect("it is small")]);
                arrived.see(letter.number, sequence, end);
            },
        }
        .run(|mut producer| {
            for number in 0..500 {
                producer.publish(|letter| *letter = Letter { number, trail: 0 })?;
            }
            Ok(())
        })
        .expect("no stage fails");
        arrived.check(500, |_| true);
    });
}

/// For each stage: sequence, handled, turned away.
fn counts(stats: &Stats) -> Vec<(u64, u64, u64)> {
    stats.stages.iter().map(|stage| (stage.sequence, stage.handled, stage.turned_away)).collect()
}

#[test]
fn statistics_are_exact_after_the_end() {
    disruptor! {
        pipeline Counts {
            event: u64;
            capacity: 16;
            stage even: &u64 -> bool;
            stage six: &u64 -> Result<(), String> after even;
            stage odd: &u64 else even;
            stage no_six: &u64 else six;
            // Nobody follows: it is counted all the same.
            stage tens: &u64 -> bool after six;
            stage free: &u64 -> Result<(), ()>;
            stage none: &u64 after free;
            stage some: &u64 else free;
        }
    }
    deadline(|| {
        for events in [0, 1, 7, 600] {
            let counted = Counts {
                even: |number, _, _| number % 2 == 0,
                six: |number, _, _| if number % 3 == 0 { Ok(()) } else { Err(number.to_string()) },
                odd: |_, _, _| (),
                no_six: |_, _, _| (),
                tens: |number, _, _| number % 10 == 0,
                free: |_, _, _| Err(()),
                none: |_, _, _| unreachable!("no event reaches it"),
                some: |_, _, _| (),
            }
            .spawn()
            .expect("it starts");
            let (mut producer, running) = counted;
            for number in 0..events {
                producer.publish(|slot| *slot = number).expect("nobody halts");
            }
            drop(producer);
            let handle = running.handle();
            running.join().expect("no stage fails");
            let of = |reached: fn(u64) -> bool| (0..events).filter(|number| reached(*number)).count() as u64;
            let (even, odd, six) = (of(|n| n % 2 == 0), of(|n| n % 2 == 1), of(|n| n % 6 == 0));
            let expected = [
                (even + odd, odd),
                (even, even - six),
                (odd, 0),
                (even - six, 0),
                (six, six - of(|n| n % 30 == 0)),
                (events, events),
                (0, 0),
                (events, 0),
            ];
            assert_eq!(counts(&handle.stats()), expected.map(|(handled, away)| (events, handled, away)));
        }
    });
}

/// A batch is as long as it would be if all its events reached the stage.
#[test]
fn the_last_event_that_reaches_a_stage_ends_its_batch() {
    macro_rules! ends {
        ($most:literal) => {{
            disruptor! {
                pipeline Below {
                    event: u64;
                    capacity: 64;
                    stage choose: &u64 -> bool { max_batch: 64 };
                    stage chosen: &u64 after choose { max_batch: $most };
                    stage rest: &u64 else choose { max_batch: $most };
                }
            }
            let is_chosen = |number: u64| number % 10 < 3 || number == 63;
            let (mut chosen, mut rest) = (Vec::new(), Vec::new());
            Below {
                choose: |number, _, _| is_chosen(*number),
                chosen: |_, sequence, end| chosen.push((sequence, end)),
                rest: |_, sequence, end| rest.push((sequence, end)),
            }
            .run(|mut producer| {
                // At once, so all of it is one batch of `choose`.
                let mut numbers = 0..;
                producer.publish_batch(64, |batch| batch.for_each(|slot| *slot = numbers.next().unwrap_or(0)))?;
                Ok(())
            })
            .expect("no stage fails");
            for (seen, branch) in [(chosen, true), (rest, false)] {
                let reached = |sequence: &u64| is_chosen(*sequence) == branch;
                let is_last = |sequence: u64| {
                    let end_of_batch = (sequence / $most + 1) * $most;
                    !(sequence + 1..end_of_batch.min(64)).any(|later| reached(&later))
                };
                let expected: Vec<_> = (0..64).filter(reached).map(|sequence| (sequence, is_last(sequence))).collect();
                assert_eq!(seen, expected, "batches of {}", $most);
            }
        }};
    }
    deadline(|| {
        ends!(1);
        ends!(2);
        ends!(3);
        ends!(16);
        ends!(64);
    });
}

mod polls {
    use super::*;

    disruptor! {
        pipeline Choice {
            event: u64;
            capacity: 64;
            stage choose: &u64 -> bool;
            poll chosen: &u64 after choose { max_batch: 16 };
        }
    }

    /// Publishes events with these values; those that are not 0 reach the poller. Waits until they are decided.
    fn publish(producer: &mut ChoiceProducer<'_>, values: &[u64]) {
        for value in values {
            producer.publish(|slot| *slot = *value).expect("there is room");
        }
        wait_for(&producer.handle(), 0, producer.next_sequence());
    }

    /// Waits until the stage has handed on so many events.
    fn wait_for(handle: &Handle, stage: usize, events: u64) {
        while handle.stats().stages[stage].sequence < events {
            thread::yield_now();
        }
    }

    #[test]
    fn count_only_what_reaches_them() {
        deadline(|| {
            let (mut producer, mut pollers, running) =
                Choice { choose: |value: &u64, _, _| *value > 0 }.spawn().expect("it starts");
            let (poller, handle) = (&mut pollers.chosen, running.handle());
            let released = || handle.stats().stages[1].sequence;
            let short = Duration::from_micros(100);
            assert_eq!(poller.poll(|_, _, _| unreachable!()), Polled::Empty);

            // Nothing of it reaches the poller, which releases it.
            publish(&mut producer, &[0; 5]);
            assert_eq!(poller.poll(|_, _, _| unreachable!()), Polled::Empty);
            assert_eq!(released(), 5);
            publish(&mut producer, &[0; 3]);
            assert_eq!(poller.poll_up_to(1, |_, _, _| unreachable!()), Polled::Empty);
            assert_eq!(released(), 8);
            publish(&mut producer, &[0; 3]);
            assert_eq!(poller.poll_timeout(short, |_, _, _| unreachable!()), Polled::Empty);
            assert_eq!(released(), 11);

            let mut seen = Vec::new();
            publish(&mut producer, &[1, 0, 2, 3, 0]);
            assert_eq!(poller.poll(|value, sequence, end| seen.push((*value, sequence, end))), Polled::Events(3));
            assert_eq!(seen, [(1, 11, false), (2, 13, false), (3, 14, true)]);
            assert_eq!(released(), 16);

            seen.clear();
            publish(&mut producer, &[0, 1, 2, 0, 3, 4, 5, 0]);
            assert_eq!(poller.poll_up_to(0, |_, _, _| unreachable!()), Polled::Empty);
            for events in [2, 2, 1] {
                let found = poller.poll_up_to(2, |value, sequence, end| seen.push((*value, sequence, end)));
                assert_eq!(found, Polled::Events(events));
            }
            assert_eq!(seen, [(1, 17, false), (2, 18, true), (3, 20, false), (4, 21, true), (5, 22, true)]);
            assert_eq!(poller.poll_up_to(2, |_, _, _| unreachable!()), Polled::Empty);
            assert_eq!(released(), 24);

            publish(&mut producer, &[0, 1, 0]);
            let see = |value: &u64, _, end| assert_eq!((*value, end), (1, true));
            assert_eq!(poller.poll_timeout(Duration::MAX, see), Polled::Events(1));
            assert_eq!(poller.poll_timeout(Duration::ZERO, |_, _, _| unreachable!()), Polled::Empty);

            // At most 16 in a call, whether they reach it or not.
            publish(&mut producer, &[&[1][..], &[0; 15], &[1], &[0; 20], &[1, 1]].concat());
            for events in [1, 1, 2] {
                assert_eq!(poller.poll(|_, _, _| ()), Polled::Events(events));
            }
            assert_eq!(poller.poll(|_, _, _| unreachable!()), Polled::Empty);

            publish(&mut producer, &[0; 4]);
            drop(producer);
            assert_eq!(poller.poll_wait(|_, _, _| unreachable!()), Polled::Ended);
            assert_eq!(poller.poll(|_, _, _| unreachable!()), Polled::Ended);
            assert_eq!(poller.poll_up_to(0, |_, _, _| unreachable!()), Polled::Ended);
            assert_eq!(poller.poll_timeout(Duration::MAX, |_, _, _| unreachable!()), Polled::Ended);
            running.join().expect("no stage fails");
            let stats = handle.stats();
            assert_eq!((stats.stages[1].handled, stats.stages[1].backlog), (13, 0));
        });
    }

    /// They go on waiting when something came that does not reach them.
    #[test]
    fn wait_for_what_reaches_them() {
        deadline(|| {
            let (mut producer, mut pollers, running) =
                Choice { choose: |value: &u64, _, _| *value > 0 }.spawn().expect("it starts");
            thread::scope(|scope| {
                let handle = running.handle();
                scope.spawn(move || {
                    for step in 1..=3 {
                        // More than a ring.
                        for _ in 0..99 {
                            producer.publish(|slot| *slot = 0).expect("nobody halts");
                        }
                        wait_for(&handle, 1, step * 100 - 1);
                        producer.publish(|slot| *slot = step).expect("nobody halts");
                        wait_for(&handle, 1, step * 100);
                    }
                });
                let poller = &mut pollers.chosen;
                let see = |step| {
                    move |value: &u64, sequence, end| assert_eq!((*value, sequence, end), (step, step * 100 - 1, true))
                };
                assert_eq!(poller.poll_wait(see(1)), Polled::Events(1));
                assert_eq!(poller.poll_timeout(Duration::MAX, see(2)), Polled::Events(1));
                assert_eq!(poller.poll_wait(see(3)), Polled::Events(1));
                assert_eq!(poller.poll_wait(|_, _, _| unreachable!()), Polled::Ended);
            });
            running.join().expect("no stage fails");
        });
    }

    #[test]
    fn go_on_behind_an_event_whose_handler_panics() {
        silence();
        deadline(|| {
            let (mut producer, mut pollers, running) =
                Choice { choose: |value: &u64, _, _| *value > 0 }.spawn().expect("it starts");
            publish(&mut producer, &[0, 1, 0, 2, 0, 3, 0]);
            drop(producer);
            let poller = &mut pollers.chosen;
            assert!(panics(|| poller.poll(|value, _, _| assert!(*value < 2, "{ON_PURPOSE}"))));
            let see = |value: &u64, _, end| assert_eq!((*value, end), (3, true));
            assert_eq!(poller.poll(see), Polled::Events(1));
            assert_eq!(poller.poll(|_, _, _| unreachable!()), Polled::Ended);
            let handle = running.handle();
            running.join().expect("no stage fails");
            assert_eq!(handle.stats().stages[1].handled, 3);
        });
    }

    /// A halt ends a call within 64 events, though none of them reaches the poller.
    #[test]
    fn notice_a_halt_among_what_does_not_reach_them() {
        disruptor! {
            pipeline Halts {
                event: u64;
                capacity: 1024;
                stage choose: &u64 -> bool;
                poll chosen: &u64 after choose;
            }
        }
        deadline(|| {
            let (mut producer, mut pollers, running) =
                Halts { choose: |value: &u64, _, _| *value < 2 || *value > 900 }.spawn().expect("it starts");
            for value in 0..1000 {
                producer.publish(|slot| *slot = value).expect("there is room");
            }
            wait_for(&running.handle(), 0, 1000);
            let mut seen = Vec::new();
            let see = |value: &u64, _, end| {
                running.halt();
                seen.push((*value, end));
            };
            // The second event is held back when the halt is seen.
            assert_eq!(pollers.chosen.poll(see), Polled::Events(1));
            assert_eq!(seen, [(0, false)]);
            assert_eq!(pollers.chosen.poll(|_, _, _| unreachable!()), Polled::Ended);
            drop((producer, pollers));
            assert!(matches!(running.join(), Err(PipelineError::Halted)));
        });
    }
}

/// One stage takes the events of both branches.
mod by_value {
    use super::*;
    use common::Counted;

    #[derive(Clone, Copy, Debug)]
    enum End {
        Stream,
        Halt(u64),
        PanicOf(&'static str, u64),
    }

    fn is_valid(number: u64) -> bool {
        !number.is_multiple_of(3)
    }

    macro_rules! takes {
        ($name:ident, $wait:ident, $slots:ident, $capacity:literal $(, $grow:literal)?) => {
            #[test]
            fn $name() {
                disruptor! {
                    pipeline Takes {
                        event: Counted;
                        capacity: $capacity;
                        wait: $wait;
                        slots: $slots;
                        $(grow: after 0ms, up to $grow;)?
                        stage check: &Counted -> bool;
                        stage repair: &mut Counted else check;
                        stage take: Counted after check, repair;
                    }
                }
                silence();
                deadline(|| {
                    for &end in ENDS {
                        let ledger = Ledger::new();
                        let mut taken = 0;
                        let panics = |name, sequence| match end {
                            End::PanicOf(stage, at) => assert!(stage != name || sequence < at, "{ON_PURPOSE}"),
                            _ => (),
                        };
                        let result = Takes {
                            check: |event, sequence, _| {
                                panics("check", sequence);
                                is_valid(event.value)
                            },
                            repair: |event, sequence, _| {
                                panics("repair", sequence);
                                assert!(!is_valid(event.value));
                                event.value += 1000;
                            },
                            take: |event, sequence, _| {
                                panics("take", sequence);
                                let number = if is_valid(sequence) { sequence } else { sequence + 1000 };
                                assert_eq!((event.value, sequence), (number, taken));
                                taken += 1;
                            },
                        }
                        .run(|mut producer| {
                            for number in 0..100 {
                                if matches!(end, End::Halt(at) if at == number) {
                                    producer.halt();
                                }
                                producer.send(ledger.counted(number))?;
                            }
                            Ok(())
                        });
                        ledger.check();
                        match (end, result) {
                            (End::Stream, Ok(())) => assert_eq!(taken, 100),
                            (End::Halt(_), Err(PipelineError::Halted)) => (),
                            (End::PanicOf(name, at), Err(PipelineError::StagePanicked { stage, sequence, .. }))
                                if stage == name && (at..at + 3).contains(&sequence) => {},
                            wrong => panic!("{wrong:?}"),
                        }
                    }
                });
            }
        };
    }

    const ENDS: &[End] = &[
        End::Stream,
        End::Halt(0),
        End::Halt(37),
        End::PanicOf("check", 0),
        End::PanicOf("check", 50),
        End::PanicOf("repair", 0),
        End::PanicOf("repair", 31),
        End::PanicOf("take", 0),
        End::PanicOf("take", 31),
    ];

    takes!(stamped_1, BlockingWaitStrategy, stamped, 1);
    takes!(stamped_64, SpinWaitStrategy, stamped, 64);
    takes!(dense_2, YieldWaitStrategy, dense, 2);
    takes!(elastic_4, BlockingWaitStrategy, stamped, 4, 64);
    takes!(elastic_1, YieldWaitStrategy, dense, 1, 2);

    #[test]
    fn a_poller_takes_what_meets_again() {
        disruptor! {
            pipeline Meets {
                event: Counted;
                capacity: 4;
                stage check: &mut Counted -> Result<(), String>;
                stage praise: &mut Counted after check;
                poll take: Counted after praise else check;
            }
        }
        deadline(|| {
            let ledger = Ledger::new();
            let (mut producer, mut pollers, running) = Meets {
                check: |event: &mut Counted, _, _| if is_valid(event.value) { Ok(()) } else { Err("no".to_owned()) },
                praise: |event: &mut Counted, _, _| event.value += 1000,
            }
            .spawn()
            .expect("it starts");
            let sent = ledger.clone();
            let sender = thread::spawn(move || {
                for number in 0..200 {
                    producer.send(sent.counted(number)).expect("nobody halts");
                }
            });
            let mut taken = 0;
            let poller = &mut pollers.take;
            loop {
                let event = match taken % 4 {
                    0 => poller.recv(),
                    1 => poller.next(),
                    2 => match poller.try_recv() {
                        Ok(event) => Some(event),
                        Err(TryRecvError::Ended) => None,
                        Err(TryRecvError::Empty) => {
                            thread::yield_now();
                            continue;
                        }
                    },
                    _ => match poller.recv_timeout(Duration::from_micros(100)) {
                        Ok(event) => Some(event),
                        Err(RecvTimeoutError::Ended) => None,
                        Err(RecvTimeoutError::TimedOut) => continue,
                    },
                };
                let Some(event) = event else { break };
                assert_eq!(event.value, if is_valid(taken) { taken + 1000 } else { taken });
                taken += 1;
            }
            assert_eq!(taken, 200);
            sender.join().expect("it sends all");
            running.join().expect("no stage fails");
            ledger.check();
        });
    }
}

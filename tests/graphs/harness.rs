//! Runs a graph under a random plan and checks everything that its stages see.

use crate::common::{Counted, Ledger, ON_PURPOSE, deadline, rounds, silence};
use disruptor::PipelineError;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// An event with one field per stage; each stage may write its own.
#[derive(Default)]
pub(crate) struct Event {
    pub(crate) input: u64,
    pub(crate) f0: u64,
    pub(crate) f1: u64,
    pub(crate) f2: u64,
    pub(crate) f3: u64,
    pub(crate) f4: u64,
    pub(crate) f5: u64,
    pub(crate) f6: u64,
    pub(crate) f7: u64,
    pub(crate) counted: Counted,
}

/// The mark that `stage` writes into an event; the producer is stage 8.
fn mark(stage: usize, sequence: u64) -> u64 {
    (sequence + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ stage as u64
}

const PRODUCER: usize = 8;

/// A generated graph.
#[derive(Clone, Copy)]
pub(crate) struct Graph {
    pub(crate) capacity: u64,
    pub(crate) by_value: bool,
    /// For each stage, whether it is polled.
    pub(crate) polls: &'static [bool],
    pub(crate) run: fn(&Case) -> Result<(), PipelineError>,
}

/// The fault of a run.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Nothing,
    /// This stage panics at this event, before or after its work.
    Panic {
        stage: usize,
        sequence: u64,
        after: bool,
    },
    /// The producer halts the pipeline after publishing this many events.
    Halt(u64),
}

/// One run of a graph.
#[derive(Debug)]
pub(crate) struct Case {
    seed: u64,
    capacity: u64,
    events: u64,
    fault: Fault,
    polls: &'static [bool],
    /// Out of 1024 events, the number at which somebody pauses.
    pauses: u32,
    /// How many events each stage has processed. Relaxed, so that the test orders nothing that the pipeline should
    /// order.
    done: [AtomicU64; 8],
    ledger: Hidden<Ledger>,
    random: RefCell<fastrand::Rng>,
}

/// Prints nothing in a message.
#[derive(Clone)]
struct Hidden<T>(T);

impl<T> std::fmt::Debug for Hidden<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("..")
    }
}

/// Runs the graph under several plans.
pub(crate) fn check(graph: Graph) {
    silence();
    deadline(move || {
        for seed in 0..rounds(12) {
            let mut random = fastrand::Rng::with_seed(seed);
            let most = [20, 100, 500][random.usize(..3)];
            let events = random.u64(..most);
            let special = [0, 1, graph.capacity - 1, graph.capacity, random.u64(..=events)];
            let sequence = special[random.usize(..special.len())];
            let fault = match random.u32(..10) {
                0..4 => Fault::Panic { stage: random.usize(..graph.polls.len()), sequence, after: random.bool() },
                4..6 => Fault::Halt(sequence.min(events)),
                _ => Fault::Nothing,
            };
            let case = Case {
                seed,
                capacity: graph.capacity,
                events,
                fault,
                polls: graph.polls,
                pauses: [0, 0, 20, 200][random.usize(..4)],
                done: [const { AtomicU64::new(0) }; 8],
                ledger: Hidden(Ledger::current()),
                random: RefCell::new(random),
            };
            match catch_unwind(AssertUnwindSafe(|| (graph.run)(&case))) {
                Ok(result) => case.judge(&result, graph.by_value),
                Err(payload) => {
                    eprintln!("in {case:?}");
                    resume_unwind(payload);
                }
            }
        }
    });
}

impl Case {
    pub(crate) fn stage(&self, index: usize, name: &'static str, ancestors: &'static [usize]) -> Stage<'_> {
        // Copy only what the stages need: the whole case does not move to other threads.
        let panics = match self.fault {
            Fault::Panic { stage, sequence, after } if stage == index => Some((sequence, after)),
            _ => None,
        };
        Stage {
            index,
            name,
            ancestors,
            polled: self.polls[index],
            capacity: self.capacity,
            done: &self.done,
            panics,
            pauses: self.pauses,
            ledger: self.ledger.0.clone(),
            random: fastrand::Rng::with_seed(self.seed ^ (index as u64) << 32),
            next: 0,
            since_end: 0,
            kept: None,
        }
    }

    /// Compares the stages' progress.
    pub(crate) fn settle(&self, stages: &[&Stage<'_>], result: &Result<(), PipelineError>) {
        for stage in stages {
            match self.fault {
                _ if result.is_ok() => assert_eq!(stage.next, self.events, "{}: {self:?}", stage.name),
                Fault::Panic { stage: broken, sequence, .. } if stage.index == broken => {
                    assert_eq!(stage.next, sequence + 1, "{}: {self:?}", stage.name);
                }
                Fault::Panic { stage: broken, sequence, .. } if stage.ancestors.contains(&broken) => {
                    assert!(stage.next <= sequence, "{}: {self:?}", stage.name);
                }
                _ => assert!(stage.next <= self.events, "{}: {self:?}", stage.name),
            }
            for ancestor in stage.ancestors {
                assert!(stages[*ancestor].next >= stage.next, "{} overtook: {self:?}", stage.name);
            }
        }
    }

    /// Judges the run after everything is dropped.
    fn judge(&self, result: &Result<(), PipelineError>, by_value: bool) {
        let as_planned = match (self.fault, result) {
            (Fault::Panic { stage: broken, sequence: at, .. }, result) if !self.polls[broken] && at < self.events => {
                matches!(result, Err(PipelineError::StagePanicked { stage, sequence, message, .. })
                    if *stage == format!("s{broken}") && *sequence == at && message.starts_with(ON_PURPOSE))
            }
            (Fault::Halt(_), result) => matches!(result, Err(PipelineError::Halted)),
            (_, result) => result.is_ok(),
        };
        assert!(as_planned, "{result:?} of {self:?}");
        assert!(by_value || self.ledger.0.made() as u64 >= self.capacity);
        self.ledger.0.check();
    }

    /// The producer's next action after it published `next` events.
    pub(crate) fn action(&self, next: u64) -> Action {
        if matches!(self.fault, Fault::Halt(at) if next >= at) {
            return Action::Halt;
        }
        let mut random = self.random.borrow_mut();
        pause(&mut random, self.pauses);
        match random.u32(..4) {
            _ if next == self.events => Action::Done,
            0 => Action::Try,
            1 => Action::Batch(random.u64(..=self.capacity.min(self.events - next))),
            _ => Action::One,
        }
    }

    /// Asserts that all stages have released a slot before the producer writes it again.
    #[track_caller]
    fn is_free(&self, sequence: u64) {
        if let Some(before) = sequence.checked_sub(self.capacity) {
            for (index, done) in self.done[..self.polls.len()].iter().enumerate() {
                let done = done.load(Ordering::Relaxed);
                assert!(done > before, "slot of {sequence} taken from s{index}, which is at {done}");
            }
        }
    }

    pub(crate) fn write(&self, event: &mut Event, sequence: u64) {
        self.is_free(sequence);
        event.input = mark(PRODUCER, sequence);
        if self.random.borrow_mut().bool() {
            event.counted = self.ledger.0.counted(sequence);
        }
    }

    pub(crate) fn event(&self, sequence: u64) -> Event {
        Event {
            input: mark(PRODUCER, sequence),
            counted: self.ledger.0.counted(sequence),
            ..Event::nothing(&self.ledger.0)
        }
    }
}

impl Event {
    fn nothing(ledger: &Ledger) -> Self {
        let counted = ledger.counted(0);
        Self { input: 0, f0: 0, f1: 0, f2: 0, f3: 0, f4: 0, f5: 0, f6: 0, f7: 0, counted }
    }
}

/// The actions of a producer.
pub(crate) enum Action {
    One,
    Try,
    Batch(u64),
    Halt,
    Done,
}

fn pause(random: &mut fastrand::Rng, of_1024: u32) {
    if random.u32(..1024) < of_1024 {
        match random.u32(..4) {
            0 => std::thread::sleep(Duration::from_micros(random.u64(..300))),
            1 => (0..random.u32(..2_000)).for_each(|_| std::hint::spin_loop()),
            _ => std::thread::yield_now(),
        }
    }
}

/// A stage and everything it has seen so far.
pub(crate) struct Stage<'c> {
    index: usize,
    name: &'static str,
    ancestors: &'static [usize],
    polled: bool,
    capacity: u64,
    done: &'c [AtomicU64; 8],
    panics: Option<(u64, bool)>,
    pauses: u32,
    ledger: Ledger,
    random: fastrand::Rng,
    next: u64,
    since_end: u64,
    kept: Option<Event>,
}

impl Stage<'_> {
    pub(crate) fn next(&self) -> u64 {
        self.next
    }

    pub(crate) fn random(&mut self) -> &mut fastrand::Rng {
        &mut self.random
    }

    #[track_caller]
    pub(crate) fn enter(&mut self, sequence: u64, end: bool) {
        assert_eq!(sequence, self.next, "{} is out of order", self.name);
        self.next += 1;
        for ancestor in self.ancestors {
            let done = self.done[*ancestor].load(Ordering::Relaxed);
            assert!(done > sequence, "{} is at {sequence}, s{ancestor} still at {done}", self.name);
        }
        self.since_end = if end { 0 } else { self.since_end + 1 };
        assert!(self.polled || self.since_end < self.capacity, "{} has no end of batch", self.name);
        pause(&mut self.random, self.pauses);
        // A poller's event counts as handled even if it panics, and others wait for what the poller writes. So a poller
        // panics only at the end.
        assert!(self.polled || self.panics != Some((sequence, false)), "{ON_PURPOSE}: {} at {sequence}", self.name);
    }

    #[track_caller]
    pub(crate) fn sees(&self, sequence: u64, input: u64, marks: &[(usize, u64)]) {
        assert_eq!(input, mark(PRODUCER, sequence), "{} at {sequence}: what the producer wrote", self.name);
        for (of, seen) in marks {
            assert_eq!(*seen, mark(*of, sequence), "{} at {sequence}: what s{of} wrote", self.name);
        }
    }

    pub(crate) fn mark(&self, sequence: u64) -> u64 {
        mark(self.index, sequence)
    }

    /// Sometimes replaces the value in the event.
    pub(crate) fn replace(&mut self, counted: &mut Counted) {
        if self.random.u32(..4) == 0 {
            *counted = self.ledger.counted(self.next);
        }
    }

    /// Drops the event now or with the next one.
    pub(crate) fn take(&mut self, event: Event) {
        self.kept = self.random.bool().then_some(event);
    }

    pub(crate) fn leave(&mut self, sequence: u64) {
        self.done[self.index].store(sequence + 1, Ordering::Relaxed);
        let panics = match self.panics {
            Some((at, after)) => at == sequence && (after || self.polled),
            None => false,
        };
        assert!(!panics, "{ON_PURPOSE}: {} after {sequence}", self.name);
    }
}

/// Calls something that may panic on purpose; `None` if it did.
pub(crate) fn forgiving<T>(action: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(action)) {
        Ok(value) => Some(value),
        Err(payload) => {
            let text = payload.downcast_ref::<String>().map_or("", String::as_str);
            if !text.starts_with(ON_PURPOSE) {
                resume_unwind(payload);
            }
            None
        }
    }
}

/// The body of an in-place pipeline.
macro_rules! produce {
    ($case:expr, $producer:ident) => {{
        use $crate::harness::Action;
        loop {
            let next = $producer.next_sequence();
            match $case.action(next) {
                Action::One => assert_eq!($producer.publish(|event| $case.write(event, next))?, next),
                Action::Try => match $producer.try_publish(|event| $case.write(event, next)) {
                    Ok(sequence) => assert_eq!(sequence, next),
                    Err(disruptor::TryPublishError::Full) => std::thread::yield_now(),
                    Err(error) => return Err(error.into()),
                },
                Action::Batch(n) => {
                    let range = $producer.publish_batch(n as usize, |batch| {
                        for (event, sequence) in batch.zip(next..) {
                            $case.write(event, sequence);
                        }
                    })?;
                    assert_eq!(range, next..next + n);
                }
                Action::Halt => {
                    $producer.halt();
                    return Ok(());
                }
                Action::Done => return Ok(()),
            }
        }
    }};
}
pub(crate) use produce;

/// The body of a by-value pipeline.
macro_rules! produce_by_value {
    ($case:expr, $producer:ident) => {{
        use $crate::harness::Action;
        loop {
            let next = $producer.next_sequence();
            match $case.action(next) {
                Action::One => assert_eq!($producer.send($case.event(next))?, next),
                Action::Try => match $producer.try_send($case.event(next)) {
                    Ok(sequence) => assert_eq!(sequence, next),
                    Err(disruptor::TrySendError::Full(event)) => {
                        drop(event);
                        std::thread::yield_now();
                    }
                    Err(error) => return Err(error.into()),
                },
                Action::Batch(n) => {
                    let range = $producer.send_all((next..next + n).map(|sequence| $case.event(sequence)))?;
                    assert_eq!(range, next..next + n);
                }
                Action::Halt => {
                    $producer.halt();
                    return Ok(());
                }
                Action::Done => return Ok(()),
            }
        }
    }};
}
pub(crate) use produce_by_value;

/// Polls until the end, with both methods.
macro_rules! poll {
    ($poller:ident, $check:ident, $handler:expr) => {
        loop {
            let (wait, before) = ($check.random().bool(), $check.next());
            let polled = $crate::harness::forgiving(|| {
                let mut handler = $handler;
                if wait { $poller.poll_wait(&mut handler) } else { $poller.poll(&mut handler) }
            });
            match polled {
                Some(disruptor::Polled::Ended) => break,
                Some(disruptor::Polled::Empty) => {
                    assert!(!wait);
                    std::thread::yield_now();
                }
                Some(disruptor::Polled::Events(n)) => assert_eq!(before + n as u64, $check.next()),
                None => assert!($check.next() > before),
            }
        }
    };
}
pub(crate) use poll;

/// Polls or receives until the end, with all methods.
macro_rules! poll_by_value {
    ($poller:ident, $check:ident, $handler:expr) => {
        loop {
            let (how, before) = ($check.random().u32(..4), $check.next());
            let polled = $crate::harness::forgiving(|| {
                let mut handler = $handler;
                let received = match how {
                    0 => return $poller.poll_wait(&mut handler),
                    1 => return $poller.poll(&mut handler),
                    2 => $poller.recv().ok_or(disruptor::Polled::Ended),
                    _ => $poller.try_recv().map_err(|error| match error {
                        disruptor::TryRecvError::Empty => disruptor::Polled::Empty,
                        disruptor::TryRecvError::Ended => disruptor::Polled::Ended,
                    }),
                };
                match received {
                    Ok(event) => {
                        handler(event, before, true);
                        disruptor::Polled::Events(1)
                    }
                    Err(nothing) => nothing,
                }
            });
            match polled {
                Some(disruptor::Polled::Ended) => break,
                Some(disruptor::Polled::Empty) => {
                    assert!(how % 2 == 1);
                    std::thread::yield_now();
                }
                Some(disruptor::Polled::Events(n)) => assert_eq!(before + n as u64, $check.next()),
                None => assert!($check.next() > before),
            }
        }
    };
}
pub(crate) use poll_by_value;

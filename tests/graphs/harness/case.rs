//! One run of a graph: what its producer does, and how it must end.

use super::Declared;
use super::event::{Event, Failure, key, mark};
use super::plan::{Break, How, Plan};
use super::shards::{Shards, compare};
use super::stage::{Stage, pause};
use crate::common::ON_PURPOSE;
use disruptor::{Handle, PipelineError};
use std::cell::RefCell;
use std::sync::atomic::Ordering;

#[derive(Debug)]
pub(crate) struct Case<'g> {
    plan: Plan<'g>,
    /// The producer's.
    random: RefCell<fastrand::Rng>,
    /// Outlives the run, and knows its statistics.
    handle: RefCell<Option<Handle>>,
}

/// The actions of a producer.
pub(crate) enum Action {
    One,
    Try,
    Batch(u64),
    Halt,
    Done,
}

impl<'g> Case<'g> {
    pub(super) fn new(plan: Plan<'g>, random: fastrand::Rng) -> Self {
        Self { plan, random: RefCell::new(random), handle: RefCell::new(None) }
    }

    pub(crate) fn stage(&self, index: usize, name: &'static str) -> Stage<'_> {
        Stage::new(&self.plan, index, 0, name)
    }

    /// A stage with shards, or with a state.
    pub(crate) fn shards(&self, index: usize, name: &'static str) -> Shards<'_> {
        Shards::new(&self.plan, index, name)
    }

    /// Keeps a handle for the statistics. The body has begun, so all states are made.
    pub(crate) fn watch(&self, handle: Handle) {
        let states = self.plan.graph.stages.iter().filter(|stage| stage.state).map(Declared::shards);
        assert_eq!(self.plan.states.load(Ordering::Relaxed), states.sum::<usize>());
        self.handle.replace(Some(handle));
    }

    /// Compares the stages' progress.
    pub(crate) fn settle(&self, stages: &[Vec<Stage<'_>>], result: &Result<(), PipelineError>) {
        let handle = self.handle.take().expect("the body has begun");
        let stats = handle.stats();
        assert!(
            stats.published == self.plan.events || result.is_err() && stats.published < self.plan.events,
            "{stats:?} of {self:?}"
        );
        assert_eq!(stages.len(), stats.stages.len());
        for (shards, stats) in stages.iter().zip(&stats.stages) {
            compare(shards, stats, result.is_ok());
        }
        let threads: Vec<_> = stages.iter().flatten().collect();
        for (number, stage) in threads.iter().enumerate() {
            stage.settle(result.is_ok());
            for other in &threads[..number] {
                stage.check_thread(other);
            }
        }
    }

    /// Judges the run after everything but its result is dropped.
    pub(super) fn judge(&self, result: Result<(), PipelineError>) {
        let plan = &self.plan;
        let as_planned = match &result {
            Ok(()) => plan.halt.is_none() && plan.stopping().next().is_none(),
            Err(PipelineError::Halted) => plan.halt.is_some() && !plan.broke.load(Ordering::Relaxed),
            Err(error) => plan.stopping().any(|fault| fault.is_told_by(error, plan)),
        };
        assert!(as_planned, "{result:?} of {self:?}");
        assert!(plan.graph.by_value || plan.ledger.made() as u64 >= plan.graph.capacity);
        // It may hold the error of a stage.
        drop(result);
        plan.ledger.check();
    }

    /// Whether another producer goes on.
    pub(crate) fn changes(&self) -> bool {
        self.random.borrow_mut().bool()
    }

    /// The producer's next action after it published `next` events.
    pub(crate) fn action(&self, next: u64) -> Action {
        let Plan { graph, events, halt, pauses, .. } = &self.plan;
        if halt.is_some_and(|halt| next >= halt) {
            return Action::Halt;
        }
        let mut random = self.random.borrow_mut();
        pause(&mut random, *pauses);
        match random.u32(..4) {
            _ if next == *events => Action::Done,
            0 => Action::Try,
            1 => Action::Batch(random.u64(..=graph.capacity.min(events - next))),
            _ => Action::One,
        }
    }

    /// Asserts that all stages have released a slot before the producer writes it again.
    #[track_caller]
    fn is_free(&self, sequence: u64) {
        let graph = self.plan.graph;
        // While the ring grows, there may be events in all of its sizes.
        let most = 2 * graph.bound - graph.capacity;
        let Some(before) = sequence.checked_sub(most) else { return };
        for index in 0..graph.stages.len() {
            let done = self.plan.done(index, before);
            let free = done > before || !self.plan.reaches(index, before);
            assert!(free, "slot of {sequence} taken from s{index}, which is at {done}");
        }
    }

    pub(crate) fn write(&self, event: &mut Event, sequence: u64) {
        self.is_free(sequence);
        event.input = mark(super::event::STAGES, sequence);
        event.key = key(sequence);
        if self.random.borrow_mut().bool() {
            event.counted = self.plan.ledger.counted(sequence);
        }
    }

    pub(crate) fn event(&self, sequence: u64) -> Event {
        Event::new(sequence, &self.plan.ledger)
    }
}

impl Break {
    fn is_told_by(&self, error: &PipelineError, plan: &Plan<'_>) -> bool {
        // Of a slice, the first event is told.
        let most = if plan.graph.stages[self.stage].slices { plan.graph.bound } else { 1 };
        let is_here = |stage, sequence: u64| {
            stage == format!("s{}", self.stage)
                && self.sequence.checked_sub(sequence).is_some_and(|behind| behind < most)
        };
        match (self.how, error) {
            (How::PanicFirst | How::PanicLast, PipelineError::StagePanicked { stage, sequence, message, .. }) => {
                is_here(*stage, *sequence) && message.starts_with(ON_PURPOSE)
            }
            (How::Failure, PipelineError::StageFailed { stage, sequence, source, .. }) => {
                let failure = source.downcast_ref::<Failure>();
                is_here(*stage, *sequence) && failure.is_some_and(|failure| failure.is_of(self.stage, self.sequence))
            }
            _ => false,
        }
    }
}

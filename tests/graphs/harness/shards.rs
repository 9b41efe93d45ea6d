//! Stages that have several threads, or a state.

use super::plan::Plan;
use super::stage::Stage;
use crate::common::{Counted, lock};
use disruptor::{PipelineError, StageStats};
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::atomic::Ordering;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{ThreadId, current};

/// The shards of a stage, or its only thread. Each locks its own mutex only, so the test orders nothing that the pipeline
/// should order.
pub(crate) struct Shards<'c> {
    plan: &'c Plan<'c>,
    stages: Vec<Mutex<Stage<'c>>>,
}

/// What a stage makes on its thread, and keeps there.
pub(crate) struct State {
    shard: usize,
    thread: ThreadId,
    _counted: Counted,
    _not_send: PhantomData<Rc<()>>,
}

impl<'c> Shards<'c> {
    pub(super) fn new(plan: &'c Plan<'c>, index: usize, name: &'static str) -> Self {
        let stage = |shard| Mutex::new(Stage::new(plan, index, shard, name));
        Self { plan, stages: (0..plan.graph.stages[index].shards()).map(stage).collect() }
    }

    /// Makes the state of a shard.
    #[expect(clippy::unnecessary_wraps, reason = "it is what makes a state in the literals")]
    pub(crate) fn make(&self, shard: usize) -> Result<State, PipelineError> {
        self.of(shard).begin();
        self.plan.states.fetch_add(1, Ordering::Relaxed);
        let (thread, counted) = (current().id(), self.plan.ledger.counted(shard as u64));
        Ok(State { shard, thread, _counted: counted, _not_send: PhantomData })
    }

    pub(crate) fn of(&self, shard: usize) -> MutexGuard<'_, Stage<'c>> {
        lock(&self.stages[shard])
    }

    pub(crate) fn with(&self, state: &State) -> MutexGuard<'_, Stage<'c>> {
        self.of(state.shard)
    }

    pub(crate) fn into_stages(self) -> Vec<Stage<'c>> {
        self.stages.into_iter().map(|stage| stage.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
    }
}

impl Drop for State {
    fn drop(&mut self) {
        assert_eq!(current().id(), self.thread, "a state is dropped on another thread");
    }
}

/// Compares the pipeline's own statistics with what the shards of a stage have seen.
pub(super) fn compare(shards: &[Stage<'_>], stats: &StageStats, ended_well: bool) {
    shards[0].compare(stats, shards, ended_well);
    if shards.len() > 1 {
        assert_eq!(shards.len(), stats.shards.len());
    }
    for (shard, stats) in shards.iter().zip(&stats.shards) {
        shard.compare_shard(stats, ended_well);
    }
}

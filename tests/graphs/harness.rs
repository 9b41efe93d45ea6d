//! Runs a graph under random plans and checks everything that its stages see.

mod case;
mod ends;
mod event;
mod plan;
mod shards;
mod stage;

pub(crate) use case::{Action, Case};
pub(crate) use ends::{poll, poll_by_value, produce, produce_by_value};
pub(crate) use event::{Event, Failure, Refused};
pub(crate) use shards::State;
pub(crate) use stage::forgiving;

use crate::common::{deadline, rounds, silence};
use crate::contract::{Contract, Follows, Outcome};
use disruptor::{PipelineError, shard_of};
use plan::Plan;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// A generated graph.
pub(crate) struct Graph {
    pub(crate) capacity: u64,
    /// The most slots; more than `capacity` if the ring grows.
    pub(crate) bound: u64,
    pub(crate) by_value: bool,
    pub(crate) stages: Vec<Declared>,
    /// The stages that share a thread, for each such thread.
    pub(crate) threads: &'static [&'static [usize]],
    pub(crate) run: fn(&Case) -> Result<(), PipelineError>,
}

/// A stage of a graph, once more as data.
pub(crate) struct Declared {
    after: &'static [usize],
    otherwise: &'static [usize],
    outcome: Outcome,
    polled: bool,
    /// The most events of a batch.
    most: u64,
    share: Share,
    state: bool,
    slices: bool,
}

/// Which events each thread of a stage gets.
#[derive(Clone, Copy)]
enum Share {
    Whole,
    ByTurn(usize),
    ByKey(usize),
}

pub(crate) fn stage(
    after: &'static [usize],
    otherwise: &'static [usize],
    outcome: Outcome,
    polled: bool,
    most: u64,
) -> Declared {
    Declared { after, otherwise, outcome, polled, most, share: Share::Whole, state: false, slices: false }
}

impl Declared {
    pub(crate) fn by_turn(self, shards: usize) -> Self {
        Self { share: Share::ByTurn(shards), ..self }
    }

    pub(crate) fn by_key(self, shards: usize) -> Self {
        Self { share: Share::ByKey(shards), ..self }
    }

    pub(crate) fn with_state(self) -> Self {
        Self { state: true, ..self }
    }

    pub(crate) fn in_slices(self) -> Self {
        Self { slices: true, ..self }
    }

    fn shards(&self) -> usize {
        match self.share {
            Share::Whole => 1,
            Share::ByTurn(shards) | Share::ByKey(shards) => shards,
        }
    }

    /// Which shard gets the event, if the event reaches the stage.
    fn shard_of(&self, sequence: u64) -> usize {
        match self.share {
            Share::Whole => 0,
            Share::ByTurn(shards) => usize::try_from(sequence).expect("small") % shards,
            Share::ByKey(shards) => shard_of(&event::key(sequence), shards),
        }
    }
}

impl Graph {
    fn contract(&self) -> Contract {
        let follows = self.stages.iter().map(|stage| Follows {
            after: stage.after,
            otherwise: stage.otherwise,
            outcome: stage.outcome,
        });
        Contract::new(&follows.collect::<Vec<_>>())
    }
}

/// Runs the graph under several plans.
pub(crate) fn check(graph: Graph) {
    silence();
    deadline(move || {
        let contract = graph.contract();
        for seed in 0..rounds(12) {
            let mut random = fastrand::Rng::with_seed(seed);
            let plan = Plan::new(&graph, &contract, seed, &mut random);
            let case = Case::new(plan, random);
            match catch_unwind(AssertUnwindSafe(|| (graph.run)(&case))) {
                Ok(result) => case.judge(result),
                Err(payload) => {
                    eprintln!("in {case:?}");
                    resume_unwind(payload);
                }
            }
        }
    });
}

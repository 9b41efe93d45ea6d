//! A graph before it is printed, and what both kinds of graphs choose alike.

use super::random::Random;
use crate::contract::{Contract, Follows, Outcome};

pub(super) struct Graph {
    pub(super) name: String,
    pub(super) stages: Vec<Stage>,
    /// `None`: the default strategy.
    pub(super) wait: Option<&'static str>,
    pub(super) dense: bool,
    pub(super) capacity: usize,
    /// How far the ring grows, and after which time.
    pub(super) grows: Option<(&'static str, usize)>,
    /// Whether it is also compiled with optimizations, which takes seconds for every graph.
    pub(super) optimized: bool,
    /// The threads that stages share.
    pub(super) threads: Vec<Thread>,
    /// Whether it has several producers.
    pub(super) several: bool,
}

/// A thread that stages share, and its strategy.
pub(super) struct Thread {
    pub(super) stages: Vec<usize>,
    pub(super) wait: Option<&'static str>,
}

#[derive(Clone)]
pub(super) struct Stage {
    pub(super) after: Vec<usize>,
    pub(super) otherwise: Vec<usize>,
    pub(super) outcome: Outcome,
    pub(super) access: Access,
    pub(super) polled: bool,
    /// `None`: the pipeline's strategy.
    pub(super) wait: Option<&'static str>,
    pub(super) max_batch: Option<usize>,
    pub(super) shards: Option<Shards>,
    pub(super) state: bool,
    /// Whether it gets slices of events, which it reads or writes.
    pub(super) slices: bool,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Shards {
    ByTurn(usize),
    ByKey(usize),
}

#[derive(Clone, PartialEq)]
pub(super) enum Access {
    Read,
    Write,
    Take,
    /// Whether the stage writes its own field, and the stages whose fields it reads.
    Fields(bool, Vec<usize>),
}

impl Access {
    pub(super) fn writes(&self) -> bool {
        !matches!(self, Self::Read | Self::Fields(false, _))
    }
}

impl Stage {
    /// A stage that reads all events.
    pub(super) fn new(after: Vec<usize>, otherwise: Vec<usize>, outcome: Outcome) -> Self {
        Self {
            after,
            otherwise,
            outcome,
            access: Access::Read,
            polled: false,
            wait: None,
            max_batch: None,
            shards: None,
            state: false,
            slices: false,
        }
    }
}

impl Stage {
    /// Whether its handlers need a place of their own for what they have seen.
    pub(super) fn is_divided(&self) -> bool {
        self.shards.is_some() || self.state
    }
}

impl Graph {
    pub(super) fn contract(&self) -> Contract {
        contract(&self.stages)
    }

    /// What it says about its slots. Some graphs leave it to the default, which depends on who publishes.
    pub(super) fn layout(&self) -> Option<&'static str> {
        match (self.dense, self.several) {
            (true, _) => Some("dense"),
            (false, false) => Some("stamped"),
            (false, true) => None,
        }
    }

    pub(super) fn by_value(&self) -> bool {
        self.stages.iter().any(|stage| stage.access == Access::Take)
    }
}

/// Some graphs of every size and kind: both go by the last digits of the number.
pub(super) fn optimized(number: u64) -> bool {
    number / 8 % 4 == 1
}

pub(super) fn contract(stages: &[Stage]) -> Contract {
    let follows =
        stages.iter().map(|stage| Follows { after: &stage.after, otherwise: &stage.otherwise, outcome: stage.outcome });
    Contract::new(&follows.collect::<Vec<_>>())
}

/// An access for each stage, such that no stage touches what a concurrent one writes. Of the stages that may write the
/// whole event, this percentage do.
pub(super) fn accesses(stages: &mut [Stage], takers: &[usize], writers: usize, random: &mut Random) {
    let contract = contract(stages);
    for stage in 0..stages.len() {
        if takers.contains(&stage) {
            stages[stage].access = Access::Take;
            continue;
        }
        let beside: Vec<_> = (0..stages.len()).filter(|other| contract.concurrent(stage, *other)).collect();
        let earlier: Vec<_> =
            beside.iter().filter(|other| **other < stage).map(|other| &stages[*other].access).collect();
        let may_write = !earlier.contains(&&Access::Read);
        let may_read_all = earlier.iter().all(|access| !access.writes());
        let choice = random.below(100);
        stages[stage].access = if beside.is_empty() && choice < writers {
            Access::Write
        } else if may_read_all && choice < 60 {
            Access::Read
        } else {
            let read = contract.upstream(stage).iter().copied().filter(|_| random.chance(70)).collect();
            Access::Fields(may_write && random.chance(75), read)
        };
    }
}

/// A strategy for the pipeline, and one for some of its stages. Many spinning threads on few cores take too long.
pub(super) fn waits(stages: &mut [Stage], random: &mut Random) -> Option<&'static str> {
    let n = stages.len();
    let mut spinners = if n <= 2 { 2 } else { 1 };
    let mut wait = |random: &mut Random, spinning: usize| {
        if spinners > 0 && random.chance(spinning) {
            spinners -= 1;
            return "SpinWaitStrategy";
        }
        random.of(&[
            "BlockingWaitStrategy",
            "BlockingWaitStrategy = BlockingWaitStrategy::new(0)",
            "BlockingWaitStrategy = BlockingWaitStrategy::new(20)",
            "YieldWaitStrategy",
            "YieldWaitStrategy = YieldWaitStrategy::new(0)",
        ])
    };
    let pipeline = random.chance(80).then(|| wait(random, if n <= 2 { 20 } else { 0 }));
    for stage in stages {
        stage.wait = random.chance(40).then(|| wait(random, 15));
    }
    pipeline
}

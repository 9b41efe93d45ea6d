//! The plan of a checked pipeline: who waits for whom, who gets which events, who gates the producer, who shares
//! a thread, what must be `Sync`.
//!
//! A plan is plain data that tests can compare; the expansion only prints it.

mod access;

pub(crate) use access::AccessPlan;
use access::Touched;

use crate::ast::{Layout, Producers, StageKind};
use crate::branches::{Branches, Edge, meet};
use crate::condition::Condition;
use crate::graph::{Graph, Set};
use crate::model::{Model, Rule, Stage};

/// A whole pipeline. A stage is an index into [`Model::stages`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// In the order of their declaration.
    pub(crate) stages: Vec<StagePlan>,
    /// All stages, each after its upstream ones; in the order of their declaration where the graph leaves it open.
    pub(crate) order: Vec<usize>,
    /// The stages that follow the producer directly.
    pub(crate) roots: Vec<usize>,
    /// The stages without downstream: the producer reuses a slot once all of these have released it.
    pub(crate) gates: Vec<usize>,
    /// The stages whose decisions lie with the event, because others ask for them: mark `k` is that of stage `marks[k]`.
    pub(crate) marks: Vec<usize>,
    /// The stages that are divided by key: claim `k`, which lies with the event too, is that of stage `claims[k]`.
    pub(crate) claims: Vec<usize>,
    /// The stages of each [declared thread](Model::threads), in the order in which the thread looks after them: that of
    /// the graph.
    pub(crate) threads: Vec<Vec<usize>>,
    pub(crate) ownership: Ownership,
    pub(crate) layout: Layout,
    pub(crate) producers: Producers,
    /// Whether two stages read the whole event at the same time, so that it must be `Sync`.
    pub(crate) event_is_shared: bool,
    /// Whether a stage gets slices, so that nothing may lie between the events.
    pub(crate) has_slices: bool,
}

/// Who owns an event while it is in the ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ownership {
    /// The slot: the producer writes events in place, and each stays until the next one overwrites it.
    InPlace,
    /// The stage that takes the event in the end, on one thread.
    ByValue {
        /// Its index.
        taker: usize,
    },
    /// One of several threads: of stages in different branches, each of which takes the events that reach it, or of the
    /// shards of a stage.
    ByBranch {
        /// Their indices.
        takers: Vec<usize>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StagePlan {
    pub(crate) kind: StageKind,
    /// Whether tasks wait for its events.
    pub(crate) is_async: bool,
    /// What `after` and `else` name, in that order.
    pub(crate) declared: Vec<Edge>,
    /// The declared stages that this stage really waits for. If there are none, it waits for the producer.
    pub(crate) upstream: Vec<usize>,
    /// Declared edges without which nothing would change: waiting for `upstream` implies waiting for these, and the same
    /// events would reach the stage.
    pub(crate) redundant: Vec<Redundant>,
    /// Who waits for this stage, in the order of declaration. A leaf's only reader is the producer.
    pub(crate) readers: Vec<Reader>,
    pub(crate) layer: Layer,
    pub(crate) access: AccessPlan,
    /// How its events are divided over several threads; `None` if it has one.
    pub(crate) division: Option<Division>,
    /// Which events reach the stage.
    pub(crate) condition: Condition,
    /// What becomes of what its handler returns.
    pub(crate) rule: Rule,
}

impl StagePlan {
    /// Whether no stage is downstream, so that this one gates the producer.
    pub(crate) fn is_leaf(&self) -> bool {
        self.layer != Layer::Inner
    }
}

/// Who is downstream of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layer {
    /// Other stages.
    Inner,
    /// Nobody but the producer.
    Leaf,
    /// Nobody but the producer, and whoever handles an event here is the last to touch it: all other stages are
    /// upstream, and this one has a single thread.
    Last,
}

/// How the events of a stage are divided over its threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Division {
    /// The shards take turns.
    ByTurn,
    /// Events with equal keys meet in one shard.
    ByKey {
        /// Which of the [claims](Plan::claims) with the event is the stage's.
        claim: usize,
    },
}

/// An edge that the other edges imply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Redundant {
    /// The stage at its upstream end.
    pub(crate) upstream: usize,
    /// A stage in the reduced `upstream` that itself runs after this one.
    pub(crate) implied_by: usize,
}

/// Who waits for a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Waits for free slots.
    Producer,
    /// Waits for events that the stage has processed.
    Stage(usize),
}

impl Plan {
    /// The plan of a pipeline without errors; `None` if the graph has a cycle or an access is missing.
    pub(crate) fn new(model: &Model, graph: &Graph, branches: &Branches) -> Option<Self> {
        let order = graph.order()?;
        let reduced: Vec<Vec<usize>> = (0..graph.len()).map(|stage| graph.reduced_upstream(stage)).collect();
        let readers = readers(&reduced);
        let (gates, claims) = (graph.leaves(), claims(model));
        let touched = Touched::by(model);
        let mut stages = Vec::with_capacity(graph.len());
        for ((index, stage), (upstream, readers)) in
            model.stages.iter().enumerate().zip(reduced.into_iter().zip(readers))
        {
            let declared: Vec<Edge> = stage.follows.iter().map(crate::model::Edge::without_name).collect();
            let beside = graph.beside(index).iter().filter(|&other| branches.share_events(index, other)).collect();
            stages.push(StagePlan {
                kind: stage.kind,
                is_async: stage.is_async,
                redundant: redundant(graph, branches, index, &declared),
                declared,
                upstream,
                readers,
                layer: layer(stage, index, &gates),
                access: touched.plan(stage, &beside)?,
                division: division(stage, index, &claims),
                condition: branches.reached(index).clone(),
                rule: model.rule(index),
            });
        }
        Some(Self {
            threads: threads(model, &order),
            order,
            roots: (0..graph.len()).filter(|&stage| graph.upstream(stage).is_empty()).collect(),
            gates,
            marks: asked(&stages),
            claims,
            ownership: Ownership::of(&stages),
            layout: model.layout,
            producers: model.producers,
            event_is_shared: stages.iter().any(|stage| stage.access.shares_the_event()),
            has_slices: stages.iter().any(|stage| stage.access.is_slice()),
            stages,
        })
    }

    /// Whether the events of some stage are divided over several threads.
    pub(crate) fn is_divided(&self) -> bool {
        self.stages.iter().any(|stage| stage.division.is_some())
    }
}

impl Ownership {
    fn of(stages: &[StagePlan]) -> Self {
        let is_one = |(index, stage): (usize, &StagePlan)| (stage.access == AccessPlan::Take).then_some(index);
        let takers: Vec<usize> = stages.iter().enumerate().filter_map(is_one).collect();
        match takers.as_slice() {
            [] => Self::InPlace,
            &[only] if stages.get(only).is_some_and(|stage| stage.division.is_none()) => Self::ByValue { taker: only },
            _ => Self::ByBranch { takers },
        }
    }
}

/// The edges that the graph does not need, if the same events reach the stage without them.
fn redundant(graph: &Graph, branches: &Branches, stage: usize, declared: &[Edge]) -> Vec<Redundant> {
    let changes_nothing = |upstream: usize| {
        let others = declared.iter().filter(|edge| edge.upstream != upstream);
        meet(others.map(|&edge| branches.along(edge)).collect()) == *branches.reached(stage)
    };
    let edges = graph.redundant_upstream(stage).into_iter().filter(|&(upstream, _)| changes_nothing(upstream));
    edges.map(|(upstream, implied_by)| Redundant { upstream, implied_by }).collect()
}

/// The deciding stages for whose decisions some condition asks.
fn asked(stages: &[StagePlan]) -> Vec<usize> {
    let asked: Set = stages.iter().flat_map(|stage| stage.condition.deciders()).collect();
    asked.iter().collect()
}

/// The stages that are divided by key.
fn claims(model: &Model) -> Vec<usize> {
    let by_key = |stage: &Stage| stage.shards.as_ref().is_some_and(|shards| shards.key.is_some());
    model.stages.iter().enumerate().filter(|(_, stage)| by_key(stage)).map(|(index, _)| index).collect()
}

fn division(stage: &Stage, index: usize, claims: &[usize]) -> Option<Division> {
    stage.shards.as_ref()?;
    let claim = claims.iter().position(|&other| other == index);
    Some(claim.map_or(Division::ByTurn, |claim| Division::ByKey { claim }))
}

fn layer(stage: &Stage, index: usize, gates: &[usize]) -> Layer {
    match gates {
        &[only] if only == index && stage.shards.is_none() => Layer::Last,
        _ if gates.contains(&index) => Layer::Leaf,
        _ => Layer::Inner,
    }
}

/// The stages of each declared thread.
fn threads(model: &Model, order: &[usize]) -> Vec<Vec<usize>> {
    let runs = |thread: usize, stage: usize| model.stages.get(stage).is_some_and(|stage| stage.thread == Some(thread));
    let stages = |thread: usize| order.iter().copied().filter(|&stage| runs(thread, stage)).collect();
    (0..model.threads.len()).map(stages).collect()
}

/// Who waits for each stage, from the reduced edges.
fn readers(reduced: &[Vec<usize>]) -> Vec<Vec<Reader>> {
    let mut readers = vec![Vec::new(); reduced.len()];
    for (index, upstream) in reduced.iter().enumerate() {
        for &stage in upstream {
            readers[stage].push(Reader::Stage(index));
        }
    }
    for readers in readers.iter_mut().filter(|readers| readers.is_empty()) {
        readers.push(Reader::Producer);
    }
    readers
}

#[cfg(test)]
mod tests;

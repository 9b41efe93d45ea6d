//! The plan of a checked pipeline: who waits for whom, who gets which events, who gates the producer, what must be `Sync`.
//!
//! A plan is plain data that tests can compare; the expansion only prints it.

use crate::ast::{AccessKind, Field, Layout, Producers, StageKind};
use crate::branches::{Branches, Edge, meet};
use crate::condition::Condition;
use crate::graph::{Graph, Set};
use crate::model::{Model, Rule, Stage};
use std::collections::BTreeMap;

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
    pub(crate) ownership: Ownership,
    pub(crate) layout: Layout,
    pub(crate) producers: Producers,
    /// Whether two stages read the whole event at the same time, so that it must be `Sync`.
    pub(crate) event_is_shared: bool,
}

/// Who owns an event while it is in the ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ownership {
    /// The slot: the producer writes events in place, and each stays until the next one overwrites it.
    InPlace,
    /// The stage that takes the event in the end.
    ByValue {
        /// Its index.
        taker: usize,
    },
    /// One of several stages in different branches, each of which takes the events that reach it.
    ByBranch {
        /// Their indices.
        takers: Vec<usize>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StagePlan {
    pub(crate) kind: StageKind,
    /// What `after` and `else` name, in that order.
    pub(crate) declared: Vec<Edge>,
    /// The declared stages that this stage really waits for. If there are none, it waits for the producer.
    pub(crate) upstream: Vec<usize>,
    /// Declared edges without which nothing would change: waiting for `upstream` implies waiting for these, and the same
    /// events would reach the stage.
    pub(crate) redundant: Vec<Redundant>,
    /// Who waits for this stage, in the order of declaration. A leaf's only reader is the producer.
    pub(crate) readers: Vec<Reader>,
    pub(crate) access: AccessPlan,
    /// Which events reach the stage.
    pub(crate) condition: Condition,
    /// What becomes of what its handler returns.
    pub(crate) rule: Rule,
}

impl StagePlan {
    /// Whether no stage is downstream, so that this one gates the producer.
    pub(crate) fn is_leaf(&self) -> bool {
        self.readers.contains(&Reader::Producer)
    }
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

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AccessPlan {
    /// `&Event`
    Read {
        /// Whether another stage reads the whole event at the same time.
        shared: bool,
    },
    /// `&mut Event`
    Write,
    /// `Event`
    Take,
    /// The listed fields, in that order.
    Fields(Vec<FieldPlan>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldPlan {
    /// Without `r#`.
    pub(crate) name: String,
    pub(crate) mutable: bool,
    /// Whether another stage reads this field at the same time, alone or as part of the whole event.
    pub(crate) shared: bool,
}

impl Plan {
    /// The plan of a pipeline without errors; `None` if the graph has a cycle or an access is missing.
    pub(crate) fn new(model: &Model, graph: &Graph, branches: &Branches) -> Option<Self> {
        let order = graph.order()?;
        let reduced: Vec<Vec<usize>> = (0..graph.len()).map(|stage| graph.reduced_upstream(stage)).collect();
        let readers = readers(&reduced);
        let touched = Touched::by(model);
        let mut stages = Vec::with_capacity(graph.len());
        for ((index, stage), (upstream, readers)) in
            model.stages.iter().enumerate().zip(reduced.into_iter().zip(readers))
        {
            let declared: Vec<Edge> = stage.follows.iter().map(crate::model::Edge::without_name).collect();
            let beside = graph.beside(index).iter().filter(|&other| branches.share_events(index, other)).collect();
            stages.push(StagePlan {
                kind: stage.kind,
                redundant: redundant(graph, branches, index, &declared),
                declared,
                upstream,
                readers,
                access: access_plan(stage, &touched, &beside)?,
                condition: branches.reached(index).clone(),
                rule: model.rule(index),
            });
        }
        Some(Self {
            order,
            roots: (0..graph.len()).filter(|&stage| graph.upstream(stage).is_empty()).collect(),
            gates: graph.leaves(),
            marks: asked(&stages),
            ownership: Ownership::of(&stages),
            layout: model.layout,
            producers: model.producers,
            event_is_shared: stages.iter().any(|stage| stage.access == AccessPlan::Read { shared: true }),
            stages,
        })
    }
}

impl Ownership {
    fn of(stages: &[StagePlan]) -> Self {
        let is_one = |(index, stage): (usize, &StagePlan)| (stage.access == AccessPlan::Take).then_some(index);
        let takers: Vec<usize> = stages.iter().enumerate().filter_map(is_one).collect();
        match takers.as_slice() {
            [] => Self::InPlace,
            &[only] => Self::ByValue { taker: only },
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

/// Which stages read which parts of the event.
#[derive(Default)]
struct Touched {
    /// The stages that read the whole event.
    whole: Set,
    /// For each field, the stages that list it.
    fields: BTreeMap<String, Set>,
}

impl Touched {
    fn by(model: &Model) -> Self {
        let mut touched = Self::default();
        for (index, stage) in model.stages.iter().enumerate() {
            match stage.access.as_ref().map(|access| &access.kind) {
                Some(AccessKind::Read(_)) => _ = touched.whole.insert(index),
                Some(AccessKind::Fields(fields)) => {
                    for field in fields {
                        touched.fields.entry(field.name.text()).or_default().insert(index);
                    }
                }
                _ => (),
            }
        }
        touched
    }
}

/// Plans the access of a stage. `beside` holds the stages that may run at the same time.
fn access_plan(stage: &Stage, touched: &Touched, beside: &Set) -> Option<AccessPlan> {
    let whole = touched.whole.meets(beside);
    let field_plan = |field: &Field| {
        let name = field.name.text();
        let shared = whole || touched.fields.get(&name).is_some_and(|stages| stages.meets(beside));
        FieldPlan { name, mutable: field.mutable, shared }
    };
    Some(match &stage.access.as_ref()?.kind {
        AccessKind::Read(_) => AccessPlan::Read { shared: whole },
        AccessKind::Write(_) => AccessPlan::Write,
        AccessKind::Take(_) => AccessPlan::Take,
        AccessKind::Fields(fields) => AccessPlan::Fields(fields.iter().map(field_plan).collect()),
    })
}

#[cfg(test)]
mod tests;

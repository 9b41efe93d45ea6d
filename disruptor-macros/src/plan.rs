//! What a checked pipeline comes to: who waits for whom, who gates the producer, what must be `Sync`.
//!
//! Plain data that compares equal in tests; the expansion only prints it.

use crate::ast::{AccessKind, Field, Layout, StageKind};
use crate::graph::Graph;
use crate::model::{Model, Stage};

/// A whole pipeline. Stages are told by their index in [`Model::stages`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// In the order of their declaration.
    pub(crate) stages: Vec<StagePlan>,
    /// All stages, each behind its upstream ones; where the graph leaves it open, in the order of their declaration.
    pub(crate) order: Vec<usize>,
    /// The stages that follow the producer directly.
    pub(crate) roots: Vec<usize>,
    /// The stages without downstream: the producer reuses a slot when all of these released it.
    pub(crate) gates: Vec<usize>,
    pub(crate) ownership: Ownership,
    pub(crate) layout: Layout,
    /// Whether two stages read the whole event at the same time, so that it must be `Sync`.
    pub(crate) event_is_shared: bool,
}

/// Who owns an event while it is in the ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ownership {
    /// The slot: events are written in place and stay until they are overwritten.
    InPlace,
    /// The stage that takes it, in the end.
    ByValue {
        /// Its index.
        taker: usize,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StagePlan {
    pub(crate) kind: StageKind,
    /// What `after` names, in its order.
    pub(crate) declared: Vec<usize>,
    /// Those of them that are to be waited for. Empty: the producer.
    pub(crate) upstream: Vec<usize>,
    /// The others: waiting for `upstream` includes them.
    pub(crate) redundant: Vec<Redundant>,
    /// Who waits for this stage, in the order of declaration. A leaf's only reader is the producer.
    pub(crate) readers: Vec<Reader>,
    pub(crate) access: AccessPlan,
}

impl StagePlan {
    /// Whether nothing is downstream, so that the stage gates the producer.
    pub(crate) fn is_leaf(&self) -> bool {
        self.readers.contains(&Reader::Producer)
    }
}

/// An edge that others imply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Redundant {
    /// The stage at its upstream end.
    pub(crate) upstream: usize,
    /// A stage that is waited for anyway and itself comes after that one.
    pub(crate) implied_by: usize,
}

/// Who waits for a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// For the slots it releases.
    Producer,
    /// For the events it is done with.
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
    /// In the order they are listed.
    Fields(Vec<FieldPlan>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldPlan {
    /// Without `r#`.
    pub(crate) name: String,
    pub(crate) mutable: bool,
    /// Whether another stage reads this field at the same time, by itself or as part of the whole event.
    pub(crate) shared: bool,
}

impl Plan {
    /// The plan of a pipeline without errors; `None` if it has some after all.
    pub(crate) fn new(model: &Model, graph: &Graph) -> Option<Self> {
        let order = graph.order()?;
        let reduced: Vec<Vec<usize>> = (0..graph.len()).map(|stage| graph.reduced_upstream(stage)).collect();
        let stage_plan = |(index, stage): (usize, &Stage)| {
            Some(StagePlan {
                kind: stage.kind,
                declared: graph.upstream(index).to_vec(),
                upstream: reduced.get(index)?.clone(),
                redundant: redundant(graph, index),
                readers: readers(&reduced, index),
                access: access_plan(model, graph, index)?,
            })
        };
        let stages = model.stages.iter().enumerate().map(stage_plan).collect::<Option<Vec<_>>>()?;
        let taker = stages.iter().position(|stage| stage.access == AccessPlan::Take);
        Some(Self {
            order,
            roots: (0..graph.len()).filter(|&stage| graph.upstream(stage).is_empty()).collect(),
            gates: graph.leaves(),
            ownership: taker.map_or(Ownership::InPlace, |taker| Ownership::ByValue { taker }),
            layout: model.layout,
            event_is_shared: stages.iter().any(|stage| stage.access == AccessPlan::Read { shared: true }),
            stages,
        })
    }
}

fn redundant(graph: &Graph, stage: usize) -> Vec<Redundant> {
    let edges = graph.redundant_upstream(stage).into_iter();
    edges.map(|(upstream, implied_by)| Redundant { upstream, implied_by }).collect()
}

fn readers(reduced: &[Vec<usize>], stage: usize) -> Vec<Reader> {
    let waits = |(index, upstream): (usize, &Vec<usize>)| upstream.contains(&stage).then_some(Reader::Stage(index));
    let readers: Vec<Reader> = reduced.iter().enumerate().filter_map(waits).collect();
    if readers.is_empty() { vec![Reader::Producer] } else { readers }
}

fn access_plan(model: &Model, graph: &Graph, index: usize) -> Option<AccessPlan> {
    let concurrent: Vec<&AccessKind> = (0..graph.len())
        .filter(|&other| graph.concurrent(index, other))
        .filter_map(|other| Some(&model.stages.get(other)?.access.as_ref()?.kind))
        .collect();
    let whole = concurrent.iter().any(|access| matches!(access, AccessKind::Read(_)));
    let shares = |field: &Field| {
        let lists = |access: &&AccessKind| match access {
            AccessKind::Fields(others) => others.iter().any(|other| other.name.text() == field.name.text()),
            _ => false,
        };
        whole || concurrent.iter().any(lists)
    };
    let field_plan =
        |field: &Field| FieldPlan { name: field.name.text(), mutable: field.mutable, shared: shares(field) };
    Some(match &model.stages.get(index)?.access.as_ref()?.kind {
        AccessKind::Read(_) => AccessPlan::Read { shared: whole },
        AccessKind::Write(_) => AccessPlan::Write,
        AccessKind::Take(_) => AccessPlan::Take,
        AccessKind::Fields(fields) => AccessPlan::Fields(fields.iter().map(field_plan).collect()),
    })
}

#[cfg(test)]
mod tests;

//! The rules of a pipeline, one family of rules per file.
//!
//! Every rule runs, whatever the others found. So each rule reports only what would still be wrong after the user fixes
//! the other mistakes. For example, two stages do not conflict if an unreadable edge may order them.

mod advice;
mod attributes;
mod branches;
mod by_value;
mod capacity;
mod conflicts;
mod cycles;
mod event_type;
mod fields;
mod growth;
mod names;
mod options;
mod sizes;
mod statements;

use crate::ast::{AccessKind, Source};
use crate::branches::Branches;
use crate::condition::Branch;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::graph::{Graph, Set};
use crate::model::{Edge, Model, Stage};
use crate::tokens::Spot;
pub(crate) use sizes::sized_form;

/// What a rule may look at, and where it reports errors.
pub(crate) struct Checker<'a> {
    source: &'a Source,
    model: &'a Model,
    graph: &'a Graph,
    /// Which events reach each stage.
    branches: &'a Branches,
    /// For each stage, the incomplete stages among itself and its upstream stages. An unreadable edge may lead into any
    /// of these.
    incomplete: Vec<Set>,
    errors: &'a mut Diagnostics,
}

pub(crate) fn check(source: &Source, model: &Model, graph: &Graph, branches: &Branches, errors: &mut Diagnostics) {
    let mut checker = Checker { source, model, graph, branches, incomplete: incomplete(model, graph), errors };
    statements::check(&mut checker);
    names::check(&mut checker);
    cycles::check(&mut checker);
    branches::check(&mut checker);
    attributes::check(&mut checker);
    options::check(&mut checker);
    capacity::check(&mut checker);
    growth::check(&mut checker);
    event_type::check(&mut checker);
    sizes::check(&mut checker);
    fields::check(&mut checker);
    by_value::check(&mut checker);
    conflicts::check(&mut checker);
}

impl<'a> Checker<'a> {
    fn error(&mut self, place: Place, spot: impl Into<Spot>, message: impl Into<String>, help: impl Into<String>) {
        self.errors.push(Diagnostic::new(place, spot, message, help));
    }

    fn stages(&self) -> impl Iterator<Item = (usize, &'a Stage)> + use<'a> {
        self.model.stages.iter().enumerate()
    }

    /// Whether all edges that lead to the stage are known, and so which events reach it.
    fn is_certain(&self, stage: usize) -> bool {
        self.incomplete[stage].is_empty()
    }

    /// Whether two stages may have the same event at the same time, whatever the unreadable edges say.
    fn surely_concurrent(&self, one: usize, other: usize) -> bool {
        self.graph.concurrent(one, other)
            && self.branches.share_events(one, other)
            && !self.may_precede(one, other)
            && !self.may_precede(other, one)
    }

    /// Whether an unreadable edge may order `first` before `second`. Such an edge leads into an incomplete stage that
    /// is `second` or upstream of it. That stage cannot be `first` or upstream of `first`, because the edge would close
    /// a cycle.
    fn may_precede(&self, first: usize, second: usize) -> bool {
        !self.incomplete[second].is_within(&self.incomplete[first])
    }

    /// Whether the stage takes the event by value. A stage that names another type does not count: its meaning is
    /// unknown.
    fn takes(&self, stage: &Stage) -> bool {
        let event = self.model.event.as_ref().map(|event| event.ty.key());
        match stage.access.as_ref().map(|access| &access.kind) {
            Some(AccessKind::Take(ty)) => event == Some(ty.key()),
            _ => false,
        }
    }
}

/// See [`Checker::incomplete`].
fn incomplete(model: &Model, graph: &Graph) -> Vec<Set> {
    let mut incomplete = vec![Set::default(); graph.len()];
    // An `else` of a stage that does not decide was meant for another one.
    let is_meant = |edge: &Edge| {
        edge.branch == Branch::Passed || model.stages.get(edge.upstream).is_some_and(|stage| stage.outcome.is_some())
    };
    let is_incomplete = |stage: &Stage| !stage.complete || !stage.follows.iter().all(is_meant);
    for (index, _) in model.stages.iter().enumerate().filter(|(_, stage)| is_incomplete(stage)) {
        incomplete[index].insert(index);
        for stage in graph.reached_from(index).iter() {
            incomplete[stage].insert(index);
        }
    }
    incomplete
}

#[cfg(test)]
mod tests;

//! The rules of a pipeline, one family of rules per file.
//!
//! Every rule runs, whatever the others found. So each rule reports only what would still be wrong after the user fixes
//! the other mistakes. For example, two stages do not conflict if an unreadable edge may order them.

mod advice;
mod attributes;
mod by_value;
mod capacity;
mod conflicts;
mod cycles;
mod event_type;
mod fields;
mod growth;
mod names;
mod options;
mod otherwise;
mod overload;
mod producers;
mod ranks;
mod shards;
mod sizes;
mod slices;
mod statements;
mod threads;
mod unreachable;
mod untaken;

use crate::ast::{AccessKind, Source};
use crate::branches::Branches;
use crate::condition::Condition;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::graph::{Graph, Set};
use crate::model::{Model, Stage};
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
    let mut checker =
        Checker { source, model, graph, branches, incomplete: incomplete(model, graph, branches), errors };
    statements::check(&mut checker);
    names::check(&mut checker);
    cycles::check(&mut checker);
    otherwise::check(&mut checker);
    overload::check(&mut checker);
    unreachable::check(&mut checker);
    attributes::check(&mut checker);
    options::check(&mut checker);
    shards::check(&mut checker);
    threads::check(&mut checker);
    capacity::check(&mut checker);
    growth::check(&mut checker);
    producers::check(&mut checker);
    event_type::check(&mut checker);
    slices::check(&mut checker);
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

    fn name(&self, stage: usize) -> Option<String> {
        self.model.stages.get(stage).map(|stage| stage.name.to_string())
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

    /// Whether some event reaches both stages, whatever the unreadable edges say.
    fn surely_share(&self, one: usize, other: usize) -> bool {
        let gets_all =
            |stage: usize| self.incomplete[stage].is_empty() && *self.branches.reached(stage) == Condition::Always;
        // An unreadable edge upstream of both changes nothing between them.
        let alike = self.incomplete[one].is_within(&self.incomplete[other])
            && self.incomplete[other].is_within(&self.incomplete[one]);
        self.branches.share_events(one, other) && (alike || gets_all(one) || gets_all(other))
    }

    /// Whether it is known which events reach the stage: no edge upstream of it is unreadable or part of a cycle.
    fn knows_condition(&self, stage: usize) -> bool {
        let in_cycle = |stage: usize| self.graph.reaches(stage, stage);
        let below_cycle = (0..self.graph.len()).any(|other| in_cycle(other) && self.graph.reaches(other, stage));
        self.incomplete[stage].is_empty() && !below_cycle
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
fn incomplete(model: &Model, graph: &Graph, branches: &Branches) -> Vec<Set> {
    let mut incomplete = vec![Set::default(); graph.len()];
    let unreadable = model.stages.iter().enumerate().filter(|(_, stage)| !stage.complete).map(|(index, _)| index);
    // What gets to an overloaded stage is not known either.
    for index in unreadable.chain(branches.overloaded().iter().copied()) {
        incomplete[index].insert(index);
        for stage in graph.reached_from(index).iter() {
            incomplete[stage].insert(index);
        }
    }
    incomplete
}

#[cfg(test)]
mod tests;

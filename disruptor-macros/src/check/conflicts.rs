//! No stage may touch what a concurrent stage writes.

use super::Checker;
use super::advice::with_after;
use crate::ast::{AccessKind, Field};
use crate::branches::Branches;
use crate::diagnostics::enumerate;
use crate::graph::Graph;
use crate::model::Stage;
use crate::tokens::Spot;
use std::collections::{BTreeMap, BTreeSet};

/// The part of a stage's access that conflicts: the whole event, or one field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Whole,
    Field(usize),
}

/// Maps each part that conflicts to the parts of other stages that it conflicts with. Each part gets one error.
type Conflicts = BTreeMap<(usize, Part), Vec<(usize, Part)>>;

pub(super) fn check(checker: &mut Checker<'_>) {
    let mut conflicts = Conflicts::new();
    for (one, left) in checker.stages() {
        for (other, right) in checker.stages().skip(one + 1) {
            if !checker.surely_concurrent(one, other) {
                continue;
            }
            let (Some(left), Some(right)) = (&left.access, &right.access) else { continue };
            for (mine, theirs) in parts(&left.kind, &right.kind) {
                conflicts.entry((one, mine)).or_default().push((other, theirs));
                conflicts.entry((other, theirs)).or_default().push((one, mine));
            }
        }
    }
    let ranks = ranks(checker.graph, checker.branches);
    for ((index, part), mut others) in conflicts {
        others.sort_unstable();
        others.dedup();
        report(checker, &ranks, index, part, &others);
    }
}

/// The parts of two concurrent accesses that conflict.
fn parts(left: &AccessKind, right: &AccessKind) -> Vec<(Part, Part)> {
    use AccessKind::{Fields, Read, Take, Write};
    let written = |fields: &[Field]| -> Vec<usize> {
        let writes = |(index, field): (usize, &Field)| field.mutable.then_some(index);
        fields.iter().enumerate().filter_map(writes).collect()
    };
    match (left, right) {
        // Other checks cover by-value access and accesses that name another type.
        (Take(_), _) | (_, Take(_)) | (Read(_), Read(_)) => Vec::new(),
        (Write(_), _) | (_, Write(_)) => vec![(Part::Whole, Part::Whole)],
        (Read(_), Fields(fields)) => {
            written(fields).into_iter().map(|index| (Part::Whole, Part::Field(index))).collect()
        }
        (Fields(fields), Read(_)) => {
            written(fields).into_iter().map(|index| (Part::Field(index), Part::Whole)).collect()
        }
        (Fields(left), Fields(right)) => {
            let mut shared = Vec::new();
            for (mine, one) in left.iter().enumerate() {
                for (theirs, other) in right.iter().enumerate() {
                    if one.name.text() == other.name.text() && (one.mutable || other.mutable) {
                        shared.push((Part::Field(mine), Part::Field(theirs)));
                    }
                }
            }
            shared
        }
    }
}

/// The position of each stage if all ran one after the other: in graph order; where that leaves a choice, those first that more
/// events reach, because a stage gets no fewer events if it waits for them; and then in declaration order. Stages in a cycle,
/// which is an error of its own, stay together.
fn ranks(graph: &Graph, branches: &Branches) -> Vec<usize> {
    let mut missing = vec![0_usize; graph.len()];
    for stage in 0..graph.len() {
        graph.followers(stage).iter().for_each(|follower| missing[follower] += 1);
    }
    let mut free: BTreeSet<usize> = (0..graph.len()).filter(|&stage| missing[stage] == 0).collect();
    let mut ranks = vec![0; graph.len()];
    let mut rank = 0;
    let shares: Vec<f64> = (0..graph.len()).map(|stage| branches.reached(stage).share()).collect();
    let broader = |one: &&usize, other: &&usize| shares[**other].total_cmp(&shares[**one]).then(one.cmp(other));
    while let Some(&first) = free.iter().min_by(broader) {
        // Stages in one cycle follow the same stages, so they become free at the same time.
        let together = |stage: usize| stage == first || graph.reaches(first, stage);
        for stage in free.iter().copied().filter(|&stage| together(stage)).collect::<Vec<_>>() {
            free.remove(&stage);
            ranks[stage] = rank;
            rank += 1;
            for follower in graph.followers(stage).iter() {
                missing[follower] -= 1;
                if missing[follower] == 0 {
                    free.insert(follower);
                }
            }
        }
    }
    ranks
}

fn report(checker: &mut Checker<'_>, ranks: &[usize], index: usize, part: Part, others: &[(usize, Part)]) {
    let model = checker.model;
    let Some(stage) = model.stages.get(index) else { return };
    let quoted = |&(other, part): &(usize, Part)| {
        let other = model.stages.get(other)?;
        Some(format!("`{}` ({})", other.name, written(other, part)))
    };
    let names: Vec<String> = others.iter().filter_map(quoted).collect();
    let message = format!(
        "the stage `{}` {} while {} may run at the same time",
        stage.name,
        does(stage, part),
        enumerate(&names)
    );
    // All advice follows one order, so a user who takes all of it leaves no conflict and closes no cycle.
    let rank = |index: usize| ranks.get(index).copied();
    let mut earlier: Vec<usize> = others.iter().map(|&(other, _)| other).collect();
    earlier.retain(|&other| rank(other) < rank(index));
    earlier.dedup();
    let next = others.iter().map(|&(other, _)| other).min_by_key(|&other| rank(other));
    let Some((later, next)) = next.and_then(|next| Some((next, model.stages.get(next)?))) else { return };
    let ordered = match earlier.as_slice() {
        // This stage comes first: advise on the next one, whose own error gives the same advice.
        [] => with_after(checker, later, next, &[index]),
        earlier => with_after(checker, index, stage, earlier),
    };
    let help = format!("order them: `{}`{}", ordered.text, ordered.note(checker));
    checker.error(stage.place, spot(stage, part), message, help);
}

fn field(stage: &Stage, part: Part) -> Option<&Field> {
    match (stage.access.as_ref().map(|access| &access.kind), part) {
        (Some(AccessKind::Fields(fields)), Part::Field(index)) => fields.get(index),
        _ => None,
    }
}

/// The part as the user wrote it.
fn written(stage: &Stage, part: Part) -> String {
    match (field(stage, part), &stage.access) {
        (Some(field), _) => format!("`{field}`"),
        (None, Some(access)) => format!("`{}`", access.kind),
        (None, None) => String::new(),
    }
}

fn does(stage: &Stage, part: Part) -> String {
    match field(stage, part) {
        Some(field) if field.mutable => format!("writes the field `{}`", field.name),
        Some(field) => format!("reads the field `{}`", field.name),
        None => format!("takes {}", written(stage, part)),
    }
}

fn spot(stage: &Stage, part: Part) -> Spot {
    match (field(stage, part), &stage.access) {
        (Some(field), _) => Spot::from(&field.tokens),
        (None, Some(access)) => Spot::from(&access.tokens),
        (None, None) => Spot::from(&stage.name),
    }
}

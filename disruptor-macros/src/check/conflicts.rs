//! No stage may touch what a concurrent stage writes.

use super::{Checker, advice, ranks};
use crate::ast::{AccessKind, Field};
use crate::diagnostics::enumerate;
use crate::model::Stage;
use crate::tokens::Spot;
use std::collections::BTreeMap;

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
    let pairs = conflicts.iter().flat_map(|(&(one, _), others)| others.iter().map(move |&(other, _)| (one, other)));
    let ranks = ranks::ranks(checker, pairs.filter(|(one, other)| one < other));
    for ((index, part), mut others) in conflicts {
        others.sort_unstable();
        others.dedup();
        report(checker, &ranks, index, part, &others);
    }
}

/// The parts of two concurrent accesses that conflict.
fn parts(left: &AccessKind, right: &AccessKind) -> Vec<(Part, Part)> {
    use AccessKind::{Fields, Read, ReadSlice, Take, Write, WriteSlice};
    let written = |fields: &[Field]| -> Vec<usize> {
        let writes = |(index, field): (usize, &Field)| field.mutable.then_some(index);
        fields.iter().enumerate().filter_map(writes).collect()
    };
    match (left, right) {
        // Other checks cover by-value access and accesses that name another type.
        (Take(_), _) | (_, Take(_)) | (Read(_) | ReadSlice(_), Read(_) | ReadSlice(_)) => Vec::new(),
        (Write(_) | WriteSlice(_), _) | (_, Write(_) | WriteSlice(_)) => vec![(Part::Whole, Part::Whole)],
        (Read(_) | ReadSlice(_), Fields(fields)) => {
            written(fields).into_iter().map(|index| (Part::Whole, Part::Field(index))).collect()
        }
        (Fields(fields), Read(_) | ReadSlice(_)) => {
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
    // All advice follows one order, so a user who takes all of it leaves no conflict.
    let rank = |index: usize| ranks.get(index).copied();
    let mut earlier: Vec<usize> = others.iter().map(|&(other, _)| other).collect();
    earlier.retain(|&other| rank(other) < rank(index));
    earlier.dedup();
    let next = others.iter().map(|&(other, _)| other).min_by_key(|&other| rank(other));
    let ordered = match (earlier.as_slice(), next) {
        // This stage comes first: advise on the next one, whose own error gives the same advice.
        ([], Some(next)) => advice::turn(checker, checker.branches, next, &[index]),
        (earlier, _) => advice::turn(checker, checker.branches, index, earlier),
    };
    let help = format!("order them: {ordered}");
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

//! Some event can reach each stage: what it follows does not rule each other out.

use super::{Checker, advice};
use crate::condition::Condition;
use crate::diagnostics::enumerate;
use crate::tokens::Spot;

pub(super) fn check(checker: &mut Checker<'_>) {
    let never = |stage: usize| *checker.branches.reached(stage) == Condition::Never;
    let mut found = Vec::new();
    for (index, stage) in checker.stages() {
        // A stage below one that nothing reaches is right as it is.
        let below = stage.follows.iter().any(|edge| never(edge.upstream));
        if never(index) && !below && checker.knows_condition(index) {
            let mut edges: Vec<_> = stage.follows.iter().collect();
            // Keep as few as rule each other out.
            for position in (0..edges.len()).rev() {
                let edge = edges.remove(position);
                let rest: Vec<_> = edges.iter().map(|edge| edge.without_name()).collect();
                if advice::reached(checker.branches, &rest) != Condition::Never {
                    edges.insert(position, edge);
                }
            }
            found.push((stage, edges));
        }
    }
    for (stage, edges) in found {
        let words: Vec<_> = edges.iter().map(|edge| format!("`{} {}`", edge.branch.keyword(), edge.name)).collect();
        let message = format!("no event can reach the stage `{}`: none meets all of {}", stage.name, enumerate(&words));
        let places: Vec<_> = edges.iter().map(|edge| (stage.place, Spot::from(&edge.name))).collect();
        checker.errors.push_siblings(&places, &message, "take one of these names out");
    }
}

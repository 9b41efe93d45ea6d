//! No stage waits for itself through other stages.

use super::Checker;
use crate::condition::Branch;
use crate::tokens::Spot;
use std::collections::BTreeSet;

pub(super) fn check(checker: &mut Checker<'_>) {
    let model = checker.model;
    for cycle in checker.graph.cycles() {
        let stages: Vec<_> = cycle.iter().filter_map(|&index| model.stages.get(index)).collect();
        let names = stages.iter().chain(stages.first()).map(|stage| format!("`{}`", stage.name));
        let path = names.collect::<Vec<_>>().join(" -> ");
        let mut places = Vec::new();
        let mut words = BTreeSet::new();
        // The edge into each stage comes from the stage before it in the cycle; the edge into the first comes from the
        // last.
        let sources = cycle.iter().cycle().skip(cycle.len().saturating_sub(1));
        for (stage, source) in stages.iter().zip(sources) {
            for edge in stage.follows.iter().filter(|edge| edge.upstream == *source) {
                places.push((stage.place, Spot::from(&edge.name)));
                words.insert(edge.branch);
            }
        }
        places.sort_by_key(|(place, _)| *place);
        let words: Vec<_> = words.iter().map(|branch: &Branch| format!("`{}`", branch.keyword())).collect();
        let help = format!(
            "events flow along the arrows, so none could ever start: take one of these names out of its {}",
            words.join(" or ")
        );
        checker.errors.push_siblings(&places, &format!("the stages wait for each other: {path}"), &help);
    }
}

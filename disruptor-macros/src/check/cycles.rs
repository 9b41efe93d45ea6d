//! No stage waits for itself through other stages.

use super::Checker;
use crate::tokens::Spot;

pub(super) fn check(checker: &mut Checker<'_>) {
    let model = checker.model;
    for cycle in checker.graph.cycles() {
        let stages: Vec<_> = cycle.iter().filter_map(|&index| model.stages.get(index)).collect();
        let names = stages.iter().chain(stages.first()).map(|stage| format!("`{}`", stage.name));
        let path = names.collect::<Vec<_>>().join(" -> ");
        let mut places = Vec::new();
        // The edge into each stage comes from the stage before it in the cycle; the edge into the first comes from the
        // last.
        let sources = cycle.iter().cycle().skip(cycle.len().saturating_sub(1));
        for (stage, source) in stages.iter().zip(sources) {
            let edges = stage.follows.iter().filter(|edge| edge.upstream == *source);
            places.extend(edges.map(|edge| (stage.place, Spot::from(&edge.name))));
        }
        places.sort_by_key(|(place, _)| *place);
        let help = "events flow along the arrows, so none could ever start: take one of these names out of its `after`";
        checker.errors.push_siblings(&places, &format!("the stages wait for each other: {path}"), help);
    }
}

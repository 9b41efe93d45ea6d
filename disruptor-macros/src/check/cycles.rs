//! No stage waits for itself through other stages.

use super::Checker;
use crate::condition::Branch;
use crate::tokens::Spot;

pub(super) fn check(checker: &mut Checker<'_>) {
    let model = checker.model;
    for cycle in checker.graph.cycles() {
        let stages: Vec<_> = cycle.iter().filter_map(|&index| model.stages.get(index)).collect();
        let names = stages.iter().chain(stages.first()).map(|stage| format!("`{}`", stage.name));
        let path = names.collect::<Vec<_>>().join(" -> ");
        let mut edges = Vec::new();
        let mut places = Vec::new();
        // The edge into each stage comes from the stage before it in the cycle; the edge into the first comes from the
        // last.
        let sources = cycle.iter().cycle().skip(cycle.len().saturating_sub(1));
        for (stage, source) in stages.iter().zip(sources) {
            let here: Vec<_> = stage.follows.iter().filter(|edge| edge.upstream == *source).collect();
            places.extend(here.iter().map(|edge| (stage.place, Spot::from(&edge.name))));
            edges.extend(here);
        }
        places.sort_by_key(|(place, _)| *place);
        let taken_up = edges.iter().any(|edge| edge.branch == Branch::TurnedAway);
        let list = if taken_up { "`after` or `else`" } else { "`after`" };
        let help = format!(
            "events flow along the arrows, so none could ever start: take one of these names out of its {list}"
        );
        checker.errors.push_siblings(&places, &format!("the stages wait for each other: {path}"), &help);
    }
}

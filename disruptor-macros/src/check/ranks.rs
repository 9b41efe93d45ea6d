//! One order of all stages that all advice follows, so that a user who takes all of it closes no cycle.

use super::Checker;
use crate::branches::Edge;
use crate::condition::Branch;
use crate::graph::{Graph, Set};
use std::collections::BTreeSet;

/// The position of each stage if all ran one after the other: in graph order; where that leaves a choice, so that advice
/// to run one after the other changes no events; and where that leaves a choice too, in declaration order. Stages in a
/// cycle, which is an error of its own, stay together.
///
/// `pairs` holds the stages that advice is about.
pub(super) fn ranks(checker: &Checker<'_>, pairs: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut wanted = vec![Set::default(); checker.graph.len()];
    for (one, other) in pairs {
        match losses(checker, one, other).cmp(&losses(checker, other, one)) {
            std::cmp::Ordering::Less => _ = wanted[other].insert(one),
            std::cmp::Ordering::Equal => (),
            std::cmp::Ordering::Greater => _ = wanted[one].insert(other),
        }
    }
    in_order(checker.graph, &wanted)
}

/// How much it takes to run `second` after `first` without a change of the events that `second` gets: just `after`, both
/// branches of `first`, or something more.
fn losses(checker: &Checker<'_>, first: usize, second: usize) -> u8 {
    let (branches, gets) = (checker.branches, checker.branches.reached(second));
    if gets.implies(&branches.along(Edge { upstream: first, branch: Branch::Passed })) {
        0
    } else if gets.implies(branches.reached(first)) {
        1
    } else {
        2
    }
}

/// `wanted` holds the stages that should come before each one, if that is possible.
fn in_order(graph: &Graph, wanted: &[Set]) -> Vec<usize> {
    let mut missing = vec![0_usize; graph.len()];
    for stage in 0..graph.len() {
        graph.followers(stage).iter().for_each(|follower| missing[follower] += 1);
    }
    let mut free: BTreeSet<usize> = (0..graph.len()).filter(|&stage| missing[stage] == 0).collect();
    let mut ranks = vec![0; graph.len()];
    let mut placed = Set::default();
    let mut rank = 0;
    while let Some(&lowest) = free.first() {
        let first = free.iter().copied().find(|&stage| wanted[stage].is_within(&placed)).unwrap_or(lowest);
        // Stages in one cycle follow the same stages, so they become free at the same time.
        let together = |stage: usize| stage == first || graph.reaches(first, stage);
        for stage in free.iter().copied().filter(|&stage| together(stage)).collect::<Vec<_>>() {
            free.remove(&stage);
            placed.insert(stage);
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

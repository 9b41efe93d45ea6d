//! Compares conditions with brute force: every event through every small graph, by the words of the contract.

use super::{Branches, Edge};
use crate::condition::{Branch, Condition};
use proptest::prelude::*;

/// Whether an event meets the condition: bit `stage` of `event` says whether that stage lets it pass.
fn holds(condition: &Condition, event: u32) -> bool {
    match condition {
        Condition::Never => false,
        Condition::Always => true,
        Condition::If { decider, passed, turned_away } => {
            holds(if event >> decider & 1 == 1 { passed } else { turned_away }, event)
        }
    }
}

/// For each event, which stages it reaches, as truth tables over all events: nothing here is shared with the code under
/// test. Each stage comes after those it follows.
fn tables(edges: &[Vec<Edge>], decides: &[bool]) -> Vec<Vec<bool>> {
    let events = 1_u32 << edges.len();
    let mut reached: Vec<Vec<bool>> = Vec::new();
    for into in edges {
        let along: Vec<Vec<bool>> = into
            .iter()
            .map(|edge| {
                let goes = |event: u32| {
                    let passes = event >> edge.upstream & 1 == 1;
                    let right = !decides[edge.upstream] || passes == (edge.branch == Branch::Passed);
                    reached[edge.upstream][event as usize] && right
                };
                (0..events).map(goes).collect()
            })
            .collect();
        let exclude =
            |one: usize, other: usize| (0..events as usize).all(|event| !(along[one][event] && along[other][event]));
        // The groups, by Warshall's closure over the pairs that exclude each other.
        let mut linked: Vec<Vec<bool>> = (0..into.len())
            .map(|one| (0..into.len()).map(|other| one == other || exclude(one, other)).collect())
            .collect();
        for via in 0..into.len() {
            for one in 0..into.len() {
                for other in 0..into.len() {
                    linked[one][other] |= linked[one][via] && linked[via][other];
                }
            }
        }
        let arrives = |event: usize| {
            (0..into.len()).all(|edge| (0..into.len()).any(|other| linked[edge][other] && along[other][event]))
        };
        reached.push((0..events as usize).map(arrives).collect());
    }
    reached
}

fn check(edges: &[Vec<Edge>], decides: &[bool]) {
    let branches = Branches::new(edges, decides.to_vec());
    let tables = tables(edges, decides);
    for (stage, table) in tables.iter().enumerate() {
        for (event, &reaches) in (0..).zip(table) {
            assert_eq!(holds(branches.reached(stage), event), reaches, "{stage} {event:b} {edges:?} {decides:?}");
        }
        for (other, others) in tables.iter().enumerate() {
            let shared = table.iter().zip(others).any(|(&one, &other)| one && other);
            assert_eq!(branches.share_events(stage, other), shared, "{stage} {other} {edges:?} {decides:?}");
        }
    }
}

/// For each pair of stages: no edge, `after`, `else`, or both.
fn edges_from(mut code: u32, stages: usize) -> Vec<Vec<Edge>> {
    let mut edges = vec![Vec::new(); stages];
    for (to, into) in edges.iter_mut().enumerate() {
        for upstream in 0..to {
            if code & 1 == 1 {
                into.push(Edge { upstream, branch: Branch::Passed });
            }
            if code & 2 == 2 {
                into.push(Edge { upstream, branch: Branch::TurnedAway });
            }
            code >>= 2;
        }
    }
    edges
}

#[test]
fn every_graph_of_up_to_four_stages() {
    for stages in 1..=4 {
        let pairs = stages * (stages - 1) / 2;
        for code in 0..1_u32 << (2 * pairs) {
            let edges = edges_from(code, stages);
            for deciders in 0..1_u32 << stages {
                let decides: Vec<bool> = (0..stages).map(|stage| deciders >> stage & 1 == 1).collect();
                check(&edges, &decides);
            }
        }
    }
}

proptest! {
    #[test]
    fn larger_graphs(
        edges in prop::collection::vec(prop::collection::vec(0..12_u8, 0..8), 8),
        decides in prop::collection::vec(prop::bool::weighted(0.6), 8),
    ) {
        // Per pair: most have no edge.
        let branch = |word: u8| match word { 0 => Some(Branch::Passed), 1 => Some(Branch::TurnedAway), _ => None };
        let edges: Vec<Vec<Edge>> = edges
            .iter()
            .enumerate()
            .map(|(to, words)| {
                let edge = |(upstream, &word): (usize, &u8)| Some(Edge { upstream, branch: branch(word % 4)? });
                words.iter().enumerate().take(to).filter_map(edge).collect()
            })
            .collect();
        check(&edges, &decides);
    }
}

/// The words of the contract's own example.
#[test]
fn stages_that_meet_again_count_as_one() {
    let edge = |upstream, branch| Edge { upstream, branch };
    // 0 parses, 1 decides after 0; 2 and 3 are its branches, 4 meets them; 5 is what 0 turned away; 6 meets 4 and 5.
    let edges = [
        vec![],
        vec![edge(0, Branch::Passed)],
        vec![edge(1, Branch::Passed)],
        vec![edge(1, Branch::TurnedAway)],
        vec![edge(2, Branch::Passed), edge(3, Branch::Passed)],
        vec![edge(0, Branch::TurnedAway)],
        vec![edge(4, Branch::Passed), edge(5, Branch::Passed)],
    ];
    let branches = Branches::new(&edges, vec![true, true, false, false, false, false, false]);
    let parsed = Condition::in_branch(0, Branch::Passed);
    assert_eq!(*branches.reached(2), parsed.and(&Condition::in_branch(1, Branch::Passed)));
    assert_eq!(*branches.reached(4), parsed);
    assert_eq!(*branches.reached(6), Condition::Always);
    assert!(!branches.share_events(2, 3) && branches.share_events(2, 4) && !branches.share_events(4, 5));
}

#[test]
fn a_cycle_ends() {
    let edge = |upstream| Edge { upstream, branch: Branch::Passed };
    let branches = Branches::new(&[vec![edge(1)], vec![edge(0)]], vec![true, true]);
    assert!(branches.share_events(0, 1));
}

/// Pairs of stages that agree or not, all of which one stage follows: its condition has a path for every combination.
#[test]
fn too_many_decisions_are_not_worked_out() {
    let edge = |upstream, branch| Edge { upstream, branch };
    let (passed, turned_away) = (Branch::Passed, Branch::TurnedAway);
    let pairs = 12;
    let mut edges = vec![Vec::new(); 2 * pairs];
    let mut agreed = Vec::new();
    for pair in 0..pairs {
        let both = |branch| vec![edge(pair, branch), edge(pair + pairs, branch)];
        edges.extend([both(passed), both(turned_away)]);
        let last = edges.len() - 1;
        edges.push(vec![edge(last - 1, passed), edge(last, passed)]);
        agreed.push(edge(last + 1, passed));
    }
    edges.push(agreed);
    let decides = (0..edges.len()).map(|stage| stage < 2 * pairs).collect();
    let branches = Branches::new(&edges, decides);
    assert_eq!(branches.overloaded(), [edges.len() - 1]);
    assert_eq!(*branches.reached(edges.len() - 1), Condition::Always);
}

//! Compares the analysis with brute force: every graph of up to four nodes, every acyclic one of five, and larger
//! random ones.

#![allow(clippy::needless_range_loop, reason = "the indices are the nodes themselves")]

use super::Graph;
use proptest::prelude::*;

/// Reachability by Warshall's algorithm, which shares nothing with the walk under test.
fn closure(edges: &[Vec<usize>]) -> Vec<Vec<bool>> {
    let len = edges.len();
    let mut reaches = vec![vec![false; len]; len];
    for (to, sources) in edges.iter().enumerate() {
        for &from in sources {
            reaches[from][to] = true;
        }
    }
    for via in 0..len {
        for from in 0..len {
            for to in 0..len {
                reaches[from][to] |= reaches[from][via] && reaches[via][to];
            }
        }
    }
    reaches
}

fn check(edges: &[Vec<usize>]) {
    let graph = Graph::new(edges);
    let reaches = closure(edges);
    let len = edges.len();
    for one in 0..len {
        for other in 0..len {
            assert_eq!(graph.reaches(one, other), reaches[one][other], "{edges:?}");
            let ordered = one == other || reaches[one][other] || reaches[other][one];
            assert_eq!(graph.concurrent(one, other), !ordered, "{edges:?}");
        }
    }
    let leaf = |node: usize| edges.iter().all(|sources| !sources.contains(&node));
    assert_eq!(graph.leaves(), (0..len).filter(|&node| leaf(node)).collect::<Vec<_>>());
    check_cycles(&graph, &reaches, edges);
    let cyclic = (0..len).any(|node| reaches[node][node]);
    assert_eq!(graph.order().is_none(), cyclic, "{edges:?}");
    if !cyclic {
        check_order(&graph, &reaches, edges);
        check_reduction(&graph, &reaches, edges);
    }
}

fn check_cycles(graph: &Graph, reaches: &[Vec<bool>], edges: &[Vec<usize>]) {
    let cycles = graph.cycles();
    let mut components = 0;
    for node in 0..edges.len() {
        let mutual = |other: usize| reaches[node][other] && reaches[other][node];
        components += usize::from(mutual(node) && !(0..node).any(mutual));
    }
    assert_eq!(cycles.len(), components, "{edges:?}");
    for cycle in cycles {
        let mut sorted = cycle.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), cycle.len(), "a node twice in {cycle:?} of {edges:?}");
        for (index, from) in cycle.iter().enumerate() {
            let to = cycle[(index + 1) % cycle.len()];
            assert!(edges[to].contains(from), "no edge {from} to {to} in {edges:?}");
        }
    }
}

fn check_order(graph: &Graph, reaches: &[Vec<bool>], edges: &[Vec<usize>]) {
    let order = graph.order().unwrap();
    let mut placed = vec![false; edges.len()];
    for node in order {
        let free = |node: usize, placed: &[bool]| !placed[node] && edges[node].iter().all(|&from| placed[from]);
        let lowest = (0..edges.len()).find(|&node| free(node, &placed));
        assert_eq!(lowest, Some(node), "{edges:?}");
        placed[node] = true;
    }
    assert!(placed.iter().all(|&placed| placed), "{reaches:?}");
}

/// The reduction of an acyclic graph is unique: it keeps an edge exactly if no longer path connects the same nodes.
fn check_reduction(graph: &Graph, reaches: &[Vec<bool>], edges: &[Vec<usize>]) {
    let mut reduced = Vec::new();
    for to in 0..edges.len() {
        let longer = |from: usize| (0..edges.len()).any(|via| reaches[from][via] && reaches[via][to]);
        let kept: Vec<usize> = edges[to].iter().copied().filter(|&from| !longer(from)).collect();
        assert_eq!(graph.reduced_upstream(to), kept, "{edges:?}");
        let redundant = graph.redundant_upstream(to);
        assert_eq!(redundant.len() + kept.len(), edges[to].len(), "{edges:?}");
        for (from, by) in redundant {
            assert!(kept.contains(&by) && reaches[from][by] && longer(from), "{edges:?}");
        }
        reduced.push(kept);
    }
    assert_eq!(closure(&reduced), reaches, "{edges:?}");
}

/// The graph over `len` nodes whose edges among `pairs` are the set bits.
fn subset(len: usize, pairs: &[(usize, usize)], bits: u64) -> Vec<Vec<usize>> {
    let mut edges = vec![Vec::new(); len];
    for (index, &(from, to)) in pairs.iter().enumerate() {
        if bits >> index & 1 == 1 {
            edges[to].push(from);
        }
    }
    edges
}

fn pairs(len: usize, keep: fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let all = (0..len).flat_map(|from| (0..len).map(move |to| (from, to)));
    all.filter(|&(from, to)| keep(from, to)).collect()
}

#[test]
fn every_graph_of_up_to_four_nodes_agrees_with_brute_force() {
    for len in 0..=4 {
        let pairs = pairs(len, |_, _| true);
        for bits in 0..1 << pairs.len() {
            check(&subset(len, &pairs, bits));
        }
    }
}

#[test]
fn every_acyclic_graph_of_five_nodes_agrees_with_brute_force() {
    for keep in [|from, to| from < to, |from, to| from > to] as [fn(usize, usize) -> bool; 2] {
        let pairs = pairs(5, keep);
        for bits in 0..1 << pairs.len() {
            check(&subset(5, &pairs, bits));
        }
    }
}

#[test]
fn a_cycle_is_listed_in_the_direction_of_events() {
    let graph = Graph::new(&[vec![2], vec![0], vec![1]]);
    assert_eq!(graph.cycles(), [[0, 1, 2]]);
}

#[test]
fn two_separate_cycles_are_both_found() {
    let graph = Graph::new(&[vec![1], vec![0], vec![3], vec![2], vec![0]]);
    assert_eq!(graph.cycles(), [[0, 1], [2, 3]]);
}

#[test]
fn edges_out_of_range_and_repeated_edges_are_dropped() {
    let graph = Graph::new(&[vec![], vec![0, 0, 7]]);
    assert_eq!(graph.upstream(1), [0]);
}

proptest! {
    #[test]
    fn a_larger_graph_agrees_with_brute_force(len in 5_usize..12, draws in prop::collection::vec((0_usize..12, 0_usize..12), 0..40)) {
        let mut edges = vec![Vec::new(); len];
        for (from, to) in draws {
            let (from, to) = (from % len, to % len);
            if !edges[to].contains(&from) {
                edges[to].push(from);
            }
        }
        check(&edges);
    }

    #[test]
    fn a_larger_acyclic_graph_agrees_with_brute_force(
        order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle(),
        draws in prop::collection::vec((0_usize..12, 0_usize..12), 0..50),
    ) {
        let mut edges = vec![Vec::new(); 12];
        for (one, other) in draws {
            let (from, to) = (order[one.min(other)], order[one.max(other)]);
            if from != to && !edges[to].contains(&from) {
                edges[to].push(from);
            }
        }
        check(&edges);
    }
}

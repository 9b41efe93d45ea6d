//! The order of stages as a graph of plain indices: no names, no spans, no tokens.

/// A directed graph over `0..len`, given by what stands directly upstream of each node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Graph {
    upstream: Vec<Vec<usize>>,
    downstream: Vec<Vec<usize>>,
    /// `reaches[a][b]`: events flow from `a` to `b` over one edge or more.
    reaches: Vec<Vec<bool>>,
}

impl Graph {
    /// Edges out of range and repeated ones are dropped.
    pub(crate) fn new(edges: &[Vec<usize>]) -> Self {
        let len = edges.len();
        let mut upstream = vec![Vec::new(); len];
        let mut downstream = vec![Vec::new(); len];
        for (to, sources) in edges.iter().enumerate() {
            for &from in sources {
                if from < len && !upstream[to].contains(&from) {
                    upstream[to].push(from);
                    downstream[from].push(to);
                }
            }
        }
        let reaches = (0..len).map(|from| reachable(&downstream, from)).collect();
        Self { upstream, downstream, reaches }
    }

    pub(crate) fn len(&self) -> usize {
        self.upstream.len()
    }

    /// What stands directly upstream of `node`, in the order given.
    pub(crate) fn upstream(&self, node: usize) -> &[usize] {
        &self.upstream[node]
    }

    /// Whether events flow from `from` to `to`, over one edge or more.
    pub(crate) fn reaches(&self, from: usize, to: usize) -> bool {
        self.reaches[from][to]
    }

    /// Whether neither of two different nodes is reachable from the other.
    pub(crate) fn concurrent(&self, one: usize, other: usize) -> bool {
        one != other && !self.reaches(one, other) && !self.reaches(other, one)
    }

    /// One shortest cycle of every strongly connected component, from its lowest node on in the direction of the
    /// edges. The first node is not repeated at the end.
    pub(crate) fn cycles(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.len()];
        let mut cycles = Vec::new();
        for start in 0..self.len() {
            if seen[start] || !self.reaches(start, start) {
                continue;
            }
            for (node, seen) in seen.iter_mut().enumerate() {
                *seen |= node == start || self.reaches(start, node) && self.reaches(node, start);
            }
            cycles.push(self.shortest_way_back(start));
        }
        cycles
    }

    /// The shortest path from `start` over at least one edge back to it; just `start` if there is none.
    fn shortest_way_back(&self, start: usize) -> Vec<usize> {
        let mut came_from = vec![None; self.len()];
        let mut queue = std::collections::VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            for &next in &self.downstream[node] {
                if next == start {
                    let mut path = vec![node];
                    while let Some(previous) = came_from[path[path.len() - 1]] {
                        path.push(previous);
                    }
                    path.reverse();
                    return path;
                }
                if came_from[next].is_none() {
                    came_from[next] = Some(node);
                    queue.push_back(next);
                }
            }
        }
        vec![start]
    }

    /// Every node behind all of its upstream ones; among those that are free to go, the lowest first. `None` if the
    /// graph has a cycle.
    pub(crate) fn order(&self) -> Option<Vec<usize>> {
        let mut missing: Vec<usize> = self.upstream.iter().map(Vec::len).collect();
        let mut free: std::collections::BTreeSet<usize> = (0..self.len()).filter(|&node| missing[node] == 0).collect();
        let mut order = Vec::with_capacity(self.len());
        while let Some(node) = free.pop_first() {
            order.push(node);
            for &next in &self.downstream[node] {
                missing[next] -= 1;
                if missing[next] == 0 {
                    free.insert(next);
                }
            }
        }
        (order.len() == self.len()).then_some(order)
    }

    /// Of an acyclic graph, the direct upstream nodes of `node` that no other one of them stands behind.
    pub(crate) fn reduced_upstream(&self, node: usize) -> Vec<usize> {
        let keeps = |&from: &usize| self.implied_by(node, from).is_none();
        self.upstream(node).iter().copied().filter(keeps).collect()
    }

    /// The redundant edges into `node`: the upstream node, and the reduced one that implies it.
    pub(crate) fn redundant_upstream(&self, node: usize) -> Vec<(usize, usize)> {
        let implied = |&from: &usize| self.implied_by(node, from).map(|by| (from, by));
        self.upstream(node).iter().filter_map(implied).collect()
    }

    /// The first direct upstream node of `node` that itself comes after `from` and is not redundant.
    fn implied_by(&self, node: usize, from: usize) -> Option<usize> {
        let behind = |node: usize, from: usize| {
            self.upstream(node).iter().copied().filter(move |&other| self.reaches(from, other))
        };
        behind(node, from).find(|&other| behind(node, other).next().is_none())
    }

    /// The nodes without anything downstream.
    pub(crate) fn leaves(&self) -> Vec<usize> {
        (0..self.len()).filter(|&node| self.downstream[node].is_empty()).collect()
    }
}

/// Which nodes a walk from `from` comes to, `from` itself only over a cycle.
fn reachable(downstream: &[Vec<usize>], from: usize) -> Vec<bool> {
    let mut reached = vec![false; downstream.len()];
    let mut stack = downstream[from].clone();
    while let Some(node) = stack.pop() {
        if !std::mem::replace(&mut reached[node], true) {
            stack.extend(&downstream[node]);
        }
    }
    reached
}

#[cfg(test)]
mod tests;

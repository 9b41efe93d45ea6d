//! The order of the stages as a graph of plain indices, without names, spans or tokens.
//!
//! The constructor computes reachability once, as rows of bits, so that a check over all pairs of nodes stays cheap.

mod set;

pub(crate) use set::Set;

/// A directed graph over `0..len`, given by the nodes directly upstream of each node.
#[derive(Clone, Debug)]
pub(crate) struct Graph {
    upstream: Vec<Vec<usize>>,
    downstream: Vec<Vec<usize>>,
    /// `reaches[a]` contains `b` if events flow from `a` to `b` over at least one edge.
    reaches: Vec<Set>,
    /// Like `reaches`, without the nodes from which events flow back to `a`.
    followers: Vec<Set>,
}

impl Graph {
    /// Drops edges that are out of range or repeated.
    pub(crate) fn new(edges: &[Vec<usize>]) -> Self {
        let len = edges.len();
        let mut upstream = vec![Vec::new(); len];
        let mut downstream = vec![Vec::new(); len];
        for (to, sources) in edges.iter().enumerate() {
            let mut seen = Set::default();
            for &from in sources {
                if from < len && seen.insert(from) {
                    upstream[to].push(from);
                    downstream[from].push(to);
                }
            }
        }
        let reaches: Vec<Set> = reachable(&downstream);
        let one_way = |from: usize| reaches[from].iter().filter(|&to| !reaches[to].contains(from)).collect();
        let followers = (0..len).map(one_way).collect();
        Self { upstream, downstream, reaches, followers }
    }

    pub(crate) fn len(&self) -> usize {
        self.upstream.len()
    }

    /// The nodes directly upstream of `node`, in the order given.
    pub(crate) fn upstream(&self, node: usize) -> &[usize] {
        &self.upstream[node]
    }

    /// All nodes that events reach from `node` over at least one edge.
    pub(crate) fn reached_from(&self, node: usize) -> &Set {
        &self.reaches[node]
    }

    /// All nodes that events reach from `node` and from which none flow back.
    pub(crate) fn followers(&self, node: usize) -> &Set {
        &self.followers[node]
    }

    /// Whether events flow from `from` to `to` over at least one edge.
    pub(crate) fn reaches(&self, from: usize, to: usize) -> bool {
        self.reaches[from].contains(to)
    }

    /// Whether the two nodes differ and neither reaches the other.
    pub(crate) fn concurrent(&self, one: usize, other: usize) -> bool {
        one != other && !self.reaches(one, other) && !self.reaches(other, one)
    }

    /// All nodes that are concurrent with `node`.
    pub(crate) fn beside(&self, node: usize) -> Set {
        (0..self.len()).filter(|&other| self.concurrent(node, other)).collect()
    }

    /// One shortest cycle of each strongly connected component. It starts at the component's lowest node and follows
    /// the edges. The first node is not repeated at the end.
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

    /// The shortest path from `start` back to it over at least one edge; just `start` if there is none.
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
                // Visit only nodes that lead back to the start: a way back passes no others.
                if came_from[next].is_none() && self.reaches(next, start) {
                    came_from[next] = Some(node);
                    queue.push_back(next);
                }
            }
        }
        vec![start]
    }

    /// A topological order: every node comes after its upstream nodes, and among the nodes that could come next, the
    /// lowest comes first. `None` if the graph has a cycle.
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

    /// The direct upstream nodes of `node` that no other direct upstream node follows. The graph must be acyclic.
    pub(crate) fn reduced_upstream(&self, node: usize) -> Vec<usize> {
        let direct: Set = self.upstream(node).iter().copied().collect();
        self.upstream(node).iter().copied().filter(|&from| !self.reaches[from].meets(&direct)).collect()
    }

    /// The redundant edges into `node`: each upstream node, with the lowest node of the reduced ones that implies it.
    pub(crate) fn redundant_upstream(&self, node: usize) -> Vec<(usize, usize)> {
        let kept: Set = self.reduced_upstream(node).into_iter().collect();
        let implied = |&from: &usize| self.reaches[from].first_common(&kept).map(|by| (from, by));
        self.upstream(node).iter().filter_map(implied).collect()
    }

    /// The nodes without downstream nodes.
    pub(crate) fn leaves(&self) -> Vec<usize> {
        (0..self.len()).filter(|&node| self.downstream[node].is_empty()).collect()
    }
}

/// For each node, the nodes that a walk from it visits. The node itself is among them only if it lies on a cycle.
fn reachable(downstream: &[Vec<usize>]) -> Vec<Set> {
    let direct: Vec<Set> = downstream.iter().map(|nodes| nodes.iter().copied().collect()).collect();
    let walk = |start: usize| {
        let mut reached = direct[start].clone();
        let mut stack = downstream[start].clone();
        while let Some(node) = stack.pop() {
            stack.extend(reached.add(&direct[node]));
        }
        reached
    };
    (0..downstream.len()).map(walk).collect()
}

#[cfg(test)]
mod tests;

//! Which events reach each stage, from the edges between them. Plain indices, like [`Graph`](crate::graph::Graph).
//!
//! An event reaches a stage if it reached every stage that this one follows, where stages in opposite branches that meet
//! again count as one. Precisely: link those edges into the stage whose conditions exclude each other. Within each
//! group of linked edges one is enough; of the groups, all are needed.

use crate::condition::{Branch, Condition};

/// An edge into a stage: from where, and which events go along it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) upstream: usize,
    pub(crate) branch: Branch,
}

/// A condition with more decisions than this is an error: nobody could follow it, and working it out may take for ever.
const MOST_DECISIONS: usize = 512;

/// The condition of every stage.
#[derive(Clone, Debug)]
pub(crate) struct Branches {
    reached: Vec<Condition>,
    decides: Vec<bool>,
    /// The stages at which too many decisions meet. They count as reached by everything.
    overloaded: Vec<usize>,
}

impl Branches {
    /// `edges` holds those into each stage; `decides` says which stages turn events away that somebody may follow.
    ///
    /// If there is a cycle, which is an error of its own, a stage in it counts as reached by everything.
    pub(crate) fn new(edges: &[Vec<Edge>], decides: Vec<bool>) -> Self {
        let mut branches = Self { reached: vec![Condition::Always; edges.len()], decides, overloaded: Vec::new() };
        let mut visited = vec![false; edges.len()];
        for stage in 0..edges.len() {
            branches.visit(stage, edges, &mut visited);
        }
        branches
    }

    fn visit(&mut self, stage: usize, edges: &[Vec<Edge>], visited: &mut [bool]) {
        match visited.get_mut(stage) {
            Some(visited) if !*visited => *visited = true,
            _ => return,
        }
        let Some(into) = edges.get(stage) else { return };
        for edge in into {
            self.visit(edge.upstream, edges, visited);
        }
        match meet_within(into.iter().map(|&edge| self.along(edge)).collect(), MOST_DECISIONS) {
            Some(condition) => {
                if let Some(reached) = self.reached.get_mut(stage) {
                    *reached = condition;
                }
            }
            None => self.overloaded.push(stage),
        }
    }

    /// The stages at which too many decisions meet.
    pub(crate) fn overloaded(&self) -> &[usize] {
        &self.overloaded
    }

    /// Which events reach the stage.
    pub(crate) fn reached(&self, stage: usize) -> &Condition {
        self.reached.get(stage).unwrap_or(&Condition::Always)
    }

    /// Which events go along the edge.
    pub(crate) fn along(&self, edge: Edge) -> Condition {
        let reached = self.reached(edge.upstream);
        if self.decides(edge.upstream) {
            reached.and(&Condition::in_branch(edge.upstream, edge.branch))
        } else {
            reached.clone()
        }
    }

    /// Whether the stage's decision makes a difference to the stages that follow it.
    pub(crate) fn decides(&self, stage: usize) -> bool {
        self.decides.get(stage).copied().unwrap_or(false)
    }

    /// Whether some event reaches both stages.
    pub(crate) fn share_events(&self, one: usize, other: usize) -> bool {
        !self.reached(one).excludes(self.reached(other))
    }
}

/// Which events reach a stage with these conditions on the edges into it.
pub(crate) fn meet(edges: Vec<Condition>) -> Condition {
    meet_within(edges, usize::MAX).unwrap_or(Condition::Always)
}

/// The same; `None` if a condition on the way has more than `most` decisions.
fn meet_within(edges: Vec<Condition>, most: usize) -> Option<Condition> {
    let mut groups: Vec<Vec<Condition>> = Vec::new();
    for edge in edges {
        let is_linked = |group: &Vec<Condition>| group.iter().any(|other| other.excludes(&edge));
        let (linked, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_linked);
        groups = apart;
        groups.push(linked.into_iter().flatten().chain([edge]).collect());
    }
    let small = |condition: Condition| (condition.size() <= most).then_some(condition);
    let any = |group: Vec<Condition>| group.iter().try_fold(Condition::Never, |any, edge| small(any.or(edge)));
    groups.into_iter().try_fold(Condition::Always, |all, group| small(all.and(&any(group)?)))
}

#[cfg(test)]
mod tests;

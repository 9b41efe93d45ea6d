//! Which events reach which stages, and who waits for whom: the words of the contract, by brute force. Nothing here is
//! shared with the crates under test.
//!
//! An event reaches a stage if it reached every stage that this one follows, where stages in opposite branches that meet
//! again count as one. Precisely: link those edges into the stage that no event goes along together. Within each group
//! of linked edges one is enough; of the groups, all are needed.

use std::collections::BTreeSet;

/// What a stage's handler returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Nothing,
    Bool,
    Result,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    Undecided,
    /// It says for each event which way that goes.
    Decides,
    /// An error halts the pipeline, because no stage takes it up.
    Fails,
}

/// The part of a stage's declaration that says which events reach which stages.
#[derive(Clone, Copy)]
pub(crate) struct Follows<'g> {
    pub(crate) after: &'g [usize],
    pub(crate) otherwise: &'g [usize],
    pub(crate) outcome: Outcome,
}

/// All that the stages may decide about one event: bit `i` says whether the `i`th deciding stage lets it pass.
pub(crate) type World = usize;

type Worlds = BTreeSet<World>;

/// What a graph promises.
pub(crate) struct Contract {
    rules: Vec<Rule>,
    /// For each stage, all its upstream stages, direct or not.
    upstream: Vec<BTreeSet<usize>>,
    /// The stages that decide.
    deciding: Vec<usize>,
    /// For each stage, the worlds in which the event reaches it.
    reached: Vec<Worlds>,
    /// For each stage, whether some of the edges into it are linked.
    joins: Vec<bool>,
}

impl Contract {
    /// Of a graph without cycles.
    pub(crate) fn new(stages: &[Follows<'_>]) -> Self {
        let rule = |stage: usize| match stages[stage].outcome {
            Outcome::Nothing => Rule::Undecided,
            Outcome::Result if !stages.iter().any(|other| other.otherwise.contains(&stage)) => Rule::Fails,
            Outcome::Bool | Outcome::Result => Rule::Decides,
        };
        let rules: Vec<_> = (0..stages.len()).map(rule).collect();
        let mut contract = Self {
            deciding: (0..stages.len()).filter(|stage| rules[*stage] == Rule::Decides).collect(),
            rules,
            upstream: vec![BTreeSet::new(); stages.len()],
            reached: vec![Worlds::new(); stages.len()],
            joins: vec![false; stages.len()],
        };
        let mut done = vec![false; stages.len()];
        while let Some(stage) = (0..stages.len()).find(|stage| !done[*stage] && stages[*stage].all_are(&done)) {
            contract.add(stage, stages[stage]);
            done[stage] = true;
        }
        assert!(!done.contains(&false), "a cycle");
        contract
    }

    /// Adds a stage whose upstream stages are there.
    fn add(&mut self, stage: usize, follows: Follows<'_>) {
        let passed = follows.after.iter().map(|upstream| self.along(*upstream, true));
        let turned_away = follows.otherwise.iter().map(|upstream| self.along(*upstream, false));
        let mut edges: Vec<Worlds> = passed.chain(turned_away).collect();
        let mut reached: Worlds = self.worlds().collect();
        while let Some(first) = edges.pop() {
            let mut group = vec![first];
            let is_linked = |group: &[Worlds], edge: &Worlds| group.iter().any(|other| other.is_disjoint(edge));
            while let Some(linked) = edges.iter().position(|edge| is_linked(&group, edge)) {
                group.push(edges.swap_remove(linked));
            }
            self.joins[stage] |= group.len() > 1;
            let any: Worlds = group.into_iter().flatten().collect();
            reached = &reached & &any;
        }
        self.reached[stage] = reached;
        for upstream in follows.direct() {
            let all = self.upstream[upstream].clone();
            self.upstream[stage].extend(all.into_iter().chain([upstream]));
        }
    }

    /// The worlds in which an event goes along an edge.
    fn along(&self, upstream: usize, after: bool) -> Worlds {
        let goes = |world: &World| self.decision(upstream, *world).is_none_or(|passes| passes == after);
        self.reached[upstream].iter().copied().filter(goes).collect()
    }

    /// What the stage decides in this world; `None` if it never decides.
    fn decision(&self, stage: usize, world: World) -> Option<bool> {
        let bit = self.deciding.iter().position(|decides| *decides == stage)?;
        Some(world >> bit & 1 == 1)
    }

    pub(crate) fn worlds(&self) -> impl Iterator<Item = World> + use<> {
        0..1 << self.deciding.len()
    }

    /// Whether there is such a stage.
    pub(crate) fn has(&self, stage: usize) -> bool {
        stage < self.rules.len()
    }

    /// The world in which each stage decides like this.
    pub(crate) fn world(&self, decision: impl Fn(usize) -> bool) -> World {
        self.deciding.iter().enumerate().map(|(bit, stage)| usize::from(decision(*stage)) << bit).sum()
    }

    pub(crate) fn reaches(&self, stage: usize, world: World) -> bool {
        self.reached[stage].contains(&world)
    }

    /// In how many worlds an event reaches the stage.
    pub(crate) fn reached(&self, stage: usize) -> usize {
        self.reached[stage].len()
    }

    /// Whether some events do not reach the stage.
    pub(crate) fn is_below_a_branch(&self, stage: usize) -> bool {
        self.reached(stage) < self.worlds().count()
    }

    /// Whether some event reaches both stages.
    pub(crate) fn share_events(&self, one: usize, other: usize) -> bool {
        !self.reached[one].is_disjoint(&self.reached[other])
    }

    /// Whether neither of two stages waits for the other.
    pub(crate) fn unordered(&self, one: usize, other: usize) -> bool {
        one != other && !self.upstream[one].contains(&other) && !self.upstream[other].contains(&one)
    }

    /// Whether two stages may have the same event at the same time.
    pub(crate) fn concurrent(&self, one: usize, other: usize) -> bool {
        self.unordered(one, other) && self.share_events(one, other)
    }

    /// All upstream stages of a stage, direct or not.
    pub(crate) fn upstream(&self, stage: usize) -> &BTreeSet<usize> {
        &self.upstream[stage]
    }

    pub(crate) fn rule(&self, stage: usize) -> Rule {
        self.rules[stage]
    }

    /// Whether opposite branches meet again at the stage.
    pub(crate) fn joins(&self, stage: usize) -> bool {
        self.joins[stage]
    }
}

impl Follows<'_> {
    fn direct(&self) -> impl Iterator<Item = usize> {
        self.after.iter().chain(self.otherwise).copied()
    }

    fn all_are(&self, done: &[bool]) -> bool {
        self.direct().all(|upstream| done[upstream])
    }
}

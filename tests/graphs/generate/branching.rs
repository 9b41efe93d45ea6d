//! Graphs with outcomes, in which most stages see only some of the events.

use super::graph::{Graph, Stage, accesses, contract, optimized, waits};
use super::random::Random;
use crate::contract::{Outcome, Rule};

/// The largest graph.
const MOST: usize = 10;

pub(super) fn graph(number: u64, random: &mut Random) -> Graph {
    let (mut stages, takers) = loop {
        let (stages, takers) = match number % 4 {
            0 => (loose(random), Vec::new()),
            1 => in_place(random),
            _ => by_value(random),
        };
        let contract = contract(&stages);
        if (0..stages.len()).any(|stage| contract.is_below_a_branch(stage)) {
            break (stages, takers);
        }
    };
    if random.chance(30) {
        add_redundant_edges(&mut stages, &takers, random);
    }
    let (mut stages, takers) = if random.chance(35) { shuffled(&stages, &takers, random) } else { (stages, takers) };
    let writers = random.of(&[45, 90]);
    accesses(&mut stages, &takers, writers, random);
    let wait = waits(&mut stages, random);
    for stage in &mut stages {
        stage.polled = stage.outcome == Outcome::Nothing && random.chance(30);
        stage.max_batch = random.chance(25).then(|| random.of(&[1, 2, 3, 7, 100]));
    }
    let capacity = 1 << random.below(7);
    let grows = random.chance(20).then(|| (random.of(&["0ms", "1ms"]), capacity << random.below(4)));
    Graph {
        name: format!("graph_{number:02}"),
        stages,
        wait,
        dense: random.chance(50),
        capacity,
        grows,
        optimized: optimized(number),
        threads: Vec::new(),
        several: false,
    }
}

/// Any edges into any branches, as long as every stage gets some events.
fn loose(random: &mut Random) -> Vec<Stage> {
    let n = 3 + random.below(MOST - 2);
    let mut stages: Vec<Stage> = Vec::new();
    while stages.len() < n {
        let outcomes = stages.iter().filter(|stage| stage.outcome != Outcome::Nothing).count();
        let outcome = if outcomes < 5 && random.chance(50) { some_outcome(random) } else { Outcome::Nothing };
        let edges = if stages.is_empty() { 0 } else { random.of(&[0, 1, 1, 1, 2, 2, 2, 3, 4]) };
        let (mut after, mut otherwise) = (Vec::new(), Vec::new());
        for _ in 0..edges {
            let upstream = random.below(stages.len());
            let turned_away = stages[upstream].outcome != Outcome::Nothing && random.chance(50);
            let edges = if turned_away { &mut otherwise } else { &mut after };
            if !edges.contains(&upstream) {
                edges.push(upstream);
            }
        }
        stages.push(Stage::new(after, otherwise, outcome));
        let contract = contract(&stages);
        if (0..stages.len()).any(|stage| contract.reached(stage) == 0) {
            stages.pop();
        }
    }
    stages
}

fn in_place(random: &mut Random) -> (Vec<Stage>, Vec<usize>) {
    let mut streams = Streams::grow(random);
    for edges in std::mem::take(&mut streams.open) {
        if random.chance(60) {
            streams.push(edges, last_outcome(random));
        }
    }
    (streams.stages, Vec::new())
}

/// With a taker at the end of each stream.
fn by_value(random: &mut Random) -> (Vec<Stage>, Vec<usize>) {
    let mut streams = Streams::grow(random);
    let all = random.chance(20);
    while streams.open.len() > 1 && (all || random.chance(20)) {
        streams.join(0, random);
    }
    let open = std::mem::take(&mut streams.open);
    let takers = open.into_iter().map(|edges| streams.push(edges, last_outcome(random))).collect();
    (streams.stages, takers)
}

fn some_outcome(random: &mut Random) -> Outcome {
    random.of(&[Outcome::Bool, Outcome::Result])
}

/// The outcome of a stage that nobody follows.
fn last_outcome(random: &mut Random) -> Outcome {
    if random.chance(25) { some_outcome(random) } else { Outcome::Nothing }
}

/// The way from a stage, and whether it is that of the events which the stage lets pass.
type Edge = (usize, bool);

/// Where the events are while a graph grows: each in exactly one of the open streams. A stage that follows all edges of
/// a stream gets just the stream's events, after all stages that these reach.
struct Streams {
    stages: Vec<Stage>,
    open: Vec<Vec<Edge>>,
}

impl Streams {
    fn grow(random: &mut Random) -> Self {
        let mut streams = Self { stages: Vec::new(), open: vec![Vec::new()] };
        let most = 3 + random.below(MOST - 2);
        if random.chance(40) {
            streams.work(0, random);
        }
        // Each stream may get one stage more at its end.
        let room = |streams: &Self| most.saturating_sub(streams.stages.len() + streams.open.len());
        while room(&streams) >= 2 {
            let stream = random.below(streams.open.len());
            match random.below(100) {
                0..25 if room(&streams) >= 4 => streams.split_and_work(stream, random),
                0..40 => streams.split(stream, random),
                40..55 => streams.work(stream, random),
                55..65 => streams.work_side_by_side(stream),
                _ if streams.open.len() > 1 => {
                    let joined = streams.join(stream, random);
                    if random.chance(70) {
                        streams.work(joined, random);
                    }
                }
                _ => streams.split(stream, random),
            }
        }
        streams
    }

    fn push(&mut self, edges: Vec<Edge>, outcome: Outcome) -> usize {
        let (after, otherwise): (Vec<_>, Vec<_>) = edges.into_iter().partition(|(_, after)| *after);
        let stages = |edges: Vec<Edge>| edges.into_iter().map(|(stage, _)| stage).collect();
        self.stages.push(Stage::new(stages(after), stages(otherwise), outcome));
        self.stages.len() - 1
    }

    /// Adds a stage that divides the stream.
    fn split(&mut self, stream: usize, random: &mut Random) {
        let edges = std::mem::take(&mut self.open[stream]);
        let stage = self.push(edges, some_outcome(random));
        self.open[stream] = vec![(stage, true)];
        self.open.push(vec![(stage, false)]);
    }

    /// The same, with a stage in each branch.
    fn split_and_work(&mut self, stream: usize, random: &mut Random) {
        self.split(stream, random);
        for branch in [stream, self.open.len() - 1] {
            let edges = std::mem::take(&mut self.open[branch]);
            self.open[branch] = vec![(self.push(edges, Outcome::Nothing), true)];
        }
    }

    /// Adds a stage that leaves the stream as it is, whatever the stage decides.
    fn work(&mut self, stream: usize, random: &mut Random) {
        let edges = std::mem::take(&mut self.open[stream]);
        let outcome = random.of(&[Outcome::Nothing, Outcome::Nothing, Outcome::Bool, Outcome::Result]);
        let stage = self.push(edges, outcome);
        self.open[stream] = vec![(stage, true)];
        if outcome == Outcome::Bool {
            self.open[stream].push((stage, false));
        }
    }

    fn work_side_by_side(&mut self, stream: usize) {
        let edges = std::mem::take(&mut self.open[stream]);
        let (one, other) = (self.push(edges.clone(), Outcome::Nothing), self.push(edges, Outcome::Nothing));
        self.open[stream] = vec![(one, true), (other, true)];
    }

    /// Joins the stream with another one, and returns which it is then.
    fn join(&mut self, stream: usize, random: &mut Random) -> usize {
        let edges = self.open.swap_remove(stream);
        let joined = random.below(self.open.len());
        self.open[joined].extend(edges);
        joined
    }
}

/// Adds some edges without which the same events would reach every stage.
fn add_redundant_edges(stages: &mut Vec<Stage>, takers: &[usize], random: &mut Random) {
    for _ in 0..2 * stages.len() {
        let before = contract(stages);
        let (from, to) = (random.below(stages.len()), random.below(stages.len()));
        let after = before.rule(from) != Rule::Decides || random.chance(50);
        let direct = stages[to].after.contains(&from) || stages[to].otherwise.contains(&from);
        if from == to || direct || before.upstream(from).contains(&to) || takers.contains(&from) {
            continue;
        }
        let mut more = stages.clone();
        (if after { &mut more[to].after } else { &mut more[to].otherwise }).push(from);
        let with = contract(&more);
        if (0..stages.len())
            .all(|stage| before.worlds().all(|world| before.reaches(stage, world) == with.reaches(stage, world)))
        {
            *stages = more;
        }
    }
}

/// The same graph with its stages declared in any order.
fn shuffled(stages: &[Stage], takers: &[usize], random: &mut Random) -> (Vec<Stage>, Vec<usize>) {
    let order = random.order(stages.len());
    let places = |old: &[usize]| old.iter().map(|old| order[*old]).collect::<Vec<_>>();
    let mut all = stages.to_vec();
    for (stage, place) in stages.iter().zip(&order) {
        all[*place] = Stage::new(places(&stage.after), places(&stage.otherwise), stage.outcome);
    }
    (all, places(takers))
}

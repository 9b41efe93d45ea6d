//! What is to happen in one run: known before it begins, and read by all threads.

use super::Graph;
use super::event::STAGES;
use crate::common::Ledger;
use crate::contract::{Contract, Rule};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

/// A stage that breaks at an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Break {
    pub(super) stage: usize,
    pub(super) sequence: u64,
    pub(super) how: How,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// It panics before its work.
    PanicFirst,
    /// It panics after its work.
    PanicLast,
    /// It returns an error that nobody takes up.
    Failure,
}

pub(super) struct Plan<'g> {
    pub(super) graph: &'g Graph,
    pub(super) contract: &'g Contract,
    pub(super) seed: u64,
    pub(super) events: u64,
    /// Each at another stage.
    pub(super) breaks: Vec<Break>,
    /// The producer halts the pipeline after publishing this many events.
    pub(super) halt: Option<u64>,
    /// Whether some stage has broken.
    pub(super) broke: AtomicBool,
    /// Out of 1024 events, the number at which somebody pauses.
    pub(super) pauses: u32,
    /// For each event, the stages that it reaches.
    reached: Vec<[bool; STAGES]>,
    /// For each shard of each stage, the event behind its last whole batch. Relaxed, so that the test orders nothing
    /// that the pipeline should order.
    done: Vec<Vec<AtomicU64>>,
    /// The number of states made so far.
    pub(super) states: AtomicUsize,
    pub(super) ledger: Ledger,
}

impl<'g> Plan<'g> {
    pub(super) fn new(graph: &'g Graph, contract: &'g Contract, seed: u64, random: &mut fastrand::Rng) -> Self {
        let most = [20, 100, 500][random.usize(..3)];
        let events = random.u64(..most);
        let mut plan = Self {
            graph,
            contract,
            seed,
            events,
            breaks: Vec::new(),
            halt: None,
            broke: AtomicBool::new(false),
            pauses: [0, 0, 20, 200][random.usize(..4)],
            reached: (0..events).map(|sequence| reached_by(contract, seed, sequence)).collect(),
            done: graph.stages.iter().map(|stage| (0..stage.shards()).map(|_| AtomicU64::new(0)).collect()).collect(),
            states: AtomicUsize::new(0),
            ledger: Ledger::current(),
        };
        plan.add_faults(random);
        plan
    }

    fn add_faults(&mut self, random: &mut fastrand::Rng) {
        let (breaks, halts) = [(0, false), (1, false), (0, true), (2, false), (1, true)][match random.u32(..20) {
            0..7 => 0,
            7..13 => 1,
            13..16 => 2,
            16..18 => 3,
            _ => 4,
        }];
        for _ in 0..breaks {
            let new = self.some_break(random);
            self.breaks.extend(new.filter(|new| self.breaks.iter().all(|other| other.stage != new.stage)));
        }
        self.halt = halts.then(|| self.some_sequence(random).min(self.events));
    }

    fn some_sequence(&self, random: &mut fastrand::Rng) -> u64 {
        let special = [0, 1, self.graph.capacity - 1, self.graph.capacity, random.u64(..=self.events)];
        special[random.usize(..special.len())]
    }

    fn some_break(&self, random: &mut fastrand::Rng) -> Option<Break> {
        // After a panic of a poller, the rest of the slice that it had counts as handled too.
        let may_panic = |stage: &usize| !(self.graph.stages[*stage].polled && self.graph.stages[*stage].slices);
        let stages: Vec<_> = (0..self.graph.stages.len()).filter(may_panic).collect();
        let fallible: Vec<_> =
            stages.iter().copied().filter(|stage| self.contract.rule(*stage) == Rule::Fails).collect();
        if stages.is_empty() {
            return None;
        }
        let (stage, how) = if !fallible.is_empty() && random.bool() {
            (fallible[random.usize(..fallible.len())], How::Failure)
        } else {
            (stages[random.usize(..stages.len())], if random.bool() { How::PanicFirst } else { How::PanicLast })
        };
        let sequence = self.some_sequence(random);
        // Mostly at an event that the stage gets.
        let mut near = (sequence..self.events).filter(|sequence| self.reaches(stage, *sequence));
        let near = if random.u32(..8) == 0 { None } else { near.next() };
        Some(Break { stage, sequence: near.unwrap_or(sequence), how })
    }

    /// The breaks that stop the pipeline, unless something else does first. A panic in a poller stops nothing.
    pub(super) fn stopping(&self) -> impl Iterator<Item = &Break> {
        let stops = |fault: &&Break| {
            !self.graph.stages[fault.stage].polled
                && self.reaches(fault.stage, fault.sequence)
                && self.halt.is_none_or(|halt| fault.sequence < halt)
        };
        // A stage gets no event that a stage before it breaks at, and none behind that.
        let comes_first = |fault: &Break, other: &Break| {
            self.contract.upstream(fault.stage).contains(&other.stage) && other.sequence <= fault.sequence
        };
        let all = self.breaks.iter().filter(stops);
        all.filter(move |fault| !self.breaks.iter().filter(stops).any(|other| comes_first(fault, other)))
    }

    /// Whether this event reaches this stage.
    pub(super) fn reaches(&self, stage: usize, sequence: u64) -> bool {
        let sequence = usize::try_from(sequence).expect("small");
        self.reached.get(sequence).is_some_and(|stages| stages[stage])
    }

    /// Whether this shard of the stage gets the event.
    pub(super) fn is_for(&self, stage: usize, shard: usize, sequence: u64) -> bool {
        self.reaches(stage, sequence) && self.graph.stages[stage].shard_of(sequence) == shard
    }

    /// The first event from `sequence` on that this shard of the stage gets.
    pub(super) fn next(&self, stage: usize, shard: usize, sequence: u64) -> Option<u64> {
        (sequence..self.events).find(|sequence| self.is_for(stage, shard, *sequence))
    }

    /// The event behind the last whole batch of the shard that gets this event.
    pub(super) fn done(&self, stage: usize, sequence: u64) -> u64 {
        self.done[stage][self.graph.stages[stage].shard_of(sequence)].load(Ordering::Relaxed)
    }

    /// A batch has ended with this event.
    pub(super) fn finish(&self, stage: usize, sequence: u64) {
        self.done[stage][self.graph.stages[stage].shard_of(sequence)].store(sequence + 1, Ordering::Relaxed);
    }

    /// The thread that this stage shares with others.
    pub(super) fn shared_thread(&self, stage: usize) -> Option<usize> {
        self.graph.threads.iter().position(|stages| stages.contains(&stage))
    }

    /// What the stage decides about the event.
    pub(super) fn passes(&self, stage: usize, sequence: u64) -> bool {
        passes(self.seed, stage, sequence)
    }
}

impl std::fmt::Debug for Plan<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Plan")
            .field("seed", &self.seed)
            .field("capacity", &self.graph.capacity)
            .field("events", &self.events)
            .field("breaks", &self.breaks)
            .field("halt", &self.halt)
            .field("pauses", &self.pauses)
            .field("done", &self.done)
            .finish_non_exhaustive()
    }
}

fn reached_by(contract: &Contract, seed: u64, sequence: u64) -> [bool; STAGES] {
    let world = contract.world(|stage| passes(seed, stage, sequence));
    std::array::from_fn(|stage| contract.has(stage) && contract.reaches(stage, world))
}

/// What a stage decides about an event: in long runs, by turns, seldom one way, or any way.
fn passes(seed: u64, stage: usize, sequence: u64) -> bool {
    let of = |number: u64| fastrand::Rng::with_seed(number).u64(..);
    let kind = of(seed << 8 | stage as u64);
    let any = |number: u64| of(kind ^ number);
    match kind % 8 {
        0 => kind & 8 == 0,
        1 => sequence.is_multiple_of(2),
        2 => any(sequence) % 16 == 0,
        3 => any(sequence) % 16 != 0,
        4 | 5 => any(sequence / (1 + kind / 8 % 100)) % 2 == 0,
        _ => any(sequence) % 2 == 0,
    }
}

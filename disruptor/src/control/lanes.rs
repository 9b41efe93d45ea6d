//! Who in a pipeline has a cursor of its own: a stage, or each of its shards.

use crate::topology::StageKind;
use crate::{StageInfo, Topology};
use std::ops::Range;

/// The lanes of a pipeline: one for each stage, in the order of declaration; of a stage with shards, one for each of these.
pub(crate) struct Lanes {
    topology: &'static Topology,
    /// For each lane, the index of its stage.
    stages: Box<[usize]>,
}

impl Lanes {
    pub(super) fn of(topology: &'static Topology) -> Self {
        let lanes = |(index, stage): (usize, &StageInfo)| std::iter::repeat_n(index, stage.shards);
        Self { topology, stages: topology.stages.iter().enumerate().flat_map(lanes).collect() }
    }

    #[cfg(feature = "log")]
    pub(super) fn topology(&self) -> &'static Topology {
        self.topology
    }

    pub(crate) fn count(&self) -> usize {
        self.stages.len()
    }

    pub(super) fn stage(&self, lane: usize) -> &'static StageInfo {
        &self.topology.stages[self.stages[lane]]
    }

    /// Each stage with its lanes.
    pub(crate) fn by_stage(&self) -> impl Iterator<Item = (&'static StageInfo, Range<usize>)> {
        self.topology.stages.iter().scan(0, |next, stage| {
            let first = *next;
            *next += stage.shards;
            Some((stage, first..*next))
        })
    }

    /// Those that gate the producer.
    pub(super) fn of_leaves(&self) -> impl Iterator<Item = usize> {
        (0..self.count()).filter(|&lane| self.stage(lane).leaf)
    }

    /// Those of stages that the user polls.
    pub(super) fn of_pollers(&self) -> impl Iterator<Item = usize> {
        (0..self.count()).filter(|&lane| self.stage(lane).kind == StageKind::Poll)
    }
}

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

    /// Whether tasks wait for the progress of this lane: those that poll a stage behind it, or those that publish.
    pub(super) fn tasks_wait_for(&self, lane: usize) -> bool {
        let is_behind = |stage: &StageInfo| stage.is_async && stage.barrier.contains(&self.stages[lane]);
        self.topology.stages.iter().any(is_behind) || (self.topology.is_async && self.stage(lane).leaf)
    }

    /// Whether tasks publish.
    pub(super) fn tasks_publish(&self) -> bool {
        self.topology.is_async
    }

    /// The same for the producer.
    pub(super) fn tasks_wait_for_producer(&self) -> bool {
        self.topology.stages.iter().any(|stage| stage.is_async && stage.barrier.is_empty())
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::Lanes;
    use crate::{StageAccess, StageInfo, StageKind, Topology};

    const fn stage(name: &'static str, kind: StageKind, barrier: &'static [usize], leaf: bool) -> StageInfo {
        StageInfo::new(name, kind, StageAccess::Read, barrier, barrier, leaf)
    }

    const FIRST: StageInfo = stage("first", StageKind::Thread, &[], false).shards(2);
    const SECOND: StageInfo = stage("second", StageKind::Thread, &[0], true);
    const POLLED: StageInfo = stage("polled", StageKind::Poll, &[0], true);

    /// Whether tasks wait for the producer, for both shards of the first stage, for the second, and for the one that is polled.
    fn tasks_wait_for(topology: &'static Topology) -> (bool, [bool; 4]) {
        let lanes = Lanes::of(topology);
        (lanes.tasks_wait_for_producer(), [0, 1, 2, 3].map(|lane| lanes.tasks_wait_for(lane)))
    }

    #[test]
    fn tasks_wait_for_what_is_before_an_async_end_and_for_nothing_else() {
        static NONE: Topology = Topology::new("None", 1, &[FIRST, SECOND, POLLED], "");
        static POLLER: Topology = Topology::new("Poller", 1, &[FIRST, SECOND, POLLED.asynchronous()], "");
        static PRODUCER: Topology = Topology::new("Producer", 1, &[FIRST, SECOND, POLLED], "").asynchronous();
        static ROOT: Topology =
            Topology::new("Root", 1, &[FIRST, SECOND, stage("polled", StageKind::Poll, &[], true).asynchronous()], "");
        assert_eq!(tasks_wait_for(&NONE), (false, [false; 4]));
        assert_eq!(tasks_wait_for(&POLLER), (false, [true, true, false, false]));
        assert_eq!(tasks_wait_for(&PRODUCER), (false, [false, false, true, true]));
        assert_eq!(tasks_wait_for(&ROOT), (true, [false; 4]));
    }
}

//! The part of a pipeline that does not depend on its event's type: how far everybody has come, and how it ends.

mod abandonment;
mod done;
mod finish;
mod limit;
mod outcome;
mod ring;
mod status;
mod tally;

use crate::sequence::Cursor;
use crate::sync::{AtomicU64, Mutex, Ordering, fault, fence};
use crate::{Sequence, Topology};
use abandonment::Abandoned;
use crossbeam_utils::CachePadded;
use done::AtWork;
use finish::Finish;
pub(crate) use finish::Rest;
use limit::Limit;
use outcome::Outcome;
use ring::Known;
use status::Status;
pub(crate) use tally::{Tally, Turnout};

pub(crate) struct Control {
    topology: &'static Topology,
    producer: Line,
    /// The stages', in the order of their declaration.
    stages: Box<[CachePadded<Cursor>]>,
    /// How many events each stage has handled, handed on or not. Only stages of a ring that can grow keep it up to date. Apart from the
    /// cursors, because it changes with every event, and those who follow a stage need its cursor.
    progress: Box<[CachePadded<AtomicU64>]>,
    /// What the stages count of what they did. Only stages with a condition or a decision keep it up to date.
    tallies: Box<[CachePadded<Tally>]>,
    /// The number of events that were taken out by value. Padded, because the taker stores it for every event.
    taken: CachePadded<AtomicU64>,
    ring: Mutex<Known>,
    status: Status,
    abandoned: Abandoned,
    at_work: AtWork,
    outcome: Outcome,
    finish: Finish,
}

/// What the producer looks at with each event, in one place: it keeps a pointer here, and goes through nothing else.
pub(crate) struct Line {
    /// The number of published events. Only rings whose readers look at it keep it up to date; it is final when the stream is closed.
    pub(crate) cursor: CachePadded<Cursor>,
    /// Apart from the cursor, whose line the readers of a dense ring take away again and again.
    pub(crate) limit: CachePadded<Limit>,
}

impl Control {
    /// Of a pipeline whose ring is still to be attached. It begins with so many slots.
    pub(crate) fn new(topology: &'static Topology, capacity: Sequence) -> Self {
        fault::load();
        let asymmetric = fence::register();
        Self {
            topology,
            producer: Line {
                cursor: CachePadded::new(Cursor::new(asymmetric)),
                limit: CachePadded::new(Limit::new(capacity)),
            },
            stages: topology.stages.iter().map(|_| CachePadded::new(Cursor::new(asymmetric))).collect(),
            progress: topology.stages.iter().map(|_| CachePadded::new(AtomicU64::new(0))).collect(),
            tallies: topology.stages.iter().map(|_| CachePadded::new(Tally::new())).collect(),
            taken: CachePadded::new(AtomicU64::new(0)),
            ring: Mutex::new(Known::NONE),
            status: Status::new(),
            abandoned: Abandoned::none(topology.stages.len()),
            at_work: AtWork::with_room_for(topology.stages.len()),
            outcome: Outcome::new(),
            finish: Finish::new(topology),
        }
    }

    pub(crate) fn topology(&self) -> &'static Topology {
        self.topology
    }

    #[inline(always)]
    pub(crate) fn producer(&self) -> &Cursor {
        &self.producer.cursor
    }

    pub(crate) fn line(&self) -> &Line {
        &self.producer
    }

    #[inline(always)]
    pub(crate) fn stage(&self, index: usize) -> &Cursor {
        &self.stages[index]
    }

    pub(crate) fn stage_name(&self, index: usize) -> &'static str {
        self.topology.stages[index].name
    }

    /// How far each stage has come.
    pub(crate) fn positions(&self) -> impl Iterator<Item = Sequence> + '_ {
        self.stages.iter().map(|cursor| cursor.peek())
    }

    /// How far the slowest of the stages has come that gate the producer.
    ///
    /// Relaxed: the caller has synchronized with all of them.
    pub(crate) fn slowest_leaf(&self) -> Sequence {
        let stages = self.topology.stages.iter().zip(self.positions());
        stages.filter(|(stage, _)| stage.leaf).map(|(_, position)| position).fold(Sequence::MAX, Sequence::min)
    }

    /// What the stage counts.
    pub(crate) fn tally(&self, index: usize) -> &Tally {
        &self.tallies[index]
    }

    /// Stage: everything before `position` is handled, in a batch that may go on.
    ///
    /// Relaxed: it hands nothing on, it only tells that the stage moves.
    #[inline(always)]
    pub(crate) fn tell_progress(&self, index: usize, position: Sequence) {
        self.progress[index].store(position, Ordering::Relaxed);
    }

    /// How many events each stage has handled, as far as it [tells](Control::tell_progress).
    pub(crate) fn progress(&self) -> impl Iterator<Item = Sequence> + '_ {
        self.progress.iter().map(|position| position.load(Ordering::Relaxed))
    }

    /// Taker: everything before `position` is out of the ring, whatever becomes of it.
    ///
    /// Relaxed: it is read only when the taker is done, by a thread that synchronized with it, see [`finish`].
    #[inline(always)]
    pub(crate) fn take_up_to(&self, position: Sequence) {
        self.taken.store(position, Ordering::Relaxed);
    }

    /// Relaxed: see [`Control::take_up_to`].
    pub(crate) fn taken(&self) -> Sequence {
        self.taken.load(Ordering::Relaxed)
    }

    /// Wakes everybody who sleeps, on whatever cursor.
    fn wake_all(&self) {
        self.producer().sleepers().wake_all();
        for stage in &self.stages {
            stage.sleepers().wake_all();
        }
    }
}

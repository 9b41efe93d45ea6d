//! The part of a pipeline that does not depend on its event's type: how far everybody has come, and how it ends.

mod abandonment;
mod done;
mod finish;
mod lanes;
mod limit;
mod outcome;
mod queue;
mod ring;
mod status;
mod tally;

use crate::sequence::Cursor;
use crate::sync::{AtomicU64, Mutex, Ordering, fault, fence};
use crate::wait::Sleepers;
use crate::{Sequence, Topology};
use abandonment::Abandoned;
use crossbeam_utils::CachePadded;
use done::AtWork;
use finish::Finish;
pub(crate) use finish::Rest;
use lanes::Lanes;
use limit::Limit;
use outcome::Outcome;
use queue::Queue;
pub(crate) use queue::Turn;
use ring::Known;
use status::Status;
pub(crate) use tally::{Tally, Turnout};

pub(crate) struct Control {
    producer: Line,
    /// Whose the lanes are.
    lanes: Lanes,
    /// What each lane hands on with its batches.
    handed_on: Box<[CachePadded<HandedOn>]>,
    /// How many events each lane has handled, handed on or not. Only in a ring that can grow, empty in others. Apart from the
    /// cursors, because it changes with every event, and those who follow a stage need its cursor.
    progress: Box<[CachePadded<AtomicU64>]>,
    /// The number of events that were taken out by value. Padded, because the taker stores it for every event.
    taken: CachePadded<AtomicU64>,
    ring: Mutex<Known>,
    status: Status,
    abandoned: Abandoned,
    at_work: AtWork,
    outcome: Outcome,
    finish: Finish,
    queue: Queue,
}

/// What the producer looks at with each event, in one place: it keeps a pointer here, and goes through nothing else.
pub(crate) struct Line {
    /// The number of published events. Only rings whose readers look at it keep it up to date; it is final when the stream is closed.
    pub(crate) cursor: CachePadded<Cursor>,
    /// Apart from the cursor, whose line the readers of a dense ring take away again and again.
    pub(crate) limit: CachePadded<Limit>,
}

/// What a lane stores at the end of a batch: one line, since it is stored at once.
struct HandedOn {
    /// How far the lane has come.
    cursor: Cursor,
    /// What it counts of what it did. Only stages with a condition or a decision keep it up to date.
    tally: Tally,
}

impl Control {
    /// Of a pipeline whose ring is still to be attached. It begins with so many slots, and may get up to `bound`.
    pub(crate) fn new(topology: &'static Topology, capacity: Sequence, bound: Sequence) -> Self {
        fault::load();
        let asymmetric = fence::register();
        let cursor =
            |tasks_wait: bool| Cursor::new(if tasks_wait { Sleepers::for_tasks() } else { Sleepers::new(asymmetric) });
        let lanes = Lanes::of(topology);
        let count = lanes.count();
        let handed_on = |lane| HandedOn { cursor: cursor(lanes.tasks_wait_for(lane)), tally: Tally::new() };
        let counted = if bound > capacity { count } else { 0 };
        Self {
            producer: Line {
                cursor: CachePadded::new(cursor(lanes.tasks_wait_for_producer())),
                limit: CachePadded::new(Limit::new(capacity)),
            },
            handed_on: (0..count).map(handed_on).map(CachePadded::new).collect(),
            progress: (0..counted).map(|_| CachePadded::new(AtomicU64::new(0))).collect(),
            taken: CachePadded::new(AtomicU64::new(0)),
            ring: Mutex::new(Known::NONE),
            status: Status::new(),
            abandoned: Abandoned::none(count),
            at_work: AtWork::with_room_for(count),
            outcome: Outcome::new(),
            finish: Finish::new(&lanes),
            queue: Queue::new(),
            lanes,
        }
    }

    #[inline(always)]
    pub(crate) fn producer(&self) -> &Cursor {
        &self.producer.cursor
    }

    pub(crate) fn line(&self) -> &Line {
        &self.producer
    }

    /// The cursor of a lane.
    #[inline(always)]
    pub(crate) fn lane(&self, lane: usize) -> &Cursor {
        &self.handed_on[lane].cursor
    }

    #[cfg(feature = "log")]
    pub(crate) fn topology(&self) -> &'static Topology {
        self.lanes.topology()
    }

    pub(crate) fn stage_name(&self, lane: usize) -> &'static str {
        self.lanes.stage(lane).name
    }

    /// The lanes of each stage.
    pub(crate) fn lanes(&self) -> &Lanes {
        &self.lanes
    }

    /// How far the slowest of the stages has come that gate the producer.
    ///
    /// Relaxed: the caller has synchronized with all of them.
    pub(crate) fn slowest_leaf(&self) -> Sequence {
        let leaves = self.lanes.of_leaves();
        leaves.map(|lane| self.lane(lane).peek()).fold(Sequence::MAX, Sequence::min)
    }

    /// What the lane counts.
    pub(crate) fn tally(&self, lane: usize) -> &Tally {
        &self.handed_on[lane].tally
    }

    /// Reader: everything before `position` is handled, in a batch that may go on.
    ///
    /// Relaxed: it hands nothing on, it only tells that the stage moves.
    #[inline(always)]
    pub(crate) fn tell_progress(&self, lane: usize, position: Sequence) {
        self.progress[lane].store(position, Ordering::Relaxed);
    }

    /// How many events each lane has handled, as far as it [tells](Control::tell_progress).
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
        for lane in &self.handed_on {
            lane.cursor.sleepers().wake_all();
        }
        self.wake_queue();
    }
}

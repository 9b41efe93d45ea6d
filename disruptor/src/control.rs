//! The part of a pipeline that does not depend on its event: cursors, status, and how it ended.

use crate::ring::{Gauge, Size};
use crate::sequence::Cursor;
use crate::sync::{AtomicU8, AtomicU64, Mutex, Ordering, fault, fence, lock};
use crate::topology::StageKind;
use crate::{PipelineError, Sequence, Topology};

/// The stream has ended: the producer's cursor is final.
const CLOSED: u8 = 1;
/// All threads are to stop without draining.
const HALTED: u8 = 2;
/// Some poller was dropped.
const ABANDONED: u8 = 4;

/// How a pipeline ended, if not by the end of its stream; the more important the further down.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Severity {
    /// By the user, or for want of a poller: whichever came first. After a halt, pollers are free to go.
    Stopped,
    StagePanicked,
}

/// What is known of the ring by those who do not know its type.
enum Known {
    /// It can be asked, as long as it is there.
    By(Gauge),
    /// It is not there, not yet or not any more; that is how large it was.
    Was(Size),
}

struct Fault {
    severity: Severity,
    error: PipelineError,
}

pub(crate) struct Control {
    topology: &'static Topology,
    /// The producer's: the number of published events. Kept up to date by those rings only whose readers look at it; final when the
    /// stream is closed.
    producer: Cursor,
    /// What is known of the ring.
    ring: Mutex<Known>,
    /// The stages', in the order of their declaration.
    stages: Box<[Cursor]>,
    /// The number of events that were taken out by value; written by their taker alone.
    taken: Taken,
    status: AtomicU8,
    fault: Mutex<Option<Fault>>,
}

/// On a line of its own: its writer stores it for every event.
#[repr(align(128))]
struct Taken(AtomicU64);

impl Control {
    /// Of a pipeline whose ring is still to be attached.
    pub(crate) fn new(topology: &'static Topology) -> Self {
        fence::detect();
        fault::load();
        Self {
            topology,
            producer: Cursor::new(),
            ring: Mutex::new(Known::Was(Size { capacity: 0, growths: 0 })),
            stages: topology.stages.iter().map(|_| Cursor::new()).collect(),
            taken: Taken(AtomicU64::new(0)),
            status: AtomicU8::new(0),
            fault: Mutex::new(None),
        }
    }

    pub(crate) fn topology(&self) -> &'static Topology {
        self.topology
    }

    #[inline(always)]
    pub(crate) fn producer(&self) -> &Cursor {
        &self.producer
    }

    #[inline(always)]
    pub(crate) fn stage(&self, index: usize) -> &Cursor {
        &self.stages[index]
    }

    pub(crate) fn stage_name(&self, index: usize) -> &'static str {
        self.topology.stages[index].name
    }

    /// The number of published events. For stages and the end of the stream it is final; while the producer publishes, it is on its
    /// way.
    pub(crate) fn published(&self) -> Sequence {
        match &*lock(&self.ring) {
            // SAFETY: the gauge is taken away before the ring goes, which needs the lock.
            Known::By(gauge) => unsafe { gauge.published(&self.producer) },
            Known::Was(_) => self.producer.peek(),
        }
    }

    /// How large the ring is, or was at last.
    pub(crate) fn ring_size(&self) -> Size {
        match &*lock(&self.ring) {
            // SAFETY: as above.
            Known::By(gauge) => unsafe { gauge.size() },
            Known::Was(size) => *size,
        }
    }

    /// # Safety
    ///
    /// [`detach_ring`](Control::detach_ring) is called before the ring goes of which the gauge is.
    pub(crate) unsafe fn attach_ring(&self, gauge: Gauge) {
        *lock(&self.ring) = Known::By(gauge);
    }

    /// The ring is about to go: returns, for the last time, how much was published.
    pub(crate) fn detach_ring(&self) -> Sequence {
        let (published, size) = (self.published(), self.ring_size());
        self.producer.release(published);
        *lock(&self.ring) = Known::Was(size);
        published
    }

    /// Taker: everything before `position` is out of the ring, whatever becomes of it.
    ///
    /// Relaxed: read only once the taker is done, by a thread that synchronized with it.
    #[inline(always)]
    pub(crate) fn take_up_to(&self, position: Sequence) {
        self.taken.0.store(position, Ordering::Relaxed);
    }

    /// Relaxed: as above.
    pub(crate) fn taken(&self) -> Sequence {
        self.taken.0.load(Ordering::Relaxed)
    }

    /// Relaxed: nothing but the order to stop is communicated; who stopped the pipeline is found under a lock.
    #[inline(always)]
    pub(crate) fn is_halted(&self) -> bool {
        self.status.load(Ordering::Relaxed) & HALTED != 0
    }

    /// Whether nothing will come for a reader that has handled everything before `position`.
    #[inline]
    pub(crate) fn is_over_at(&self, position: Sequence) -> bool {
        // Acquire: pairs with the release in `close_at`, so that a set bit makes the final count visible.
        let status = self.status.load(ordering!(Acquire, unless "close_acquire"));
        status & HALTED != 0 || (status & CLOSED != 0 && self.producer.peek() == position)
    }

    /// Ends the stream, of which a leaked producer has not told how much it has published.
    pub(crate) fn close(&self) {
        // Relaxed: the producer's drop, if there was one, came before on this thread or one that it has waited for.
        if self.status.load(Ordering::Relaxed) & CLOSED == 0 {
            self.close_at(self.published());
        }
    }

    /// Ends the stream after `published` events.
    pub(crate) fn close_at(&self, published: Sequence) {
        // Release: a dense ring's readers may acquire this instead of what the last publication stored.
        self.producer.release(published);
        // Release: whoever sees the stream closed sees the final count. Acquire: an abandoned poller's position is read below.
        let before = self.status.fetch_or(CLOSED, ordering!(AcqRel, unless "close_release"));
        if before & ABANDONED != 0 {
            self.halt_if_abandoned(published);
        }
        step!(self.wake_all(), unless "close_wake");
    }

    /// Stops the pipeline, on the user's behalf.
    pub(crate) fn halt(&self) {
        self.stop(Severity::Stopped, PipelineError::Halted);
    }

    pub(crate) fn stage_panicked(&self, index: usize, sequence: Sequence, message: String) {
        let error = PipelineError::StagePanicked { stage: self.stage_name(index), sequence, message };
        self.stop(Severity::StagePanicked, error);
    }

    /// The stage's poller is gone; it has released everything that it has seen.
    ///
    /// It is a fault as soon as there is an event that it has not seen: now, when the producer finds the ring full, or when
    /// the stream ends.
    pub(crate) fn abandon(&self, index: usize) {
        // Release: whoever sees the status below sees this. Whichever of this and `close_at` comes second sees the other.
        self.stages[index].abandon();
        self.status.fetch_or(ABANDONED, Ordering::AcqRel);
        if !self.halt_if_abandoned(self.published()) {
            // What was published just now may not be seen above, and a producer that went to sleep since, on whatever stage, may not
            // have seen the status. So it looks again, behind the lock of whom it sleeps on.
            step!(self.wake_all(), unless "abandon_wake");
        }
    }

    /// Halts the pipeline if an abandoned stage has missed one of the `published` events; tells whether the pipeline is halted.
    pub(crate) fn halt_if_abandoned(&self, published: Sequence) -> bool {
        if let Some(index) = self.abandoned_stage(published) {
            let stage = self.stage_name(index);
            self.stop(Severity::Stopped, PipelineError::PollerDropped { stage });
        }
        self.is_halted()
    }

    /// Whether the producer must stop waiting, without doing anything about it.
    pub(crate) fn stops_producer(&self, published: Sequence) -> bool {
        self.is_halted() || self.abandoned_stage(published).is_some()
    }

    /// A stage without its poller that has missed one of the `published` events.
    fn abandoned_stage(&self, published: Sequence) -> Option<usize> {
        // Acquire: pairs with `abandon`.
        if self.status.load(Ordering::Acquire) & ABANDONED == 0 {
            return None;
        }
        self.stages.iter().position(|stage| stage.is_abandoned() && stage.acquire() < published)
    }

    /// After the end of `run`'s body, when no poller can act any more: a leaked one counts as dropped.
    pub(crate) fn abandon_pollers(&self) {
        for (index, stage) in self.topology.stages.iter().enumerate() {
            if stage.kind == StageKind::Poll {
                self.abandon(index);
            }
        }
    }

    /// Waits until every poll stage has seen the end of the stream, or the pipeline is halted.
    ///
    /// Threads of stages are joined; pollers belong to the user, so their cursors are all there is to wait for.
    pub(crate) fn wait_for_pollers(&self) {
        for (index, stage) in self.topology.stages.iter().enumerate() {
            if stage.kind == StageKind::Poll {
                let cursor = self.stage(index);
                cursor.sleepers().sleep_until(None, || self.is_over_at(cursor.acquire()));
            }
        }
    }

    fn stop(&self, severity: Severity, error: PipelineError) {
        {
            let mut fault = lock(&self.fault);
            if fault.as_ref().is_none_or(|fault| fault.severity < severity) {
                *fault = Some(Fault { severity, error });
            }
        }
        // Release: pairs with the acquire in `is_over_at`. Whoever waits for the end by that finds what has just been stored.
        self.status.fetch_or(HALTED, Ordering::Release);
        step!(self.wake_all(), unless "halt_wake");
    }

    fn wake_all(&self) {
        self.producer.sleepers().wake_all();
        for stage in &self.stages {
            stage.sleepers().wake_all();
        }
    }

    /// The result of the pipeline, once it has ended.
    pub(crate) fn outcome(&self) -> Result<(), PipelineError> {
        lock(&self.fault).take().map_or(Ok(()), |fault| Err(fault.error))
    }

    /// How far each stage has come.
    pub(crate) fn positions(&self) -> impl Iterator<Item = Sequence> + '_ {
        self.stages.iter().map(Cursor::peek)
    }
}

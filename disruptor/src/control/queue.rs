//! The tasks that wait for room in the ring, in the order in which they came.
//!
//! Several producers may be used by thousands of tasks. If all of them waited at the leaves, each slot that becomes free would wake all,
//! and one would get it. So only the first one waits at the leaves, as one producer alone does (see `producer/room.rs`). When it leaves,
//! it wakes the next:
//!
//! 1. *The first of those who wait is awake, or waits at the leaves.* It has learned that it is the first when it joined, or it is woken when the
//!    one before it leaves. (That one finds no waker if a halt has just taken it out. Then the halt wakes the task.) Once polled, it looks for
//!    room, and waits at the leaves if there is none. It leaves when it has what it wants, when the pipeline is halted, and when its future
//!    is dropped.
//! 2. *Nobody loses room to a task that came later.* A task that comes while others wait claims at once only if that leaves room for all of them.
//!    Otherwise it joins the queue. (If it always joined, a queue that has formed once would stay for ever: each task would be behind all others with
//!    its next event, and each event would take a wake-up, however empty the ring is.) A thread that comes joins the queue, for a limited time, if it knows
//!    of no room (see `producer/multi/in_turn.rs`). Only the first in the queue looks for more, and claims it at once. So a thread may get a slot that the
//!    first one left, but not all of them again and again.
//! 3. *A halt reaches all of them*, also behind a future that is kept but not polled: it wakes everybody. A task looks for a halt after it has
//!    joined. If it joins before the halt takes the lock, it is woken. If it joins later, the lock makes the halt visible to it.
//! 4. *Only the first has its waker at the leaves*, where there is one place for all of them. Who gives up while it is the first takes its
//!    waker out there before it leaves the queue. Later, it might take the waker of the next one.
//!
//! All this happens under a lock. Only the question how many slots are wanted is asked without it. Its answer is a hint: of two tasks that
//! come at the same time, either may be first.

use super::Control;
use crate::sync::fault::is_injected;
use crate::sync::{AtomicU64, Mutex, Ordering, lock, wake};
use std::collections::VecDeque;
use std::mem;
use std::task::Waker;

pub(crate) struct Queue {
    /// How many slots those want who wait.
    wanted: AtomicU64,
    line: Mutex<Tasks>,
}

struct Tasks {
    /// In ascending order of their tickets.
    waiting: VecDeque<Task>,
    /// The sum of their slots.
    wanted: u64,
    next_ticket: u64,
}

struct Task {
    ticket: u64,
    slots: u64,
    /// `None` once it is the first and knows it.
    waker: Option<Waker>,
}

/// A task's place in the queue, if it has one.
#[derive(Debug, Default)]
pub(crate) struct Turn(Option<u64>);

impl Turn {
    pub(crate) const NONE: Self = Self(None);

    pub(crate) fn is_waiting(&self) -> bool {
        self.0.is_some()
    }
}

impl Queue {
    pub(super) fn new() -> Self {
        Self {
            wanted: AtomicU64::new(0),
            line: Mutex::new(Tasks { waiting: VecDeque::new(), wanted: 0, next_ticket: 0 }),
        }
    }

    /// How many slots those want who wait, as far as the caller can tell. A task that leaves them that many may claim at once.
    #[inline(always)]
    pub(crate) fn wanted(&self) -> u64 {
        // Relaxed: a hint. Whoever misses a task that has just come was as fast as that one.
        self.wanted.load(Ordering::Relaxed)
    }

    /// Whether nobody waits, as far as the caller can tell.
    pub(crate) fn is_empty(&self) -> bool {
        self.wanted() == 0
    }

    /// Joins the queue for so many slots, unless the task has a place already. Returns whether it is the first. If not, it is woken when it is.
    pub(crate) fn is_first(&self, turn: &mut Turn, slots: u64, waker: &Waker) -> bool {
        let mut waker = Some(waker.clone());
        let mut line = lock(&self.line);
        let ticket = if let Some(ticket) = turn.0 {
            ticket
        } else {
            let ticket = line.join(slots);
            step!(self.wanted.store(line.wanted, Ordering::Relaxed), unless "queue_occupied");
            turn.0 = Some(ticket);
            ticket
        };
        let Some(index) = line.find(ticket) else { return false };
        let place = &mut line.waiting[index].waker;
        let kept = if index > 0 { waker.take() } else { None };
        let before = if is_injected("queue_replace") && place.is_some() { kept } else { mem::replace(place, kept) };
        // What a waker's drop runs is not ours.
        drop(line);
        drop((before, waker));
        index == 0
    }

    /// Whether nobody came before. If not, the task has never been the first.
    pub(crate) fn is_at_front(&self, turn: &Turn) -> bool {
        let line = lock(&self.line);
        line.waiting.front().is_some_and(|task| Some(task.ticket) == turn.0)
    }

    /// Leaves the queue. If the task was the first, the next one is woken.
    pub(crate) fn leave(&self, turn: &mut Turn) {
        let Some(ticket) = turn.0.take() else { return };
        let mut line = lock(&self.line);
        let Some(index) = line.find(ticket) else { return };
        let left = line.waiting.remove(index);
        line.wanted -= left.as_ref().map_or(0, |task| task.slots);
        let next = if index == 0 { line.waiting.front_mut().and_then(|task| task.waker.take()) } else { None };
        step!(self.wanted.store(line.wanted, Ordering::Relaxed), unless "queue_occupied");
        drop(line);
        drop(left);
        if let Some(next) = next {
            step!(wake(next), unless "queue_wake");
        }
    }

    /// Wakes everybody, so that they look whether the pipeline is halted.
    fn wake_all(&self) {
        let woken: Vec<Waker> = lock(&self.line).waiting.iter_mut().filter_map(|task| task.waker.take()).collect();
        woken.into_iter().for_each(wake);
    }
}

impl Tasks {
    fn join(&mut self, slots: u64) -> u64 {
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        self.waiting.push_back(Task { ticket, slots, waker: None });
        self.wanted += slots;
        ticket
    }

    fn find(&self, ticket: u64) -> Option<usize> {
        self.waiting.binary_search_by_key(&ticket, |task| task.ticket).ok()
    }
}

impl Control {
    /// The tasks that wait for room.
    #[inline(always)]
    pub(crate) fn queue(&self) -> &Queue {
        &self.queue
    }

    /// Wakes all tasks that wait for room, of which one waits at the leaves.
    pub(super) fn wake_queue(&self) {
        // Not by the hint, which may be out of date: see point 3.
        if self.lanes.tasks_publish() {
            step!(self.queue.wake_all(), unless "queue_halt");
        }
    }
}

//! A ring of cache lines, each of which holds events and a stamp: how many events are published up to here. An event and what tells of it travel in one
//! line, and seven events of 8 bytes share it.

use crate::contenders::queue::{Batches, Ends, TryQueue};
use crate::load::{Event, Receive};
use std::cell::UnsafeCell;
use std::hint::spin_loop;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Words beside the stamp.
const WORDS: usize = 7;

pub(crate) struct Lines;

#[derive(Default)]
#[repr(C, align(64))]
struct Line {
    /// The end of the events that are published, or an earlier one if the last publication began in another line.
    stamp: AtomicU64,
    events: UnsafeCell<[u64; WORDS]>,
}

// SAFETY: the sender alone writes events that are not published, the receiver alone reads those that are, until it hands them back.
unsafe impl Sync for Line {}

#[derive(Default)]
#[repr(align(128))]
struct Head(AtomicU64);

struct Ring {
    lines: Box<[Line]>,
    /// The events that were handed back.
    head: Head,
}

/// A way through the events: where it is, and in which line that is, and where there.
struct Way<const W: usize> {
    ring: Arc<Ring>,
    position: u64,
    line: usize,
    offset: usize,
}

impl<const W: usize> Way<W> {
    /// The events of a line.
    const EVENTS: usize = WORDS / W;

    fn new(ring: Arc<Ring>) -> Self {
        Self { ring, position: 0, line: 0, offset: 0 }
    }

    #[inline(always)]
    fn line(&self) -> &Line {
        &self.ring.lines[self.line]
    }

    #[inline(always)]
    fn event(&self) -> *mut Event<W> {
        // SAFETY: the offset is one of an event of the line.
        unsafe { self.line().events.get().cast::<Event<W>>().add(self.offset) }
    }

    /// Goes to the next event, and returns whether it is in another line.
    #[inline(always)]
    fn advance(&mut self) -> bool {
        self.position += 1;
        self.offset += 1;
        let ends = self.offset == Self::EVENTS;
        if ends {
            self.offset = 0;
            self.line = (self.line + 1) & (self.ring.lines.len() - 1);
        }
        ends
    }
}

pub(crate) struct Sender<const W: usize> {
    way: Way<W>,
    /// So many events may have been sent and not handed back.
    capacity: u64,
    /// What `head` was when it was last looked at.
    head: u64,
}

impl<const W: usize> Sender<W> {
    #[inline(always)]
    fn has_room(&mut self, count: u64) -> bool {
        if self.way.position + count - self.head > self.capacity {
            self.head = self.way.ring.head.0.load(Ordering::Acquire);
        }
        self.way.position + count - self.head <= self.capacity
    }
}

pub(crate) struct Receiver<const W: usize> {
    way: Way<W>,
    /// The end of what is known to be published.
    seen: u64,
    capacity: u64,
}

impl<const W: usize> Receiver<W> {
    #[inline(always)]
    fn look(&mut self) -> bool {
        if self.seen <= self.way.position {
            self.seen = self.way.line().stamp.load(Ordering::Acquire);
        }
        self.seen > self.way.position
    }

    /// Looks behind what is known to be published.
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "cut to the number of lines first")]
    fn look_on(&mut self) -> bool {
        let lines = &self.way.ring.lines;
        let line = (self.seen / Way::<W>::EVENTS as u64) & (lines.len() as u64 - 1);
        let stamp = lines[line as usize].stamp.load(Ordering::Acquire);
        let more = stamp > self.seen;
        if more {
            self.seen = stamp;
        }
        more
    }

    /// Hands the event over, and claims its line if it is the last one there.
    #[inline(always)]
    fn receive(&mut self) -> Event<W> {
        // SAFETY: the event is published and not handed back.
        let event = unsafe { self.way.event().read() };
        let last = std::ptr::from_ref(self.way.line()).cast::<u8>().wrapping_add(size_of::<Line>() - 1).cast_mut();
        if self.way.advance() {
            // SAFETY: all events of the line are read and not handed back, so nobody else uses them.
            unsafe { last.write_volatile(last.read_volatile()) };
        }
        event
    }

    #[inline(always)]
    fn hand_back(&self) {
        self.way.ring.head.0.store(self.way.position, Ordering::Release);
    }
}

impl<const W: usize> Ends<W> for Lines {
    type Sender = Sender<W>;
    type Receiver = Receiver<W>;

    fn new(capacity: usize) -> (Sender<W>, Receiver<W>) {
        // One line more than the events need: then no stamp is younger than what it is looked at for.
        let lines = (capacity / Way::<W>::EVENTS + 1).next_power_of_two();
        let ring = Arc::new(Ring { lines: (0..lines).map(|_| Line::default()).collect(), head: Head::default() });
        let capacity = capacity as u64;
        let sender = Sender { way: Way::new(Arc::clone(&ring)), capacity, head: 0 };
        (sender, Receiver { way: Way::new(ring), seen: 0, capacity })
    }
}

impl<const W: usize> TryQueue<W> for Lines {
    #[inline(always)]
    fn try_send(sender: &mut Sender<W>, event: Event<W>) -> bool {
        let has_room = sender.has_room(1);
        if has_room {
            // SAFETY: there is room.
            unsafe { sender.way.event().write(event) };
            sender.way.line().stamp.store(sender.way.position + 1, Ordering::Release);
            sender.way.advance();
        }
        has_room
    }

    #[inline(always)]
    fn try_receive(receiver: &mut Receiver<W>) -> Option<Event<W>> {
        receiver.look().then(|| {
            let event = receiver.receive();
            receiver.hand_back();
            event
        })
    }
}

/// How often a receiver looks before it gives up its distance, and how long it pauses in between.
const LOOKS: u32 = 4;
const PAUSE: u32 = 64;

impl<const W: usize> Batches<W> for Lines {
    #[inline(always)]
    fn send_batch<const B: usize>(sender: &mut Sender<W>, first: u64) {
        while !sender.has_room(B as u64) {
            spin_loop();
        }
        let line = sender.way.line;
        for index in 0..B as u64 {
            // SAFETY: there is room for the batch.
            unsafe { sender.way.event().write(Event::new(first + index)) };
            sender.way.advance();
        }
        sender.way.ring.lines[line].stamp.store(sender.way.position, Ordering::Release);
    }

    #[inline(always)]
    fn try_receive_batch(receiver: &mut Receiver<W>, sink: &mut impl Receive) -> bool {
        if !receiver.look() {
            return false;
        }
        // Keeps its distance, as the other ring does.
        let distance = receiver.capacity / 8;
        let mut looks = LOOKS;
        while receiver.seen - receiver.way.position < distance && looks > 0 {
            if !receiver.look_on() {
                looks -= 1;
                (0..PAUSE).for_each(|_| spin_loop());
            }
        }
        let end = receiver.seen.min(receiver.way.position + receiver.capacity / 4);
        while receiver.way.position < end {
            sink.receive(&receiver.receive());
        }
        receiver.hand_back();
        true
    }
}

//! A ring with a cursor at each end, and two tricks. The consumer keeps a distance from a producer that is writing, so that it does not take lines away
//! which are about to be written again. And it may rewrite a byte of each line that it has read, so that its cache owns the line, and the producer
//! gets it by one transfer instead of two.

use crate::contenders::queue::{Batches, Ends, TryQueue};
use crate::load::{Event, Receive};
use std::alloc::{Layout, alloc_zeroed, dealloc, handle_alloc_error};
use std::hint::spin_loop;
use std::ptr::NonNull;
use std::slice;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// With both tricks.
pub(crate) struct Claiming;

/// Keeps its distance, and nothing else: better for large events in a ring that no second-level cache holds.
pub(crate) struct Plain;

#[derive(Default)]
#[repr(align(128))]
struct Cursor(AtomicU64);

struct Ring<const W: usize> {
    /// The events that are written.
    tail: Cursor,
    /// The events that are read.
    head: Cursor,
    slots: NonNull<Event<W>>,
    capacity: u64,
}

// SAFETY: the sender alone writes slots between `tail` and `head + capacity`, the receiver alone uses those between `head` and `tail`, and each hands slots
// over by storing its cursor with release.
unsafe impl<const W: usize> Send for Ring<W> {}
// SAFETY: as above.
unsafe impl<const W: usize> Sync for Ring<W> {}

impl<const W: usize> Ring<W> {
    fn new(capacity: usize) -> Self {
        assert!(capacity.is_power_of_two(), "positions are masked");
        let layout = Self::layout(capacity);
        // SAFETY: the layout has a size, as there is a slot at least and no event is empty.
        let slots = NonNull::new(unsafe { alloc_zeroed(layout) }.cast()).unwrap_or_else(|| handle_alloc_error(layout));
        Self { tail: Cursor::default(), head: Cursor::default(), slots, capacity: capacity as u64 }
    }

    fn layout(capacity: usize) -> Layout {
        let array = Layout::array::<Event<W>>(capacity).expect("it fits into memory");
        array.align_to(128).expect("it is a power of two")
    }

    /// Where a position lies in the buffer.
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "below the capacity")]
    fn index(&self, position: u64) -> usize {
        (position & (self.capacity - 1)) as usize
    }

    #[inline(always)]
    fn slot(&self, position: u64) -> *mut Event<W> {
        // SAFETY: the index is below the capacity.
        unsafe { self.slots.add(self.index(position)).as_ptr() }
    }
}

impl<const W: usize> Drop for Ring<W> {
    #[allow(clippy::cast_possible_truncation, reason = "it was a usize")]
    fn drop(&mut self) {
        // SAFETY: `new` has allocated it with this layout, and nobody else is left.
        unsafe { dealloc(self.slots.as_ptr().cast(), Self::layout(self.capacity as usize)) };
    }
}

pub(crate) struct Sender<const W: usize> {
    ring: Arc<Ring<W>>,
    tail: u64,
    /// What `head` was when it was last looked at.
    head: u64,
}

impl<const W: usize> Sender<W> {
    #[inline(always)]
    fn has_room(&mut self, count: u64) -> bool {
        if self.tail + count - self.head > self.ring.capacity {
            self.head = self.ring.head.0.load(Ordering::Acquire);
        }
        self.tail + count - self.head <= self.ring.capacity
    }

    #[inline(always)]
    fn publish(&mut self, count: u64) {
        self.tail += count;
        self.ring.tail.0.store(self.tail, Ordering::Release);
    }

    #[inline(always)]
    fn send_batch<const B: usize>(&mut self, first: u64) {
        while !self.has_room(B as u64) {
            spin_loop();
        }
        // A single event cannot go beyond the end of the buffer.
        if B == 1 || self.ring.index(self.tail) + B <= self.ring.index(u64::MAX) + 1 {
            let slot = self.ring.slot(self.tail);
            for index in 0..B {
                // SAFETY: there is room for the batch, which does not go beyond the end of the buffer.
                unsafe { slot.add(index).write(Event::new(first + index as u64)) };
            }
        } else {
            for index in 0..B as u64 {
                // SAFETY: there is room for the batch.
                unsafe { self.ring.slot(self.tail + index).write(Event::new(first + index)) };
            }
        }
        self.publish(B as u64);
    }
}

pub(crate) struct Receiver<const W: usize> {
    ring: Arc<Ring<W>>,
    head: u64,
    /// What `tail` was when it was last looked at, by those who take one event at a time.
    tail: u64,
}

/// How often a consumer looks before it gives up its distance, and how long it pauses in between, as each look takes the cursor's line away
/// from the producer: some microseconds together.
const LOOKS: u32 = 4;
const PAUSE: u32 = 64;

impl<const W: usize> Receiver<W> {
    /// Waits until many events are there, or some and a while has passed. Returns the end of those that are handed back together.
    #[inline(always)]
    fn look(&self) -> u64 {
        let distance = self.ring.capacity / 8;
        let mut looks = LOOKS;
        let tail = loop {
            let tail = self.ring.tail.0.load(Ordering::Acquire);
            let available = tail - self.head;
            if available == 0 || available > distance || looks == 0 {
                break tail;
            }
            looks -= 1;
            (0..PAUSE).for_each(|_| spin_loop());
        };
        // At most a quarter of the ring, and not beyond the end of the buffer.
        let lap_end = (self.head & !(self.ring.capacity - 1)) + self.ring.capacity;
        tail.min(self.head + self.ring.capacity / 4).min(lap_end)
    }

    #[inline(always)]
    fn try_receive_run<const CLAIM: bool>(&mut self, sink: &mut impl Receive) -> bool {
        let end = self.look();
        if end == self.head {
            return false;
        }
        let first = self.ring.slot(self.head);
        #[allow(clippy::cast_possible_truncation, reason = "below the capacity")]
        let count = (end - self.head) as usize;
        // SAFETY: these events are published and not handed back, and the run does not go beyond the end of the buffer.
        for event in unsafe { slice::from_raw_parts(first, count) } {
            sink.receive(event);
        }
        if CLAIM {
            claim(first.cast(), count * size_of::<Event<W>>());
        }
        self.head = end;
        self.ring.head.0.store(end, Ordering::Release);
        true
    }
}

/// Rewrites the last byte of every cache line that ends in this memory.
#[inline(always)]
fn claim(first: *mut u8, length: usize) {
    let mut offset = 63 - (first.addr() & 63);
    while offset < length {
        // SAFETY: the byte lies in events that the receiver has not handed back, so nobody else uses it.
        unsafe {
            let byte = first.add(offset);
            byte.write_volatile(byte.read_volatile());
        }
        offset += 64;
    }
}

macro_rules! by_hand {
    ($($name:ident: $claim:literal;)+) => {$(
        impl<const W: usize> Ends<W> for $name {
            type Sender = Sender<W>;
            type Receiver = Receiver<W>;

            fn new(capacity: usize) -> (Sender<W>, Receiver<W>) {
                let ring = Arc::new(Ring::new(capacity));
                let receiver = Receiver { ring: Arc::clone(&ring), head: 0, tail: 0 };
                (Sender { ring, tail: 0, head: 0 }, receiver)
            }
        }

        impl<const W: usize> Batches<W> for $name {
            #[inline(always)]
            fn send_batch<const B: usize>(sender: &mut Sender<W>, first: u64) {
                sender.send_batch::<B>(first);
            }

            #[inline(always)]
            fn try_receive_batch(receiver: &mut Receiver<W>, sink: &mut impl Receive) -> bool {
                receiver.try_receive_run::<$claim>(sink)
            }
        }
    )+};
}

by_hand! {
    Claiming: true;
    Plain: false;
}

/// One by one, without a distance: what a ring with cursors takes at least.
impl<const W: usize> TryQueue<W> for Plain {
    #[inline(always)]
    fn try_send(sender: &mut Sender<W>, event: Event<W>) -> bool {
        let has_room = sender.has_room(1);
        if has_room {
            // SAFETY: there is room.
            unsafe { sender.ring.slot(sender.tail).write(event) };
            sender.publish(1);
        }
        has_room
    }

    #[inline(always)]
    fn try_receive(receiver: &mut Receiver<W>) -> Option<Event<W>> {
        if receiver.head == receiver.tail {
            receiver.tail = receiver.ring.tail.0.load(Ordering::Acquire);
        }
        (receiver.head < receiver.tail).then(|| {
            // SAFETY: the event is published and not handed back.
            let event = unsafe { receiver.ring.slot(receiver.head).read() };
            receiver.head += 1;
            receiver.ring.head.0.store(receiver.head, Ordering::Release);
            event
        })
    }
}

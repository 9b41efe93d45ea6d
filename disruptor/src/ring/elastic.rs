//! A ring that grows: a chain of segments, each a ring of its own. The producer fills the newest one.
//!
//! Sequences go on as if nothing had happened. A segment begins at the first sequence that was published in it, and ends where the next
//! one begins; within, an event's slot is found as in any ring. Nearly always everybody is in the newest segment, so the
//! search for an event begins there.
//!
//! # Orderings
//!
//! The producer makes a segment, links it to the older ones, and stores it as the newest with Release; everybody else loads that
//! with Acquire, so that whoever finds a segment finds it finished. A reader that learnt of an event before its segment was the newest
//! one in its eyes learnt of it by an acquire of what the producer, or a stage that had found the segment, released after that; so
//! its next look cannot find less.
//!
//! A segment is given back when every leaf has released the first event of the one that follows it. No stage is then before the
//! second event of that one, no look can find an older segment as the newest (each stage has found a newer one, or heard from one that
//! has), and no look for an event goes on to an older one. *The first event, not the end of the old segment:* a stage that is done with the
//! old segment may be looking there for an event that is published in the next.
//!
//! The producer needs none of that, since nobody else gives segments back; nor does who drops the ring, being alone. All others
//! (statistics, the end of the stream) look while they hold a lock, without which nothing is given back.

use super::{Events, Gauge, Growth, LOOK_AHEAD, Publish, Published, Ring, Rows, Size, Slot, drop_events, fill};
use crate::Sequence;
use crate::producer::Single;
use crate::sequence::Cursor;
use crate::sync::fault::is_injected;
use crate::sync::{Arc, AtomicPtr, AtomicU32, Mutex, Ordering, UnsafeCell, lock};
use std::{iter, ptr};

/// A ring whose segments are rings of type `S`: the first has `S::CAPACITY` slots, and none has more than `S::BOUND`.
pub struct Elastic<S> {
    chain: Arc<Chain<S>>,
}

struct Chain<S> {
    newest: AtomicPtr<Segment<S>>,
    growths: AtomicU32,
    /// Held by whoever gives segments back, and by those who look at them without being a stage.
    survey: Mutex<()>,
}

struct Segment<S> {
    /// Written before the segment is linked, and only read from then on. A cell so that models see who reads it, and when.
    start: UnsafeCell<Sequence>,
    slots: S,
    /// The next older segment that there is, or null. The newer one owns it.
    previous: AtomicPtr<Segment<S>>,
}

impl<S> Segment<S> {
    fn linked(start: Sequence, slots: S, previous: *mut Self) -> *mut Self {
        let segment = Self { start: UnsafeCell::new(start), slots, previous: AtomicPtr::new(previous) };
        Box::into_raw(Box::new(segment))
    }

    #[inline(always)]
    fn start(&self) -> Sequence {
        // SAFETY: nobody writes it after the segment was linked.
        self.start.with(|start| unsafe { *start })
    }

    /// The next older segment.
    ///
    /// # Safety
    ///
    /// It is not given back meanwhile: the caller looks for an event in it, or holds the ring's lock, or is the producer.
    #[inline(always)]
    unsafe fn previous(&self) -> Option<&Self> {
        // Relaxed: it was linked before this segment was, and is unlinked only when nobody looks.
        let previous = self.previous.load(Ordering::Relaxed);
        // SAFETY: it is null or what `linked` returned, and the caller says that it is still there.
        unsafe { previous.as_ref() }
    }

    /// This segment and the older ones, from new to old.
    ///
    /// # Safety
    ///
    /// None of them is given back meanwhile: the caller holds the ring's lock, or is the producer, or alone.
    unsafe fn and_older(&self) -> impl Iterator<Item = &Self> + Clone {
        // SAFETY: the caller says so.
        iter::successors(Some(self), |segment| unsafe { segment.previous() })
    }
}

impl<S> Elastic<S> {
    #[inline(always)]
    fn newest(&self) -> &Segment<S> {
        // Acquire: pairs with the store in `grow`.
        let newest = self.chain.newest.load(ordering!(Acquire, unless "grow_acquire"));
        // SAFETY: it is what `linked` returned. The newest segment is never given back before the ring goes; should another one be
        // the newest by now, the caller keeps this one: a stage that has not released the first event of that, a holder of the lock,
        // or the producer, which alone stores and gives back.
        unsafe { &*newest }
    }

    /// The segment of an event, and the sequence at which it ends.
    #[inline(always)]
    fn find(&self, sequence: Sequence) -> (&Segment<S>, Sequence) {
        let (mut segment, mut end) = (self.newest(), Sequence::MAX);
        while sequence < segment.start() {
            end = segment.start();
            // SAFETY: the caller looks for an event that its stage has not released, or is the producer, which has not given the slot back,
            // or is alone; so the segment is there.
            match unsafe { segment.previous() } {
                Some(previous) => segment = previous,
                None => unreachable!("an event is before the oldest segment"),
            }
        }
        (segment, end)
    }

    /// Producer: goes on, at `start`, in a segment of `capacity` slots. `first` makes what they hold, if they hold anything. Should it
    /// panic, nothing has happened.
    pub(super) fn grow<E>(&self, start: Sequence, capacity: usize, first: Option<fn() -> E>)
    where
        S: Ring<E>,
    {
        let slots = S::new(capacity);
        if let Some(first) = first {
            fill(slots.all_slots(), first);
        }
        // Relaxed: this thread is the only one that stores it.
        let segment = Segment::linked(start, slots, self.chain.newest.load(Ordering::Relaxed));
        // Release: whoever finds the segment finds it finished.
        self.chain.newest.store(segment, ordering!(Release, unless "grow_release"));
        // Relaxed: statistics.
        self.chain.growths.fetch_add(1, Ordering::Relaxed);
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, S: Ring<E>> Ring<E> for Elastic<S> {
    const CAPACITY: u64 = S::CAPACITY;
    const BOUND: u64 = S::BOUND;
    const TELLS_BY_CURSOR: bool = S::TELLS_BY_CURSOR;
    const CONTIGUOUS: bool = S::CONTIGUOUS;
    type Marks = S::Marks;
    type Beside = S::Beside;
    type Address = ();
    type Row = S::Row;

    fn new(capacity: usize) -> Self {
        let chain = Chain {
            newest: AtomicPtr::new(Segment::linked(0, S::new(capacity), ptr::null_mut())),
            growths: AtomicU32::new(0),
            survey: Mutex::new(()),
        };
        Self { chain: Arc::new(chain) }
    }

    fn all_slots<'a>(&'a self) -> impl Iterator<Item = &'a Slot<E, S::Beside>> + Clone
    where
        E: 'a,
    {
        // SAFETY: the caller makes or drops the ring, and is alone.
        unsafe { self.newest().and_older() }.flat_map(|segment| segment.slots.all_slots())
    }

    #[inline(always)]
    fn slot(&self, sequence: Sequence) -> &Slot<E, S::Beside> {
        self.find(sequence).0.slots.slot(sequence)
    }

    #[inline(always)]
    fn marks_beside(slot: &Slot<E, S::Beside>) -> Option<&S::Marks> {
        S::marks_beside(slot)
    }

    #[inline(always)]
    fn marks_apart(&self, sequence: Sequence) -> &S::Marks {
        self.find(sequence).0.slots.marks_apart(sequence)
    }

    /// None: the address in one segment is not that in the next.
    #[inline(always)]
    fn address(&self, _: Sequence) {}

    #[inline(always)]
    fn piece(&self, (): &mut (), first: Sequence, end: Sequence) -> &[Slot<E, S::Beside>] {
        let (segment, its_end) = self.find(first);
        segment.slots.piece(&mut segment.slots.address(first), first, end.min(its_end))
    }

    #[inline(always)]
    fn rows(&self, first: Sequence, end: Sequence) -> Rows<'_, Slot<E, S::Beside>, S::Row> {
        let (segment, its_end) = self.find(first);
        segment.slots.rows(first, end.min(its_end))
    }

    #[inline(always)]
    fn available(&self, cursor: &Cursor, position: Sequence) -> Sequence {
        let mut end = position;
        loop {
            // NB: in the newest segment that this thread sees when it looks. Asking the same one again and again would miss the next.
            let (segment, its_end) = self.find(end);
            end = segment.slots.available(cursor, end);
            // Stamps of one segment tell nothing of what the next one holds.
            if end != its_end || end - position >= LOOK_AHEAD {
                return end;
            }
        }
    }

    /// Always: no answer tells.
    #[inline(always)]
    fn has_distance(&self, _: &Cursor, _: Sequence, _: Sequence) -> bool {
        true
    }

    #[inline(always)]
    fn expect(&self, position: Sequence) {
        self.find(position).0.slots.expect(position);
    }
}

#[allow(private_interfaces, reason = "see the trait")]
impl<E, S: Publish<E>> Publish<E> for Elastic<S> {
    type Elasticity = Growth<E>;
    type Sequencer = Single;

    #[inline(always)]
    fn publish(&self, cursor: &Cursor, first: Sequence, end: Sequence) {
        self.newest().slots.publish(cursor, first, end);
    }

    #[inline(always)]
    fn capacity(&self) -> u64 {
        self.newest().slots.capacity()
    }

    #[inline(always)]
    fn limit(&self, released: Sequence) -> Sequence {
        let newest = self.newest();
        // The slots of a new segment are free, whatever goes on in the older ones.
        newest.slots.limit(released.max(newest.start()))
    }

    #[inline(always)]
    fn has_old_slots(&self) -> bool {
        // SAFETY: only this thread, the producer's, gives segments back.
        unsafe { self.newest().previous() }.is_some()
    }

    #[cold]
    fn give_back<M: Events>(&self, released: Sequence) {
        let reached = |segment: &&Segment<S>| released >= segment.start() + u64::from(!is_injected("give_back_early"));
        // SAFETY: only this thread, the producer's, gives segments back.
        let Some(following) = unsafe { self.newest().and_older() }.find(reached) else { return };
        let old = {
            let _guard = lock(&self.chain.survey);
            // Relaxed: stages do not go there any more, and others have the lock.
            let oldest = following.previous.load(Ordering::Relaxed);
            following.previous.store(ptr::null_mut(), Ordering::Relaxed);
            Unlinked(oldest)
        };
        if M::IN_PLACE {
            // SAFETY: every slot was filled when the segment was made, and nobody else reaches it any more.
            unsafe { drop_events(old.segments().flat_map(|segment| segment.slots.all_slots())) };
        }
    }
}

impl<S: Gauge> Gauge for Elastic<S> {
    fn published(&self, cursor: &Cursor) -> Published {
        let _guard = lock(&self.chain.survey);
        // SAFETY: the lock is held.
        let segments = unsafe { self.newest().and_older() };
        Published::all_before(segments.map(|segment| segment.slots.published(cursor).end).fold(0, Sequence::max))
    }

    fn size(&self) -> Size {
        let _guard = lock(&self.chain.survey);
        // Relaxed: statistics.
        Size { growths: self.chain.growths.load(Ordering::Relaxed), ..self.newest().slots.size() }
    }
}

impl<S> Clone for Elastic<S> {
    fn clone(&self) -> Self {
        Self { chain: Arc::clone(&self.chain) }
    }
}

impl<S> Drop for Chain<S> {
    fn drop(&mut self) {
        // Relaxed: the chain is this thread's alone by now.
        drop(Unlinked(self.newest.load(Ordering::Relaxed)));
    }
}

/// Segments that nobody else reaches any more: the newest of them, or null.
struct Unlinked<S>(*mut Segment<S>);

impl<S> Unlinked<S> {
    fn segments(&self) -> impl Iterator<Item = &Segment<S>> + Clone {
        // SAFETY: it is null or what `linked` returned, and goes with this value, as the older ones do.
        unsafe { self.0.as_ref().into_iter().flat_map(|segment| segment.and_older()) }
    }
}

impl<S> Drop for Unlinked<S> {
    fn drop(&mut self) {
        while !self.0.is_null() {
            // SAFETY: it is what `linked` returned, from a box, and belongs to this value.
            let segment = unsafe { Box::from_raw(self.0) };
            // Nothing but a word to the models: nobody else is to touch it any more.
            segment.start.with_mut(|_| ());
            // Relaxed: whoever unlinked it was the last to know it.
            self.0 = segment.previous.load(Ordering::Relaxed);
        }
    }
}

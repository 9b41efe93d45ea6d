use crate::Sequence;
use crate::ring::{Ring, Slot};
use std::iter::FusedIterator;
use std::marker::PhantomData;
use std::ops::Range;
use std::slice;

/// The slots of a batch, in order: an iterator of `&mut Event`, see [`Producer::publish_batch`](crate::Producer::publish_batch).
///
/// Its lifetime is that of the call, so no slot can be kept past publication.
pub struct Batch<'b, E, R: Ring<E>> {
    ring: &'b R,
    address: R::Address,
    /// The slots that come next and lie side by side.
    run: slice::Iter<'b, Slot<E, R::Beside>>,
    /// The sequences after them.
    rest: Range<Sequence>,
    _events: PhantomData<&'b mut E>,
}

impl<'b, E, R: Ring<E>> Batch<'b, E, R> {
    /// # Safety
    ///
    /// For `'b` the slots belong to the caller alone. They hold events, and there are no more of them than the ring has slots.
    pub(crate) unsafe fn new(ring: &'b R, slots: Range<Sequence>) -> Self {
        Self { ring, address: ring.address(slots.start), run: [].iter(), rest: slots, _events: PhantomData }
    }

    #[inline]
    fn next_slot(&mut self) -> Option<&'b Slot<E, R::Beside>> {
        if let slot @ Some(_) = self.run.next() {
            return slot;
        }
        if self.rest.is_empty() {
            return None;
        }
        self.run = self.ring.piece(&mut self.address, self.rest.start, self.rest.end).iter();
        self.rest.start += self.run.len() as u64;
        self.run.next()
    }
}

impl<'b, E, R: Ring<E>> Iterator for Batch<'b, E, R> {
    type Item = &'b mut E;

    #[inline]
    fn next(&mut self) -> Option<&'b mut E> {
        let slot = self.next_slot()?;
        // SAFETY: the caller of `new` promised that the slot holds an event and is ours for 'b. No two sequences of the range
        // share a slot, and each is handed out once.
        Some(slot.with_mut(|slot| unsafe { (*slot).assume_init_mut() }))
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "at most the ring's capacity, which is a usize")]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.run.len() + (self.rest.end - self.rest.start) as usize;
        (left, Some(left))
    }
}

impl<E, R: Ring<E>> ExactSizeIterator for Batch<'_, E, R> {}
impl<E, R: Ring<E>> FusedIterator for Batch<'_, E, R> {}

//! Where that lies which belongs to events: beside them, or in an array of its own.

use super::SlotMarks;
use crate::Sequence;
use std::marker::PhantomData;
use std::sync::Arc;

/// What belongs to each event of a ring, and where it lies.
#[allow(private_bounds, reason = "named by generated code only, called by this crate only")]
pub trait Companion: 'static {
    /// What belongs to an event.
    type Marks: SlotMarks;
    /// What lies beside it.
    type Beside: SlotMarks;
    /// What lies apart, for all slots of a ring.
    type Apart: Clone + Send + Sync;

    /// For a ring of so many slots.
    fn apart(capacity: usize) -> Self::Apart;

    /// What belongs to the event beside which this lies, if it is that.
    fn marks_beside(beside: &Self::Beside) -> Option<&Self::Marks>;

    /// What belongs to the event, if it lies apart.
    fn marks_apart(apart: &Self::Apart, sequence: Sequence) -> &Self::Marks;
}

/// All of it lies beside the event: whoever has that has the line of this too.
impl<V: SlotMarks> Companion for V {
    type Marks = V;
    type Beside = V;
    type Apart = ();

    fn apart(_: usize) -> Self::Apart {}

    #[inline(always)]
    fn marks_beside(beside: &V) -> Option<&V> {
        Some(beside)
    }

    fn marks_apart((): &(), sequence: Sequence) -> &V {
        unreachable!("what belongs to event {sequence} lies beside it")
    }
}

/// `V` lies in an array of its own, so that nothing is between the events: for pipelines in which some stages get slices of events.
pub struct Apart<V>(PhantomData<V>);

impl<V: SlotMarks> Companion for Apart<V> {
    type Marks = V;
    type Beside = ();
    type Apart = Arc<[V]>;

    fn apart(capacity: usize) -> Arc<[V]> {
        (0..capacity).map(|_| V::none()).collect()
    }

    #[inline(always)]
    fn marks_beside((): &()) -> Option<&V> {
        None
    }

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "the mask cuts the sequence to an index")]
    fn marks_apart(apart: &Arc<[V]>, sequence: Sequence) -> &V {
        &apart[sequence as usize & (apart.len() - 1)]
    }
}

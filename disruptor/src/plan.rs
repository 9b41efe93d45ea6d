//! What the macro decided about the edges of a stage or a producer. Types carry it, so nothing is left to decide at run time.

mod condition;
mod decision;
mod ends;
mod place;
mod share;

pub(crate) use condition::Condition;
pub use condition::{Always, If, Never};
pub use decision::{Deciding, Failing, Noting, Undecided};
pub(crate) use decision::{Decision, Failure, Rule};
pub use ends::{Async, WakesIf};
pub(crate) use ends::{AsyncPoller, AsyncProducer, Wakes};
pub(crate) use place::Position;
pub use place::{Inner, Last, Leaf, Place, Quarter, UpTo};
pub use share::{ByKey, ByTurn, Key, Whole};
pub(crate) use share::{Divides, Share};

/// The stage at `P`, run by a poller: by default, a batch may be as large as the ring.
#[derive(Clone, Copy)]
pub(crate) struct Polled<P>(P);

impl<P: Position> Position for Polled<P> {
    const LEAF: bool = P::LEAF;
    const LAST: bool = P::LAST;
    const MAX_BATCH: Option<u64> = match P::MAX_BATCH {
        None => Some(u64::MAX),
        bounded => bounded,
    };
    type Condition = P::Condition;
    /// Its handler is the closure of a call, which returns nothing.
    type Decision = Undecided;
    /// It has one poller.
    type Share = Whole;

    fn of(shard: usize) -> Self {
        Self(P::of(shard))
    }

    #[inline(always)]
    fn lane(self) -> usize {
        self.0.lane()
    }

    #[inline(always)]
    fn share(self) -> Whole {
        Whole
    }
}

//! Everybody who takes part, with the same interface: a function that builds everything, sends a load through it and tears it down.
//!
//! Threads live for one slice. The load begins with a warm-up, so that nothing of the building is measured, and no thread
//! that is left over from another contender spins beside the one that is measured.

pub(crate) mod bare;
pub(crate) mod by_hand;
pub(crate) mod channels;
pub(crate) mod cursors;
pub(crate) mod divided;
pub(crate) mod ours;
pub(crate) mod producers;
pub(crate) mod queue;
pub(crate) mod rings;

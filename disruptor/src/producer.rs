//! Producers: how events come into the ring.

mod batch;
mod clones;
mod room;
mod single;

pub use batch::Batch;
use room::Room;
pub use single::Producer;

//! Producers: how events come into the ring.

mod batch;
mod clones;
mod conditional;
mod room;
mod single;
mod timed;
mod watch;

pub use batch::Batch;
use room::Room;
pub use single::Producer;

//! Producers: how events come into the ring.

mod batch;
mod single;

pub use batch::Batch;
pub use single::Producer;

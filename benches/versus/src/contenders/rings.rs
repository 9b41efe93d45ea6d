//! Queues from one thread to another that never sleep, and one that never does with several producers.

mod fq;
mod gil;
mod nexus;
mod photon;
mod ringbuf;
mod rtrb;

pub(crate) use fq::{Fq, FqBySlices};
pub(crate) use gil::Gil;
pub(crate) use nexus::{Nexus, NexusMpsc};
pub(crate) use photon::Photon;
pub(crate) use ringbuf::Ringbuf;
pub(crate) use rtrb::Rtrb;

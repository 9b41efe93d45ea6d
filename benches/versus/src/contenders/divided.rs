//! Work divided: events that several threads share, events in slices, stages that share a thread.

pub(crate) mod chains;
pub(crate) mod channels;
pub(crate) mod cursors;
pub(crate) mod rayon;
pub(crate) mod shards;
pub(crate) mod slices;

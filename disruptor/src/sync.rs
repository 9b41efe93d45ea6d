//! The one place that knows whether the crate runs on the machine or inside a loom model.
//!
//! Everything that synchronizes, here and in generated code, goes through this module, so that a model checks the
//! code that ships and not a copy of it.

mod drain;
#[macro_use]
pub(crate) mod fault;
pub(crate) mod fence;

pub(crate) use drain::drain_stores;

#[cfg(not(loom))]
mod machine;
#[cfg(not(loom))]
pub(crate) use machine::*;

#[cfg(loom)]
mod model;
#[cfg(loom)]
pub(crate) use model::*;

//! What one slot of the ring holds. Every part keeps its buffers for the next line.

use crate::fleet::Leg;
use crate::input::Line;
use crate::parse::{Flight, Malformed};

/// One line, and what the stages make of it.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) line: Line,
    /// Which aircraft, as painted on its tail; empty if unknown. By this key the stage `enrich` divides its work.
    pub(crate) tail: String,
    pub(crate) flight: Flight,
    pub(crate) leg: Leg,
    /// Why the line is rejected; if it is, the flight and the leg mean nothing.
    pub(crate) problem: Option<Malformed>,
    /// How long the file of rejects is with this line, if it is rejected.
    pub(crate) rejects_bytes: u64,
}

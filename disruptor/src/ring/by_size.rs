//! The layout for whoever does not choose: small events share stamps, large ones lie side by side.
//!
//! Small events are a question of latency: event and stamp come in one line, where the producer's cursor would be a second one. Of a large event,
//! a stamp would take the place of a part, and what it saves is one line of many. `benches/README.md` has the numbers, under "Slots".

use super::{Dense, Publish, SlotMarks, Stamped};

/// Whether events [share](super::Groups::share) stamps decides.
pub struct BySize<const SHARE: bool>;

/// The ring that [`BySize`] comes to.
#[allow(private_bounds, reason = "named by generated code only")]
pub trait Choice {
    /// See [`Stamped`] for the parameters.
    type Ring<E, const N: usize, const BOUND: usize, const LENGTH: usize, const PADDING: usize, V: SlotMarks>: Publish<
        E,
    >;
}

impl Choice for BySize<true> {
    type Ring<E, const N: usize, const BOUND: usize, const LENGTH: usize, const PADDING: usize, V: SlotMarks> =
        Stamped<E, N, BOUND, LENGTH, PADDING, V>;
}

impl Choice for BySize<false> {
    type Ring<E, const N: usize, const BOUND: usize, const LENGTH: usize, const PADDING: usize, V: SlotMarks> =
        Dense<E, N, BOUND, V>;
}

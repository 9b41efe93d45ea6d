//! Whom an end of the pipeline wakes, and who may wait at it.

use std::marker::PhantomData;

/// Whether somebody who waits for this writer may sleep.
pub trait Wakes {
    /// If not, the writer never looks for sleepers, unless it is a leaf: whoever waits until an event is done sleeps on that.
    const ANYBODY: bool;
}

/// The macro states whether any wait strategy on the other side of the writer's edges blocks, or tasks wait there. For a poller this is
/// always true, because `join` sleeps on it.
pub struct WakesIf<const ANYBODY: bool>;

impl<const A: bool> Wakes for WakesIf<A> {
    const ANYBODY: bool = A;
}

/// An end that is declared `async`: not only threads wait at it, but tasks too. Whom it wakes, `K` tells.
pub struct Async<K>(PhantomData<K>);

impl<K: Wakes> Wakes for Async<K> {
    const ANYBODY: bool = K::ANYBODY;
}

/// A producer whose pipeline says `producer: …, async;`.
#[diagnostic::on_unimplemented(
    message = "tasks cannot publish in this pipeline: its producer is not `async`",
    label = "this waits in a task",
    note = "write `producer: single, async;` or `producer: multi, async;` beside the pipeline's `event` and `capacity`"
)]
pub trait AsyncProducer: Wakes {}

impl<K: Wakes> AsyncProducer for Async<K> {}

/// A poller whose stage says `{ async }`.
#[diagnostic::on_unimplemented(
    message = "tasks cannot wait at this poller: its stage is not `async`",
    label = "this waits in a task",
    note = "declare the stage as `poll NAME: ACCESS {{ async }};`"
)]
pub trait AsyncPoller: Wakes {}

impl<K: Wakes> AsyncPoller for Async<K> {}

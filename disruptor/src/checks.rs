//! What only the compiler can check. Generated code calls these functions; each is named as the sentence that its error is
//! read as.

mod keys;
mod options;
mod slots;
mod text;

pub use keys::{ShardKey, key_hash};
pub use options::{
    ByFunction, ByList, CoreNumber, CoreNumbers, MaxBatch, Shards, ThreadName, core_function, core_list, core_number,
    lanes, thread_name,
};
pub use slots::SlotLayout;

use crate::wait::WaitStrategy;

/// Whatever the graph: an event is written by one thread and read or dropped by another.
pub const fn events_move_between_threads<Event: ?Sized + Send>() {}

/// Two stages without an order between them have `&Event`.
pub const fn stages_read_the_event_in_parallel<Event: ?Sized + Sync>() {}

/// A field may be less than the event: a `Send` event can have fields that are not.
pub const fn fields_move_between_threads<Field: ?Sized + Send>() {}

/// Two stages without an order between them read the same field.
pub const fn stages_read_the_field_in_parallel<Field: ?Sized + Sync>() {}

/// A handler, with all that it captures, is `Send`. Named as the sentence that its error is to be read as.
pub trait MovesToTheThreadOfItsStage: Send {}

impl<Handler: Send> MovesToTheThreadOfItsStage for Handler {}

/// What several shards call at the same time, with all that it captures, is `Sync`. Named as its error is to be read.
pub trait IsCalledByAllShardsAtOnce: Sync {}

impl<Handler: Sync> IsCalledByAllShardsAtOnce for Handler {}

/// A wait strategy whose `BLOCKS` is this.
///
/// Every strategy is one. Generated code states the value: where a type is no strategy, the value is wrong already, which has
/// been told, and the compiler does not say again that the type is none.
pub trait Waits<const BLOCKS: bool>: WaitStrategy {}

impl<W: WaitStrategy, const B: bool> Waits<B> for W {}

/// An event whose slots have a first value without an expression for it.
#[diagnostic::on_unimplemented(
    message = "the ring's slots have no first value: `{Self}` has no `Default`",
    label = "from the start, every slot holds one of these",
    note = "implement `Default` for `{Self}`, or write the first value: `event: {Self} = expression;`"
)]
pub trait FirstEvent {
    /// A new one for each slot.
    fn first() -> Self;
}

#[diagnostic::do_not_recommend]
impl<E: Default> FirstEvent for E {
    #[inline(always)]
    fn first() -> Self {
        Self::default()
    }
}

/// A wait strategy that can be made without an expression for it.
#[diagnostic::on_unimplemented(
    message = "the wait strategy cannot be made: `{Self}` has no `Default`",
    label = "each of the pipeline's threads has one of its own",
    note = "implement `Default` for `{Self}`, or write how to make one: `wait: {Self} = expression`"
)]
pub trait DefaultStrategy {
    /// A new one for each thread.
    fn new() -> Self;
}

#[diagnostic::do_not_recommend]
impl<W: Default> DefaultStrategy for W {
    #[inline(always)]
    fn new() -> Self {
        Self::default()
    }
}

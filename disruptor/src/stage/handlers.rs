//! What the literal gives for a stage: its handler, or what makes one.

use crate::access::Access;
use crate::sync::Arc;
use crate::{PipelineError, Sequence};

/// What one thread of a stage works with: a handler, and a state that it makes on that thread and that never leaves it.
pub trait Handlers<E: 'static, A: Access<E>, O> {
    /// What is made on the stage's thread. It need not be `Send`.
    type State;

    /// Whether making it can fail, so that the start waits for it.
    const PREPARES: bool;

    /// Makes the state. Called once, before anything else.
    ///
    /// # Errors
    ///
    /// What the user's closure fails with.
    fn make(&mut self) -> Result<Self::State, PipelineError>;

    /// Handles an event.
    fn handle(&mut self, state: &mut Self::State, item: A::Item<'_>, sequence: Sequence, end_of_batch: bool) -> O;
}

/// A handler without a state.
pub struct Plain<H>(pub H);

impl<E: 'static, A: Access<E>, O, H> Handlers<E, A, O> for Plain<H>
where
    H: for<'a> FnMut(A::Item<'a>, Sequence, bool) -> O,
{
    type State = ();
    const PREPARES: bool = false;

    fn make(&mut self) -> Result<(), PipelineError> {
        Ok(())
    }

    #[inline(always)]
    fn handle(&mut self, (): &mut (), item: A::Item<'_>, sequence: Sequence, end_of_batch: bool) -> O {
        (self.0)(item, sequence, end_of_batch)
    }
}

/// A handler with a state.
pub struct WithState<Make, H> {
    /// `None` once it was called.
    make: Option<Make>,
    handler: H,
}

impl<Make, H> WithState<Make, H> {
    /// From the pair in the literal.
    pub fn new((make, handler): (Make, H)) -> Self {
        Self { make: Some(make), handler }
    }
}

impl<E: 'static, A: Access<E>, O, S, Make, H> Handlers<E, A, O> for WithState<Make, H>
where
    Make: FnOnce() -> Result<S, PipelineError>,
    H: for<'a> FnMut(&mut S, A::Item<'a>, Sequence, bool) -> O,
{
    type State = S;
    const PREPARES: bool = true;

    fn make(&mut self) -> Result<S, PipelineError> {
        let make = self.make.take().unwrap_or_else(|| unreachable!("it is called once"));
        make()
    }

    #[inline(always)]
    fn handle(&mut self, state: &mut S, item: A::Item<'_>, sequence: Sequence, end_of_batch: bool) -> O {
        (self.handler)(state, item, sequence, end_of_batch)
    }
}

/// One handler for all shards of a stage, each of which has a state of its own.
pub struct EachWithState<Make, H> {
    shard: usize,
    pair: Arc<(Make, H)>,
}

impl<E: 'static, A: Access<E>, O, S, Make, H> Handlers<E, A, O> for EachWithState<Make, H>
where
    Make: Fn(usize) -> Result<S, PipelineError>,
    H: for<'a> Fn(&mut S, A::Item<'a>, Sequence, bool) -> O,
{
    type State = S;
    const PREPARES: bool = true;

    fn make(&mut self) -> Result<S, PipelineError> {
        (self.pair.0)(self.shard)
    }

    #[inline(always)]
    fn handle(&mut self, state: &mut S, item: A::Item<'_>, sequence: Sequence, end_of_batch: bool) -> O {
        (self.pair.1)(state, item, sequence, end_of_batch)
    }
}

/// The handlers of shards, from the closure in the literal.
pub fn each<H>(mut make: impl FnMut(usize) -> H) -> impl FnMut(usize) -> Plain<H> {
    move |shard| Plain(make(shard))
}

/// The handlers of shards, from the pair in the literal.
pub fn each_with_state<Make, H>(pair: (Make, H)) -> impl FnMut(usize) -> EachWithState<Make, H> {
    let pair = Arc::new(pair);
    move |shard| EachWithState { shard, pair: Arc::clone(&pair) }
}

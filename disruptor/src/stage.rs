//! The life of a stage's thread.

mod group;
mod handlers;

pub(crate) use group::run as run_group;
pub use group::{Member, Members};
pub use handlers::{EachWithState, Handlers, Plain, WithState, each, each_with_state};

use crate::access::Access;
use crate::control::Control;
use crate::core::Core;
use crate::plan::{Decision, Divides, Position, Wakes};
use crate::reader::Reader;
use crate::ring::{Events, Ring};
use crate::wait::WaitStrategy;
use crate::{PanicPayload, PipelineError, Sequence};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Handles events until the stream ends or the pipeline is halted. A panic or a failure halts the pipeline, and a panic goes no further.
pub(crate) fn run<E: 'static, R, M, A, P, K, W, T, O, const D: usize>(
    core: &Core<E, R, M>,
    mut reader: Reader<A, P, K, D>,
    mut strategy: W,
    mut work: Work<T, T::State>,
) where
    R: Ring<E>,
    M: Events,
    A: Access<E>,
    P: Position<Decision: Decision<O>, Share: Divides<E>>,
    K: Wakes,
    W: WaitStrategy,
    T: Handlers<E, A, O>,
{
    let worked = catch_unwind(AssertUnwindSafe(|| {
        let mut handler = |item: A::Item<'_>, sequence, end_of_batch| work.handle(item, sequence, end_of_batch);
        while !core.control().is_halted() {
            let Some(slot) = reader.next(core, &mut strategy) else { break };
            reader.batch(core, slot, &mut handler);
        }
    }));
    let end = |ended: Result<(), Box<dyn Any + Send>>| {
        if let Err(payload) = ended {
            panicked(core.control(), reader.lane(), reader.position(), payload);
        }
    };
    end(worked);
    end(work.drop_all());
    end(catch_unwind(AssertUnwindSafe(|| drop(strategy))));
}

/// What a stage's thread works with.
pub(crate) struct Work<T, S> {
    handlers: T,
    state: S,
}

impl<T, S> Work<T, S> {
    /// Lets the handler have an event.
    #[inline(always)]
    pub(crate) fn handle<E: 'static, A, O>(&mut self, item: A::Item<'_>, sequence: Sequence, end_of_batch: bool) -> O
    where
        A: Access<E>,
        T: Handlers<E, A, O, State = S>,
    {
        self.handlers.handle(&mut self.state, item, sequence, end_of_batch)
    }

    /// Makes the state. If that fails or panics, the handlers are dropped, and the error tells it.
    pub(crate) fn begin<E: 'static, A, O>(mut handlers: T, stage: &'static str) -> Result<Self, PipelineError>
    where
        A: Access<E>,
        T: Handlers<E, A, O, State = S>,
    {
        let made = catch_unwind(AssertUnwindSafe(|| handlers.make()));
        let failure = match made {
            Ok(Ok(made)) => return Ok(Self { handlers, state: made }),
            Ok(Err(error)) => error,
            Err(payload) => begin_panicked(stage, payload),
        };
        drop_quietly(handlers);
        Err(failure)
    }

    /// Drops the handlers, then the state. Returns the first panic of these drops.
    ///
    /// They come after the handler's own panic has unwound: a second panic during the first would abort the process.
    pub(crate) fn drop_all(self) -> Result<(), Box<dyn Any + Send>> {
        let Self { handlers, state } = self;
        let dropped = catch_unwind(AssertUnwindSafe(|| drop(handlers)));
        match (dropped, catch_unwind(AssertUnwindSafe(|| drop(state)))) {
            (Err(first), Err(second)) => {
                drop(PanicPayload::new(second));
                Err(first)
            }
            (first, second) => first.and(second),
        }
    }
}

/// Drops what a start that has failed leaves. A panic of that drop counts no more, and must not keep the thread from reporting why the start has
/// failed.
pub(crate) fn drop_quietly<T>(left: T) {
    if let Err(payload) = catch_unwind(AssertUnwindSafe(|| drop(left))) {
        drop(PanicPayload::new(payload));
    }
}

/// The thread of a lane caught a panic, which halts the pipeline.
#[cold]
pub(crate) fn panicked(control: &Control, lane: usize, sequence: Sequence, payload: Box<dyn Any + Send>) {
    let message = message(&*payload).to_owned();
    control.stage_panicked(lane, sequence, message, PanicPayload::new(payload));
}

/// The error of a stage that could not even begin.
fn begin_panicked(stage: &'static str, payload: Box<dyn Any + Send>) -> PipelineError {
    let message = message(&*payload).to_owned();
    PipelineError::StagePanicked { stage, sequence: 0, message, payload: PanicPayload::new(payload) }
}

/// The text of a panic.
fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&'static str>().copied();
    text.or_else(|| payload.downcast_ref().map(String::as_str)).unwrap_or("a panic without a text")
}
